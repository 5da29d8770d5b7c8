# SPDX-License-Identifier: GPL-3.0-or-later
"""澄浦区芦汀街道 2026: landscape sheets in the style of Shanghai, in 元, codes split into three columns with the whole
prefix in each row. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, pairs, rollup, single, total, total_row
from names import ECONOMIC, FUNCTION, NUMERAL

YEAR = 2026
ORG = '临江市澄浦区人民政府芦汀街道办事处'

# code: staff, public use, projects, of which paid from other revenue
GENERAL = [
    ('2010301', '28416320.00', '6903455.00', '', ''), ('2010302', '', '', '41278600.00', ''), ('2010308', '', '', '860000.00', ''),
    ('2013602', '', '', '1250000.00', ''), ('2040604', '', '', '320000.00', ''), ('2070109', '', '', '2460000.00', ''),
    ('2080208', '', '', '56731250.50', ''), ('2080501', '1204500.00', '86400.00', '', ''), ('2080505', '5210880.00', '', '', ''),
    ('2080506', '2605440.00', '', '', ''), ('2081199', '', '', '3480000.00', ''), ('2100408', '', '', '1890000.00', ''),
    ('2101101', '2735712.00', '', '', ''), ('2120104', '', '', '12650400.00', ''), ('2120199', '', '', '9800000.00', ''),
    ('2120501', '', '', '63420000.00', '380000.00'), ('2210201', '6108960.00', '', '', ''), ('2210203', '7340400.00', '', '', ''),
    ('2240106', '', '', '1120000.00', '')]
FUND = [('2296002', '486000.00')]
BASIC = [
    ('30101', '6204800.00'), ('30102', '15310400.00'), ('30103', '6180920.00'), ('30108', '5210880.00'), ('30109', '2605440.00'),
    ('30110', '2188570.00'), ('30111', '547142.00'), ('30112', '98600.00'), ('30113', '6108960.00'), ('30199', '7962000.00'),
    ('30201', '1280000.00'), ('30202', '96000.00'), ('30205', '84000.00'), ('30206', '612000.00'), ('30207', '388000.00'),
    ('30209', '1460000.00'), ('30211', '30000.00'), ('30212', '60000.00'), ('30213', '540000.00'), ('30215', '25000.00'),
    ('30216', '118000.00'), ('30217', '20000.00'), ('30226', '210000.00'), ('30228', '434455.00'), ('30229', '386400.00'),
    ('30231', '96000.00'), ('30239', '926000.00'), ('30299', '14000.00'), ('30302', '1190500.00'), ('30305', '14000.00'),
    ('31002', '210000.00')]


def d(s):
    return D(s) if s else None


def build():
    gp, spend = [], []
    for code, staff, public, project, other in GENERAL:
        staff, public, project, other = d(staff), d(public), d(project), d(other)
        spend.append((code, dict(personnel=staff, public_use=public, basic=add(staff, public), project=project, total=add(staff, public, project), other_revenue=other)))
        own = project - other if other else project
        gp.append((code, dict(basic=add(staff, public), project=own, total=add(staff, public, own))))
    fund = [(c, dict(total=D(a), basic=None, project=D(a))) for c, a in FUND]
    ids = ('total', 'basic', 'project')
    all_ = [(c, f) for c, f in spend] + [(c, dict(f)) for c, f in fund]
    whole = total(all_, ids + ('personnel', 'public_use', 'other_revenue'))
    g, f = total(gp, ids), total(fund, ids)
    assert whole['total'] == g['total'] + f['total'] + whole['other_revenue']
    econ = [(c, dict(total=D(a), personnel=D(a) if c[:3] in ('301', '303') else None, public_use=D(a) if c[:3] in ('302', '310') else None)) for c, a in BASIC]
    e = total(econ, ('total', 'personnel', 'public_use'))
    assert e == {k: whole[v] for k, v in (('total', 'basic'), ('personnel', 'personnel'), ('public_use', 'public_use'))}, (e, whole)
    item = dict(econ)

    tables = []
    look = dict(thousands=True, landscape=True, repeat=True, shade=True, row=0.66)

    def table(id, name, panels, header, lines, **kw):
        tables.append(Table(id, f'{YEAR}年部门{name}', '元', panels, header, lines, left=f'编制部门：{ORG}', **dict(look, **kw)))

    code = lambda n: Col('code', 2.4 if n == 3 else 2, parts=n)
    bottom = lambda leaves, ids: [total_row(leaves, ids)]

    def head(amounts, title, top='功能分类'):
        n = 3 if top == '功能分类' else 2
        name = '功能分类科目名称' if n == 3 else '部门经济分类科目名称'
        return [[('项目', n + 1), (title, len(amounts))], [(f'{top}科目编码', n), (name, 1, 2)] + [(x, 1, 2) for x in amounts], ['类', '款', '项'][:n]]

    # Two-sided
    left = [Row(dict(item='一、财政拨款收入', amount=g['total'] + f['total'])), Row(dict(item='1、一般公共预算', amount=g['total']), level=1),
            Row(dict(item='2、政府性基金', amount=f['total']), level=1), Row(dict(item='3、国有资本经营预算', amount=None), level=1),
            Row(dict(item='二、事业收入')), Row(dict(item='三、事业单位经营收入')), Row(dict(item='四、其他收入', amount=whole['other_revenue']))]
    cls = [(k, v) for k, v in rollup(all_, ('total', 'personnel', 'public_use', 'project')).items() if len(k) == 3]
    right = [Row(dict(item=f'{NUMERAL[i]}、{FUNCTION[k]}', **v)) for i, (k, v) in enumerate(cls)]
    end = lambda **kw: Row(dict(item='支出总计', **kw), kind='total')
    table('balance', '财务收支预算总表', [[Col('item', 3.6, indent=True), Col('amount', 2.4)], [Col('item', 3.8)] + [Col(i, 2.3) for i in ('total', 'personnel', 'public_use', 'project')]],
          [[('本年收入', 2), ('本年支出', 5)], [('项目', 1, 3), ('预算数', 1, 3), ('项目', 1, 3), ('预算数', 4)], [('合计', 1, 2), ('基本支出', 2), ('项目支出', 1, 2)], ['人员经费', '公用经费']],
          pairs(left, right, 13) + [(Row(dict(item='收入总计', amount=whole['total']), kind='total'), end(**{i: whole[i] for i in ('total', 'personnel', 'public_use', 'project')}))],
          sides=('revenue', 'expenditure'))
    # Revenue: the page breaks leave the total alone on the last page.
    src = [(c, dict(total=x['total'], appropriation=add(x['total'], -x['other_revenue'] if x.get('other_revenue') else None), other_revenue=x.get('other_revenue'))) for c, x in all_]
    rid = ('total', 'appropriation', 'business_revenue', 'operating_revenue', 'other_revenue')
    rows = code_rows(src, rid, FUNCTION)
    half = (len(rows) + 1) // 2
    table('revenue', '收入预算总表', [[code(3), Col('name', 5)] + [Col(i, 2.3) for i in rid]], head(['合计', '财政拨款收入', '事业收入', '事业单位经营收入', '其他收入'], '收入预算'),
          single(rows + bottom(src, rid)), pages=(half - 1, len(rows) - half + 1, 1), row=0.6)
    wide = [[code(3), Col('name', 6)] + [Col(i, 2.8) for i in ids]]
    rows = code_rows(all_, ids, FUNCTION)
    table('expenditure', '支出预算总表', wide, head(['合计', '基本支出', '项目支出'], '支出预算'), single(rows + bottom(all_, ids)), row=0.62)
    # Appropriations
    left = [Row(dict(item='一、一般公共预算', amount=g['total'])), Row(dict(item='二、政府性基金', amount=f['total'])), Row(dict(item='三、国有资本经营预算'))]
    money = [(c, dict(total=x['total'], general_public=x['total'])) for c, x in gp] + [(c, dict(total=x['total'], government_fund=x['total'])) for c, x in fund]
    aid = ('total', 'general_public', 'government_fund', 'state_capital')
    cls = [(k, v) for k, v in rollup(money, aid).items() if len(k) == 3]
    right = [Row(dict(item=f'{NUMERAL[i]}、{FUNCTION[k]}', **v)) for i, (k, v) in enumerate(cls)]
    t = total(money, aid)
    table('appropriation_balance', '财政拨款收支预算总表', [[Col('item', 3.4), Col('amount', 2.4)], [Col('item', 3.8)] + [Col(i, 2.4) for i in aid]],
          [[('财政拨款收入', 2), ('财政拨款支出', 5)], ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算']],
          pairs(left, right) + [(Row(dict(item='收入总计', amount=t['total']), kind='total'), end(**t))], sides=('revenue', 'expenditure'))
    rows = code_rows(gp, ids, FUNCTION)
    table('general_public_expenditure', '一般公共预算支出功能分类预算表', wide, head(['合计', '基本支出', '项目支出'], '一般公共预算支出'), single(rows + bottom(gp, ids)), row=0.62)
    table('government_fund_expenditure', '政府性基金预算支出功能分类预算表', wide, head(['合计', '基本支出', '项目支出'], '政府性基金预算支出'), single(code_rows(fund, ids, FUNCTION) + bottom(fund, ids)))
    table('state_capital_expenditure', '国有资本经营预算支出功能分类预算表', wide, head(['合计', '基本支出', '项目支出'], '国有资本经营预算支出'),
          single([total_row([], ids)]), note='注：本部门无国有资本经营预算，故本表为空表。')
    eid = ('total', 'personnel', 'public_use')
    rows = [Row(dict(code=k, name=ECONOMIC[k], **v), level=0 if len(k) == 3 else 1) for k, v in rollup(econ, eid, (3,)).items()]
    table('basic_expenditure', '一般公共预算基本支出部门预算经济分类预算表', [[code(2), Col('name', 6)] + [Col(i, 2.8) for i in eid]],
          head(['合计', '人员经费', '公用经费'], '一般公共预算基本支出', '经济分类'), single(rows + bottom(econ, eid)), row=0.62)
    abroad, meal, car = (item[c]['total'] for c in ('30212', '30217', '30231'))
    three = dict(total=abroad + meal + car, overseas=abroad, reception=meal, vehicle=car, vehicle_purchase=None, vehicle_operation=car, agency_operating=whole['public_use'])
    tables.append(Table('three_public', f'{YEAR}年部门“三公”经费和机关运行经费预算表', '万元', [[Col(i, 2) for i in three]],
                        [[('“三公”经费预算数', 6), ('机关运行经费预算数', 1, 3)], [('合计', 1, 2), ('因公出国(境)费', 1, 2), ('公务接待费', 1, 2), ('公务用车购置及运行费', 3)], ['小计', '购置费', '运行费']],
                        single([Row({k: v / 10000 if v is not None else None for k, v in three.items()})]), left=f'编制部门：{ORG}', **look))

    wan = lambda v: f'{v / 10000:,.2f}万元'
    parts = [('cover', ['临江市澄浦区2026年部门预算', f'预算主管部门：{ORG}', '二〇二六年二月']),
             ('prose', [('title', '部门主要职能'),
                        ('text', f'{ORG}是区政府派驻芦汀地区的机构，管理面积6.4平方公里，下设23个居民委员会。'),
                        ('text', '（一）统筹社区建设，办好居民的日常事务。（二）组织公共服务，管好社区中心、文化站和市民驿站。（三）综合管理市容、环境和房屋使用安全。（四）动员各方参与社区治理，回应居民的诉求。'),
                        ('title', f'{YEAR}年部门预算编制说明'),
                        ('text', f'{YEAR}年收入预算{wan(whole["total"])}，其中：财政拨款收入{wan(t["total"])}，其他收入{wan(whole["other_revenue"])}。支出预算{wan(whole["total"])}，其中：基本支出{wan(whole["basic"])}，项目支出{wan(whole["project"])}。'),
                        ('text', f'财政拨款支出{wan(t["total"])}，由一般公共预算{wan(t["general_public"])}和政府性基金预算{wan(t["government_fund"])}组成。')]),
             *tables,
             ('prose', [('title', '其他相关情况说明'), ('head', '一、“三公”经费'),
                        ('text', f'{YEAR}年“三公”经费预算{wan(three["total"])}：因公出国（境）费{wan(abroad)}，公务接待费{wan(meal)}，公务用车运行费{wan(car)}。'),
                        ('head', '二、机关运行经费'), ('text', f'机关运行经费财政拨款预算{wan(whole["public_use"])}。')])]
    return Document('chengpu-2026', YEAR, ORG, parts)
