# SPDX-License-Identifier: GPL-3.0-or-later
"""Random tables: what they say, not how they look (dress.py)."""
from dataclasses import dataclass, field

NAMES = {
    "zh": ["教育支出", "小学教育", "一般公共服务支出", "社会保障和就业支出", "机关事业单位基本养老保险缴费支出", "卫生健康支出", "行政单位医疗",
           "城乡社区支出", "农林水支出", "住房公积金", "行政运行", "一般行政管理事务", "工资福利支出", "商品和服务支出", "对个人和家庭的补助",
           "办公费", "印刷费", "差旅费", "公务接待费", "公务用车运行维护费", "机关事业单位职业年金缴费支出", "其他商品和服务支出", "资本性支出",
           "文化旅游体育与传媒支出", "节能环保支出", "灾害防治及应急管理支出", "物业管理费", "培训费", "会议费", "其他城乡社区管理事务支出"],
    "en": ["Education", "Primary schools", "General services", "Health", "Housing", "Public safety and fire protection", "Roads and bridges",
           "Culture, sport and media", "Agriculture", "Forestry", "Fisheries", "Water supply", "Waste collection and disposal", "Pensions",
           "Old age and disability insurance", "Wages", "Travel", "Printing", "Office supplies", "Vehicles", "Training", "Meetings",
           "Repairs and maintenance of buildings", "Other goods and services", "Interest", "Transfers to households"]}
HEADS = {
    "zh": {"code": ["科目编码", "编码", "代码"], "name": ["项目", "科目名称", "支出项目", "功能分类科目名称"],
           "figure": ["合计", "基本支出", "项目支出", "人员经费", "公用经费", "上年结转", "财政拨款", "一般公共预算财政拨款", "政府性基金预算", "其他收入",
                      "预算数", "决算数", "2023年", "2024年", "增减额"],
           "percent": ["占比", "增减%", "完成率"], "text": ["备注", "说明", "资金性质", "绩效指标"]},
    "en": {"code": ["Code", "No."], "name": ["Item", "Function", "Purpose"],
           "figure": ["Total", "Basic", "Projects", "Staff", "Running costs", "Carried over", "Budget", "Outturn", "2023", "2024", "Change", "Other income",
                      "General appropriations"],
           "percent": ["Share", "Growth"], "text": ["Remarks", "Type of funds", "Indicator"]}}
OVER = {"zh": ["本年收入", "本年支出", "基本支出", "财政拨款收入", "其中"], "en": ["Revenue", "Expenditure", "Of which", "Current year"]}
TEXTS = {"zh": ["定性", "当年财政拨款", "完成年度任务", "按季度支付", "不少于两次", "良好", "经费拨款", "纳入预算管理"],
         "en": ["recurrent", "one-off", "paid quarterly", "good", "by decree", "as planned"]}
GROUPS = {"zh": ["一、基本支出", "二、项目支出", "三、其他支出"], "en": ["Current spending", "Capital spending", "Other spending"]}
TOTALS = {"zh": ["合计", "总计", "本年支出合计"], "en": ["Total", "Grand total"]}
TITLES = {"zh": ["财政拨款收支总表", "一般公共预算支出表", "项目支出表"], "en": ["Expenditure by function", "Spending by item"]}
UNITS = {"zh": "单位：万元", "en": "thousands"}
NOTES = {"zh": "注：本表反映本年度支出情况。", "en": "Source: own calculation."}


@dataclass
class Cell:
    text: str
    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    kind: str = "figure"        # head, code, name, text, figure, percent, group: what stands there


@dataclass
class Table:
    kinds: list                 # of the columns
    language: str
    cells: list = field(default_factory=list)
    n_header: int = 0
    n_rows: int = 0
    totals: set = field(default_factory=set)    # rows of totals
    groups: set = field(default_factory=set)    # rows that head others

    def add(self, *arguments, **more):
        self.cells.append(Cell(*arguments, **more))

    def part(self, rows):
        """The table of these rows alone: what a page break leaves of it."""
        place = {row: k for k, row in enumerate(rows)}
        part = Table(self.kinds, self.language, n_header=sum(r < self.n_header for r in rows), n_rows=len(rows),
                     totals={place[r] for r in self.totals if r in place}, groups={place[r] for r in self.groups if r in place})
        part.cells = [Cell(c.text, place[c.row], c.col, c.rowspan, c.colspan, c.kind) for c in self.cells if c.row in place]
        return part


def amount(rng, style):
    value = rng.choice((rng.uniform(0, 10), rng.uniform(10, 1000), rng.uniform(1000, 200000)))
    if rng.random() < style["negative"]:
        value = -value
    text = f"{abs(value):{',' if style['thousands'] else ''}.{style['decimals']}f}"
    return text if value >= 0 else style["minus"].format(text)


def draw_style(rng):
    return {"decimals": rng.choice((0, 1, 2, 2, 2, 6)), "thousands": rng.random() < 0.6,
            "negative": rng.choice((0, 0, 0.2)), "minus": rng.choice(("-{}", "({})"))}


def draw_kinds(rng, words):
    """Columns: perhaps codes, names, figures or only text."""
    kinds = ["code"] * (rng.random() < 0.3) + ["name"]
    if rng.random() < 0.12:
        return kinds + ["text"] * rng.randint(1, 3)
    kinds += ["figure"] * rng.randint(1, min(7, len(words["figure"])))
    kinds += ["percent"] * (rng.random() < 0.2) + ["text"] * (rng.random() < 0.2)
    return kinds


def add_header(rng, table, spanned):
    """One level, or two where headings stand over several columns of figures: SPANNED at most."""
    words, taken = HEADS[table.language], set()
    heads = []
    for kind in table.kinds:
        free = [w for w in words[kind] if w not in taken] or words[kind]
        heads.append(rng.choice(free))
        taken.add(heads[-1])
    over = {}
    figures = [c for c, kind in enumerate(table.kinds) if kind == "figure"]
    if spanned >= 2 and len(figures) >= 2:
        first = rng.randrange(len(figures) - 1)
        over = {figures[first]: rng.randint(2, min(spanned, len(figures) - first))}
    table.n_header = 2 if over else 1
    covered = {c for first, n in over.items() for c in range(first, first + n)}
    for first, n in over.items():
        table.add(rng.choice([w for w in OVER[table.language] if w not in taken]), 0, first, colspan=n, kind="head")
    for c, text in enumerate(heads):
        under = c in covered
        table.add(text, int(under), c, rowspan=1 if under or not over else 2, kind="head")


def fill_row(rng, table, row, name, style, blanks):
    for c, kind in enumerate(table.kinds):
        text = {"code": lambda: str(rng.choice((2010000, 201, 20805, 2080505)) + rng.randint(1, 99)), "name": lambda: name,
                "figure": lambda: amount(rng, style), "percent": lambda: f"{rng.uniform(-20, 130):.2f}%",
                "text": lambda: rng.choice(TEXTS[table.language])}[kind]()
        if kind != "name" and rng.random() < blanks or kind == "code" and row in table.totals:
            text = ""
        table.add(text, row, c, kind=kind)
    row_cells = table.cells[-len(table.kinds):]
    values = [c for c in row_cells if c.kind not in ("code", "name")]
    if not any(c.text for c in values):         # a row of nothing but its name would be a group's heading
        values[0].text = amount(rng, style) if values[0].kind == "figure" else rng.choice(TEXTS[table.language])


def draw_table(rng, language, n_body, spanned=0, grouped=False, merged=False, blanks=0.0, kinds=None):
    """N_BODY rows below a header; GROUPED with headings between them, MERGED with names over several rows."""
    table = Table(kinds or draw_kinds(rng, HEADS[language]), language)
    style = draw_style(rng)
    add_header(rng, table, spanned)
    names = rng.sample(NAMES[language], min(n_body, len(NAMES[language])))
    total, groups = rng.choice(("first", "last", "last", "none")), list(GROUPS[language])
    row = table.n_header
    for k, name in enumerate(names):
        if grouped and groups and k % 4 == 1 and k + 1 < len(names):
            table.groups.add(row)
            table.add(groups.pop(0), row, 0, colspan=len(table.kinds), kind="group")
            row += 1
        is_total = total == "first" and k == 0 or total == "last" and k + 1 == len(names)
        if is_total:
            table.totals.add(row)
        fill_row(rng, table, row, rng.choice(TOTALS[language]) if is_total else name, style, 0 if is_total else blanks)
        row += 1
    table.n_rows = row
    if merged:
        merge_remarks(table)
    return table


def merge_remarks(table):
    """The last column, of text, in pairs of rows: one cell of both."""
    if table.kinds[-1] != "text":
        return
    last = {c.row: c for c in table.cells if c.col == len(table.kinds) - 1 and c.kind == "text"}
    for row in sorted(last):
        if row in last and row + 1 in last and not {row, row + 1} & table.totals:
            last[row].rowspan = 2
            table.cells.remove(last.pop(row + 1))
            last.pop(row)
