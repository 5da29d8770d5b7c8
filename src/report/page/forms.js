// SPDX-License-Identifier: GPL-3.0-or-later
// The overall form and the projects, each closed until a reader opens it.
import { h } from "../../html/common/dom.js";
import { wan } from "../../html/common/format.js";
import { table } from "../../html/common/table.js";
import { has } from "../../html/common/words.js";
import { dataOf, itemOf } from "./items.js";
import { openedBody } from "./pieces/blocks.js";
import { pageButton } from "./tables.js";

const named = (key, words = key) => (has(words) ? h("span", { t: words }) : h("code", key));

function definitions(pairs) {
  const shown = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return shown.length ? h("dl.fields", shown.map(([label, value]) => [h("dt", label), h("dd", String(value))])) : [];
}

/* The items of a form. Each is made when the form has come, and found again when it is laid out. */
const fundItem = (cell, where, home) => itemOf(cell, cell.text, where, cell.value, home);
const indicatorItem = (indicator, who, home) => itemOf(indicator, indicator.target.text, () => [who, indicator.name].filter(Boolean).join(" › "), undefined, home);
const taskItem = (task, home) => itemOf(task, task.task ?? "", () => "年度重点工作任务", undefined, home);

function prepare(form, home) {
  const who = form.name ?? form.title ?? "";
  for (const [group, cells] of Object.entries(form.funds ?? {}))
    for (const [source, cell] of Object.entries(cells ?? {})) fundItem(cell, () => `${who} › ${group} › ${source}`, home);
  for (const indicator of form.indicators ?? []) indicatorItem(indicator, who, home);
  for (const task of form.tasks ?? []) taskItem(task, home);
}

function fundCell(cell, where) {
  if (!cell) return h("td.amount");
  return h("td.amount", { data: dataOf(fundItem(cell, where)), tabindex: -1 }, cell.text);
}

/* groups: the keys of FUNDS that stand as columns. */
function fundsTable(funds, groups, who) {
  const shown = groups.filter((g) => Object.keys(funds[g] ?? {}).length);
  if (!shown.length) return [];
  const sources = [...new Set(shown.flatMap((g) => Object.keys(funds[g])))];
  return h("table.funds", h("caption", { t: "funds" }),
    h("thead", h("tr", h("th", { scope: "col", t: "source" }), shown.map((g) => h("th.amount", { scope: "col", t: g })))),
    h("tbody", sources.map((s) => h("tr", h("th", { scope: "row" }, s.split(".").flatMap((key, k) => [k ? " · " : "", named(key)])),
      shown.map((g) => fundCell(funds[g][s], () => `${who} › ${g} › ${s}`))))));
}

/* The columns of a form's indicators; those that no indicator fills are left out. */
const INDICATOR_COLUMNS = [["level1", "text"], ["level2", "text"], ["indicator", "text"], ["scope", "text"], ["target", "text"],
  ["outcome", "text"], ["weight", "amount"], ["score", "amount"], ["reason", "text"]];
const OPTIONAL = { outcome: (i) => i.outcome, weight: (i) => i.weight ?? null, score: (i) => i.score ?? null, reason: (i) => i.reason };

function indicatorCells(indicator, who) {
  const item = indicatorItem(indicator, who);
  const plain = (text) => ({ text: text ?? "" });
  const number = (value) => ({ text: value === null || value === undefined ? "" : String(value), sort: value ?? "" });
  return { level1: plain(indicator.level1), level2: plain(indicator.level2), indicator: plain(indicator.name),
    scope: { text: indicator.scope, node: h("span", { t: indicator.scope }) },
    target: { text: indicator.target.text, sort: indicator.target.number ?? indicator.target.text, data: item === undefined ? undefined : () => dataOf(item) },
    outcome: { text: indicator.outcome?.text ?? "", sort: indicator.outcome?.number ?? indicator.outcome?.text ?? "" },
    weight: number(indicator.weight), score: number(indicator.score), reason: plain(indicator.reason) };
}

function indicatorsTable(form, who) {
  if (!form.indicators.length) return [];
  const fills = (key) => form.indicators.some((i) => ![null, undefined].includes(OPTIONAL[key](i)));
  const columns = INDICATOR_COLUMNS.filter(([key]) => !(key in OPTIONAL) || fills(key));
  return table({ label: `${who} · 指标`, rowHeader: 2, json: form.indicators,
    columns: columns.map(([key, type]) => ({ t: key, type })),
    rows: form.indicators.map((i) => { const cells = indicatorCells(i, who); return { cells: columns.map(([key]) => cells[key]) }; }) });
}

/* What a self-evaluation says beside its indicators. */
function evaluationPart(evaluation) {
  if (!evaluation) return [];
  const { outcome, execution, weight, score } = evaluation;
  const points = (got, most) => [got, most].filter((text) => text !== null).join(" / ");
  return definitions([[named("", "outcome"), outcome], [named("", "execution_rate"), execution.rate],
    [named("", "execution_score"), points(execution.score, execution.weight)], [named("", "total_score"), points(score, weight)]]);
}

function others(form) {
  return Object.entries(form.other ?? {}).map(([label, text]) => [label || "—", text]);
}

const FIELDS = [["code", "code"], ["department", "department"], ["unit", "unit"], ["attribute", "attribute"], ["term", "term"],
  ["overview", "overview_field"], ["basis", "basis"], ["necessity", "necessity"], ["measures", "measures"], ["plan", "plan"]];

function projectBody(p) {
  const who = p.name ?? p.title ?? "";
  return [definitions(FIELDS.map(([key, words]) => [named(key, words), p[key]])),
    fundsTable(p.funds, ["period", "initial", "annual", "executed"], who),
    definitions([[named("", "goal_period"), p.goals.period], [named("", "goal_annual"), p.goals.annual]]),
    evaluationPart(p.evaluation), indicatorsTable(p, who),
    definitions([...others(p), [named("", "filled_at"), p.filled_at]])];
}

export function amountOf(p) {
  return p.funds.annual.total?.value ?? p.funds.period.total?.value ?? null;
}

const OVERALL = ["department", "functional_departments", "subordinate_units", "staff_quota", "staff", "duties", "strategy"];

function tasksTable(o) {
  if (!o.tasks.length) return [];
  return table({ label: "年度重点工作任务", columns: [{ t: "task_function", type: "text" }, { t: "task", type: "text" }],
    rows: o.tasks.map((task) => { const item = taskItem(task); return { cells: [{ text: task.function ?? "" },
      { text: task.task ?? "", data: item === undefined ? undefined : () => dataOf(item) }] }; }) });
}

function overallBody(o) {
  return [definitions(OVERALL.map((key) => [named(key), o[key]])),
    h("div.side-by-side", fundsTable(o.funds, ["by_source"], o.title ?? ""), fundsTable(o.funds, ["by_use"], o.title ?? "")),
    tasksTable(o), definitions([[named("annual_goal"), o.annual_goal]]), evaluationPart(o.evaluation), indicatorsTable(o, o.title ?? ""), definitions(others(o))];
}

/* A form: { form, element, reveal() }. need(): a promise of what is behind its heading, where that has to come. */
function block(form, props, heading, fill, need) {
  const element = h("details.form", props, h("summary", heading));
  const build = () => [h("p.meta", pageButton(form.pages)), fill(form)];
  const body = openedBody(element, () => { const wait = need(); return wait ? wait.then(build) : build(); }, "div.form-body");
  element.append(body);
  const made = { form, element, reveal: () => { element.open = true; return body.ready(); } };
  if (form.indicators) prepare(form, made);
  return made;
}

function projectBlock(p, k, need) {
  const amount = amountOf(p);
  return block(p, { id: `project-${k}` }, [h("span.who", p.name ?? p.title ?? h("span", { t: "untitled" })), h("span.spring"),
    amount === null ? [] : h("span.sum", wan(amount), " ", h("small", { t: "wan" }))], projectBody, need);
}

function overallBlock(o, k, need) {
  return block(o, { id: k ? `overall-${k}` : "overall", open: !k }, h("span.who", o.title ?? h("span", { t: "overall" })), overallBody, need);
}

/** The overall forms and the projects, as blocks; STORE says what of them has to come. */
export function formBlocks(d, store) {
  const lists = { overalls: d.overalls.map((o, k) => overallBlock(o, k + 1, () => store.need("overalls", k, k + 1))),
    projects: d.projects.map((p, k) => projectBlock(p, k, () => store.need("projects", k, k + 1))) };
  store.onCome((path, first, n) => { for (let k = first; k < first + n && lists[path]; k++) prepare(lists[path][k].form, lists[path][k]); });
  return [...(d.overall ? [overallBlock(d.overall, 0, () => undefined)] : []), ...lists.overalls, ...lists.projects];
}
