#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""unseen.py [--kinds LIST] [--each N] [--seed S] [--skip N] [--most N] [-v] [--only FOLDER...] MINGXI: documents nobody has seen.

Makes documents of places, producers and habits that nobody described out of those that are here, and checks
them. A document that agreed with itself still does, so an error or a warning that comes up is false: the
report says it for want of a word, or because it takes a layout for granted.

Words (what is printed is called something else):
- head: the header of one column; heads: of every second column; ratio: of percentages
  and counts
- title: the title of one table; total: what its total row is called
- clause: the words before six figures of the prose; heading: one heading
- unit: that of one table is not printed; units: nor that of any
- words: a fifth of the lexicon's patterns is not there; file: none of a whole file of it
Layouts (the same figures, printed as another place does):
- codes: a table without its codes, rows have names only; some: half of the rows without
- groups: no 款; leaves: 项 only; classes: 类 only
- which: a column that has nothing becomes one of which, with a part of what stands beside it
- level: a table without indentation
- swap: two columns of sources change places, with their headers
- numbers: rows without the numerals that say their level
Parts (what remains says less, and nothing wrong):
- table: the pages of one table are not there; tables: no page without a table; prose: no page with one
- back: the tables come in the opposite order
- both: two bodies of one place in one file
Misreadings (some figures are not what is printed: an error accuses a body of what the reader did):
- fused: nothing rules one column from the next; flat: nor one row from the next
- dark: figures of one column cannot be read
- loose: nothing is ruled on a page on which a table goes on; hidden: it is a picture
- blur: a tenth of the prose's figures cannot be read
- slid: one row's figures stand one column further

They are made of page models (`mingxi debug pages`). What the report says is missing from a document is not
counted where it was taken out. Prints by kind and rule what came up, with -v each; with --most, fails where
more errors and warnings than that came up in the words, layouts and parts, or more errors in all.
"""
import argparse
import collections
import json
import os
import random
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "planted"))
import harness  # noqa: E402
import words  # noqa: E402
from findings import find_documents  # noqa: E402
from plant import blank_boxes, load_pages, within  # noqa: E402
from relations import fold  # noqa: E402

# Characters of names of rivers and mountains, which are no word of a budget.
STRANGE = "沅澧湘漓澜沧淠涢灞浐泾渭淦涪渠巫岷峨嵩崂"
# What is said of a document because something is not in it.
ABSENCE = re.compile(r"^(presence\.|contents\.|empty\.note|heading\.sequence|form\.(listed|missing))")
FILES = ("columns", "tables", "forms", "facts_body", "facts_budgets", "facts_performance", "facts_spending")
# A header stands at most so far above the first row, in points: five lines of a title's size.
HEAD_PT = 110


@dataclass
class Document:
    path: Path
    texts: list                # of its pages
    pages: list                # the objects
    read: dict                 # what extract says of it


@dataclass
class Unseen:
    """A document that was made: its pages, where each was, and what is not counted."""
    what: str
    pages: list
    origin: list
    patterns: Path = None
    fewer: bool = False        # something was taken out


def dump(page):
    return json.dumps(page, ensure_ascii=False)


def changed(doc, what, pages, **more):
    """DOC with other pages: {index: page}."""
    texts = [dump(pages[i]) if i in pages else t for i, t in enumerate(doc.texts)]
    return Unseen(what, texts, [(doc.path, i + 1) for i in range(len(texts))], **more)


def some(doc, picked, what, rng=None, fewer=True):
    """DOC with some of its pages, which are numbered anew."""
    texts = []
    for number, index in enumerate(picked, 1):
        texts.append(dump(doc.pages[index] | {"page": number}))
    return Unseen(what, texts, [(doc.path, i + 1) for i in picked], fewer=fewer)


# ----------------------------------------------------------------------------------- tables --

def cells_of(table, column):
    return [r["cells"][column] for r in table["rows"] if column in r["cells"]]


def money(table):
    return [c["id"] for c in table["columns"] if c["type"] == "amount"]


def printed(cell):
    return fold(cell["text"]) if cell else ""


def has_figures(table, column):
    return any(c["value"] for c in cells_of(table, column))


def choose_table(doc, rng, wanted=lambda t: True):
    tables = [t for t in doc.read["tables"] if len(t["rows"]) >= 3 and len(money(t)) >= 2
              and any(has_figures(t, c) for c in money(t)) and wanted(t)]
    return rng.choice(tables) if tables else None


def span_of(table, column, page):
    boxes = [c["bbox"] for c in cells_of(table, column) if c["page"] == page and c["bbox"][2] > c["bbox"][0]]
    return (min(float(b[0]) for b in boxes), max(float(b[2]) for b in boxes)) if boxes else None


def top_of(table, page):
    ys = [float(c["bbox"][1]) for r in table["rows"] for c in r["cells"].values()
          if c["page"] == page and c["bbox"][3] > c["bbox"][1]]
    return min(ys) if ys else None


def pages_of(table):
    return range(table["pages"][0], table["pages"][1] + 1)


def find_run(page, text, inside):
    """Indices of the characters that print TEXT among those INSIDE (a test of characters); [] where they do not."""
    at = [i for i, g in enumerate(page["glyphs"]) if fold(g[0]) and inside(g)]
    at.sort(key=lambda i: (round(page["glyphs"][i][2] / 4), page["glyphs"][i][1]))
    line = "".join(fold(page["glyphs"][i][0])[:1] for i in at)
    found = line.find(fold(text))
    return at[found:found + len(fold(text))] if found >= 0 and fold(text) else []


def head_glyphs(doc, table, column, page):
    """The characters of the header of COLUMN on PAGE."""
    label = next(c["label"] for c in table["columns"] if c["id"] == column).split("/")[-1]
    span, top = span_of(table, column, page), top_of(table, page)
    if span is None or top is None:
        return []
    return find_run(doc.pages[page - 1], label, lambda g: span[0] - 1 <= (g[1] + g[3]) / 2 <= span[1] + 1
                    and top - HEAD_PT <= (g[2] + g[4]) / 2 <= top)


def put(page, texts):
    """PAGE with other characters: {index: character}."""
    glyphs = [[texts[i]] + g[1:] if i in texts else g for i, g in enumerate(page["glyphs"])]
    return page | {"glyphs": glyphs}


def strange(page, indices, rng):
    word, kept = rng.sample(STRANGE, len(STRANGE)), rng.choice(["表", ""])
    return put(page, {i: word[k % len(word)] for k, i in enumerate(indices)
                      if not page["glyphs"][i][0].isdigit() and page["glyphs"][i][0] not in kept})


def rename_heads(doc, table, columns, rng, what):
    pages = {}
    for number in pages_of(table):
        for column in columns:
            page = pages.get(number - 1, doc.pages[number - 1])
            at = head_glyphs(doc, table, column, number)
            if at:
                pages[number - 1] = strange(page, at, random.Random(f"{rng}{column}"))
    return changed(doc, f"{what} of {table['title']}: {', '.join(columns)}", pages) if pages else None


# ------------------------------------------------------------------------------------ words --

def make_head(doc, rng):
    table = choose_table(doc, rng)
    return table and rename_heads(doc, table, [rng.choice(money(table))], rng.random(), "a header")


def make_heads(doc, rng):
    table = choose_table(doc, rng)
    return table and rename_heads(doc, table, money(table)[rng.randrange(2)::2], rng.random(), "headers")


def make_ratio(doc, rng):
    """The headers of a table's columns that hold no amounts, codes or names."""
    def others(table):
        return [c["id"] for c in table["columns"] if c["type"] in ("percent", "number")]
    table = choose_table(doc, rng, others)
    return table and rename_heads(doc, table, others(table), rng.random(), "headers")


def make_title(doc, rng):
    table = choose_table(doc, rng)
    if not table:
        return None
    pages = {}
    for number in pages_of(table):
        page = doc.pages[number - 1]
        top = top_of(table, number)
        at = top and find_run(page, table["title"], lambda g: g[4] <= top)
        if at:
            pages[number - 1] = strange(page, at, rng)
    return changed(doc, f"the title {table['title']}", pages) if pages else None


def make_total(doc, rng):
    table = choose_table(doc, rng, lambda t: any(r["kind"] == "total" for r in t["rows"]))
    if not table:
        return None
    pages = {}
    for row in table["rows"]:
        cell = next((c for c in row["cells"].values() if re.search("[合总]计|小计", fold(c["text"]))), None)
        if row["kind"] == "total" and cell:
            index = cell["page"] - 1
            page = pages.get(index, doc.pages[index])
            pages[index] = strange(page, [i for i, g in enumerate(page["glyphs"]) if within(g, box(cell), 0)], rng)
    return changed(doc, f"total rows of {table['title']}", pages) if pages else None


def box(cell):
    return [float(x) for x in cell["bbox"]]


def make_clause(doc, rng):
    """The words before some figures of the prose, as far as the line and the clause have them."""
    facts = [f for f in doc.read["facts"] if f["page"]]
    pages = {}
    for fact in rng.sample(facts, min(len(facts), 6)):
        index, b = fact["page"] - 1, box(fact)
        page = pages.get(index, doc.pages[index])
        line = [i for i, g in enumerate(page["glyphs"]) if abs(g[2] - b[1]) < 3 and g[3] <= b[0] + 1]
        line.sort(key=lambda i: -page["glyphs"][i][1])
        words_ = []
        for i in line:
            if not re.match(r"[\u4e00-\u9fff]", page["glyphs"][i][0]):
                break
            words_.append(i)
        if words_:
            pages[index] = strange(page, words_, rng)
    return changed(doc, "words before six figures", pages) if pages else None


UNIT = re.compile(r"(金额)?单位[:：]?(人民币)?[（(]?[万千亿]?元")


def without_unit(page):
    """PAGE without what says the unit of its amounts; None where nothing does."""
    at = [i for i, g in enumerate(page["glyphs"]) if fold(g[0])]
    at.sort(key=lambda i: (round(page["glyphs"][i][2] / 4), page["glyphs"][i][1]))
    line = "".join(fold(page["glyphs"][i][0])[:1] for i in at)
    gone = {i for m in UNIT.finditer(line) for i in at[m.start():m.end()]}
    return page | {"glyphs": [g for i, g in enumerate(page["glyphs"]) if i not in gone]} if gone else None


def make_unit(doc, rng):
    table = choose_table(doc, rng)
    pages = {n - 1: page for n in (pages_of(table) if table else []) if (page := without_unit(doc.pages[n - 1]))}
    return changed(doc, f"unit of {table['title']}", pages) if pages else None


def make_units(doc, rng):
    pages = {i: page for i in sorted(pages_with_tables(doc)) if (page := without_unit(doc.pages[i]))}
    return changed(doc, "units of all tables", pages) if pages else None


def make_heading(doc, rng):
    sections = [s for s in doc.read["sections"] if s["title"]]
    if not sections:
        return None
    section = rng.choice(sections)
    pages = {}
    for number in range(section["pages"][0], section["pages"][1] + 1):
        page = doc.pages[number - 1]
        at = find_run(page, section["title"], lambda g: True)
        if at:
            pages[number - 1] = strange(page, at, rng)
    return changed(doc, f"heading {section['title'][:30]}", pages) if pages else None


# ---------------------------------------------------------------------------------- layouts --

def blank_cells(doc, cells):
    pages = {}
    for cell in cells:
        index = cell["page"] - 1
        pages[index] = blank_boxes(pages.get(index, doc.pages[index]), [box(cell)])
    return pages


def coded(table):
    return any(c["id"] == "code" for c in table["columns"]) and any(printed(c) for c in cells_of(table, "code"))


def make_codes(doc, rng):
    table = choose_table(doc, rng, coded)
    return table and changed(doc, f"codes of {table['title']}", blank_cells(doc, cells_of(table, "code")))


def make_some(doc, rng):
    table = choose_table(doc, rng, coded)
    if not table:
        return None
    cells = cells_of(table, "code")
    return changed(doc, f"some codes of {table['title']}", blank_cells(doc, rng.sample(cells, len(cells) // 2)))


def make_which(doc, rng):
    """In a column without figures, the figures of the column before it."""
    def blank(table):
        ids = money(table)
        return [(a, b) for a, b in zip(ids, ids[1:])
                if has_figures(table, a) and not any(printed(c) for c in cells_of(table, b))]
    table = choose_table(doc, rng, blank)
    if not table:
        return None
    of, column = rng.choice(blank(table))
    pages = {}
    for row in table["rows"]:
        a, b = row["cells"].get(of), row["cells"].get(column)
        if not a or not b or not a["value"]:
            continue
        index, source = a["page"] - 1, box(a)
        page = pages.get(index, doc.pages[index])
        shift = box(b)[2] - source[2]
        more = [[g[0], g[1] + shift, g[2], g[3] + shift, *g[4:]] for g in page["glyphs"] if within(g, source, 0)]
        pages[index] = page | {"glyphs": page["glyphs"] + more}
    seed = rng.random()
    for number in pages_of(table):
        at = head_glyphs(doc, table, column, number)
        if at:
            page = pages.get(number - 1, doc.pages[number - 1])
            pages[number - 1] = strange(page, at, random.Random(seed))
    return changed(doc, f"of which in {table['title']}: {column}", pages) if pages else None


def without_codes_of(doc, rng, lengths, what):
    """A table without the rows whose codes have so many digits: those above or below them say the rest."""
    def digits(row):
        return len(re.sub(r"\D", "", printed(row["cells"].get("code"))))
    def mixed(table):
        return len({digits(r) for r in table["rows"]} & {3, 5, 7}) > 1 and any(digits(r) in lengths for r in table["rows"])
    table = choose_table(doc, rng, mixed)
    if not table:
        return None
    cells = [c for r in table["rows"] if digits(r) in lengths for c in r["cells"].values()]
    return changed(doc, f"{what} of {table['title']}", blank_cells(doc, cells))


def make_groups(doc, rng):
    return without_codes_of(doc, rng, {5}, "without groups")


def make_leaves(doc, rng):
    return without_codes_of(doc, rng, {3, 5}, "without classes and groups")


def make_classes(doc, rng):
    return without_codes_of(doc, rng, {5, 7}, "without groups and items")


def make_level(doc, rng):
    """Spaces that indent, and the places of what they indent."""
    table = choose_table(doc, rng, lambda t: any(r["level"] for r in t["rows"]))
    if not table:
        return None
    pages = {}
    names = [r["cells"][k] for r in table["rows"] for k in ("name", "item") if k in r["cells"]]
    for cell in names:
        index, b = cell["page"] - 1, box(cell)
        page = pages.get(index, doc.pages[index])
        inside = [i for i, g in enumerate(page["glyphs"]) if within(g, b, 0) and fold(g[0])]
        if not inside:
            continue
        shift = min(page["glyphs"][i][1] for i in inside) - b[0] - 2
        glyphs = [[g[0], g[1] - shift, g[2], g[3] - shift, *g[4:]] if i in set(inside) else g
                  for i, g in enumerate(page["glyphs"]) if fold(g[0]) or not within(g, b, 0)]
        pages[index] = page | {"glyphs": glyphs}
    return changed(doc, f"indentation of {table['title']}", pages) if pages else None


def make_swap(doc, rng):
    """Columns of sources that change places: their figures and headers."""
    table = choose_table(doc, rng, lambda t: len(money(t)) >= 4 and "side" not in t["columns"][-1])
    if not table:
        return None
    ids = money(table)[1:]
    at = rng.randrange(len(ids) - 1)
    a, b = ids[at], ids[at + 1]
    pages = {}
    for number in pages_of(table):
        page, one, two = doc.pages[number - 1], span_of(table, a, number), span_of(table, b, number)
        top = top_of(table, number)
        if not one or not two or top is None:
            continue
        heads = set(head_glyphs(doc, table, a, number)), set(head_glyphs(doc, table, b, number))
        bottom = max(float(c["bbox"][3]) for r in table["rows"] for c in r["cells"].values() if c["page"] == number)
        glyphs = []
        for i, g in enumerate(page["glyphs"]):
            x, y = (g[1] + g[3]) / 2, (g[2] + g[4]) / 2
            body = top <= y <= bottom
            if i in heads[0] or (body and one[0] <= x <= one[1]):
                shift = (two[1] - one[1]) if body else (sum(two) - sum(one)) / 2
            elif i in heads[1] or (body and two[0] <= x <= two[1]):
                shift = (one[1] - two[1]) if body else (sum(one) - sum(two)) / 2
            else:
                shift = 0
            glyphs.append([g[0], g[1] + shift, g[2], g[3] + shift, *g[4:]])
        if heads[0] and heads[1]:
            pages[number - 1] = page | {"glyphs": glyphs}
    return changed(doc, f"{a} and {b} of {table['title']} change places", pages) if len(pages) == len(pages_of(table)) else None


NUMERAL = re.compile(r"^(其中[:：]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+[、.．]|[（(]?\d{1,2}[）)、.．])")


def make_numbers(doc, rng):
    def numbered(table):
        return [c for r in table["rows"] for k in ("name", "item") if (c := r["cells"].get(k)) and NUMERAL.match(printed(c))]
    table = choose_table(doc, rng, numbered)
    if not table:
        return None
    pages = {}
    for cell in numbered(table):
        index = cell["page"] - 1
        page = pages.get(index, doc.pages[index])
        at = find_run(page, NUMERAL.match(printed(cell))[0], lambda g, b=box(cell): within(g, b, 0))
        width = sum(page["glyphs"][i][3] - page["glyphs"][i][1] for i in at)
        glyphs = [[g[0], g[1] - width, g[2], g[3] - width, *g[4:]] if within(g, box(cell), 0) else g
                  for i, g in enumerate(page["glyphs"]) if i not in set(at)]
        pages[index] = page | {"glyphs": glyphs}
    return changed(doc, f"numerals of {table['title']}", pages)


# ------------------------------------------------------------------------------------ parts --

def pages_with_tables(doc):
    return {n - 1 for t in doc.read["tables"] for n in pages_of(t)}


def make_table(doc, rng):
    table = choose_table(doc, rng)
    if not table:
        return None
    gone = {n - 1 for n in pages_of(table)}
    others = {n - 1 for t in doc.read["tables"] if t is not table for n in pages_of(t)}
    return None if gone & others else some(doc, [i for i in range(len(doc.pages)) if i not in gone],
                                           f"without {table['title']}")


def make_tables(doc, rng):
    picked = sorted(pages_with_tables(doc))
    return some(doc, picked, "tables only") if 0 < len(picked) < len(doc.pages) else None


def make_prose(doc, rng):
    picked = [i for i in range(len(doc.pages)) if i not in pages_with_tables(doc)]
    return some(doc, picked, "prose only") if 0 < len(picked) < len(doc.pages) else None


def make_back(doc, rng):
    """Stretches of pages that begin with a table, the last first; what stands between stays behind its table."""
    begins = sorted({t["pages"][0] - 1 for t in doc.read["tables"] if t["title"]})
    ends = {n - 1 for t in doc.read["tables"] for n in pages_of(t)}
    if len(begins) < 3:
        return None
    last = max(ends) + 1
    parts = [list(range(a, b)) for a, b in zip(begins, begins[1:] + [last])]
    inner = [i for part in reversed(parts) for i in part]
    return some(doc, [*range(begins[0]), *inner, *range(last, len(doc.pages))], "tables in the opposite order", fewer=False)


# ------------------------------------------------------------------------------ misreadings --

def make_fused(doc, rng):
    table = choose_table(doc, rng)
    if not table:
        return None
    at = rng.randrange(len(money(table)) - 1)
    return without_rule(doc, table, *money(table)[at:at + 2])


def without_rule(doc, table, a, b):
    """Nothing rules column A from B; what is ruled is (y0, x0, x1) and (x, y0, y1)."""
    pages = {}
    for number in pages_of(table):
        page, one, two = doc.pages[number - 1], span_of(table, a, number), span_of(table, b, number)
        top = top_of(table, number)
        if not one or not two or top is None:
            continue
        edge = (one[1] + two[0]) / 2
        kept = [v for v in page["vertical"] if abs(v[0] - edge) > 2]
        if len(kept) < len(page["vertical"]):
            pages[number - 1] = page | {"vertical": kept}
    return changed(doc, f"{a} and {b} of {table['title']} are not ruled apart", pages) if pages else None


def inner_rows(table):
    return [r for r in table["rows"][1:-1] if sum(bool(c["value"]) for c in r["cells"].values()) >= 1]


def make_flat(doc, rng):
    table = choose_table(doc, rng, inner_rows)
    if not table:
        return None
    row = rng.choice(inner_rows(table))
    cell = next(c for c in row["cells"].values() if c["value"] is not None)
    index = cell["page"] - 1
    page = doc.pages[index]
    kept = [h for h in page["horizontal"] if abs(h[0] - box(cell)[3]) > 2]
    if len(kept) == len(page["horizontal"]):
        return None
    return changed(doc, f"“{label_of(row)}” of {table['title']} is not ruled from the next", {index: page | {"horizontal": kept}})


def label_of(row):
    return next((c["text"] for k in ("name", "item", "code") if (c := row["cells"].get(k))), "")


def make_dark(doc, rng):
    table = choose_table(doc, rng)
    if not table:
        return None
    column = rng.choice([c for c in money(table) if has_figures(table, c)])
    pages = {}
    for cell in cells_of(table, column):
        if rng.random() < 0.5 and cell["value"]:
            index = cell["page"] - 1
            page = pages.get(index, doc.pages[index])
            dark = {i: "\ufffd" for i, g in enumerate(page["glyphs"]) if within(g, box(cell), 0) and g[0].isdigit()}
            pages[index] = put(page, dark)
    return changed(doc, f"{column} of {table['title']} is not readable", pages) if pages else None


def choose_continuation(doc, rng):
    """A table and the index of a page on which it goes on."""
    table = choose_table(doc, rng, lambda t: len(pages_of(t)) > 1)
    return (table, rng.choice(pages_of(table)[1:]) - 1) if table else (None, None)


def make_loose(doc, rng):
    """Nothing is ruled on a page on which a table goes on."""
    table, index = choose_continuation(doc, rng)
    if not table:
        return None
    return changed(doc, f"page {index + 1} of {table['title']}",
                   {index: doc.pages[index] | {"horizontal": [], "vertical": []}})


def make_hidden(doc, rng):
    """A page on which a table goes on is a picture."""
    table, index = choose_continuation(doc, rng)
    if not table:
        return None
    return changed(doc, f"page {index + 1} of {table['title']} is a picture",
                   {index: doc.pages[index] | {"text": "none", "glyphs": [], "horizontal": [], "vertical": []}},
                   fewer=True)


def make_blur(doc, rng):
    """A tenth of the figures of the prose."""
    facts = [f for f in doc.read["facts"] if f["page"]]
    pages = {}
    for fact in rng.sample(facts, len(facts) // 10):
        index = fact["page"] - 1
        page = pages.get(index, doc.pages[index])
        pages[index] = put(page, {i: "\ufffd" for i, g in enumerate(page["glyphs"])
                                  if within(g, box(fact), 0) and g[0].isdigit()})
    return changed(doc, "some figures of the prose", pages) if pages else None


def make_slid(doc, rng):
    table = choose_table(doc, rng, inner_rows)
    if not table:
        return None
    row, ids = rng.choice(inner_rows(table)), money(table)
    boxes = [box(row["cells"][k]) for k in ids if k in row["cells"]]
    page_index = next(c["page"] for c in row["cells"].values()) - 1
    page = doc.pages[page_index]
    glyphs = []
    for g in page["glyphs"]:
        at = next((k for k, b in enumerate(boxes) if within(g, b, 0)), None)
        shift = boxes[at + 1][2] - boxes[at][2] if at is not None and at + 1 < len(boxes) else 0
        glyphs.append([g[0], g[1] + shift, g[2], g[3] + shift, *g[4:]])
    return changed(doc, f"“{label_of(row)}” of {table['title']} stands one column further", {page_index: page | {"glyphs": glyphs}})


MAKERS = {name[5:]: f for name, f in list(globals().items()) if name.startswith("make_")}
MISREAD = ("fused", "flat", "dark", "loose", "hidden", "blur", "slid")
PACKS = ("words", "file")


# ------------------------------------------------------------------------------------- runs --

def of_one_set(a, b):
    return all(a.read["document"][k] == b.read["document"][k] for k in ("year", "kind"))


def join_both(a, b):
    texts = [dump(p | {"page": n}) for n, p in enumerate(a.pages + b.pages, 1)]
    return Unseen(f"with {b.path.name}", texts, [(d.path, i + 1) for d in (a, b) for i in range(len(d.pages))])


def lay_packs(kind, number, seed, folder):
    """Packs that lack a fifth of the words, or one file; laid once for all documents."""
    if kind == "file":
        missing = list(words.entries(FILES[number % len(FILES)]))
    else:
        cards = [e for name in FILES for e in words.entries(name)]
        random.Random(f"{seed}{number}").shuffle(cards)
        missing = cards[::5]
    target = Path(folder) / f"{kind}{number}"
    return target if target.exists() else words.lay_without(missing, target)


def make(kind, number, docs, doc, args, folder):
    rng = random.Random(f"{args.seed}{kind}{number}{doc.path.name}")
    if kind in PACKS:
        patterns = lay_packs(kind, number, args.seed, folder)
        return Unseen(patterns.name, doc.texts, [(doc.path, i + 1) for i in range(len(doc.texts))], patterns)
    if kind == "both":
        others = [d for d in docs if d.path.parent == doc.path.parent and d is not doc and of_one_set(d, doc)]
        return join_both(doc, rng.choice(others)) if others else None
    return MAKERS[kind](doc, rng)


def extract(mingxi, texts, patterns=None):
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write("\n".join(texts))
        file.flush()
        more = {"env": harness.environment({"MINGXI_PATTERNS": str(patterns)}.items())} if patterns else {}
        done = harness.run([mingxi, "debug", "extract", file.name], **more)
    harness.check_success(done)
    return harness.load_json(done.stdout, int)


def load(mingxi, path):
    pages = load_pages(mingxi, path)
    texts = [text for text, _ in pages]
    return Document(path, texts, [p for _, p in pages], extract(mingxi, texts))


def places_of(finding, origin):
    """Where its figures stand, and what they are."""
    found = set()
    for e in finding["evidence"]:
        page = origin[e["page"] - 1] if 0 < (e["page"] or 0) <= len(origin) else None
        found |= {(page, fold(e["text"])), (page, str(e["bbox"]))}
    return found - {(None, "None")}


def is_known(finding, origin, base):
    """Whether another finding of this severity or a higher one rests on the same figures."""
    rank = ("info", "warning", "error")
    places = places_of(finding, origin)
    return any(rank.index(severity) >= rank.index(finding["severity"]) and known & places for severity, known in base)


def base_of(docs):
    found = {}
    for doc in docs:
        origin = [(doc.path, i + 1) for i in range(len(doc.pages))]
        found[doc.path] = [(f["severity"], places_of(f, origin)) for f in doc.read["report"]["findings"]]
    return found


def judge(args, docs, base, doc, kind, number, folder):
    unseen = make(kind, number, docs, doc, args, folder)
    if unseen is None:
        return None
    read = extract(args.mingxi, unseen.pages, unseen.patterns)
    known = [k for path in {p for p, _ in unseen.origin} for k in base[path]]
    return unseen, [f for f in read["report"]["findings"] if not is_known(f, unseen.origin, known)
                    and not (unseen.fewer and ABSENCE.match(f["rule"]))]


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kinds", default=",".join([*MAKERS, *PACKS, "both"]))
    parser.add_argument("--each", type=int, default=1, help="documents made of each, by kind")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--skip", type=int, default=1, help="every so many documents only")
    parser.add_argument("--most", type=int)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--infos", action="store_true", help="infos too, with -v")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("mingxi")
    return parser.parse_args()


def main():
    args = parse()
    counts, made, total = collections.Counter(), collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        docs = list(pool.map(lambda p: load(args.mingxi, p), find_documents(args.only)[::args.skip]))
        base = base_of(docs)
        jobs = [(kind, number, doc) for kind in args.kinds.split(",") for number in range(args.each) for doc in docs]
        for kind, number in {(k, n) for k, n, _ in jobs if k in PACKS}:
            lay_packs(kind, number, args.seed, folder)
        for (kind, number, doc), result in zip(jobs, pool.map(
                lambda j: judge(args, docs, base, j[2], j[0], j[1], folder), jobs)):
            if result is None:
                continue
            unseen, found = result
            made[kind] += 1
            for f in found:
                counts[kind, f["severity"], f["rule"]] += 1
                total[f["severity"], kind in MISREAD] += 1
                if args.verbose and (args.infos or f["severity"] != "info"):
                    page = next((e["page"] for e in f["evidence"]), "")
                    print(f"{kind}\t{f['severity']}\t{f['rule']}\t{doc.path.parent.name}/{doc.path.name}\tp{page}\t{unseen.what}\t"
                          f"{f['message']['zh']}", flush=True)
    for kind in made:
        by = collections.Counter()
        for (k, severity, _), n in counts.items():
            by[severity] += n if k == kind else 0
        print(f"{kind:9} {made[kind]:5} documents: {by['error']:3} errors, {by['warning']:3} warnings, {by['info']:3} infos")
    for (kind, severity, rule), n in sorted(counts.items()):
        if severity != "info" or args.infos:
            print(f"{n:5}  {kind:8} {severity:8} {rule}")
    words_, misread = total["error", False] + total["warning", False], total["error", True]
    print(f"\n{sum(made.values())} documents made of {len(docs)}: {total['error', False]} errors, {total['warning', False]} warnings; "
          f"of figures misread: {misread} errors, {total['warning', True]} warnings")
    return 1 if args.most is not None and words_ + misread > args.most else 0


if __name__ == "__main__":
    sys.exit(main())
