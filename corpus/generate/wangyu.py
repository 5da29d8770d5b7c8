# SPDX-License-Identifier: GPL-3.0-or-later
"""望屿镇 2026: upright and turned pages mixed, in the style of Shandong, codes in three columns where each row prints
only its own level, everything repeated on continuation pages. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, pairs, rollup, single, total, total_row, tight
from names import CLASSES, ECONOMIC, FUNCTION, NUMERAL

YEAR = 2026
ORG = '岚汀市望屿镇人民政府'

# code: staff, daily public use, projects, of which paid by the unit's own money
GENERAL = [
    ('2010301', '1863.52', '402.18', '', ''), ('2010302', '', '', '1206.30', ''), ('2010350', '958.44', '121.06', '', ''),
    ('2050803', '', '12.40', '', ''), ('2080501', '146.20', '6.84', '', ''), ('2080502', '88.36', '', '', ''),
    ('2080505', '412.70', '', '', ''), ('2080506', '206.35', '', '', ''), ('2101101', '132.08', '', '', ''),
    ('2101102', '84.66', '', '', ''), ('2101103', '41.20', '', '', ''), ('2110302', '', '', '1480.00', '120.00'),
    ('2130104', '266.75', '18.30', '', ''), ('2130305', '', '', '3120.00', ''),
    ('2130705', '', '', '1944.00', ''), ('2210201', '389.91', '', '', '')]
FUND = [('2120804', '830'), ('2120814', '412')]
BASIC = [
    ('30101', '986.40'), ('30102', '742.85'), ('30103', '498.20'), ('30107', '860.46'), ('30108', '412.70'), ('30109', '206.35'),
    ('30110', '216.74'), ('30111', '41.20'), ('30112', '38.30'), ('30113', '389.91'),
    ('30201', '86.20'), ('30202', '9.80'), ('30205', '7.35'), ('30206', '41.60'), ('30207', '22.40'), ('30208', '64.00'),
    ('30209', '48.00'), ('30211', '12.50'), ('30213', '36.00'), ('30215', '2.40'), ('30216', '12.40'), ('30217', '3.20'),
    ('30226', '18.00'), ('30228', '52.31'), ('30229', '40.12'), ('30231', '18.00'), ('30239', '68.00'), ('30299', '10.50'),
    ('30301', '15.60'), ('30302', '173.24'), ('30305', '7.82'), ('30309', '0.40'), ('31002', '8.00')]


def d(s):
    return D(s) if s else None


def build():
    spend, gp = [], []
    for code, staff, public, project, own in GENERAL:
        staff, public, project, own = d(staff), d(public), d(project), d(own)
        basic, whole = add(staff, public), add(staff, public, project)
        paid = project - own if own else project
        spend.append((code, dict(total=whole, basic=basic, personnel=staff, public_use=public, project=project, other_revenue=own, general_public=add(basic, paid), appropriation=add(basic, paid))))
        gp.append((code, dict(total=add(basic, paid), basic=basic, personnel=staff, public_use=public, project=paid)))
    fund = [(c, dict(total=D(a), project=D(a), government_fund=D(a), appropriation=D(a))) for c, a in FUND]
    every = sorted(spend + fund, key=lambda x: x[0])
    w = total(every, ('total', 'basic', 'personnel', 'public_use', 'project', 'other_revenue', 'general_public', 'government_fund'))
    econ = [(c, dict(amount=D(a))) for c, a in BASIC]
    staff = [x for x in econ if x[0][:3] in ('301', '303')]
    public = [x for x in econ if x[0][:3] in ('302', '310')]
    sums = [total(x, ('amount',))['amount'] for x in (staff, public)]
    assert sums == [w['personnel'], w['public_use']], (sums, w)
    item = dict(econ)

    tables = []

    def table(n, id, name, panels, header, lines, unit='万元', **kw):
        look = dict(thousands=True, rotate=True, repeat='all', above=[f'公开表{n}'], row_pt=24, size=9)
        kw = {**look, **kw}
        # the number stands at the right edge, over the title
        above = kw.pop('above')
        t = Table(id, name, unit, panels, header, lines, number=n, left=f'部门（单位）：{ORG}', above=above, **kw)
        t.layout['above'] = 'right'
        tables.append(t)

    own = lambda: Col('code', 2.1, parts=3, own=True)
    code_head = ('科目编码', 3)
    blank = lambda n: [(None,)] * n
    # 1, upright
    left = [Row(dict(item='一、财政拨款收入', amount=w['general_public'] + w['government_fund'])), Row(dict(item='（一）一般公共预算收入', amount=w['general_public']), level=1),
            Row(dict(item='（二）政府性基金预算收入', amount=w['government_fund']), level=1), Row(dict(item='（三）国有资本经营预算收入'), level=1),
            Row(dict(item='二、财政专户管理资金收入')), Row(dict(item='三、事业收入')), Row(dict(item='四、其他收入', amount=w['other_revenue']))]
    use = [(c, n) for c, n in CLASSES if c not in ('202', '203', '209', '219', '227', '230', '231', '232', '233', '234')]
    by = {k: v for k, v in rollup(every, ('total', 'general_public', 'government_fund')).items() if len(k) == 3}
    right = [Row(dict(item=f'{NUMERAL[i]}、{n}', amount=by.get(c, {}).get('total'))) for i, (c, n) in enumerate(use)]

    def last(shown, side, **kw):
        return Row(dict(item=tight(shown), **kw), kind='total', show={'item': shown})
    table(1, 'balance', '收支总体情况表', [[Col('item', 3.4, indent=True), Col('amount', 2)], [Col('item', 3.6), Col('amount', 2)]],
          [[('收    入', 2), ('支    出', 2)], ['项    目', '预算数', '项    目', '预算数']],
          pairs(left, right, len(right) + 2) + [(last('本 年 收 入 合 计', 0, amount=w['total']), last('本 年 支 出 合 计', 1, amount=w['total'])), (None, None),
                                               (Row(dict(item='上年结转')), Row(dict(item='结转下年'))), (last('收 入 总 计', 0, amount=w['total']), last('支 出 总 计', 1, amount=w['total']))],
          sides=('revenue', 'expenditure'), rotate=False, row_pt=20)
    # 2
    ids = ('total', 'appropriation', 'general_public', 'government_fund', 'state_capital', 'fiscal_account', 'business_revenue', 'other_revenue', 'carryover')
    sumrow = lambda leaves, ids: total_row(leaves, ids, show='合　　计')
    table(2, 'revenue', '收入总体情况表', [[own(), Col('name', 4, indent=True)] + [Col(i, 1.75) for i in ids]],
          [[code_head, ('科目名称', 1, 2), ('合　计', 1, 2), ('财政拨款收入', 4), ('财政专户管理资金收入', 1, 2), ('事业收入', 1, 2), ('其他收入', 1, 2), ('上年结转', 1, 2)],
           ['类', '款', '项', '小　计', '一般公共预算', '政府性基金预算', '国有资本经营预算']], single([sumrow(every, ids)] + code_rows(every, ids, FUNCTION)) + blank(2), row_pt=18, size=8)
    # 3
    ids = ('total', 'basic', 'project', 'remitted_to_superior')
    table(3, 'expenditure', '支出总体情况表', [[Col('code', 2.8, parts=3, own=True), Col('name', 5.6, indent=True)] + [Col(i, 2.1) for i in ids]],
          [[code_head, ('科目名称', 1, 2), ('合　计', 1, 2), ('基本支出', 1, 2), ('项目支出', 1, 2), ('上缴上级支出', 1, 2)], ['类', '款', '项']],
          single([sumrow(every, ids)] + code_rows(every, ids, FUNCTION)) + blank(2), row_pt=16, rotate=False, size=8)
    # 4
    ids = ('total', 'general_public', 'government_fund', 'state_capital')
    money = {i: w.get(i) for i in ids}
    money['total'] = w['general_public'] + w['government_fund']
    left = [Row(dict(item='一、一般公共预算收入', amount=w['general_public'])), Row(dict(item='二、政府性基金预算收入', amount=w['government_fund'])), Row(dict(item='三、国有资本经营预算收入'))]
    right = [Row(dict(item=f'{NUMERAL[i]}、{n}', total=add(by.get(c, {}).get('general_public'), by.get(c, {}).get('government_fund')),
                      **{k: by.get(c, {}).get(k) for k in ('general_public', 'government_fund')})) for i, (c, n) in enumerate(use)]
    table(4, 'appropriation_balance', '财政拨款收支总体情况表', [[Col('item', 3.4), Col('amount', 2)], [Col('item', 3.6)] + [Col(i, 2) for i in ids]],
          [[('收　入', 2), ('支　出', 5)], [('项　目', 1, 2), ('预算数', 1, 2), ('项　目', 1, 2), ('预算数', 4)], ['总　计', '一般公共预算', '政府性基金预算', '国有资本经营预算']],
          pairs(left, right, len(right) + 2) + [(last('本 年 收 入 合 计', 0, amount=money['total']), last('本 年 支 出 合 计', 1, **money)), (Row(dict(item='上年结转')), Row(dict(item='结转下年'))),
                                               (last('收　入　总　计', 0, amount=money['total']), last('支　出　总　计', 1, **money))],
          sides=('revenue', 'expenditure'))
    # 5
    ids = ('total', 'basic', 'personnel', 'public_use', 'project')
    deep = [[code_head, ('科目名称', 1, 2), ('合　计', 1, 2), ('基本支出', 3), ('项目支出', 1, 2)], ['类', '款', '项', '小　计', '人员经费', '日常公用经费']]
    wide = lambda: [[own(), Col('name', 5, indent=True)] + [Col(i, 2) for i in ids]]
    table(5, 'general_public_expenditure', '一般公共预算支出情况表', wide(), deep, single([sumrow(gp, ids)] + code_rows(gp, ids, FUNCTION)) + blank(4), row_pt=19)
    # 6, panels
    def economic(leaves):
        return [Row(dict(code=k, name=ECONOMIC[k], **v), level=0 if len(k) == 3 else 1) for k, v in rollup(leaves, ('amount',), (3,)).items()]
    a, b = economic(staff), economic(public)
    panel = lambda: [Col('code', 1.4), Col('name', 4, indent=True), Col('amount', 2)]
    end = lambda name, v: Row(dict(name=name, amount=v), kind='total', show={'name': ' '.join(name)})
    table(6, 'basic_expenditure', '一般公共预算基本支出情况表', [panel(), panel()], [['科目编码', '科目名称', '预算数'] * 2],
          pairs(a, b, max(len(a), len(b)) + 1) + [(end('人员经费合计', sums[0]), end('公用经费合计', sums[1]))])
    # 7
    three = dict(total=add(*(item[c]['amount'] for c in ('30217', '30231'))), overseas=None, vehicle=item['30231']['amount'], vehicle_purchase=None, vehicle_operation=item['30231']['amount'], reception=item['30217']['amount'])
    table(7, 'three_public', '一般公共预算“三公”经费支出情况表', [[Col(i, 2, align='center') for i in three]],
          [[('“三公”经费合计', 1, 2), ('因公出国（境）费', 1, 2), ('公务用车购置及运行费', 3), ('公务接待费', 1, 2)], ['小　计', '公务用车购置费', '公务用车运行维护费']], single([Row(three)]), zero='0.00', row_pt=34)
    # 8, in 亿元
    scaled = [(c, {'total': f['total'] / 10000, 'project': f['project'] / 10000}) for c, f in fund]
    table(8, 'government_fund_expenditure', '政府性基金支出情况表', wide(), deep, single([sumrow(scaled, ids)] + code_rows(scaled, ids, FUNCTION)) + blank(2), unit='亿元', places=4)
    table(9, 'state_capital_expenditure', '国有资本经营预算支出情况表', wide(), deep, single([sumrow([], ids)]), note='注：本部门没有国有资本经营预算安排的支出，本表无数据。')

    wan = lambda v: f'{v:,.2f}万元'
    parts = [('cover', [ORG, f'{YEAR}年部门预算', '2026年2月']),
             ('prose', [('title', '第一部分 部门概况'), ('head', '一、主要职责'),
                        ('text', '望屿镇临海，辖31个村、2个社区，有渔港一处、望屿河口湿地一片。'),
                        ('text', f'{ORG}负责全镇的经济发展和公共服务，管护农田、河道、渔港和乡村道路，做好防台防汛、海上救助联络和民生保障。'),
                        ('head', '二、机构设置'), ('text', '镇机关设5个办公室，另有便民服务中心、农业和海洋服务中心两个事业单位。')]),
             *tables,
             ('prose', [('title', '第三部分 部门预算情况说明'), ('head', '一、收支总体情况'),
                        ('text', f'{YEAR}年收入预算{wan(w["total"])}，其中财政拨款{wan(money["total"])}、其他收入{wan(w["other_revenue"])}。支出预算{wan(w["total"])}，其中基本支出{wan(w["basic"])}、项目支出{wan(w["project"])}。'),
                        ('head', '二、“三公”经费'),
                        ('text', f'“三公”经费预算{wan(three["total"])}，其中公务用车运行维护费{wan(three["vehicle"])}，公务接待费{wan(three["reception"])}。'),
                        ('head', '三、机关运行经费'), ('text', f'日常公用经费安排{wan(w["public_use"])}。')])]
    doc = Document('wangyu-2026', YEAR, ORG, parts, footer='— {} —')
    doc.family = 'Noto Sans CJK SC'
    return doc
