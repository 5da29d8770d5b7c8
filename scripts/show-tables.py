#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows what `mingxi extract` read: the document, its tables, and the first rows of one.

show-tables.py [FILE.json] [--table ID] [--rows N]      (no file or `-`: standard input)
"""
import argparse
import json
import os
import shutil
import sys
import unicodedata
from decimal import Decimal

KINDS = {"budget": "预算 budget", "final_account": "决算 final account",
         "performance": "绩效 performance targets", "unknown": "unknown kind",
         "government_budget": "政府预算 government budget",
         "government_final_account": "政府决算 government final account",
         "government_report": "政府预决算报告 report to the people's congress"}
MAX_CELL = 24    # columns of a terminal: a dozen Chinese characters tell a row from its neighbours


def width(text):
    """Columns that TEXT takes on a terminal: East Asian wide and fullwidth characters take two.

    Ambiguous ones (the typographic quotes of “三公”) count as one, as terminals draw them outside
    of CJK locales.
    """
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def clip(text, limit):
    if width(text) <= limit:
        return text
    kept = ""
    for c in text:
        if width(kept + c) > limit - 1:
            break
        kept += c
    return kept + "…"


def pad(text, to, right=False):
    space = " " * max(0, to - width(text))
    return space + text if right else text + space


def print_aligned(rows, right, limit):
    """Prints ROWS (lists of strings), the columns in RIGHT flush right, lines cut at LIMIT."""
    widths = [max(width(r[k]) for r in rows) for k in range(len(rows[0]))]
    for r in rows:
        line = "  ".join(pad(c, widths[k], k in right) for k, c in enumerate(r))
        print("  " + clip(line.rstrip(), limit - 2))


def pages(p):
    return f"{p[0]}" if p[0] == p[-1] else f"{p[0]}–{p[-1]}"


def show_document(d):
    source, document = d["source"], d["document"]
    print(f"\n{document.get('title') or source['file']}")
    parts = [document.get("organization"), document.get("year"), KINDS.get(document["kind"]),
             f"{source['pages']} pages", document.get("profile") and f"profile {document['profile']}"]
    print("  " + " · ".join(str(p) for p in parts if p))


def show_list(tables, limit):
    print(f"\n{len(tables)} tables\n")
    head = ["no.", "id", "title", "unit", "pages", "rows × columns"]
    print_aligned([head] + [
        [str(t["number"] if t.get("number") is not None else ""), t["id"], clip(t["title"] or "", 48), t["unit"] or "",
         pages(t["pages"]), f"{len(t['rows'])} × {len(t['columns'])}"] for t in tables],
        {0}, limit)


def show_rows(table, n, limit):
    columns = table["columns"]
    amounts = {k for k, c in enumerate(columns) if c["type"] in ("amount", "number", "percent")}
    rows = [[clip(c["label"].split("/")[-1] or c["id"], MAX_CELL) for c in columns]]
    for row in table["rows"][:n]:
        line = [clip(row["cells"].get(c["id"], {}).get("text", ""), MAX_CELL) for c in columns]
        name = next((k for k, c in enumerate(columns) if c["id"] in ("name", "item")), None)
        if name is not None:
            line[name] = clip("  " * (row.get("level") or 0) + line[name], MAX_CELL)
        rows.append(line)
    print(f"\n{table['title'] or 'untitled'} ({table['id']}, {table['unit'] or 'no unit'})\n")
    print_aligned(rows, amounts, limit)
    if len(table["rows"]) > n:
        print(f"  … and {len(table['rows']) - n} more rows")
    show_exact_value(table)


def show_exact_value(table):
    """One figure as printed and as read: that the unit is applied is worth seeing."""
    for row in table["rows"]:
        for c in table["columns"]:
            cell = row["cells"].get(c["id"], {})
            if c["type"] == "amount" and cell.get("value"):
                name = next((row["cells"][k]["text"] for k in ("name", "item") if k in row["cells"]), "")
                print(f"\n  {name}: “{cell['text']}” {table['unit']} on page {row['page']} is "
                      f"exactly {cell['value']:,} yuan")
                return


def pick(tables, wanted):
    """The table asked for, or the one that shows most: codes, names and levels in many rows."""
    if wanted:
        return next((t for t in tables if t["id"] == wanted), None)
    coded = [t for t in tables if any(c["type"] == "code" for c in t["columns"])
             and not any(r.get("side") for r in t["rows"])]
    return max(coded or tables, key=lambda t: len(t["rows"]), default=None)


def main():
    parser = argparse.ArgumentParser(description="Shows what `mingxi extract` read.")
    parser.add_argument("file", nargs="?", default="-")
    parser.add_argument("--table", metavar="ID", help="show the rows of this table")
    parser.add_argument("--rows", metavar="N", type=int, default=12, help="rows to show (12)")
    args = parser.parse_args()
    # Chinese must come out even where the locale is C, as in a bare container.
    sys.stdout.reconfigure(encoding="utf-8")
    with (sys.stdin if args.file == "-" else open(args.file, encoding="utf-8")) as f:
        d = json.load(f, parse_float=Decimal)
    # A pipe has no width: nothing is cut there.
    limit = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10000
    show_document(d)
    show_list(d["tables"], limit)
    table = pick(d["tables"], args.table)
    if table:
        show_rows(table, args.rows, limit)
    elif args.table:
        sys.exit(f"show-tables.py: no table {args.table}")


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:
        # `| head` is a normal way to read this; Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
