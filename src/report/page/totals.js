// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader asks first: the totals of the document, as whoever read it found them, and what its
// charts show. Nothing is added up here.
const SHOWN = ["revenue", "expenditure", "basic", "project", "three_public"];

/** [{ key, cell }] of those that the document prints; a cell without a value has the reason why. A whole
 * government's has four budgets and none of these. */
export function totals(d) {
  return SHOWN.filter((name) => d.totals?.[name] && d.totals[name].reason !== "government").map((name) => ({ key: `total_${name}`, cell: d.totals[name] }));
}

/* A bar is as long as its number: what the table does not split is a part of its own. */
function partsOf(line) {
  const basic = line.basic ?? 0, project = line.project ?? 0, rest = line.total - basic - project;
  return rest < 0 ? { unsplit: line.total } : { basic, project, unsplit: rest };
}

/* What is not split stands in the total. */
function cellOf(line, part) {
  const named = part === "unsplit" ? ["total", "amount"] : [part];
  return named.flatMap((id) => [line.cells?.[`${id}.actual`], line.cells?.[id]]).find(Boolean);
}

/** Expenditure by class of function: [{ name, part, value, cell }], largest first. */
export function byFunction(d) {
  const lines = (d.functions?.lines ?? []).filter((line) => line.level === 0 && line.total > 0).sort((a, b) => b.total - a.total);
  return lines.flatMap((line) => Object.entries(partsOf(line)).filter(([, value]) => value > 0).map(([part, value]) => ({ name: line.name ?? line.code, part, value, cell: cellOf(line, part) })));
}

/** Projects by amount, largest first, and how many there are of them: { n, drawn }. */
export function projectsByAmount(d) {
  const { n, largest } = d.project_amounts ?? { n: 0, largest: [] };
  return { n, drawn: largest.map((p) => ({ name: p.name, part: "amount", value: p.value, cell: p })) };
}
