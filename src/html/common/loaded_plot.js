// SPDX-License-Identifier: GPL-3.0-or-later
// The chart library where a page has loaded plot.js: build.mjs puts this in its place.
export const { axisX, axisY, barX, gridX, plot, ruleX, text } = globalThis.mingxiPlot ?? {};
