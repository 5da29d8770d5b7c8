// SPDX-License-Identifier: GPL-3.0-or-later
// What charts are made of, as a script of its own for the site.
export { axisX, axisY, barX, gridX, plot, ruleX, text } from "@observablehq/plot";
