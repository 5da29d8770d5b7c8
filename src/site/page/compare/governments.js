// SPDX-License-Identifier: GPL-3.0-or-later
// Whole governments among the bodies that are compared: of one year, phase and area. A government has four
// budgets and no one total, so nothing of it ever stands beside a department's figures.
import { h } from "../../../html/common/dom.js";
import { table } from "../../../html/common/table.js";
import { t } from "../../../html/common/words.js";
import { perHeadOf } from "../index.js";
import { chart, figureCell } from "../shell.js";

const FUNDS = ["general", "managed_fund", "state_capital", "social_insurance", "debt", "general_debt", "special_debt"];
const MEASURES = ["revenue", "expenditure", "revenue_total", "expenditure_total", "balance", "limit"];
const SCOPES = ["whole", "own", "level"];
const KIND = "government";
const SAME_YUAN = 1e7; // documents print 亿元 with one or two places

const rowsOf = (body) => {
  const counts = new Set(body.documents.filter((d) => d.counts).map((d) => d.key));
  return body.governments.map(([document, year, fund, name, scope, phase, amount, reason]) => ({ document, year, fund, name, scope, phase, amount, reason }))
    .filter((r) => counts.has(r.document) && SCOPES.includes(r.scope));
};

const sortOf = (r) => [KIND, r.year, r.phase, r.scope].join("|");

/** What of BODY can be compared: each year, phase and area of which a figure is there. */
export const governmentSorts = (body) => [...new Set(rowsOf(body).filter((r) => r.amount !== null).map(sortOf))];

export const isGovernment = (sort) => sort.startsWith(`${KIND}|`);

export function governmentWords(sort) {
  const [, year, phase, scope] = sort.split("|");
  return [t("government"), year, t(`phase_${phase}`), t(`area_${scope}`)].join(" · ");
}

/* A body's figure; where its documents say different things, it has none. */
function figureOf(body, sort, fund, name) {
  const all = rowsOf(body).filter((r) => sortOf(r) === sort && r.fund === fund && r.name === name), there = all.filter((r) => r.amount !== null);
  if (!there.length) return { value: null, reason: all[0]?.reason ?? (body.governments.length ? "not-listed" : "no-document") };
  if (there.some((r) => Math.abs(r.amount - there[0].amount) > SAME_YUAN)) return { value: null, reason: "editions" };
  return { value: there[0].amount, key: there[0].document, population: body.documents.find((d) => d.key === there[0].document)?.population };
}

const word = (key) => ({ text: t(key), node: h("span", { t: key }) });
const cell = (f) => figureCell(f.value, f.reason, f.key);
const heads = (bodies) => bodies.map((b) => ({ path: [b.name], type: "amount" }));

function fundPart(bodies, sort, fund) {
  const figures = MEASURES.map((name) => [name, bodies.map((b) => figureOf(b, sort, fund, name))]).filter(([, list]) => list.some((f) => f.value !== null));
  if (!figures.length) return [];
  const rows = figures.map(([name, list]) => ({ cells: [word(`measure_${name}`), ...list.map(cell)] }));
  const spent = figures.find(([name]) => name === "expenditure")?.[1];
  if (fund === "general" && spent?.some((f) => f.population)) rows.push({ cells: [word("per_head"), ...spent.map((f) => perHeadOf(f.value, f.population))] });
  const drawn = (spent ?? []).map((f, k) => ({ name: bodies[k].name, part: "amount", value: f.value })).filter((r) => r.value > 0);
  const label = () => `${t(`fund_${fund}`)} · ${t("measure_expenditure")}, ${governmentWords(sort)}`;
  return [h("h2", { t: `fund_${fund}` }), ...(drawn.length ? [chart(label, drawn, [{ id: "amount", t: "amount" }])] : []),
    table({ label: `${t(`fund_${fund}`)}, ${governmentWords(sort)}`, name: `compare-${fund}`, columns: [{ t: "figure", type: "text" }, ...heads(bodies)], rows })];
}

function yearsPart(bodies, sort) {
  const [, , phase, scope] = sort.split("|");
  const years = [...new Set(bodies.flatMap((b) => rowsOf(b).filter((r) => r.phase === phase && r.scope === scope && r.fund === "general").map((r) => r.year)))].sort((a, b) => b - a);
  if (years.length < 2) return [];
  return [h("h2", { t: "expenditure_over_years" }), table({ label: t("expenditure_over_years"), name: "compare-years", columns: [{ t: "year", type: "number" }, ...heads(bodies)],
    rows: years.map((year) => ({ cells: [{ text: String(year), sort: year }, ...bodies.map((b) => cell(figureOf(b, [KIND, year, phase, scope].join("|"), "general", "expenditure")))] })) })];
}

/** What stands there where governments are compared. */
export const governmentParts = (bodies, sort) => [...FUNDS.flatMap((fund) => fundPart(bodies, sort, fund)), ...yearsPart(bodies, sort)];
