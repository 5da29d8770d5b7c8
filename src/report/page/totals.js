// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader asks first: the totals of the document, and what its charts show.
const byId = (d, ids) => ids.map((id) => d.tables.find((t) => t.id === id && t.rows.length)).find(Boolean);

function lastTotal(table, column, side) {
  const rows = table?.rows.filter((r) => r.kind === "total" && (!side || r.side === side) && typeof r.cells[column]?.value === "number") ?? [];
  return rows.at(-1)?.cells[column];
}

function fact(d, id) {
  const found = d.facts.find((f) => f.id === id && f.unit === "yuan");
  return found && { text: found.text, value: found.value, page: found.page, bbox: found.bbox };
}

function first(...cells) {
  return cells.find((cell) => cell && typeof cell.value === "number");
}

/** [{ key, cell }] of those that the document states. */
export function totals(d) {
  const balance = byId(d, ["balance", "appropriation_balance"]);
  const expenditure = byId(d, ["expenditure", "general_public_expenditure", "appropriation_expenditure"]);
  const revenue = byId(d, ["revenue"]);
  const three = byId(d, ["three_public"]);
  const found = {
    total_revenue: first(lastTotal(balance, "amount", "revenue"), lastTotal(balance, "total", "revenue"), lastTotal(revenue, "total"), fact(d, "narrative.revenue.total")),
    total_expenditure: first(lastTotal(balance, "total", "expenditure"), lastTotal(balance, "amount", "expenditure"), lastTotal(expenditure, "total"), fact(d, "narrative.expenditure.total")),
    total_basic: first(lastTotal(expenditure, "basic"), fact(d, "narrative.expenditure.basic")),
    total_project: first(lastTotal(expenditure, "project"), fact(d, "narrative.expenditure.project")),
    total_three_public: first(lastTotal(three, "total"), lastTotal(three, "three_public"), lastTotal(three, "total.actual"), fact(d, "narrative.three_public.total")),
  };
  return Object.entries(found).filter(([, cell]) => cell).map(([key, cell]) => ({ key, cell }));
}

/** Expenditure by function: [{ name, part, value, cell }] of the classes, largest first. */
export function byFunction(d) {
  const table = byId(d, ["expenditure", "general_public_expenditure", "appropriation_expenditure"]);
  if (!table) return [];
  const split = table.columns.some((c) => c.id === "basic") && table.columns.some((c) => c.id === "project");
  const rows = table.rows.filter((r) => r.kind === "item" && r.level === 0 && /^\d{3}$/.test(r.cells.code?.text ?? "") && r.cells.total?.value > 0);
  rows.sort((a, b) => b.cells.total.value - a.cells.total.value);
  return rows.flatMap((r) => {
    const name = r.cells.name?.text || r.cells.code.text;
    const parts = split ? ["basic", "project"] : ["total"];
    return parts.filter((part) => r.cells[part]?.value > 0).map((part) => ({ name, part, value: r.cells[part].value, cell: r.cells[part] }));
  });
}

function fromForms(d) {
  return d.projects.map((p) => {
    const cell = first(p.funds.annual.total, p.funds.period.total, ...Object.values(p.funds.annual));
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
