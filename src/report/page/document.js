// SPDX-License-Identifier: GPL-3.0-or-later
// A document: its pages on one side, what was read from them on the other.
import { bars, colourOf } from "../../html/common/chart.js";
import { h, icon, iconButton } from "../../html/common/dom.js";
import { wan } from "../../html/common/format.js";
import { settingsButtons } from "../../html/common/settings.js";
import { onLanguage, t } from "../../html/common/words.js";
import { layAllOut, layFarAway } from "../../html/common/near.js";
import { COUNTED, findingsPart, makeFindings, markPlaces, SEVERITIES } from "./findings.js";
import { formBlocks } from "./forms.js";
import { helpDialog } from "./help.js";
import { items } from "./items.js";
import { addArrows, makeLight } from "./light.js";
import { makePaper } from "./paper.js";
import { openAll, setScroller } from "./pieces/blocks.js";
import { makeStore } from "./pieces/store.js";
import { proseBlocks, restPart } from "./prose.js";
import { makeSearch } from "./search.js";
import { makeSplitter } from "./splitter.js";
import { fieldItem, setPictures, tableBlocks } from "./tables.js";
import { byFunction, projectsByAmount, totals } from "./totals.js";

/* ------------------------------------------------------------------------------- overview -- */

function masthead(d, home) {
  const { organization, year, kind, title } = d.document;
  const facts = [["year", year], ["n_pages", d.source.pages]].filter(([, v]) => v !== null);
  return h("header.masthead", h("p.eyebrow", home ? [h("a", { href: home.href, t: "site_index" }), " › "] : [], h("span", { t: kind }), year ? ` · ${year}` : ""),
    h("h2", home?.organization && organization ? h("a.of", { href: home.organization }, organization) : organization ?? title ?? h("span", { t: "unnamed" })), organization && title ? h("p.subtitle", title) : [],
    h("dl.facts", facts.map(([key, value]) => h("div", h("dt", { t: key }), h("dd", String(value)))),
      h("div", h("dt", { t: "tables" }), h("dd", String(d.tables.length))), h("div", h("dt", { t: "total_projects" }), h("dd", String(d.projects.length))),
      h("div.wide", h("dt", { t: "file" }), h("dd", d.source.file.split(/[\\/]/).at(-1)))));
}

function totalsRow(d) {
  const shown = totals(d);
  if (!shown.length) return [];
  return h("ul.totals", shown.map(({ key, cell }) => {
    const item = fieldItem(cell, () => t(key));
    const value = typeof cell.value === "number" ? [wan(cell.value), h("small", { t: "wan" })] : h("small.reason", { t: `reason_${cell.reason}` });
    const inner = [h("span.label", { t: key }), h("span.value", value)];
    return h("li", item === undefined ? h("span.stat", inner) : h("button.stat", { type: "button", data: { i: item, total: key } }, inner));
  }));
}

function verdict(d) {
  const counts = SEVERITIES.map((s) => [s, d.report.findings.filter((f) => f.severity === s).length]).filter(([, n]) => n);
  if (!counts.length) return h("p.verdict.fine", icon("check"), h("span", { t: ["no_findings", { n: d.report.rules.evaluated }] }));
  return h("p.verdict", counts.map(([s, n]) => h(`a.chip.${s}`, { href: "#findings" }, icon(s), h("span", { t: [COUNTED[s], { n }] }))));
}

/* --------------------------------------------------------------------------------- charts -- */

function chartFigure(id, key, rows, parts, note) {
  const slot = h("div.chart");
  const legend = h("p.legend", parts.length > 1 ? parts.map((p, i) => h("span", h("i", { style: { background: colourOf(p, i) } }), h("span", { t: p.t }))) : []);
  const figure = h("figure.chart-figure", { id }, h("figcaption", h("h3", { t: key }), h("span.unit", { t: "wan" }), legend), slot, note ?? []);
  const draw = () => {
    const width = Math.min(760, slot.clientWidth || 640);
    slot.replaceChildren(bars({ rows, parts, width, label: t(key) }));
  };
  let last = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.round(entry.contentRect.width);
    if (Math.abs(width - last) < 4) return;
    last = width;
    draw();
  }).observe(slot);
  onLanguage(() => { if (last) draw(); });
  return figure;
}

function withItems(rows) {
  return rows.map((row) => ({ ...row, item: row.cell && fieldItem(row.cell, () => row.name) }));
}

function chartsPart(d) {
  const functions = withItems(byFunction(d));
  const { n, drawn: largest } = projectsByAmount(d), drawn = withItems(largest);
  const parts = [...new Set(functions.map((r) => r.part))];
  const order = ["basic", "project", "unsplit"].filter((p) => parts.includes(p));
  const figures = [
    functions.length ? chartFigure("chart-functions", "chart_function", functions, order.map((id) => ({ id, t: id }))) : [],
    drawn.length ? chartFigure("chart-projects", "chart_projects", unique(drawn), [{ id: "amount", t: "amount" }],
      n > drawn.length ? h("p.nothing", { t: ["more_projects", { n: drawn.length, all: n }] }) : null) : [],
  ].flat();
  return figures.length ? figures : h("p.nothing", { t: "no_chart" });
}

/* Two projects of one name are two bars. */
function unique(rows) {
  const seen = new Map();
  return rows.map((row) => {
    const n = (seen.get(row.name) ?? 0) + 1;
    seen.set(row.name, n);
    return n > 1 ? { ...row, name: `${row.name} (${n})` } : row;
  });
}

/* ---------------------------------------------------------------------------------- parts -- */

function part(id, count, content) {
  return h("section.part", { id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, h("span", { t: id }), count ? h("span.count", String(count)) : []), content);
}

function partsNav(parts) {
  const links = parts.map(([id, count]) => h("a", { href: `#${id}`, data: { part: id } }, h("span", { t: id }), count ? h("span.count", String(count)) : []));
  return h("nav.parts", { labelT: "parts" }, links);
}

function watchParts(scroller, nav) {
  const links = [...nav.querySelectorAll("a")];
  const update = () => {
    const top = scroller.getBoundingClientRect().top + 140;
    let here = links[0];
    for (const link of links) if (document.getElementById(link.dataset.part).getBoundingClientRect().top <= top) here = link;
    for (const link of links) link === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  };
  let waiting = false;
  scroller.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; update(); });
  }, { passive: true });
  update();
}

function openParents(element) {
  for (let e = element.parentElement; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
}

function addKeys(paper, findings, search, light, help) {
  const actions = {
    "/": () => search.input.focus(), n: () => findings.go(1), p: () => findings.go(-1), "?": () => help.showModal(),
    "]": () => paper?.toPage(paper.current() + 1), "[": () => paper?.toPage(paper.current() - 1),
    Escape: () => { findings.close(); light.clear(); },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select");
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
    if (!action || (typing && event.key !== "Escape")) return;
    if (event.key !== "Escape") event.preventDefault();
    action();
  });
}

function viewSwitch(body) {
  const show = (view) => {
    body.dataset.view = view;
    for (const b of bar.querySelectorAll("button")) b.setAttribute("aria-pressed", String(b.dataset.show === view));
  };
  const bar = h("nav.views", { labelT: "views" },
    ["data", "paper"].map((view) => h("button", { type: "button", data: { show: view }, "aria-pressed": "false", t: view, on: { click: () => show(view) } })));
  show("data");
  return { bar, show };
}

/* The pages follow whoever turns the wheel over a table: what stands a third down from the top leads
 * to its page. Lights and links turn the pages themselves. */
function followTables(dataPane, paper) {
  let waiting = 0;
  const follow = () => {
    const pane = dataPane.getBoundingClientRect();
    const row = document.elementFromPoint(pane.left + pane.width / 2, pane.top + pane.height / 3)?.closest("tr");
    const i = row?.querySelector("[data-i]")?.dataset.i, page = i === undefined ? null : items[Number(i)].page;
    if (page && page !== paper.current()) paper.toPage(page);
  };
  for (const turn of ["wheel", "touchmove"]) dataPane.addEventListener(turn, () => { clearTimeout(waiting); waiting = setTimeout(follow, 180); }, { passive: true });
}

/* Brings ELEMENT into view in the pane; what is laid out on the way may push it out again. */
function viewer(dataPane) {
  return (element, block = "center") => {
    const to = () => element.scrollIntoView({ block, inline: "nearest" });
    const outside = () => { const a = element.getBoundingClientRect(), b = dataPane.getBoundingClientRect(); return a.bottom < b.top || a.top > b.bottom || (block === "start" && Math.abs(a.top - b.top) > 120); };
    let left = 6;
    const again = () => { if (outside()) to(); if (left--) requestAnimationFrame(again); };
    to();
    requestAnimationFrame(again);
  };
}

/* The address names a part, a table, a form: what is behind it is laid out, and stays in view meanwhile. */
function followAddress(toView, reveal) {
  const go = () => {
    const element = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!element) return;
    reveal(element);
    toView(element, "start");
  };
  addEventListener("hashchange", go);
  go();
}

/* A printer gets all of it. What has not come cannot be waited for there, so the key is taken before. */
function addPrinting(dataPane, store) {
  const note = h("p.unprinted", { t: "print_pieces" });
  addEventListener("beforeprint", () => {
    openAll();
    layAllOut();
    if (!store.isWhole()) dataPane.prepend(note);
  });
  addEventListener("afterprint", () => { note.remove(); layFarAway(); });
  document.addEventListener("keydown", async (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || store.isWhole()) return;
    event.preventDefault();
    await store.all();
    print();
  });
}

/**
 * Shows D with its PAGES (none: no pictures) in BODY; HOME: { href, report, organization, text }: of the site
 * that it belongs to, of its report with pictures, of its body's page, of its page without a script;
 * loadPiece(i): what a document that is cut is made of.
 */
export function showDocument(d, pages, body, home = null, loadPiece = null) {
  const { organization, year, title } = d.document;
  onLanguage(() => { document.title = [organization ?? title ?? t("unnamed"), year, t(d.document.kind)].filter(Boolean).join(" · ") + " · mingxi"; });

  const paper = pages.length ? makePaper(pages) : null, store = makeStore(d, loadPiece);
  paper?.element.append(makeSplitter());
  setPictures(paper !== null);
  const view = viewSwitch(body);
  const showPaper = (paperWanted = true) => { if (matchMedia("(max-width: 820px)").matches && paper) view.show(paperWanted ? "paper" : "data"); };

  const dataPane = h("section.data", { id: "data", tabindex: -1, labelT: "extracted" }), toView = viewer(dataPane);
  setScroller(dataPane);
  markPlaces(d, store);
  // Tables and forms come first: what findings, charts and totals point at must exist.
  const blocks = { tables: tableBlocks(d, store), forms: formBlocks(d, store), prose: proseBlocks(d, store), dataPane };
  const elementsOf = (list, none) => (list.length ? list.map((block) => block.element) : h("p.nothing", { t: none }));
  const { element: findingCards, order } = findingsPart(d, store);
  const n = d.report.findings.length;
  const counts = [["overview", 0], ["findings", n], ["charts", 0], ["tables", d.tables.length], ["targets", d.projects.length + (d.overall ? 1 : 0) + d.overalls.length], ["prose", 0], ["rest", 0]];
  const nav = partsNav(counts);
  dataPane.append(nav, h("div.content",
    h("section.part.first", { id: "overview", labelT: "overview" }, masthead(d, home), totalsRow(d), verdict(d), home?.report ? h("p.hint", h("a.to-report", { href: home.report, t: "to_report" })) : [],
      home?.text ? h("p.hint", h("a", { href: home.text, t: "as_text" })) : [], paper ? h("p.hint", { t: "hint" }) : []),
    part("findings", n, findingCards), part("charts", 0, chartsPart(d)), part("tables", d.tables.length, elementsOf(blocks.tables, "no_tables")), part("targets", counts[4][1], elementsOf(blocks.forms, "no_targets")),
    part("prose", 0, elementsOf(blocks.prose, "no_prose")), part("rest", 0, restPart(d, store))));

  const help = helpDialog();
  let light, findings;
  const search = makeSearch(d, blocks, store, async (entry) => {
    showPaper(false);
    if (entry.finding !== undefined) return findings.show(entry.finding);
    const element = await entry.reveal();
    openParents(element);
    toView(element);
    if (entry.item !== undefined) light.toPage(entry.item);
    const target = element.matches("[data-i]") ? element : element.closest("details")?.querySelector("summary");
    target?.focus({ preventScroll: true });
    element.classList.add("arrived");
    setTimeout(() => element.classList.remove("arrived"), 1800);
    return undefined;
  });
  body.append(h("a.skip", { href: "#data", t: "skip" }),
    h("header.bar", home ? h("a.brand", { href: home.href }, "明细", h("small", "mingxi")) : h("span.brand", "明细", h("small", "mingxi")), h("h1.bar-title", organization ?? title ?? h("span", { t: "unnamed" })),
      search.element, settingsButtons(), iconButton("help", "help", () => help.showModal())),
    h("main.split", { class: paper ? "split" : "split alone" }, paper ? paper.element : [], dataPane), paper ? view.bar : [], help);

  light = makeLight(paper, dataPane, { openParents, showPaper, load: store.page, toView });
  findings = makeFindings(d, order, { paper, openParents, showPaper, clearLight: light.clear });
  addArrows(dataPane, light.toPage);
  addKeys(paper, findings, search, light, help);
  watchParts(dataPane, nav);
  if (paper) followTables(dataPane, paper);
  dataPane.addEventListener("click", (event) => {
    const finding = event.target.closest("button.open");
    if (finding) return findings.show(Number(finding.dataset.finding));
    const page = event.target.closest("button.to-page");
    if (page && paper) { showPaper(); paper.toPage(Number(page.dataset.goto)); }
  });
  addPrinting(dataPane, store);
  followAddress(toView, (element) => [...blocks.tables, ...blocks.forms, ...blocks.prose].find((block) => block.element === element)?.reveal(0));
  document.documentElement.dataset.ready = "true";
}
