// SPDX-License-Identifier: GPL-3.0-or-later
// The blocks of a document: tables, forms, sections of text, lists. A block has its heading always, and
// its body while it is near what a reader sees, or open.
import { h } from "../../../html/common/dom.js";
import { Near } from "../../../html/common/near.js";

let near = null;

/** Where blocks are laid out: a scroller. */
export function setScroller(element) {
  near = new Near(element);
}

/* After the rows of a form have come, or a reader has opened it. */
const built = [];

/** f() whenever something was laid out. */
export function onBuilt(f) {
  built.push(f);
}

export function tellBuilt() {
  for (const f of built) f();
}

function told(nodes) {
  queueMicrotask(tellBuilt);
  return nodes;
}

/**
 * A body for a block: fill() gives its nodes, or a promise of them; guess: pixels. Returns the element, whose
 * ready() lays it out now and gives a promise where data have to come.
 */
export function lazyBody(fill, guess, spec = "div.body") {
  const element = h(spec);
  near.add(element, () => { const nodes = fill(); return nodes instanceof Promise ? nodes.then(told) : told(nodes); }, guess);
  element.ready = () => near.fill(element);
  return element;
}

const openable = [];

/** The same of a <details>: laid out when it is opened, for good. */
export function openedBody(details, fill, spec = "div.body") {
  const element = h(spec);
  let coming;
  const put = (nodes) => { element.replaceChildren(...[nodes].flat(Infinity)); tellBuilt(); };
  element.ready = () => {
    if (coming !== undefined) return coming || undefined;
    const nodes = fill();
    if (!(nodes instanceof Promise)) {
      coming = null;
      put(nodes);
      return undefined;
    }
    coming = nodes.then((made) => { coming = null; put(made); });
    return coming;
  };
  details.addEventListener("toggle", () => { if (details.open) element.ready(); });
  openable.push([details, element]);
  return element;
}

/** Every form is opened, for a printer. */
export function openAll() {
  for (const [details, element] of openable) {
    details.open = true;
    element.ready();
  }
}
