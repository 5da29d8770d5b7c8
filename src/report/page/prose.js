// SPDX-License-Identifier: GPL-3.0-or-later
// The text, with every figure in it pointing at its place; then what belongs to no other part.
import { h, icon } from "../../html/common/dom.js";
import { dataOf, itemOf } from "./items.js";
import { lazyBody } from "./pieces/blocks.js";
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

/** What stands before FACT in its clause, in a few words, from the last stop on: 机要通信用车 of 机要通信用车0辆. */
export function leadTo(fact) {
  const at = fact.context.indexOf(fact.text), before = fact.context.slice(Math.max(0, at - LEAD), Math.max(0, at));
  const cut = before.split(/[，。；：、,;:\n（(]/).at(-1);
  if (before) return cut.length > 1 ? cut : before;
  return fact.context.length > LEAD ? `${fact.context.slice(0, LEAD)}…` : fact.context;
}

function paragraphs(section) {
  const marks = placed(section.text, section.facts);
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

const factItem = (fact, home) => itemOf(fact, fact.text, () => fact.id ?? fact.context, fact.unit === "yuan" ? fact.value : null, home);

function figureOf(fact) {
  return h("span.figure", { data: dataOf(factItem(fact)) }, fact.text);
}

const LINE_PX = 30, LINE_CHARACTERS = 40;
const PART = 1000; // characters: some 25 lines (PART_BYTES of src/report/text_parts.c)

/* TEXT in parts that end with a line, each with its FACTS: { text, facts }. */
function partsOf(text, facts) {
  const parts = [], ends = [];
  for (let at = 0; at < text.length;) {
    const stop = text.indexOf("\n", at + PART), end = stop < 0 ? text.length : stop;
    parts.push({ text: text.slice(at, end), facts: [] });
    ends.push(end);
    at = end + 1;
  }
  let from = 0, k = 0;
  for (const fact of parts.length ? facts : []) {
    const at = text.indexOf(fact.context, from);
    if (at >= 0) from = at;
    while (k + 1 < ends.length && ends[k] <= from) k++;
    parts[k].facts.push(fact);
  }
  return parts;
}

/* A section: { section, element, parts, reveal(line) }; each of its PARTS is laid out by itself. */
function sectionBlock(section, k, store) {
  const path = `sections/${k}/parts`;
  const parts = Array.from({ length: store.size(path) }, (_, i) => {
    const fill = () => { const wait = store.need(path, i, i + 1); return wait ? wait.then(fill) : paragraphs(section.parts[i]); };
    const body = lazyBody(fill, Math.ceil((section.parts[i]?.text.length ?? PART) / LINE_CHARACTERS) * LINE_PX);
    return { body, reveal: () => body.ready() };
  });
  const element = h(`section.prose.level-${section.level ?? 0}`, { id: `section-${k}` },
    section.number || section.title ? h("h3", section.number ? h("span.number", section.number) : [], section.title ?? "") : [],
    h("p.meta", pageButton(section.pages)), parts.map((part) => part.body));
  return { section, element, parts, reveal: (i = 0) => parts[i]?.reveal() };
}

/** The sections of the text, as blocks. A figure is an item of its part. */
export function proseBlocks(d, store) {
  // Of a document that is whole the figures stand in one list.
  if (!store.isCut) for (const [k, section] of d.sections.entries()) section.parts = partsOf(section.text, d.facts.filter((f) => f.section === k));
  const blocks = d.sections.map((section, k) => sectionBlock(section, k, store));
  const prepare = (block, from, to) => { for (let i = from; i < to; i++) for (const fact of block.section.parts[i].facts) factItem(fact, block.parts[i]); };
  for (const block of blocks) prepare(block, 0, block.section.parts.length);
  store.onCome((path, first, n) => { const [list, k] = path.split("/"); if (list === "sections") prepare(blocks[Number(k)], first, first + n); });
  return blocks;
}

function glossary(terms) {
  return h("dl.fields", terms.map((g) => [h("dt", g.term), h("dd", g.definition)]));
}

function unclaimed(grids, from) {
  return grids.map((u, k) => h("div.block", h("p.meta", pageButton([u.page, u.page])),
    h("div.scroll", { tabindex: 0, role: "group", labelT: ["unclaimed_n", { n: from + k + 1, page: u.page }] },
      h("table", h("tbody", u.rows.map((row) => h("tr", row.map((text) => h("td", text)))))))));
}

function diagnostics(doubts) {
  return h("ul.doubts", doubts.map((x) => h("li", { class: x.severity }, icon(x.severity),
    h("code", x.code), " ", ["zh", "en"].map((lang) => h("span", { lang: lang === "zh" ? "zh-CN" : "en", data: { only: lang } },
      lang === "zh" ? x.message_zh ?? x.message : x.message)), " ", x.page ? pageButton([x.page, x.page]) : [])));
}

/* An address leads there only where it is one of the web. */
const address = (url) => (/^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noopener noreferrer" }, url) : url);

function source(d) {
  const s = d.source;
  return h("dl.fields.source", s.url ? [h("dt", { t: "source_url" }), h("dd.address", address(s.url))] : [], s.fetched_at ? [h("dt", { t: "fetched_at" }), h("dd", s.fetched_at)] : [],
    h("dt", { t: "file" }), h("dd", s.file), h("dt", "SHA-256"), h("dd", h("code", s.sha256)),
    s.producer ? [h("dt", { t: "producer" }), h("dd", s.producer)] : [], d.document.profile ? [h("dt", { t: "profile" }), h("dd", d.document.profile)] : []);
}

const TOGETHER = 40; // items of a list

/* A list with its heading, laid out as it comes near: nothing where it is empty. */
function listBlock(d, store, key, build) {
  const n = store.size(key);
  return n ? [h("h3", { t: key }), Array.from({ length: Math.ceil(n / TOGETHER) }, (_, g) => {
    const from = g * TOGETHER, to = Math.min(n, from + TOGETHER);
    const fill = () => { const wait = store.need(key, from, to); return wait ? wait.then(fill) : build(d[key].slice(from, to), from); };
    return lazyBody(fill, (to - from) * LINE_PX);
  })] : [];
}

export function restPart(d, store) {
  return [listBlock(d, store, "glossary", glossary), listBlock(d, store, "unclaimed", unclaimed), listBlock(d, store, "diagnostics", diagnostics),
    h("h3", { t: "file" }), source(d), h("p.nothing", { t: "made_by" })];
}
