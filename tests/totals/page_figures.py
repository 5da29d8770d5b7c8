# SPDX-License-Identifier: GPL-3.0-or-later
"""The totals that a document's pages print, read by pdftotext and a few lines of Python.

Not by mingxi: what it says is held against this. What these lines cannot find is left out; they
find a figure only where a line of the page prints its name and the figure beside it.
"""
import re
import subprocess
from decimal import Decimal

NUMBER = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
UNITS = {"元": 1, "千元": 1000, "万元": 10000, "百万元": 1000000, "亿元": 100000000}
UNIT = re.compile(r"单位[:：]?(?:人民币)?(百万元|万元|千元|亿元|元)")
TITLE = re.compile(r"表(?:[（(][^（()）]*[)）])*$")
OTHER = re.compile(r"财政拨款|一般公共|政府性基金|国有资本|项目|基本支出|经济|采购|专户|购买|绩效|结转|附属|整体|明细|资金|专项")
# A figure's end on a line of its own: its box was too narrow for it.
CUT_OFF = re.compile(r"(?:^|\s)\.\d")
# Beside the three, under one total.
BESIDE = re.compile(r"会议|培训|运行经费|行政经费")


def table_of(line):
    """balance, revenue, expenditure, three_public, other; None: the line is no table's title."""
    flat = re.sub(r"\s+", "", line)
    if not TITLE.search(flat) or len(flat) > 48 or re.search(r"…|\.{3}|。|，|；|见|《", flat):
        return None
    if re.search("三公", flat):
        return "three_public" if "绩效" not in flat else "other"
    if OTHER.search(flat):
        return "other"
    if re.search("收支|收入支出", flat):
        return "balance"
    if "支出" in flat:
        return "expenditure"
    return "revenue" if "收入" in flat else "other"


def numbers_after(line, label):
    """The figures after @label, whatever blanks are set between its characters; [] where the line
    has it not, or has a text between the two."""
    spaced = r"\s*".join(re.escape(c) for c in label)
    found = re.search(rf"{spaced}((?:\s+{NUMBER})+)(?![\d.,])", line)
    return [Decimal(n.replace(",", "")) for n in re.findall(NUMBER, found[1])] if found else []


class Figures:
    """In yuan, by name; a name with several different figures is dropped."""

    def __init__(self):
        self.values = {}
        self.doubtful = set()

    def add(self, name, value):
        if self.values.setdefault(name, value) != value:
            self.doubtful.add(name)

    def sure(self):
        return {n: v for n, v in self.values.items() if n not in self.doubtful}


def read_expenditure(line, factor, figures, header):
    numbers = numbers_after(line, "合计") if re.match(r"\s*(?:\d{1,3}\s+)?合\s*计\s", line) else []
    if numbers:
        figures.add("expenditure", numbers[0] * factor)
        parts = re.search("基本支出.*项目支出", header)
        if parts and len(numbers) >= 3 and abs(sum(numbers[1:3]) - numbers[0]) < Decimal("0.05"):
            figures.add("basic", numbers[1] * factor)
            figures.add("project", numbers[2] * factor)
    found = re.match(rf"\s*(2\d\d)\s+([^\d\s,.]+)\s+({NUMBER})(?:\s|$)", line)
    if found:
        figures.add(found[1], Decimal(found[3].replace(",", "")) * factor)


def read_three_public(line, factor, figures, header):
    numbers = numbers_after(line, "三公”经费") or numbers_after(line, "三公经费")
    if not numbers and not BESIDE.search(header):
        numbers = numbers_after(line, "合计")
    if numbers:
        figures.add("three_public", numbers[0] * factor)


def page_figures(path):
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True,
                          timeout=120).stdout.decode(errors="replace")
    figures = Figures()
    table, factor, header = None, None, ""
    lines = text.replace("\f", "\n").split("\n")
    for line, after in zip(lines, lines[1:] + [""]):
        flat = re.sub(r"\s+", "", line)
        title = table_of(line)
        if title:
            table, factor, header = title, None, flat
        unit = UNIT.search(flat)
        if unit:
            factor = UNITS[unit[1]]
        if table is None or factor is None:
            header += flat
            continue
        if CUT_OFF.search(after):
            continue
        if table == "balance":
            for label, name in (("收入总计", "revenue"), ("本年支出合计", "expenditure")):
                for value in numbers_after(line, label)[:1]:
                    figures.add(name, value * factor)
        elif table == "expenditure":
            read_expenditure(line, factor, figures, header)
        elif table == "three_public":
            read_three_public(line, factor, figures, header)
        if not re.search(NUMBER + r"\s*$", line):
            header += flat
    return figures.sure()
