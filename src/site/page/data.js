// SPDX-License-Identifier: GPL-3.0-or-later
// Data come as scripts that hand over what they hold: a page opened from disk cannot fetch, but it
// can load a script, and so nothing but files is needed.
const root = document.body.dataset.root;
const waiting = new Map();
const loaded = new Map();

globalThis.mingxi = {
  put(name, value) {
    loaded.set(name, value);
    waiting.get(name)?.resolve(value);
  },
};

function promise() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/** What FOLDER/NAME.js holds. */
export function load(name, folder = "data") {
  if (loaded.has(name)) return Promise.resolve(loaded.get(name));
  if (!waiting.has(name)) {
    waiting.set(name, promise());
    const script = document.createElement("script");
    script.src = `${root}${folder}/${encodeURIComponent(name)}.js`;
    script.addEventListener("error", () => waiting.get(name).reject(new Error(`${folder}/${name}.js`)));
    document.head.append(script);
  }
  return waiting.get(name).promise;
}

/* Letters, digits, dots and hyphens stay, as the writer names its files. */
const safe = (group) => group.slice(0, 100).replace(/[^A-Za-z0-9._-]/g, "_");

/**
 * The rows of LIST, or of a GROUP of it, chunk by chunk as they are wanted: { rows: objects so far, done,
 * more(): loads a chunk }.
 */
export function reader(list, group) {
  const name = group === undefined ? list : `${list}-${safe(group)}`;
  let next = 0, loading = null;
  async function step() {
    const { columns, rows, more } = await load(`${name}-${next++}`);
    for (const row of rows) found.rows.push(Object.fromEntries(columns.map((column, i) => [column, row[i]])));
    found.done = !more;
    loading = null;
  }
  const found = { rows: [], done: false, more: () => (found.done ? Promise.resolve() : loading ??= step()) };
  return found;
}

/** Those rows of a reader that MATCH: at least N of them, where there are so many. */
export async function take(source, n, matches = () => true) {
  while (!source.done && (n === Infinity || source.rows.filter(matches).length < n)) await source.more();
  return source.rows.filter(matches);
}

/** What a table loads when it needs more rows than a reader has now. */
export function rest(source, matches, toRows) {
  let seen = source.rows.length;
  return {
    done: () => source.done && seen >= source.rows.length,
    async load() {
      await source.more();
      const fresh = source.rows.slice(seen);
      seen = source.rows.length;
      return toRows(fresh.filter(matches));
    },
  };
}

/** Every row of a list that is short, whatever the archive. */
export const all = (list, group) => take(reader(list, group), Infinity);

export { root };
