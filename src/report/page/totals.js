// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader asks first: the totals of the document, as whoever read it found them, and what its
// charts show. Nothing is added up here.
const SHOWN = ["revenue", "expenditure", "basic", "project", "three_public"];

/** [{ key, cell }] of those that the document prints; a cell without a value has the reason why. */
export function totals(d) {
  return SHOWN.filter((name) => d.totals?.[name]).map((name) => ({ key: `total_${name}`, cell: d.totals[name] }));
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

const byId = (d, ids) => ids.map((id) => d.tables.find((t) => t.id === id && t.rows.length)).find(Boolean);
const first = (...cells) => cells.find((cell) => cell && typeof cell.value === "number");

function fromForms(d) {
  return d.projects.map((p) => {
    const cell = first(p.funds.annual.total);
    return cell && { name: p.name ?? p.title ?? "", part: "amount", value: cell.value, cell };
  });
}

function fromTable(d) {
  const table = byId(d, ["project_expenditure"]);
  const rows = table?.rows.filter((r) => r.kind === "item") ?? [];
  const deepest = Math.max(0, ...rows.map((r) => r.level));
  return rows.filter((r) => r.level === deepest).map((r) => {
    const cell = first(r.cells.total, r.cells.amount);
    return cell && { name: (r.cells.item ?? r.cells.name)?.text ?? "", part: "amount", value: cell.value, cell };
  });
}

/** Projects by amount, largest first: those of the forms, else those of their table. */
export function projectsByAmount(d) {
  const forms = fromForms(d).filter((p) => p && p.value > 0 && p.name);
  const found = forms.length ? forms : fromTable(d).filter((p) => p && p.value > 0 && p.name);
  return found.sort((a, b) => b.value - a.value);
}
