# SPDX-License-Identifier: GPL-3.0-or-later
"""松岚县桃源渡街道办事处 2025: Shanxi's forms and the prose around them. Amounts of forms in 元, of tables in 万元. The
place is invented."""
from core import Col, D, Document, Row, Table, code_rows, single, total, total_row
from forms import Form, Indicator, Prose, Target as T, expected, level_cells, money, share, words
from names import FUNCTION

YEAR = 2025
ORG = '松岚县桃源渡街道办事处'
TITLE = '松岚县县(区)级预算部门（单位）项目支出绩效目标表'
OVERALL = '松岚县县(区)级预算部门（单位）整体支出绩效目标申报表'
BASIC = [('2010301', '412.30'), ('2210201', '30.70')]
# code, name, unit of the form, term of the project, amount of the term, of the year (both as the form prints them)
MEND, BRIDGE, MEALS, RIVER = (
    ('2010302', '办事大厅屋面修缮', '元', '1年', '236,000', '236,000'),
    ('2120399', '三座小桥加固', '元', '2年', '2,400,000', '1,789,200'),
    ('2080208', '独居老人助餐', '万元', '1年', '32.04', '3 2.04'),
    ('2110302', '桃源河保洁', '元', '1年', '154,000', '154,000'))
PROJECTS = (MEND, BRIDGE, MEALS, RIVER)
TEXTS = {   # overview, basis, necessity, measures, plan, goals of term and year
    MEND: ('大厅建于九十年代，屋面三处渗水', '街道办公会议纪要', '雨天影响群众办事', '街道财务管理办法', '5月开工，8月完工', '屋面不再渗水', '屋面不再渗水'),
    BRIDGE: ('上渡、中渡、下渡三座石拱桥桥面开裂，限载通行', '县交通部门桥梁检测报告', '三桥是南岸六村出行的必经之路', '工程招标投标制度、监理制度、质量终身负责制度', '2025年9月底前完成两座，次年完成一座', '三座桥解除限载', '上渡桥和中渡桥解除限载'),
    MEALS: ('为八十岁以上独居老人送午餐', '县养老服务实施方案', '老人做饭不便', '食品留样制度', '全年每日送餐', '老人吃上热饭', '老人吃上热饭'),
    RIVER: ('清理桃源河街道段的漂浮物和岸坡垃圾', '河长制工作方案', '河面漂浮物影响下游取水', '巡河登记制度', '全年保洁', '河面整洁', '河面整洁')}
same = lambda l1, l2, name, t: Indicator(l1, l2, name, t, t)
GOALS = {
    MEND: [same('产出指标', '数量指标', '修缮屋面面积', T('≥', '460', '平方米')), same('产出指标', '质量指标', '验收合格率', T('＝', '100', '%')),
           same('产出指标', '时效指标', '完工时间', T('＜', '9', '月份')), same('效益指标', '社会效益', '群众办事环境', words('明显改善')),
           same('满意度指标', '服务对象满意度', '办事群众满意度', T('不低于', '95', '%'))],
    BRIDGE: [Indicator('产出指标', '数量指标', '加固桥梁座数', T('', '2', '座'), T('', '3', '座')),
             Indicator('产出指标', '数量指标', '更换栏杆长度', T('≥', '130', '米'), T('≥', '198', '米')),
             same('产出指标', '质量指标', '荷载试验合格率', T('', '100', '%')), same('产出指标', '质量指标', '重大质量事故', T('＝', '0', '起')),
             Indicator('产出指标', '时效指标', '完成时间', words('2025年9月底前'), words('2026年10月底前')),
             Indicator('产出指标', '成本指标', '每座平均造价', T('≤', '894600', '元'), T('≤', '894600', '元')),
             Indicator('效益指标', '社会效益', '南岸六村村民出行更加安全便利', words('显著'), words('显著'), cut='南岸六村村民出行更加安'),
             same('效益指标', '可持续影响', '桥梁继续使用年限', T('大于等于', '30', '年')), same('满意度指标', '服务对象满意度', '南岸村民满意度', T('≥', '90', '%'))],
    MEALS: [same('产出指标', '数量指标', '助餐老人', T('＞', '88', '人')), same('产出指标', '成本指标', '每餐补助', T('≤', '10', '元/人/餐')),
            same('效益指标', '社会效益', '老人生活质量', words('有所提高')), same('满意度指标', '服务对象满意度', '老人满意度', T('≥', '92', '%'))],
    RIVER: [same('产出指标', '数量指标', '保洁河道长度', T('≥', '7.7', '公里')), same('效益指标', '生态效益', '河面漂浮物', words('及时清理')),
            same('满意度指标', '服务对象满意度', '沿岸居民满意度', T('不低于', '90', '%'))]}
SOURCES = [('central', '其中：中央财政资金'), ('provincial', '省级财政资金'), ('local', '市县（区）财政资金'), ('self_raised', '单位自筹'), ('other', '其他资金')]
HEAD = '一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值'
WIDTHS = (7, 9, 10, 17, 12, 11, 17, 13)


def indicator_rows(indicators):
    out = []
    for x, levels in zip(indicators, level_cells(indicators)):
        two = levels[-1:] if levels and '{' in levels[-1] and levels[-1].startswith(x.level2) else []
        out.append('|'.join(levels + [x.name, x.period.text] + two + [x.cut or x.name, x.annual.text]))
    return out


def form(p, title, cut=None, extra='', **look):
    code, name, unit, term, period, annual = p
    over, basis, need, measures, plan, long, short = TEXTS[p]
    zero = '0' if unit == '元' else '0.00'
    funds = [f'项目资金（{unit}）{{6x1}}|实施期资金总额：{{1x2}}|{period}|年度资金总额：{{1x2}}|{annual}{{1x2}}']
    for id, label in SOURCES:
        a, b = (period, annual) if id == 'local' else ('', '') if id == 'other' else (zero, zero)
        funds.append(f'{label}{{1x2}}|{a}|{label}{{1x2}}|{b}{{1x2}}')
    n = cut or len(GOALS[p])     # as many indicators as the first page holds
    head, rest = indicator_rows(GOALS[p][:n]), indicator_rows(GOALS[p][n:])
    lines = [f'项目名称{{1x2}}|{name}{{1x6}}', f'主管部门及代码{{1x2}}|417-{ORG}{{1x2}}|实施单位{{1x2}}|{ORG}{{1x2}}',
             f'项目属性{{1x2}}|一次性项目{{1x2}}|项目期{{1x2}}|{term}{{1x2}}'] + funds
    for label, text in (('项目概况', over), ('立项依据', basis), ('项目设立必要性', need), ('保证项目实施的制度、措施', measures), ('项目实施计划', plan)):
        lines.append(f'{label}{{1x2}}|{text}{{1x6}}')
    lines += [extra] if extra else []
    lines += ['总体目标{2x2}|实施期目标{1x3}|年度目标{1x3}', f'{long}{{1x3}}|{short}{{1x3}}', f'绩效指标{{{len(head) + 1}x1}}|' + HEAD] + head
    sign = '单位负责人：卓远桥　　填报人：闻小舟　　联系电话：000-4170000　　填报日期：20250116093005'
    out = [Form(title, '\n'.join(lines), WIDTHS, below='' if rest else sign, small=True, **look)]
    if rest:
        out.append(Form(None, '\n'.join([f'绩效指标{{{len(rest)}x1}}|' + rest[0]] + rest[1:]), WIDTHS, below=sign, small=True))
    sides = {k: {id: money(v if id in ('total', 'local') else '' if id == 'other' else zero, unit) for id in ('total',) + tuple(i for i, _ in SOURCES)}
             for k, v in (('period', period), ('annual', annual))}
    want = {'title': TITLE, 'year': YEAR, 'name': name, 'code': None, 'department': ORG, 'department_code': '417', 'unit': ORG, 'attribute': '一次性项目', 'term': term,
            'funds': sides, 'overview': over, 'basis': basis, 'necessity': need, 'measures': measures, 'plan': plan,
            'goals': {'period': long, 'annual': short}, 'indicators': expected(GOALS[p]), 'filled_at': '2025-01-16T09:30:05'}
    return out, want


def build():
    worth = {p: money(p[5], p[2])['value'] / 10000 for p in PROJECTS}
    leaves = sorted([(c, dict(total=D(a), basic=D(a))) for c, a in BASIC] + [(p[0], dict(total=v, project=v)) for p, v in worth.items()])
    ids = ('total', 'basic', 'project')
    t = total(leaves, ids)
    tables = [Table('expenditure', f'{YEAR}年预算支出总表', '万元', [[Col('code', 2), Col('name', 5)] + [Col(i, 2) for i in ids]],
                    [['科目编码', '科目名称', '合计', '基本支出', '项目支出']], single([total_row(leaves, ids)] + code_rows(leaves, ids, FUNCTION)), number=1, above=['预算公开表1'], left=f'单位名称：{ORG}'),
              Table('project_expenditure', f'{YEAR}年项目支出预算表', '万元', [[Col('item', 5, type='text', align='left')] + [Col(i, 2) for i in ('total', 'general_public')]],
                    [['项目名称', '合计', '一般公共预算']], single([Row(dict(item='合计', total=t['project'], general_public=t['project']), kind='total')]
                    + [Row(dict(item=p[1], total=v, general_public=v)) for p, v in worth.items()]), number=2, above=['预算公开表2'], left=f'单位名称：{ORG}', join=True)]
    tasks = [('公共服务', '修缮办事大厅，为独居老人助餐'), ('城乡建设', '加固小桥，保洁河道')]
    whole = [same('产出指标', '数量指标', '完成项目个数', T('≥', '4', '个')), same('产出指标', '质量指标', '项目验收合格率', T('', '100', '%')),
             same('效益指标', '社会效益', '居民生活便利程度', words('不断提高')), same('满意度指标', '服务对象满意度', '居民满意度', T('≥', '90', '%'))]
    duties, strategy, goal = '管理街道的公共服务、公共安全和公共建设', '建设宜居街道', '四个项目按期完成，居民更加满意'
    sources = [('total', '合计', t['total']), ('general_public', '其中:一般公共预算资金', t['total']), ('government_fund', '政府性基金预算资金', D('0.00'))]
    uses = [('total', '合计', t['total']), ('basic', '其中:基本支出', t['basic']), ('project', '项目支出', t['project'])]
    levels = level_cells(whole)
    overall = Form(OVERALL, '\n'.join(
        [f'部门名称{{1x2}}|417-{ORG}{{1x4}}', '部门基本信息{2x1}|内设职能部门数|5个|所属预算单位数{1x2}|0个', '核定的人员编制数|38人|实际在职人员总数{1x2}|36人',
         f'部门职责{{1x2}}|{duties}{{1x4}}', f'部门战略目标{{1x2}}|{strategy}{{1x4}}', '年度预算情况{4x1}|按资金来源划分|资金总额（万元）|按资金方向划分{1x2}|资金总额（万元）']
        + [f'{a}|{x:.2f}|{b}{{1x2}}|{y:.2f}' for (_, a, x), (_, b, y) in zip(sources, uses)]
        + ['年度重点任务{3x1}|核心职能{1x2}|重点任务{1x3}'] + [f'{a}{{1x2}}|{b}{{1x3}}' for a, b in tasks]
        + [f'年度绩效目标{{1x2}}|{goal}{{1x4}}', f'绩效指标{{{len(whole) + 1}x1}}|一级指标|二级指标|三级指标{{1x2}}|指标值']
        + ['|'.join(l + [f'{x.name}{{1x2}}', x.annual.text]) for x, l in zip(whole, levels)]), (10, 16, 16, 12, 14, 16), above=[f'（{YEAR}年度）'], below='填报日期：20250115160000', small=True)
    forms, wants = [], []
    for p, title, look in ((MEND, TITLE, dict(above=[f'（{YEAR}年度）'])), (BRIDGE, TITLE, dict(cut=5, above=[f'（{YEAR}年度）'])), (MEALS, TITLE, dict(above=[f'（{YEAR}年度）'])),
                           (RIVER, None, dict(extra='项目监督员{1x2}|甘霖{1x6}', join=True))):
        f, w = form(p, title, **look)
        forms += f
        wants.append(w)
    wants[3]['other'] = {'项目监督员': '甘霖'}

    last, prose = D('680.00'), Prose()
    grown = t['total'] - last
    yuan, percent = prose.yuan, prose.percent
    prose.section(None, f'{ORG}{YEAR}年部门预算公开', 0)
    prose.section('第一部分', '概况', 0)
    prose.section('一', '主要职能', 1, f'{duties}，联系辖区居民，办理县人民政府交办的事项。')
    prose.section('二', '机构设置情况', 1, f'街道内设{prose.fact("organization.offices", "5个", 5, "count")}办公室，没有下属单位。')
    prose.section('第三部分', f'{YEAR}年部门预算情况说明', 0)
    prose.section('一', '部门预算收支情况说明', 1,
                  f'{YEAR}年收入预算总计{yuan("revenue.total", t["total"])}，比上年增加{yuan("revenue.total.change", grown)}，增长{percent("revenue.total.growth", share(grown, last))}。',
                  f'{YEAR}年支出预算总计{yuan("expenditure.total", t["total"])}，其中：基本支出{yuan("expenditure.basic", t["basic"])}，占{percent("expenditure.basic.share", share(t["basic"], t["total"]))}；'
                  f'项目支出{yuan("expenditure.project", t["project"])}，占{percent("expenditure.project.share", share(t["project"], t["total"]))}。')
    prose.section('二', '“三公”经费增减变动情况说明', 1, f'{YEAR}年{prose.fact("three_public.total", "无“三公”经费预算", 0, "yuan")}。')
    prose.section('三', '政府采购情况说明', 1, f'{YEAR}年政府采购预算总额{yuan("procurement.total", "36.00")}，其中：政府采购货物预算{yuan("procurement.goods", "11.00")}，政府采购服务预算{yuan("procurement.services", "25.00")}。')
    prose.section('四', '绩效目标情况说明', 1, f'{YEAR}年实行绩效目标管理的项目{prose.count("performance.projects", 4, "个")}，涉及金额{yuan("performance.amount", t["project"])}。')
    glossary = [('基本支出', '为维持机构运转、完成日常工作而安排的人员和公用两类支出。'), ('项目支出', '在基本支出之外，为办成某一件事而安排的支出。'), ('一般公共预算', '以税收为主要来源、用于民生和公共事务的收支预算。')]
    prose.section('第四部分', '名词解释', 0, *(f'{i}、{a}：{b}' for i, (a, b) in zip('一二三', glossary)))
    parts = [('prose', prose.lines(0, 4)), *tables, overall, *forms,
             ('prose', prose.lines(4))]
    says = {'overall': {'title': OVERALL, 'year': YEAR, 'department': ORG, 'department_code': '417', 'functional_departments': '5个', 'subordinate_units': '0个',
                        'staff_quota': '38人', 'staff': '36人', 'duties': duties, 'strategy': strategy,
                        'funds': {'by_source': {i: money(f'{v:.2f}', '万元') for i, _, v in sources}, 'by_use': {i: money(f'{v:.2f}', '万元') for i, _, v in uses}},
                        'tasks': [{'function': a, 'task': b} for a, b in tasks], 'annual_goal': goal,
                        'indicators': [x for x in expected(whole) if x['scope'] == 'annual'], 'filled_at': '2025-01-15T16:00:00'},
            'diagnostics': [{'severity': 'info', 'code': c} for c in ('truncated', 'figure-spaced', 'figure-spaced')],
            'projects': wants, **prose.expected(glossary)}
    doc = Document('songlan-2025', YEAR, ORG, parts, says=says)
    cut = next(i for i in GOALS[BRIDGE] if i.cut)
    doc.findings = [('info', 'form.cut', [cut.cut, cut.name])]
    return doc
