// SPDX-License-Identifier: GPL-3.0-or-later
// A search over the names of organizations, projects and tables.
import { h } from "../../html/common/dom.js";
import { fold, wan } from "../../html/common/format.js";
import { all } from "./data.js";
import { documentLink, organizationLink, showPage } from "./shell.js";
import { groups } from "./index.js";

const SHOWN = 50;

/* What is searched: each with the text that it is found by and the line that it is shown as. */
async function load() {
  const [documents, projects, tables] = await Promise.all([all("documents"), all("projects"), all("tables")]);
  return {
    site_index: groups(documents).map((g) => ({ text: fold(`${g[0].organization}${g[0].place ?? ""}${g.map((d) => d.title).join("")}`), line: () => [organizationLink(g[0]).node, h("span.where", [g[0].place, ...new Set(g.map((d) => d.year))].filter(Boolean).join(" · "))] })),
    site_projects: projects.map((p) => ({ text: fold(p.name), line: () => [documentLink(p.document, p.name).node, h("span.where", `${p.organization} · ${p.year ?? ""}${p.amount === null ? "" : ` · ${wan(p.amount)} 万元`}`)] })),
    tables: tables.map((d) => ({ text: fold(d.title), line: () => [documentLink(d.document, d.title, "tables").node, h("span.where", `${d.organization} · ${d.year ?? ""}`)] })),
  };
}

export async function searchPage() {
  const sets = await load(), slot = h("div.slot", { "aria-live": "polite" });
  const input = h("input.search-box", { type: "search", id: "q", labelT: "search_site", placeholderT: "search_site", value: new URLSearchParams(location.search).get("q") ?? "", on: { input: () => show() } });

  function show() {
    const words = fold(input.value);
    if (!words) return slot.replaceChildren(h("p.nothing", { t: "search_hint" }));
    const found = Object.entries(sets).map(([key, rows]) => [key, rows.filter((r) => r.text.includes(words))]).filter(([, rows]) => rows.length);
    slot.replaceChildren(...(found.length ? found.flatMap(([key, rows]) => [h("h2", h("span", { t: key }), h("span.count", String(rows.length))), h("ul.found", rows.slice(0, SHOWN).map((r) => h("li", r.line())))]) : [h("p.nothing", { t: "no_results" })]));
  }
  show();
  showPage("search", [h("p.choice", input), slot]);
}
