// SPDX-License-Identifier: GPL-3.0-or-later
// Who spends how much on what: one class of function at a time.
import { h } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { all, groupRows } from "./data.js";
import { amount, chart, distinct, documentLink, downloads, plain, showPage } from "./shell.js";
import { perHeadOf } from "./index.js";

const DRAWN = 30;

function shareOf(r) {
  const share = r.of ? (r.total / r.of) * 100 : null;
  return share === null ? plain("") : { text: `${share.toFixed(1)}%`, sort: share, csv: share.toFixed(2) };
}

function functionTable(rows, label) {
  const perHead = rows.some((r) => r.population);
  const columns = [["organization", "text"], ["year", "number"], ["kind", "text"], ["scope", "text"], ["total", "amount"], ["basic", "amount"], ["project", "amount"], ["share", "amount"], ...(perHead ? [["per_head", "amount"]] : [])];
  return table({ label, name: `functions-${rows[0]?.code}`, columns: columns.map(([key, type]) => ({ t: key, type })), limit: 100,
    json: rows, rows: rows.map((r) => ({ cells: [documentLink(r.document, r.organization || "—"), plain(r.year), { text: t(r.kind), node: h("span", { t: r.kind }) },
      { text: t(`scope_${r.scope}`), node: h("span", { t: `scope_${r.scope}` }) }, amount(r.total), amount(r.basic), amount(r.project), shareOf(r), ...(perHead ? [perHeadOf(r.total, r.population)] : [])] })) });
}

const PARTS = ["basic", "project", "unsplit"];

/* A bar is as long as its number: what the table does not split is a part of its own. Only what is of
 * all money is drawn; the table says of the rest what it is of. */
function bars(rows) {
  const whole = rows.filter((r) => r.scope === "all");
  return distinct((whole.length ? whole : rows).slice(0, DRAWN), (r) => r.organization || "—", (r) => r.year).flatMap(({ row, name }) => {
    const rest = row.total - (row.basic ?? 0) - (row.project ?? 0);
    const split = rest >= 0 ? { basic: row.basic ?? 0, project: row.project ?? 0, unsplit: rest } : { unsplit: row.total };
    return PARTS.map((part) => ({ name, part, value: split[part] ?? 0 })).filter((b) => b.value > 0);
  });
}

const parts = (drawn) => PARTS.filter((id) => drawn.some((b) => b.part === id)).map((id) => ({ id, t: id }));

/* The class of function named in the address, else the one that most documents have. */
function wantedCode(codes) {
  const asked = decodeURIComponent(location.hash.slice(1));
  return codes.some((c) => c.code === asked) ? asked : codes[0]?.code;
}

export async function functionsPage() {
  const codes = await all("functions_index");
  const slot = h("div.slot", { "aria-live": "polite" });
  const select = h("select", { id: "function", on: { change: () => { location.hash = select.value; } } },
    codes.map((c) => h("option", { value: c.code }, `${c.code} ${c.name} (${c.documents})`)));

  async function show() {
    const code = wantedCode(codes);
    if (code === undefined) return slot.replaceChildren(h("p.nothing", { t: "no_chart" }));
    select.value = code;
    const rows = await groupRows("functions", code), name = codes.find((c) => c.code === code).name ?? "";
    const drawn = bars(rows);
    slot.replaceChildren(h("h2", `${code} ${name}`), chart(() => `${code} ${name}`, drawn, parts(drawn)), functionTable(rows, `${code} ${name}`));
  }
  addEventListener("hashchange", show);
  await show();
  showPage("functions", [h("p.lead", { t: "functions_lead" }), h("p.choice", h("label", { for: "function", t: "function" }), select, h("span.spring"), downloads("functions")), slot]);
}
