// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the document, each under its title, the two sides of a balance one after the other.
import { h } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { addItem, dataOf, itemOf, itemsAt } from "./items.js";
import { lazyBody, tellBuilt } from "./pieces/blocks.js";

const HEAD_PX = 130, ROW_PX = 34, MOST_PX = 900; // of a table, before it is laid out

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

export function titleOf(d) {
  return d.title || t("untitled");
}

function rowName(cells) {
  return [cells.code, cells.name ?? cells.item].map((c) => c?.text).filter(Boolean).join(" ") || Object.values(cells)[0]?.text || "";
}

/** A table of the document: what of it is laid out, and where its rows are. */
class Block {
  constructor(d, k, store) {
    Object.assign(this, { d, k, store, path: `tables/${k}/rows`, grids: new Map(), states: new Map(), rows: [], prepared: 0 });
    this.n = store.size(this.path);
    this.element = h("section.block", { id: `table-${k}` }, this.heading(), h("p.meta", d.unit ? h("span", { t: ["unit_is", { unit: d.unit }] }) : [],
      d.pages ? pageButton(d.pages) : [], this.n ? [] : h("span.tag", { t: "empty_table" })));
    if (this.n) this.element.append(this.body = lazyBody(() => this.fill(), Math.min(MOST_PX, HEAD_PX + this.n * ROW_PX)));
    if (d.note) this.element.append(h("p.note", d.note));
    this.prepare(0, d.rows.length);
  }

  heading() {
    const { d } = this;
    return h("h3", { title: d.id }, d.number === null ? [] : h("span.number", { t: ["table_n", { n: d.number }] }), d.title ?? h("span", { t: "untitled" }));
  }

  sides() {
    return this.d.sides ?? ["revenue", "expenditure"].filter((side) => this.d.rows.some((r) => r.side === side));
  }

  /** Rows FROM to TO have come: their cells are items from now on. */
  prepare(from, to) {
    for (let at = from; at < to; at++) {
      const row = this.d.rows[at], home = { reveal: () => this.reveal(at) };
      for (const column of this.d.columns) this.cellOf(row, column, home);
      this.rows[at] = row;
    }
  }

  cellOf(row, column, home) {
    const cell = row.cells[column.id], { d } = this;
    if (!cell) return null;
    const isMoney = column.type === "amount";
    const where = () => [titleOf(d), rowName(row.cells), column.label.split("/").at(-1)].filter(Boolean).join(" › ");
    const item = itemOf(cell, cell.text, where, isMoney ? cell.value : null, home);
    const sort = typeof cell.value === "number" ? cell.value : isMoney ? "" : cell.text;
    return { text: cell.text, sort, data: item === undefined ? undefined : () => dataOf(item), csv: typeof cell.value === "number" && isMoney ? cell.value : cell.text,
      className: cell.state, props: cell.state ? { title: cell.state } : {} };
  }

  /* What the rows' two sides are, and whether a column of codes is derived, is known with all rows only. */
  fill() {
    const wait = this.sides().length ? this.store.need(this.path) : this.store.need("tables", this.k, this.k + 1) ?? this.store.need(this.path, 0, 1);
    return wait ? wait.then(() => this.fill()) : this.build();
  }

  build() {
    const sides = this.sides();
    return sides.length ? sides.map((side) => [h("h4", { t: side }), this.grid(side)]) : this.grid();
  }

  toRow(row, at, columns, derived) {
    return { kind: row.kind, level: row.level, at, cells: [...columns.map((c) => this.cellOf(row, c)), ...(derived ? [{ text: row.derived_code ?? "" }] : [])] };
  }

  grid(side) {
    const { d, store, path } = this;
    const columns = d.columns.filter((c) => !side || !c.side || c.side === side);
    const derived = d.rows.some((r) => r.derived_code);
    const made = [], label = side ? `${titleOf(d)} · ${t(side)}` : titleOf(d);
    const add = (from, to) => { for (let at = from; at < to; at++) if (d.rows[at]) made[at] ??= this.toRow(d.rows[at], at, columns, derived); };
    const part = () => d.rows.map((r, at) => [r, at]).filter(([r]) => r.side === side).map(([r, at]) => this.toRow(r, at, columns, derived));
    if (!side) add(0, d.rows.length);
    const need = (from, to) => { const wait = store.need(path, from, to); if (wait) return wait.then(() => add(from, to)); add(from, to); return undefined; };
    if (!this.states.has(side)) this.states.set(side, {});
    const element = table({ label, json: d, state: this.states.get(side), built: tellBuilt, rowHeader: Math.max(0, columns.findIndex((c) => ["name", "item"].includes(c.id))),
      columns: [...columns.map((c) => ({ path: c.label.split("/"), type: c.type })), ...(derived ? [{ t: "derived_code", type: "code" }] : [])],
      rows: side ? part() : made, lazy: side ? undefined : { n: this.n, need } });
    this.grids.set(side, element);
    return element;
  }

  /** Lays row AT out; a promise where it has to come. */
  reveal(at) {
    const go = () => { const { side } = this.d.rows[at] ?? {}; return (this.grids.get(side) ?? this.grids.get(undefined))?.reveal(this.place(at, side)); };
    const wait = this.body?.ready();
    return wait ? wait.then(go) : go();
  }

  /** Lays row AT out and gives the element of its cell, or of the row. */
  async find(at, column) {
    await this.reveal(at);
    const row = this.element.querySelector(`tr[data-row="${at}"]`), cell = this.d.rows[at].cells[column.id];
    const item = cell && itemOf(cell);
    return (item === undefined ? null : row?.querySelector(`[data-i="${item}"]`)) ?? row ?? this.element;
  }

  /* The index of row AT within its side's grid. */
  place(at, side) {
    return this.grids.has(side) && side ? this.d.rows.slice(0, at).filter((r) => r.side === side).length : at;
  }
}

/** [block] of all tables; each has an `element`, and rows that are items as soon as they have come. */
export function tableBlocks(d, store) {
  const blocks = d.tables.map((table, k) => new Block(table, k, store));
  store.onCome((path, first, n) => {
    const [list, k, rows] = path.split("/");
    if (list === "tables" && rows) blocks[Number(k)].prepare(first, first + n);
  });
  return blocks;
}

/** A printed figure as a button-like cell of its own. */
export function fieldItem(cell, where) {
  const at = itemsAt(cell.page, cell.bbox);
  return at.length ? at[0] : addItem(cell.page, cell.bbox, cell.text, where, typeof cell.value === "number" ? cell.value : null);
}
