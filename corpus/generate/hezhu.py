# SPDX-License-Identifier: GPL-3.0-or-later
"""鹤渚镇 2024: the tables of Jiangsu, each ruled in another way: shaded headers, horizontal rules only, open sides, three
lines, none at all, white rules, text struck twice. The place is invented."""
from core import DASH, Cell, Col, D, Document, Row, Table, add, code_rows, pairs, rollup, single, total, total_row
from names import CLASSES, ECONOMIC, FUNCTION, NUMERAL

YEAR = 2024
ORG = '澜州市鹤渚镇人民政府'

# code: staff, public use, projects
GENERAL = [
    ('2010301', '524.88', '96.40', ''), ('2010302', '', '', '310.25'), ('2010399', '', '', '45.00'), ('2070109', '', '', '18.60'),
    ('2080505', '58.92', '', ''), ('2080506', '29.46', '', ''), ('2082001', '', '', '6.50'), ('2101101', '21.33', '', ''),
    ('2120399', '', '', '128.00'), ('2130142', '', '', '-12.50'), ('2130799', '', '', '0.00'), ('2210201', '44.19', '', ''),
    ('2210202', '18.70', '', ''), ('2210203', '63.28', '', '')]
FUND = [('2120803', '12.34'), ('2120804', '240.00')]
BASIC = [
    ('30101', '148.20'), ('30102', '201.46'), ('30103', '160.35'), ('30108', '58.92'), ('30109', '29.46'), ('30110', '21.33'),
    ('30112', '2.87'), ('30113', '44.19'), ('30199', '82.00'), ('30302', '11.62'), ('30309', '0.36'),
    ('30201', '14.00'), ('30202', '1.20'), ('30205', '0.90'), ('30206', '7.60'), ('30207', '3.10'), ('30211', '2.00'),
    ('30213', '6.40'), ('30215', '1.50'), ('30216', '2.20'), ('30217', '2.80'), ('30226', '8.00'), ('30228', '9.36'),
    ('30229', '7.84'), ('30231', '5.50'), ('30239', '21.00'), ('30299', '3.00')]


def d(s):
    return D(s) if s else None


def build():
    gp = [(c, dict(personnel=d(s), public_use=d(p), basic=add(d(s), d(p)), project=d(j), total=add(d(s), d(p), d(j)))) for c, s, p, j in GENERAL]
    fund = [(c, dict(project=D(a), total=D(a))) for c, a in FUND]
    every = sorted(gp + fund, key=lambda x: x[0])
    ids = ('total', 'basic', 'project')
    w, g, f = (total(x, ids + ('personnel', 'public_use')) for x in (every, gp, fund))
    econ = [(c, {'total': D(a), 'public_use' if c[:3] == '302' else 'personnel': D(a)}) for c, a in BASIC]
    eid = ('total', 'personnel', 'public_use')
    e = total(econ, eid)
    assert e == {'total': w['basic'], 'personnel': w['personnel'], 'public_use': w['public_use']}, (e, w)
    item = {c: v['total'] for c, v in econ}

    tables = []

    def table(n, id, name, panels, header, lines, **kw):
        look = dict(above=[f'公开{n:02d}表'], left=f'部门（单位）：{ORG}', row_pt=20)
        look.update(kw)
        tables.append(Table(id, f'{YEAR}年{name}', '万元', panels, header, lines, number=n, **look))
    use = [(c, n) for c, n in CLASSES if c in ('201', '202', '203', '204', '205', '206', '207', '208', '210', '211', '212', '213', '214', '220', '221', '224', '229')]
    by = {k: v for k, v in rollup([(c, dict(v, g=v['total'])) for c, v in gp] + [(c, dict(v, f=v['total'])) for c, v in fund], ('total', 'g', 'f')).items() if len(k) == 3}
    named = [(f'{NUMERAL[i]}、{n}', by.get(c, {})) for i, (c, n) in enumerate(use)]
    end = lambda name, **kw: Row(dict(item=name, **kw), kind='total')

    # 1: fully ruled, shaded header
    left = [Row(dict(item='一、一般公共预算拨款收入', amount=g['total'])), Row(dict(item='二、政府性基金预算拨款收入', amount=f['total'])), Row(dict(item='三、国有资本经营预算拨款收入')),
            Row(dict(item='四、财政专户管理资金收入')), Row(dict(item='五、其他收入'))]
    right = [Row(dict(item=n, amount=v.get('total'))) for n, v in named]
    table(1, 'balance', '收支总表', [[Col('item', 3.6), Col('amount', 1.8)], [Col('item', 3.6), Col('amount', 1.8)]], [[('收入', 2), ('支出', 2)], ['项目', '预算数', '项目', '预算数']],
          pairs(left, right) + [(end('本年收入合计', amount=w['total']), end('本年支出合计', amount=w['total'])), (Row(dict(item='上年结转结余')), Row(dict(item='年终结转结余'))),
                                (end('收入总计', amount=w['total']), end('支出总计', amount=w['total']))], sides=('revenue', 'expenditure'), shade=True)
    # 2: white rules under the black ones
    src = [(c, dict(total=v['total'], general_public=v['total'])) for c, v in gp] + [(c, dict(total=v['total'], government_fund=v['total'])) for c, v in fund]
    rid = ('total', 'general_public', 'government_fund', 'fiscal_account', 'unit_funds')
    table(2, 'revenue', '收入总表', [[Col('code', 1.5), Col('name', 4)] + [Col(i, 1.7) for i in rid]],
          [['科目编码', '科目名称', '合计', '一般公共预算', '政府性基金预算', '财政专户管理资金', '单位资金']], single([total_row(src, rid)] + code_rows(src, rid, FUNCTION)), white=True, shade=True)
    # 3: horizontal rules only, dashes for nothing
    three = [[Col('code', 1.6), Col('name', 5)] + [Col(i, 2) for i in ids]]
    head = [['科目编码', '科目名称', '合计', '基本支出', '项目支出']]
    lines = single([total_row(every, ids)] + code_rows(every, ids, FUNCTION))
    table(3, 'expenditure', '支出总表', three, head, lines, rules='horizontal', zero=DASH, note=f'注：“{DASH}”表示没有安排支出。')
    # 4: no outer border, unit beside the title
    aid = ('total', 'general_public', 'government_fund')
    left = [Row(dict(item='一、一般公共预算拨款', amount=g['total'])), Row(dict(item='二、政府性基金预算拨款', amount=f['total'])), Row(dict(item='三、国有资本经营预算拨款'))]
    right = [Row(dict(item=n, total=v.get('total'), general_public=v.get('g'), government_fund=v.get('f'))) for n, v in named]
    whole = dict(total=w['total'], general_public=g['total'], government_fund=f['total'])
    table(4, 'appropriation_balance', '财政拨款收支总表', [[Col('item', 3.2), Col('amount', 1.8)], [Col('item', 3.4)] + [Col(i, 1.8) for i in aid]],
          [[('收入', 2), ('支出', 4)], ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算']],
          pairs(left, right) + [(end('收入总计', amount=w['total']), end('支出总计', **whole))], sides=('revenue', 'expenditure'), rules='open', beside=True)
    # 5: no rules at all
    table(5, 'appropriation_expenditure', '财政拨款支出表（功能科目）', three, head, lines, rules='none', row_pt=17)
    # 6: three lines
    rows = lambda leaves: [Row(dict(code=k, name=ECONOMIC[k], **v), level=0 if len(k) == 3 else 1) for k, v in rollup(leaves, eid, (3,)).items()]
    four = [[Col('code', 1.6), Col('name', 5)] + [Col(i, 2) for i in eid]]
    ehead = [[('部门预算支出经济分类科目', 2), ('本年基本支出', 3)], ['科目编码', '科目名称', '合计', '人员经费', '公用经费']]
    table(6, 'appropriation_basic', '财政拨款基本支出表（经济科目）', four, ehead, single([total_row(econ, eid)] + rows(econ)), rules='three', row_pt=18)
    # 7: struck twice, a negative amount, printed zeros
    plain = single([total_row(gp, ids)] + code_rows(gp, ids, FUNCTION))
    table(7, 'general_public_expenditure', '一般公共预算支出表', three, head, plain, double=True, zero='0.00', note='注：负数为收回以前年度已拨付的项目资金。')
    # 8: shaded, open sides, over two pages with the header repeated
    table(8, 'basic_expenditure', '一般公共预算基本支出表', four, ehead, single([total_row(econ, eid)] + rows(econ)), rules='open', shade=True, repeat='header', pages=(20, 12), beside=True)
    # 9
    meal, car, meet, train = (item[c] for c in ('30217', '30231', '30215', '30216'))
    one = dict(total=meal + car, overseas=None, vehicle=car, vehicle_purchase=None, vehicle_operation=car, reception=meal, meeting=meet, training=train)
    table(9, 'three_public', '一般公共预算“三公”经费、会议费、培训费支出预算表', [[Col(i, 2, align='center') for i in one]],
          [[('“三公”经费', 6), ('会议费', 1, 3), ('培训费', 1, 3)], [('合计', 1, 2), ('因公出国（境）费', 1, 2), ('公务用车购置及运行维护费', 3), ('公务接待费', 1, 2)], ['小计', '公务用车购置费', '公务用车运行维护费']],
          single([Row(one)]), zero='0.00', row_pt=26, landscape=True, white=True)
    # 10: an amount that cannot be read
    rows10 = [total_row(fund, ids)] + code_rows(fund, ids, FUNCTION)
    [r for r in rows10 if r.cells.get('code') == '2120803'][0].cells['project'] = '12.3.4'
    table(10, 'government_fund_expenditure', '政府性基金预算支出预算表', three, head, single(rows10), rules='horizontal', beside=True)
    # 11, 12 on the same page
    table(11, 'state_capital_expenditure', '国有资本经营预算支出预算表', three, head, single([total_row([], ids)]), rules='open', join=True, note='注：本表无数据')
    public = [(c, dict(amount=v['total'])) for c, v in econ if c[:3] == '302']
    prow = [Row(dict(code=k, name=ECONOMIC[k], **v), level=0 if len(k) == 3 else 1) for k, v in rollup(public, ('amount',), (3,)).items()]
    table(12, 'agency_operating', '一般公共预算机关运行经费支出预算表', [[Col('code', 1.6), Col('name', 5), Col('amount', 2.4)]], [['科目编码', '科目名称', '金额']],
          single([total_row(public, ('amount',))] + prow), double=True, rules='three', white=True)

    parts = [('cover', [ORG, f'{YEAR}年度部门预算公开', '二〇二四年三月']),
             ('contents', ['第一部分 部门概况', f'第二部分 {YEAR}年度部门预算表'] + [f'　{NUMERAL[t.number - 1]}、{t.title[5:]}' for t in tables] + [f'第三部分 {YEAR}年度部门预算情况说明']),
             ('prose', [('title', '第一部分 部门概况'), ('head', '一、主要职能'),
                        ('text', '鹤渚镇在澜州湖西岸，由大小七处洲滩组成，辖9个村和2个社区。'),
                        ('text', f'{ORG}管理镇域内的公共服务、公共安全和公共建设，维护圩堤与渡口，保护湿地和候鸟，扶持渔业和旅游业。'),
                        ('head', '二、部门机构设置'), ('text', '内设党政办公室、财政和资产管理局、社会治理局、建设局，无下属预算单位。')]),
             *tables,
             ('prose', [('title', f'第三部分 {YEAR}年度部门预算情况说明'),
                        ('text', f'{YEAR}年度收入、支出预算总计{w["total"]:,.2f}万元。基本支出{w["basic"]:.2f}万元，项目支出{w["project"]:.2f}万元。'),
                        ('text', f'一般公共预算安排的“三公”经费{one["total"]:.2f}万元，会议费{meet:.2f}万元，培训费{train:.2f}万元。'),
                        ('text', f'机关运行经费支出预算{w["public_use"]:.2f}万元。')])]
    doc = Document('hezhu-2024', YEAR, ORG, parts, footer='{}')
    doc.family = 'WenQuanYi Micro Hei'
    return doc
