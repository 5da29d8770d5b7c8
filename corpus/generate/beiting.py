# SPDX-License-Identifier: GPL-3.0-or-later
"""北汀市档案馆 2026: one long table with a group of rows for each project, as Beijing prints it: code before the name, sign,
figure and unit in columns of their own, a project that the page's end parts; an overall form whose indicators carry
both levels in their name. Amounts in 万元 with six decimals. The place is invented."""
from core import D, Document
from forms import Form, Indicator, Target as T, expected, money, words

YEAR = 2026
ORG = '北汀市档案馆'
TITLE, OVERALL = '预算12表 项目支出绩效目标表', '预算13表 部门整体支出绩效目标表'
BASIC = D('1630.250000')
# code, name, amount, goal, indicators, how many of them the first page holds
PROJECTS = [
    ('11031026T000000100017', '馆藏胶片修复', '86.400000', '修复受潮胶片，使濒危影像可以放映。',
     [Indicator('产出指标', '数量指标', '修复胶片', T('≥', '120', '卷')), Indicator('产出指标', '质量指标', '修复后可放映率', T('≥', '95', '%')),
      Indicator('产出指标', '时效指标', '完成时间', T('≤', '12', '月')), Indicator('成本指标', '经济成本指标', '每卷修复成本', T('≤', '7200', '元')),
      Indicator('效益指标', '社会效益指标', '影像保存状况', words('优'))], 5),
    ('11031026T000000100029', '库房恒湿设备运行维护', '41.253600', '全年保持库房湿度稳定，设备故障及时排除。',
     [Indicator('产出指标', '数量指标', '维护设备', T('＝', '36', '台')), Indicator('产出指标', '质量指标', '湿度达标天数', T('≥', '360', '天')),
      Indicator('产出指标', '时效指标', '故障响应', T('≤', '2', '小时')), Indicator('满意度指标', '服务对象满意度指标', '查档群众满意度', T('≥', '93', '%'))], 2),
    ('11031026T000000100033', '家谱征集', '15.000000', '向社会征集家谱，补全地方姓氏资料。',
     [Indicator('产出指标', '数量指标', '征集家谱', T('≥', '40', '部')), Indicator('效益指标', '可持续影响指标', '地方文献完整程度', words('良'))], 2)]
WHOLE = [('保管', Indicator('产出指标', '数量指标', '库房巡检次数', T('≥', '730', '次'))), ('保管', Indicator('产出指标', '质量指标', '档案完好率', T('＝', '100', '%'))),
         ('利用', Indicator('效益指标', '社会效益指标', '查档便利程度', words('好'))), ('利用', Indicator('满意度指标', '服务对象满意度指标', '查档群众满意度', T('≥', '93', '%')))]
WIDTHS = (14, 9, 9, 7, 16, 8, 10, 13, 7, 8, 7)
HEAD = ('项目名称{2x1}|项目总额{2x1}|其中：{1x2}|绩效目标{2x1}|一级指标{2x1}|二级指标{2x1}|三级指标{2x1}|绩效指标性质{2x1}|本年绩效指标值{2x1}|绩效度量单位{2x1}\n'
        '财政资金|其他资金\n')


def row(x):
    sign, value, unit = ('定性', x.annual.text, '') if x.annual.words else (x.annual.sign, x.annual.figure, x.annual.unit)
    return f'{x.level1}|{x.level2}|{x.name}|{sign}|{value}|{unit}'


def group(indicators, name, amount, goal):
    n = len(indicators)
    first = f'{name}{{{n}x1}}|{amount}{{{n}x1}}|{amount}{{{n}x1}}|{{{n}x1}}|{goal}{{{n}x1}}|' + row(indicators[0])
    return [first] + [row(x) for x in indicators[1:]]


def build():
    pages, wants = [[], []], []
    for code, name, amount, goal, indicators, n in PROJECTS:
        # what the page parts stands on the first of both; the boxes of the second are blank
        at = 0 if not any(len(p) for p in pages[1:]) and code != PROJECTS[2][0] else 1
        pages[at] += group(indicators[:n], f'{code}-{name}', amount, goal)
        if n < len(indicators):
            pages[1] += group(indicators[n:], '', '', '')
        wants.append({'title': TITLE.replace(' ', ''), 'name': name, 'code': code, 'goals': {'period': None, 'annual': goal},
                      'funds': {'period': {}, 'annual': {'total': money(amount, '万元'), 'appropriation': money(amount, '万元'), 'other': money('', '万元')}},
                      'indicators': expected(indicators)})
    project = sum(D(p[2]) for p in PROJECTS)
    spent = BASIC + project
    goal, figure = '守护档案，方便查阅。', lambda v: f'{v:,.6f}'
    lines = [f'部门名称{{1x2}}|{ORG}{{1x5}}', '总体资金情况（万元）{3x1}|预算支出总额{2x1}|财政拨款{1x3}|其他资金{1x2}', '合计|基本支出|项目支出|合计|基本支出',
             f'{figure(spent)}|{figure(spent)}|{figure(BASIC)}|{figure(project)}||', f'整体绩效目标{{1x2}}|{goal}{{1x5}}',
             f'绩效指标{{{len(WHOLE) + 1}x1}}|活动|绩效指标{{1x2}}|指标性质|指标值|度量单位']
    for activity, x in WHOLE:
        sign, value, unit = row(x).split('|')[3:]
        lines.append(f'{activity}|{x.level1}{x.level2}{x.name}{{1x2}}|{sign}|{value}|{unit}')
    forms = [Form(TITLE, HEAD + '\n'.join(pages[0]), WIDTHS, right='金额单位：万元', landscape=True, small=True),
             Form(None, HEAD + '\n'.join(pages[1]), WIDTHS, landscape=True, small=True),
             Form(OVERALL, '\n'.join(lines), (14, 18, 16, 16, 14, 12, 10), above=[f'（{YEAR}年度）'], landscape=True, small=True)]
    overall = {'title': OVERALL.replace(' ', ''), 'year': YEAR, 'department': ORG, 'annual_goal': goal,
               'funds': {'by_source': {'total': money(figure(spent), '万元'), 'appropriation': money(figure(spent), '万元')}},
               'indicators': [{**e, 'other': {'活动': a}} if not x.annual.words else {**e, 'other': {'活动': a, '指标性质': '定性'}}
                              for a, x in WHOLE for e in expected([x])]}
    doc = Document('beiting-2026', YEAR, ORG, forms, says={'projects': wants, 'overall': overall, 'unclaimed': []})
    doc.css = '@page wide { size: A4 landscape; margin: 12mm }'
    return doc
