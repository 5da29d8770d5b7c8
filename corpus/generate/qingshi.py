# SPDX-License-Identifier: GPL-3.0-or-later
"""青石县云栖镇 2025: the thirteen tables of a township in the style of Shanxi, in 万元. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, pairs, rollup, single, total, total_row
from names import CLASSES, FUNCTION, NUMERAL, REVENUE

YEAR = 2025
ORG = '青石县云栖镇人民政府'

# code: this year's basic, this year's projects, carried over basic, carried over projects
GENERAL = [
    ('2010301', '412.36', '', '18.20', ''), ('2010302', '', '268.40', '', '36.75'), ('2010350', '186.05', '', '', ''),
    ('2013202', '', '24.60', '', ''), ('2070109', '', '15.00', '', ''), ('2080505', '62.18', '', '', ''), ('2080506', '31.09', '', '', ''),
    ('2082102', '', '8.64', '', ''), ('2101101', '14.72', '', '', ''), ('2101102', '9.86', '', '', ''),
    ('2110402', '', '42.00', '', '12.30'), ('2130126', '', '', '', '22.15'), ('2130705', '', '196.80', '', ''),
    ('2210201', '46.64', '', '', ''), ('2240703', '', '', '', '3.00')]
FUND = [('2120801', '320.00'), ('2120804', '145.50')]
BASIC = [   # class, [(department item, government item, amount)], personnel or public use
    ('工资福利支出', 'personnel', [
        ('基本工资', '工资奖金津补贴', '238.40'), ('津贴补贴', '工资奖金津补贴', '102.75'), ('奖金', '工资奖金津补贴', '74.30'),
        ('绩效工资', '工资福利支出', '61.20'), ('机关事业单位基本养老保险缴费', '社会保障缴费', '62.18'), ('职业年金缴费', '社会保障缴费', '31.09'),
        ('职工基本医疗保险缴费', '社会保障缴费', '24.58'), ('其他社会保障缴费', '社会保障缴费', '3.46'), ('住房公积金', '住房公积金', '46.64')]),
    ('商品和服务支出', 'public_use', [
        ('办公费', '办公经费', '18.60'), ('印刷费', '办公经费', '2.40'), ('水费', '办公经费', '1.10'), ('电费', '办公经费', '6.80'),
        ('邮电费', '办公经费', '2.20'), ('取暖费', '办公经费', '9.50'), ('差旅费', '办公经费', '3.70'), ('维修（护）费', '维修（护）费', '5.00'),
        ('会议费', '会议费', '0.80'), ('培训费', '培训费', '1.30'), ('公务接待费', '公务接待费', '0.50'), ('工会经费', '办公经费', '8.92'),
        ('福利费', '办公经费', '6.48'), ('公务用车运行维护费', '公务用车运行维护费', '3.60'), ('其他交通费用', '办公经费', '24.00'),
        ('其他商品和服务支出', '其他商品和服务支出', '8.00')]),
    ('对个人和家庭的补助', 'personnel', [('退休费', '离退休费', '11.24'), ('生活补助', '社会福利和救助', '4.16')])]
PROJECTS = [
    ('2010302', [('机关安全保卫和物业服务经费', '46.00'), ('综合便民服务大厅运行维护资金', '32.50'), ('镇域道路交通安全劝导站点建设资金', '18.90'),
                 ('山洪灾害群测群防和应急物资储备经费', '21.00'), ('临时聘用人员劳务费', '84.00'), ('政务信息化设备更新资金', '26.00'),
                 ('第二届“云栖秋收”农民体育交流活动经费', '12.00'), ('信访维稳工作经费', '10.00'), ('人大代表之家规范化建设资金', '8.00'),
                 ('法律顾问服务费', '10.00')]),
    ('2013202', [('基层党建示范带创建资金', '15.00'), ('离任村干部慰问经费', '9.60')]),
    ('2070109', [('乡镇综合文化站免费开放补助', '5.00'), ('古戏台修缮保护工程', '10.00')]),
    ('2082102', [('特困人员照料护理补贴', '8.64')]),
    ('2110402', [('农村生活垃圾分类收运体系建设资金', '30.00'), ('河道清淤与两岸绿化养护资金', '12.00')]),
    ('2130705', [('村级组织运转经费', '168.00'), ('村务监督委员会成员岗位补贴', '28.80')])]
FUND_PROJECTS = [
    ('2120801', [('“青石—云栖”公路连接线（二期）征地拆迁补偿资金', '320.00')]),
    ('2120804', [('云栖镇上坪等五村饮水管网改造及高位蓄水池新建工程补助资金', '98.50'), ('田间生产道路硬化工程', '47.00')])]
LEFTOVER = [
    ('2010302', [('老旧办公楼消防改造工程尾款', '36.75')]), ('2110402', [('小流域综合治理设计费', '12.30')]),
    ('2130126', [('农村户厕改造整村推进资金', '22.15')]), ('2240703', [('自然灾害救灾补助资金', '3.00')])]


def d(s):
    return D(s) if s else None


def build():
    gp = [(c, dict(basic=d(b), project=d(p), kb=d(kb), kp=d(kp))) for c, b, p, kb, kp in GENERAL]
    fund = [(c, dict(project=D(p))) for c, p in FUND]
    cur = lambda f: add(f.get('basic'), f.get('project'))
    old = lambda f: add(f.get('kb'), f.get('kp'))
    g_now, g_old, f_now = add(*(cur(f) for _, f in gp)), add(*(old(f) for _, f in gp)), add(*(f['project'] for _, f in fund))
    both = g_now + f_now
    everything = both + g_old

    # The projects and the economic classes are the same money as the functions.
    for lists, column, source in ((PROJECTS, 'project', gp), (FUND_PROJECTS, 'project', fund), (LEFTOVER, 'kp', gp)):
        given = {c: add(*(D(a) for _, a in p)) for c, p in lists}
        assert given == {c: f[column] for c, f in source if f.get(column) is not None}, column
    basic = add(*(D(a) for _, _, items in BASIC for _, _, a in items))
    assert basic == add(*(f['basic'] for _, f in gp)), basic
    item = {n: D(a) for _, _, items in BASIC for n, _, a in items}

    classes = {k: v for k, v in rollup([(c, dict(cur=cur(f), old=old(f), gp=add(cur(f), old(f)))) for c, f in gp]
                                       + [(c, dict(cur=f['project'], fund=f['project'])) for c, f in fund], ('cur', 'old', 'gp', 'fund')).items() if len(k) == 3}
    listed = [(f'{NUMERAL[i]}、{n}', classes.get(c, {})) for i, (c, n) in enumerate(CLASSES)]
    t = lambda n, name: [f'表{NUMERAL[n - 1]}{name}', f'预算公开表{n}']
    dept = f'部门名称：{ORG}'
    tables = []

    def table(n, id, name, panels, header, lines, **kw):
        title = f'{YEAR}年{name}'
        tables.append(Table(id, title, '万元', panels, header, lines, number=n, above=t(n, title), left=dept, **kw))

    # 1
    left = [Row(dict(item=x, amount=v)) for x, v in (('一、一般公共预算', g_now), ('二、政府性基金预算', f_now), ('三、国有资本经营预算', None), ('四、财政专户管理资金', None), ('五、单位资金', None))]
    right = [Row(dict(item=x, total=add(v.get('cur'), v.get('old')), current=v.get('cur'), carryover=v.get('old'))) for x, v in listed]
    lines = pairs(left, right, len(right) + 1) + [
        (Row(dict(item='本年收入合计', amount=both), kind='total'), Row(dict(item='本年支出合计', total=everything, current=both, carryover=g_old), kind='total')),
        (Row(dict(item='上年结转', amount=g_old)), Row(dict(item='年终结转', total=None, current=None, carryover=None))),
        (Row(dict(item='收入总计', amount=everything), kind='total'), Row(dict(item='支出总计', total=everything, current=both, carryover=g_old), kind='total'))]
    table(1, 'balance', '预算收支总表', [[Col('item', 3), Col('amount', 1.7)], [Col('item', 3.6), Col('total', 1.7), Col('current', 1.7), Col('carryover', 1.7)]],
          [[('收入', 2), ('支出', 4)], ['项目', f'{YEAR}年', '项目', f'{YEAR}年合计', '当年预算安排', '上年结转安排']], lines, sides=('revenue', 'expenditure'))
    # 2
    ids = ('total', 'general_public', 'government_fund', 'state_capital', 'fiscal_account', 'unit_funds', 'carryover')
    leaves = [(c, dict(total=cur(f), general_public=cur(f), carryover=old(f))) for c, f in gp] + [(c, dict(total=f['project'], government_fund=f['project'])) for c, f in fund]
    table(2, 'revenue', '预算收入总表', [[Col('code', 1.5), Col('name', 3.4)] + [Col(i, 1.5) for i in ids]],
          [[('项目', 2), ('本年收入', 6), ('上年结转', 1, 2)], ['科目编码', '科目名称', '合计', '一般公共预算', '政府性基金', '国有资本经营预算', '财政专户管理资金', '单位资金']],
          single([total_row(leaves, ids)] + code_rows(leaves, ids, FUNCTION)))
    # 3
    ids = ('total', 'basic', 'project')
    split = lambda b, p: dict(total=add(b, p), basic=b, project=p)
    everyone = [(c, split(add(f['basic'], f['kb']), add(f['project'], f['kp']))) for c, f in gp] + [(c, split(None, f['project'])) for c, f in fund]
    wide = [[Col('code', 1.7), Col('name', 5)] + [Col(i, 2) for i in ids]]
    head = [[('项目', 2), (f'{YEAR}年预算数', 3)], ['科目编码', '科目名称', '合计', '基本支出', '项目支出']]
    table(3, 'expenditure', '预算支出总表', wide, head, single([total_row(everyone, ids)] + code_rows(everyone, ids, FUNCTION)))
    # 4
    left = [Row(dict(item=x, amount=v)) for x, v in (('一、一般公共预算', g_now), ('二、政府性基金预算', f_now), ('三、国有资本经营预算', None))]
    right = [Row(dict(item=x, total=add(v.get('gp'), v.get('fund')), general_public=v.get('gp'), government_fund=v.get('fund'))) for x, v in listed]
    lines = pairs(left, right) + [
        (Row(dict(item='本年收入合计', amount=both), kind='total'), Row(dict(item='本年支出合计', total=everything, general_public=g_now + g_old, government_fund=f_now), kind='total')),
        (Row(dict(item='上年结转', amount=g_old)), Row(dict(item='年终结转'))),
        (Row(dict(item='一、一般公共预算', amount=g_old)), None), (Row(dict(item='二、政府性基金预算')), None), (Row(dict(item='三、国有资本经营预算')), None), (None, None),
        (Row(dict(item='收入总计', amount=everything), kind='total'), Row(dict(item='支出总计', total=everything, general_public=g_now + g_old, government_fund=f_now), kind='total'))]
    table(4, 'appropriation_balance', '财政拨款收支总表', [[Col('item', 3), Col('amount', 1.6)], [Col('item', 3.2)] + [Col(i, 1.6) for i in ('total', 'general_public', 'government_fund', 'state_capital')]],
          [[('收入', 2), ('支出', 5)], [('项目', 1, 2), ('金额', 1, 2), ('项目', 1, 2), ('金额', 4)], ['小计', '一般公共预算', '政府性基金预算', '国有资本经营预算']], lines, sides=('revenue', 'expenditure'))
    # 5
    now = [(c, split(f['basic'], f['project'])) for c, f in gp if cur(f) is not None]
    table(5, 'general_public_expenditure', '一般公共预算支出预算表（不含上年结转）', wide, head, single([total_row(now, ids)] + code_rows(now, ids, FUNCTION)))
    # 6
    rows, sums = [], {'total': D(0), 'personnel': D(0), 'public_use': D(0)}
    for name, column, items in BASIC:
        s = add(*(D(a) for _, _, a in items))
        rows.append(Row({'item': name, 'government_item': '', 'total': s, column: s}))
        rows += [Row({'item': n, 'government_item': g, 'total': D(a), column: D(a)}, level=1) for n, g, a in items]
        sums['total'] += s
        sums[column] += s
    rows.insert(0, Row(dict(item='合计', **sums), kind='total'))
    table(6, 'basic_expenditure', '一般公共预算安排基本支出分经济科目表（不含上年结转）',
          [[Col('item', 4, indent=True), Col('government_item', 3.6), Col('total', 1.8), Col('personnel', 1.8), Col('public_use', 1.8)]],
          [[('部门预算支出经济科目名称', 1, 2), ('政府预算支出经济科目名称', 1, 2), (f'{YEAR}年预算数', 3)], ['合计', '人员经费', '公用经费']], single(rows))
    # 7, 8
    money = [('1030148', dict(amount=f_now))]
    table(7, 'government_fund_revenue', '政府性基金预算收入表（不含上年结转）', [[Col('code', 2), Col('name', 5), Col('amount', 3)]],
          [[('项目', 2), ('政府性基金收入预算', 1, 2)], ['收入科目编码', '科目名称']], single([total_row(money, ('amount',))] + code_rows(money, ('amount',), REVENUE)))
    spent = [(c, split(None, f['project'])) for c, f in fund]
    table(8, 'government_fund_expenditure', '政府性基金预算支出表（不含上年结转）', wide, [head[1]], single([total_row(spent, ids)] + code_rows(spent, ids, FUNCTION)), join=True)
    # 9
    table(9, 'state_capital', '国有资本经营预算收支预算表（不含上年结转）',
          [[Col('code', 1.5), Col('name', 2), Col('amount', 1.8)], [Col('code', 1.5), Col('name', 2), Col('total', 1.4), Col('basic', 1.4), Col('project', 1.4)]],
          [[('国有资本经营预算收入', 3), ('国有资本经营预算支出', 5)], [('项目', 2), ('国有资本经营收入预算', 1, 2), ('科目编码', 1, 2), ('科目名称', 1, 2), ('合计', 1, 2), ('基本支出', 1, 2), ('项目支出', 1, 2)], ['收入科目编码', '科目名称']],
          [(Row(dict(name='合计'), kind='total'), None)], sides=('revenue', 'expenditure'), note='注：本表无数据')
    # 10, 11
    ids = ('total', 'general_public', 'government_fund', 'state_capital')
    same = lambda v: dict(total=v, general_public=v)
    car, meal = item['公务用车运行维护费'], item['公务接待费']
    four = [[Col('item', 4)] + [Col(i, 1.8) for i in ids]]
    head = lambda x: [[(x, 1, 2), (f'{YEAR}年预算数', 4)], ['合计', '一般公共预算', '政府性基金预算', '国有资本经营预算']]
    rows = [Row(dict(item=n, **(same(v) if v else {}))) for n, v in (('因公出国（境）费', None), ('公务接待费', meal), ('公务用车购置及运行费', car), ('①公务用车购置费', None), ('②公务用车运行维护费', car))]
    table(10, 'three_public', '财政拨款安排“三公”经费支出预算表', four, head('项目'), single(rows + [Row(dict(item='合计', **same(car + meal)), kind='total')]))
    public = sums['public_use']
    table(11, 'agency_operating', '财政拨款安排机关运行经费预算表', four, head('单位名称'),
          single([Row(dict(item='部门合计', **same(public)), kind='total'), Row(dict(item=ORG, **same(public)))]), join=True)
    # 12, 13
    def projects(lists, extra=()):
        rows = [(n, D(a), i) for i, ll in lists for _, p in ll for n, a in p]
        out = []
        for level in (0, 1):
            s = {'total': add(*(a for _, a, _ in rows))}
            for i in {i for _, _, i in rows}:
                s[i] = add(*(a for _, a, j in rows if j == i))
            out.append(Row(dict(item=ORG, **s), level=level))
        return single(out + [Row({'item': n, 'total': a, i: a}, level=2) for n, a, i in rows])
    ids = ('total', 'general_public', 'government_fund', 'state_capital', 'fiscal_account', 'unit_funds')
    table(12, 'project_expenditure', '项目支出预算表（本年预算）', [[Col('item', 5, indent=True)] + [Col(i, 1.6) for i in ids]],
          [[('项目名称', 1, 2), ('合计', 1, 2), (f'{YEAR}年财政拨款', 3), ('财政专户管理资金', 1, 2), ('单位资金', 1, 2)], ['一般公共预算', '政府性基金预算', '国有资本经营预算'], list('1234567')],
          projects([('general_public', PROJECTS), ('government_fund', FUND_PROJECTS)]), labels=False)
    ids = ids[:4]
    table(13, 'project_expenditure_carryover', '项目支出预算表（上年结转）', [[Col('item', 5, indent=True)] + [Col(i, 1.8) for i in ids]],
          [[('项目名称', 1, 2), ('合计', 1, 2), (f'{YEAR}年财政拨款', 3)], ['一般公共预算', '政府性基金预算', '国有资本经营预算'], list('12345')],
          projects([('general_public', LEFTOVER)]), labels=False)

    count = sum(len(p) for _, p in PROJECTS + FUND_PROJECTS)
    whole = total(everyone, ('basic', 'project'))
    share = lambda a, b: f'{100 * a / b:.2f}%'
    prose = [('title', '第三部分 2025年度部门预算情况说明'),
             ('head', '一、收支总体情况'),
             ('text', f'{YEAR}年度{ORG}收入总计{everything:,.2f}万元，支出总计{everything:,.2f}万元。其中：本年收入{both:,.2f}万元，上年结转{g_old:.2f}万元。'),
             ('head', '二、收入预算'),
             ('text', f'本年收入{both:,.2f}万元中，一般公共预算{g_now:,.2f}万元，占{share(g_now, both)}；政府性基金预算{f_now:.2f}万元，占{share(f_now, both)}。'),
             ('head', '三、支出预算'),
             ('text', f'支出合计{everything:,.2f}万元，按用途分为基本支出{whole["basic"]:.2f}万元和项目支出{whole["project"]:,.2f}万元，分别占{share(whole["basic"], everything)}和{share(whole["project"], everything)}。'),
             ('head', '四、“三公”经费'),
             ('text', f'{YEAR}年“三公”经费预算{car + meal:.2f}万元，用于公务接待的{meal:.2f}万元，用于公务用车运行维护的{car:.2f}万元，不安排因公出国（境）和车辆购置。'),
             ('head', '五、机关运行经费'), ('text', f'机关运行经费预算{public:.2f}万元，全部由一般公共预算安排。'),
             ('head', '六、项目情况'), ('text', f'本年预算项目{count}个，金额{add(*(D(a) for _, p in PROJECTS + FUND_PROJECTS for _, a in p)):,.2f}万元。'),
             ('title', '第四部分 名词解释'),
             ('text', '一、基本支出：维持机构日常运转和供养人员所需的支出，由人员经费和公用经费两部分构成。'),
             ('text', '二、项目支出：除基本支出外，为办成一件具体的事而单独安排的支出。'),
             ('text', '三、上年结转：上一预算年度没有用完、按规定转入本年接着使用的资金。')]
    parts = [('cover', [ORG, f'{YEAR}年部门预算公开报告', '二〇二五年二月']),
             ('contents', ['第一部分 概况', '第二部分 2025年度部门预算报表'] + [f'　　表{NUMERAL[x.number - 1]} {x.title}' for x in tables] + ['第三部分 2025年度部门预算情况说明', '第四部分 名词解释']),
             ('prose', [('title', '第一部分 概况'), ('head', '一、本部门职责'),
                        ('text', f'{ORG}地处青石县东北部的云栖河谷，辖14个行政村和1个社区，常住人口1.86万人。'),
                        ('text', '镇政府的主要工作是：落实上级部署，办好村镇公共事务；组织春耕秋收和护林防火；管好集镇、道路、饮水和垃圾收运；为老人、儿童和困难家庭提供帮扶；调处邻里纠纷，守住安全底线。'),
                        ('head', '二、机构设置情况'),
                        ('text', '内设党政综合办公室、经济发展办公室、社会事务办公室和应急管理办公室，所属事业单位有便民服务中心和农业综合服务站。')]),
             *tables, ('prose', prose)]
    doc = Document('qingshi-2025', YEAR, ORG, parts)
    doc.family = 'Noto Sans CJK SC'
    return doc
