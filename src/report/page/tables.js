// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the document, each under its title, the two sides of a balance one after the other.
import { h } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { addItem, itemsAt } from "./items.js";

export function pagesLabel([first, last]) {
  return first === last ? ["page_n", { n: first }] : ["pages_n", { a: first, b: last }];
}

let pictures = true;

/** Whether there are pictures of pages that a reader can be taken to. */
export function setPictures(there) {
  pictures = there;
}

export function pageButton(pages) {
  return !pictures ? h("span", { t: pagesLabel(pages) }) : h("button.to-page", { type: "button", data: { goto: pages[0] }, t: pagesLabel(pages) });
}

function titleOf(d) {
  return d.title || t("untitled");
}

function rowName(cells) {
  return [cells.code, cells.name ?? cells.item].map((c) => c?.text).filter(Boolean).join(" ") || Object.values(cells)[0]?.text || "";
}

function cellOf(row, column, d) {
  const cell = row.cells[column.id];
  if (!cell) return null;
  const isMoney = column.type === "amount";
  const where = () => [titleOf(d), rowName(row.cells), column.label.split("/").at(-1)].filter(Boolean).join(" › ");
  const item = addItem(cell.page, cell.bbox, cell.text, where, isMoney ? cell.value : null);
  const sort = typeof cell.value === "number" ? cell.value : isMoney ? "" : cell.text;
  return { text: cell.text, sort, item, csv: typeof cell.value === "number" && isMoney ? cell.value : cell.text,
    className: cell.state, props: cell.state ? { title: cell.state } : {} };
}

function gridOf(d, side) {
  const columns = d.columns.filter((c) => !side || !c.side || c.side === side);
  const rows = d.rows.filter((r) => !side || r.side === side);
  const rowHeader = Math.max(0, columns.findIndex((c) => ["name", "item"].includes(c.id)));
  const derived = rows.some((r) => r.derived_code);
  const label = side ? `${titleOf(d)} · ${t(side)}` : titleOf(d);
  return table({
    label,
    json: d,
    rowHeader,
    columns: [...columns.map((c) => ({ path: c.label.split("/"), type: c.type })), ...(derived ? [{ t: "derived_code", type: "code" }] : [])],
    rows: rows.map((r) => ({ kind: r.kind, level: r.level, cells: [...columns.map((c) => cellOf(r, c, d)), ...(derived ? [{ text: r.derived_code ?? "" }] : [])] })),
  });
}

function sidesOf(d) {
  return ["revenue", "expenditure"].filter((side) => d.rows.some((r) => r.side === side));
}

export function oneTable(d, k) {
  const sides = sidesOf(d);
  const heading = h("h3", { title: d.id }, d.number === null ? [] : h("span.number", { t: ["table_n", { n: d.number }] }), d.title ?? h("span", { t: "untitled" }));
  const meta = h("p.meta", d.unit ? h("span", { t: ["unit_is", { unit: d.unit }] }) : [], pageButton(d.pages),
    d.rows.length ? [] : h("span.tag", { t: "empty_table" }));
  const grids = !d.rows.length ? [] : sides.length
    ? sides.map((side) => [h("h4", { t: side }), gridOf(d, side)]) : gridOf(d);
  return h("section.block", { id: `table-${k}` }, heading, meta, grids, d.note ? h("p.note", d.note) : []);
}

export function tablesPart(d) {
  return d.tables.length ? d.tables.map(oneTable) : h("p.nothing", { t: "no_tables" });
}

/** A printed figure as a button-like cell of its own. */
export function fieldItem(cell, where) {
  const at = itemsAt(cell.page, cell.bbox);
  return at.length ? at[0] : addItem(cell.page, cell.bbox, cell.text, where, typeof cell.value === "number" ? cell.value : null);
}
