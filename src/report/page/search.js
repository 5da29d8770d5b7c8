// SPDX-License-Identifier: GPL-3.0-or-later
// Search over everything that is shown: cells, forms, text, findings.
import { h, icon } from "../../html/common/dom.js";
import { fold } from "../../html/common/format.js";
import { language, onLanguage, t } from "../../html/common/words.js";
import { itemOf } from "./items.js";
import { titleOf } from "./tables.js";

const SHOWN = 40;

/*
 * What can be found, in the order of the page: { text, place, isName, reveal() }; reveal() lays it out and
 * gives its element, or a promise of it. It is read from the document, not from what of it is laid out.
 */
function* entriesOf(d, { tables, forms, prose, dataPane }) {
  const inside = (block, find) => async () => { await block.reveal(); return find(block.element) ?? block.element; };
  for (const [k, finding] of d.report.findings.entries()) yield { text: finding.message[language()], place: t("findings"), finding: k };
  for (const block of tables) yield* tableEntries(block);
  for (const block of forms) yield* formEntries(block, inside);
  for (const block of prose) yield* proseEntries(block, inside);
  for (const { term, definition } of d.glossary) yield { text: definition, place: t("glossary"), reveal: () => glossaryOf(dataPane, term) };
}

function* tableEntries(block) {
  const place = titleOf(block.d);
  for (const [at, row] of block.d.rows.entries()) if (row) for (const column of block.d.columns) {
    const cell = row.cells[column.id];
    if (cell?.text) yield { text: cell.text, place, item: itemOf(cell), reveal: () => block.find(at, column) };
  }
}

function* formEntries(block, inside) {
  const { form } = block, name = form.name ?? form.title ?? "";
  yield { text: name, place: name, isName: true, reveal: inside(block, (e) => e.querySelector("summary")) };
  for (const text of textsOf(form)) yield { text, place: name, reveal: inside(block, (e) => [...e.querySelectorAll("dd, td, th")].find((x) => x.textContent.trim() === text.trim())) };
}

/* Every text of a form that a page shows. */
function textsOf(form) {
  const plain = ["code", "department", "unit", "overview", "basis", "necessity", "measures", "plan", "duties", "strategy", "annual_goal", "functional_departments", "subordinate_units"].map((key) => form[key]);
  const funds = Object.values(form.funds ?? {}).flatMap((group) => Object.values(group ?? {}).map((cell) => cell.text));
  const indicators = (form.indicators ?? []).flatMap((i) => [i.name, i.target.text, i.outcome?.text]);
  return [...plain, form.goals?.period, form.goals?.annual, ...funds, ...indicators, ...(form.tasks ?? []).map((x) => x.task), ...Object.values(form.other ?? {})].filter(Boolean).map(String);
}

function* proseEntries(block, inside) {
  const { section } = block, place = section.title ?? t("prose");
  // A number and the title behind it are two things.
  const heading = [section.number, section.title].filter(Boolean).join(" ");
  if (heading) yield { text: heading, place, reveal: inside(block, (e) => e.querySelector("h3")) };
  for (const [i, part] of section.parts.entries()) if (part) for (const [k, text] of part.text.split("\n").filter(Boolean).entries())
    yield { text, place, reveal: async () => { await block.reveal(i); return block.parts[i].body.children[k] ?? block.element; } };
}

async function glossaryOf(dataPane, term) {
  const bodies = [...dataPane.querySelectorAll("#rest .body")];
  for (const body of bodies) await body.ready?.();
  return bodies.flatMap((body) => [...body.querySelectorAll("dt")]).find((dt) => dt.textContent === term)?.nextElementSibling ?? bodies[0];
}

const indexOf = (d, blocks) => [...entriesOf(d, blocks)].filter((entry) => entry.text).map((entry) => ({ ...entry, folded: fold(entry.text) }));

/* A whole text before a beginning, a beginning before the rest; of those the names of forms first. */
function rank(entry, words) {
  const fit = entry.folded === words ? 0 : entry.folded.startsWith(words) ? 1 : 2;
  return fit * 2 + (entry.isName ? 0 : 1);
}

function search(index, words) {
  return index.filter((entry) => entry.folded.includes(words)).sort((a, b) => rank(a, words) - rank(b, words));
}

/* A piece of TEXT around WORDS, which are marked. */
function snippet(text, words) {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  const from = Math.max(0, at - 12), to = from + 56;
  const cut = [from > 0 ? "…" : "", to < text.length ? "…" : ""];
  if (at < 0) return [text.slice(0, to), cut[1]];
  const end = at + words.length;
  return [cut[0], text.slice(from, at), h("mark", text.slice(at, end)), text.slice(end, Math.max(to, end)), cut[1]];
}

/** go(entry) brings the reader to a result; blocks: { tables, forms, prose, dataPane } of document D. */
export function makeSearch(d, blocks, store, go) {
  let index = null, active = -1, found = [];
  const list = h("ul.results", { id: "results", role: "listbox", labelT: "search_label", hidden: true });
  const status = h("p.unseen", { role: "status" });
  const input = h("input", { type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", placeholderT: "search", labelT: "search_label", id: "search" });

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(k) {
    const result = found[k];
    if (!result) return;
    close();
    go(result);
  }

  function setActive(k) {
    const options = list.querySelectorAll("[role=option]");
    if (!options.length) return;
    active = (k + options.length) % options.length;
    options.forEach((o, i) => o.setAttribute("aria-selected", String(i === active)));
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  }

  function update() {
    const words = fold(input.value);
    if (!words) return close();
    // What has not come yet comes now; until then what is here is searched.
    const waiting = store.all();
    if (waiting) waiting.then(() => { index = null; if (!list.hidden) update(); });
    index ??= indexOf(d, blocks);
    const all = search(index, words);
    found = all.slice(0, SHOWN);
    list.replaceChildren(...found.map((entry, k) => h("li", { role: "option", id: `result-${k}`, "aria-selected": "false", on: { pointerdown: (e) => { e.preventDefault(); choose(k); } } },
      h("span.text", snippet(entry.text, input.value.trim())), h("span.place", entry.place.slice(0, 40)))));
    const said = waiting ? t("loading") : all.length ? t("results", { n: all.length }) : t("no_results");
    list.append(h("li.count", { role: "presentation" }, said));
    status.textContent = said;
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
  }

  input.addEventListener("input", update);
  input.addEventListener("focus", () => { if (input.value) update(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") choose(Math.max(0, active));
    else if (event.key === "Escape") { close(); input.blur(); }
  });
  onLanguage(() => { index = null; });
  return { element: h("div.search", { role: "search" }, icon("search"), input, list, status), input };
}
