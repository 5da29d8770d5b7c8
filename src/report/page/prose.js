// SPDX-License-Identifier: GPL-3.0-or-later
// The text, with every figure in it pointing at its place; then what belongs to no other part.
import { h, icon } from "../../html/common/dom.js";
import { addItem } from "./items.js";
import { pageButton } from "./tables.js";

/* Where each fact of a section stands in its text: the clause first, then the figure in it. Facts
 * come in printed order, so the search goes on from the one before. */
function placed(text, facts) {
  const found = [];
  let clauseFrom = 0, from = 0;
  for (const fact of facts) {
    const clause = text.indexOf(fact.context, clauseFrom);
    if (clause < 0) continue;
    const at = text.indexOf(fact.text, Math.max(from, clause));
    if (at < 0 || at > clause + fact.context.length) continue;
    clauseFrom = clause;
    from = at + fact.text.length;
    found.push({ at, end: from, fact });
  }
  return found;
}

const LEAD = 20;
const leads = new Map();

/* The words before a figure, from the last stop on: 机要通信用车 of 机要通信用车0辆. */
function leadOf(text, at) {
  const before = text.slice(Math.max(0, at - LEAD), at), cut = before.split(/[，。；：、,;:\n（(]/).at(-1);
  return cut.length > 1 ? cut : before;
}

/** What stands before FACT in the prose, in a few words; its clause where it was not found there. */
export function leadTo(fact) {
  return leads.get(fact) ?? (fact.context.length > LEAD ? `${fact.context.slice(0, LEAD)}…` : fact.context);
}

function paragraphs(section, facts) {
  const marks = placed(section.text, facts);
  for (const { at, fact } of marks) leads.set(fact, leadOf(section.text, at));
  let start = 0;
  return section.text.split("\n").map((line) => {
    const end = start + line.length, parts = [];
    let at = start;
    for (const m of marks) {
      if (m.at < start || m.end > end) continue;
      parts.push(section.text.slice(at, m.at), figureOf(m.fact));
      at = m.end;
    }
    parts.push(section.text.slice(at, end));
    start = end + 1;
    return line ? h("p", parts) : [];
  });
}

function figureOf(fact) {
  const where = () => fact.id ?? fact.context;
  const item = addItem(fact.page, fact.bbox, fact.text, where, fact.unit === "yuan" ? fact.value : null);
  return h("span.figure", { data: item === undefined ? {} : { i: item } }, fact.text);
}

export function prosePart(d) {
  if (!d.sections.length) return h("p.nothing", { t: "no_prose" });
  return d.sections.map((section, k) => h(`section.prose.level-${section.level ?? 0}`, { id: `section-${k}` },
    section.number || section.title ? h("h3", section.number ? h("span.number", section.number) : [], section.title ?? "") : [],
    h("p.meta", pageButton(section.pages)),
    paragraphs(section, d.facts.filter((f) => f.section === k))));
}

function glossary(d) {
  return d.glossary.length ? [h("h3", { t: "glossary" }), h("dl.fields", d.glossary.map((g) => [h("dt", g.term), h("dd", g.definition)]))] : [];
}

function unclaimed(d) {
  return d.unclaimed.length ? [h("h3", { t: "unclaimed" }), d.unclaimed.map((u, k) => h("div.block", h("p.meta", pageButton([u.page, u.page])),
    h("div.scroll", { tabindex: 0, role: "region", labelT: ["unclaimed_n", { n: k + 1, page: u.page }] },
      h("table", h("tbody", u.rows.map((row) => h("tr", row.map((text) => h("td", text)))))))))] : [];
}

function diagnostics(d) {
  return d.diagnostics.length ? [h("h3", { t: "diagnostics" }), h("ul.doubts", d.diagnostics.map((x) => h("li", { class: x.severity }, icon(x.severity),
    h("code", x.code), " ", ["zh", "en"].map((lang) => h("span", { lang: lang === "zh" ? "zh-CN" : "en", data: { only: lang } },
      lang === "zh" ? x.message_zh ?? x.message : x.message)), " ", x.page ? pageButton([x.page, x.page]) : [])))] : [];
}

/* An address leads there only where it is one of the web. */
const address = (url) => (/^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noopener noreferrer" }, url) : url);

function source(d) {
  const s = d.source;
  return h("dl.fields.source", s.url ? [h("dt", { t: "source_url" }), h("dd.address", address(s.url))] : [], s.fetched_at ? [h("dt", { t: "fetched_at" }), h("dd", s.fetched_at)] : [],
    h("dt", { t: "file" }), h("dd", s.file), h("dt", "SHA-256"), h("dd", h("code", s.sha256)),
    s.producer ? [h("dt", { t: "producer" }), h("dd", s.producer)] : [], d.document.profile ? [h("dt", { t: "profile" }), h("dd", d.document.profile)] : []);
}

export function restPart(d) {
  return [glossary(d), unclaimed(d), diagnostics(d), h("h3", { t: "file" }), source(d), h("p.nothing", { t: "made_by" })];
}
