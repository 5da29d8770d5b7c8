// SPDX-License-Identifier: GPL-3.0-or-later
// Projects, “three public” expenses, findings: long lists over all documents.
import { h, icon } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { language, onLanguage, t } from "../../html/common/words.js";
import { all, load, reader, rest, take } from "./data.js";
import { makeSelection } from "./selection.js";
import { amount, chart, distinct, documentLink, downloads, figureCell, inBoth, organizationLink, plain, showPage, stacked } from "./shell.js";
import { perHeadOf } from "./index.js";

const DRAWN = 30;

/* ------------------------------------------------------------------------------- projects -- */

const projectRows = (rows) => rows.map((r) => ({ cells: [documentLink(r.document, r.name), organizationLink(r), plain(r.year), figureCell(r.amount, r.reason), plain(r.department)] }));

export async function projectsPage() {
  const { projects: { rows: total } } = await load("site");
  const source = reader("projects"), slot = h("div.slot");
  const selection = await makeSelection({ open: true, changed: () => show() });
  const columns = [["name", "text"], ["organization", "text"], ["year", "number"], ["amount", "amount"], ["department", "text"]];
  async function show() {
    const { matches } = selection, chosen = await take(source, DRAWN, matches);
    const drawn = distinct(chosen.filter((r) => r.amount !== null).slice(0, DRAWN), (r) => r.name, (r) => r.year).map(({ row, name }) => ({ name, part: "amount", value: row.amount }));
    slot.replaceChildren(...(drawn.length ? [chart(() => t("chart_projects"), drawn, [{ id: "amount", t: "amount" }])] : []), chosen.length ? table({ label: t("site_projects"), name: "projects", limit: 100, saves: false,
      tools: downloads("projects"), columns: columns.map(([key, type]) => ({ t: key, type })), rows: projectRows(chosen), more: rest(source, matches, projectRows) }) : h("p.nothing", { t: "nothing_chosen" }));
  }
  await show();
  showPage("projects", [h("p.lead", { t: ["projects_lead", { n: total }] }), selection.bar, slot]);
}

/* --------------------------------------------------------------------------- three public -- */

const THREE = ["overseas", "vehicle", "reception"];

export async function threePublicPage() {
  const source = reader("three-public"), slot = h("div.slot");
  const share = (r) => (r.of && r.total !== null ? { text: `${((r.total / r.of) * 100).toFixed(2)}%`, sort: r.total / r.of } : plain(""));
  const selection = await makeSelection({ kinds: ["budget", "final_account"], changed: () => show() });

  async function show() {
    const { matches } = selection, chosen = await take(source, DRAWN, matches), perHead = chosen.some((r) => r.population);
    const columns = [["organization", "text"], ["year", "number"], ["kind", "text"], ["total_three_public", "amount"], ["overseas", "amount"], ["vehicle", "amount"], ["vehicle_purchase", "amount"],
      ["vehicle_operation", "amount"], ["reception", "amount"], ["share_of_all", "amount"], ...(perHead ? [["per_head", "amount"]] : [])];
    const toRows = (rows) => rows.map((r) => ({ cells: [organizationLink(r), { text: String(r.year ?? ""), sort: r.year, node: documentLink(r.document, String(r.year ?? "—")).node }, { text: t(r.kind), node: h("span", { t: r.kind }) },
      figureCell(r.total, r.reason), amount(r.overseas), amount(r.vehicle), amount(r.vehicle_purchase), amount(r.vehicle_operation), amount(r.reception), share(r), ...(perHead ? [perHeadOf(r.total, r.population)] : [])] }));
    const drawn = selection.single() ? distinct(chosen.filter((r) => r.total !== null).slice(0, DRAWN), (r) => r.organization || "—", (r) => r.year).flatMap(({ row, name }) => stacked(name, row.total, { overseas: row.overseas, vehicle: row.vehicle, reception: row.reception })) : [];
    slot.replaceChildren(...(selection.single() ? [] : [h("p.nothing", { t: "choose_one" })]),
      ...(drawn.length ? [chart(() => `${t("site_three_public")}, ${selection.describe()}`, drawn, [...THREE, "unsplit"].filter((id) => drawn.some((b) => b.part === id)).map((id) => ({ id, t: id })))] : []),
      chosen.length ? table({ label: t("site_three_public"), name: "three-public", limit: 100, saves: false, tools: downloads("three-public"), columns: columns.map(([key, type]) => ({ t: key, type })),
        rows: toRows(chosen), more: rest(source, matches, toRows) }) : h("p.nothing", { t: "nothing_chosen" }));
  }
  await show();
  showPage("three-public", [h("p.lead", { t: "three_public_lead" }), selection.bar, slot]);
}

/* ------------------------------------------------------------------------------- findings -- */

const ORDER = ["error", "warning", "info"];

function severityCell(severity) {
  return { text: String(ORDER.indexOf(severity)), csv: severity, node: h(`span.chip.${severity}`, icon(severity), h("span", { t: severity })) };
}

async function findingsTable(rule) {
  const source = reader("findings", rule), everything = () => true;
  const message = (r) => ({ text: `${r.message_zh} ${r.message_en}`, node: inBoth(r.message_zh, r.message_en) });
  const toRows = (rows) => rows.map((r) => ({ cells: [documentLink(r.document, r.organization || "—", "findings"), plain(r.year), severityCell(r.severity), message(r)] }));
  return table({ label: rule, name: `findings-${rule}`, limit: 100, saves: false,
    columns: [{ t: "organization", type: "text" }, { t: "year", type: "number" }, { t: "severity", type: "text" }, { t: "finding", type: "text" }],
    rows: toRows(await take(source, 1)), more: rest(source, everything, toRows) });
}

export async function findingsPage() {
  const rules = await all("rules");
  const slot = h("div.slot", { "aria-live": "polite" });
  const sorted = [...rules].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.findings - a.findings);

  const names = await load("rule-names");
  // What a rule's statement leaves to be filled in: places by their words, figures left out.
  const PLACES = { table: ["某表", "a table"], row: ["某行", "a row"], column: ["某列", "a column"], project: ["某项目", "a project"], label: ["某项", "an item"] };
  const nameOf = (rule) => (names[rule] ?? [rule, rule]).map((text, k) => text.replace(/^\{context\}[：:]?\s*/, "").replace(/[，,]\s*(相差|difference)\s*\{difference\}/, "").replace(/\{(\w+)\}/g, (_, word) => PLACES[word]?.[k] ?? "…"));
  const ruleName = (rule) => { const text = h("span"); onLanguage(() => { text.textContent = nameOf(rule)[language() === "zh" ? 0 : 1]; }); return text; };

  async function show() {
    const asked = decodeURIComponent(location.hash.slice(1));
    const rule = rules.some((r) => r.rule === asked) ? asked : sorted[0]?.rule;
    if (rule === undefined) return slot.replaceChildren(h("p.nothing", { t: "no_findings_site" }));
    slot.replaceChildren(h("h2", ruleName(rule)), h("p.lead", h("code", rule)), await findingsTable(rule));
    if (asked === rule) slot.scrollIntoView({ block: "start" });
  }
  addEventListener("hashchange", show);
  await show();
  showPage("findings", [h("p.lead", { t: ["findings_lead", { n: rules.reduce((n, r) => n + r.findings, 0) }] }),
    sorted.length ? table({ label: t("rules"), name: "rules", rowHeader: 1, saves: false, tools: downloads("findings"),
      columns: [{ t: "severity", type: "text" }, { t: "rule", type: "text" }, { t: "findings", type: "amount" }, { t: "documents", type: "amount" }],
      rows: sorted.map((r) => ({ cells: [severityCell(r.severity), { text: `${r.rule} ${nameOf(r.rule).join(" ")}`, csv: r.rule, node: h("a", { href: `#${encodeURIComponent(r.rule)}`, title: r.rule }, ruleName(r.rule)) }, plain(r.findings), plain(r.documents)] })) }) : [],
    slot]);
}
