// SPDX-License-Identifier: GPL-3.0-or-later
// Organizations: one row each, with the figures of its latest budget and how they went.
import { h, icon } from "../../html/common/dom.js";
import { wan } from "../../html/common/format.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { load, reader, rest, take } from "./data.js";
import { makeSelection } from "./selection.js";
import { documentLink, documentName, downloads, figureCell, inBoth, organizationLink, pageAddress, plain, showPage } from "./shell.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 96, HEIGHT = 22;
const SHOWN = 100;
const FIGURES = ["revenue", "expenditure", "basic", "project", "three_public"];

function element(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** Expenditure over the years, from zero; points: [{ year, value }] in order, two or more. */
export function sparkline(points) {
  const svg = element("svg", { class: "spark", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img",
    "aria-label": points.map((p) => `${p.year}: ${wan(p.value)}`).join(", ") });
  const top = Math.max(...points.map((p) => p.value)) || 1, years = points.map((p) => p.year);
  const span = years.at(-1) - years[0];
  const at = (p) => [4 + ((p.year - years[0]) / span) * (WIDTH - 8), HEIGHT - 4 - (p.value / top) * (HEIGHT - 8)];
  svg.append(element("polyline", { points: points.map((p) => at(p).join()).join(" ") }));
  const [x, y] = at(points.at(-1));
  svg.append(element("circle", { cx: x, cy: y, r: 2.6 }));
  return svg;
}

/* Documents of one organization; one without a name stands alone, under its own key. */
function groups(documents) {
  const found = new Map();
  for (const d of documents) {
    if (!found.has(d.body)) found.set(d.body, []);
    found.get(d.body).push(d);
  }
  return [...found.values()];
}

/* The latest budget; where there is none, the latest of any kind. */
function latest(group) {
  const newest = (list) => list.reduce((a, b) => ((b.year ?? 0) >= (a?.year ?? 0) ? b : a), undefined);
  return newest(group.filter((d) => d.kind === "budget" && d.expenditure !== null)) ?? newest(group);
}

function trend(group) {
  const byYear = new Map();
  for (const d of group) if (d.kind === latest(group).kind && d.year && d.expenditure !== null) byYear.set(d.year, d.expenditure);
  return [...byYear].sort(([a], [b]) => a - b).map(([year, value]) => ({ year, value }));
}

function documentsCell(group) {
  const links = group.map((d) => documentLink(d.key, `${d.year ?? "?"} ${t(d.kind ?? "unknown")}`).node);
  return { text: group.map((d) => d.year ?? "").join(" "), sort: latest(group).year ?? "", node: h("span.links", links) };
}

function findingsCell(group) {
  const sum = (key) => group.reduce((n, d) => n + d[key], 0);
  const counts = [["error", sum("errors")], ["warning", sum("warnings")], ["info", sum("notes")]];
  return { text: counts.map(([, n]) => n).join("/"), sort: counts[0][1] * 1e6 + counts[1][1] * 1e3 + counts[2][1],
    node: h("span.tally", counts.filter(([, n]) => n).map(([s, n]) => h(`span.${s}`, icon(s), String(n), h("span.unseen", h("span", { t: s }))))) };
}

/* `revenue absent,basic unreadable`: why there is no figure. */
const reasonsOf = (d) => Object.fromEntries((d.reasons ?? "").split(",").map((pair) => pair.split(" ")));

function organizationRow(group, perHead, trends) {
  const d = latest(group), points = trend(group), reasons = reasonsOf(d);
  const row = { ...d, body: d.body === d.key ? null : d.body };
  return { expenditure: d.expenditure ?? -1, cells: [
    organizationLink(row, documentName(d)), plain(d.place), documentsCell(group), ...FIGURES.map((name) => figureCell(d[name], reasons[name])),
    ...(perHead ? [plain(d.population), perHeadOf(d.expenditure, d.population)] : []),
    ...(trends ? [points.length > 1 ? { text: "", sort: points.at(-1).value / points[0].value - 1, node: sparkline(points) } : plain("")] : []),
    findingsCell(group)] };
}

/** Yuan a head, as a cell. */
export function perHeadOf(value, people) {
  if (value === null || !people) return plain("");
  const yuan = value / people;
  return { text: yuan.toLocaleString("en-US", { maximumFractionDigits: 0 }), sort: yuan, csv: yuan.toFixed(2) };
}

/* With nothing chosen the order is that of the list, and as many are loaded as are shown; what is left
 * of a choice has an order of its own, and all of it is looked through. */
export async function indexPage() {
  const site = await load("site"), source = reader("organizations"), lost = reader("unread"), slot = h("div.slot");
  const selection = await makeSelection({ open: true, changed: () => show() });

  async function show() {
    const open = selection.open(), { matches } = selection;
    const chosen = await take(source, open ? SHOWN : Infinity, matches);
    const perHead = chosen.some((d) => d.population), bodies = groups(chosen), trends = bodies.some((g) => trend(g).length > 1);
    const toRows = (list) => groups(list).map((g) => organizationRow(g, perHead, trends)).sort((a, b) => b.expenditure - a.expenditure);
    const columns = [["organization", "text"], ["place", "text"], ["documents", "text"], ["total_revenue", "amount"], ["total_expenditure", "amount"], ["total_basic", "amount"],
      ["total_project", "amount"], ["total_three_public", "amount"], ...(perHead ? [["population", "amount"], ["per_head", "amount"]] : []), ...(trends ? [["trend", "text"]] : []), ["findings", "text"]];
    const counts = open ? { organizations: site.bodies, documents: site.documents.rows } : { organizations: bodies.length, documents: chosen.length };
    slot.replaceChildren(h("p.lead", h("span", { t: ["site_lead", counts] }), site.editions.rows ? [" ", h("a", { href: pageAddress("editions"), t: "site_editions" })] : []),
      table({ label: t("site_index"), name: "organizations", columns: columns.map(([key, type]) => ({ t: key, type })), rows: toRows(chosen), more: rest(source, matches, toRows), limit: SHOWN, saves: false, tools: downloads("documents") }));
  }
  await show();
  const unreadRows = (rows) => rows.map((u) => ({ cells: [plain(u.file?.split(/[\\/]/).at(-1)), plain(u.error_code), { text: `${u.error_zh} ${u.error}`, node: inBoth(u.error_zh, u.error) }] }));
  const unread = site.unread.rows ? await take(lost, 1) : [];
  showPage("index", [selection.bar, slot,
    unread.length ? [h("h2", { t: "unread" }), table({ label: t("unread"), name: "unread", columns: [{ t: "file", type: "text" }, { t: "code", type: "text" }, { t: "why", type: "text" }],
      rows: unreadRows(unread), more: rest(lost, () => true, unreadRows), limit: 50, saves: false, tools: downloads("unread") })] : []]);
}
