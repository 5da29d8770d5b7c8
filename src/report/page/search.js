// SPDX-License-Identifier: GPL-3.0-or-later
// Search over everything that is shown: cells, forms, text, findings.
import { h, icon } from "../../html/common/dom.js";
import { fold } from "../../html/common/format.js";
import { language, onLanguage, t } from "../../html/common/words.js";

const SHOWN = 40;

const TARGETS = "summary .who, .finding .open, th[scope=row], .prose h3, td.text, td.code, td.amount, .prose p:not(.meta), dl.fields dd";

function textOf(element) {
  const spoken = element.querySelector(`[data-only="${language()}"]`) ?? element;
  // A number and the title behind it are two things.
  const number = spoken.querySelector(":scope > .number")?.textContent;
  return (number ? `${number} ${spoken.textContent.slice(number.length)}` : spoken.textContent).trim();
}

/* What can be found, in the order of the page; built at the first search, when all elements exist. */
function indexOf(dataPane) {
  return [...dataPane.querySelectorAll(TARGETS)].map((element) => ({ element, text: textOf(element) }))
    .filter((entry) => entry.text).map((entry) => ({ ...entry, folded: fold(entry.text), isName: entry.element.matches(".who") }));
}

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

/** go(element) brings the reader to a result. */
export function makeSearch(dataPane, go) {
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
    go(result.element);
  }

  function setActive(k) {
    const options = list.querySelectorAll("[role=option]");
    if (!options.length) return;
    active = (k + options.length) % options.length;
    options.forEach((o, i) => o.setAttribute("aria-selected", String(i === active)));
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  }

  function place(element) {
    const block = element.closest(".block, details.form, .finding, .prose");
    return block?.classList.contains("finding") ? t("findings") : block?.querySelector("h3, .who")?.textContent.trim().slice(0, 40) ?? "";
  }

  function update() {
    const words = fold(input.value);
    if (!words) return close();
    index ??= indexOf(dataPane);
    const all = search(index, words);
    found = all.slice(0, SHOWN);
    list.replaceChildren(...found.map((entry, k) => h("li", { role: "option", id: `result-${k}`, "aria-selected": "false", on: { pointerdown: (e) => { e.preventDefault(); choose(k); } } },
      h("span.text", snippet(entry.text, input.value.trim())), h("span.place", place(entry.element)))));
    list.append(h("li.count", { role: "presentation" }, all.length ? t("results", { n: all.length }) : t("no_results")));
    status.textContent = all.length ? t("results", { n: all.length }) : t("no_results");
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
