// SPDX-License-Identifier: GPL-3.0-or-later
// What all pages of the site have around their contents, and the cells that their tables share.
import { bars, colourOf } from "../../html/common/chart.js";
import { h } from "../../html/common/dom.js";
import { wan } from "../../html/common/format.js";
import { settingsButtons } from "../../html/common/settings.js";
import { onLanguage, t } from "../../html/common/words.js";
import { root } from "./data.js";
import { carried } from "./selection.js";

const PAGES = [["index", "site_index"], ["compare", "site_compare"], ["governments", "site_governments"], ["functions", "site_functions"], ["three-public", "site_three_public"], ["projects", "site_projects"], ["findings", "findings"], ["search", "site_search"], ["about", "site_about"]];

/* Links to the other pages take the choice along. */
function pageLink(name, words, page) {
  const link = h("a", { "aria-current": name === page ? "page" : null, t: words });
  const aim = () => { link.href = `${root}${name}.html${carried()}`; };
  addEventListener("mingxi-choice", aim);
  aim();
  return link;
}

/* Pages that others lead to. */
const ASIDE = { editions: "site_editions", codes: "site_codes" };

/** The frame of every page; h1: its heading, where it is not that of a page of the list. */
export function showPage(page, contents, heading) {
  const key = PAGES.find(([name]) => name === page)?.[1] ?? ASIDE[page];
  if (key) onLanguage(() => { document.title = `${t(key)} · mingxi 明细`; });
  document.body.append(h("a.skip", { href: "#main", t: "skip" }),
    h("header.bar", h("a.brand", { href: `${root}index.html` }, "明细", h("small", "mingxi")),
      h("nav.pages", { labelT: "parts" }, PAGES.map(([name, words]) => pageLink(name, words, page))),
      settingsButtons()),
    h("main", { id: "main" }, heading ?? h("h1", { t: key }), contents), h("footer", h("p", { t: "made_by_site" })));
  document.documentElement.dataset.ready = "true";
}

export function showFailure(error) {
  document.body.append(h("main", h("p.nothing", { t: ["cannot_load", { what: error.message }] })));
  document.documentElement.dataset.ready = "failed";
}

export const amount = (value) => (value === null || value === undefined ? { text: "", sort: "" } : { text: wan(value), sort: value, csv: value });
export const plain = (text) => ({ text: text === null || text === undefined ? "" : String(text), sort: typeof text === "number" ? text : undefined });

export function documentName(d) {
  return d.organization || d.title || d.file?.split(/[\\/]/).at(-1) || "—";
}

/** A link to the page of a document, at PART of it where one is named. */
export function documentLink(key, text, part) {
  return { text, node: h("a", { href: `${root}documents/${key}.html${part ? `#${part}` : ""}` }, text) };
}

/** A link to the page of an organization; one that has none is its document's. */
export function organizationLink(row, text = row.organization || "—") {
  return row.body ? { text, node: h("a", { href: `${root}organizations/${row.body}.html` }, text) } : documentLink(row.document ?? row.key, text);
}

/** An amount, or in its place why there is none; a link to the document where there is one, which says at
 * which place of it (SOURCE) the figure stands. */
export function figureCell(value, reason, key, source) {
  if (value === null || value === undefined) return { text: reason ? t(`reason_${reason}`) : "", sort: "", csv: "", node: h("span.reason", reason ? { t: `reason_${reason}` } : {}) };
  return key ? { ...amount(value), node: h("a.figure-link", { href: `${root}documents/${key}.html`, title: source ?? null }, wan(value)) } : amount(value);
}

/** A text of the data that there is in both languages. */
export function inBoth(zh, en) {
  return h("span", h("span", { lang: "zh-CN", data: { only: "zh" } }, zh), h("span", { lang: "en", data: { only: "en" } }, en));
}

export function downloads(list) {
  return ["csv", "json"].map((form) => h("a.save", { href: `${root}downloads/${list}.${form}`, download: `${list}.${form}` }, h("span", { t: form })));
}

/** The address of another page, with what is chosen. */
export const pageAddress = (name) => `${root}${name}.html${carried()}`;

/**
 * The parts of one bar, which is as long as its TOTAL: what PARTS (amounts by id) leave of it is a part of its
 * own; parts that come to more than it are not drawn beside it.
 */
export function stacked(name, total, parts) {
  const split = Object.entries(parts).map(([part, value]) => ({ name, part, value: value ?? 0 })).filter((b) => b.value > 0);
  const rest = total - split.reduce((sum, b) => sum + b.value, 0);
  if (rest < 0) return [{ name, part: "unsplit", value: total }];
  // Yuan of fractions of a cent are no part.
  return rest > 0.005 ? [...split, { name, part: "unsplit", value: rest }] : split;
}

/** A chart that follows the width of its place. rows and parts as of bars(). */
export function chart(label, rows, parts) {
  const slot = h("div.chart");
  let last = 0;
  const draw = () => slot.replaceChildren(bars({ rows, parts, width: last, label: label() }));
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (width < 40 || Math.abs(width - last) < 4) return;
    last = width;
    draw();
  }).observe(slot);
  onLanguage(() => { if (last) draw(); });
  const legend = parts.length > 1 ? parts.map((p, i) => h("span", h("i", { style: { background: colourOf(p, i) } }), h("span", { t: p.t }))) : [];
  return h("figure.chart-figure", h("p.legend", legend, h("span.unit", { t: ["unit_is", { unit: t("wan") }] })), slot);
}

/** Names in a chart must differ: the year, then a number, tells those apart that do not. */
export function distinct(rows, name, year) {
  const seen = new Map();
  return rows.map((row) => {
    let text = name(row);
    if (rows.some((other) => other !== row && name(other) === text)) text = `${text} ${year(row) ?? ""}`.trim();
    const n = (seen.get(text) ?? 0) + 1;
    seen.set(text, n);
    return { row, name: n > 1 ? `${text} (${n})` : text };
  });
}
