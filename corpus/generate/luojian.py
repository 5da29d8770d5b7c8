# SPDX-License-Identifier: GPL-3.0-or-later
"""洛涧县文化和旅游局 2021: a county bureau's 综合预算, in which the classes of expenditure stand side by side under the
names of their classification, and last year, this year and the change in three groups of columns. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, rollup, single, total, total_row
from names import CLASSES, ECONOMIC

YEAR = 2021
ORG = '洛涧县文化和旅游局'
NAMES = {'207': '文化旅游体育与传媒支出', '20701': '文化和旅游', '2070101': '行政运行', '2070104': '图书馆', '2070109': '群众文化', '2070111': '文化创作与保护',
         '208': '社会保障和就业支出', '20805': '行政事业单位养老支出', '2080505': '机关事业单位基本养老保险缴费支出',
         '221': '住房保障支出', '22102': '住房改革支出', '2210201': '住房公积金'}
MONEY = [('2070101', '286.42', '35.10', ''), ('2070104', '74.85', '8.40', '22.00'), ('2070109', '118.30', '10.25', '64.50'), ('2070111', '', '', '38.00'),
         ('2080505', '52.16', '', ''), ('2210201', '39.12', '', '')]
GOVERNMENT = {'301': ('501', '机关工资福利支出'), '302': ('502', '机关商品和服务支出'), '303': ('509', '对个人和家庭的补助'), '310': ('503', '机关资本性支出（一）'),
              '30101': ('50101', '工资奖金津补贴'), '30102': ('50101', '工资奖金津补贴'), '30108': ('50102', '社会保障缴费'), '30113': ('50103', '住房公积金'),
              '30201': ('50201', '办公经费'), '30217': ('50206', '公务接待费'), '30231': ('50208', '公务用车运行维护费'), '30299': ('50299', '其他商品和服务支出'),
              '30305': ('50901', '社会福利和救助'), '31002': ('50306', '设备购置')}
ECON = {'30108': ('personnel', '52.16'), '30113': ('personnel', '39.12'), '30102': ('personnel', '151.40'), '30305': ('personnel', '12.60'), '30217': ('public_use', '2.80'),
        '30231': ('public_use', '6.40'), '30201': ('public_use', '44.55'), '30299': ('project', '96.30'), '31002': ('project', '28.20')}
# 上年, 当年
THREE = {'overseas': (None, None), 'reception': ('3.20', '2.80'), 'vehicle_purchase': (None, None), 'vehicle_operation': ('6.40', '6.40'), 'meeting': ('1.50', '1.20'), 'training': ('2.00', '3.10')}
PROJECTS = [('农村公益电影放映', '26.50', '每村每月一场'), ('图书馆免费开放', '22.00', ''), ('文化馆站免费开放', '38.00', '含县级配套'), ('非物质文化遗产保护传承', '38.00', '')]


def d(s):
    return D(s) if s else None


def build():
    ids = ('total', 'personnel', 'public_use', 'project')
    money = [(c, dict(personnel=d(p), public_use=d(r), project=d(j), total=add(d(p), d(r), d(j)))) for c, p, r, j in MONEY]
    whole = total(money, ids)
    econ = [(c, {'total': D(v), i: D(v)}) for c, (i, v) in ECON.items()]
    econ.append(('30101', {i: whole['personnel'] - total(econ, ids)['personnel'] for i in ('total', 'personnel')}))
    assert total(econ, ids) == whole, (total(econ, ids), whole)
    tables = []

    def table(n, id, title, *args, **kw):
        tables.append(Table(id, f'{YEAR}年部门综合预算{title}', '万元', *args, number=n, above=[f'表{n}'], left=f'编制部门：{ORG}', **kw))
    item = lambda label, amount, level=0: Row(dict(item=label, amount=amount), level=level)
    end = lambda label, amount: Row(dict(item=label, amount=amount), kind='total')
    by = {k: v['total'] for k, v in rollup(money, ids).items() if len(k) == 3}
    old = D('17.80')
    left = [item('一、部门预算', whole['total']), item('1、财政拨款', whole['total'], 1), item('（1）一般公共预算拨款', whole['total'], 2), item('（2）政府性基金拨款', None, 2),
            item('（3）国有资本经营预算收入', None, 2), item('2、上级补助收入', None, 1), item('3、事业收入', None, 1), item('4、其他收入', None, 1)]
    function = [item(f'{i}、{n}', add(by.get(c), old if c == '207' else None)) for i, (c, n) in enumerate(CLASSES[:21], 1)]
    cls = {k: v for k, v in rollup(econ, ids, (3,)).items() if len(k) == 3}
    economic = [item('1、人员经费和公用经费支出', whole['personnel'] + whole['public_use'])]
    economic += [item(f'（{i}）{ECONOMIC[k]}', cls[k]['total'], 1) for i, k in enumerate(('301', '302', '303'), 1)]
    economic[2] = item('（2）商品和服务支出', whole['public_use'], 1)
    economic += [item('2、专项业务经费支出', whole['project'] + old), item('（1）商品和服务支出', D('96.30') + old, 1), item('（2）资本性支出', D('28.20'), 1), item('3、上缴上级支出', None)]
    government = [item('1、机关工资福利支出', cls['301']['total']), item('2、机关商品和服务支出', cls['302']['total'] + old), item('3、机关资本性支出（一）', cls['310']['total']),
                  item('4、对事业单位经常性补助', None), item('5、对个人和家庭的补助', cls['303']['total']), item('6、其他支出', None)]
    blocks = [left, function, economic, government]
    deep = max(map(len, blocks))
    lines = list(zip(*(b + [None] * (deep - len(b)) for b in blocks)))
    all_ = whole['total'] + old
    lines += [(end('本年收入合计', whole['total']), *(end('本年支出合计', all_),) * 3), (item('用事业基金弥补收支差额', None), *[item('结转下年', None)] * 3),
              (item('上年结转', old), None, None, None),
              (end('收入总计', all_), *(end('支出总计', all_),) * 3)]
    panel = lambda: [Col('item', 3, indent=True), Col('amount', 1.4)]
    table(1, 'balance', '收支总表', [panel(), panel(), panel(), panel()],
          [[('收入', 2), ('支出', 6)], ['项目', '预算数', '支出功能分科目（按大类）', '预算数', '部门预算支出经济科目（按大类）', '预算数', '政府预算支出经济分类科目（按大类）', '预算数']],
          lines, sides=('revenue', *['expenditure'] * 3), landscape=True, size=7.5, row_pt=16, side=30)
    wide = lambda: [[Col('code', 2), Col('name', 4.5, indent=True)] + [Col(i, 2) for i in ids] + [Col('remarks', 1.4, type='text')]]
    blank = lambda rows: [setattr(r, 'cells', dict(r.cells, remarks='')) or r for r in rows]
    table(5, 'general_public_expenditure', '一般公共预算支出明细表（按支出功能分类科目，不含上级补助及结转）', wide(),
          [['功能科目编码', '功能科目名称', '合计', '人员经费支出', '公用经费支出', '专项业务经费支出', '备注']],
          single(blank([total_row(money, ids)] + code_rows(money, ids, NAMES))), landscape=True)
    rows = []
    for k, v in rollup(econ, ids, (3,)).items():
        rows.append(Row(dict(code=k, name=ECONOMIC[k], government_code=GOVERNMENT[k][0], government_item=GOVERNMENT[k][1], **v), level=0 if len(k) == 3 else 1))
    six = [[Col('code', 1.8), Col('name', 3.6, indent=True), Col('government_code', 1.8, type='code'), Col('government_item', 3.2)] + [Col(i, 1.9) for i in ids]]
    table(6, 'general_public_economic', '一般公共预算支出明细表（按支出经济分类科目，不含上级补助及结转）', six,
          [['部门经济科目编码', '部门经济科目名称', '政府经济科目编码', '政府经济科目名称', '合计', '人员经费支出', '公用经费支出', '专项业务经费支出']],
          single([Row(dict(name='合计', government_code='', government_item='', **total(econ, ids)), kind='total')] + rows), landscape=True)
    rows = [Row(dict(number='', item='合计', amount=whole['project'], overview=''), kind='total')]
    rows += [Row(dict(number=str(i), item=n, amount=D(v), overview=r)) for i, (n, v, r) in enumerate(PROJECTS, 1)]
    assert add(*(D(v) for _, v, _ in PROJECTS)) == whole['project']
    table(10, 'project_expenditure', '专项业务经费支出表', [[Col('number', 1, type='number'), Col('item', 6), Col('amount', 2), Col('overview', 4, type='text', align='left')]],
          [['序号', '项目名称', '项目金额', '项目简介']], single(rows))
    # last year, this year, change
    def spread(i):
        pick = {k: d(v[i]) for k, v in THREE.items()}
        car = add(pick['vehicle_purchase'], pick['vehicle_operation'])
        three = add(pick['overseas'], pick['reception'], car)
        return {'total': add(three, pick['meeting'], pick['training']), 'three_public': three, 'overseas': pick['overseas'], 'reception': pick['reception'],
                'vehicle': car, 'vehicle_purchase': pick['vehicle_purchase'], 'vehicle_operation': pick['vehicle_operation'], 'meeting': pick['meeting'], 'training': pick['training']}
    before, now = spread(0), spread(1)
    change = {k: (now[k] or D(0)) - (before[k] or D(0)) if before[k] or now[k] else None for k in now}
    of = lambda time, v: {time if k == 'total' else f'{time}.{k}': x for k, x in v.items()}
    cells = {**of('previous_budget', before), **now, **of('change', change)}
    group = lambda label: (label, 9)
    eight = [('合计', 1, 3), ('一般公共预算拨款安排的“三公”经费预算', 6), ('会议费', 1, 3), ('培训费', 1, 3)]
    mid = [('小计', 1, 2), ('因公出国（境）费用', 1, 2), ('公务接待费', 1, 2), ('公务用车购置及运行维护费', 3)]
    low = ['小计', '公务用车购置费', '公务用车运行维护费']
    table(13, 'three_public', '一般公共预算拨款“三公”经费及会议费、培训费支出预算表', [[Col('code', 1.2), Col('name', 2.6)] + [Col(i, 1) for i in cells]],
          [[('单位编码', 1, 4), ('单位名称', 1, 4), group('上年'), group('当年'), group('增减变化情况')], eight * 3, mid * 3, low * 3],
          single([Row(dict(name='合计', **cells), kind='total'), Row(dict(code='205', name=ORG, **cells))]), landscape=True, size=5.5, row_pt=24, side=24)
    parts = [('cover', [ORG, f'{YEAR}年部门综合预算', '2021年3月']), *tables]
    doc = Document('luojian-2021', YEAR, ORG, parts)
    doc.css = '@page wide { size: A4 landscape; margin: 14mm 10mm } table { font-size: 7pt } td, th { padding: .5mm }'
    return doc
