// SPDX-License-Identifier: GPL-3.0-or-later
// A document's arrays, whole, or in pieces that load when they are needed (src/report/cut.c).

/* The array, or the object that holds it, at a path like tables/3/rows. */
const at = (d, path) => path.split("/").reduce((value, key) => value[key], d);

/**
 * makeStore(d, loadPiece): loadPiece(i) is a promise of [[path, first, items], …]. What comes goes into
 * the arrays of D: where a stub stands its item is put over it, so that whoever has the stub has the item.
 */
export function makeStore(d, loadPiece) {
  const cut = d.cut ?? {}, ranges = d.pieces ?? [], coming = new Map(), here = new Set(), listeners = [];

  function put([path, first, items]) {
    const array = at(d, path);
    items.forEach((item, k) => { if (array[first + k] && !Array.isArray(item)) Object.assign(array[first + k], item); else array[first + k] = item; });
    for (const f of listeners) f(path, first, items.length);
  }

  /* Heads come before what belongs to them. */
  const order = ([path]) => (path.includes("/") ? 1 : 0);
  function piece(i) {
    if (!coming.has(i)) coming.set(i, loadPiece(i));
    return coming.get(i);
  }

  async function take(missing) {
    const come = await Promise.all(missing.map(piece));
    const fragments = missing.flatMap((i, k) => (here.has(i) ? [] : come[k]));
    for (const i of missing) here.add(i);
    fragments.sort((a, b) => order(a) - order(b)).forEach(put);
  }

  /* The pieces that hold items FROM to TO (exclusive) of an array. */
  function piecesOf(path, from, to) {
    const { starts = [] } = cut[path] ?? {};
    return starts.filter(([first], k) => first < to && (starts[k + 1]?.[0] ?? Infinity) > from).map(([, i]) => i);
  }

  /* Rows say nothing without their columns, which may be in a piece before theirs. */
  const heads = Object.keys(cut).map((path) => /^(tables)\/(\d+)\//.exec(path)).filter(Boolean)
    .map(({ input, 1: list, 2: k }) => ({ pieces: new Set(piecesOf(input, 0, Infinity)), head: piecesOf(list, Number(k), Number(k) + 1) }));
  const withHeads = (pieces) => [...new Set([...pieces, ...heads.filter((x) => pieces.some((i) => x.pieces.has(i))).flatMap((x) => x.head)])];

  function load(pieces) {
    const missing = withHeads(pieces.filter((i) => !here.has(i))).filter((i) => !here.has(i));
    return missing.length ? take(missing) : undefined;
  }

  return {
    /** How many items the array has in all. */
    size: (path) => cut[path]?.n ?? at(d, path).length,
    /** A promise of items FROM to TO; undefined where they are here. */
    need: (path, from = 0, to = Infinity) => load(piecesOf(path, from, to)),
    /** The same of whatever stands on a page of the document. */
    page: (n) => load(ranges.flatMap(([first, last], i) => (n >= first && n <= last ? [i] : []))),
    all: () => load(ranges.map((_, i) => i)),
    isWhole: () => here.size === ranges.length,
    isCut: ranges.length > 0,
    /** f(path, first, n) whenever items have come. */
    onCome: (f) => listeners.push(f),
  };
}
