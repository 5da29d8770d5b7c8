# SPDX-License-Identifier: GPL-3.0-or-later
"""What the prose of a government's report says of its four budgets, read by pdftotext and two patterns.

Not by mingxi: what it says is held against this. Only sentences that name area, budget and side right before the
figure: 全市一般公共预算收入完成2378.9亿元. What stands otherwise is left out.
"""
import re
import subprocess
import unicodedata
from decimal import Decimal

FUNDS = {"一般公共预算": "general", "政府性基金预算": "managed_fund", "政府性基金": "managed_fund", "国有资本经营预算": "state_capital",
         "国有资本经营": "state_capital", "社会保险基金预算": "social_insurance", "社会保险基金": "social_insurance"}
# 市级 is in some cities more than 市本级: with the zones that the city runs itself.
SCOPES = {"全市": ("whole",), "市本级": ("own",), "市级": ("level", "own")}
SIDES = {"收入": "revenue", "支出": "expenditure"}
UNITS = {"亿元": 10 ** 8, "万元": 10 ** 4}
# What was done, and what is to be: of the same year a report may name both.
DONE = "预计完成|预计执行|完成|实现|执行|决算|执行数|决算数|决算数为"
PLANNED = "预期|安排|预算安排|计划|计划安排|拟安排|预算为|预算数为|预计|预计安排"
FIGURE = re.compile(rf"({'|'.join(SCOPES)})({'|'.join(FUNDS)})(收入|支出)({DONE}|{PLANNED}|)(为)?(\d+(?:\.\d+)?)(亿元|万元)")
# Of a part of a year, of several years, of others' money, of a change.
OTHER = re.compile(r"上半年|\d月|季度|期间|五年|三年|累计|调整方案|增加|减少|预拨")
# The heading from which on a report speaks of the year that has begun; a table of contents has it before.
HALF_YEAR = re.compile(r"([一二三四五]、20\d\d年)?(?:上半年|1[-—–至~―]+6月)份?[^。，,;]{0,30}执行情况")
BEFORE = 14  # characters: since the last stop, at most


def flat_text(path):
    text = subprocess.run(["pdftotext", "-nopgbrk", path, "-"], capture_output=True, check=True, timeout=120).stdout.decode(errors="replace")
    lines = [line for line in text.split("\n") if not re.fullmatch(r"[\s—\-–]*\d{1,3}[\s—\-–]*", line)]  # page numbers
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", "".join(lines)))


def prose_figures(path):
    """[(fund, name, scopes, done: True, planned: False, or None, yuan, what may be rounded off, sentence)]."""
    text, found = flat_text(path), []
    begun = list(HALF_YEAR.finditer(text))
    begun = [m for m in begun if m[1]] or begun
    text = text[:begun[-1].start()] if begun else text
    for m in FIGURE.finditer(text):
        before = re.split("[。;,:]", text[max(0, m.start() - BEFORE):m.start()])[-1]
        if OTHER.search(before):
            continue
        done = True if re.fullmatch(DONE, m[4]) else False if re.fullmatch(PLANNED, m[4] or before[-2:]) else None
        found.append((FUNDS[m[2]], SIDES[m[3]], SCOPES[m[1]], done, Decimal(m[6]) * UNITS[m[7]],
                      Decimal(UNITS[m[7]]) / 10 ** len(m[6].partition(".")[2]) / 2, before + m[0]))
    return found
