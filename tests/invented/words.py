# SPDX-License-Identifier: GPL-3.0-or-later
"""What disclosures of many provinces say of the same figures: one of several wordings is drawn for each place.

[name] prints a figure of the books, with its unit; [name=] one of which no id is asked; <name> is for years and
names. A sentence is left out where one of its figures is nothing, unless it begins with `0`. A name.change prints
增加 or 减少 before it, a name.growth 增长 or 下降.
"""

# What a figure is, by its name: its id, without `narrative.`
IDS = {
    "total": "revenue.total|expenditure.total|balance.total", "spent": "expenditure.total", "received": "revenue.current|revenue.total",
    "carry": "revenue.carryover", "gp.revenue": "revenue.general_public|appropriation.general_public",
    "fund": "revenue.government_fund|government_fund.expenditure|appropriation.government_fund",
    "own": "revenue.business_revenue|revenue.other_revenue", "appropriated": "revenue.appropriation|appropriation.revenue",
    "basic": "expenditure.basic|general_public.basic|basic", "project": "expenditure.project", "gp": "general_public.expenditure",
    "appropriation": "appropriation.total", "personnel": "general_public.basic.personnel|basic.personnel",
    "public": "general_public.basic.public_use|basic.public_use", "operating": "agency_operating", "three": "three_public.total",
    "reception": "three_public.reception", "operation": "three_public.vehicle_operation", "vehicle": "three_public.vehicle",
    "purchase": "three_public.vehicle_purchase", "overseas": "three_public.overseas", "procurement": "procurement.total",
    "goods": "procurement.goods", "works": "procurement.works", "services": "procurement.services", "vehicles": "vehicles.total",
    "v.confidential": "vehicles.confidential", "v.emergency": "vehicles.emergency", "v.enforcement": "vehicles.enforcement", "v.other": "vehicles.other",
}

BUDGET = [
    ("收支预算总体情况说明", [
        ["<year>年收支总预算[total]，同比[total.change]，[total.growth]。", "<year>年<body>收入总计[total]，支出总计[total]。", "<year>年度收、支总预算均为[total]，比上年[total.change]，[total.growth]，主要原因是人员经费标准调整。",
         "按照综合预算的原则，本<level>所有收入和支出均纳入预算管理。收支总预算[total]。"]]),
    ("收入预算情况说明", [
        ["<year>年收入预算[total]，其中：", "<year>年年初收入预算[total]，较<last>年[total.change]，主要是项目有变动。其中：", "本<level><year>年收入预算总额为[total]，较上年[total.change]，[total.growth]。其中："],
        ["一般公共预算拨款收入[gp.revenue]", "一般公共预算财政拨款收入[gp.revenue]", "一般公共预算拨款[gp.revenue]"], ["，政府性基金预算拨款收入[fund]", "，政府性基金预算拨款[fund]"], ["，其他收入[own]"],
        ["，上年结转[carry]", "，上年结转收入[carry]"], ["。"]]),
    ("支出预算情况说明", [
        ["<year>年支出预算[spent]，其中：", "<year>年支出总预算[spent]，其中：", "本<level><year>年支出预算总额[spent]，较上年[spent.change]，[spent.growth]。其中："],
        ["基本支出[basic]，占[basic.share]；项目支出[project]，占[project.share]。", "基本支出预算[basic]，占支出总预算的[basic.share]；项目支出预算[project]，占支出总预算的[project.share]。", "基本支出[basic]，项目支出[project]。"]]),
    ("财政拨款收支预算情况说明", [
        ["<year>年财政拨款收支总预算[appropriation]。收入包括：一般公共预算拨款[gp.revenue]、上年结转[carry=]；", "<year>年财政拨款收支总预算[appropriation]，比上年[appropriation.change]，[appropriation.growth]。"],
        ["支出包括：<classes>。", "按支出功能分类，<classes>。"]]),
    ("一般公共预算支出情况说明", [
        ["<year>年一般公共预算支出[gp]，同比[gp.change]，[gp.growth]。其中：基本支出[basic]，项目支出[gp.project=]。", "<year>年一般公共预算财政拨款支出[gp]，比<last>年[gp.change]，[gp.growth]。"]]),
    ("一般公共预算基本支出情况说明", [
        ["<year>年一般公共预算基本支出[basic]，其中：人员经费[personnel]，主要包括：基本工资、津贴补贴、绩效工资等；公用经费[public]，主要包括：办公费、差旅费等。",
         "<year>年一般公共预算基本支出[basic]。人员经费[personnel]，主要用于工资福利支出和对个人和家庭的补助。公用经费[public]，主要用于日常运转。"]]),
    ("一般公共预算“三公”经费预算情况说明", [
        ["<year>年一般公共预算“三公”经费预算[three]，比上年预算[three.change]，[three.growth]。其中：", "经汇总，<year>年“三公”经费预算总额为[three]，较<last>年[three.change]，[three.growth]。其中："],
        ["0因公出国（境）费[overseas]；", "0因公出国（境）费用[overseas]，"],
        ["公务接待费[reception]，比上年[reception.change]，[reception.growth]；", "公务接待费支出预算为[reception]，比<last>年预算[reception.change]，[reception.growth]，主要是压缩开支；"],
        ["0公务用车购置及运行费[vehicle]（公务用车购置费[purchase]，公务用车运行维护费[operation]）。", "公务用车运行维护费[operation]，较上年[operation.change]，[operation.growth]。"]]),
    ("其他重要事项的情况说明", [
        ["（一）机关运行经费。<year>年机关运行经费财政拨款预算[operating]，比<last>年预算[operating.change]，[operating.growth]。\n", "（一）机关运行经费安排情况。本<level><year>年机关运行经费安排[operating]，较上年[operating.change]，主要原因是厉行节约。\n"],
        ["0（二）政府采购情况。<year>年政府采购预算总额[procurement]，其中：政府采购货物预算[goods]，政府采购工程预算[works]，政府采购服务预算[services]。\n",
         "0（二）政府采购安排情况。<year>年安排政府采购预算[procurement]，其中：货物类[goods]、工程类[works]、服务类[services]。\n"],
        ["0（三）国有资产占用情况。截至<last>年12月31日，共有车辆[vehicles]，其中：机要通信用车[v.confidential]、应急保障用车[v.emergency]、执法执勤用车[v.enforcement]、其他用车[v.other]。\n"],
        ["（四）预算绩效情况。<year>年共有[projects=]项目编制了绩效目标，涉及资金[project=]。"]]),
]

ACCOUNT = [
    ("收入支出决算总体情况说明", [
        ["<year>年度收、支总计均为[total]。与<last>年度相比，收、支总计各[total.change]，[total.growth]。主要变动原因是项目有变动。", "<year>年度收入总计[total]，支出总计[total]。与上年相比，收、支总计各[total.change]，[total.growth]。",
         "<year>年度收、支总计[total]，比上年[total.change]，[total.growth]。主要原因：业务量变化。"]]),
    ("收入决算情况说明", [
        ["<year>年度本年收入合计[received]，其中：", "本<level><year>年度本年收入合计[received]，比上年[received.change]，[received.growth]。其中："],
        ["一般公共预算财政拨款收入[gp.revenue]，占[gp.revenue.share]", "财政拨款收入[appropriated]，占[appropriated.share]"], ["；政府性基金预算财政拨款收入[fund=]，占[fund.share]"], ["；其他收入[own]，占[own.share]"], ["。"]]),
    ("支出决算情况说明", [
        ["<year>年度本年支出合计[spent=]，其中：", "本<level><year>年度总支出[total=]，其中本年支出[spent=]。", "<year>年度支出合计[spent]，比上年[spent.change]，[spent.growth]。其中："],
        ["基本支出[basic]，占[basic.share]；项目支出[project]，占[project.share]。"]]),
    ("财政拨款收入支出决算总体情况说明", [
        ["<year>年度财政拨款收、支总计均为[appropriation]。与上年相比，财政拨款收、支总计各[appropriation.change]，[appropriation.growth]。", "<year>年度财政拨款收、支总计[appropriation]，比上年[appropriation.change]，[appropriation.growth]。"]]),
    ("一般公共预算财政拨款支出决算情况说明", [
        ["（一）总体情况。<year>年度一般公共预算财政拨款支出[gp]，占本年支出合计的[gp.share=]。与上年相比，一般公共预算财政拨款支出[gp.change]，[gp.growth]。\n",
         "（一）总体情况。<year>年度一般公共预算财政拨款支出年初预算为[gp.budget]，支出决算为[gp]，完成年初预算的[gp.done]。\n"],
        ["（二）结构情况。<year>年度一般公共预算财政拨款支出主要用于以下方面：<shares>。\n"], ["（三）具体情况。<items>"]]),
    ("一般公共预算财政拨款基本支出决算情况说明", [
        ["<year>年度一般公共预算财政拨款基本支出[basic]，其中：人员经费[personnel]，主要包括：基本工资、津贴补贴等；公用经费[public]，主要包括：办公费、邮电费等。"]]),
    ("财政拨款“三公”经费支出决算情况说明", [
        ["<year>年度“三公”经费财政拨款支出决算为[three]，完成预算的[three.done]，较上年[three.change]，[three.growth]。其中：", "<year>年度“三公”经费财政拨款支出预算为[three.budget]，支出决算为[three]，完成预算的[three.done]。其中：",
         "<year>年“三公”经费预算数为[three.budget]，决算支出数为[three]，较<last>年[three.change]，[three.growth]。其中："],
        ["0因公出国（境）费支出决算[overseas]；", "0因公出国（境）费支出[overseas]；"],
        ["公务接待费支出决算[reception]，占[reception.share]，较上年[reception.change]，[reception.growth]；", "公务接待费支出预算为[reception.budget]，支出决算为[reception]，完成预算的[reception.done]；"],
        ["0公务用车购置及运行维护费支出决算[vehicle]，占[vehicle.share]，其中：公务用车购置费支出[purchase]，公务用车运行维护费支出[operation]。", "公务用车运行维护费支出决算为[operation]，完成预算的[operation.done]，比上年[operation.change]，[operation.growth]。"]]),
    ("其他重要事项的情况说明", [
        ["（一）机关运行经费支出情况。<year>年度机关运行经费支出[operating]，比上年[operating.change]，[operating.growth]。\n"],
        ["0（二）政府采购支出情况。<year>年度政府采购支出总额[procurement]，其中：政府采购货物支出[goods]、政府采购工程支出[works]、政府采购服务支出[services]。授予中小企业合同金额[sme=]，占政府采购支出总额的[sme.share]。\n"],
        ["0（三）国有资产占用情况。截至<year>年12月31日，本<level>共有车辆[vehicles]，其中：机要通信用车[v.confidential]、应急保障用车[v.emergency]、执法执勤用车[v.enforcement]、其他用车[v.other]。\n"],
        ["（四）预算绩效情况。组织对[projects=]项目开展绩效自评，涉及资金[project=]。"]]),
]

GLOSSARY = ["名词解释", "一、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。", "二、项目支出：指在基本支出之外为完成特定任务和事业发展目标所发生的支出。"]

# What the tables are called.
TITLES = {
    False: (("部门收支总表", "收支总体情况表", "收支预算总表"), ("部门收入总表", "收入总体情况表", "收入预算总表"), ("部门支出总表", "支出总体情况表", "支出预算总表"),
            ("财政拨款收支总表", "财政拨款收支总体情况表", "财政拨款收支预算总表"), ("一般公共预算支出表", "一般公共预算支出情况表", "一般公共预算支出预算表"),
            ("一般公共预算基本支出表", "一般公共预算基本支出情况表", "一般公共预算基本支出预算表"), ("一般公共预算“三公”经费支出表", "一般公共预算“三公”经费支出情况表"),
            ("政府性基金预算支出表", "政府性基金预算支出情况表", "政府性基金支出预算表"), ("国有资本经营预算支出表", "国有资本经营预算支出情况表")),
    True: (("收入支出决算总表",), ("收入决算表",), ("支出决算表",), ("财政拨款收入支出决算总表",), ("一般公共预算财政拨款支出决算表",),
           ("一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"), ("财政拨款“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表"),
           ("政府性基金预算财政拨款收入支出决算表",), ("国有资本经营预算财政拨款支出决算表",)),
}
