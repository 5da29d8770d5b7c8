// SPDX-License-Identifier: GPL-3.0-or-later
// Year, kind, level and place are chosen once, for all pages: the choice stands in the address and
// goes along from page to page. What differs in one of the first three is never drawn together.
import { h } from "../../html/common/dom.js";
import { t } from "../../html/common/words.js";
import { all, load } from "./data.js";

const COLUMNS = { year: "year", kind: "kind", level: "level", place: "place_level", region: "region" };
const NONE = "none", ALL = "all";
const PLACES = ["province", "city", "county", "township"];

const asked = (name) => new URLSearchParams(location.search).get(name);
const keyOf = (row, name) => String(row[COLUMNS[name]] ?? NONE);

/** The choice as it goes along with a link. */
export const carried = () => location.search;

function remember(name, value) {
  const query = new URLSearchParams(location.search);
  query.set(name, value);
  history.replaceState(null, "", `?${query}${location.hash}`);
  dispatchEvent(new Event("mingxi-choice"));
}

/* The year, kind and level that most documents have together; of equally many the latest. */
function commonest(rows) {
  const counts = new Map();
  for (const row of rows) {
    const key = JSON.stringify(["year", "kind", "level"].map((name) => keyOf(row, name)));
    counts.set(key, (counts.get(key) ?? 0) + row.documents);
  }
  const [best] = [...counts].sort(([a, n], [b, m]) => m - n || b.localeCompare(a));
  return best ? Object.fromEntries(JSON.parse(best[0]).map((value, i) => [["year", "kind", "level"][i], value])) : {};
}

function sortValues(name, values) {
  const order = { year: (a, b) => b.localeCompare(a), place: (a, b) => PLACES.indexOf(a) - PLACES.indexOf(b) }[name];
  return values.sort(order ?? ((a, b) => a.localeCompare(b)));
}

function wordOf(name, value) {
  if (value === ALL) return "choice_all";
  if (value === NONE) return "not_known";
  return { kind: value, level: `body_${value}`, place: `place_${value}` }[name];
}

function field(name, values, state, changed) {
  const select = h("select", { id: `choice-${name}`, on: { change: () => { state[name] = select.value; remember(name, select.value); changed(); } } },
    values.map(({ value, text }) => h("option", { value, selected: value === state[name], ...(text ? {} : { t: wordOf(name, value) ?? "" }) }, text ?? [])));
  return h("label", h("span", { t: `choice_${name}` }), select);
}

/* 440100 is 4401…: what lies in a city begins with its digits. */
export const prefixOf = (code) => (code.length === 6 ? code.replace(/(00){1,2}$/, "") : code);

/* Within which places the one with these first digits lies, itself the last, and what lies in it. */
async function placesAround(digits) {
  const around = [];
  let inside = await all("regions", "top");
  for (;;) {
    const next = inside.find((r) => digits !== ALL && digits.startsWith(prefixOf(r.code)));
    if (!next) return { around, inside };
    around.push(next);
    inside = next.parts ? await all("regions", next.code) : [];
  }
}

/* From the country down, a step at a time: 44,000 places are no list. */
async function regionValues(digits) {
  const { around, inside } = await placesAround(digits);
  return [{ value: ALL }, ...around.map((r) => ({ value: prefixOf(r.code), text: r.full_name })), ...inside.map((r) => ({ value: prefixOf(r.code), text: `${around.length ? "└ " : ""}${r.name}` }))];
}

function regionField(state, changed) {
  const slot = h("span.field");
  async function refresh() {
    slot.replaceChildren(field("region", await regionValues(state.region), state, async () => {
      await refresh();
      slot.querySelector("select").focus();
      changed();
    }));
  }
  return { slot, refresh };
}

/**
 * { bar, matches(row), single(), open() }: kinds: of which documents, all where there is none; open: TRUE
 * where nothing is chosen at first; changed(): called on every choice.
 */
export async function makeSelection({ kinds, open = false, changed }) {
  const rows = (await all("choices")).filter((row) => !kinds || kinds.includes(row.kind));
  const best = open ? {} : commonest(rows), state = { region: asked("region") ?? ALL }, fields = [];
  for (const name of Object.keys(COLUMNS).filter((n) => n !== "region")) {
    const found = [...new Set(rows.map((row) => keyOf(row, name)))];
    const values = [{ value: ALL }, ...sortValues(name, found).map((value) => ({ value, text: name === "year" && value !== NONE ? value : undefined }))];
    const wanted = asked(name) ?? best[name] ?? ALL;
    state[name] = values.some((v) => v.value === wanted) ? wanted : ALL;
    fields.push(field(name, values, state, changed));
  }
  if ((await load("site")).regions.rows) {
    if (!(await regionValues(state.region)).some((v) => v.value === state.region)) state.region = ALL;
    const region = regionField(state, changed);
    await region.refresh();
    fields.push(region.slot);
  } else state.region = ALL;
  const fits = (row, name) => state[name] === ALL || (name === "region" ? (row.region ?? "").startsWith(state.region) : keyOf(row, name) === state[name]);
  return {
    bar: h("div.selection", { role: "group", labelT: "choice" }, fields),
    matches: (row) => Object.keys(COLUMNS).every((name) => fits(row, name)),
    open: () => Object.keys(COLUMNS).every((name) => state[name] === ALL),
    single: () => ["year", "kind", "level"].every((name) => state[name] !== ALL),
    describe: () => ["year", "kind", "level"].filter((name) => state[name] !== ALL).map((name) => (name === "year" && state.year !== NONE ? state.year : t(wordOf(name, state[name])))).join(" · "),
  };
}
