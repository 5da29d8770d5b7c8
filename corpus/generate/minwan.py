# SPDX-License-Identifier: GPL-3.0-or-later
"""闽湾市海塘管理处 2026: three forms of the south-east coast, each under the project's own title: one with a box for the name,
two without; one with the goal of the term instead of the year's. In 万元. The place is invented."""
from core import D, Document
from forms import Form, Indicator, Prose, Target as T, expected, level_cells, money, share, words

YEAR = 2026
ORG, UNIT = '闽湾市水务局', '闽湾市海塘管理处'
# name, whether the form has a box for it, amount, goal's label, goal, value's header, indicators
FORMS = [
    ('海塘白蚁防治', True, '18.36', '年度目标', '查清蚁巢，海塘无渗漏。', '指标值',
     [Indicator('成本指标', '经济成本指标', '每公里防治成本', T('≤', '0.85', '万元')), Indicator('产出指标', '数量指标', '防治海塘长度', T('≥', '21.6', '公里')),
      Indicator('产出指标', '质量指标', '蚁患消除率', T('≥', '98', '%')), Indicator('产出指标', '时效指标', '汛前完成', words('是')),
      Indicator('效益指标', '生态效益指标', '药剂残留', T('＜', '0.1', '毫克/千克')), Indicator('满意度指标', '服务对象满意度', '沿塘村民满意度', T('≥', '90', '%'))]),
    ('潮位观测站委托管理费', False, '7.25', '项目实施期目标', '观测站全年连续记录潮位。', '目标值',
     [Indicator('成本指标', '经济成本指标', '预算执行率', T('≥', '95', '%')), Indicator('产出指标', '数量指标', '管理观测站', T('＝', '5', '个')),
      Indicator('效益指标', '社会效益指标', '潮位预报', words('更加准确'))]),
    ('防台物资储备', False, '64.00', '项目实施期目标', '物资随时可以调用。', '目标值',
     [Indicator('产出指标', '数量指标', '储备编织袋', T('≥', '30000', '只')), Indicator('满意度指标', '服务对象满意度指标', '调用单位满意度', T('大于等于', '90', '%'))])]


def build():
    forms, wants = [], []
    for name, box, amount, label, goal, value, indicators in FORMS:
        levels, title = level_cells(indicators), f'{name}项目绩效目标表'
        lines = [f'项目名称|{name}{{1x4}}', f'主管部门|{ORG}{{1x2}}|实施单位|{UNIT}'] if box else []
        lines += [f'专项资金情况（万元）{{3x1}}|资金总额：{{1x2}}|{amount}{{1x2}}', f'财政拨款：{{1x2}}|{amount}{{1x2}}', '其他资金：{1x2}|0.00{1x2}',
                  f'{label}|{goal}{{1x4}}', f'绩效目标指标{{{len(indicators) + 1}x1}}|一级指标|二级指标|三级指标|{value}']
        lines += ['|'.join(l + [x.name, x.annual.text]) for x, l in zip(indicators, levels)]
        forms.append(Form(title, '\n'.join(lines), (14, 16, 20, 28, 22), join=name == FORMS[2][0]))
        long = label == '项目实施期目标'
        want = {'title': title, 'name': name, 'goals': {'period': goal if long else None, 'annual': None if long else goal},
                'funds': {'period': {}, 'annual': {'total': money(amount, '万元'), 'appropriation': money(amount, '万元'), 'other': money('0.00', '万元')}},
                'indicators': expected(indicators)}
        wants.append(dict(want, department=ORG, unit=UNIT) if box else want)
    project = sum(D(f[2]) for f in FORMS)
    basic = D('62.79')
    whole, last, p = basic + project, D('158.00'), Prose()
    fall = last - whole
    p.section(None, f'{UNIT}{YEAR}年单位预算', 0)
    p.section('第一部分', '单位概况', 0)
    p.section('一', '主要职责', 1, f'看护闽湾湾口的海塘，共{p.fact(None, "21.6公里", "21.6", "kilometres")}；观测潮位；防台期间调用物资。')
    p.section('第二部分', f'{YEAR}年单位预算情况说明', 0)
    p.section('一', '收入预算情况', 1, f'{YEAR}年收入预算{p.yuan("revenue.total", whole)}，比上年{p.yuan("revenue.total.change", fall, "减少")}，{p.percent("revenue.total.growth", share(fall, last), "下降")}。')
    p.section('二', '支出预算情况', 1, f'{YEAR}年支出预算{p.yuan("expenditure.total", whole)}，其中：基本支出{p.yuan("expenditure.basic", basic)}，项目支出{p.yuan("expenditure.project", project)}。')
    p.section('三', '“三公”经费预算情况', 1, f'{YEAR}年“三公”经费预算{p.yuan("three_public.total", "3.20")}，与上年{p.fact("three_public.total.change", "持平", 0, "yuan")}。其中：',
              f'公务接待费{p.yuan("three_public.reception", "0.40")}，比上年{p.yuan("three_public.reception.change", "0.10", "减少")}。',
              f'公务用车运行费{p.yuan("three_public.vehicle_operation", "2.80")}，比上年增加{p.yuan("three_public.vehicle_operation.change", "0.10")}。')
    p.section('四', '国有资产占用情况', 1, f'单位共有车辆{p.count("vehicles.total", 2, "辆")}。')
    terms = [('海塘', '沿海岸修筑、抵挡潮水的堤。'), ('财政拨款收入', '财政部门当年拨付的资金。')]
    p.section('第三部分', '名词解释', 0, *(f'{i}.{a}：{b}' for i, (a, b) in enumerate(terms, 1)))
    return Document('minwan-2026', YEAR, UNIT, [('prose', p.lines(0, 3)), *forms, ('prose', p.lines(3))],
                    says={'projects': wants, 'overall': None, 'unclaimed': [], **p.expected(terms)})
