// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that has a place on a page: cells, fields, figures of the prose. An item's element
// carries its number as data-i; one that is built later finds its item by that number too.

/** items[i]: { page, box, text, where, yuan } */
export const items = [];

const byPage = new Map();
const byPlace = new Map();

function placeOf(page, box) {
  return `${page}:${box.join()}`;
}

/** The number of a new item; where() says in words what it is. Undefined where it has no place. */
export function addItem(page, box, text, where, yuan) {
  if (!page || !box) return undefined;
  const i = items.push({ page, box, text, where, yuan }) - 1;
  if (!byPage.has(page)) byPage.set(page, []);
  byPage.get(page).push(i);
  const place = placeOf(page, box);
  if (!byPlace.has(place)) byPlace.set(place, []);
  byPlace.get(place).push(i);
  return i;
}

/** The items that stand exactly at BOX. */
export function itemsAt(page, box) {
  return page && box ? byPlace.get(placeOf(page, box)) ?? [] : [];
}

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

export function elementsOf(i) {
  return document.querySelectorAll(`[data-i="${i}"]`);
}
