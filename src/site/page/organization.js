// SPDX-License-Identifier: GPL-3.0-or-later
// One organization: all its documents, its figures over the years, functions, projects, findings.
import { h, icon } from "../../html/common/dom.js";
import { layAllOut, layFarAway, Near } from "../../html/common/near.js";
import { table } from "../../html/common/table.js";
import { language, onLanguage, t } from "../../html/common/words.js";
import { makeStore } from "../../report/page/pieces/store.js";
import { load, root } from "./data.js";
import { compareLink } from "./compare/compare.js";
import { chart, documentLink, figureCell, plain, showPage } from "./shell.js";

const TOTALS = ["revenue", "expenditure", "basic", "project", "three_public"];
const THREE = ["overseas", "vehicle", "vehicle_purchase", "vehicle_operation", "reception"];
const PROJECTS = 50;

const word = (key) => ({ text: t(key), node: h("span", { t: key }) });
const year = (d) => ({ text: String(d.year ?? ""), sort: d.year, node: documentLink(d.key, String(d.year ?? "—")).node });

const budgetsOf = (o) => o.documents.filter((d) => d.kind === "budget" || d.kind === "final_account");

function masthead(o, store) {
  const others = o.names.filter((name) => name !== o.name);
  const facts = [["type", h("span", { t: `type_${o.type}` })], ["place", o.place ? `${o.place} (${o.region})` : h("span", { t: `reason_${o.reason}` })], ["place_how", o.how ? h("span", { t: `how_${o.how}` }) : null],
    ["also_called", others.length ? others.join("；") : null], ["part_of", o.parent ? h("a", { href: `${root}organizations/${o.parent.key}.html` }, o.parent.name) : null]].filter(([, value]) => value);
  return [h("p.eyebrow", h("a", { href: `${root}index.html`, t: "site_index" })), h("h1", o.name), h("p.hint", budgetsOf(o).length ? h("a", { href: compareLink(o.key), t: "compare_with" }) : store.size("governments") ? [h("a", { href: compareLink(o.key), t: "compare_with" }), " ", h("a", { href: `${root}governments.html`, t: "site_governments" })] : []), h("dl.facts.plain-facts", facts.map(([key, value]) => h("div", h("dt", { t: key }), h("dd", value))))];
}

function editionOf(d, key) {
  if (d.editions < 2) return plain("");
  return { text: `${d.edition ?? "?"}/${d.editions}`, node: h("a", { href: `${root}editions.html#${key}-${d.year}`, t: ["edition_of", { n: d.edition ?? "?", all: d.editions }] }) };
}

function documentsTable(o) {
  const columns = [["year", "number"], ["kind", "text"], ["level", "text"], ["document_title", "text"], ["n_pages", "amount"], ["edition", "text"], ["findings", "text"]];
  return table({ label: t("documents"), name: `${o.name} documents`, columns: columns.map(([key, type]) => ({ t: key, type })), rows: o.documents.map((d) => ({ cells: [year(d), word(d.kind), d.level ? word(`body_${d.level}`) : plain(""),
    documentLink(d.key, d.title ?? d.file ?? "—"), plain(d.pages), editionOf(d, o.key), plain(d.errors + d.warnings + d.notes)] })) });
}

/* Rows are documents: what a body says of itself and of all below it are not the same. */
function totalsTable(o, documents, names, label) {
  const columns = [["year", "number"], ["kind", "text"], ["level", "text"], ...names.map((name) => [THREE.includes(name) ? name : `total_${name}`, "amount"])];
  return table({ label, name: `${o.name} ${label}`, columns: columns.map(([key, type]) => ({ t: key, type })), rows: documents.map((d) => ({ cells: [year(d), word(d.kind), d.level ? word(`body_${d.level}`) : plain(""),
    ...names.map((name) => figureCell(d.totals[name]?.value, d.totals[name]?.reason, d.key, d.totals[name]?.source))] })) });
}

/* Expenditure over the years, of the kind and level that has most of them. */
function trend(documents) {
  const series = new Map();
  for (const d of documents) {
    const value = d.totals.expenditure?.value;
    if (!d.year || !d.counts || typeof value !== "number") continue;
    const key = `${d.kind}|${d.level}`;
    if (!series.has(key)) series.set(key, new Map());
    series.get(key).set(d.year, value);
  }
  const longest = [...series.values()].sort((a, b) => b.size - a.size)[0] ?? new Map();
  return longest.size < 2 ? [] : [chart(() => t("trend"), [...longest].sort(([a], [b]) => a - b).map(([y, value]) => ({ name: String(y), part: "amount", value })), [{ id: "amount", t: "amount" }])];
}

/* A row a function, a column a document that has any. */
function functionsTable(o) {
  const documents = o.documents.filter((d) => o.functions.some((f) => f.document === d.key));
  if (!documents.length) return [];
  const codes = [...new Map(o.functions.map((f) => [f.code, f])).values()].sort((a, b) => a.code.localeCompare(b.code));
  const at = new Map(o.functions.map((f) => [`${f.document} ${f.code}`, f]));
  const head = (d) => `${d.year ?? "—"} ${t(d.kind)}${d.level ? ` ${t(`body_${d.level}`)}` : ""}`;
  return [h("h2", { t: "site_functions" }), h("p.lead", { t: "in_wan" }), table({ label: t("site_functions"), name: `${o.name} functions`, limit: 60, columns: [{ t: "code", type: "code" }, { t: "function", type: "text" }, ...documents.map((d) => ({ path: [head(d)], type: "amount" }))],
    rows: codes.map((c) => ({ level: c.depth, cells: [plain(c.code), { text: c.name ?? "" }, ...documents.map((d) => figureCell(at.get(`${d.key} ${c.code}`)?.total, null, d.key))] })), rowHeader: 1 })];
}

/* A list of the organization's as rows of a table, which come as they are needed. */
function rowsOf(o, store, path, toRow) {
  const rows = [], n = store.size(path);
  const fill = (to) => { for (let i = rows.length; i < Math.min(to, n); i++) rows.push(toRow(o[path][i])); };
  const need = (from, to) => { const wait = store.need(path, 0, to); if (wait) return wait.then(() => fill(to)); fill(to); return undefined; };
  return { rows, lazy: { n, need } };
}

const GOVERNMENT_COLUMNS = [["year", "number"], ["choice_fund", "text"], ["choice_measure", "text"], ["choice_scope", "text"], ["choice_phase", "text"], ["amount", "amount"]];

function governmentRow([document, year, fund, name, scope, phase, amount, reason]) {
  return { cells: [plain(year), word(`fund_${fund}`), word(`measure_${name}`), ["whole", "own", "level"].includes(scope) ? word(`area_${scope}`) : plain(scope), word(`phase_${phase}`), figureCell(amount, reason, document)] };
}

/* A whole government's own figures, then those that it prints of what lies below it. */
function governmentsTable(o, store, path, words) {
  if (!store.size(path)) return [];
  return [h("h2", { t: words }), h("p.lead", { t: "in_wan" }), table({ label: t(words), name: `${o.name} ${path}`, limit: 60, columns: GOVERNMENT_COLUMNS.map(([key, type]) => ({ t: key, type })), ...rowsOf(o, store, path, governmentRow) })];
}

function projectsTable(o, store) {
  if (!store.size("projects")) return [];
  return [h("h2", { t: "site_projects" }), h("p.lead", { t: "in_wan" }), table({ label: t("site_projects"), name: `${o.name} projects`, limit: PROJECTS, columns: [{ t: "name", type: "text" }, { t: "year", type: "number" }, { t: "amount", type: "amount" }],
    ...rowsOf(o, store, "projects", (p) => ({ cells: [documentLink(p.document, p.name), plain(p.year), figureCell(p.amount, p.reason)] })) })];
}

function findingLine(f) {
  const text = h("span");
  onLanguage(() => { text.textContent = f[language()]; });
  return h("li", h(`span.chip.${f.severity}`, icon(f.severity), h("span", { t: f.severity })), " ", documentLink(f.document, `${f.year ?? ""} ${t(f.kind)}${f.page ? ` · ${t("page_n", { n: f.page })}` : ""}`, "findings").node, h("p.said", text));
}

const FINDINGS = 20;

async function findingsList(o, store) {
  const n = store.size("findings"), list = h("ul.found"), first = Math.min(n, FINDINGS);
  if (!n) return [];
  const show = async (to) => { await store.need("findings", 0, to); list.append(...o.findings.slice(list.childElementCount, to).map(findingLine)); };
  await show(first);
  const more = h("button.more", { type: "button", t: ["show_more", { n: n - first }], on: { click: async () => { await show(n); more.remove(); } } });
  return [h("h2", { t: "findings" }), list, n > first ? more : []];
}

/* Functions over the years are a matrix of all of them: it comes when a reader is there. */
function lateFunctions(o, store) {
  if (!store.size("functions")) return [];
  const near = new Near(null, "100px 0px"), fill = () => { const wait = store.need("functions"); return wait ? wait.then(fill) : functionsTable(o); };
  addEventListener("beforeprint", layAllOut);
  addEventListener("afterprint", layFarAway);
  const slot = near.add(h("div"), fill, 600);
  if (!store.isCut) near.fill(slot);
  return slot;
}

export async function organizationPage() {
  const key = /([0-9a-f]+)\.html$/.exec(location.pathname)?.[1] ?? "", o = await load(key, "organizations"), store = makeStore(o, (i) => load(`${key}-${i}`, "organizations"));
  const budgets = budgetsOf(o);
  showPage("organization", [budgets.length ? [h("h2", { t: "figures_over_years" }), h("p.lead", { t: "in_wan" }), ...trend(budgets), totalsTable(o, budgets, TOTALS, t("figures_over_years")),
    h("h2", { t: "site_three_public" }), totalsTable(o, budgets, ["three_public", ...THREE], t("site_three_public"))] : [],
  governmentsTable(o, store, "governments", "site_governments"), governmentsTable(o, store, "government_parts", "area_part"), lateFunctions(o, store), projectsTable(o, store), await findingsList(o, store), h("h2", { t: "documents" }), documentsTable(o),
  o.parts.length ? [h("h2", { t: "parts_of_it" }), h("ul.found", o.parts.map((p) => h("li", h("a", { href: `${root}organizations/${p.key}.html` }, p.name))))] : []], masthead(o, store));
}
