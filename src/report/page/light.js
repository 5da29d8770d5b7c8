// SPDX-License-Identifier: GPL-3.0-or-later
// Pointing at a cell lights its box on the page, and the other way round. A click holds the light;
// Escape lets it go.
import { h } from "../../html/common/dom.js";
import { number } from "../../html/common/format.js";
import { elementsOf, itemAround, items, twins } from "./items.js";
import { onBuilt } from "./pieces/blocks.js";

const FOLLOW_AFTER_MS = 140; // shorter, and the page jumps under a pointer that only passes

/** load(page): a promise of whatever stands on a page and has not come yet, or undefined; toView(element). */
export function makeLight(paper, dataPane, { openParents, showPaper, load, toView }) {
  let lit = null, held = null, following = 0;

  function describe(i) {
    const { page, text, where, yuan } = items[i];
    const value = yuan === undefined || yuan === null ? "" : ` = ${number(yuan)} 元`;
    paper?.inspector.replaceChildren(h("span.where", `p.${page} › ${where()}`), h("strong", text || "—"), value);
  }

  function show(i, className) {
    for (const element of elementsOf(i)) element.classList.add(className);
    return { i, className, mark: paper?.mark(items[i].page, items[i].box, className) ?? null };
  }

  function hide(light) {
    if (!light) return;
    for (const element of elementsOf(light.i)) element.classList.remove(light.className);
    light.mark?.remove();
  }

  function point(i) {
    if (lit?.i === i) return;
    clearTimeout(following);
    hide(lit);
    lit = i === undefined ? null : show(i, "lit");
    if (lit) describe(i);
    else if (held) describe(held.i);
  }

  function hold(i) {
    hide(held);
    held = i === undefined ? null : show(i, "held");
    if (held) describe(i);
  }

  function follow() {
    const { mark } = lit ?? {};
    if (mark) following = setTimeout(() => paper.reveal(mark), FOLLOW_AFTER_MS);
  }

  /* What is laid out late is lit like all else. */
  onBuilt(() => { for (const light of [lit, held]) if (light) for (const element of elementsOf(light.i)) element.classList.add(light.className); });

  /* The table, form or text in which I stands, where one has come; charts and findings only point there. */
  const homeOf = (i) => twins(i).map((k) => items[k].home).find(Boolean);

  /** Brings the item's element into view in the data. */
  async function toData(i) {
    if (!homeOf(i)) await load(items[i].page);
    const home = homeOf(i);
    const coming = home?.reveal();
    if (coming) await coming;
    const at = twins(i).filter((k) => !home || items[k].home);
    const element = at.flatMap((k) => [...document.querySelectorAll(`[data-i="${k}"]`)])[0] ?? elementsOf(i)[0];
    if (!element) return;
    openParents(element);
    toView(element, "center");
    for (const light of [lit, held]) if (light?.i === i) element.classList.add(light.className);
  }

  /** Holds item I and brings its box into view on the page; without pictures, its cell. */
  function toPage(i) {
    hold(i);
    if (!paper) return toData(i);
    showPaper();
    if (held.mark) paper.reveal(held.mark);
  }

  const numberOf = (target) => {
    const element = target.closest?.("[data-i]");
    return element ? Number(element.dataset.i) : undefined;
  };

  dataPane.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    point(numberOf(event.target));
    follow();
  });
  dataPane.addEventListener("pointerleave", () => point(undefined));
  dataPane.addEventListener("click", (event) => {
    const i = numberOf(event.target);
    if (i !== undefined && !event.target.closest("a, summary")) toPage(i);
  });
  dataPane.addEventListener("focusin", (event) => {
    const i = event.target.dataset?.i;
    if (i === undefined || !event.target.matches(":focus-visible")) return;
    point(Number(i));
    follow();
  });

  if (paper) {
    const around = (event) => {
      const at = paper.pointAt(event);
      return at ? itemAround(at.page, at.x, at.y) : undefined;
    };
    paper.desk.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch") return;
      const i = around(event);
      point(i);
      paper.desk.classList.toggle("over", i !== undefined);
    });
    paper.desk.addEventListener("pointerleave", () => point(undefined));
    paper.desk.addEventListener("click", (event) => {
      const i = around(event);
      hold(i);
      if (i === undefined) return;
      showPaper(false);
      toData(i);
    });
  }
  return { toPage, toData, hold, clear: () => { point(undefined); hold(undefined); } };
}

/** Arrow keys move between the cells of a table that have a place on a page. */
export function addArrows(dataPane, onEnter) {
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  dataPane.addEventListener("keydown", (event) => {
    const here = event.target;
    if (event.key === "Enter" && here.dataset?.i && here.matches("td, th")) return onEnter(Number(here.dataset.i));
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const cell = here.matches?.("td, th") ? here : null;
    const scroller = here.matches?.(".scroll") ? here : null;
    const next = cell ? neighbour(cell, step) : scroller && event.key !== "ArrowUp" ? scroller.querySelector("tbody:not(.ruler) [data-i]") : null;
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: false });
  });
}

function neighbour(cell, [down, right]) {
  const rows = [...cell.closest("table").querySelectorAll(":scope > tbody:not(.ruler) > tr")];
  let row = rows.indexOf(cell.parentElement), column = cell.cellIndex;
  for (;;) {
    row += down;
    column += right;
    const next = rows[row]?.cells[column];
    if (!next || next.dataset.i !== undefined) return next;
  }
}
