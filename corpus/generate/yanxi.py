# SPDX-License-Identifier: GPL-3.0-or-later
"""砚溪镇 2025: a small disclosure that contradicts itself, on purpose and in several ways. The figures of the tables are
computed and then spoiled, each spoil beside its reason. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, pairs, single, total, total_row
from names import FUNCTION, NUMERAL

YEAR = 2025
ORG = '沔陵县砚溪镇人民政府'

# code: basic, project
LEAVES = [('2010301', '286.40', ''), ('2010302', '', '38.60'), ('2080505', '31.25', ''), ('2080506', '15.62', ''),
          ('2101101', '12.48', ''), ('2120501', '', '64.00'), ('2130705', '', '120.50'), ('2210201', '23.43', '')]
IDS = ('total', 'basic', 'project')


# What a reader with a pocket calculator finds: severity, rule, the printed figures that do not agree. Within a severity
# by the first page that is needed.
FINDINGS = [
    ('error', 'balance.sum', ['593.28', '325.00', '46.87', '12.48', '64.00', '120.50', '23.43']),
    ('error', 'balance.sides', ['592.28', '593.28']),
    ('error', 'expenditure.total', ['592.28', '593.28']),
    ('error', 'prose.revenue.total', ['582.28万元', '592.28']),
    ('error', 'table.children', ['38.60', '36.80']),
    ('error', 'expenditure.split', ['38.60', '', '36.80']),
    ('error', 'three_public.vehicle', ['4.80', '', '3.80']),
    ('warning', 'residue'),
    ('warning', 'prose.growth', ['下降7.35%', '0.50万元', '6.30万元', '0.50万元']),
    ('warning', 'prose.direction', ['下降7.35%', '0.50万元']),
    ('warning', 'prose.expenditure.share', ['39.67%', '223.10万元', '592.28万元']),
    ('info', 'table.children', ['46.87', '46.89']),
    ('info', 'table.children', ['46.89', '31.25', '15.62']),
    ('info', 'function.split', ['46.89', '46.87', '']),
    ('info', 'empty.note')]


def d(s):
    return D(s) if s else None


def find(rows, code):
    return next(r for r in rows if r.cells.get('code') == code)


def build():
    leaves = [(c, dict(basic=d(b), project=d(p), total=add(d(b), d(p)))) for c, b, p in LEAVES]
    w = total(leaves, IDS)
    tables = []

    def table(id, name, panels, header, lines, **kw):
        n = len(tables) + 1
        tables.append(Table(id, f'{YEAR}年{name}', '万元', panels, header, lines, number=n, above=[f'表{NUMERAL[n - 1]}'], row_pt=20, **kw))

    def classes():
        return [Row(dict(item=f'{NUMERAL[i]}、{FUNCTION[r.cells["code"]]}', amount=r.cells['total']))
                for i, r in enumerate(r for r in code_rows(leaves, IDS, FUNCTION) if r.level == 0)]

    def end(name, amount):
        return Row(dict(item=name, amount=amount), kind='total')

    # 1: the total of expenditure is 1.00 too high: neither the items above it nor revenue agree.
    left = [Row(dict(item='一、一般公共预算拨款收入', amount=w['total'])), Row(dict(item='二、政府性基金预算拨款收入'))]
    table('balance', '收支预算总表', [[Col('item', 3.6), Col('amount', 1.8)], [Col('item', 3.6), Col('amount', 1.8)]],
          [[('收入', 2), ('支出', 2)], ['项目', '预算数', '项目', '预算数']],
          pairs(left, classes()) + [(end('收入总计', w['total']), end('支出总计', w['total'] + 1))], sides=('revenue', 'expenditure'))
    # 2: two digits changed places, 36.80 for 38.60: neither the row nor its parent adds up.
    three = [[Col('code', 1.6), Col('name', 5)] + [Col(i, 2) for i in IDS]]
    head = [['科目编码', '科目名称', '合计', '基本支出', '项目支出']]
    rows = [total_row(leaves, IDS)] + code_rows(leaves, IDS, FUNCTION)
    find(rows, '2010302').cells['project'] = D('36.80')
    table('expenditure', '支出预算总表', three, head, single(rows))
    # 3: without that slip, but 46.87 became 46.89: two last places, which rounding twice would explain.
    rows = [total_row(leaves, IDS)] + code_rows(leaves, IDS, FUNCTION)
    find(rows, '20805').cells['total'] += D('0.02')
    table('general_public_expenditure', '一般公共预算支出表', three, head, single(rows))
    # 4: vehicles are 4.80, their running costs 3.80, and nothing is bought.
    one = dict(total=D('6.30'), overseas=None, vehicle=D('4.80'), vehicle_purchase=None, vehicle_operation=D('3.80'), reception=D('1.50'))
    table('three_public', '一般公共预算“三公”经费支出表', [[Col(i, 2, align='center') for i in one]],
          [[('合计', 1, 2), ('因公出国（境）费', 1, 2), ('公务用车购置及运行费', 3), ('公务接待费', 1, 2)], ['小计', '公务用车购置费', '公务用车运行费']],
          single([Row(one)]), landscape=True)
    # 5: empty, and no note says so.
    table('government_fund_expenditure', '政府性基金预算支出表', three, head, single([total_row([], IDS)]))

    parts = [('cover', [ORG, f'{YEAR}年部门预算公开', '二〇二五年三月']),
             ('prose', [('title', '第一部分 部门概况'), ('head', '一、主要职责'),
                        ('text', f'{ORG}负责镇域内的公共服务、公共安全和村镇建设，管护砚溪两岸的堤防与林地。'),
                        # A template that was not filled in.
                        ('text', '内设党政办公室、财政所和待填写，没有下属单位。')]),
             *tables,
             ('prose', [('title', f'第三部分 {YEAR}年部门预算情况说明'),
                        ('head', '一、收支预算总体情况'),
                        # The table says 592.28.
                        ('text', f'{YEAR}年收入总计{w["total"] - 10:.2f}万元，支出总计{w["total"]:.2f}万元。'),
                        ('head', '二、支出预算情况'),
                        # 223.10 of 592.28 are 37.67 %.
                        ('text', f'{YEAR}年支出预算{w["total"]:.2f}万元，其中：基本支出{w["basic"]:.2f}万元，占62.33%；项目支出{w["project"]:.2f}万元，占39.67%。'),
                        ('head', '三、“三公”经费情况'),
                        # 6.30 - 6.80 = -0.50: a fall.
                        ('text', f'{YEAR}年“三公”经费预算6.30万元，比上年增加0.50万元，下降7.35%。')])]
    doc = Document(f'yanxi-{YEAR}', YEAR, ORG, parts, footer='{}')
    doc.findings = FINDINGS
    return doc
