# SPDX-License-Identifier: GPL-3.0-or-later
"""岚渭县民政局 2022: a county department's budget as the south publishes it, in 万元, one table in 元. The place is invented."""
from core import Cell, Col, D, Document, Row, Table, add, rollup, single, total
from names import CLASSES, ECONOMIC, FUNCTION, NUMERAL

YEAR = 2022
ORG = '岚渭县民政局'
UNITS = [('206001', '岚渭县民政局机关'), ('206002', '岚渭县社会福利院'), ('206003', '岚渭县殡葬事务中心'), ('206004', '岚渭县救助管理站')]
# unit, code, source of the money, basic, project
MONEY = [
    ('206001', '2080201', 'g', '612.48', ''), ('206001', '2080202', 'g', '', '186.40'), ('206001', '2080206', 'g', '', '24.00'),
    ('206001', '2080207', 'g', '', '38.50'), ('206001', '2080208', 'g', '', '152.36'), ('206001', '2080505', 'g', '74.16', ''),
    ('206001', '2080506', 'g', '37.08', ''), ('206001', '2081001', 'g', '', '96.72'), ('206001', '2081002', 'g', '', '1284.00'),
    ('206001', '2081107', 'g', '', '2046.24'), ('206001', '2081901', 'g', '', '865.20'), ('206001', '2081902', 'g', '', '4312.80'),
    ('206001', '2082001', 'g', '', '420.00'), ('206001', '2082101', 'g', '', '118.44'), ('206001', '2082102', 'g', '', '1968.60'),
    ('206001', '2082502', 'g', '', '52.30'), ('206001', '2101101', 'g', '31.52', ''), ('206001', '2210201', 'g', '55.62', ''),
    ('206002', '2081005', 'g', '143.80', '60.00'), ('206002', '2081005', 'b', '', '85.50'), ('206002', '2101102', 'g', '8.94', ''),
    ('206002', '2210201', 'g', '15.78', ''), ('206003', '2081004', 'g', '96.35', '40.00'), ('206003', '2081004', 'a', '', '210.00'),
    ('206003', '2101102', 'g', '6.12', ''), ('206003', '2210201', 'g', '10.80', ''), ('206004', '2082002', 'g', '48.26', '72.00'),
    ('206004', '2210201', 'g', '5.43', ''), ('206001', '2296002', 'f', '', '326.00'), ('206002', '2296002', 'f', '', '74.00'),
    ('206001', '2080208', 'cg', '', '45.18'), ('206001', '2296002', 'cf', '', '31.60'), ('206002', '2081005', 'cu', '', '7.25')]
# What was spent in the year before, by item.
BEFORE = {'2080201': '598.20', '2080202': '174.55', '2080206': '24.00', '2080207': '12.80', '2080208': '160.00', '2080505': '70.92', '2080506': '35.46',
          '2081001': '88.30', '2081002': '1196.40', '2081004': '131.22', '2081005': '198.64', '2081107': '1925.16', '2081901': '902.75',
          '2081902': '4188.96', '2082001': '397.12', '2082002': '115.04', '2082101': '109.80', '2082102': '1904.36', '2082502': '52.30',
          '2101101': '30.18', '2101102': '14.66', '2210201': '84.27'}
# The economic classes of basic expenditure; 30102 is what remains.
ECON = {'30101': '302.40', '30103': '118.65', '30107': '96.20', '30108': '74.16', '30109': '37.08', '30110': '46.58', '30112': '6.84',
        '30113': '87.63', '30201': '22.50', '30202': '3.10', '30205': '2.45', '30206': '9.80', '30207': '6.30', '30211': '12.60', '30213': '5.25',
        '30215': '1.80', '30216': '2.40', '30217': '2.60', '30228': '14.85', '30229': '8.90', '30231': '10.80', '30239': '31.20', '30302': '21.36', '30305': '6.05'}
GOVERNMENT = {'301': '机关工资福利支出', '302': '机关商品和服务支出', '303': '对个人和家庭的补助', '30101': '工资奖金津补贴', '30102': '工资奖金津补贴',
              '30103': '工资奖金津补贴', '30107': '工资福利支出', '30113': '住房公积金', '30215': '会议费', '30216': '培训费', '30217': '公务接待费',
              '30231': '公务用车运行维护费', '30213': '维修（护）费', '30302': '离退休费', '30305': '社会福利和救助'}
# project, 元, note
PROJECTS = [
    ('206001', '城乡低保对象信息核对平台维护及入户抽查经费', '864000', '含第三方核查服务'),
    ('206001', '全县行政村界桩更换、地名标志牌补设和地名文化遗产名录编制经费', '385000', ''),
    ('206001', '社会组织等级评估和孵化基地运行', '240000', '县委常委会2021年第9次会议'),
    ('206001', '高龄津贴', '12840000', '80岁以上老年人按月发放，其中百岁老人每人每月600元'),
    ('206001', '困难残疾人生活补贴和重度残疾人护理补贴', '20462400', ''),
    ('206001', '农村最低生活保障金（县级配套）', '43128000', '按2022年新标准测算，待省级资金下达后统筹安排'),
    ('206001', '城市最低生活保障金', '8652000', ''),
    ('206001', '临时救助备用金', '4200000', '乡镇备用金每乡镇5万元'),
    ('206001', '特困人员集中供养机构护理员工资、意外保险和消防设施改造补助', '20870400', '城乡合并安排，分散供养人员照料护理费在内'),
    ('206001', '孤儿和事实无人抚养儿童基本生活费', '967200', ''),
    ('206001', '村（社区）换届选举档案整理、村务公开栏更新以及“四社联动”示范点建设', '1523600', ''),
    ('206001', '其他农村生活救助', '523000', '精减退职老职工'),
    ('206001', '机关信息化建设与老旧办公用房屋面防水工程', '1000000', ''),
    ('206002', '福利院在院老人和儿童康复训练、护理用品购置', '600000', '不足部分由事业收入解决'),
    ('206003', '殡葬惠民补助', '400000', '免除基本殡葬服务费'),
    ('206004', '流浪乞讨人员救助和返乡安置', '720000', '')]
BUYING = [   # unit, item, catalogue, method, measure, quantity, price in 元, note
    ('206001', '台式计算机和显示器', 'A02010104台式计算机', '批量集中采购', '台', 24, '4800', '替换2015年以前购置的设备'),
    ('206001', '低保信息核对平台运行维护', 'C0206运行维护服务', '竞争性磋商', '项', 1, '236000', ''),
    ('206001', '地名标志牌', 'A029999其他通用设备', '询价', '块', 310, '420', '含安装'),
    ('206002', '多功能护理床', 'A032029病房护理及医院通用设备', '公开招标', '张', 60, '2650', ''),
    ('206003', '火化机尾气净化装置更新', 'A033099其他专用设备', '公开招标', '套', 2, '395000', '跨年度项目，质保金另列')]


def d(s):
    return D(s) if s else None


def build():
    money = [(u, c, s, dict(basic=d(b), project=d(p), total=add(d(b), d(p)))) for u, c, s, b, p in MONEY]
    of = lambda *sources: [(c, v) for _, c, s, v in money if s in sources]
    three = ('total', 'basic', 'project')
    sums = lambda *sources: total(of(*sources), three)
    g, f, b, a, cg, cf, cu = (sums(s)['total'] for s in ('g', 'f', 'b', 'a', 'cg', 'cf', 'cu'))
    income, old = g + f + b + a, cg + cf + cu
    whole = income + old
    econ = {c: D(v) for c, v in ECON.items()}
    econ['30102'] = sums('g')['basic'] - add(*econ.values())
    assert econ['30102'] > 100
    tables = []

    def table(n, id, title, panels, header, lines, unit='万元', inside=None, **kw):
        t = Table(id, title, unit, panels, header, lines, number=n, left=f'单位名称：{ORG}', **kw)
        if inside:
            k = len(t.widths())
            half = k // 2 + 1
            t.layout['inside'] = [[Cell(f'{inside}{n}', k, 1, 'right')], [Cell(title, k, 1, 'center', True)],
                                  [Cell(t.left, half, 1, 'left'), Cell(t.right, k - half, 1, 'right')]]
        t.layout['above'] = 'right'
        tables.append(t)
        return t

    def coded(leaves, ids, form, names):
        """Codes and names in one box."""
        rows = []
        for k, v in rollup(leaves, ids, (3, 5) if len(leaves[0][0]) == 7 else (3,)).items():
            row = Row(dict(name=form.format(k, names[k]), **v), level={3: 0, 5: 1, 7: 2}[len(k)])
            row.of = k
            rows.append(row)
        return rows
    end = lambda label, key='item', show=None, **v: Row({key: label, **v}, kind='total', show=show)

    # 1
    by = {k: v['total'] for k, v in rollup([(c, v) for _, c, _, v in money], three).items() if len(k) == 3}
    left = [('一、一般公共预算拨款收入', g), ('二、政府性基金预算拨款收入', f), ('三、国有资本经营预算拨款收入', None), ('四、财政专户管理资金收入', None),
            ('五、事业收入', b), ('六、事业单位经营收入', a), ('七、上级补助收入', None), ('八、附属单位上缴收入', None), ('九、其他收入', None)]
    left = [Row(dict(item=n, amount=v)) for n, v in left]
    right = [Row(dict(item=f'{NUMERAL[i]}、{n}', amount=by.get(c))) for i, (c, n) in enumerate(CLASSES[:25])]
    lines = list(zip(left + [None] * (len(right) - len(left)), right))
    lines += [(end('本年收入合计', amount=income), end('本年支出合计', amount=whole)), (Row(dict(item='上年结转结余', amount=old)), Row(dict(item='年终结转结余', amount=None))),
              (end('收入总计', amount=whole), end('支出总计', amount=whole))]
    table(1, 'balance', '部门收支总表', [[Col('item', 4), Col('amount', 2)], [Col('item', 4), Col('amount', 2)]],
          [[('收入', 2), ('支出', 2)], ['项目', '本年预算', '项目（按功能分类）', '本年预算']], lines, sides=('revenue', 'expenditure'), inside='部门公开表', size=8, row_pt=17)
    # 2: many sources, small type, upright letters
    now = [('小计', 'revenue', ('g', 'f', 'b', 'a')), ('一般公共预算', 'revenue.general_public', ('g',)), ('政府性基金预算', 'revenue.government_fund', ('f',)),
           ('国有资本经营预算', 'revenue.state_capital', ()), ('财政专户管理资金', 'revenue.fiscal_account', ()), ('事业收入', 'business_revenue', ('b',)),
           ('事业单位经营收入', 'operating_revenue', ('a',)), ('上级补助收入', 'superior_subsidy', ()), ('附属单位上缴收入', 'affiliate_remittance', ()), ('其他收入', 'other_revenue', ())]
    before = [('小计', 'carryover', ('cg', 'cf', 'cu')), ('一般公共预算', 'carryover.general_public', ('cg',)), ('政府性基金预算', 'carryover.government_fund', ('cf',)),
              ('国有资本经营预算', 'carryover.state_capital', ()), ('财政专户管理资金', 'carryover.fiscal_account', ()), ('单位资金', 'carryover.unit_funds', ('cu',))]

    def sources(units):
        pick = lambda ss: add(*(v['total'] for u, _, s, v in money if u in units and s in ss))
        return dict(total=pick(('g', 'f', 'b', 'a', 'cg', 'cf', 'cu')), **{i: pick(ss) for _, i, ss in now + before})
    all_units = [u for u, _ in UNITS]
    rows = [end('合计', 'name', **sources(all_units)), Row(dict(code='206', name=ORG, **sources(all_units)))]
    rows += [Row(dict(code=u, name=n, **sources([u])), level=1) for u, n in UNITS]
    tall = lambda n: Cell(n, upright=len(n) > 3)
    table(2, 'revenue', '部门收入总表', [[Col('code', 2), Col('name', 5.4, indent=True), Col('total', 2.4)] + [Col(i, 1.9) for _, i, _ in now + before]],
          [[('单位代码', 1, 3), ('单位名称', 1, 3), ('合计', 1, 3), ('部门预算收入', len(now + before))], [('本年收入', len(now)), ('上年结转结余', len(before))],
           [tall(n) for n, _, _ in now + before]], single(rows), inside='部门公开表', landscape=True, size=5.5, row_pt=13, side=28)
    # 3: header on the second page, none on the third
    ids = ('total', 'basic', 'project', 'remitted_to_superior', 'affiliate_subsidy')
    every = [(c, v) for _, c, _, v in money]
    table(3, 'expenditure', '部门支出总表', [[Col('name', 6, indent=True, coded=True)] + [Col(i, 2) for i in ids]],
          [[('科目编码及名称', 1, 3), ('本年支出', 5)], [('合计', 1, 2), ('其中', 4)], ['基本支出', '项目支出', '上缴上级支出', '对附属单位补助支出']],
          single([end('合计', 'name', **total(every, ids))] + coded(every, ids, '{}-{}', FUNCTION)), inside='部门公开表', landscape=True, size=8, row_pt=22, repeat={1}, pages=(17, 17, 9))
    # 4: its title stands at the foot of the page before
    four = ('total', 'general_public', 'government_fund', 'state_capital')
    parts = lambda x, y: dict(total=add(x, y), general_public=x, government_fund=y, state_capital=None)
    klass = lambda *s: {k: v['total'] for k, v in rollup(of(*s), three).items() if len(k) == 3}
    x, y = klass('g', 'cg'), klass('f', 'cf')
    left = [Row(dict(item='一、本年收入', amount=g + f)), Row(dict(item='（一）一般公共预算拨款', amount=g), level=1), Row(dict(item='（二）政府性基金预算拨款', amount=f), level=1),
            Row(dict(item='（三）国有资本经营预算拨款', amount=None), level=1), Row(dict(item='二、上年结转', amount=cg + cf)),
            Row(dict(item='（一）一般公共预算拨款', amount=cg), level=1), Row(dict(item='（二）政府性基金预算拨款', amount=cf), level=1)]
    right = [Row(dict(item=n, **parts(x.get(c), y.get(c)))) for c, n in CLASSES if c in x or c in y]
    left += [None] * max(0, len(right) - len(left))
    right += [None] * max(0, len(left) - len(right))
    lines = list(zip(left, right)) + [(end('收入总计', show={'item': '收 入 总 计'}, amount=g + f + cg + cf), end('支出总计', show={'item': '支 出 总 计'}, **parts(g + cg, f + cf)))]
    table(4, 'appropriation_balance', '财政拨款收支总表', [[Col('item', 3.6, indent=True), Col('amount', 1.8)], [Col('item', 3.2)] + [Col(i, 1.8) for i in four]],
          [[('收入', 2), ('支出', 5)], ['项目', '本年预算', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算']], lines,
          sides=('revenue', 'expenditure'), above=['附表4'], apart=True, row_pt=20)
    # 5: a name broken by the page's end; figures with and without separators; per cent
    ids = ('previous_actual', 'total', 'basic', 'project', 'change')
    gp = [(c, dict(v, previous_actual=None)) for c, v in of('g')] + [(c, dict(previous_actual=D(v))) for c, v in BEFORE.items()]

    def compared(v):
        v['change'] = v['total'] - v['previous_actual']
        v['change_percent'] = f'{100 * v["change"] / v["previous_actual"]:.2f}'
        return v
    rows = [Row(dict(code=k, name=FUNCTION[k], **compared(v)), level={3: 0, 5: 1, 7: 2}[len(k)]) for k, v in rollup(gp, ids[:4]).items()]
    rows = [end('合计', 'name', **compared(total(gp, ids[:4])))] + rows
    at = [r.cells.get('code') for r in rows].index('2080505') + 1
    table(5, 'general_public_expenditure', '一般公共预算支出表',
          [[Col('code', 1.5), Col('name', 3, indent=True), Col('previous_actual', 1.8)] + [Col(i, 1.8, thousands=True) for i in ids[1:]] + [Col('change_percent', 1.4, type='percent')]],
          [[('科目编码', 1, 2), ('科目名称', 1, 2), (f'{YEAR - 1}年执行数', 1, 2), (f'{YEAR}年预算数', 3), ('比上年执行数增减', 2)], ['合计', '基本支出', '项目支出', '增减额', '增减%']],
          single(rows), above=['附表5'], pages=(at,), cut=at, row_pt=24)
    # 6
    ids = ('total', 'personnel', 'public_use')
    leaves = [(c, {'total': v, 'public_use' if c[:3] == '302' else 'personnel': v}) for c, v in econ.items()]
    sixth = []
    for k, v in rollup(leaves, ids, (3,)).items():
        gov = GOVERNMENT.get(k) or ('社会保障缴费' if k[:3] == '301' else '办公经费')
        row = Row(dict(item=f'[{k}]{ECONOMIC[k]}', government_item=gov, **v), level=0 if len(k) == 3 else 1)
        row.of = k
        sixth.append(row)
    table(6, 'basic_expenditure', '一般公共预算基本支出表', [[Col('item', 4.4, indent=True, coded=True), Col('government_item', 3.6)] + [Col(i, 1.8) for i in ids]],
          [[('部门预算支出经济分类科目', 1, 2), ('政府预算支出经济分类科目', 1, 2), ('基本支出', 3)], ['合计', '人员经费', '公用经费']],
          single([end('合计', 'item', government_item='', **total(leaves, ids))] + sixth), above=['附表6'], row_pt=19)
    # 7, 8, 9: one under the other
    wide = lambda: [[Col('code', 1.6), Col('name', 5)] + [Col(i, 2) for i in three]]
    head = [['科目编码', '科目名称', '合计', '基本支出', '项目支出']]
    fund = of('f')
    rows = [Row(dict(code=k, name=FUNCTION[k], **v), level={3: 0, 5: 1, 7: 2}[len(k)]) for k, v in rollup(fund, three).items()]
    table(7, 'government_fund_expenditure', '政府性基金预算支出表', wide(), head, single([end('合计', 'name', **total(fund, three))] + rows), above=['附表7'])
    table(8, 'state_capital_expenditure', '国有资本经营预算支出表', wide(), head, [(end('合计', 'name', **dict.fromkeys(three)),)], above=['附表8'], join=True, gap=14,
          note='说明：本部门没有使用国有资本经营预算安排的支出。')
    meal, car = econ['30217'], econ['30231']
    one = dict(total=meal + car, overseas=None, vehicle=car, vehicle_purchase=None, vehicle_operation=car, reception=meal)
    table(9, 'three_public', '“三公”经费预算表', [[Col('name', 3)] + [Col(i, 2) for i in one]],
          [[('单位名称', 1, 2), ('合计', 1, 2), ('因公出国（境）费', 1, 2), ('公务用车购置及运行费', 3), ('公务接待费', 1, 2)], ['小计', '公务用车购置费', '公务用车运行费']],
          single([Row(dict(name=ORG, **one))]), above=['附表9'], join=True, gap=14)
    # 10: quantities and words
    rows, all_of_it = [], D(0)
    for n, (u, item, what, how, measure, quantity, price, note) in enumerate(BUYING, 1):
        sum_ = (quantity * D(price) / 10000)
        assert sum_ == round(sum_, 2)
        all_of_it += sum_
        rows.append(Row(dict(number=str(n), name=dict(UNITS)[u], item=item, procurement_item=what, procurement_method=how, measure_unit=measure,
                             quantity=str(quantity), unit_price=D(price), total=sum_, remarks=note)))
    texts = dict(name=2.2, item=3, procurement_item=3, procurement_method=2, measure_unit=1)
    total10 = Row(dict(number='', name='合计', item='', procurement_item='', procurement_method='', measure_unit='', quantity='', unit_price=None, total=all_of_it, remarks=''), kind='total')
    table(10, 'procurement', '政府采购预算表', [[Col('number', .9, type='number')] + [Col(i, w, type='text', align='left') for i, w in texts.items()]
          + [Col('quantity', 1, type='number'), Col('unit_price', 2.3, unit='元'), Col('total', 1.6), Col('remarks', 2, type='text', align='left')]],
          [['序号', '单位名称', '项目名称', '采购品目', '采购方式', '计量单位', '数量', '单价（元）', '合计', '备注']], single([total10] + rows), above=['附表10'], row_pt=20)
    # 11: in 元, long names, notes; over two pages
    rows, cents = [], D(0)
    for n, (u, item, v, note) in enumerate(PROJECTS, 1):
        rows.append(Row(dict(number=str(n), name=dict(UNITS)[u], item=item, total=D(v), general_public=D(v), government_fund=None, remarks=note)))
        cents += D(v)
    assert cents / 10000 == sums('g')['project'], (cents, sums('g')['project'])
    total11 = Row(dict(number='', name='合计', item='', total=cents, general_public=cents, government_fund=None, remarks=''), kind='total')
    t = table(11, 'project_expenditure', '一般公共预算项目支出明细表', [[Col('number', .8, type='number'), Col('name', 2, type='text', align='left'), Col('item', 3.2, type='text', align='left')]
              + [Col(i, 1.9, thousands=True) for i in ('total', 'general_public', 'government_fund')] + [Col('remarks', 2.6, type='text', align='left')]],
              [[('序号', 1, 2), ('单位名称', 1, 2), ('项目名称', 1, 2), ('资金来源', 3), ('备注', 1, 2)], ['合计', '一般公共预算', '政府性基金预算']], single([total11] + rows),
              unit='元', right='（单位：元）', tail=True, above=['附表11'], row_pt=30)
    t.places = 0

    prose = [('title', '部门概况和预算说明'), ('head', '一、主要职责'),
             ('text', '岚渭县民政局管理全县的社会救助、养老、儿童福利、社会组织、地名和殡葬，指导村（居）民自治，救助流浪乞讨人员。'),
             ('head', '二、机构设置'), ('text', '纳入2022年部门预算编制范围的有局机关和3个所属单位：社会福利院、殡葬事务中心、救助管理站。'),
             ('head', '三、收支情况'),
             ('text', f'{YEAR}年收入总计{whole:,.2f}万元，其中本年收入{income:,.2f}万元，上年结转结余{old:.2f}万元；支出总计{whole:,.2f}万元。'),
             ('text', f'一般公共预算支出{g:,.2f}万元，比上年执行数增加{g - add(*(D(v) for v in BEFORE.values())):.2f}万元。“三公”经费预算{meal + car:.2f}万元。')]
    parts = [('cover', [f'{YEAR}年度', f'{ORG}部门预算', '二〇二二年一月']), ('prose', prose), *tables]
    doc = Document('lanwei-2022', YEAR, ORG, parts, footer='{}')
    doc.family = 'Noto Sans CJK SC'
    return doc
