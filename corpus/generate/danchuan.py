# SPDX-License-Identifier: GPL-3.0-or-later
"""澹川县水利局 2023: a county bureau's final account in the national form, nine tables in 万元. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, pairs, rollup, single, total, total_row
from names import CLASSES, ECONOMIC, FUNCTION, NUMERAL

YEAR = 2023
ORG = '澹川县水利局'

# code: opening balance, this year's appropriation, basic, project
GENERAL = [
    ('2080501', '', '18.42', '18.42', ''), ('2080505', '', '96.37', '96.37', ''), ('2080506', '', '48.19', '48.19', ''),
    ('2101101', '', '41.26', '41.26', ''), ('2101102', '', '22.08', '22.08', ''), ('2101103', '', '12.55', '12.55', ''),
    ('2130301', '', '486.73', '486.73', ''), ('2130304', '', '62.40', '', '62.40'), ('2130305', '214.60', '1386.20', '', '1402.85'),
    ('2130306', '', '328.15', '205.60', '122.55'), ('2130310', '36.00', '88.00', '', '101.50'), ('2130311', '', '45.00', '', '45.00'),
    ('2130314', '', '156.30', '', '156.30'), ('2130335', '', '420.00', '', '386.75'), ('2130504', '', '75.00', '', '75.00'),
    ('2210201', '', '82.94', '82.94', ''), ('2240703', '', '30.00', '', '30.00')]
FUND = [('2082201', '', '112.80', '', '112.80'), ('2082202', '24.50', '210.00', '', '218.40'), ('2120814', '', '60.00', '', '60.00')]
# code: business revenue, other revenue, surplus used, basic, project
OWN = [('2130306', '48.60', '', '6.00', '30.00', '24.60'), ('2130399', '', '35.20', '', '', '31.20')]
PERSONNEL = {'30101': '248.36', '30102': '161.24', '30103': '96.80', '30107': '112.45', '30108': '96.37', '30109': '48.19',
             '30110': '63.34', '30111': '12.55', '30112': '7.92', '30113': '82.94', '30302': '16.20', '30305': '4.75', '30309': '0.12'}
PUBLIC = {'30201': '9.85', '30202': '1.36', '30205': '0.94', '30206': '4.12', '30207': '3.28', '30209': '2.60', '30211': '6.75',
          '30213': '3.45', '30215': '0.82', '30216': '1.24', '30217': '1.18', '30226': '2.30', '30228': '9.66', '30229': '5.20',
          '30231': '5.76', '30239': '2.80', '31002': '1.60'}
# The codes that the form prints in its three panels, used or not.
FORM = [[c for c in sorted(ECONOMIC) if c[:3] in ('301', '303')], [c for c in sorted(ECONOMIC) if c[:3] == '302'],
        [c for c in sorted(ECONOMIC) if c[:3] in ('307', '310', '399')]]
MOVED = '本表反映部门本年度{}预算财政拨款收入、支出及结转和结余情况。'


def d(s):
    return D(s) if s else None


def money(rows):
    return [(c, dict(open=d(o), rev=d(r), basic=d(b), project=d(p), spent=add(d(b), d(p)))) for c, o, r, b, p in rows]


def build():
    gp, fund = money(GENERAL), money(FUND)
    own = [(c, dict(business=d(b), other=d(o), used=d(u), basic=d(x), project=d(y), spent=add(d(x), d(y)))) for c, b, o, u, x, y in OWN]
    ids = ('open', 'rev', 'basic', 'project', 'spent')
    g, f, o = total(gp, ids), total(fund, ids), total(own, ('business', 'other', 'used', 'basic', 'project', 'spent'))
    g['close'], f['close'] = (add(x['open'], x['rev'], -x['spent']) for x in (g, f))
    o['close'] = o['business'] + o['other'] + o['used'] - o['spent']
    economic = [(c, dict(amount=D(v))) for c, v in (PERSONNEL | PUBLIC).items()]
    assert total(economic, ('amount',))['amount'] == g['basic'], g['basic']
    every = gp + fund + own
    income = g['rev'] + f['rev'] + o['business'] + o['other']
    spent = g['spent'] + f['spent'] + o['spent']
    whole = income + o['used'] + g['open'] + f['open']
    assert whole == spent + g['close'] + f['close'] + o['close']

    listed = [(c, n) for c, n in CLASSES if c not in ('209', '227', '230', '233')]
    klass = lambda leaves: {k: v['spent'] for k, v in rollup(leaves, ('spent',)).items() if len(k) == 3}
    tables = []

    def table(n, id, title, panels, header, lines, note, **kw):
        tables.append(Table(id, title, '万元', panels, header, lines, number=n, note=f'注：{note}', left=f'部门：{ORG}',
                            right='金额单位：万元', thousands=True, under=[('', f'公开{n:02}表')], index=n != 6, **kw))

    def lined(rows, first):
        """Gives every row its printed number."""
        for n, row in enumerate(rows, first):
            row.cells = dict(item=row.cells.get('item', ''), line=str(n), **{k: v for k, v in row.cells.items() if k != 'item'})
        return rows
    plain = lambda item, kind='item', level=0, **v: Row(dict(item=item, **v), kind=kind, level=level)
    line = lambda: Col('line', .6, type='number')

    # 1
    left = [('一、一般公共预算财政拨款收入', g['rev']), ('二、政府性基金预算财政拨款收入', f['rev']), ('三、国有资本经营预算财政拨款收入', None),
            ('四、上级补助收入', None), ('五、事业收入', o['business']), ('六、经营收入', None), ('七、附属单位上缴收入', None), ('八、其他收入', o['other'])]
    left = [plain(n, amount=v) for n, v in left] + [plain('', amount=None) for _ in range(len(listed) - len(left))]
    left += [plain('本年收入合计', 'total', amount=income), plain('使用非财政拨款结余（含专用结余）', amount=o['used']),
             plain('年初结转和结余', amount=g['open'] + f['open']), plain('', amount=None), plain('总计', 'total', amount=whole)]
    by = klass(every)
    right = [plain(f'{NUMERAL[i]}、{n}', amount=by.get(c)) for i, (c, n) in enumerate(listed)]
    right += [plain('本年支出合计', 'total', amount=spent), plain('结余分配', amount=None),
              plain('年末结转和结余', amount=g['close'] + f['close'] + o['close']), plain('', amount=None), plain('总计', 'total', amount=whole)]
    side = lambda: [Col('item', 4), line(), Col('amount', 1.8)]
    table(1, 'balance', '收入支出决算总表', [side(), side()], [[('收入', 3), ('支出', 3)], ['项目', '行次', '金额'] * 2, ['栏次', '', '1', '栏次', '', '2']],
          pairs(lined(left, 1), lined(right, len(left) + 1)), '本表反映部门本年度的总收支和年末结转结余情况。\n本套报表金额单位转换时可能存在尾差。',
          sides=('revenue', 'expenditure'), row=.62, free=True)
    # 2
    ids = ('total', 'appropriation', 'superior_subsidy', 'business_revenue', 'operating_revenue', 'affiliate_remittance', 'other_revenue')
    leaves = [(c, dict(total=v['rev'], appropriation=v['rev'])) for c, v in gp + fund]
    leaves += [(c, dict(total=add(v['business'], v['other']), business_revenue=v['business'], other_revenue=v['other'])) for c, v in own]
    names = ('本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '经营收入', '附属单位上缴收入', '其他收入')
    merged = {}
    for c, v in leaves:
        merged[c] = {i: add(merged.get(c, {}).get(i), v.get(i)) for i in ids}
    leaves = sorted(merged.items())
    two = [Col('code', 1.6), Col('name', 4.4, indent=True)]
    table(2, 'revenue', '收入决算表', [two + [Col(i, 1.7) for i in ids]],
          [[('项目', 2)] + [(n, 1, 2) for n in names], ['功能分类科目编码', '科目名称'], [('栏次', 2)] + list('1234567')],
          single([total_row(leaves, ids)] + code_rows(leaves, ids, FUNCTION)), '本表反映部门本年度取得的各项收入情况。', landscape=True)
    # 3: 类 款 项 reach down past the numbers of the columns and 合计
    ids = ('total', 'basic', 'project', 'remitted_to_superior', 'operating_expenditure', 'affiliate_subsidy')
    merged = {}
    for c, v in every:
        m = merged.get(c, {})
        merged[c] = dict(total=add(m.get('total'), v['spent']), basic=add(m.get('basic'), v['basic']), project=add(m.get('project'), v['project']))
    leaves = sorted(merged.items())
    head = total_row(leaves, ids)
    head.below = True
    names = ('本年支出合计', '基本支出', '项目支出', '上缴上级支出', '经营支出', '对附属单位补助支出')
    table(3, 'expenditure', '支出决算表', [[Col('code', 1.8, 3, whole=True), Col('name', 4.4)] + [Col(i, 1.8) for i in ids]],
          [[('项目', 4)] + [(n, 1, 2) for n in names], [('功能分类科目编码', 3), '科目名称'], [('类', 1, 2), ('款', 1, 2), ('项', 1, 2), '栏次'] + list('123456')],
          single([head] + code_rows(leaves, ids, FUNCTION)), '本表反映部门本年度各项支出情况。', landscape=True)
    # 4
    left = [plain(n, amount=v) for n, v in (('一、一般公共预算财政拨款', g['rev']), ('二、政府性基金预算财政拨款', f['rev']), ('三、国有资本经营预算财政拨款', None))]
    left += [plain('', amount=None) for _ in range(len(listed) - 3)]
    opening, closing, both = g['open'] + f['open'], g['close'] + f['close'], g['rev'] + f['rev']
    left += [plain('本年收入合计', 'total', amount=both), plain('年初财政拨款结转和结余', amount=opening), plain('一般公共预算财政拨款', level=1, amount=g['open']),
             plain('政府性基金预算财政拨款', level=1, amount=f['open']), plain('国有资本经营预算财政拨款', level=1, amount=None), plain('总计', 'total', amount=both + opening)]
    four = ('total', 'general_public', 'government_fund', 'state_capital')
    parts = lambda a, b: dict(zip(four, (add(a, b), a, b, None)))
    a, b = klass(gp), klass(fund)
    right = [plain(f'{NUMERAL[i]}、{n}', **parts(a.get(c), b.get(c))) for i, (c, n) in enumerate(listed)]
    right += [plain('本年支出合计', 'total', **parts(g['spent'], f['spent'])), plain('年末财政拨款结转和结余', **parts(g['close'], f['close']))]
    right += [plain('', **parts(None, None)) for _ in range(3)]
    right += [plain('总计', 'total', **parts(g['spent'] + g['close'], f['spent'] + f['close']))]
    assert right[-1].cells['total'] == left[-1].cells['amount']
    table(4, 'appropriation_balance', '财政拨款收入支出决算总表',
          [[Col('item', 3.6, indent=True), line(), Col('amount', 1.7)], [Col('item', 3.8), line()] + [Col(i, 1.7) for i in four]],
          [[('收入', 3), ('支出', 6)], ['项目', '行次', '金额', '项目', '行次', '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款', '国有资本经营预算财政拨款'],
           ['栏次', '', '1', '栏次', '', '2', '3', '4', '5']],
          pairs(lined(left, 1), lined(right, len(left) + 1)), '本表反映部门本年度一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况。',
          sides=('revenue', 'expenditure'), landscape=True, row=.45, free=True)
    # 5
    ids = ('total', 'basic', 'project')
    leaves = [(c, dict(total=v['spent'], basic=v['basic'], project=v['project'])) for c, v in gp]
    table(5, 'general_public_expenditure', '一般公共预算财政拨款支出决算表', [two + [Col(i, 2) for i in ids]],
          [[('项目', 2), ('本年支出', 3)], ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'], [('栏次', 2)] + list('123')],
          single([total_row(leaves, ids)] + code_rows(leaves, ids, FUNCTION)), '本表反映部门本年度一般公共预算财政拨款支出情况。')
    # 6: every code of the form, one panel of personnel and two of public use
    have = {k: v['amount'] for k, v in rollup(economic, ('amount',), (3,)).items()}
    panels = [[Row(dict(code=c, name=ECONOMIC[c], amount=have.get(c)), level=0 if len(c) == 3 else 1) for c in codes] for codes in FORM]
    n = max(map(len, panels))
    panels = [p + [None] * (n - len(p)) for p in panels]
    people = add(*(D(v) for v in PERSONNEL.values()))
    lines = list(zip(*panels)) + [(Row(dict(name='人员经费合计', amount=people), kind='total'), None,
                                   Row(dict(name='公用经费合计', amount=g['basic'] - people), kind='total', reach=True))]
    three = ['科目编码', '科目名称', '决算数']
    table(6, 'basic_expenditure', '一般公共预算财政拨款基本支出决算表', [[Col('code', 1.2), Col('name', 3), Col('amount', 1.4)] for _ in range(3)],
          [[('人员经费', 3), ('公用经费', 6)], three * 3], lines, '本表反映部门本年度一般公共预算财政拨款基本支出明细情况。', labels=False)
    # 7
    ids = ('opening_balance', 'revenue', 'expenditure', 'basic', 'project', 'closing_balance')
    leaves = [(c, dict(opening_balance=v['open'], revenue=v['rev'], expenditure=v['spent'], basic=v['basic'], project=v['project'],
                       closing_balance=(add(v['open'], v['rev']) - v['spent']) or None)) for c, v in fund]
    table(7, 'government_fund_balance', '政府性基金预算财政拨款收入支出决算表', [two + [Col(i, 1.7) for i in ids]],
          [[('项目', 2), ('年初结转和结余', 1, 2), ('本年收入', 1, 2), ('本年支出', 3), ('年末结转和结余', 1, 2)],
           ['功能分类科目编码', '科目名称', '小计', '基本支出', '项目支出'], [('栏次', 2)] + list('123456')],
          single([total_row(leaves, ids)] + code_rows(leaves, ids, FUNCTION)), MOVED.format('政府性基金'), landscape=True)
    # 8: nothing but the frame
    ids = ('total', 'basic', 'project')
    table(8, 'state_capital_expenditure', '国有资本经营预算财政拨款支出决算表', [two + [Col(i, 2) for i in ids]],
          [[('项目', 2), ('本年支出', 3)], ['功能分类科目编码', '科目名称', '合计', '基本支出', '项目支出'], [('栏次', 2)] + list('123')],
          [(Row(dict(name='合计', **dict.fromkeys(ids)), kind='total'),), (None,), (None,)],
          '本表反映部门本年度国有资本经营预算财政拨款支出情况。\n本部门本年度没有国有资本经营预算财政拨款支出，故本表为空表。', landscape=True, join=True)
    # 9
    spend = lambda car, meal: dict(total=car + meal, overseas=D(0), vehicle=car, vehicle_purchase=D(0), vehicle_operation=car, reception=meal)
    budget, actual = spend(D('6.50'), D('1.80')), spend(D(PUBLIC['30231']), D(PUBLIC['30217']))
    kinds = list(budget)
    six = [('合计', 1, 2), ('因公出国（境）费', 1, 2), ('公务用车购置及运行维护费', 3), ('公务接待费', 1, 2)]
    table(9, 'three_public', '财政拨款“三公”经费支出决算表', [[Col(f'{i}.{k}', 1.5) for k in ('budget', 'actual') for i in kinds]],
          [[('预算数', 6), ('决算数', 6)], six * 2, ['小计', '公务用车购置费', '公务用车运行维护费'] * 2, [str(i) for i in range(1, 13)]],
          single([Row({f'{i}.{k}': v[i] for k, v in (('budget', budget), ('actual', actual)) for i in kinds})]),
          '本表反映部门本年度财政拨款“三公”经费支出预决算情况。\n其中，预算数为全年预算数，反映按规定程序调整后的预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。',
          zero='0.00', landscape=True, join=True)

    share = lambda x, y: f'{100 * x / y:.2f}%'
    prose = [('title', f'第三部分 {YEAR}年度部门决算情况说明'),
             ('head', '一、收入支出决算总体情况说明'),
             ('text', f'{YEAR}年度收入总计、支出总计均为{whole:,.2f}万元。年初结转和结余{opening:.2f}万元，年末结转和结余{closing + o["close"]:.2f}万元。'),
             ('head', '二、收入决算情况说明'),
             ('text', f'本年收入合计{income:,.2f}万元，其中：财政拨款收入{both:,.2f}万元，占{share(both, income)}；事业收入{o["business"]:.2f}万元，占{share(o["business"], income)}；其他收入{o["other"]:.2f}万元，占{share(o["other"], income)}。'),
             ('head', '三、支出决算情况说明'),
             ('text', f'本年支出合计{spent:,.2f}万元，其中：基本支出{g["basic"] + o["basic"]:,.2f}万元，占{share(g["basic"] + o["basic"], spent)}；项目支出{spent - g["basic"] - o["basic"]:,.2f}万元，占{share(spent - g["basic"] - o["basic"], spent)}。'),
             ('head', '四、“三公”经费支出决算情况说明'),
             ('text', f'财政拨款“三公”经费支出预算为{budget["total"]:.2f}万元，支出决算为{actual["total"]:.2f}万元，完成预算的{share(actual["total"], budget["total"])}。其中：公务用车运行维护费{actual["vehicle"]:.2f}万元，公务接待费{actual["reception"]:.2f}万元，没有因公出国（境）和购置车辆。'),
             ('title', '第四部分 名词解释'),
             ('text', '一、年末结转和结余：本年或以前年度预算安排、到年底没有用完，转到下一年度接着使用的资金。'),
             ('text', '二、结余分配：单位按规定缴纳所得税、提取专用基金以及转入事业基金的数额。')]
    parts = [('cover', [ORG, f'{YEAR}年度部门决算', '二〇二四年九月']),
             ('contents', ['第一部分 部门概况', f'第二部分 {YEAR}年度部门决算表'] + [f'　　{NUMERAL[t.number - 1]}、{t.title}' for t in tables]
              + [f'第三部分 {YEAR}年度部门决算情况说明', '第四部分 名词解释']),
             ('prose', [('title', '第一部分 部门概况'), ('head', '一、主要职责'),
                        ('text', '澹川县在两条支流汇合处，有中型水库2座、小型水库41座。县水利局管理全县的河湖、水库和灌区，安排抗旱与度汛，修建并看护堤防和渠道，保障乡村饮水，治理水土流失，落实水库移民的后期扶持。'),
                        ('head', '二、机构设置'), ('text', '局机关设办公室、建设管理股、水资源股、移民工作股，所属单位有澹河灌区管理所和防汛物资站。')]),
             *tables, ('prose', prose)]
    doc = Document('danchuan-2023', YEAR, ORG, parts, kind='final_account')
    doc.css = '@page wide { size: A4 landscape; margin: 16mm 18mm 14mm }'
    return doc
