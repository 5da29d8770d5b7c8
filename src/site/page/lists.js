// SPDX-License-Identifier: GPL-3.0-or-later
// Projects, “three public” expenses, findings: long lists over all documents.
import { h, icon } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { language, onLanguage, t } from "../../html/common/words.js";
import { all, chunks, groupRows, load } from "./data.js";
import { makeSelection } from "./selection.js";
import { amount, chart, distinct, documentLink, downloads, figureCell, organizationLink, plain, showPage } from "./shell.js";
import { perHeadOf } from "./index.js";

const DRAWN = 30;

/* ------------------------------------------------------------------------------- projects -- */

function projectsTable(rows) {
  return table({ label: t("site_projects"), name: "projects", limit: 100, saves: false, tools: downloads("projects"),
    columns: [{ t: "name", type: "text" }, { t: "organization", type: "text" }, { t: "year", type: "number" }, { t: "amount", type: "amount" }],
    rows: rows.map((r) => ({ cells: [documentLink(r.document, r.name), organizationLink(r), plain(r.year), figureCell(r.amount, r.reason)] })) });
}

export async function projectsPage() {
  const { projects: { chunks: n, rows: total } } = await load("site");
  const rows = await chunks("projects", 0, Math.min(1, n));
  const slot = h("div.slot"), rest = h("p.choice");
  const selection = await makeSelection({ kinds: [...new Set(rows.map((r) => r.kind))], changed: () => show() });
  function show() {
    const chosen = rows.filter((r) => selection.matches(r));
    const drawn = distinct(chosen.slice(0, DRAWN), (r) => r.name, (r) => r.year).map(({ row, name }) => ({ name, part: "amount", value: row.amount ?? 0 }));
    slot.replaceChildren(...(drawn.length ? [chart(() => t("chart_projects"), drawn, [{ id: "amount", t: "amount" }])] : []), chosen.length ? projectsTable(chosen) : h("p.nothing", { t: "nothing_chosen" }));
    rest.hidden = rows.length >= total;
  }
  rest.append(h("span", { t: ["loaded_of", { n: rows.length, all: total }] }), h("button.more", { type: "button", t: "load_all", on: { click: async () => {
    rows.push(...await chunks("projects", 1, n));
    show();
  } } }));
  show();
  showPage("projects", [h("p.lead", { t: ["projects_lead", { n: total }] }), selection.bar, rest, slot]);
}

/* --------------------------------------------------------------------------- three public -- */

const THREE = ["overseas", "vehicle", "reception"];

/* A bar is as long as its total: what its kinds leave is a part of its own; kinds that come to more
 * than it are not drawn beside it. */
function threeParts(row, name) {
  const split = THREE.map((id) => ({ name, part: id, value: row[id] ?? 0 })).filter((b) => b.value > 0);
  const rest = row.total - split.reduce((sum, b) => sum + b.value, 0);
  if (rest < 0) return [{ name, part: "unsplit", value: row.total }];
  return rest > 0 ? [...split, { name, part: "unsplit", value: rest }] : split;
}

export async function threePublicPage() {
  const rows = await all("three-public");
  const perHead = rows.some((r) => r.population), slot = h("div.slot");
  const columns = [["organization", "text"], ["year", "number"], ["kind", "text"], ["total_three_public", "amount"], ["overseas", "amount"], ["vehicle", "amount"], ["vehicle_purchase", "amount"],
    ["vehicle_operation", "amount"], ["reception", "amount"], ["share_of_all", "amount"], ...(perHead ? [["per_head", "amount"]] : [])];
  const share = (r) => (r.of && r.total !== null ? { text: `${((r.total / r.of) * 100).toFixed(2)}%`, sort: r.total / r.of } : plain(""));
  const selection = await makeSelection({ kinds: ["budget", "final_account"], changed: () => show() });

  function show() {
    const chosen = rows.filter((r) => selection.matches(r));
    const drawn = selection.single() ? distinct(chosen.filter((r) => r.total !== null).slice(0, DRAWN), (r) => r.organization || "—", (r) => r.year).flatMap(({ row, name }) => threeParts(row, name)) : [];
    slot.replaceChildren(...(selection.single() ? [] : [h("p.nothing", { t: "choose_one" })]),
      ...(drawn.length ? [chart(() => `${t("site_three_public")}, ${selection.describe()}`, drawn, [...THREE, "unsplit"].filter((id) => drawn.some((b) => b.part === id)).map((id) => ({ id, t: id })))] : []),
      chosen.length ? table({ label: t("site_three_public"), name: "three-public", limit: 100, saves: false, tools: downloads("three-public"), columns: columns.map(([key, type]) => ({ t: key, type })),
        rows: chosen.map((r) => ({ cells: [organizationLink(r), { text: String(r.year ?? ""), sort: r.year, node: documentLink(r.document, String(r.year ?? "—")).node }, { text: t(r.kind), node: h("span", { t: r.kind }) },
          figureCell(r.total, r.reason), amount(r.overseas), amount(r.vehicle), amount(r.vehicle_purchase), amount(r.vehicle_operation), amount(r.reception), share(r), ...(perHead ? [perHeadOf(r.total, r.population)] : [])] })) }) : h("p.nothing", { t: "nothing_chosen" }));
  }
  show();
  showPage("three-public", [h("p.lead", { t: "three_public_lead" }), selection.bar, slot]);
}

/* ------------------------------------------------------------------------------- findings -- */

const ORDER = ["error", "warning", "info"];

function severityCell(severity) {
  return { text: String(ORDER.indexOf(severity)), csv: severity, node: h(`span.chip.${severity}`, icon(severity), h("span", { t: severity })) };
}

function findingsTable(rows, rule) {
  const message = (r) => ({ text: `${r.message_zh} ${r.message_en}`, node: h("span", h("span", { lang: "zh-CN", data: { only: "zh" } }, r.message_zh), h("span", { lang: "en", data: { only: "en" } }, r.message_en)) });
  return table({ label: rule, name: `findings-${rule}`, limit: 100, json: rows,
    columns: [{ t: "organization", type: "text" }, { t: "year", type: "number" }, { t: "severity", type: "text" }, { t: "finding", type: "text" }],
    rows: rows.map((r) => ({ cells: [documentLink(r.document, r.organization || "—", "findings"), plain(r.year), severityCell(r.severity), message(r)] })) });
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
    slot.replaceChildren(h("h2", ruleName(rule)), h("p.lead", h("code", rule)), findingsTable(await groupRows("findings", rule), rule));
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
