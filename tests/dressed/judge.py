# SPDX-License-Identifier: GPL-3.0-or-later
"""What mingxi reads, held against what was printed.

Two grids that a reader could not tell apart are one: without a rule below it a heading may stand in any
row of the header, and the name of a group lies in the first column or over all of them.
"""
import re
import unicodedata
from collections import Counter

FIGURE = re.compile(r"\d")


def folded(text):
    """Without white space, and without the dots that lead from a name to its figures."""
    return re.sub(r"\s+|(\.\s*){3,}", "", unicodedata.normalize("NFKC", text or ""))


def of_truth(table):
    return [(c.row, c.col, c.rowspan, c.colspan, folded(c.text)) for c in table.cells]


def of_output(table):
    return [(int(c["row"]), int(c["col"]), int(c["rowspan"]), int(c["colspan"]), folded(c["text"])) for c in table["cells"]]


def as_seen(cells, table, dress):
    """The cells with text in the one way to write down what a reader sees."""
    boxed, seen, n_header = dress.rules == "all", [], table.n_header
    for row, col, rowspan, colspan, text in cells:
        if not text:
            continue
        lone = sum(1 for c in cells if c[0] == row and c[4]) == 1
        if row >= n_header and colspan > 1 and lone:
            colspan, col = (colspan, col) if boxed else (1, 0)
        if row + rowspan <= n_header and colspan == 1 and not boxed:
            others = [c for c in cells if c[4] and c[0] < n_header and c[1] <= col < c[1] + c[3]]
            if len(others) == 1:
                row, rowspan = n_header - 1, 1
        seen.append((row, col, rowspan, colspan, text))
    return sorted(seen)


def relations(cells):
    """Pairs of neighbours with text, as the competition of 2013 counts them."""
    places = {(r, k): c for c in cells if c[4] for r in range(c[0], c[0] + c[2]) for k in range(c[1], c[1] + c[3])}
    if not places:
        return Counter()
    height, width = max(r for r, _ in places) + 1, max(k for _, k in places) + 1
    pairs = set()
    for (r, k), cell in places.items():
        right = next((places[r, x] for x in range(cell[1] + cell[3], width) if (r, x) in places), None)
        below = next((places[y, k] for y in range(cell[0] + cell[2], height) if (y, k) in places), None)
        pairs |= {(cell, right, "right")} if right else set()
        pairs |= {(cell, below, "below")} if below else set()
    return Counter((a[4], b[4], where) for a, b, where in pairs)


def places_of(cells, n_header):
    """Of every cell below the header: (its row's name, the heading above, text)."""
    heads = {}
    for row, col, _, colspan, text in sorted(cells):
        if row < n_header and text:
            heads.update((k, text) for k in range(col, col + colspan))
    names = {}
    for row, col, rowspan, _, text in sorted(cells, key=lambda c: c[1], reverse=True):
        if text and not FIGURE.search(text):
            names.update((r, text) for r in range(row, row + rowspan))
    return [(names.get(row), heads.get(col), text) for row, col, _, _, text in cells if row >= n_header and FIGURE.search(text)]


def without(text, words):
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "") if word else text
    return text


def wrong_figures(output, truths, around):
    """Figures that stand in the output where the page has none: joined, cut, or beside another name or heading."""
    known = {c[4] for t, _ in truths for c in t} | {folded(text) for text in around}
    heads = {c[4] for t, n_header in truths for c in t if c[0] < n_header} | {folded(text) for text in around}
    wrong = [c[4] for c in output if c[4] not in known and FIGURE.search(without(c[4], heads))]
    best = max(truths, key=lambda t: len({c[4] for c in t[0]} & {c[4] for c in output}))
    cells, n_header = best
    truth, names = places_of(cells, n_header), {c[4] for c in cells}
    body = min((c[0] for c in output if FIGURE.search(without(c[4], heads))), default=n_header + 1)    # 合计 is a row's name, too
    header = max((c[0] + c[2] for c in output if c[4] in heads and c[0] < body), default=0)
    at_name, at_head = {(n, t) for n, _, t in truth}, {(h, t) for _, h, t in truth}
    for name, head, text in places_of(output, header if n_header else 0):
        if text in known and any(text == t for _, _, t in truth):
            if name in names and (name, text) not in at_name or head in names and n_header and (head, text) not in at_head:
                wrong.append(text)
    return wrong


class Verdict:
    """Of the tables of one page."""

    def __init__(self, sample, page, outputs):
        dress, tables = sample.dress, sample.tables(page)
        got = [of_output(o) for o in outputs]
        self.exact = len(got) == len(tables) and all(as_seen(g, t, dress) == as_seen(of_truth(t), t, dress) for g, t in zip(got, tables))
        want_pairs = sum((relations(as_seen(of_truth(t), t, dress)) for t in tables), Counter())
        got_pairs = sum((relations(as_seen(g, t, dress)) for g, t in zip(got, tables + tables[-1:] * len(got))), Counter())
        self.counts = ((want_pairs & got_pairs).total(), want_pairs.total(), got_pairs.total())
        around = [b[1] for b in sample.pages[page] if b[0] == "line"]
        truths = [(of_truth(t), t.n_header) for t in tables]
        self.wrong = [text for g in got for text in wrong_figures(g, truths, around)]


def f1(counts):
    common, want, got = map(sum, zip(*counts))
    return 2 * common / (want + got) if want + got else 1.0
