# SPDX-License-Identifier: GPL-3.0-or-later
"""Books and words to a page: HTML, and beside it which figures its prose prints."""
import html
import re
from dataclasses import dataclass

import words
from books import CLASSES, FUND, percent

PLACES = ("云溪县", "白河市", "石渠区", "临川县", "安岭市", "双沟区")
BODIES = (("水利局", "department"), ("民政局", "department"), ("柳林镇人民政府", "department"), ("第三小学", "unit"), ("中医医院", "unit"), ("图书馆", "unit"))
DRESSES = (
    ("border:0.8pt solid #000", "10pt/15pt", "16pt/28pt", "3pt"),
    ("border-top:0.8pt solid #000;border-bottom:0.8pt solid #000", "9pt/13pt", "14pt/24pt", "9pt"),
    ("border:0.6pt solid #777", "8.5pt/12pt", "15pt/27pt", "3pt"),
)


@dataclass
class Printed:
    """A figure of the prose. @ids: what it may be; () where nothing is asked."""
    value: int
    ids: tuple
    text: str


class Page:
    def __init__(self, rng, books):
        self.rng, self.books = rng, books
        self.printed = []
        self.place, (self.body, self.level) = rng.choice(PLACES), rng.choice(BODIES)
        self.year = rng.randrange(2021, 2026)
        self.yuan = not books.account and rng.random() < 0.3
        self.dress = rng.choice(DRESSES)
        self.names = {"year": str(self.year), "last": str(self.year - 1), "body": self.place + self.body,
                      "level": "部门" if self.level == "department" else "单位"}

    # ------------------------------------------------------------------------- figures

    def amount(self, value):
        return f"{value * 100:.2f}" if self.yuan else f"{value / 100:.2f}"

    def unit(self):
        return "元" if self.yuan else "万元"

    def put(self, value, text, ids=()):
        self.printed.append(Printed(value, ids, text))
        return text

    def money(self, value, ids=()):
        return self.put(value, self.amount(value) + self.unit(), ids)

    def share(self, value, ids=()):
        return self.put(value, f"{abs(value) / 100:.2f}%", ids)

    def figure(self, name):
        bare = name.endswith("=")
        name = name.rstrip("=")
        value = self.books.of[name]
        stem, _, kind = name.partition(".") if not name.startswith("v.") and name not in ("gp.revenue", "gp.project") else (name, "", "")
        ids = () if bare or stem not in words.IDS else tuple(i + (f".{kind}" if kind else "") for i in words.IDS[stem].split("|"))
        if kind == "change":
            return ("增加" if value > 0 else "减少") + self.put(value, self.amount(abs(value)) + self.unit(), ids)
        if kind == "growth":
            return ("增长" if value > 0 else "下降") + self.share(value, ids)
        if kind in ("share", "done") or name == "gp.revenue.share":
            return self.share(value, ids if kind == "share" else ())
        if name.startswith("v.") or name in ("vehicles", "projects"):
            return self.put(100 * value, f"{value}{'个' if name == 'projects' else '辆'}", ids)
        return self.money(value, ids)

    # --------------------------------------------------------------------------- prose

    def classes(self):
        sums = {}
        for item in self.books.items:
            sums[item.code[:3]] = sums.get(item.code[:3], 0) + item.total - item.own
        return [(CLASSES[c][0], v) for c, v in sums.items()] + ([(FUND[1], self.books.fund)] if self.books.fund else [])

    def named(self, name):
        gp = self.books.of["gp"]
        if name == "classes":
            return "、".join(n + self.money(v) for n, v in self.classes())
        if name == "shares":
            return "；".join(f"{n}（类）" + self.money(v) + "，占" + self.share(percent(v, gp)) for n, v in self.classes() if n != FUND[1])
        if name == "items":
            return "\n" + "\n".join(self.item(i, item) for i, item in enumerate((x for x in self.books.items if x.total), 1))
        return self.names[name]

    def item(self, i, item):
        spent, group = item.total - item.own, CLASSES[item.code[:3]]
        than = "大于" if spent > item.budget else "小于" if spent < item.budget else "等于"
        return (f"{i}.{group[0]}（类）{group[2]}（款）{item.name}（项）。年初预算为" + self.money(item.budget) + "，支出决算为" + self.money(spent) +
                "，完成年初预算的" + self.share(percent(spent, item.budget)) + f"。决算数{than}预算数的主要原因是据实结算。")

    def is_left_out(self, sentence):
        values = [self.books.of[n.rstrip("=")] for n in re.findall(r"\[([^]]+)\]", sentence)]
        return not sentence.startswith("0") and any(v == 0 for v in values)

    def sentence(self, choices):
        """One of the wordings that has figures for all its places."""
        fit = [s for s in choices if not self.is_left_out(s)]
        if not fit:
            return ""
        chosen = self.rng.choice(fit).removeprefix("0")
        return re.sub(r"\[([^]]+)\]|<(\w+)>", lambda m: self.figure(m[1]) if m[1] else self.named(m[2]), chosen)

    def prose(self):
        blocks = [f"<h1>第三部分 {self.year}年{'度' if self.books.account else ''}{self.names['level']}{'决' if self.books.account else '预'}算情况说明</h1>"]
        for i, (heading, sentences) in enumerate(words.ACCOUNT if self.books.account else words.BUDGET):
            blocks.append(f"<h2>{'一二三四五六七八九'[i]}、{heading}</h2>")
            text = "".join(self.sentence(s) for s in sentences)
            blocks += [f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line]
        blocks.append(f"<h1>第四部分 {words.GLOSSARY[0]}</h1>")
        blocks += [f"<p>{line}</p>" for line in words.GLOSSARY[1:]]
        return "".join(blocks)

    # -------------------------------------------------------------------------- tables

    def table(self, title, rows, note=""):
        def cell(text):
            if isinstance(text, int):
                return f"<td class=n>{self.amount(text)}</td>"
            text, _, span = text.partition("|")
            return f"<td{' colspan=' + span if span else ''}>{html.escape(text)}</td>"
        body = "".join("<tr>" + "".join(cell(c) for c in row) + "</tr>" for row in rows)
        return f"<section><h3>{title}</h3><p class=u>金额单位：{self.unit()}</p><table>{body}</table><p class=o>{note}</p></section>"

    def by_function(self, items, columns):
        """Rows of class, group and item; @columns: functions of a list of items."""
        rows = [["", "合计", *(f(items) for f in columns)]]
        for code in dict.fromkeys(i.code[:3] for i in items):
            of = [i for i in items if i.code[:3] == code]
            name, group, group_name, _ = CLASSES[code] if code in CLASSES else (FUND[1], FUND[2], FUND[3], ())
            rows += [[c, n, *(f(x) for f in columns)] for c, n, x in
                     ((code, name, of), (group, group_name, of), *((i.code, i.name, [i]) for i in of))]
        return rows

    def sides(self, revenue, expenditure, opening, closing):
        """A balance: revenue beside expenditure."""
        of, account = self.books.of, self.books.account
        received, spent = sum(v for _, v in revenue), sum(v for _, v in expenditure)
        n = max(len(revenue), len(expenditure))
        rows = [["收入|2", "支出|2"], ["项目", "决算数" if account else "预算数"] * 2]
        rows += [[*(revenue[i] if i < len(revenue) else ("", "")), *(expenditure[i] if i < len(expenditure) else ("", ""))] for i in range(n)]
        rows.append(["本年收入合计", received, "本年支出合计", spent])
        rows.append(["年初结转和结余" if account else "上年结转", opening, "年末结转和结余" if account else "结转下年", closing])
        rows.append(["收入总计" if not account else "总计", received + opening, "支出总计" if not account else "总计", spent + closing])
        return rows

    def numbered(self, pairs):
        return [(f"{'一二三四五六七八九'[i]}、{name}", v) for i, (name, v) in enumerate(pairs)]

    def tables(self):
        from books import Item
        of, books = self.books.of, self.books
        fund = [Item(FUND[4], FUND[5], 0, books.fund)] if books.fund else []
        everything = [i for i in books.items if i.total] + fund
        public = [Item(i.code, i.name, i.basic, i.project - i.own) for i in books.items if i.total]
        total, basic, project = (lambda x: sum(i.total for i in x)), (lambda x: sum(i.basic for i in x)), (lambda x: sum(i.project for i in x))
        head = ["科目编码", "科目名称"]
        classes = {}
        for i in everything:
            name = CLASSES[i.code[:3]][0] if i.code[:3] in CLASSES else FUND[1]
            classes[name] = classes.get(name, 0) + i.total
        word = "财政拨款收入" if books.account else "拨款收入"
        paid = [(f"一般公共预算{word}", of["gp.revenue"]), (f"政府性基金预算{word}", books.fund), (f"国有资本经营预算{word}", 0)]
        own = [("其他收入", of["own"])]
        titles = [self.rng.choice(t) for t in words.TITLES[books.account]]
        if self.level == "unit":
            titles = [t.replace("部门", "单位") for t in titles]
        sources = [self.names["body"], of["total" if not books.account else "received"], of["gp.revenue"], books.fund, 0, of["own"]] + ([] if books.account else [of["carry"]])
        wide = ["单位名称", "合计", "一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入", "其他收入"] + ([] if books.account else ["上年结转"])
        economic = [["", "合计", of["basic"], of["personnel"], of["public"]]]
        for code, name in (("301", "工资福利支出"), ("302", "商品和服务支出"), ("303", "对个人和家庭的补助")):
            part = [e for e in books.economic if e[0].startswith(code)]
            rows = [(code, name, sum(e[2] for e in part)), *part]
            economic += [[c, n, v, 0 if code == "302" else v, v if code == "302" else 0] for c, n, v in rows]
        three = [[of["three" + k], of["overseas" + k], of["vehicle" + k], of["purchase" + k], of["operation" + k], of["reception" + k]]
                 for k in ((".budget", "") if books.account else ("",))]
        names = ["合计", "因公出国（境）费", "公务用车购置及运行费小计", "公务用车购置费", "公务用车运行费", "公务接待费"]
        appropriated = [(n, v) for n, v in self.classes()]
        bodies = [
            self.sides(self.numbered(paid + own), self.numbered(classes.items()), of["carry"], of["closing"]),
            [wide, sources, ["合计", *sources[1:]]],
            [head + ["合计", "基本支出", "项目支出"], *self.by_function(everything, (total, basic, project))],
            self.sides(self.numbered(paid), self.numbered(appropriated), of["carry"], of["closing"]),
            [head + ["合计", "基本支出", "项目支出"], *self.by_function(public, (total, basic, project))],
            [head + ["合计", "人员经费", "公用经费"], *economic],
            [["", *names]] + [[label, *row] for label, row in zip(("预算数", "决算数"), three)] if books.account else [names, three[0]],
            [head + ["合计", "基本支出", "项目支出"], *(self.by_function(fund, (total, basic, project)) if fund else [["", "合计", "", "", ""]])],
            [head + ["合计", "基本支出", "项目支出"], ["", "合计", "", "", ""]]]
        notes = [""] * 7 + ["" if fund else f"注：本{self.names['level']}无政府性基金预算支出，故本表为空表。", f"注：本{self.names['level']}无国有资本经营预算支出，故本表为空表。"]
        if books.account and fund:
            bodies[7] = [head + ["年初结转和结余", "本年收入", "本年支出合计", "基本支出", "项目支出", "年末结转和结余"],
                         *([*r[:2], 0, r[2], r[2], 0, r[2], 0] for r in self.by_function(fund, (total,)))]
        return titles, "".join(self.table(f"{'一二三四五六七八九'[i]}、{t}", b, n) for i, (t, b, n) in enumerate(zip(titles, bodies, notes)))

    def html(self):
        border, small, large, side = self.dress
        titles, tables = self.tables()
        kind = "决算" if self.books.account else "预算"
        cover = f"{self.names['body']}{self.year}年{'度' if self.books.account else ''}{self.names['level']}{kind}公开"
        contents = ["目录", f"第一部分 {self.names['level']}概况", f"第二部分 {self.year}年{self.names['level']}{kind}表", f"第三部分 {self.year}年{self.names['level']}{kind}情况说明", "第四部分 名词解释"]
        style = (f"@page{{size:A4;margin:60pt}}body{{margin:0;font:{large} 'WenQuanYi Micro Hei'}}h1{{font-size:19pt;text-align:center}}h2{{font-size:inherit;text-indent:2em;margin:0}}"
                 f"h3{{text-align:center;font-size:15pt}}p{{text-indent:2em;margin:0;text-align:justify}}section,.cover{{break-after:page}}.cover{{padding-top:180pt}}"
                 f"table{{border-collapse:collapse;width:100%;font:{small} 'WenQuanYi Micro Hei'}}td{{{border};padding:2pt {side}}}.n{{text-align:right}}.u{{text-align:right;font-size:10pt}}.o{{font-size:10pt}}")
        duty = f"<h1>第一部分 {self.names['level']}概况</h1><h2>一、主要职责</h2><p>贯彻执行国家有关方针政策，承担本辖区有关工作。</p><h2>二、机构设置</h2><p>{self.names['body']}下设办公室、财务科等科室。</p>"
        return (f"<!doctype html><meta charset=utf-8><style>{style}</style><div class=cover><h1>{cover}</h1></div><section>{''.join(f'<p>{c}</p>' for c in contents)}</section>"
                f"<section>{duty}</section>{tables}{self.prose()}")
