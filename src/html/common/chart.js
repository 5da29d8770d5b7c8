// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars, by Observable Plot: amounts by name, in one or several parts.
import { axisX, axisY, barX, gridX, plot, ruleX, text } from "@observablehq/plot";
import { wan } from "./format.js";

/* Pixels: a name of sixteen characters. */
const LABEL_MOST = 216;
const RIGHT = 86; // where totals stand

/* A part has one colour wherever it is drawn; others in their order. */
const SERIES = { basic: 1, project: 2, unsplit: 4, overseas: 1, vehicle: 2, reception: 3 };

export const colourOf = (part, i) => `var(--series-${SERIES[part.id] ?? i + 1})`;

/* A character of CJK is as wide as the type is high, and so are quotes and dashes in its fonts; others about half. */
const widthOf = (text) => [...text].reduce((sum, c) => sum + (c > "\u2e7f" || "“”‘’…—·".includes(c) ? 12.3 : 7), 0);

/* NAME in as many pixels as there is ROOM. What tells names of one beginning apart, a year or a number,
 * stays. */
function shorten(name, room) {
  if (widthOf(name) <= room) return name;
  const tail = /(?: \d{4})?(?: \(\d+\))?$/.exec(name)[0], chars = [...name.slice(0, name.length - tail.length)];
  while (chars.length > 1 && widthOf(`${chars.join("")}…${tail}`) > room) chars.pop();
  return `${chars.join("")}…${tail}`;
}

/** Names each bar with the item it stands for, so that pointing at it works as on a cell. */
function tagged(options, rows) {
  return {
    ...options,
    render(index, scales, values, dimensions, context, next) {
      const g = next(index, scales, values, dimensions, context);
      [...g.children].forEach((bar, k) => {
        const row = rows[index[k]];
        if (row.item !== undefined) bar.dataset.i = row.item;
      });
      return g;
    },
  };
}

/**
 * rows: [{ name, part, value (yuan), item }], bars from the top in the order of names; parts: [{ id,
 * label }] in stacking order. Returns an <svg>.
 */
export function bars({ rows, parts, width, label }) {
  const names = [...new Set(rows.map((r) => r.name))];
  const totals = names.map((name) => ({
    name,
    total: rows.filter((r) => r.name === name).reduce((sum, r) => sum + r.value, 0),
  }));
  const left = Math.min(width * 0.42, LABEL_MOST, Math.max(...names.map(widthOf)) + 14);
  // Labels of the axis stand apart: as many as there is room for, 0 and another at least.
  const room = width - left - RIGHT, tickWidth = widthOf(wan(Math.max(...totals.map((r) => r.total))).split(".")[0]) + 18;
  const ticks = Math.max(1, Math.min(4, Math.floor(room / tickWidth)));
  const svg = plot({
    width,
    height: names.length * 26 + 34,
    marginLeft: left,
    marginRight: RIGHT,
    marginTop: 6,
    marginBottom: 28,
    x: { transform: (v) => v / 10000, label: null },
    y: { domain: names, label: null },
    color: { domain: parts.map((p) => p.id), range: parts.map(colourOf) },
    style: { fontFamily: "inherit", fontSize: "12px", background: "none", overflow: "visible" },
    marks: [
      gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks }),
      axisX({ ticks, tickSize: 0, color: "var(--ink-2)" }),
      axisY({ tickSize: 0, tickFormat: (name) => shorten(name, left - 12), color: "var(--ink)" }),
      barX(rows, tagged({ x: "value", y: "name", fill: "part", insetTop: 4, insetBottom: 4, title: (r) => `${r.name} ${wan(r.value)}` }, rows)),
      ruleX([0], { stroke: "var(--ink-2)" }),
      text(totals, { x: "total", y: "name", text: (d) => wan(d.total), textAnchor: "start", dx: 6, fill: "var(--ink)", fontVariant: "tabular-nums" }),
    ],
  });
  // Plot labels its groups, which ARIA allows only for elements with a role.
  for (const g of svg.querySelectorAll("[aria-label]")) {
    g.dataset.mark = g.getAttribute("aria-label");
    g.removeAttribute("aria-label");
  }
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}
