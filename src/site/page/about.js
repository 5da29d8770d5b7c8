// SPDX-License-Identifier: GPL-3.0-or-later
// How the figures came about, and what to do where one is wrong.
import { h } from "../../html/common/dom.js";
import { load, root } from "./data.js";
import { showPage } from "./shell.js";

const PARTS = ["method", "none", "compared", "places", "mistakes", "sources"];

export async function aboutPage() {
  const site = await load("site");
  showPage("about", [h("div.prose", PARTS.flatMap((part) => [h("h2", { t: `about_${part}` }), h("p", { t: `about_${part}_text` })]),
    h("h2", { t: "about_version" }), h("p", { t: ["about_version_text", { version: site.mingxi, date: site.written, documents: site.documents.rows, regions: "2023" }] }),
    h("p", h("a", { href: `${root}assets/licences.txt`, t: "about_licences" })))]);
}
