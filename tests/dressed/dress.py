# SPDX-License-Identifier: GPL-3.0-or-later
"""How a table looks: rules, fills, alignment, type, spacing, the page around it.

No dress is drawn whose table a reader could not tell: where nothing parts rows, wrapped lines stand nearer
than rows do; where nothing parts columns, headings that span stand centred.
"""
from dataclasses import dataclass, field, replace

import table as tables

PAGE = (842, 595)               # A4 on its side, in points, as every printer here prints it
ROOM = (740, 440)               # what tables may take of it
RULES = ("all", "horizontal", "vertical", "frame", "header", "none")
FILLS = ("none", "none", "header", "zebra", "rows")
COLOURS = {"header": "#d9e2f3", "zebra": "#eeeeee", "rows": "#ffff99"}
SIDES = ("top", "bottom", "left", "right")


@dataclass
class Dress:
    rules: str
    fills: str
    headings: str               # how they are set: left, center, right; "as column" as what stands below
    figures: str                # right or center
    valign: str                 # top or middle
    size: float                 # of the type, in points
    leading: float              # lines' distance in sizes
    letter: float               # space between letters in sizes
    pad: float                  # above and below a cell's text, in points
    side: float                 # left and right of it
    bold: bool                  # headings
    serif: bool
    spread: bool                # 合　计: headings of two characters are spaced
    narrow: float               # share of its longest line that a column of names gets
    turn: int = 0               # how the page lies, in degrees
    around: tuple = ()          # of title, unit, note

    def sides(self, table, cell):
        """The sides of a cell at which a rule is drawn."""
        top, bottom = cell.row == 0, cell.row + cell.rowspan == table.n_rows
        left, right = cell.col == 0, cell.col + cell.colspan == len(table.kinds)
        ends_header = table.n_header > 0 and cell.row + cell.rowspan == table.n_header
        below_header = table.n_header > 0 and cell.row == table.n_header
        drawn = {"all": (True, True, True, True), "horizontal": (True, True, False, False), "vertical": (False, False, True, True),
                 "frame": (top, bottom, left, right), "none": (False,) * 4,
                 "header": (top or below_header, bottom or ends_header, False, False)}[self.rules]
        return {side for side, is_drawn in zip(SIDES, drawn) if is_drawn}

    def fill(self, table, cell):
        head = cell.row < table.n_header
        if self.fills == "zebra":
            return COLOURS["zebra"] if not head and (cell.row - table.n_header) % 2 else None
        if self.fills == "rows":
            return COLOURS["rows"] if cell.row in table.totals or cell.row in table.groups else None
        return COLOURS["header"] if self.fills == "header" and head else None

    def align(self, table, cell):
        kind = table.kinds[cell.col] if cell.kind == "head" else cell.kind
        own = self.figures if kind in ("figure", "percent") else "left"
        if cell.kind != "head":
            return own
        return "center" if cell.colspan > 1 else own if self.headings == "as column" else self.headings

    def text(self, cell):
        """As it is printed; what is added is white space."""
        if self.spread and cell.kind in ("head", "name") and len(cell.text) == 2 and not cell.text.isascii():
            return "\u3000".join(cell.text)
        return cell.text

    # ------------------------------------------------------------------------------- measures

    def width_of(self, text):
        """A little more than any of the fonts takes; digits of the bold serif are the widest."""
        latin = 0.72 if self.serif and self.bold else 0.68
        return sum((1.0 if ord(ch) > 0x2e7f else latin) + self.letter for ch in text) * self.size

    def is_whole(self, cell):
        """Whether a cell's text is never broken: figures, codes, and years that head columns."""
        return cell.kind in ("figure", "percent", "code") or cell.kind == "head" and cell.text[:4].isdigit()

    def widths(self, table):
        """Of the columns, in points; None where they do not fit the page."""
        least = [2 * self.size] * len(table.kinds)
        for c in table.cells:
            if c.colspan > 1:
                continue
            whole = self.width_of(self.text(c))
            words = c.text.split()
            word = max((self.width_of(w) for w in words), default=0) if c.text.isascii() else min(whole, 4 * self.size * (1 + self.letter))
            wanted = whole if self.is_whole(c) else max(word, whole * (self.narrow if c.kind in ("name", "text", "head") else 1))
            least[c.col] = max(least[c.col], wanted)
        widths = [w + 2 * self.side for w in least]
        return widths if sum(widths) <= ROOM[0] else None

    def lines(self, cell, width):
        """The lines that a cell's text takes: at most; where they break is the printer's business."""
        words = cell.text.split(" ") if cell.text.isascii() else list(self.text(cell))
        joint = " " if cell.text.isascii() else ""
        lines = [words[0]] if words else [""]
        for word in words[1:]:
            if self.width_of(lines[-1] + joint + word) <= width - 2 * self.side + 0.01:
                lines[-1] += joint + word
            else:
                lines.append(word)
        return lines

    def heights(self, table, lines=None):
        """Of the rows, in points; LINES: how a printer breaks a cell's text in a width."""
        widths = self.widths(table)
        heights = [self.leading * self.size + 2 * self.pad] * table.n_rows
        for c in table.cells:
            n = len((lines or self.lines)(c, sum(widths[c.col:c.col + c.colspan])))
            if c.rowspan == 1:
                heights[c.row] = max(heights[c.row], n * self.leading * self.size + 2 * self.pad)
            elif c.row + c.rowspan <= table.n_header:
                last = c.row + c.rowspan - 1
                heights[last] = max(heights[last], n * self.leading * self.size + 2 * self.pad - sum(heights[c.row:last]))
        return heights


def draw_dress(rng):
    rules = rng.choice(RULES)
    dress = Dress(rules, rng.choice(FILLS), rng.choice(("left", "center", "center", "right", "as column")), rng.choice(("right", "right", "right", "center")),
                  rng.choice(("top", "middle", "middle")), rng.choice((7, 8, 9, 10.5, 12)), rng.choice((1.2, 1.35, 1.5)), rng.choice((0, 0, 0, 0.05, 0.1)),
                  rng.choice((1, 2, 4, 7)), rng.choice((3, 5, 9)), rng.random() < 0.4, rng.random() < 0.3, rng.random() < 0.3,
                  rng.choice((1, 1, 0.7, 0.5)), rng.choice((0,) * 6 + (90, 270)), tuple(w for w in ("title", "unit", "note") if rng.random() < 0.4))
    return readable(dress)


def readable(dress):
    """The same dress, with what a reader needs where rules are missing."""
    if dress.rules not in ("all", "horizontal"):        # rows by distance
        dress = replace(dress, pad=max(dress.pad, 0.3 * dress.leading * dress.size))
    if dress.rules not in ("all", "vertical"):          # columns by white
        dress = replace(dress, side=max(dress.side, 0.6 * dress.size), spread=False)
        if dress.headings == "right":
            dress = replace(dress, headings="as column")
    return dress


@dataclass
class Sample:
    """A table in its dress on its pages."""
    number: int
    dress: Dress
    language: str
    pages: list                 # of lists of what stands below one another: ("line", text, align) or ("table", table)
    traits: dict = field(default_factory=dict)

    def tables(self, page):
        return [block[1] for block in self.pages[page] if block[0] == "table"]


def draw_sample(rng, number):
    while True:
        sample = try_sample(rng, number)
        if sample:
            return sample


def try_sample(rng, number):
    dress, language = draw_dress(rng), rng.choice(("zh", "zh", "en"))
    grouped = rng.random() < 0.25
    # Over three columns a heading without a rule below it stands as one over the second does.
    most = 3 if dress.rules in ("all", "horizontal") else 2 if dress.narrow == 1 else 0
    spanned = most if rng.random() < 0.35 else 0
    merged = rng.random() < 0.3 and dress.rules in ("all", "horizontal")
    blanks = rng.choice((0, 0, 0.15, 0.3))
    table = tables.draw_table(rng, language, rng.randint(3, 16), spanned, grouped, merged, blanks)
    breaks = rng.choice(("none",) * 8 + ("header repeated", "header once"))
    below = [tables.draw_table(rng, language, rng.randint(3, 6), kinds=table.kinds)] if breaks == "none" and rng.random() < 0.12 else []
    if any(dress.widths(t) is None for t in [table] + below):
        return None
    pages = lay_out(rng, dress, table, breaks, below)
    if any(sum(sum(dress.heights(b[1])) if b[0] == "table" else 2.5 * dress.size for b in page) > ROOM[1] for page in pages):
        return None
    wrapped = any(len(dress.lines(c, dress.widths(table)[c.col])) > 1 for c in table.cells if c.kind == "name")
    traits = {"rules": dress.rules, "fills": dress.fills, "headings": dress.headings, "figures": dress.figures, "language": language,
              "names wrapped": wrapped, "levels of header": table.n_header, "groups": bool(table.groups), "blanks": blanks > 0,
              "cells over rows": any(c.rowspan > 1 for c in table.cells if c.row >= table.n_header), "columns": min(len(table.kinds), 6),
              "only text": "figure" not in table.kinds, "tables on the page": 1 + len(below), "page break": breaks, "turned": dress.turn,
              "letters spaced": dress.letter > 0, "set": dress.valign, "size": dress.size}
    return Sample(number, dress, language, pages, traits)


def lay_out(rng, dress, table, breaks, below):
    words = {"title": ("line", rng.choice(tables.TITLES[table.language]), "center"), "unit": ("line", tables.UNITS[table.language], "right"),
             "note": ("line", tables.NOTES[table.language], "left")}
    above = [words[w] for w in ("title", "unit") if w in dress.around]
    after = [words["note"]] if "note" in dress.around else []
    if breaks != "none" and table.n_rows - table.n_header >= 6:
        head, body = list(range(table.n_header)), list(range(table.n_header, table.n_rows))
        spans = {c.row + k for c in table.cells for k in range(1, c.rowspan)}       # a cell is never parted
        cut = next((k for k in range(len(body) // 2, len(body)) if not {body[k], body[k - 1]} & table.groups and body[k] not in spans), len(body))
        if cut == len(body):                            # nor does a page begin or end with the name of a group
            return [above + [("table", table)] + after]
        rest = (head if breaks == "header repeated" else []) + body[cut:]
        return [above + [("table", table.part(head + body[:cut]))], [("table", table.part(rest))] + after]
    page = above + [("table", table)] + after
    for t in below:
        page += [words["title"], ("table", t)]
    return [page]
