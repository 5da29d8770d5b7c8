// SPDX-License-Identifier: GPL-3.0-or-later
// A few bodies side by side: whom the address names (?bodies=KEY,KEY), of one year, kind and level.
import { h } from "../../../html/common/dom.js";
import { fold } from "../../../html/common/format.js";
import { table } from "../../../html/common/table.js";
import { t } from "../../../html/common/words.js";
import { makeStore } from "../../../report/page/pieces/store.js";
import { load, root } from "../data.js";
import { find } from "../search/find.js";
import { perHeadOf } from "../index.js";
import { chart, figureCell, organizationLink, plain, showPage, stacked } from "../shell.js";
import { governmentParts, governmentSorts, governmentWords, isGovernment } from "./governments.js";

// Columns that a table of names this long has room for at 1440 pixels.
const MOST = 8;
const OFFERED = 8;
const TOTALS = ["revenue", "expenditure", "basic", "project"];
const THREE = ["three_public", "overseas", "vehicle", "vehicle_purchase", "vehicle_operation", "reception"];
const DRAWN_THREE = ["overseas", "vehicle", "reception"];
const SAME_YUAN = 50;

const asked = (name) => new URLSearchParams(location.search).get(name);
const keysAsked = () => [...new Set((asked("bodies") ?? "").split(",").filter((key) => /^[0-9a-f]{16}$/.test(key)))].slice(0, MOST);

function remember(values) {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) value ? query.set(name, value) : query.delete(name);
  history.replaceState(null, "", `?${query}`);
  dispatchEvent(new Event("mingxi-choice"));
}

/* ------------------------------------------------------------------- which documents -- */

const isBudget = (d) => d.kind === "budget" || d.kind === "final_account";
const sortOf = (d) => `${d.year}|${d.kind}|${d.level ?? "none"}`;
const wordsOf = (sort) => { if (isGovernment(sort)) return governmentWords(sort); const [year, kind, level] = sort.split("|"); return [year, t(kind), level === "none" ? null : t(`body_${level}`)].filter(Boolean).join(" · "); };

/* Year, kind and level, of governments year, phase and area: how many of the bodies have such a document; those of most first, then the latest. */
function sortsOf(bodies) {
  const counts = new Map();
  for (const b of bodies) for (const sort of new Set([...b.documents.filter((d) => d.year && isBudget(d)).map(sortOf), ...governmentSorts(b)])) counts.set(sort, (counts.get(sort) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || b.localeCompare(a));
}

const documentsOf = (body, sort) => body.documents.filter((d) => d.counts && sortOf(d) === sort);

/* What the documents of a body say; where editions disagree it has no figure. of(d): { value, reason }. */
function figureOf(documents, of) {
  if (!documents.length) return { value: null, reason: "no-document" };
  const said = documents.map((d) => ({ key: d.key, ...of(d) })), there = said.filter((f) => typeof f.value === "number");
  if (!there.length) return { ...said[0], value: null };
  if (there.some((f) => Math.abs(f.value - there[0].value) > SAME_YUAN)) return { value: null, reason: "editions" };
  return there[0];
}

const totalOf = (body, sort, name) => figureOf(documentsOf(body, sort), (d) => d.totals[name] ?? { value: null, reason: null });
const cellOf = (f) => figureCell(f.value, f.reason, f.value === null ? undefined : f.key, f.source);

/* ------------------------------------------------------------------------------- parts -- */

const wordCell = (key) => ({ text: t(key), node: h("span", { t: key }) });
const heads = (bodies) => bodies.map((b) => ({ path: [b.name], type: "amount" }));

function figuresTable(bodies, sort, heading, names) {
  const perHead = names.includes("expenditure") && bodies.some((b) => documentsOf(b, sort).some((d) => d.population));
  const rows = names.map((name) => ({ cells: [wordCell(["revenue", "expenditure", "basic", "project", "three_public"].includes(name) ? `total_${name}` : name), ...bodies.map((b) => cellOf(totalOf(b, sort, name)))] }));
  if (perHead) rows.push({ cells: [wordCell("per_head"), ...bodies.map((b) => perHeadOf(totalOf(b, sort, "expenditure").value, documentsOf(b, sort)[0]?.population))] });
  return table({ label: `${t(heading)}, ${wordsOf(sort)}`, name: `compare-${heading}`, columns: [{ t: "figure", type: "text" }, ...heads(bodies)], rows });
}

function drawn(bodies, sort, total, names) {
  return bodies.flatMap((b) => {
    const { value } = totalOf(b, sort, total);
    return value === null ? [] : stacked(b.name, value, Object.fromEntries(names.map((name) => [name, totalOf(b, sort, name).value])));
  });
}

function drawing(label, rows, order) {
  return rows.length ? [chart(label, rows, [...order, "unsplit"].filter((id) => rows.some((r) => r.part === id)).map((id) => ({ id, t: id })))] : [];
}

/* 类 by 类: a row a code that any of them has. Of which money it is stands where it is not all. */
function functionsTable(bodies, sort) {
  const lines = bodies.map((b) => { const keys = new Set(documentsOf(b, sort).map((d) => d.key)); return b.functions.filter((f) => f.depth === 0 && keys.has(f.document)); });
  const codes = [...new Map(lines.flat().map((f) => [f.code, f.name])).entries()].sort(([a], [b]) => a.localeCompare(b));
  if (!codes.length) return [];
  const missing = (body, own) => (own.length ? "not-listed" : documentsOf(body, sort).length ? "no-functions" : "no-document");
  const cell = (own, code, body) => {
    const f = own.find((x) => x.code === code);
    if (!f) return figureCell(null, missing(body, own));
    const made = figureCell(f.total, null, f.document);
    return f.scope === "all" ? made : { ...made, node: h("span", made.node, h("span.reason", " ", h("span", { t: `scope_${f.scope}` }))) };
  };
  return [h("h2", { t: "site_functions" }), table({ label: t("site_functions"), name: "compare-functions", rowHeader: 1, limit: 60, columns: [{ t: "code", type: "code" }, { t: "function", type: "text" }, ...heads(bodies)],
    rows: codes.map(([code, name]) => ({ cells: [plain(code), plain(name), ...lines.map((own, k) => cell(own, code, bodies[k]))] })) })];
}

function yearsTable(bodies, sort) {
  const [, kind, level] = sort.split("|"), of = (b, year) => totalOf(b, `${year}|${kind}|${level}`, "expenditure");
  const years = [...new Set(bodies.flatMap((b) => b.documents.filter((d) => d.kind === kind && (d.level ?? "none") === level && d.year).map((d) => d.year)))].sort((a, b) => b - a);
  if (years.length < 2) return [];
  return [h("h2", { t: "expenditure_over_years" }), table({ label: t("expenditure_over_years"), name: "compare-years", columns: [{ t: "year", type: "number" }, ...heads(bodies)],
    rows: years.map((year) => ({ cells: [{ text: String(year), sort: year }, ...bodies.map((b) => cellOf(of(b, year)))] })) })];
}

/* ------------------------------------------------------------------------------- page -- */

function chosen(bodies, remove) {
  return h("ul.picked", bodies.map((b) => h("li", organizationLink({ body: b.key, organization: b.name }).node, b.place ? h("span.where", b.place) : [],
    h("button.icon-button.remove", { type: "button", labelT: ["compare_remove", { name: b.name }], on: { click: () => remove(b.key) } }, "×"))));
}

/* A box that offers bodies by a part of their names. */
function adder(isChosen, add) {
  const offers = h("ul.offers", { "aria-live": "polite" });
  const input = h("input.search-box", { type: "search", id: "add", labelT: "compare_add", placeholderT: "compare_add", on: { input: offer } });
  async function offer() {
    const words = fold(input.value);
    if (!words) return offers.replaceChildren();
    const { rows } = await find("organizations", words, OFFERED);
    if (words !== fold(input.value)) return;
    const open = rows.map((r) => ({ ...r, key: r.link.split("/")[1] })).filter((r) => !isChosen(r.key));
    offers.replaceChildren(...(open.length ? open.map((r) => h("li", h("button.offer", { type: "button", on: { click: () => { input.value = ""; offers.replaceChildren(); input.focus(); add(r.key); } } }, r.text, h("span.where", r.detail)))) : [h("li.nothing", { t: "no_results" })]));
  }
  return h("div.adder", input, offers);
}

/* A body with what is compared of it. */
async function whole(key) {
  const body = await load(key, "organizations"), store = makeStore(body, (i) => load(`${key}-${i}`, "organizations"));
  await store.need("governments");
  await store.need("functions");
  return body;
}

export async function comparePage() {
  let bodies = [];
  const slot = h("div.slot", { "aria-live": "polite" }), list = h("div"), full = h("p.nothing", { t: ["compare_most", { n: MOST }] });
  const add = adder((key) => bodies.some((b) => b.key === key), (key) => change([...bodies.map((b) => b.key), key]));

  async function change(keys) {
    bodies = await Promise.all(keys.map(whole));
    remember({ bodies: keys.join(",") });
    show();
  }

  function sortField(sorts, sort) {
    const select = h("select", { id: "choice-documents", on: { change: () => { remember({ documents: select.value }); show(); } } },
      sorts.map(([value, n]) => h("option", { value, selected: value === sort }, `${wordsOf(value)} (${n}/${bodies.length})`)));
    return h("div.selection", h("label", h("span", { t: "compare_documents" }), select));
  }

  function show() {
    list.replaceChildren(chosen(bodies, (key) => change(bodies.map((b) => b.key).filter((k) => k !== key))));
    add.hidden = bodies.length >= MOST;
    full.hidden = !add.hidden;
    if (!bodies.length) return slot.replaceChildren(h("p.nothing", { t: "compare_none" }));
    const sorts = sortsOf(bodies), sort = sorts.find(([value]) => value === asked("documents"))?.[0] ?? sorts[0]?.[0];
    if (!sort) return slot.replaceChildren(h("p.nothing", { t: "compare_no_budgets" }));
    if (isGovernment(sort)) return slot.replaceChildren(sortField(sorts, sort), ...governmentParts(bodies, sort));
    return slot.replaceChildren(sortField(sorts, sort), h("h2", { t: "totals" }), ...drawing(() => `${t("total_expenditure")}, ${wordsOf(sort)}`, drawn(bodies, sort, "expenditure", ["basic", "project"]), ["basic", "project"]), figuresTable(bodies, sort, "totals", TOTALS),
      h("h2", { t: "site_three_public" }), ...drawing(() => `${t("site_three_public")}, ${wordsOf(sort)}`, drawn(bodies, sort, "three_public", DRAWN_THREE), DRAWN_THREE), figuresTable(bodies, sort, "site_three_public", THREE),
      ...functionsTable(bodies, sort), ...yearsTable(bodies, sort));
  }

  await change(keysAsked());
  showPage("compare", [h("p.lead", { t: "compare_lead" }), list, add, full, slot]);
}

/** The page with the body of KEY on it. */
export const compareLink = (key) => `${root}compare.html?bodies=${key}`;
