// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that a body published more than once for a year: what they say otherwise, side by side.
import { h } from "../../html/common/dom.js";
import { wan } from "../../html/common/format.js";
import { table } from "../../html/common/table.js";
import { bind, t, unbind } from "../../html/common/words.js";
import { load, reader } from "./data.js";
import { documentLink, figureCell, organizationLink, plain, showPage } from "./shell.js";

/* Below half a unit of the last printed place, whichever of 元 and 万元 it is. */
const SAME_YUAN = 50;

const TOTALS = ["revenue", "expenditure", "basic", "project", "three_public"];

function grouped(rows) {
  const found = new Map();
  for (const r of rows) {
    const key = [r.body, r.year, r.kind, r.level].join("|");
    if (!found.has(key)) found.set(key, []);
    found.get(key).push({ ...r, figures: new Map(JSON.parse(r.figures).map(([name, label, amount, reason]) => [name, { label, amount, reason }])) });
  }
  return [...found.values()];
}

/* all 208: a function; general revenue whole budget 2024: of a government; else a total. */
function nameOf(name, label) {
  const parts = name.split(" ");
  if (parts.length === 2) return `${parts[1]} ${label ?? ""}`;
  if (parts.length === 5) return [`fund_${parts[0]}`, `measure_${parts[1]}`, `area_${parts[2]}`, `phase_${parts[3]}`].map((key) => t(key)).concat(parts[4]).join(" · ");
  return t(TOTALS.includes(name) ? `total_${name}` : name);
}

/* What editions say otherwise, or only some of them say. */
function changesOf(editions) {
  const names = [...new Set(editions.flatMap((e) => [...e.figures.keys()]))];
  return names.map((name) => ({ name, cells: editions.map((e) => e.figures.get(name) ?? { amount: null, reason: null }), label: editions.map((e) => e.figures.get(name)?.label).find(Boolean) }))
    .filter(({ cells }) => {
      const amounts = cells.map((c) => c.amount).filter((v) => v !== null);
      return amounts.length > 0 && (amounts.length < cells.length || Math.max(...amounts) - Math.min(...amounts) > SAME_YUAN);
    });
}

function changeCell(cells) {
  const [first, last] = [cells[0].amount, cells.at(-1).amount];
  if (first === null || last === null) return plain("");
  const percent = first ? ` (${last > first ? "+" : ""}${(((last - first) / first) * 100).toFixed(1)}%)` : "";
  return { text: `${last > first ? "+" : ""}${wan(last - first)}${percent}`, sort: last - first };
}

const editionName = (e) => (e.edition === null ? t("edition_unknown") : t("edition_of", { n: e.edition, all: e.editions }));

function section(editions) {
  const [e] = editions, changes = changesOf(editions), ordered = editions.every((x) => x.edition !== null);
  const head = [String(e.year ?? "—"), t(e.kind), e.level ? t(`body_${e.level}`) : null].filter(Boolean).join(" · ");
  const body = { ...e, body: e.body === e.key ? null : e.body };
  return h("section", { id: `${e.body}-${e.year}` }, h("h2", organizationLink(body).node, h("span.count", head)),
    h("ul.found", editions.map((x) => h("li", h("span.where", editionName(x)), " ", documentLink(x.key, x.title ?? "—").node, x.counts && ordered ? h("span.tag", { t: "edition_counts" }) : []))),
    changes.length ? table({ label: `${e.organization} ${head}`, name: `${e.organization} editions`, limit: 100,
      columns: [{ t: "figure", type: "text" }, ...editions.map((x, k) => ({ path: [x.edition === null ? `${t("edition")} ${"ABCDEFGH"[k] ?? k + 1}` : editionName(x)], type: "amount" })), ...(ordered ? [{ t: "change", type: "amount" }] : [])],
      rows: changes.map(({ name, label, cells }) => ({ cells: [plain(nameOf(name, label)), ...cells.map((c, k) => figureCell(c.amount, c.reason, editions[k].key)), ...(ordered ? [changeCell(cells)] : [])] })) })
      : h("p.nothing", { t: "editions_same" }));
}

/* A piece of the list holds bodies whole. What the address names is looked for in all of it. */
export async function editionsPage() {
  const source = reader("editions"), slot = h("div"), { sets } = await load("site"), wanted = decodeURIComponent(location.hash.slice(1));
  const more = h("button.more", { type: "button", on: { click: next }, t: ["show_more", { n: sets }] });
  let seen = 0, shown = 0;
  async function next() {
    await source.more();
    const found = grouped(source.rows.slice(seen));
    seen = source.rows.length;
    shown += found.length;
    slot.append(...found.map(section));
    unbind(more);
    bind(more, "", ["show_more", { n: sets - shown }]);
    more.hidden = source.done;
  }
  await next();
  while (wanted && !source.done && !slot.querySelector(`#${CSS.escape(wanted)}`)) await next();
  showPage("editions", [h("p.lead", { t: ["editions_lead", { n: sets }] }), sets ? slot : h("p.nothing", { t: "editions_none" }), more]);
  document.getElementById(wanted)?.scrollIntoView();
}
