# SPDX-License-Identifier: GPL-3.0-or-later
"""The books of a body that never was: figures at random that agree with one another.

Amounts are whole hundredths of 10,000 yuan, as they are printed. `Books.of` holds by name what the prose may
speak of; the tables are lists of rows.
"""
from dataclasses import dataclass, field

CLASSES = {
    "201": ("一般公共服务支出", "20103", "政府办公厅（室）及相关机构事务", (("2010301", "行政运行"), ("2010302", "一般行政管理事务"))),
    "205": ("教育支出", "20502", "普通教育", (("2050202", "小学教育"), ("2050299", "其他普通教育支出"))),
    "213": ("农林水支出", "21303", "水利", (("2130301", "行政运行"), ("2130306", "水利工程运行与维护"))),
    "208": ("社会保障和就业支出", "20805", "行政事业单位养老支出", (("2080505", "机关事业单位基本养老保险缴费支出"), ("2080506", "机关事业单位职业年金缴费支出"))),
    "210": ("卫生健康支出", "21011", "行政事业单位医疗", (("2101101", "行政单位医疗"), ("2101103", "公务员医疗补助"))),
    "221": ("住房保障支出", "22102", "住房改革支出", (("2210201", "住房公积金"), ("2210203", "购房补贴"))),
}
FUND = ("212", "城乡社区支出", "21208", "国有土地使用权出让收入安排的支出", "2120899", "其他国有土地使用权出让收入安排的支出")
PERSONNEL = (("30101", "基本工资"), ("30102", "津贴补贴"), ("30107", "绩效工资"), ("30112", "其他社会保障缴费"), ("30113", "住房公积金"))
PUBLIC = (("30201", "办公费"), ("30207", "邮电费"), ("30211", "差旅费"), ("30228", "工会经费"))
PEOPLE = (("30302", "退休费"), ("30305", "生活补助"))


@dataclass
class Item:
    code: str
    name: str
    basic: int
    project: int
    own: int = 0            # of project, what no appropriation pays for
    budget: int = 0

    @property
    def total(self):
        return self.basic + self.project


@dataclass
class Books:
    account: bool           # a final account; else a budget
    of: dict = field(default_factory=dict)
    items: list = field(default_factory=list)       # of the general public budget and the body's own money
    fund: int = 0
    economic: list = field(default_factory=list)    # (code, name, amount) of basic expenditure


def share(rng, total, n):
    """@total in @n parts, none of them nothing."""
    cuts = sorted(rng.sample(range(1, total), n - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total])]


def percent(part, whole):
    """Hundredths of a percent, rounded as printed."""
    return (20000 * part + whole) // (2 * whole) if part >= 0 else -((-20000 * part + whole) // (2 * whole))


def fill_items(rng, books):
    main = rng.choice(("201", "205", "213"))
    for code in (main, "208", "210", "221"):
        for k, (item, name) in enumerate(CLASSES[code][3]):
            first = code == main and k == 0
            basic = rng.randrange(20000, 90000) if first else 0 if code == main else rng.randrange(300, 9000)
            project = rng.randrange(3000, 60000) if code == main and k == 1 else 0
            books.items.append(Item(item, name, basic, project))
    if rng.random() < 0.5:
        books.items[1].own = rng.randrange(100, books.items[1].project // 2)
    books.fund = rng.randrange(1000, 30000) if rng.random() < 0.4 else 0


def draw_before(rng, amount):
    """What an amount was a year before: another one."""
    before = amount * rng.randrange(70, 135) // 100 + rng.randrange(1, 50)
    return before + 7 if before == amount else before


def add_change(rng, of, name, before=None):
    before = before or draw_before(rng, of[name])
    of[f"{name}.before"] = before
    of[f"{name}.change"] = of[name] - before
    of[f"{name}.growth"] = percent(of[name] - before, before)


def fill_three_public(rng, of, account):
    of["reception"] = rng.randrange(20, 900)
    of["operation"] = rng.randrange(200, 3000)
    of["purchase"] = rng.randrange(1000, 2500) if rng.random() < 0.25 else 0
    of["overseas"] = rng.randrange(100, 900) if rng.random() < 0.2 else 0
    of["vehicle"] = of["operation"] + of["purchase"]
    of["three"] = of["reception"] + of["vehicle"] + of["overseas"]
    for name in ("reception", "operation", "vehicle", "three", "overseas", "purchase"):
        if of[name] > 0:
            of[f"{name}.share"] = percent(of[name], of["three"])
            parts = {"vehicle": ("operation",), "three": ("operation", "reception")}.get(name)
            add_change(rng, of, name, parts and sum(of[f"{p}.before"] for p in parts))
        if account:
            of[f"{name}.budget"] = of[name] + (rng.randrange(1, 200) if of[name] and rng.random() < 0.7 else 0)
    if account:
        of["vehicle.budget"] = of["operation.budget"] + of["purchase.budget"]
        of["three.budget"] = of["vehicle.budget"] + of["reception.budget"] + of["overseas.budget"]
        for name in ("three", "reception", "operation", "vehicle"):
            of[f"{name}.done"] = percent(of[name], of[f"{name}.budget"])


def fill_rest(rng, of):
    of["goods"], of["works"], of["services"] = rng.randrange(500, 9000), rng.choice((0, rng.randrange(500, 9000))), rng.randrange(300, 20000)
    of["procurement"] = of["goods"] + of["works"] + of["services"]
    of["sme"] = of["procurement"] * rng.randrange(55, 100) // 100
    of["sme.share"] = percent(of["sme"], of["procurement"])
    kinds = [rng.randrange(0, 3) for _ in range(3)] + [1]
    of.update(zip(("v.confidential", "v.emergency", "v.enforcement", "v.other"), kinds))
    of["vehicles"] = sum(kinds)
    of["projects"] = rng.randrange(2, 19)


def make(rng, account):
    books = Books(account)
    of = books.of
    fill_items(rng, books)
    of["basic"] = sum(i.basic for i in books.items)
    own = sum(i.own for i in books.items)
    of["project"] = sum(i.project for i in books.items) + books.fund
    of["spent"] = of["basic"] + of["project"]
    of["gp"] = of["spent"] - books.fund - own
    of["gp.project"] = of["gp"] - of["basic"]
    of["fund"], of["own"] = books.fund, own
    of["closing"] = rng.randrange(100, 4000) if account and rng.random() < 0.6 else 0
    of["carry"] = rng.randrange(100, 5000) if rng.random() < 0.6 else 0
    of["total"] = of["spent"] + of["closing"]
    of["gp.revenue"] = of["gp"] + of["closing"] - of["carry"]
    of["received"] = of["total"] - of["carry"]
    of["appropriated"] = of["gp.revenue"] + books.fund
    of["appropriation"] = of["gp"] + books.fund + of["closing"]
    for name in ("spent", "received", "gp"):
        add_change(rng, of, name)
    add_change(rng, of, "total", None if account else of["spent.before"])
    same = of["appropriation"] == of["gp"]
    add_change(rng, of, "appropriation", of["gp.before"] if same else None)
    for part, whole in (("gp.revenue", "received"), ("fund", "received"), ("own", "received"), ("basic", "spent"), ("project", "spent"),
                        ("appropriated", "received"), ("gp", "spent")):
        of[f"{part}.share"] = percent(of[part], of[whole])
    personnel = of["basic"] * rng.randrange(78, 92) // 100
    people = personnel * rng.randrange(2, 12) // 100
    of["personnel"], of["public"] = personnel, of["basic"] - personnel
    for group, amount in ((PERSONNEL, personnel - people), (PUBLIC, of["public"]), (PEOPLE, people)):
        books.economic += [(code, name, part) for (code, name), part in zip(group, share(rng, amount, len(group)))]
    of["operating"] = of["public"]
    add_change(rng, of, "operating")
    if account:
        for item in books.items:
            item.budget = (item.total - item.own) * rng.randrange(80, 120) // 100
        of["gp.budget"] = sum(i.budget for i in books.items)
        of["gp.done"] = percent(of["gp"], of["gp.budget"])
    fill_three_public(rng, of, account)
    fill_rest(rng, of)
    return books
