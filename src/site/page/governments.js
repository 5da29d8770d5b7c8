// SPDX-License-Identifier: GPL-3.0-or-later
// Whole governments side by side: of one year, phase and scope, one budget at a time.
import { h } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { all } from "./data.js";
import { perHeadOf } from "./index.js";
import { chart, distinct, downloads, figureCell, organizationLink, plain, showPage } from "./shell.js";

const FUNDS = ["general", "managed_fund", "state_capital", "social_insurance", "debt", "general_debt", "special_debt"];
const MEASURES = ["revenue", "expenditure", "revenue_total", "expenditure_total", "balance", "limit"];
const SCOPES = ["whole", "own", "level"];
const PHASES = ["actual", "execution", "adjusted_budget", "budget"];
const DRAWN = 30;

/* What lies below a government and has a row in its tables is a part of it. */
const PART = "part";

const state = { fund: null, year: null, phase: null, scope: null, measure: null };

function valuesOf(rows, name, order) {
  const found = [...new Set(rows.map((r) => r[name]))];
  return name === "year" ? found.sort((a, b) => b - a) : order.filter((v) => found.includes(v));
}

/* Of the values the one that most figures have. */
function commonest(rows, name, values) {
  const count = (value) => rows.filter((r) => r[name] === value).reduce((n, r) => n + r.figures, 0);
  return values.reduce((a, b) => (count(b) > count(a) ? b : a), values[0]);
}

function field(name, values, changed) {
  const word = { fund: "fund_", phase: "phase_", scope: "area_", measure: "measure_" }[name];
  const select = h("select", { id: `choice-${name}`, on: { change: () => { state[name] = name === "year" ? Number(select.value) : select.value; changed(); } } },
    values.map((value) => h("option", { value, selected: value === state[name], ...(word ? { t: word + value } : {}) }, word ? [] : String(value))));
  return h("label", h("span", { t: `choice_${name}` }), select);
}

/* Each choice offers what is left of those before it. */
function choose(index, changed) {
  const orders = { fund: FUNDS, year: null, phase: PHASES, scope: [...SCOPES, PART] };
  return Object.keys(orders).map((name) => {
    const values = valuesOf(index, name, orders[name]);
    if (!values.includes(state[name])) state[name] = name === "scope" || name === "fund" ? values[0] : commonest(index, name, values);
    index = index.filter((r) => r[name] === state[name]);
    return field(name, values, changed);
  });
}

function chooseMeasure(rows, changed) {
  const measures = MEASURES.filter((m) => rows.some((r) => r.name === m));
  if (!measures.includes(state.measure)) state.measure = measures[0] ?? null;
  return { measures, field: field("measure", measures, changed) };
}

/* A government has one line; where its documents say different things, it has no figure. */
function linesOf(rows, measures) {
  const lines = new Map();
  for (const r of rows) {
    const name = state.scope === PART ? `${r.organization}${r.scope}` : r.organization, key = `${r.body}|${name}`;
    if (!lines.has(key)) lines.set(key, { ...r, name, cells: {} });
    const cells = lines.get(key).cells, before = cells[r.name];
    if (!before || before.amount === null) cells[r.name] = r;
    else if (r.amount !== null && Math.abs(before.amount - r.amount) > 1e7) cells[r.name] = { ...r, amount: null, reason: "editions" };
  }
  return [...lines.values()].sort((a, b) => (b.cells[state.measure]?.amount ?? -1) - (a.cells[state.measure]?.amount ?? -1) || measures.length);
}

export async function governmentsPage() {
  const index = await all("governments_index"), slot = h("div.slot", { "aria-live": "polite" });

  async function show() {
    if (!index.length) return slot.replaceChildren(h("p.nothing", { t: "no_governments" }));
    const fields = choose(index, show), rows = await all("governments", `${state.fund}-${state.year}-${state.phase}-${state.scope}`);
    const { measures, field: measure } = chooseMeasure(rows, show), lines = linesOf(rows, measures), perHead = rows.some((r) => r.population);
    fields.push(measure);
    const label = () => [`fund_${state.fund}`, `measure_${state.measure}`, `phase_${state.phase}`, `area_${state.scope}`].map((key) => t(key)).join(" · ");
    const drawn = distinct(lines.filter((l) => (l.cells[state.measure]?.amount ?? 0) > 0).slice(0, DRAWN), (l) => l.name, (l) => l.year).map(({ row, name }) => ({ name, part: "amount", value: row.cells[state.measure].amount }));
    const columns = [{ t: "government", type: "text" }, { t: "place_level", type: "text" }, ...measures.map((m) => ({ t: `measure_${m}`, type: "amount" })), ...(perHead ? [{ t: "per_head", type: "amount" }] : [])];
    slot.replaceChildren(h("div.selection", fields), h("h2", `${state.year} · ${label()}`), ...(drawn.length ? [chart(label, drawn, [{ id: "amount", t: "amount" }])] : []),
      table({ label: label(), name: "governments", limit: 200, saves: false, tools: downloads("governments"), columns,
        rows: lines.map((l) => ({ cells: [organizationLink(l, l.name), state.scope === PART ? { text: t("area_part"), node: h("span", { t: "area_part" }) } : l.place_level ? { text: t(`place_${l.place_level}`), node: h("span", { t: `place_${l.place_level}` }) } : plain(""),
          ...measures.map((m) => figureCell(l.cells[m]?.amount, l.cells[m]?.reason, l.cells[m]?.document)), ...(perHead ? [perHeadOf(l.cells[state.measure]?.amount ?? null, state.scope === PART ? null : l.population)] : [])] })) }));
  }
  await show();
  showPage("governments", [h("p.lead", { t: "governments_lead" }), slot]);
}
