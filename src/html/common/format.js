// SPDX-License-Identifier: GPL-3.0-or-later
// Figures for people. Exact values stand in the data; here they are rounded for the eye.
const WAN = 10000;

const plain = new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 });
const cents = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Yuan as 万元 with two places, as disclosures print them. */
export function wan(yuan) {
  return cents.format(yuan / WAN);
}

export function number(value) {
  return plain.format(value);
}

/** A finding's figure: yuan as 万元; a count or a year without commas. */
export function figure(value, unit) {
  return unit === "yuan" ? wan(value) : unit === "percent" ? number(value) : String(value);
}

/** RFC 4180. A field that a spreadsheet would run as a formula is quoted by a leading apostrophe. */
export function csv(rows) {
  const field = (value) => {
    let text = value === null || value === undefined ? "" : String(value);
    if (/^[=@\t\r＝＠]/.test(text) || /^[+\-＋－](?![\d.,]*%?$|-*$)/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return "\ufeff" + rows.map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}

/** A name that every system takes for a file. */
export function fileName(text) {
  return text.replace(/[\\/:*?"<>|\s]+/g, "_").slice(0, 80) || "mingxi";
}

/** Text as search compares it. */
export function fold(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[\s,]+/g, "");
}
