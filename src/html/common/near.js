// SPDX-License-Identifier: GPL-3.0-or-later
// What is laid out when it comes near what a reader sees, and taken away when it is far again: a
// document of 200 pages has tens of thousands of boxes, a screen shows some hundreds.
import { h } from "./dom.js";
import { forget } from "./words.js";

const MARGIN = "1000px 0px"; // a screen's height on either side: nobody sees a gap who scrolls by hand

const every = new Set();
let printing = false;

/* A group of a table's rows says how many columns it has. */
function spacer(element, px) {
  const style = { height: `${px}px` };
  return element.tagName === "TBODY" ? h("tr.spacer", { "aria-hidden": "true" }, h("td", { colspan: element.dataset.columns, style })) : h("div.spacer", { style });
}

/** Places within ROOT, a scroller, null for the page. fill(): the nodes of a place, or a promise of them. */
export class Near {
  constructor(root, margin = MARGIN) {
    this.places = new Map();
    this.observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const place = this.places.get(entry.target);
        if (!place) continue;
        place.near = entry.isIntersecting;
        if (place.near) this.fill(entry.target);
        else this.empty(entry.target);
      }
    }, { root, rootMargin: margin });
    every.add(this);
  }

  /** GUESS: its height in pixels before it was ever laid out. */
  add(element, fill, guess) {
    element.replaceChildren(spacer(element, guess));
    this.places.set(element, { fill, filled: false, near: false, waiting: null });
    this.observer.observe(element);
    return element;
  }

  /** Lays ELEMENT out now; a promise where its data have to come first. */
  fill(element) {
    const place = this.places.get(element);
    if (!place || place.filled) return undefined;
    if (place.waiting) return place.waiting;
    const nodes = place.fill();
    if (!(nodes instanceof Promise)) {
      this.put(element, place, nodes);
      return undefined;
    }
    place.waiting = nodes.then((made) => { place.waiting = null; if (!place.filled && this.places.has(element)) this.put(element, place, made); });
    return place.waiting;
  }

  put(element, place, nodes) {
    place.filled = true;
    element.replaceChildren(...[nodes].flat(Infinity));
  }

  /* What holds the focus stays: keys would lead nowhere. */
  empty(element) {
    const place = this.places.get(element);
    if (!place?.filled || printing || element.contains(document.activeElement)) return;
    const height = element.getBoundingClientRect().height;
    if (!height) return;
    place.filled = false;
    release(element);
    element.replaceChildren(spacer(element, height));
  }

  close() {
    this.observer.disconnect();
    this.places.clear();
    every.delete(this);
  }
}

/** Ends what ELEMENT's contents have running, before they are thrown away. */
export function release(element) {
  for (const inner of element.querySelectorAll(".table")) inner.close?.();
  if (element.tagName !== "TBODY") forget(element);
}

/** Everything is laid out, for a printer. */
export function layAllOut() {
  printing = true;
  for (const near of every) for (const element of near.places.keys()) near.fill(element);
}

/** What is far goes away again. */
export function layFarAway() {
  printing = false;
  for (const near of every) for (const [element, place] of near.places) if (!place.near) near.empty(element);
}
