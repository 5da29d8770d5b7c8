# SPDX-License-Identifier: GPL-3.0-or-later
"""Random forms of performance targets: the grid that is printed, and what a reader must find in it."""
from dataclasses import dataclass, field

import words


@dataclass
class Cell:
    text: str
    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    kind: str = "text"          # label, text, figure


@dataclass
class Sheet:
    """One grid. @head: so many rows head it, and may be printed again on each page."""
    title: str                  # above the grid, or none
    under: list                 # lines between title and grid
    n_cols: int
    cells: list = field(default_factory=list)
    n_rows: int = 0
    head: int = 0
    after: list = field(default_factory=list)

    def row(self, *parts):
        """A row from the left: (text, kind, colspan[, rowspan]); None leaves a column to a box from above."""
        col = 0
        for part in parts:
            if part is None:
                col += 1
                continue
            text, kind, colspan, *more = part
            self.cells.append(Cell(text, self.n_rows, col, more[0] if more else 1, colspan, kind))
            col += colspan
        self.n_rows += 1


@dataclass
class Design:
    """How all forms of one document are made."""
    kind: str                   # single, twin, overall, list, evaluation
    traits: dict


def label(text):
    return (text, "label", 1)


def indicator(rng, design, level1, level2):
    """(level1, level2, name, target's text, its parts, weight)"""
    name = rng.choice(words.THINGS)
    if rng.random() < 0.3:
        return level1, level2, name, rng.choice(words.STATES), ("", "", ""), str(rng.randint(2, 20))
    sign, figure, unit = rng.choice(words.SIGNS), rng.choice(words.FIGURES), rng.choice(words.UNITS)
    return level1, level2, name, sign + figure + unit, (sign, figure, unit), str(rng.randint(2, 20))


def indicators_of(rng, design, most=3):
    entries = []
    for level1, second in words.LEVELS.items():
        if rng.random() < 0.15:
            continue
        for level2 in second:
            if rng.random() < 0.3:
                continue
            entries += [indicator(rng, design, level1, level2) for _ in range(rng.randint(1, most))]
    return entries or [indicator(rng, design, "产出指标", "数量指标")]


def expected(scope, entry, design):
    level1, level2, name, target, parts, weight = entry
    return {"scope": scope, "level1": level1, "level2": level2, "name": name, "target": target,
            "weight": weight if design.traits.get("weight") else None}


def target_columns(design):
    """The headers that the target stands under."""
    if design.traits["target"] == "parts":
        return ["指标性质", "指标值", "计量单位"]
    return [design.traits["value"]]


def target_cells(design, entry):
    if design.traits["target"] != "parts":
        return [entry[3]]
    return list(entry[4]) if entry[4][1] else ["定性", entry[3], ""]


def level_cells(rng, design, entries, i):
    """The boxes of levels 1 and 2 in row @i, None where one from above reaches."""
    merge = design.traits["levels"]
    out = []
    for level in (0, 1):
        same = [e[:level + 1] == entries[i][:level + 1] for e in entries]
        first = i == 0 or not same[i - 1]
        n = 1
        while i + n < len(entries) and same[i + n]:
            n += 1
        text = entries[i][level]
        if merge == "merged":
            out.append((text, "text", 1, n) if first else None)
        elif merge == "repeated":
            out.append((text, "text", 1))
        else:                                                       # blank
            out.append((text if first else "", "text", 1))
    return out


# --------------------------------------------------------------------------------------- a form

def head_rows(rng, design, sheet, truth, width):
    """Rows of label and text; @width: columns of the grid."""
    t = design.traits
    half = width // 2
    place = rng.choice(words.PLACES)
    office, unit = place + rng.choice(words.OFFICES), place + rng.choice(words.OFFICES) + rng.choice(["", "本级"])
    truth["name"], truth["unit"], truth["department"] = words.name_of(rng), unit, office
    sheet.row(("项目名称", "label", t["first"]), (truth["name"], "text", width - t["first"]))
    code = str(rng.randint(101, 990))
    shown = {"dash": f"{code}-{office}", "bracket": f"[{code}]{office}", "none": office, "after": f"{office} {code}"}[t["code"]]
    if t["code"] != "none":
        truth["department_code"] = code
    sheet.row((t["department"], "label", t["first"]), (shown, "text", half - t["first"]), ("实施单位", "label", 1),
              (unit, "text", width - half - 1))
    if t["attribute"]:
        truth["attribute"], truth["term"] = rng.choice(["延续项目", "一次性项目（1年结束）"]), rng.choice(["1年", "2025年-2027年"])
        sheet.row(("项目属性", "label", t["first"]), (truth["attribute"], "text", half - t["first"]), ("项目期", "label", 1),
                  (truth["term"], "text", width - half - 1))


def fund_rows(rng, design, sheet, truth, width):
    t = design.traits
    rows = [("total", t["total"]), ("appropriation", "其中：财政拨款"), ("other", "其他资金")][:t["sources"]]
    half = (width - 1) // 2
    for i, (source, text) in enumerate(rows):
        parts = [("项目资金（万元）", "label", 1, len(rows)) if i == 0 else None]
        amount = words.amount_of(rng) if rng.random() < 0.85 or source == "total" else ""
        truth[f"funds.annual.{source}"] = amount
        if not t["period"]:
            sheet.row(*parts, (text, "label", half), (amount, "figure", width - 1 - half))
            continue
        other = words.amount_of(rng) if rng.random() < 0.85 or source == "total" else ""
        truth[f"funds.period.{source}"] = other
        first, second = ("实施期资金总额", "年度资金总额") if source == "total" else (text, text)
        a, b = half // 2, (width - 1 - half) // 2
        sheet.row(*parts, (first, "label", a), (other, "figure", half - a), (second, "label", b), (amount, "figure", width - 1 - half - b))


def body_rows(rng, design, sheet, truth, width):
    for key, text in (("overview", "项目概况"), ("basis", "立项依据"), ("plan", "项目实施计划"))[:design.traits["body"]]:
        truth[key] = words.text_of(rng, 12)
        sheet.row((text, "label", design.traits["first"]), (truth[key], "text", width - design.traits["first"]))


def goal_rows(rng, design, sheet, truth, width):
    t = design.traits
    truth["goals.annual"] = words.text_of(rng, 12)
    if t["goals"] == "beside":
        sheet.row(("年度绩效目标", "label", t["first"]), (truth["goals.annual"], "text", width - t["first"]))
        return
    truth["goals.period"] = words.text_of(rng, 10)
    half = (width - 1) // 2
    sheet.row(("总体目标", "label", 1, 2), ("实施期目标（2025年-2027年）" if t["goals"] == "years" else "实施期目标", "label", half),
              ("年度目标", "label", width - 1 - half))
    sheet.row(None, (truth["goals.period"], "text", half), (truth["goals.annual"], "text", width - 1 - half))


def indicator_rows(rng, design, sheet, truth, width):
    """The block: 绩效指标 | 一级 | 二级 | 三级 | 值 …, twice where term and year stand side by side."""
    t = design.traits
    entries = indicators_of(rng, design, t["most"])
    truth["indicators"] = []
    values = target_columns(design)
    start = sheet.n_rows
    block = ("绩效指标", "label", 1, len(entries) + 1)
    if design.kind == "twin":
        second = [indicator(rng, design, *e[:2]) if rng.random() < 0.2 else e for e in entries]
        sheet.row(block, label("一级指标"), label("二级指标"), label("三级指标"), label("指标值"), label("二级指标"), label("三级指标"), label("指标值"))
        for i, (a, b) in enumerate(zip(entries, second)):
            level1, level2 = level_cells(rng, design, entries, i)
            sheet.row(None, level1, level2, (a[2], "text", 1), (a[3], "text", 1), level2, (b[2], "text", 1), (b[3], "text", 1))
            truth["indicators"] += [expected("period", a, design), expected("annual", b, design)]
        return
    name = width - 3 - len(values) - bool(t["weight"])
    sheet.row(block, label("一级指标"), label("二级指标"), (t["third"], "label", name), *[label(v) for v in values],
              *([label("权重")] if t["weight"] else []))
    for i, entry in enumerate(entries):
        level1, level2 = level_cells(rng, design, entries, i)
        sheet.row(None, level1, level2, (entry[2], "text", name), *[(v, "text", 1) for v in target_cells(design, entry)],
                  *([(entry[5], "text", 1)] if t["weight"] else []))
        truth["indicators"].append(expected("annual", entry, design))
    assert sheet.n_rows - start == len(entries) + 1


def draw_single(rng, design):
    t, truth = design.traits, {"kind": "project"}
    width = 8 if design.kind == "twin" else 4 + len(target_columns(design)) + bool(t["weight"]) + 2
    sheet = Sheet("", [], width)
    head_rows(rng, design, sheet, truth, width)
    sheet.title = "项目支出绩效目标表" if t["title"] == "each" else truth["name"] + "绩效目标表"
    sheet.under = ["（2025年度）"] if t["year"] else []
    fund_rows(rng, design, sheet, truth, width)
    body_rows(rng, design, sheet, truth, width)
    goal_rows(rng, design, sheet, truth, width)
    indicator_rows(rng, design, sheet, truth, width)
    if t["remark"]:
        text = rng.choice(["", words.text_of(rng, 2)])
        sheet.row(("备注", "label", t["first"]), (text, "text", width - t["first"]))
    return sheet, [truth]


# --------------------------------------------------------------------------- the self-evaluation

def draw_evaluation(rng, design):
    t, truth = design.traits, {"kind": "evaluation", "name": words.name_of(rng), "department": rng.choice(words.PLACES) + rng.choice(words.OFFICES)}
    truth["unit"] = rng.choice(words.PLACES) + rng.choice(words.OFFICES)
    sheet = Sheet("项目支出绩效自评表" if t["title"] != "named" else truth["name"] + "项目绩效自评表", ["（2025年度）"], 9)
    sheet.row(("项目名称", "label", 2), (truth["name"], "text", 7))
    sheet.row(("主管部门", "label", 2), (truth["department"], "text", 3), ("实施单位", "label", 2), (truth["unit"], "text", 2))
    rows = [("total", "年度资金总额"), ("appropriation", "其中：当年财政拨款"), ("carryover", "上年结转资金"), ("other", "其他资金")]
    sheet.row(("项目资金（万元）", "label", 1, len(rows) + 1), ("", "label", 2), label("年初预算数"), label("全年预算数（A）"), label("全年执行数（B）"),
              label("分值"), label("执行率（B/A）"), label("得分"))
    for i, (source, text) in enumerate(rows):
        amounts = [words.amount_of(rng) if i < 2 or rng.random() < 0.4 else "" for _ in range(3)]
        for group, amount in zip(("initial", "annual", "executed"), amounts):
            truth[f"funds.{group}.{source}"] = amount
        rate, score = f"{rng.randint(60, 100)}.{rng.randint(0, 99):02d}%", str(rng.randint(6, 10))
        if i == 0:
            truth["execution.weight"], truth["execution.rate"], truth["execution.score"] = "10", rate, score
        sheet.row(None, (text, "label", 2), *[(a, "figure", 1) for a in amounts],
                  *[(x, "figure", 1) for x in (("10", rate, score) if i == 0 else ("—", rate if rng.random() < 0.3 else "—", "—"))])
    truth["goals.annual"], truth["outcome"] = words.text_of(rng, 10), words.text_of(rng, 10)
    sheet.row(("年度总体目标", "label", 1, 2), ("预期目标", "label", 4), ("实际完成情况", "label", 4))
    sheet.row(None, (truth["goals.annual"], "text", 4), (truth["outcome"], "text", 4))
    entries = indicators_of(rng, design, 2)
    truth["indicators"] = []
    sheet.row(("绩效指标", "label", 1, len(entries) + 1), label("一级指标"), label("二级指标"), label("三级指标"), label("年度指标值"), label("实际完成值"),
              label("分值"), label("得分"), label(t["reason"]))
    total = 0
    for i, entry in enumerate(entries):
        outcome = rng.choice([entry[3], "100%", "已完成", rng.choice(words.FIGURES) + entry[4][2]])
        score, reason = str(rng.randint(1, 20)), rng.choice(["", "", words.text_of(rng, 2), rng.choice(words.REASONS)])
        total += int(score)
        sheet.row(None, *level_cells(rng, design, entries, i), (entry[2], "text", 1), (entry[3], "text", 1), (outcome, "text", 1),
                  (entry[5], "text", 1), (score, "text", 1), (reason, "text", 1))
        truth["indicators"].append(expected("annual", entry, design) | {"weight": entry[5], "outcome": outcome, "score": score, "reason": reason})
    truth["total.weight"], truth["total.score"] = "100", str(total)
    sheet.row(("总分", "label", 6), ("100", "text", 1), (str(total), "text", 1), ("", "text", 1))
    return sheet, [truth]


# ----------------------------------------------------------------------------- the overall form

def draw_overall(rng, design):
    t, truth = design.traits, {"kind": "overall", "department": rng.choice(words.PLACES) + rng.choice(words.OFFICES)}
    values = target_columns(design)
    width = 4 + len(values) + bool(t["weight"]) + 1
    sheet = Sheet("部门整体支出绩效目标表", ["（2025年度）"] if t["year"] else [], width)
    sheet.row(("部门（单位）名称", "label", t["first"]), (truth["department"], "text", width - t["first"]))
    names = rng.sample(words.TASKS, rng.randint(2, 4))
    truth["tasks"] = [(n, words.text_of(rng, 3)) for n in names]
    sheet.row(("年度主要任务", "label", 1, len(names) + 1), ("任务名称", "label", 2), ("主要内容", "label", width - 3))
    for name, content in truth["tasks"]:
        sheet.row(None, (name, "text", 2), (content, "text", width - 3))
    truth["annual_goal"] = words.text_of(rng, 12)
    sheet.row(("年度总体目标", "label", 1), (truth["annual_goal"], "text", width - 1))
    indicator_rows(rng, design, sheet, truth, width)
    return sheet, [truth]


# ----------------------------------------------------------------------------- a list of projects

def draw_list(rng, design):
    t = design.traits
    values = target_columns(design)
    columns = (["单位名称"] if t["owner"] else []) + ["项目名称", "预算金额（万元）", "绩效目标", "一级指标", "二级指标", t["third"], *values] + \
        (["权重"] if t["weight"] else [])
    sheet = Sheet("项目支出绩效目标表", [], len(columns))
    sheet.row(*[label(c) for c in columns])
    sheet.head = 1
    truths = []
    owner = rng.choice(words.PLACES) + rng.choice(words.OFFICES)
    for _ in range(rng.randint(3, 6)):
        truth = {"kind": "project", "name": words.name_of(rng), "funds.annual.total": words.amount_of(rng), "goals.annual": words.text_of(rng, 5)}
        if t["owner"]:
            truth["unit"] = owner
        entries = indicators_of(rng, design, t["most"])
        n = len(entries)
        heads = ([owner] if t["owner"] else []) + [truth["name"], truth["funds.annual.total"], truth["goals.annual"]]
        for i, entry in enumerate(entries):
            parts = [(h, "text", 1, n) for h in heads] if i == 0 else [None] * len(heads)
            sheet.row(*parts, *level_cells(rng, design, entries, i), (entry[2], "text", 1), *[(v, "text", 1) for v in target_cells(design, entry)],
                      *([(entry[5], "text", 1)] if t["weight"] else []))
        truth["indicators"] = [expected("annual", e, design) for e in entries]
        truths.append(truth)
    return sheet, truths


# ------------------------------------------------------------------------------------ documents

DRAW = {"single": draw_single, "twin": draw_single, "overall": draw_overall, "list": draw_list, "evaluation": draw_evaluation}


def draw_design(rng):
    kind = rng.choices(list(DRAW), [5, 2, 1, 2, 2])[0]
    return Design(kind, {
        "kind": kind, "first": rng.choice([1, 2]), "title": rng.choice(["each", "each", "named"]), "year": rng.random() < 0.5,
        "department": rng.choice(["主管部门", "主管部门及代码", "项目主管部门"]), "code": rng.choice(["dash", "bracket", "none", "none", "after"]),
        "attribute": rng.random() < 0.4, "total": rng.choice(["资金总额", "年度资金总额：", "年度资金总额：（万元）", "年度预算资金", "当年财政拨款预算金额"]),
        "sources": rng.choice([1, 3, 3]), "period": kind == "twin" or rng.random() < 0.3, "body": rng.choice([0, 0, 2, 3]),
        "goals": rng.choice(["beside", "below", "below", "years"]) if kind != "twin" else rng.choice(["below", "years"]),
        "levels": rng.choice(["merged", "merged", "merged", "repeated", "blank"]) if kind != "twin" else "merged",
        "target": rng.choice(["text", "text", "parts"]) if kind not in ("twin", "evaluation") else "text",
        "value": rng.choice(["指标值", "年度指标值", "目标值", "年度项目指标值"]), "third": rng.choice(["三级指标", "指标名称", "指标内容"]),
        "weight": rng.random() < 0.4 and kind != "twin", "most": rng.choice([1, 2, 4]), "remark": rng.random() < 0.3, "owner": rng.random() < 0.4,
        "reason": rng.choice(["偏差原因分析及改进措施", "未完成原因分析", "偏差原因分析"])})


def draw_document(rng):
    """(design, [(sheet, [what each of its forms says])])"""
    design = draw_design(rng)
    n = 1 if design.kind in ("overall", "list") else rng.randint(2, 4)
    return design, [DRAW[design.kind](rng, design) for _ in range(n)]
