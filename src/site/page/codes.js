// SPDX-License-Identifier: GPL-3.0-or-later
// What codes of functions are called officially, in which years, and what documents print otherwise.
import { h } from "../../html/common/dom.js";
import { table } from "../../html/common/table.js";
import { t } from "../../html/common/words.js";
import { reader, rest, take } from "./data.js";
import { downloads, pageAddress, plain, showPage } from "./shell.js";

const LEVELS = { 3: "function_class", 5: "function_group", 7: "function_item" };

const years = (r) => (r.first_year || r.last_year ? `${r.first_year ?? ""}–${r.last_year ?? ""}` : "");
const word = (key) => ({ text: t(key), node: h("span", { t: key }) });

const toRows = (rows) => rows.map((r) => ({ level: Object.keys(LEVELS).indexOf(String(r.code.length)), cells: [plain(r.code), plain(r.name), word(LEVELS[r.code.length]), word(`usage_${r.usage}`), plain(years(r)),
  r.documents ? { text: String(r.documents), sort: r.documents, node: h("a", { href: `${pageAddress("functions")}#${r.code}` }, String(r.documents)) } : plain(""), plain(r.printed)] }));

export async function codesPage() {
  const source = reader("codes"), rows = await take(source, 1);
  const columns = [["code", "code"], ["code_name", "text"], ["code_level", "text"], ["usage", "text"], ["years", "text"], ["documents", "amount"], ["printed_otherwise", "text"]];
  showPage("codes", [h("p.lead", { t: "codes_lead" }), rows.length ? table({ label: t("site_codes"), name: "codes", rowHeader: 1, limit: 200, saves: false, tools: downloads("codes"),
    columns: columns.map(([key, type]) => ({ t: key, type })), rows: toRows(rows), more: rest(source, () => true, toRows) }) : h("p.nothing", { t: "codes_none" })]);
}
