# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference document's truth file as blocks that any printer can set, one below the other."""
from dataclasses import dataclass

NAMES = ("code", "name", "item", "government_item")
SOURCES = (("central", "其中：中央财政资金"), ("provincial", "省级财政资金"), ("local", "市县（区）财政资金"),
           ("self_raised", "单位自筹"), ("other", "其他资金"))
FIELDS = (("项目概况", "overview"), ("立项依据", "basis"), ("项目设立必要性", "necessity"),
          ("保证项目实施的制度、措施", "measures"), ("项目实施计划", "plan"))
LEVELS = (("产出指标", 0, 4), ("效益指标", 4, 8), ("满意度指标", 8, 9))


@dataclass
class Cell:
    text: str
    rows: int = 1
    cols: int = 1
    align: str = "left"


@dataclass
class Block:
    """@kind: title, heading, text, line, pair (left and right end of one line), table. @breaks: "" or what
    may begin a page with it, "part" or "form". A table: @rows of cells, @widths in parts, @n_header rows."""
    kind: str
    text: str = ""
    align: str = "left"
    right: str = ""
    breaks: str = ""
    rows: list = None
    widths: list = None
    n_header: int = 0


def label(text, rows=1, cols=1):
    return Cell(text, rows, cols, "center")


def figure(text):
    return Cell(text, align="right")


def wide(text, cols):
    return Cell(text, cols=cols)


# -------------------------------------------------------------------------------------- tables

def header_rows(header, n):
    """A box goes on to the right and down over the places without a text that no other box has."""
    rows, taken = [], set()
    for r, texts in enumerate(header):
        cells = []
        for c in range(n):
            if texts[c] is None or (r, c) in taken:
                continue
            end = c + 1
            while end < n and texts[end] is None and (r, end) not in taken:
                end += 1
            low = r + 1
            while low < len(header) and all(header[low][k] is None for k in range(c, end)):
                low += 1
            taken |= {(a, b) for a in range(r, low) for b in range(c, end)}
            cells.append(label(texts[c], low - r, end - c))
        rows.append(cells)
    return rows


def body_row(columns, texts):
    cells, c = [], 0
    while c < len(texts):
        end = c + 1
        while end < len(texts) and texts[end] is None:
            end += 1
        align = "center" if end > c + 1 else "left" if columns[c].split(".")[-1] in NAMES else "right"
        cells.append(Cell(texts[c] or "", 1, end - c, align))
        c = end
    return cells


def data_table(table):
    columns = table["columns"]
    rows = header_rows(table["header"], len(columns)) + [body_row(columns, row) for row in table["rows"]]
    if table.get("note"):
        rows.append([wide("注：" + table["note"].removeprefix("注："), len(columns))])
    widths = [22 if c.split(".")[-1] in NAMES[1:] else 10 for c in columns]
    return Block("table", rows=rows, widths=widths, n_header=len(table["header"]))


# --------------------------------------------------------------------------------------- forms

def indicator_rows(indicators):
    rows = [[label("绩效指标", 1 + len(indicators)), *map(label, ("一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"))]]
    for i, x in enumerate(indicators):
        row = [label(name, end - first) for name, first, end in LEVELS if i == first]
        row += [label(x["level2"]), Cell(x["name"]), figure(x["value"]), label(x["level2"]), Cell(x["annual_name"]), figure(x["annual_value"])]
        rows.append(row)
    return rows


def project_form(form):
    rows = [[label("项目名称", cols=2), wide(form["name"], 6)],
            [label("主管部门及代码", cols=2), wide(form["department"], 3), label("实施单位"), wide(form["unit"], 2)],
            [label("项目属性", cols=2), wide(form["attribute"], 3), label("项目期"), wide(form["term"], 2)],
            [label("项目资金（元）", 6, 2), wide("实施期资金总额：", 2), figure(form["period_total"]), wide("年度资金总额：", 2), figure(form["annual_total"])]]
    rows += [[wide(text, 2), figure(form["period_funds"][key]), wide(text, 2), figure(form["annual_funds"][key])] for key, text in SOURCES]
    rows += [[label(text, cols=2), wide(form[key], 6)] for text, key in FIELDS]
    rows += [[label("总体目标", 2, 2), label("实施期目标", cols=3), label("年度目标", cols=3)], [wide(form["period_goal"], 3), wide(form["annual_goal"], 3)]]
    rows += indicator_rows(form["indicators"])
    return Block("table", rows=rows, widths=[4, 10, 13, 23, 12, 13, 20, 12])


def same_run(indicators, i, n):
    """How many rows from @i on share the first @n levels; 0 where the row above does, too."""
    if i > 0 and indicators[i - 1][:n] == indicators[i][:n]:
        return 0
    end = i + 1
    while end < len(indicators) and indicators[end][:n] == indicators[i][:n]:
        end += 1
    return end - i


def overall_form(form):
    sources, uses, tasks, indicators = form["funds_by_source"], form["funds_by_use"], form["tasks"], form["indicators"]
    rows = [[label("部门基本信息", 4), label("部门名称"), wide(form["department"], 3)],
            [label("内设职能部门数"), label(form["functional_departments"]), label("所属预算单位数"), label(form["subordinate_units"])],
            [label("核定的人员编制数"), label(form["staff_quota"], cols=3)],
            [label("实际在职人员总数"), label(form["staff"]), label("其中:在编人员数"), label(form["staff_in_quota"])],
            [label("部门职责"), wide(form["duties"], 4)], [label("部门战略目标"), wide(form["strategy"], 4)],
            [label("年度预算情况", 1 + len(sources)), *map(label, ("按资金来源划分", "资金总额（万元）", "按资金方向划分", "资金总额（万元）"))]]
    for i, (text, amount) in enumerate(sources):
        use = uses[i] if i < len(uses) else ("", "")
        rows.append([Cell(text), figure(amount), Cell(use[0]), figure(use[1])])
    rows.append([label("年度重点任务", 1 + len(tasks)), label("核心职能", cols=2), label("重点任务", cols=2)])
    rows += [[wide(a, 2), wide(b, 2)] for a, b in tasks]
    rows.append([label("年度绩效目标"), wide(form["annual_goal"], 4)])
    rows.append([label("年度绩效指标", 1 + len(indicators)), *map(label, ("一级指标", "二级指标", "三级指标", "指标值"))])
    for i, x in enumerate(indicators):
        levels = [(x[n], same_run(indicators, i, n + 1)) for n in (0, 1)]
        rows.append([label(text, n) for text, n in levels if n > 0] + [Cell(x[2]), label(x[3])])
    return Block("table", rows=rows, widths=[13, 24, 18, 25, 20])


# ---------------------------------------------------------------------------------------- all

def prose(lines):
    return [Block("heading" if "部分" in line[:6] else "text", line) for line in lines]


def part(blocks):
    blocks[0].breaks = "part"
    return blocks


def blocks_of(truth):
    blocks = [Block("title", truth["report"])] + prose(truth["part1"])
    for table in truth["tables"]:
        owner = Block("pair", "部门名称：" + truth["organization"], right="单位：" + table["unit"])
        blocks += part([Block("line", f"预算公开表{table['seq']}"), Block("title", table["title"]), owner, data_table(table)])
    overall = truth["overall"]
    blocks += part(prose(truth["part3"]))
    blocks += part([Block("title", overall["title"]), Block("line", f"（{overall['year']}）年度", "center"), overall_form(overall)])
    for form in truth["forms"]:
        blocks += [Block("title", form["title"], breaks="form"), Block("line", f"（{form['year']}年度）", "center"), project_form(form),
                   Block("line", f"负责人：　　经办人：　　联系电话：　　填报日期： {form['filled']}")]
    return blocks + part(prose(truth["assets"])) + prose(truth["glossary"])
