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

/** The rows of a chunk as objects. */
export async function rowsOf(name) {
  const { columns, rows } = await load(name);
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
}

/** The rows of the chunks FROM to (not with) TO of LIST. */
export async function chunks(list, from, to) {
  const parts = [];
  for (let k = from; k < to; k++) parts.push(await rowsOf(`${list}-${k}`));
  return parts.flat();
}

export async function all(list) {
  const { [list]: { chunks: n } } = await load("site");
  return chunks(list, 0, n);
}

/** The chunk of a group, as the writer names it. */
export function groupRows(list, group) {
  return rowsOf(`${list}-${group.slice(0, 100).replace(/[^A-Za-z0-9._-]/g, "_")}`);
}

export { root };
