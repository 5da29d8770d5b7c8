# SPDX-License-Identifier: GPL-3.0-or-later
"""芷泠县自然资源局 2023: a county bureau's budget with a balance of four blocks, one of revenue and three of the same
expenditure: by function, by the departments' economic classes, by the government's. The place is invented."""
from core import Col, D, Document, Row, Table, add, code_rows, rollup, single, total, total_row
from names import CLASSES, ECONOMIC, NUMERAL

YEAR = 2023
ORG = '芷泠县自然资源局'
NAMES = {'208': '社会保障和就业支出', '20805': '行政事业单位养老支出', '2080505': '机关事业单位基本养老保险缴费支出', '210': '卫生健康支出',
         '21011': '行政事业单位医疗', '2101101': '行政单位医疗', '212': '城乡社区支出', '21208': '国有土地使用权出让收入安排的支出',
         '2120801': '征地和拆迁补偿支出', '220': '自然资源海洋气象等支出', '22001': '自然资源事务', '2200101': '行政运行',
         '2200102': '一般行政管理事务', '2200106': '自然资源利用与保护', '2200109': '自然资源调查与确权登记', '2200150': '事业运行',
         '221': '住房保障支出', '22102': '住房改革支出', '2210201': '住房公积金'}
# code, source (a grant, n non-tax, f fund, o other), staff, running, project
MONEY = [('2080505', 'a', '96.40', '', ''), ('2101101', 'a', '41.20', '', ''), ('2200101', 'a', '604.80', '88.60', ''), ('2200102', 'n', '', '', '142.00'),
         ('2200106', 'n', '', '', '236.50'), ('2200109', 'a', '', '', '318.00'), ('2200109', 'o', '', '', '25.00'), ('2200150', 'a', '233.10', '31.30', ''),
         ('2210201', 'a', '84.50', '', ''), ('2120801', 'f', '', '', '1650.00')]
WAGES = {'30101': '402.10', '30102': '196.40', '30103': '88.20', '30107': '104.30', '30108': '96.40', '30110': '41.20', '30112': '9.90', '30113': '84.50'}


def d(s):
    return D(s) if s else None


def build():
    three = ('total', 'personnel', 'public_use', 'project')
    money = [(c, s, dict(personnel=d(p), public_use=d(r), project=d(j), total=add(d(p), d(r), d(j)), basic=add(d(p), d(r)))) for c, s, p, r, j in MONEY]
    of = lambda kinds: [(c, v) for c, s, v in money if s in kinds]
    sums = {s: total(of(s), three)['total'] for s in 'anfo'}
    staff, running, project = (total(of('anfo'), three)[i] for i in three[1:])
    wages, whole, old = add(*map(D, WAGES.values())), staff + running + project, D('64.00')
    family = staff - wages
    tables = []

    def table(n, *args, **kw):
        t = Table(*args, number=n, above=[f'部门预算公开表{n}'] if n else [], left=f'部门：{ORG}', **kw)
        t.layout.setdefault('above', 'right')
        tables.append(t)
    item = lambda label, amount, level=0: Row(dict(item=label, amount=amount), level=level)
    end = lambda label, amount: Row(dict(item=label, amount=amount), kind='total')
    by = {k: v['total'] for k, v in rollup(of('anfo'), three).items() if len(k) == 3}
    left = [item('一、一般公共预算拨款收入', sums['a'] + sums['n']), item('1、经费拨款', sums['a'], 1), item('2、纳入预算管理的非税收入拨款', sums['n'], 1),
            item('二、政府性基金预算拨款收入', sums['f']), item('三、国有资本经营预算拨款收入', None), item('四、纳入专户管理的非税收入', None),
            item('五、上级补助收入', None), item('六、事业收入', None), item('七、其他收入', sums['o'])]
    function = [item(f'{NUMERAL[i]}、{n}', add(by.get(c), old if c == '220' else None)) for i, (c, n) in enumerate(CLASSES[:20])]
    economic = [item('一、基本支出', staff + running), item('工资福利支出', wages, 1), item('商品和服务支出', running, 1), item('对个人和家庭的补助', family, 1),
                item('二、项目支出', project + old), item('商品和服务支出', D('785.50'), 1), item('资本性支出', project + old - D('785.50'), 1), item('三、事业单位经营支出', None)]
    government = [item('一、机关工资福利支出', wages), item('二、机关商品和服务支出', running + D('785.50')), item('三、机关资本性支出（一）', project + old - D('785.50')),
                  item('四、对事业单位经常性补助', None), item('五、对企业补助', None), item('六、对个人和家庭的补助', family), item('七、其他支出', None)]
    columns = [left, function, economic, government]
    deep = max(map(len, columns))
    lines = list(zip(*(c + [None] * (deep - len(c)) for c in columns)))
    spent = lambda label, amount: (end(label, amount),) * 3
    lines += [(end('本年收入合计', whole), *spent('本年支出合计', whole + old)), (item('上年结转结余', old), *[item('年终结转结余', None)] * 3),
              (end('收入总计', whole + old), *spent('支出总计', whole + old))]
    panel = lambda: [Col('item', 3, indent=True), Col('amount', 1.5)]
    table(1, 'balance', '收支总表', '万元', [panel(), panel(), panel(), panel()],
          [[('收入', 2), ('支出', 6)], ['项目', '本年预算', '项目（按功能分类）', '本年预算', '项目（按部门预算经济分类）', '本年预算', '项目（按政府预算经济分类）', '本年预算']],
          lines, sides=('revenue', *['expenditure'] * 3), landscape=True, size=7.5, row_pt=15, side=30)

    sources = [('total', whole), ('general_public', sums['a'] + sums['n']), ('budget_grant', sums['a']), ('nontax_revenue', sums['n']),
               ('government_fund', sums['f']), ('state_capital', None), ('fiscal_account', None), ('superior_subsidy', None), ('other_revenue', sums['o'])]
    table(2, 'revenue', '收入总表', '万元', [[Col('code', 1.4), Col('name', 3)] + [Col(i, 1.6) for i, _ in sources]],
          [[('单位代码', 1, 2), ('单位名称', 1, 2), ('合计', 1, 2), ('一般公共预算', 3), ('政府性基金', 1, 2), ('国有资本经营预算', 1, 2), ('纳入专户管理的非税收入', 1, 2), ('上级补助收入', 1, 2), ('其他收入', 1, 2)],
           ['小计', '经费拨款', '纳入预算管理的非税收入']],
          single([Row(dict(name='合计', **dict(sources)), kind='total'), Row(dict(code='315', name=ORG, **dict(sources)), level=0)]), landscape=True, row_pt=30)
    # which wages and running costs the government's classes hold
    classes = ('total', 'agency_wages', 'agency_goods_services', 'agency_capital', 'household_subsidy')

    def split(c, v):
        extra = {'2200101': family}.get(c)
        return dict(total=v['total'], agency_wages=add(v['personnel'], -extra if extra else None), agency_goods_services=v['public_use'], household_subsidy=extra,
                    agency_capital=v['project'])
    leaves = [(c, split(c, v)) for c, v in of('an')]
    table(5, 'other', '支出预算分类汇总表（按政府预算经济分类）', '万元',
          [[Col('code', 2.1, parts=3), Col('unit_code', 1.2, type='code'), Col('name', 4)] + [Col(i, 1.8) for i in classes]],
          [[('科目编码', 3), ('单位代码', 1, 2), ('单位名称（科目）', 1, 2), ('总计', 1, 2), ('机关工资福利支出', 1, 2), ('机关商品和服务支出', 1, 2), ('机关资本性支出（一）', 1, 2), ('对个人和家庭的补助', 1, 2)], ['类', '款', '项']],
          single([Row(dict(code='', unit_code='', name='合计', **total(leaves, classes)), kind='total')]
                 + [Row(dict(code=c, unit_code='315001', name=NAMES[c], **v), level=2) for c, v in leaves]), landscape=True)
    basic = [(c, v) for c, v in of('an') if v['basic']]
    table(8, 'basic_expenditure_function', '一般公共预算基本支出表', '万元', [[Col('code', 2), Col('name', 5, indent=True), Col('total', 2), Col('personnel', 2), Col('public_use', 2)]],
          [[('支出功能分类科目', 2), ('一般公共预算基本支出', 3)], ['科目编码', '科目名称', '合计', '人员经费', '公用经费']],
          single([total_row(basic, ('total', 'personnel', 'public_use'))] + code_rows(basic, ('total', 'personnel', 'public_use'), NAMES)))
    ids = {'30101': 'base_salary', '30102': 'allowances', '30103': 'bonuses', '30107': 'performance_pay', '30108': 'pension', '30110': 'medical_insurance', '30112': 'other_social_security', '30113': 'housing_fund'}
    figures = dict(total=wages, **{ids[k]: D(v) for k, v in WAGES.items()})
    table(9, 'other', '一般公共预算基本支出表—人员经费（工资福利支出）（按部门预算经济分类）', '万元', [[Col('name', 3)] + [Col(i, 1.6) for i in figures]],
          [[('单位名称', 1, 2), ('总计', 1, 2), ('工资福利支出', 8)], [ECONOMIC[k] for k in WAGES]],
          single([Row(dict(name='合计', **figures), kind='total'), Row(dict(name=ORG, **figures))]), landscape=True, row_pt=34)
    table(16, 'government_fund_expenditure', '政府性基金预算支出表', '万元', [[Col('code', 2), Col('name', 5, indent=True), Col('total', 2), Col('basic', 2), Col('project', 2)]],
          [['科目编码', '科目名称', '合计', '基本支出', '项目支出']],
          single([total_row(of('f'), ('total', 'basic', 'project'))] + code_rows(of('f'), ('total', 'basic', 'project'), NAMES)))
    table(20, 'other', '财政专户管理资金预算支出表', '万元', [[Col('code', 2), Col('name', 5), Col('total', 2), Col('basic', 2), Col('project', 2)]],
          [['科目编码', '科目名称', '合计', '基本支出', '项目支出']], [(Row(dict(name='合计', total=None, basic=None, project=None), kind='total'),)],
          note='注：本表无数据。')
    parts = [('cover', [ORG, f'{YEAR}年度部门预算公开', '2023年2月']), *tables]
    return Document('zhiling-2023', YEAR, ORG, parts, footer='{}')
