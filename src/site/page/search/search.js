// SPDX-License-Identifier: GPL-3.0-or-later
// A search over the names of organizations, documents, projects and tables.
import { h } from "../../../html/common/dom.js";
import { fold } from "../../../html/common/format.js";
import { root } from "../data.js";
import { FOUND_PARTS, find } from "./find.js";
import { showPage } from "../shell.js";

const SHOWN = 50;
const WORDS = { organizations: "site_index", documents: "documents", projects: "site_projects", tables: "tables" };

/* organizations/KEY, documents/KEY, documents/KEY#tables */
export const pageOf = (link) => root + link.replace(/(#|$)/, ".html$1");

const line = (r) => h("li", h("a", { href: pageOf(r.link) }, r.text), h("span.where", r.detail));

function foundPart(part, { rows, more }) {
  return [h("h2", h("span", { t: WORDS[part] }), h("span.count", `${rows.length}${more ? "+" : ""}`)), h("ul.found", rows.map(line))];
}

export async function searchPage() {
  const slot = h("div.slot", { "aria-live": "polite" });
  const input = h("input.search-box", { type: "search", id: "q", labelT: "search_site", placeholderT: "search_site", value: new URLSearchParams(location.search).get("q") ?? "", on: { input: () => show() } });

  async function show() {
    const words = fold(input.value);
    if (!words) return slot.replaceChildren(h("p.nothing", { t: "search_hint" }));
    const found = await Promise.all(FOUND_PARTS.map(async (part) => [part, await find(part, words, SHOWN)]));
    if (words !== fold(input.value)) return;
    const parts = found.filter(([, { rows }]) => rows.length);
    slot.replaceChildren(...(parts.length ? parts.flatMap(([part, rows]) => foundPart(part, rows)) : [h("p.nothing", { t: "no_results" })]));
  }
  await show();
  showPage("search", [h("p.choice", input), slot]);
}
