# SPDX-License-Identifier: GPL-3.0-or-later
"""Which figures of an extracted document take part in a relation: found by arithmetic, without rules.

A relation counts only where it holds in the document as it is. What is looked for:

- tree: a row with a code is the sum of the codes directly below it
- total: a total row is the sum of the classes, or of the items since the total above it, or of all
  items; the sum of that total and what follows it
- row: one column is the sum of the columns next to it, in every row of the table
- tables: total rows of two tables print the same figure of four digits or more in columns of one id;
  rows of one code do, where this holds for all codes that both tables have
- form: the total of a form is the sum of its sources; the amount of the row that bears its name
- prose ↔ table: a figure of the prose of three digits or more, with what stands in a total row, or
  in the row (or the form) whose name its clause contains
- prose: a total with the figures that follow it; a share with part and whole; a growth with change
  and amount
- count: a number of projects in the prose with the number of forms or of projects in the table; of
  anything, with the counts that follow it

Some of these hold by chance: among small counts that follow one another (实验室6个、试验站2个、观测站2个、
野外基地2个), every second one is the sum of those behind it. Such a relation shows no error. One is taken to
be chance where nothing between the whole and its parts says that they are parts, and where parts so large
would come to the whole once in 20 times (sums of parts of size m meet a given number once in m times). What is
said to be about so much (近5.8万人) is as rough as its last digit that is no 0. What something grew by is no
part of what it is.
"""
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal

UNITS = {"元": 1, "千元": 1000, "百元": 100, "万元": 10000, "亿元": 10 ** 8}
MULTIPLES = {"百": 100, "千": 1000, "万": 10000, "亿": 10 ** 8}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
OPENED = re.compile(r"其中|包括|包含|分别|即|：|:|（")
ROUGH_BEFORE = re.compile(r"(近|约|超|超过|逾|大约|将近)$")
ROUGH_AFTER = re.compile(r"^[百千万亿]*(余|多|左右)")
CHANGED = re.compile(r"(增加|增长|提高|上升|减少|下降|降低|压减)(了|额为|额|为|约)?$")
CHANCE = 20                 # a relation that figures meet by chance more often than once in so many times


def fold(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text or ""))


def name_key(text):
    return re.sub(r"\W", "", fold(text))


@dataclass(eq=False)
class Figure:
    """A printed figure: STEP is what 1 in its last place is worth, in the unit of VALUE."""
    kind: str
    where: str
    page: int
    bbox: list
    text: str
    value: Decimal
    step: Decimal
    scale: Decimal             # what a printed 1 is worth
    relations: list = field(default_factory=list)

    def __post_init__(self):
        self.bbox = [float(x) for x in self.bbox]
        self.value = Decimal(self.value)

    @property
    def number(self):
        found = NUMBER.search(fold(self.text))
        return found.group() if found else ""

    def interval(self, value=None):
        value = self.value if value is None else value
        half = self.step / 2
        return value - half, value + half


@dataclass(eq=False)
class Relation:
    kind: str
    figures: list
    holds: object               # intervals of the figures → bool
    chance: bool = False        # so many figures of the kind would satisfy it by chance

    def broken_by(self, figure, value):
        return not self.holds([f.interval(value if f is figure else None) for f in self.figures])


def is_sum(intervals):
    (low, high), parts = intervals[0], intervals[1:]
    return low <= sum(p[1] for p in parts) and sum(p[0] for p in parts) <= high


def is_share(intervals):
    (low, high), part, whole = intervals
    if whole[0] <= 0:
        return False
    return low <= part[1] / whole[0] * 100 and part[0] / whole[1] * 100 <= high


def is_growth(intervals):
    (low, high), change, now = intervals
    before = (now[0] - change[1], now[1] - change[0])
    if before[0] <= 0:
        return False
    ends = [c / b * 100 for c in change for b in before]
    return low <= max(ends) and min(ends) <= high


class Relations:
    def __init__(self, doc):
        self.doc = doc
        self.figures = {}
        self.tables = [TableFigures(self, t) for t in doc["tables"]]
        self.forms = [self.form_figures(p) for p in doc["projects"]]
        self.facts = [self.fact_figure(f) for f in doc["facts"]]
        for table in self.tables:
            table.find()
        self.between_tables()
        self.of_forms()
        self.of_prose()
        self.of_counts()

    def add(self, kind, figures, holds=is_sum, chance=False):
        """Keeps the relation if the document satisfies it."""
        relation = Relation(kind, figures, holds, chance)
        if not holds([f.interval() for f in figures]):
            return False
        for figure in figures:
            figure.relations.append(relation)
        return True

    def taking_part(self):
        return [f for f in self.figures.values() if f.relations and f.number]

    def remember(self, figure):
        return self.figures.setdefault((figure.page, tuple(figure.bbox), figure.text), figure)

    # ------------------------------------------------------------------------------- forms --

    def form_figures(self, project):
        funds = {}
        for group, sources in (project.get("funds") or {}).items():
            for source, cell in (sources or {}).items():
                figure = self.fund_figure(project, f"{group}.{source}", cell)
                if figure is not None:
                    funds[group, source] = figure
        return project, funds

    def fund_figure(self, project, where, cell):
        found = NUMBER.search(fold(cell["text"])) if cell and cell.get("value") is not None else None
        if found is None:
            return None
        printed = Decimal(found.group().replace(",", ""))
        scale = abs(cell["value"]) / printed if printed else Decimal(1)
        step = scale * Decimal(10) ** -decimals(found.group())
        return self.remember(Figure("form", f"{project.get('name')} {where}", cell["page"],
                                    cell["bbox"], cell["text"], cell["value"], step, scale))

    def of_forms(self):
        rows = {}
        for table in self.tables:
            if table.id.startswith("project_expenditure"):
                for row in table.rows:
                    for column in ("total", "amount"):
                        if column in row.cells:
                            rows.setdefault(name_key(row.label), []).append(row.cells[column])
        for project, funds in self.forms:
            for group in ("annual", "period"):
                total = funds.get((group, "total"))
                parts = [f for (g, s), f in funds.items() if g == group and s != "total"]
                if total is not None and total.value and parts:
                    self.add("form", [total] + parts)
            total = funds.get(("annual", "total"))
            same = rows.get(name_key(project.get("name")), [])
            if total is not None and len(same) == 1:
                self.add("form ↔ table", [total, same[0]])

    # ------------------------------------------------------------------------------- prose --

    def fact_figure(self, fact):
        text = fold(fact["text"])
        found = NUMBER.search(text)
        if found is None or not fact["value"]:
            return None
        scale = Decimal(1)
        for char in text[found.end():]:
            if char not in MULTIPLES:
                break
            scale *= MULTIPLES[char]
        exact = fact["unit"] == "count"
        step = Decimal(0) if exact else scale * Decimal(10) ** -decimals(found.group())
        before, after = around(fact, text)
        if ROUGH_BEFORE.search(before) or ROUGH_AFTER.search(text[found.end():] + after):
            printed = found.group().replace(",", "")
            step = max(step, scale * Decimal(10) ** (len(printed) - len(printed.rstrip("0"))))
        figure = Figure("count" if exact else "prose", f"{fact['id']} {fact['text']}", fact["page"],
                        fact["bbox"], fact["text"], abs(fact["value"]), step, scale)
        figure = self.remember(figure)
        figure.fact = fact
        return figure

    def of_prose(self):
        sections = {}
        for figure in self.facts:
            if figure is not None:
                sections.setdefault(figure.fact["section"], []).append(figure)
        places = [(row, cell, table) for table in self.tables for row in table.rows
                  for cell in row.cells.values()]
        for figures in sections.values():
            for at, figure in enumerate(figures):
                if figure.fact["unit"] == "yuan":
                    self.stated(figure, places)
                    self.listed(figures, at)
                elif figure.fact["unit"] == "percent" and figure.step < 1:
                    self.computed(figures, at)

    def stated(self, figure, places):
        if significant(figure) < 3:
            return
        clause = fold(figure.fact["context"])
        for row, cell, table in places:
            if not cell.value or significant(cell) < 3:
                continue
            named = len(row.label) >= 4 and row.label in clause
            if (row.total or named) and self.same(figure, cell):
                self.add("prose ↔ table", [figure, cell])
        for project, funds in self.forms:
            total = funds.get(("annual", "total"))
            name = fold(project.get("name"))
            if total is not None and len(name) >= 4 and name in clause and self.same(figure, total):
                self.add("prose ↔ form", [figure, total])

    @staticmethod
    def same(a, b):
        return is_sum([a.interval(), b.interval()])

    def listed(self, figures, at, kind="prose sum"):
        """The longest run of figures of its unit after it, in its clause or the next, that adds up."""
        whole, parts = figures[at], []
        for figure in figures[at + 1:at + 13]:
            if measure(figure) != measure(whole) or is_change(figure) != is_change(whole):
                break
            parts.append(figure)
            if len(parts) >= 2 and is_sum([whole.interval()] + [p.interval() for p in parts]):
                printed = int(re.sub(r"\D", "", whole.number))
                chance = len(parts) * CHANCE > printed and not opens(whole, parts[0])
                return self.add(kind, [whole] + parts, is_sum, chance)
        return False

    def computed(self, figures, at):
        amounts = [f for f in figures[max(0, at - 8):at] if f.fact["unit"] == "yuan"][::-1]
        if not amounts:
            return
        percent, part = figures[at], amounts[0]
        for whole in amounts[1:]:
            if whole.value > part.value and self.add("share", [percent, part, whole], is_share):
                return
        for now in amounts[1:3]:
            signed = part.fact["value"] if part.fact["value"] < 0 else part.value
            if self.add_growth(percent, part, now, signed):
                return

    def add_growth(self, percent, change, now, signed):
        def holds(intervals):
            p, c, n = intervals
            return is_growth([(-p[1], -p[0]), (-c[1], -c[0]), n] if signed < 0 else [p, c, n])
        return self.add("growth", [percent, change, now], holds)

    def of_counts(self):
        forms = [p for p in self.doc["projects"]]
        for at, figure in enumerate(self.facts):
            if figure is None or figure.kind != "count":
                continue
            if forms and figure.value == len(forms) > 1 and "项目" in fold(figure.fact["context"]):
                self.add("count", [figure], lambda i, n=len(forms): i[0][0] == n)
            if figure.value > 1:
                run = [f for f in self.facts[at:at + 14]
                       if f is not None and f.fact["section"] == figure.fact["section"]]
                self.listed([f for f in run if f.kind == "count"], 0, "count sum")

    # -------------------------------------------------------------------------- two tables --

    def between_tables(self):
        for at, table in enumerate(self.tables):
            for other in self.tables[at + 1:]:
                self.equal_totals(table, other)
                if table.id != other.id and "other" not in (table.id, other.id):
                    self.equal_codes(table, other)

    def equal_totals(self, table, other):
        for row in (r for r in table.rows if r.total):
            for row2 in (r for r in other.rows if r.total):
                for column, cell in row.cells.items():
                    cell2 = row2.cells.get(column) or row2.cells.get("amount")
                    if cell2 is not None and significant(cell) >= 4 and self.same(cell, cell2):
                        self.add("tables", [cell, cell2])

    def equal_codes(self, table, other):
        rows, others = table.by_code(), other.by_code()
        codes = [c for c in rows if c in others]
        for column in table.columns:
            pairs = [(rows[c].cells.get(column), others[c].cells.get(column)) for c in codes]
            pairs = [(a, b) for a, b in pairs if a is not None and b is not None and a.value]
            if len(pairs) >= 3 and all(self.same(a, b) for a, b in pairs):
                for pair in pairs:
                    self.add("tables", list(pair))


def measure(figure):
    """What it is counted in: reports (个) are no sum of sittings (次); amounts and shares are alike."""
    if figure.fact["unit"] != "count":
        return figure.fact["unit"]
    text = fold(figure.text)
    found = NUMBER.search(text)
    return re.sub(r"[（(/].*", "", text[found.end():]) if found else text


def around(fact, text):
    """What stands before and behind the figure in its clause; the first of its kind there."""
    before, found, after = fold(fact["context"]).partition(text)
    return (before, after) if found else ("", "")


def is_change(figure):
    return bool(CHANGED.search(around(figure.fact, fold(figure.text))[0]))


def opens(whole, part):
    """Whether the words between the two say that the second is part of the first."""
    behind = around(whole.fact, fold(whole.text))[1]
    return bool(OPENED.search(behind.partition(fold(part.text))[0]))


def decimals(number):
    return len(number.partition(".")[2])


def significant(figure):
    return len(figure.number.replace(",", "").replace(".", "").strip("0"))


@dataclass(eq=False)
class Row:
    label: str
    code: str
    side: str
    level: int
    total: bool
    cells: dict
    boxes: list                 # (page, bbox) of every cell


class TableFigures:
    """The figures of one table, and the relations within it."""

    def __init__(self, owner, table):
        self.owner = owner
        self.id = table["id"]
        self.title = table["title"]
        self.columns = [c["id"] for c in table["columns"] if c["type"] == "amount"]
        self.places = self.column_decimals(table)
        self.unit = Decimal(UNITS.get(fold(table["unit"]), 1))
        self.rows = [self.make_row(r) for r in table["rows"] if r["kind"] != "note"]

    def column_decimals(self, table):
        """A spreadsheet prints 12.50 as 12.5: the last place is the column's."""
        most = {}
        for row in table["rows"]:
            for column, cell in row["cells"].items():
                found = NUMBER.search(fold(cell["text"]))
                if found:
                    most[column] = max(most.get(column, 0), decimals(found.group()))
        return most

    def make_row(self, row):
        cells = row["cells"]
        label = next((fold(cells[c]["text"]) for c in ("name", "item", "budget_unit")
                      if c in cells and cells[c]["text"]), "")
        code = re.sub(r"\D", "", (cells.get("code") or {}).get("text") or "")
        figures = {}
        for column in self.columns:
            figure = self.make_figure(label or code, column, cells.get(column))
            if figure is not None:
                figures[column] = figure
        boxes = [(c["page"], [float(x) for x in c["bbox"]]) for c in cells.values()]
        return Row(label, code, row.get("side"), row["level"], row["kind"] == "total", figures, boxes)

    def make_figure(self, label, column, cell):
        if cell is None or cell["value"] is None:
            return None
        step = self.unit * Decimal(10) ** -self.places.get(column, 0)
        return self.owner.remember(
            Figure("cell", f"{self.id} “{label}” {column}", cell["page"], cell["bbox"], cell["text"],
                   cell["value"], step, self.unit))

    def by_code(self):
        codes = {}
        for row in self.rows:
            if row.code:
                codes.setdefault(row.code, []).append(row)
        return {c: r[0] for c, r in codes.items() if len(r) == 1}

    def find(self):
        for side in {r.side for r in self.rows}:
            rows = [r for r in self.rows if r.side == side]
            self.find_trees(rows)
            if not any(r.code for r in rows):
                self.find_sums(rows)
        self.find_rows()

    def add_column_sum(self, kind, whole, parts):
        for column in self.columns:
            cells = [p.cells[column] for p in parts if column in p.cells]
            if column in whole.cells and any(c.value for c in cells):
                self.owner.add(kind, [whole.cells[column]] + cells)

    @staticmethod
    def children(coded, prefix):
        """Rows directly below PREFIX, from the front of CODED until one does not begin with it."""
        found = []
        for row in coded:
            if len(row.code) <= len(prefix) or not row.code.startswith(prefix):
                break
            if not (found and row.code.startswith(found[-1].code) and row.code != found[-1].code):
                found.append(row)
        return found

    def find_trees(self, rows):
        coded = [r for r in rows if r.code]
        for at, row in enumerate(coded):
            self.add_column_sum("tree", row, self.children(coded[at + 1:], row.code))
        totals = [r for r in rows if r.total]
        if coded and len(totals) == 1:
            self.add_column_sum("total", totals[0], self.children(coded, ""))

    def find_sums(self, rows):
        """Without codes: a total of all above it, or of what stands since the total above it."""
        since = []
        for at, row in enumerate(rows):
            if not row.total:
                since.append(row)
                continue
            self.add_column_sum("total", row, since or [r for r in rows[at + 1:] if not r.total])
            least = min((r.level for r in since), default=0)
            highest = [r for r in since if r.level == least]
            if len(highest) < len(since):
                self.add_column_sum("total", row, highest)
            since = [row]

    def find_rows(self):
        for at, column in enumerate(self.columns):
            for end in range(len(self.columns), at + 2, -1):
                if self.find_row_sum(column, self.columns[at + 1:end]):
                    break

    def find_row_sum(self, whole, parts):
        sums, proof = [], 0
        for row in self.rows:
            cells = [row.cells[p] for p in parts if p in row.cells]
            if whole not in row.cells or not row.cells[whole].value:
                continue
            if not cells or not is_sum([f.interval() for f in [row.cells[whole]] + cells]):
                return False
            sums.append([row.cells[whole]] + cells)
            proof += sum(c.value != 0 for c in cells) >= 2
        if proof < 1 and len(sums) < 3:
            return False
        for figures in sums:
            self.owner.add("row", figures)
        return True
