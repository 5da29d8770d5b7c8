// SPDX-License-Identifier: GPL-3.0-or-later
// A table that sorts by any column and filters by any text; printed order comes back at the third
// click. Real <table> markup with headers over several rows.
import { h, icon, download } from "./dom.js";
import { csv, fileName, fold } from "./format.js";
import { bind, unbind } from "./words.js";

const FILTER_FROM = 9; // rows; below, everything is in view
const MORE = 200; // rows that are shown more on demand
const ORDERS = ["none", "ascending", "descending"];

/* The header rows: columns whose paths begin alike stand under one heading. */
function headRows(columns) {
  const depth = Math.max(...columns.map((c) => c.path.length));
  return Array.from({ length: depth }, (_, level) => {
    const cells = [];
    for (let i = 0; i < columns.length; i++) {
      const path = columns[i].path;
      if (path.length <= level) continue;
      const leaf = path.length === level + 1;
      let last = i;
      while (!leaf && last + 1 < columns.length && sameUpTo(path, columns[last + 1].path, level)) last++;
      cells.push({ column: i, span: last - i + 1, leaf, rows: leaf ? depth - level : 1, label: path[level] });
      i = last;
    }
    return cells;
  });
}

function sameUpTo(a, b, level) {
  return b.length > level + 1 && a.slice(0, level + 1).every((part, k) => part === b[k]);
}

function compare(a, b) {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a).localeCompare(String(b), "zh-CN", { numeric: true });
}

/* What is blank stands last, whatever the order. */
function sorted(rows, column, order) {
  if (order === "none") return rows;
  const sign = order === "ascending" ? 1 : -1;
  const key = (row) => row.cells[column]?.sort ?? row.cells[column]?.text ?? "";
  const blank = (row) => (key(row) === "" || key(row) === null ? 1 : 0);
  const rank = (row) => (row.kind === "total" ? 2 : 0) + blank(row);
  return [...rows].sort((a, b) => rank(a) - rank(b) || sign * compare(key(a), key(b)));
}

function bodyRow(row, columns, rowHeader) {
  const cells = columns.map((column, i) => {
    const cell = row.cells[i];
    if (!cell) return h(`td.${column.type}`);
    const tag = i === rowHeader && (cell.node || cell.text) ? "th" : "td";
    return h(`${tag}.${column.type}${cell.className ? `.${cell.className}` : ""}`,
      { scope: tag === "th" ? "row" : null, style: i === rowHeader && row.level ? { "--level": row.level } : {},
        data: cell.item === undefined ? {} : { i: cell.item }, tabindex: cell.item === undefined ? null : -1, ...cell.props },
      cell.node ?? cell.text);
  });
  return h("tr", { class: row.kind ?? null }, cells);
}

/**
 * table({ label, name, columns, rows, rowHeader, limit, json, tools }): an element.
 * columns: [{ path: [header…] or t: key, type }]; rows: [{ cells: [{ text, sort, item, node, props
 * }], level, kind }]; label: the table's name; limit: rows shown at first; json: what the JSON
 * download holds, where there is one; saves: false where tools have downloads of their own; more: {
 * done(), load(): Promise of rows }, where rows come as they are needed: for the rows that are shown,
 * all of them to sort or to filter.
 */
export function table(options) {
  const { label, rowHeader = 0, limit = Infinity, more: source = { done: () => true } } = options;
  const rows = [...options.rows];
  const columns = options.columns.map((c) => ({ ...c, path: c.path ?? [""] }));
  const state = { column: 0, order: "none", words: "", limit };
  const tbody = h("tbody");
  const count = h("span.count", { role: "status" });
  const more = h("button.more", { type: "button", on: { click: () => { state.limit += MORE; show(); } } });
  const elements = new Map();
  const headers = [];

  let loading = false;

  async function load() {
    if (loading) return;
    loading = true;
    rows.push(...await source.load());
    loading = false;
    show();
  }

  function show() {
    const found = state.words ? rows.filter((row) => row.cells.some((c) => c && fold(c.text ?? "").includes(state.words))) : rows;
    const shown = sorted(found, state.column, state.order).slice(0, state.limit);
    tbody.replaceChildren(...shown.map((row) => {
      if (!elements.has(row)) elements.set(row, bodyRow(row, columns, rowHeader));
      return elements.get(row);
    }));
    const wanted = state.words || state.order !== "none" ? Infinity : state.limit + 1;
    const lacking = !source.done() && found.length < wanted;
    unbind(count);
    count.textContent = "";
    if (lacking) bind(count, "", "loading");
    else if (state.words) bind(count, "", ["shown_of", { n: found.length, all: rows.length }]);
    more.hidden = found.length <= state.limit;
    if (!more.hidden) {
      unbind(more);
      bind(more, "", ["show_more", { n: source.done() ? Math.min(MORE, found.length - state.limit) : MORE }]);
    }
    if (lacking) load();
  }

  function sortBy(column) {
    state.order = state.column === column ? ORDERS[(ORDERS.indexOf(state.order) + 1) % 3] : "ascending";
    state.column = column;
    headers.forEach((th, i) => th?.setAttribute("aria-sort", i === column ? state.order : "none"));
    show();
  }

  const thead = h("thead", headRows(columns).map((cells) => h("tr", cells.map((cell) => {
    const column = columns[cell.column];
    if (!cell.leaf) return h("th.group", { scope: "colgroup", colspan: cell.span }, cell.label);
    const props = column.t ? { t: column.t } : {};
    const th = h(`th.${column.type}`, { scope: "col", rowspan: cell.rows > 1 ? cell.rows : null, "aria-sort": "none" },
      h("button.sort", { type: "button", on: { click: () => sortBy(cell.column) } },
        h("span", props, column.t ? [] : cell.label || "\u00a0"), column.t || cell.label.trim() ? [] : h("span.unseen", { t: ["column_n", { n: cell.column + 1 }] })));
    headers[cell.column] = th;
    return th;
  }))));

  const filter = h("input.filter", { type: "search", placeholderT: "filter", labelT: ["filter_of", { what: label }],
    on: { input: () => { state.words = fold(filter.value); state.limit = limit; show(); } } });
  const tools = h("div.table-tools", rows.length >= FILTER_FROM || !source.done() ? [filter, count] : [], h("span.spring"), options.tools ?? [],
    options.saves === false ? [] : [saveButton("csv", label, () => download(`${fileName(options.name ?? label)}.csv`, "text/csv;charset=utf-8", asCsv(columns, rows))),
      options.json === undefined ? [] : saveButton("json", label, () => download(`${fileName(options.name ?? label)}.json`, "application/json", JSON.stringify(options.json, null, 1)))]);
  show();
  const grid = h("table", h("caption.unseen", label), thead, tbody);
  const scroller = h("div.scroll", { tabindex: 0, role: "region", "aria-label": label }, grid);
  const element = h("div.table", tools, scroller, more);
  /** Brings a row into the table that a filter or the limit keeps out of it. */
  element.reveal = () => {
    if (state.words || state.limit < rows.length) {
      filter.value = state.words = "";
      state.limit = Infinity;
      show();
    }
  };
  return element;
}

function saveButton(form, label, save) {
  return h("button.save", { type: "button", titleT: [`${form}_of`, { what: label }], labelT: [`${form}_of`, { what: label }], on: { click: save } }, icon("download"), h("span", { t: form }));
}

function asCsv(columns, rows) {
  const head = columns.map((c) => (c.csv ?? c.path.join("/")) || c.t || "");
  return csv([head, ...rows.map((row) => columns.map((_, i) => row.cells[i]?.csv ?? row.cells[i]?.text ?? ""))]);
}
