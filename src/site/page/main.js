// SPDX-License-Identifier: GPL-3.0-or-later
// The site: one script for all pages; the page says which it is.
import { applySettings } from "../../html/common/settings.js";
import { load } from "./data.js";
import { functionsPage } from "./functions.js";
import { indexPage } from "./index.js";
import { aboutPage } from "./about.js";
import { codesPage } from "./codes.js";
import { comparePage } from "./compare/compare.js";
import { editionsPage } from "./editions.js";
import { governmentsPage } from "./governments.js";
import { findingsPage, projectsPage, threePublicPage } from "./lists.js";
import { organizationPage } from "./organization.js";
import { searchPage } from "./search/search.js";
import { showFailure } from "./shell.js";
import { showDocument } from "../../report/page/document.js";

async function documentPage() {
  document.body.classList.add("document");
  const key = /([0-9a-f]+)\.html$/.exec(location.pathname)?.[1] ?? "";
  const d = await load(key, "documents"), body = d.document.organization_key;
  showDocument(d, [], document.body, { href: "../index.html", report: document.body.dataset.report ? `../reports/${key}.html` : null, organization: body ? `../organizations/${body}.html` : null, text: `../text/${key}-1.html` },
    (i) => load(`${key}-${i}`, "documents"));
}

const PAGES = { index: indexPage, compare: comparePage, editions: editionsPage, codes: codesPage, functions: functionsPage, projects: projectsPage, "three-public": threePublicPage, findings: findingsPage, governments: governmentsPage, search: searchPage, about: aboutPage, organization: organizationPage, document: documentPage };

applySettings();
PAGES[document.body.dataset.page]().catch((error) => {
  console.error(error);
  showFailure(error);
});
