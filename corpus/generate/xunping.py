# SPDX-License-Identifier: GPL-3.0-or-later
"""浔坪县水务局 2024: a county bureau's budget whose tables are numbered 1, 1-1, 1-2 …, with the body's code between the
item's and its name, and rows that go body by body. The place is invented."""
from core import Col, D, Document, Row, Table, add, rollup, single, total
from names import CLASSES, ECONOMIC, FUNCTION, NUMERAL

YEAR = 2024
ORG = '浔坪县水务局'
UNITS = [('352301', '浔坪县水务局机关'), ('352601', '浔坪县河道管理所'), ('352602', '浔坪县农村供水总站')]
# body, code, source (g, f, b business, c carried over), basic, project
MONEY = [('352301', '2130301', 'g', '418.36', ''), ('352301', '2130304', 'g', '', '96.00'), ('352301', '2130314', 'g', '', '154.20'), ('352301', '2130305', 'c', '', '83.45'),
         ('352301', '2080505', 'g', '49.72', ''), ('352301', '2101101', 'g', '24.86', ''), ('352301', '2210201', 'g', '37.29', ''), ('352301', '2120803', 'f', '', '310.00'),
         ('352601', '2130306', 'g', '122.08', '45.60'), ('352601', '2080505', 'g', '16.48', ''), ('352601', '2210201', 'g', '12.36', ''),
         ('352602', '2130335', 'g', '88.40', '128.00'), ('352602', '2130335', 'b', '', '56.00'), ('352602', '2210201', 'g', '9.18', '')]
ECON = {'30101': '228.64', '30103': '61.30', '30107': '94.20', '30108': '66.20', '30110': '24.86', '30113': '58.83', '30201': '21.90', '30211': '14.60', '30217': '3.50',
        '30228': '6.40', '30231': '9.20', '30305': '4.15'}


def d(s):
    return D(s) if s else None


def build():
    ids = ('total', 'basic', 'project')
    money = [(u, c, s, dict(basic=d(b), project=d(p), total=add(d(b), d(p)))) for u, c, s, b, p in MONEY]
    of = lambda kinds, unit=None: [(c, v) for u, c, s, v in money if s in kinds and unit in (None, u)]
    sums = {s: total(of(s), ids)['total'] for s in 'gfbc'}
    whole = add(*sums.values())
    basic = total(of('g'), ids)['basic']
    econ = {c: D(v) for c, v in ECON.items()}
    econ['30102'] = basic - add(*econ.values())
    assert econ['30102'] > 50
    tables = []

    def table(n, *args, **kw):
        t = Table(*args, number=int(n.split('-')[0]), above=[f'表{n}'], left=f'部门：{ORG}', **kw)
        tables.append(t)
    item = lambda label, amount, level=0: Row(dict(item=label, amount=amount), level=level)
    end = lambda label, amount, show=None: Row(dict(item=label, amount=amount), kind='total', show=show and {'item': show})
    by = {k: v['total'] for k, v in rollup(of('gfbc'), ids).items() if len(k) == 3}
    left = [item('一、一般公共预算拨款收入', sums['g']), item('二、政府性基金预算拨款收入', sums['f']), item('三、国有资本经营预算拨款收入', None), item('四、事业收入', sums['b']),
            item('五、事业单位经营收入', None), item('六、其他收入', None)]
    right = [item(f'{NUMERAL[i]}、{n}', by.get(c)) for i, (c, n) in enumerate(CLASSES)]
    lines = list(zip(left + [None] * (len(right) - len(left)), right))
    lines += [(end('本年收入合计', whole - sums['c'], '本 年 收 入 合 计'), end('本年支出合计', whole, '本 年 支 出 合 计')), (item('七、用事业基金弥补收支差额', None), item('三十一、事业单位结余分配', None)),
              (item('八、上年结转', sums['c']), item('三十二、结转下年', None)), (end('收入总计', whole, '收 入 总 计'), end('支出总计', whole, '支 出 总 计'))]
    table('1', 'balance', '部门收支总表', '万元', [[Col('item', 4), Col('amount', 2)]] * 2, [[('收入', 2), ('支出', 2)], ['项    目', f'{YEAR}年预算数', '项    目', f'{YEAR}年预算数']],
          lines, sides=('revenue', 'expenditure'), size=8, row_pt=17)
    sources = (('total', 'gfbc'), ('carryover', 'c'), ('general_public', 'g'), ('government_fund', 'f'), ('state_capital', ''), ('business_revenue', 'b'), ('operating_revenue', ''), ('other_revenue', ''))
    figures = lambda unit: {i: total(of(s, unit), ids)['total'] if s else None for i, s in sources}
    table('1-1', 'revenue', '部门收入总表', '万元', [[Col('code', 1.5), Col('name', 3.4)] + [Col(i, 1.6) for i, _ in sources]],
          [[('项目', 2), *[(n, 1, 2) for n in ('合计', '上年结转', '一般公共预算拨款收入', '政府性基金预算拨款收入', '国有资本经营预算拨款收入', '事业收入', '事业单位经营收入', '其他收入')]], ['单位代码', '单位名称（科目）']],
          single([Row(dict(code='', name='合计', **figures(None)), kind='total')] + [Row(dict(code=u, name=n, **figures(u)), level=1) for u, n in UNITS]), landscape=True, row_pt=26)

    def listed(kinds, columns):
        """合计; then each body, then its items, with the body's code in every row."""
        rows = [Row(dict(code='', unit_code='', name='合计', **total(of(kinds), columns)), kind='total')]
        for u, n in UNITS:
            mine = of(kinds, u)
            if not mine:
                continue
            rows.append(Row(dict(code='', unit_code=u, name=n, **total(mine, columns))))
            seen = {}
            for c, v in mine:
                seen.setdefault(c, []).append((c, v))
            rows += [Row(dict(code=c, unit_code=u, name=FUNCTION[c], **total(vs, columns)), level=2) for c, vs in seen.items()]
        return single(rows)
    # the appropriation, with what was carried over in a column of its own
    five = ('total', 'general_public', 'government_fund', 'state_capital', 'carryover')
    klass = lambda s: {k: v['total'] for k, v in rollup(of(s), ids).items() if len(k) == 3}
    g, f, c = klass('g'), klass('f'), klass('c')
    parts = lambda x, y, z: dict(total=add(x, y, z), general_public=x, government_fund=y, state_capital=None, carryover=z)
    right = [Row(dict(item='一、本年支出', **parts(sums['g'], sums['f'], sums['c'])))]
    right += [Row(dict(item=n, **parts(g.get(k), f.get(k), c.get(k))), level=1) for k, n in CLASSES if k in g or k in f or k in c]
    right += [Row(dict(item='二、结转下年', **dict.fromkeys(five)))]
    left = [item('一、本年收入', sums['g'] + sums['f']), item('一般公共预算拨款收入', sums['g'], 1), item('政府性基金预算拨款收入', sums['f'], 1), item('国有资本经营预算拨款收入', None, 1),
            item('二、上年结转', sums['c']), item('一般公共预算拨款收入', sums['c'], 1), item('政府性基金预算拨款收入', None, 1)]
    left += [None] * (len(right) - len(left))
    right += [None] * (len(left) - len(right))
    lines = list(zip(left, right)) + [(end('收入总计', whole - sums['b'], '收 入 总 计'), Row(dict(item='支出总计', **parts(sums['g'], sums['f'], sums['c'])), kind='total', show={'item': '支 出 总 计'}))]
    table('2', 'appropriation_balance', '财政拨款收支预算总表', '万元', [[Col('item', 3.2, indent=True), Col('amount', 1.6)], [Col('item', 3.2, indent=True)] + [Col(i, 1.6) for i in five]],
          [[('收入', 2), ('支出', 6)], ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算', '上年财政拨款资金结转']], lines,
          sides=('revenue', 'expenditure'), landscape=True)
    keys = lambda parts=3: [Col('code', .8 * parts, parts=parts), Col('unit_code', 1.6, type='code'), Col('name', 5)]
    head = [[('项目', 5), ('合计', 1, 3), ('基本支出', 1, 3), ('项目支出', 1, 3), ('上缴上级支出', 1, 3), ('对附属单位补助支出', 1, 3)], [('科目编码', 3), ('单位代码', 1, 2), ('单位名称（科目）', 1, 2)], ['类', '款', '项']]
    five = ids + ('remitted_to_superior', 'affiliate_subsidy')
    table('1-2', 'expenditure', '部门支出总表', '万元', [keys() + [Col(i, 2) for i in five]], head, listed('gfbc', five), landscape=True, repeat=True, pages=(11, 7))
    table('3', 'general_public_expenditure', '一般公共预算支出预算表', '万元', [keys() + [Col(i, 2) for i in ('total', 'current', 'carryover')]],
          [[('项目', 5), ('合计', 1, 3), ('当年财政拨款安排', 1, 3), ('上年结转安排', 1, 3)], [('科目编码', 3), ('单位代码', 1, 2), ('单位名称（科目）', 1, 2)], ['类', '款', '项']],
          [(Row({k: v for k, v in r.cells.items() if k not in ('basic', 'project')} | dict(total=add(r.cells['total'], r2.cells['total'] if r2 else None), current=r.cells['total'], carryover=r2.cells['total'] if r2 else None),
                level=r.level, kind=r.kind),) for (r,), r2 in paired(listed('g', ids), listed('c', ids))] + [(Row(dict(code=c, unit_code='352301', name=FUNCTION[c], total=v['total'], current=None, carryover=v['total']), level=2),) for c, v in of('c')])
    leaves = [(c, {'total': v, 'public_use' if c[:3] == '302' else 'personnel': v}) for c, v in econ.items()]
    three = ('total', 'personnel', 'public_use')
    rows = [Row(dict(code='', unit_code='', name='合计', **total(leaves, three)), kind='total'), Row(dict(code='', unit_code='352', name=ORG, **total(leaves, three)))]
    rows += [Row(dict(code=k, unit_code='352', name=ECONOMIC[k], **v), level=0 if len(k) == 3 else 1) for k, v in rollup(leaves, three, (3,)).items()]
    table('3-1', 'basic_expenditure', '一般公共预算基本支出预算表', '万元', [keys(2) + [Col(i, 2) for i in three]],
          [[('项目', 4), ('基本支出', 3)], [('科目编码', 2), ('单位代码', 1, 2), ('单位名称（科目）', 1, 2), ('合计', 1, 2), ('人员经费', 1, 2), ('公用经费', 1, 2)], ['类', '款']], single(rows))
    meal, car = econ['30217'], econ['30231']
    one = dict(total=meal + car, overseas=None, vehicle=car, vehicle_purchase=None, vehicle_operation=car, reception=meal)
    three_head = [[('单位编码', 1, 3), ('单位名称（科目）', 1, 3), ('当年财政拨款预算安排', 6)], [('合计', 1, 2), ('因公出国（境）费用', 1, 2), ('公务用车购置及运行费', 3), ('公务接待费', 1, 2)], ['小计', '公务用车购置费', '公务用车运行费']]
    table('3-3', 'three_public', '一般公共预算“三公”经费支出预算表', '万元', [[Col('code', 1.4), Col('name', 3)] + [Col(i, 1.7) for i in one]], three_head,
          single([Row(dict(code='', name='合计', **one), kind='total'), Row(dict(code='352', name=ORG, **one))]))
    table('4', 'government_fund_expenditure', '政府性基金支出预算表', '万元', [keys() + [Col(i, 2) for i in ids]],
          [[('项目', 5), (f'本年政府性基金预算支出', 3)], [('科目编码', 3), ('单位代码', 1, 2), ('单位名称（科目）', 1, 2), ('合计', 1, 2), ('基本支出', 1, 2), ('项目支出', 1, 2)], ['类', '款', '项']], listed('f', ids))
    nothing = dict.fromkeys(one)
    table('4-1', 'three_public', '政府性基金预算“三公”经费支出预算表', '万元', [[Col('code', 1.4), Col('name', 3)] + [Col(i, 1.7) for i in one]], three_head,
          [(Row(dict(code='', name='合计', **nothing), kind='total'),)], note='注：本表无数据')
    parts = [('cover', [f'{YEAR}年部门预算', ORG, '二〇二四年二月']), *tables]
    return Document('xunping-2024', YEAR, ORG, parts, footer='{}')


def paired(a, b):
    """Each row of `a` with the row of `b` that is of the same body and not of an item."""
    heads = {(r.cells['unit_code'], r.cells['name']): r for (r,) in b if not r.cells['code']}
    return [((r,), heads.get((r.cells['unit_code'], r.cells['name'])) if not r.cells['code'] else None) for (r,) in a]
