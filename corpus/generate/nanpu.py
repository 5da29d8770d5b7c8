# SPDX-License-Identifier: GPL-3.0-or-later
"""南浦市水上搜救中心 2026: a table of projects whose indicators are running text in one box, as Guangzhou prints it, with
rows of the total and of each body between them; an overall form with tasks and values of term and year. In 万元. The
place is invented."""
from core import D, Document
from forms import Form, Indicator, Target as T, expected, level_cells, money, words

YEAR = 2026
ORG, UNIT = '南浦市水上搜救中心', '南浦市搜救艇基地'
TITLE, OVERALL = f'{ORG}{YEAR}年项目支出绩效目标表（含转移支付项目）', f'{ORG}{YEAR}年部门整体预算绩效目标申报表'
CODE = {'产出指标': '1', '效益指标': '2', '满意度指标': '3'}
SUB = {'数量指标': '11', '质量指标': '12', '时效指标': '13', '社会效益指标': '22', '服务对象满意度指标': '31'}
# body, name, amount, goal, indicators (annual, period)
PROJECTS = [
    (ORG, '搜救值班和演练', '128.60', '全天值守，每季演练。',
     [Indicator('产出指标', '数量指标', '演练次数', T('≥', '4', '场'), T('', '12', '场')), Indicator('产出指标', '质量指标', '遇险报警接听率', T('', '100', '%'), T('', '100', '%')),
      Indicator('效益指标', '社会效益指标', '水上救助能力', words('逐步提高'), words('明显提高'))]),
    (ORG, '水上安全宣传', '9.40', '让渔民和乘客知道怎样自救。',
     [Indicator('产出指标', '数量指标', '宣传册', T('', '6000', '册'), T('', '18000', '册')), Indicator('满意度指标', '服务对象满意度指标', '渔民满意度', T('不低于', '90', '%'), T('不低于', '90', '%'))]),
    (UNIT, '搜救艇保养', '76.00', '两艘搜救艇随时可以出航。',
     [Indicator('产出指标', '数量指标', '保养艇数', T('', '2', '艘'), T('', '2', '艘')), Indicator('产出指标', '时效指标', '出航准备时间', T('≤', '15', '分钟'), T('≤', '20', '分钟'))])]
TASKS = [('值守和搜救', '接警、研判、派艇、搜寻', '128.60', '接警即应，有警必出'), ('宣传', '进渔港、进码头宣讲', '9.40', '渔民人人会自救')]
WHOLE = [Indicator('产出指标', '数量指标', '值守天数', T('', '365', '天'), T('', '1096', '天')), Indicator('产出指标', '数量指标', '出动搜救艇次数', T('', '40', '次以上'), T('', '120', '次以上')),
         Indicator('效益指标', '社会效益', '遇险人员获救率', T('≥', '96', '%'), T('≥', '95', '%'))]
BASIC = '342.00'


def running(indicators):
    return ''.join(f'{i}、{CODE[x.level1]}-{x.level1}；{SUB[x.level2]}-{x.level2}；{x.name}；实施周期指标值:{x.period.text}；年度指标值:{x.annual.text}。'
                   for i, x in enumerate(indicators, 1))


def build():
    amount = lambda body: sum(D(p[2]) for p in PROJECTS if body in (None, p[0]))
    head = '项目名称（资金使用单位）|总计|财政拨款|财政专户拨款|其他资金|绩效目标|绩效指标'
    lines, wants, body = [head, f'合计：|{amount(None)}|{amount(None)}||||'], [], None
    for unit, name, sum_, goal, indicators in PROJECTS:
        if unit != body:
            lines.append(f'{unit}|{amount(unit)}|{amount(unit)}||||')
            body = unit
        lines.append(f'{name}|{sum_}|{sum_}|||{goal}|{running(indicators)}')
        wants.append({'title': TITLE, 'year': YEAR, 'name': name, 'unit': unit, 'goals': {'period': None, 'annual': goal},
                      'funds': {'period': {}, 'annual': {'total': money(sum_, '万元'), 'appropriation': money(sum_, '万元'), 'fiscal_account': money('', '万元'), 'other': money('', '万元')}},
                      'indicators': expected(indicators)})
    project = amount(None)
    total, goal = D(BASIC) + project, '水上遇险及时得救，渔港渡口平安。'
    levels = level_cells(WHOLE)
    lines2 = [f'部门名称|{ORG}{{1x5}}', '预算整体情况{4x1}|部门预算支出|预算金额（万元）|收入来源{1x2}|预算金额（万元）', f'基本支出|{BASIC}|财政拨款{{1x2}}|{total}',
              f'项目支出|{project}|其他资金{{1x2}}|0.00', f'合计|{total}|合计{{1x2}}|{total}', f'总体绩效目标|{goal}{{1x5}}',
              f'年度重点工作任务{{{len(TASKS) + 1}x1}}|名称|主要实施内容|拟投入的资金（万元）{{1x2}}|期望达到的目标（概述）'] + [f'{a}|{b}|{c}{{1x2}}|{e}' for a, b, c, e in TASKS]
    lines2 += [f'年度绩效指标{{{len(WHOLE) + 1}x1}}|一级指标|二级指标|三级指标|实施周期指标值|年度指标值'] + ['|'.join(l + [x.name, x.period.text, x.annual.text]) for x, l in zip(WHOLE, levels)]
    forms = [Form(TITLE, '\n'.join(lines), (14, 8, 8, 7, 7, 18, 44), above=[], right='单位：万元', landscape=True, small=True),
             Form(OVERALL, '\n'.join(lines2), (12, 14, 20, 14, 14, 20), small=True)]
    e = lambda t: {**t, 'unit': '次'} if t['unit'] == '次以上' else t       # 以上 is the sign, behind the figure
    whole = [{**x, 'target': dict(e(x['target']), operator='>=') if x['target']['unit'] == '次以上' else x['target']} for x in expected(WHOLE)]
    overall = {'title': OVERALL, 'year': YEAR, 'department': ORG, 'annual_goal': goal,
               'funds': {'by_use': {'basic': money(BASIC, '万元'), 'project': money(f'{project}', '万元'), 'total': money(f'{total}', '万元')},
                         'by_source': {'appropriation': money(f'{total}', '万元'), 'other': money('0.00', '万元'), 'total': money(f'{total}', '万元')}},
               'tasks': [{'function': a, 'task': b, 'other': {'拟投入的资金（万元）': c, '期望达到的目标（概述）': x}} for a, b, c, x in TASKS], 'indicators': whole}
    row = lambda name, v: {'rows': [[name, f'{v}', f'{v}', '', '', '', '']]}
    doc = Document('nanpu-2026', YEAR, ORG, forms, kind='performance',
                   says={'projects': wants, 'overall': overall, 'unclaimed': [row('合计：', amount(None)), row(ORG, amount(ORG)), row(UNIT, amount(UNIT))]})
    doc.css = '@page wide { size: A4 landscape; margin: 12mm }'
    return doc
