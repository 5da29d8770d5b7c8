// SPDX-License-Identifier: GPL-3.0-or-later
// Who spends how much on what: one function at a time, a class (类), a group (款) or an item (项).
import { h } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { all, reader, rest, take } from "./data.js";
import { amount, chart, distinct, documentLink, downloads, organizationLink, pageAddress, plain, showPage, stacked } from "./shell.js";
import { makeSelection } from "./selection.js";
import { perHeadOf } from "./index.js";

const DRAWN = 30;

function shareOf(r) {
  const share = r.of ? (r.total / r.of) * 100 : null;
  return share === null ? plain("") : { text: `${share.toFixed(1)}%`, sort: share, csv: share.toFixed(2) };
}

function functionTable(rows, label, source, matches) {
  const perHead = rows.some((r) => r.population);
  const toRows = (list) => list.map((r) => ({ cells: [organizationLink(r), { text: String(r.year ?? ""), sort: r.year, node: documentLink(r.document, String(r.year ?? "—")).node }, { text: t(r.kind), node: h("span", { t: r.kind }) },
    { text: t(`scope_${r.scope}`), node: h("span", { t: `scope_${r.scope}` }) }, amount(r.total), amount(r.basic), amount(r.project), shareOf(r), ...(perHead ? [perHeadOf(r.total, r.population)] : [])] }));
  const columns = [["organization", "text"], ["year", "number"], ["kind", "text"], ["scope", "text"], ["total", "amount"], ["basic", "amount"], ["project", "amount"], ["share", "amount"], ...(perHead ? [["per_head", "amount"]] : [])];
  return table({ label, name: `functions-${rows[0]?.code}`, columns: columns.map(([key, type]) => ({ t: key, type })), limit: 100, saves: false, tools: downloads("functions"),
    rows: toRows(rows), more: rest(source, matches, toRows) });
}

const PARTS = ["basic", "project", "unsplit"];

/* Only what is of all money is drawn; the table says of the rest what it is of. */
function bars(rows) {
  const whole = rows.filter((r) => r.scope === "all");
  return distinct((whole.length ? whole : rows).slice(0, DRAWN), (r) => r.organization || "—", (r) => r.year)
    .flatMap(({ row, name }) => stacked(name, row.total, { basic: row.basic, project: row.project }));
}

const parts = (drawn) => PARTS.filter((id) => drawn.some((b) => b.part === id)).map((id) => ({ id, t: id }));

const LEVELS = [3, 5, 7];

/* The function named in the address, else the class that most documents have. */
function wantedCode(codes) {
  const asked = decodeURIComponent(location.hash.slice(1));
  if (codes.some((c) => c.code === asked)) return asked;
  return codes.filter((c) => c.code.length === 3).reduce((a, b) => (b.documents > (a?.documents ?? 0) ? b : a), undefined)?.code;
}

/* 类, 款, 项: each lists what is in the one before it. */
function codeSelects(codes, code) {
  return LEVELS.map((digits, i) => {
    const within = code.slice(0, LEVELS[i - 1] ?? 0);
    if (i > 0 && within.length < LEVELS[i - 1]) return [];
    const listed = codes.filter((c) => c.code.length === digits && c.code.startsWith(within));
    if (!listed.length) return [];
    const chosen = code.slice(0, digits), select = h("select", { id: i ? `function-${digits}` : "function", on: { change: () => { location.hash = select.value; } } },
      i > 0 ? h("option", { value: within, t: "choice_all" }) : [], listed.map((c) => h("option", { value: c.code, selected: c.code === chosen }, `${c.code} ${c.name ?? ""} (${c.documents})`)));
    return h("label", h("span", { t: ["function_class", "function_group", "function_item"][i] }), select);
  });
}

export async function functionsPage() {
  const codes = await all("functions_index");
  const slot = h("div.slot", { "aria-live": "polite" }), choices = h("div.selection");
  const selection = await makeSelection({ kinds: ["budget", "final_account"], changed: () => show() });

  const sources = new Map();
  const sourceOf = (code) => sources.get(code) ?? sources.set(code, reader("functions", code)).get(code);

  async function show() {
    const code = wantedCode(codes);
    if (code === undefined) return slot.replaceChildren(h("p.nothing", { t: "no_chart" }));
    choices.replaceChildren(...codeSelects(codes, code).flat());
    const source = sourceOf(code), name = codes.find((c) => c.code === code).name ?? "", matches = selection.matches;
    await take(source, DRAWN, (r) => matches(r) && r.scope === "all");
    const rows = source.rows.filter(matches), drawn = selection.single() ? bars(rows) : [];
    if (code !== wantedCode(codes)) return;
    slot.replaceChildren(h("h2", `${code} ${name}`), ...(selection.single() ? [] : [h("p.nothing", { t: "choose_one" })]),
      ...(drawn.length ? [chart(() => `${code} ${name}, ${selection.describe()}`, drawn, parts(drawn))] : []), rows.length ? functionTable(rows, `${code} ${name}`, source, matches) : h("p.nothing", { t: "nothing_chosen" }));
  }
  addEventListener("hashchange", show);
  await show();
  showPage("functions", [h("p.lead", h("span", { t: "functions_lead" }), " ", h("a", { href: pageAddress("codes"), t: "site_codes" })), selection.bar, choices, slot]);
}
