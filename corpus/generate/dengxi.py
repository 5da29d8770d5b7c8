# SPDX-License-Identifier: GPL-3.0-or-later
"""登汐市渔政支队 2026: Shandong's form of policies and projects: weights, funds by source, a form whose rest stands on the next
page under the same title; one that the page cuts and no page goes on with. In 万元. The place is invented."""
from core import Document
from forms import Form, Indicator, Target as T, expected, level_cells, money, words

YEAR = 2026
ORG = '登汐市渔政支队'
TITLE = '政策和项目预算绩效目标表'
PATROL = [Indicator('成本指标', '经济成本', '经费支出总成本', T('≤', '95', '万元')), Indicator('成本指标', '经济成本', '每航次油料成本', T('≤', '0.9', '万元')),
          Indicator('产出指标', '数量指标', '巡航次数', T('≥', '100', '航次')), Indicator('产出指标', '质量指标', '违规查处率', T('', '100', '%')),
          Indicator('效益指标', '生态效益指标', '休渔期渔业资源', words('稳步恢复')), Indicator('满意度指标', '服务对象满意度指标', '渔民满意度', T('≥', '95', '%'))]
BUOYS = [Indicator('成本指标', '经济成本', '每座航标维护成本', T('≤', '0.5', '万元')), Indicator('产出指标', '数量指标', '维护航标', T('＝', '24', '座')),
         Indicator('满意度指标', '服务对象满意度指标', '船员满意度', T('≥', '90', '%'))]
RELEASE = [Indicator('产出指标', '数量指标', '放流鱼苗', T('≥', '260', '万尾'))]
WIDTHS = (10, 14, 18, 26, 20, 10)
HEAD = '一级指标|二级指标|三级指标|指标值|分值'


def rows(indicators, weights):
    return ['|'.join(l + [x.name, x.annual.text, str(w)]) for x, l, w in zip(indicators, level_cells(indicators), weights)]


def head(name, amount, goal):
    return [f'项目名称|{name}{{1x5}}', f'主管部门及代码|318_登汐市海洋局{{1x2}}|实施单位|{ORG}{{1x2}}', f'项目资金（万元）{{3x1}}|年度预算资金总额：{{1x2}}|{amount}{{1x3}}',
            f'其中：财政拨款{{1x2}}|{amount}{{1x3}}', '其他资金{1x2}|0.00{1x3}', f'总体目标|{goal}{{1x5}}']


def block(indicators, weights, rest=False):
    lines = rows(indicators, weights)
    if rest:
        return [f'绩效指标{{{len(lines)}x1}}|' + lines[0]] + lines[1:]
    return [f'绩效指标{{{len(lines) + 1}x1}}|' + HEAD] + lines


def want(name, amount, goal, indicators, weights):
    return {'title': TITLE, 'year': YEAR, 'name': name, 'department': '登汐市海洋局', 'department_code': '318', 'unit': ORG,
            'funds': {'period': {}, 'annual': {'total': money(amount, '万元'), 'appropriation': money(amount, '万元'), 'other': money('0.00', '万元')}},
            'goals': {'period': None, 'annual': goal}, 'indicators': [dict(x, weight=w) for x, w in zip(expected(indicators), weights)]}


def build():
    a = ('近岸巡航执法', '95.00', '近岸海域按计划巡航，违规捕捞明显减少。')
    b = ('渔港航标维护', '12.00', '航标夜间正常发光。')
    c = ('增殖放流', '26.00', '在三处湾口放流鱼苗。')
    wa, wb, wc = (10, 10, 20, 20, 20, 10), (20, 50, 20), (50,)
    above = [f'（{YEAR}年度）']
    forms = [Form(TITLE, '\n'.join(head(*a) + block(PATROL[:3], wa[:3])), WIDTHS, above=above), Form(TITLE, '\n'.join(block(PATROL[3:], wa[3:], True)), WIDTHS, above=above),
             Form(TITLE, '\n'.join(head(*b) + block(BUOYS, wb)), WIDTHS, above=above)]
    # cut by the page's end: the last box reaches down to it
    cut = Form(TITLE, '\n'.join(head(*c) + block(RELEASE, wc)), WIDTHS, above=above, low=True)
    wants = [want(*a, PATROL, wa), want(*b, BUOYS, wb), want(*c, RELEASE, wc)]
    doc = Document('dengxi-2026', YEAR, ORG, [('cover', [ORG, f'{YEAR}年部门预算', '二〇二六年一月']), *forms, cut],
                   says={'projects': wants, 'overall': None, 'unclaimed': [], 'diagnostics': [{'severity': 'warning', 'code': 'cut-off'}]})
    doc.css = '.low { padding-top: 150mm }'
    return doc
