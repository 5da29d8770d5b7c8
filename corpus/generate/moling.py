# SPDX-License-Identifier: GPL-3.0-or-later
"""漠棱县应急管理局 2024: a northern county's budget typed in Word, every table set with tabs, in 万元. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, rollup, single, total, total_row
from names import CLASSES, ECONOMIC, FUNCTION, NUMERAL

YEAR = 2024
ORG = '漠棱县应急管理局'
# code, source (g: general public, u: unit's own, k: carried over), basic, project
MONEY = [
    ('2080501', 'g', '9.84', ''), ('2080505', 'g', '46.92', ''), ('2080506', 'g', '23.46', ''), ('2101101', 'g', '19.35', ''),
    ('2101102', 'g', '8.61', ''), ('2210201', 'g', '35.19', ''), ('2240101', 'g', '318.27', ''), ('2240102', 'g', '', '64.50'),
    ('2240106', 'g', '', '38.00'), ('2240108', 'g', '', '126.80'), ('2240109', 'g', '', '42.60'), ('2240150', 'g', '134.06', ''),
    ('2240204', 'g', '', '285.00'), ('2240602', 'g', '', '173.45'), ('2240703', 'g', '', '60.00'), ('2240108', 'u', '', '12.40'),
    ('2240602', 'k', '', '21.75'), ('2240703', 'k', '', '8.30')]
# The economic classes of basic expenditure; 30102 is what remains.
ECON = {'30101': '168.30', '30103': '52.46', '30107': '38.24', '30108': '46.92', '30109': '23.46', '30110': '27.96', '30112': '3.52', '30113': '35.19',
        '30201': '8.20', '30202': '1.15', '30206': '3.60', '30207': '2.84', '30208': '14.50', '30211': '6.35', '30213': '2.10', '30217': '0.90',
        '30228': '5.86', '30231': '16.40', '30239': '18.72', '30302': '9.84', '30305': '1.20'}


def d(s):
    return D(s) if s else None


def build():
    money = [(c, s, dict(total=add(d(b), d(p)), basic=d(b), project=d(p))) for c, s, b, p in MONEY]
    of = lambda *ss: [(c, v) for c, s, v in money if s in ss]
    three = ('total', 'basic', 'project')
    g, u, k = (total(of(s), three) for s in 'guk')
    whole = g['total'] + u['total'] + k['total']
    econ = {c: D(v) for c, v in ECON.items()}
    econ['30102'] = g['basic'] - add(*econ.values())
    assert econ['30102'] > 50, econ['30102']
    tables = []

    def table(n, id, title, panels, header, lines, **kw):
        tables.append(Table(id, title, '万元', panels, header, lines, number=n, above=[f'附表{n}'], left=f'部门名称：{ORG}', **kw))
    end = lambda label, **v: Row(dict(item=label, **v), kind='total')
    klass = lambda *ss: {c: v['total'] for c, v in rollup(of(*ss), three).items() if len(c) == 3}

    # 1
    by = klass('g', 'u', 'k')
    left = [Row(dict(item=n, amount=v)) for n, v in (('一、一般公共预算拨款收入', g['total']), ('二、政府性基金预算拨款收入', None), ('三、国有资本经营预算拨款收入', None),
                                                     ('四、财政专户管理资金收入', None), ('五、单位资金收入', u['total']))]
    use = [(c, n) for c, n in CLASSES if c in ('201', '204', '208', '210', '213', '221', '224', '229')]
    right = [Row(dict(item=f'{NUMERAL[i]}、{n}', amount=by.get(c))) for i, (c, n) in enumerate(use)]
    lines = list(zip(left + [None] * (len(right) - len(left)), right))
    lines += [(end('本年收入合计', amount=g['total'] + u['total']), end('本年支出合计', amount=whole)), (Row(dict(item='上年结转', amount=k['total'])), Row(dict(item='年终结转', amount=None))),
              (end('收入总计', amount=whole), end('支出总计', amount=whole))]
    table(1, 'balance', f'{YEAR}年部门收支总表', [[Col('item', 4), Col('amount', 2)], [Col('item', 4), Col('amount', 2)]],
          [[('收入', 2), ('支出', 2)], ['项目', '预算数', '项目', '预算数']], lines, sides=('revenue', 'expenditure'))
    # 2
    ids = ('total', 'general_public', 'unit_funds', 'carryover')
    leaves = [(c, {'total': v['total'], {'g': 'general_public', 'u': 'unit_funds', 'k': 'carryover'}[s]: v['total']}) for c, s, v in money]
    names = ('合计', '一般公共预算', '单位资金', '上年结转')
    table(2, 'revenue', f'{YEAR}年部门收入总表', [[Col('code', 1.7), Col('name', 3.6)] + [Col(i, 2) for i in ids]], [['科目编码', '科目名称', *names]],
          single([total_row(leaves, ids)] + code_rows(leaves, ids, FUNCTION)))
    # 3
    wide = lambda: [[Col('code', 1.7), Col('name', 4)] + [Col(i, 2.2) for i in three]]
    head = ['科目编码', '科目名称', '合计', '基本支出', '项目支出']
    every = of('g', 'u', 'k')
    table(3, 'expenditure', f'{YEAR}年部门支出总表', wide(), [head], single([total_row(every, three)] + code_rows(every, three, FUNCTION)))
    # 4
    a, b = klass('g'), klass('k')
    ids = ('total', 'general_public', 'government_fund')
    both = lambda v: dict(total=v, general_public=v, government_fund=None)
    left = [Row(dict(item=n, amount=v)) for n, v in (('一、本年收入', g['total']), ('（一）一般公共预算拨款', g['total']), ('（二）政府性基金预算拨款', None), ('二、上年结转', k['total']))]
    right = [Row(dict(item=n, **both(add(a.get(c), b.get(c))))) for c, n in CLASSES if c in a or c in b]
    assert len(left) == len(right)
    lines = list(zip(left, right)) + [(end('收入总计', amount=g['total'] + k['total']), end('支出总计', **both(g['total'] + k['total'])))]
    table(4, 'appropriation_balance', f'{YEAR}年财政拨款收支总表', [[Col('item', 3.6), Col('amount', 1.8)], [Col('item', 3.6)] + [Col(i, 1.9) for i in ids]],
          [[('收入', 2), ('支出', 4)], ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算']], lines, sides=('revenue', 'expenditure'), join=True)
    # 5
    now = of('g')
    table(5, 'general_public_expenditure', f'{YEAR}年一般公共预算支出表', wide(), [head], single(code_rows(now, three, FUNCTION) + [total_row(now, three)]))
    # 6
    ids = ('total', 'personnel', 'public_use')
    leaves = [(c, {'total': v, 'public_use' if c[:3] == '302' else 'personnel': v}) for c, v in econ.items()]
    rows = [Row(dict(code=c, name=ECONOMIC[c], **v), level=0 if len(c) == 3 else 1) for c, v in rollup(leaves, ids, (3,)).items()]
    table(6, 'basic_expenditure', f'{YEAR}年一般公共预算基本支出表', [[Col('code', 1.7), Col('name', 4)] + [Col(i, 2.2) for i in ids]],
          [['科目编码', '科目名称', '合计', '人员经费', '公用经费']], single([total_row(leaves, ids)] + rows))
    # 7, 8 on one page
    meal, car = econ['30217'], econ['30231']
    rows = [Row(dict(item=n, amount=v)) for n, v in (('因公出国（境）费', None), ('公务接待费', meal), ('公务用车购置及运行费', car), ('其中：公务用车购置费', None), ('公务用车运行维护费', car))]
    table(7, 'three_public', f'{YEAR}年一般公共预算“三公”经费支出表', [[Col('item', 5), Col('amount', 3)]], [['项目', '预算数']], single([end('合计', amount=meal + car)] + rows))
    table(8, 'government_fund_expenditure', f'{YEAR}年政府性基金预算支出表', wide(), [head], single([total_row([], three)]), join=True,
          note=f'注：本部门{YEAR}年没有使用政府性基金预算安排的支出，本表无数据。')

    prose = [('title', '第一部分 部门概况'), ('head', '一、主要职责'),
             ('text', '漠棱县应急管理局管理全县的安全生产监督、森林草原防火、防汛抗旱和救灾物资，组织应急演练和事故调查。'),
             ('head', '二、机构设置'), ('text', '局机关设3个股室，所属事业单位为应急保障服务中心。'),
             ('title', f'第二部分 {YEAR}年部门预算情况'),
             ('text', f'{YEAR}年收入总计、支出总计均为{whole:,.2f}万元。一般公共预算拨款{g["total"]:,.2f}万元，其中基本支出{g["basic"]:.2f}万元，项目支出{g["project"]:.2f}万元。'),
             ('text', f'“三公”经费预算{meal + car:.2f}万元，其中公务用车运行维护费{car:.2f}万元，公务接待费{meal:.2f}万元。')]
    return Document('moling-2024', YEAR, ORG, [('cover', [ORG, f'{YEAR}年部门预算', '二〇二四年二月']), ('prose', prose), *tables])
