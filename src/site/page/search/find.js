// SPDX-License-Identifier: GPL-3.0-or-later
// Looking names up: what has every pair of neighbouring characters of the words is loaded, nothing
// else (src/site/data/find.c writes it).
import { fold } from "../../../html/common/format.js";
import { load } from "../data.js";

const bucketOf = (pair, n) => ([...pair][0].codePointAt(0) * 31 + [...pair][1].codePointAt(0)) % n;

function pairsOf(words) {
  const chars = [...words];
  return [...new Set(chars.slice(1).map((c, i) => chars[i] + c))];
}

/* The numbers of the items that have PAIR; null: very many. */
async function itemsOf(pair, { buckets }) {
  const list = (await load(`find-grams-${bucketOf(pair, buckets)}`))[pair];
  let at = 0;
  return list === 0 ? null : (list ?? []).map((step) => (at += step));
}

/* Numbers to look at, from FIRST up to END, in order: those that all lists have. */
function* candidates(lists, first, end) {
  if (lists.length) {
    const [shortest, ...others] = [...lists].sort((a, b) => a.length - b.length), sets = others.map((list) => new Set(list));
    for (const n of shortest) if (n >= first && n < end && sets.every((set) => set.has(n))) yield n;
  } else for (let n = first; n < end; n++) yield n;
}

/** The items of PART whose names hold WORDS (folded): { rows: [{ text, link, detail }], more }, MOST of them. */
export async function find(part, words, most) {
  const { find: index } = await load("site"), [first, end] = index.parts[part] ?? [0, 0], rows = [];
  const lists = (await Promise.all(pairsOf(words).map((pair) => itemsOf(pair, index)))).filter(Boolean);
  for (const n of candidates(lists, first, end)) {
    const [, text, link, detail, others] = (await load(`find-items-${Math.floor(n / index.chunk)}`))[n % index.chunk];
    if (!fold(text).includes(words) && !fold(others ?? "").includes(words)) continue;
    if (rows.length === most) return { rows, more: true };
    rows.push({ text, link, detail });
  }
  return { rows, more: false };
}

export const FOUND_PARTS = ["organizations", "documents", "projects", "tables"];
