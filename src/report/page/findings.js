// SPDX-License-Identifier: GPL-3.0-or-later
// Where the document contradicts itself: by severity, each with the figures it rests on.
import { h, icon } from "../../html/common/dom.js";
import { figure } from "../../html/common/format.js";
import { has, t } from "../../html/common/words.js";
import { addItem, itemsAt, markPlace } from "./items.js";
import { lazyBody } from "./pieces/blocks.js";
import { leadTo } from "./prose.js";

export const SEVERITIES = ["error", "warning", "info"];
export const COUNTED = { error: "errors_n", warning: "warnings_n", info: "infos_n" };

/* The places of a document that is cut say themselves what they are, as long as it has not come. */
const factOf = (e, d) => d.facts.find((f) => f.page === e.page && f.bbox?.join() === e.bbox?.join()) ?? (e.context ? { text: e.text, context: e.context, unit: e.unit } : undefined);
const columnOf = (e, d) => d.tables.find((x) => x.id === e.table)?.columns.find((c) => c.id === e.column) ?? (e.label ? { label: e.label, type: e.type } : undefined);

/* What a place is called: strings as printed, and keys of the dictionary as { key }. */
function placeName(e, d) {
  if (e.what === "table") {
    const table = d.tables.find((x) => x.id === e.table);
    return [table?.title ?? e.table, e.row, columnOf(e, d)?.label.split("/").at(-1) ?? e.column];
  }
  const field = (e.field ?? "").split(".").filter(Boolean).map((key) => ({ overview: { key: "overview_field" } })[key] ?? (has(key) ? { key } : key));
  if (e.what === "project") return [typeof e.project === "number" ? d.projects[e.project]?.name : e.project, ...field];
  if (e.what === "overall") return [{ key: "overall" }, ...field];
  const fact = factOf(e, d);
  return [{ key: "prose" }, fact ? leadTo(fact) : e.fact];
}

function placeNodes(parts) {
  return parts.filter(Boolean).flatMap((part, k) => [k ? " › " : "", part.key ? h("span", { t: part.key }) : part]);
}

function placeText(parts) {
  return parts.filter(Boolean).map((part) => (part.key ? t(part.key) : part)).join(" › ");
}

/* The unit of a finding's figures: that of the first place that has one. */
function unitOf(finding, d) {
  for (const e of finding.evidence) {
    if (e.what === "table") return { amount: "yuan", percent: "percent" }[columnOf(e, d)?.type] ?? "";
    if (/^(annual|period|by_use|by_source)\b/.test(e.field ?? "")) return "yuan";
    if (e.what !== "fact" && /元$/.test(e.text ?? "")) return "yuan";
    const unit = e.what === "fact" ? factOf(e, d)?.unit : undefined;
    if (unit) return unit;
  }
  return "";
}

function figures(finding, d) {
  if (finding.difference === null || finding.actual === null) return [];
  const unit = unitOf(finding, d);
  const mark = () => (unit === "yuan" ? h("small", { t: "wan" }) : unit === "percent" ? "%" : []);
  const one = (key) => (finding[key] === null ? [] : h("div", h("dt", { t: key }), h("dd", figure(finding[key], unit), mark())));
  return h("dl.figures", one("expected"), one("actual"), one("difference"));
}

const PLACES = 8; // of a finding are shown at first (PLACES_FIRST of src/report/cut.c)
const CARD_PX = 190;

/* An evidence whose place no table or form shows, or has not come yet, gets an item of its own. */
function evidenceItem(e, d) {
  return itemsAt(e.page, e.bbox)[0] ?? addItem(e.page, e.bbox, e.text, () => placeText(placeName(e, d)));
}

function evidenceRow(e, d, k) {
  const item = evidenceItem(e, d);
  const inner = [h("span.mark-number", String(k + 1)), h("span.place", placeNodes(placeName(e, d))), h("strong", e.text || h("span", { t: "nowhere" })),
    e.page ? h("span.at", { t: ["page_n", { n: e.page }] }) : []];
  return h("li", item === undefined ? h("span.evidence", inner) : h("button.evidence", { type: "button", data: { i: item } }, inner));
}

/* The first places, and the others on demand: a list of projects may disagree in hundreds. */
function evidences(finding, path, n, d, store) {
  const list = h("ol.evidences"), row = (e, i) => evidenceRow(e, d, i);
  list.append(...finding.evidence.slice(0, firstOf(n)).map(row));
  if (list.childElementCount === n) return list;
  const all = async () => { await store.need(path); more.remove(); list.replaceChildren(...finding.evidence.map(row)); };
  const more = h("button.more", { type: "button", t: ["show_all_places", { n }], on: { click: all } });
  return [list, more];
}

const firstOf = (n) => (n > PLACES + 2 ? PLACES : n);

function card(finding, k, d, store) {
  const message = () => ["zh", "en"].map((lang) => h("span", { lang: lang === "zh" ? "zh-CN" : "en", data: { only: lang } }, finding.message[lang]));
  const path = `report/findings/${k}/evidence`, n = store.size(path);
  const build = () => [
    h("header", icon(finding.severity), h("h3", h("button.open", { type: "button", data: { finding: k } }, h("span.unseen", h("span", { t: finding.severity }), ": "), message()))),
    figures(finding, d), evidences(finding, path, n, d, store), h("p.rule", h("code", finding.rule))];
  const body = lazyBody(() => { const wait = store.need(path, 0, firstOf(n)); return wait ? wait.then(build) : build(); }, CARD_PX, `article.finding.${finding.severity}`);
  body.id = `finding-${k}`;
  body.dataset.finding = k;
  return body;
}

export function findingsPart(d, store) {
  const { findings, rules } = d.report;
  const order = findings.map((_, k) => k).sort((a, b) => SEVERITIES.indexOf(findings[a].severity) - SEVERITIES.indexOf(findings[b].severity) || a - b);
  const cards = order.map((k) => card(findings[k], k, d, store));
  const line = h("p.rules", { t: ["rules_line", rules] });
  if (!findings.length) return { element: h("div", h("p.fine", icon("check"), h("span", { t: ["no_findings", { n: rules.evaluated }] }))), order };
  const boxes = SEVERITIES.filter((s) => findings.some((f) => f.severity === s)).map((s) => {
    const box = h("input", { type: "checkbox", checked: true, on: { change: () => cards.forEach((c) => { if (c.classList.contains(s)) c.hidden = !box.checked; }) } });
    return h(`label.chip.${s}`, box, icon(s), h("span", { t: [COUNTED[s], { n: findings.filter((f) => f.severity === s).length }] }));
  });
  return { element: h("div", h("fieldset.chips", h("legend.unseen", { t: "severity" }), boxes), line, cards), order };
}

/** Remembers what findings rest on, the gravest last, for whatever is laid out later. */
export function markPlaces(d, store) {
  const mark = () => {
    for (const severity of [...SEVERITIES].reverse())
      for (const f of d.report.findings) if (f.severity === severity) for (const e of f.evidence) if (e) markPlace(e.page, e.bbox, severity);
  };
  mark();
  store.onCome((path) => { if (path.startsWith("report/")) mark(); });
}

/** Marks the figures of findings on the pages; opens a finding on demand. */
export function makeFindings(d, order, { paper, openParents, showPaper, clearLight }) {
  let open = null, marks = [];
  for (const k of order) for (const e of d.report.findings[k].evidence) if (e.page && e.bbox) paper?.mark(e.page, e.bbox, `quiet-${d.report.findings[k].severity}`);

  function close() {
    for (const m of marks) m?.remove();
    marks = [];
    document.querySelector(".finding.open")?.classList.remove("open");
    open = null;
  }

  function show(k) {
    clearLight();
    close();
    open = k;
    const finding = d.report.findings[k], element = document.getElementById(`finding-${k}`);
    element.hidden = false;
    element.ready();
    element.classList.add("open");
    openParents(element);
    element.scrollIntoView({ block: "nearest" });
    marks = finding.evidence.map((e, i) => (e.page && e.bbox ? paper?.mark(e.page, e.bbox, `found-${finding.severity}`, String(i + 1)) : null));
    const shown = marks.find(Boolean);
    showPaper();
    if (shown) paper.reveal(shown);
  }

  /** The next (STEP 1) or previous (-1) finding that is not filtered away. */
  function go(step) {
    const seen = order.filter((k) => !document.getElementById(`finding-${k}`).hidden);
    if (!seen.length) return;
    const at = seen.indexOf(open);
    const k = seen[at < 0 ? (step > 0 ? 0 : seen.length - 1) : (at + step + seen.length) % seen.length];
    show(k);
    document.querySelector(`#finding-${k} .open`).focus({ preventScroll: true });
  }
  return { show, close, go, isOpen: () => open !== null };
}
