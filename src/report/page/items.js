// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that has a place on a page: cells, fields, figures of the prose. The element of an item
// carries its number as data-i, whenever it is laid out; what stands at one place is one to a reader.

/** items[i]: { page, box, text, where, yuan, home }; home.reveal() lays its element out. */
export const items = [];

const byPage = new Map();
const byPlace = new Map();
const numbers = new WeakMap();
const marked = new Map();

function placeOf(page, box) {
  return `${page}:${box.join()}`;
}

/** The number of a new item; where() says in words what it is. Undefined where it has no place. */
export function addItem(page, box, text, where, yuan, home) {
  if (!page || !box) return undefined;
  const i = items.push({ page, box, text, where, yuan, home }) - 1;
  if (!byPage.has(page)) byPage.set(page, []);
  byPage.get(page).push(i);
  const place = placeOf(page, box);
  if (!byPlace.has(place)) byPlace.set(place, []);
  byPlace.get(place).push(i);
  return i;
}

/** The number of the item that CELL is, an object of the document with `page` and `bbox`; made once. */
export function itemOf(cell, text, where, yuan, home) {
  if (!numbers.has(cell)) numbers.set(cell, addItem(cell.page, cell.bbox, text, where, yuan, home));
  return numbers.get(cell);
}

/** The items that stand exactly at BOX. */
export function itemsAt(page, box) {
  return page && box ? byPlace.get(placeOf(page, box)) ?? [] : [];
}

/** The items that stand where I does, itself among them. */
export const twins = (i) => byPlace.get(placeOf(items[i].page, items[i].box));

/** The smallest item of PAGE around a point, in points; undefined where there is none. */
export function itemAround(page, x, y) {
  let best, size = Infinity;
  for (const i of byPage.get(page) ?? []) {
    const [x0, y0, x1, y1] = items[i].box;
    const area = (x1 - x0) * (y1 - y0);
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && area < size) {
      best = i;
      size = area;
    }
  }
  return best;
}

/** What is laid out of whatever stands where I does. */
export function elementsOf(i) {
  return twins(i).flatMap((k) => [...document.querySelectorAll(`[data-i="${k}"]`)]);
}

/** Says that a finding rests on what stands at BOX. */
export function markPlace(page, box, severity) {
  if (page && box) marked.set(placeOf(page, box), severity);
}

/** The attributes of an item's element; none for what has no place. */
export function dataOf(i) {
  if (i === undefined) return {};
  const severity = marked.get(placeOf(items[i].page, items[i].box));
  return severity ? { i, marked: severity } : { i };
}
