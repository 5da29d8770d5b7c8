// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard does.
import { h } from "../../html/common/dom.js";

const KEYS = [[["/"], "key_search"], [["n", "p"], "key_findings"], [["]", "["], "key_pages"], ["arrows", "key_cells"], ["enter", "key_hold"],
  [["Esc"], "key_clear"], [["?"], "key_help"]];

export function helpDialog() {
  const dialog = h("dialog.help", { labelT: "help" }, h("h2", { t: "help" }),
    h("dl", KEYS.map(([keys, words]) => h("div", h("dt", Array.isArray(keys) ? keys.map((k) => h("kbd", k)) : h("kbd", { t: keys })), h("dd", { t: words })))),
    h("form", { method: "dialog" }, h("button.close", { t: "close" })));
  return dialog;
}
