// SPDX-License-Identifier: GPL-3.0-or-later
// A table that sorts by any column and filters by any text; printed order comes back at the third
// click. Real <table> markup with headers over several rows.
import { h, icon, download } from "./dom.js";
import { csv, fileName, fold } from "./format.js";
import { Near } from "./near.js";
import { bind, unbind } from "./words.js";

const FILTER_FROM = 9; // rows; below, everything is in view
const GROUP = 30; // rows that are laid out together: a screen's height
const WHOLE = 60; // a table of so many rows is laid out at once, or of as many as a list shows at first
const ROW_PX = 34; // a guess, before any row was laid out
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
        data: cell.data?.() ?? {}, tabindex: cell.data ? -1 : null, ...cell.props },
      cell.node ?? cell.text);
  });
  return h("tr", { class: row.kind ?? null, data: row.at === undefined ? {} : { row: row.at } }, cells);
}

/* The longest text of each column: a row that is not seen keeps the columns as wide as all rows need. */
function ruler(rows, columns) {
  const longest = columns.map(() => "");
  for (const row of rows) for (let i = 0; row && i < columns.length; i++) {
    const text = row.cells[i]?.text ?? "";
    if (text.length > longest[i].length) longest[i] = text;
  }
  return h("tbody.ruler", { "aria-hidden": "true" }, h("tr", longest.map((text, i) => h(`td.${columns[i].type}`, text))));
}

/**
 * table({ label, name, columns, rows, rowHeader, limit, json, tools }): an element.
 * columns: [{ path: [header…] or t: key, type }]; rows: [{ cells: [{ text, sort, data(), node, props
 * }], level, kind, at }], data(): the attributes that tie a cell to its place; label: the table's name;
 * limit: rows shown at first; json: what the JSON download holds, where there is one; saves: false where
 * tools have downloads of their own; state: what the reader chose, where it is to outlive the element.
 * Rows that come as they are needed: more: { done(), load(): Promise of rows }, for the rows that are
 * shown, all of them to sort or to filter; or lazy: { n, need(from, to) }, where ROWS fills up to N by
 * itself, and need() is a promise of some of them or undefined where they are there.
 */
export function table(options) {
  const { label, rowHeader = 0, limit = Infinity, more: source = { done: () => true } } = options;
  const rows = options.lazy ? options.rows : [...options.rows];
  const lazy = options.lazy ?? { get n() { return rows.length; }, need: () => undefined };
  const columns = options.columns.map((c) => ({ ...c, path: c.path ?? [""] }));
  const state = options.state ?? {};
  Object.assign(state, { column: 0, order: "none", words: "", limit, ...state });
  const thead = h("thead"), grid = h("table", h("caption.unseen", label), thead);
  const scroller = h("div.scroll", { tabindex: 0, role: "group", "aria-label": label }, grid);
  const count = h("span.count", { role: "status" });
  const more = h("button.more", { type: "button", on: { click: () => { state.limit += MORE; show(); } } });
  const headers = [];
  let near = null, groups = [], loading = false;

  async function load() {
    if (loading) return;
    loading = true;
    rows.push(...await source.load());
    loading = false;
    show();
  }

  /* SHOWN: rows; null where they stand as printed, and some of them may have to come. */
  function lay(shown, n) {
    near?.close();
    near = null;
    for (const body of groups) body.remove();
    grid.querySelector(".ruler")?.remove();
    grid.removeAttribute("aria-rowcount");
    const build = (from, to) => (shown ?? rows).slice(from, to).map((row) => bodyRow(row, columns, rowHeader));
    const above = thead.rows.length;
    const number = (trs, from) => { trs.forEach((tr, k) => tr.setAttribute("aria-rowindex", String(above + from + k + 1))); return trs; };
    if (n <= Math.max(WHOLE, limit < Infinity ? limit : 0) && !(shown ? undefined : lazy.need(0, n))) {
      groups = [h("tbody", build(0, n))];
      grid.append(...groups);
      return;
    }
    near = new Near(scroller);
    grid.setAttribute("aria-rowcount", String(above + n));
    grid.append(ruler(shown ?? rows, columns));
    groups = Array.from({ length: Math.ceil(n / GROUP) }, (_, g) => {
      const from = g * GROUP, to = Math.min(n, from + GROUP);
      const fill = () => {
        const waiting = shown ? undefined : lazy.need(from, to);
        const made = () => { queueMicrotask(() => options.built?.()); return number(build(from, to), from); };
        return waiting ? waiting.then(made) : made();
      };
      return near.add(h("tbody", { data: { columns: columns.length } }), fill, (to - from) * ROW_PX);
    });
    grid.append(...groups);
    near.fill(groups[0]);
  }

  function show() {
    const plain = !state.words && state.order === "none";
    const waiting = plain ? undefined : lazy.need(0, lazy.n);
    if (waiting) {
      unbind(count);
      bind(count, "", "loading");
      waiting.then(show);
      return;
    }
    const found = state.words ? rows.filter((row) => row.cells.some((c) => c && fold(c.text ?? "").includes(state.words))) : rows;
    const n = plain ? lazy.n : found.length;
    lay(plain ? null : sorted(found, state.column, state.order), Math.min(n, state.limit));
    const wanted = plain ? state.limit + 1 : Infinity;
    const lacking = !source.done() && found.length < wanted;
    unbind(count);
    count.textContent = "";
    if (lacking) bind(count, "", "loading");
    else if (state.words) bind(count, "", ["shown_of", { n: found.length, all: rows.length }]);
    more.hidden = n <= state.limit;
    if (!more.hidden) {
      unbind(more);
      bind(more, "", ["show_more", { n: source.done() ? Math.min(MORE, n - state.limit) : MORE }]);
    }
    if (lacking) load();
    options.built?.();
  }

  function sortBy(column) {
    state.order = state.column === column ? ORDERS[(ORDERS.indexOf(state.order) + 1) % 3] : "ascending";
    state.column = column;
    headers.forEach((th, i) => th?.setAttribute("aria-sort", i === column ? state.order : "none"));
    show();
  }

  thead.append(...headRows(columns).map((cells) => h("tr", cells.map((cell) => {
    const column = columns[cell.column];
    if (!cell.leaf) return h("th.group", { scope: "colgroup", colspan: cell.span }, cell.label);
    const props = column.t ? { t: column.t } : {};
    const th = h(`th.${column.type}`, { scope: "col", rowspan: cell.rows > 1 ? cell.rows : null, "aria-sort": "none" },
      h("button.sort", { type: "button", on: { click: () => sortBy(cell.column) } },
        h("span", props, column.t ? [] : cell.label || "\u00a0"), column.t || cell.label.trim() ? [] : h("span.unseen", { t: ["column_n", { n: cell.column + 1 }] })));
    headers[cell.column] = th;
    if (cell.column === state.column) th.setAttribute("aria-sort", state.order);
    return th;
  }))));

  const save = async (form, type, text) => { await lazy.need(0, lazy.n); download(`${fileName(options.name ?? label)}.${form}`, type, text()); };
  const filter = h("input.filter", { type: "search", placeholderT: "filter", labelT: ["filter_of", { what: label }],
    on: { input: () => { state.typed = filter.value; state.words = fold(filter.value); state.limit = limit; show(); } } });
  filter.value = state.typed ?? "";
  const tools = h("div.table-tools", lazy.n >= FILTER_FROM || !source.done() ? [filter, count] : [], h("span.spring"), options.tools ?? [],
    options.saves === false ? [] : [saveButton("csv", label, () => save("csv", "text/csv;charset=utf-8", () => asCsv(columns, rows))),
      options.json === undefined ? [] : saveButton("json", label, () => save("json", "application/json", () => JSON.stringify(options.json, null, 1)))]);
  show();
  const element = h("div.table", tools, scroller, more);
  element.close = () => near?.close();
  /** Brings row AT into the table, whatever filter, limit or distance keeps it out; a promise where it has to come. */
  element.reveal = (at) => {
    if (state.words || state.order !== "none" || state.limit < lazy.n) {
      Object.assign(state, { words: "", typed: "", order: "none", limit: Infinity });
      filter.value = "";
      headers.forEach((th) => th?.setAttribute("aria-sort", "none"));
      show();
    }
    return near?.fill(groups[Math.floor((at ?? 0) / GROUP)]);
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
