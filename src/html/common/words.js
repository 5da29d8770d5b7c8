// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages say, in Chinese and English. What a document says is never translated.
const WORDS = {
  // kinds
  budget: ["预算", "budget"],
  final_account: ["决算", "final accounts"],
  performance: ["绩效", "performance"],
  government_budget: ["政府预算", "government budget"],
  government_final_account: ["政府决算", "government final accounts"],
  government_report: ["政府预决算报告", "report to the people's congress"],
  unknown: ["文件", "document"],
  // parts
  overview: ["概览", "Overview"],
  findings: ["问题", "Findings"],
  charts: ["图表", "Charts"],
  tables: ["表格", "Tables"],
  targets: ["绩效目标", "Targets"],
  prose: ["文字", "Text"],
  rest: ["其他", "More"],
  parts: ["本页各部分", "Parts of this page"],
  views: ["切换视图", "View"],
  document_pages: ["原文各页", "Pages of the document"],
  extracted: ["读出的内容", "What was read"],
  paper: ["原页", "Pages"],
  data: ["数据", "Data"],
  // tools
  search: ["搜索表格、项目、文字…", "Search tables, projects, text…"],
  search_label: ["搜索", "Search"],
  results: ["{n} 处", "{n} {n|result|results}"],
  no_results: ["没有找到", "Nothing found"],
  switch_language: ["切换语言", "Switch language"],
  switch_theme: ["浅色 / 深色", "Light / dark"],
  help: ["键盘操作", "Keyboard"],
  close: ["关闭", "Close"],
  skip: ["跳到内容", "Skip to content"],
  page_n: ["第 {n} 页", "p. {n}"],
  pages_n: ["第 {a}–{b} 页", "pp. {a}–{b}"],
  page_of: ["{n} / {all} 页", "page {n} of {all}"],
  previous_page: ["上一页", "Previous page"],
  next_page: ["下一页", "Next page"],
  zoom_in: ["放大", "Zoom in"],
  zoom_out: ["缩小", "Zoom out"],
  zoom_fit: ["适合宽度", "Fit width"],
  divider: ["调整两栏宽度", "Width of the two columns"],
  picture_of: ["第 {n} 页的图像", "picture of page {n}"],
  csv_of: ["下载 CSV：{what}", "Download as CSV: {what}"],
  json_of: ["下载 JSON：{what}", "Download as JSON: {what}"],
  csv: ["CSV", "CSV"],
  json: ["JSON", "JSON"],
  filter: ["筛选", "Filter"],
  filter_of: ["筛选：{what}", "Filter: {what}"],
  shown_of: ["{n} / {all} 行", "{n} of {all} rows"],
  sort_by: ["排序", "Sort"],
  show_more: ["再显示 {n} 行", "Show {n} more"],
  hint: ["指向任何数字，它在原页上的位置会亮起；点击即定住。", "Point at any figure and its box lights up on the page; click to hold it."],
  // facts of the document
  organization: ["单位", "Organization"],
  year: ["年度", "Year"],
  kind: ["类别", "Kind"],
  n_pages: ["页数", "Pages"],
  file: ["文件", "File"],
  producer: ["生成软件", "Producer"],
  profile: ["规则包", "Profile"],
  unnamed: ["未署名单位", "Organization not named"],
  unit_is: ["单位：{unit}", "in {unit}"],
  tenthousand: ["万元", "10,000 yuan"],
  wan: ["万元", "万元"],
  yuan: ["元", "yuan"],
  // totals
  total_revenue: ["收入总计", "Revenue"],
  total_expenditure: ["支出总计", "Expenditure"],
  total_basic: ["基本支出", "Basic expenditure"],
  total_project: ["项目支出", "Project expenditure"],
  total_three_public: ["“三公”经费", "Three public expenses"],
  total_projects: ["绩效目标项目", "Projects with targets"],
  projects_sum: ["{n} 个", "{n}"],
  // findings
  error: ["错误", "Error"],
  warning: ["警告", "Warning"],
  info: ["提示", "Note"],
  errors_n: ["{n} 个错误", "{n} {n|error|errors}"],
  warnings_n: ["{n} 个警告", "{n} {n|warning|warnings}"],
  infos_n: ["{n} 个提示", "{n} {n|note|notes}"],
  no_findings: ["核对了 {n} 条关系，没有发现矛盾。", "{n} relations were checked; no contradiction was found."],
  rules_line: ["核对 {evaluated} 条关系：{passed} 条成立，{failed} 条不成立；{not_applicable} 条规则不适用。", "{evaluated} relations checked: {passed} hold, {failed} do not; {not_applicable} rules did not apply."],
  evidence: ["出处", "Where"],
  expected: ["应为", "expected"],
  actual: ["实为", "printed"],
  difference: ["相差", "difference"],
  tolerance: ["进位容许", "rounding allows"],
  all: ["全部", "All"],
  severity: ["严重程度", "Severity"],
  has_finding: ["与一个问题有关", "part of a finding"],
  nowhere: ["（未印出）", "(not printed)"],
  // charts
  chart_function: ["按功能分类的支出", "Expenditure by function"],
  chart_projects: ["按金额排列的项目", "Projects by amount"],
  basic: ["基本支出", "basic"],
  project: ["项目支出", "project"],
  amount: ["金额", "amount"],
  no_chart: ["没有可以画图的数据。", "Nothing to draw."],
  more_projects: ["只画了金额最大的 {n} 个，共 {all} 个。", "The largest {n} of {all} are drawn."],
  // tables
  revenue: ["收入", "Revenue"],
  expenditure: ["支出", "Expenditure"],
  table_n: ["表 {n}", "Table {n}"],
  no_tables: ["这份文件里没有读出表格。", "No table was read from this document."],
  empty_table: ["空表", "empty"],
  untitled: ["无标题", "untitled"],
  note: ["注", "Note"],
  // forms
  overall: ["整体支出绩效目标", "Overall targets"],
  projects: ["项目", "Projects"],
  name: ["项目名称", "Project"],
  department: ["主管部门", "Department"],
  unit: ["实施单位", "Unit"],
  attribute: ["项目属性", "Attribute"],
  term: ["项目期", "Term"],
  overview_field: ["项目概况", "Overview"],
  basis: ["立项依据", "Basis"],
  necessity: ["必要性", "Necessity"],
  measures: ["保证措施", "Measures"],
  plan: ["实施计划", "Plan"],
  goal_period: ["总目标", "Goal"],
  goal_annual: ["年度目标", "Goal of the year"],
  filled_at: ["填报日期", "Filled in"],
  code: ["编码", "Code"],
  funds: ["资金", "Funds"],
  period: ["项目期", "Whole term"],
  annual: ["本年", "This year"],
  by_source: ["按来源", "By source"],
  by_use: ["按用途", "By use"],
  source: ["来源", "Source"],
  indicators: ["指标", "Indicators"],
  level1: ["一级指标", "Level 1"],
  level2: ["二级指标", "Level 2"],
  indicator: ["三级指标", "Indicator"],
  target: ["指标值", "Target"],
  scope: ["时期", "Scope"],
  weight: ["分值", "Weight"],
  outcome: ["完成情况", "Outcome"],
  score: ["得分", "Score"],
  reason: ["偏差原因", "Reason"],
  initial: ["年初预算", "Initial budget"],
  executed: ["执行数", "Executed"],
  execution_rate: ["执行率", "Share executed"],
  execution_score: ["执行率得分", "Points for the execution"],
  total_score: ["总分", "Total score"],
  tasks: ["年度重点工作任务", "Tasks of the year"],
  task: ["任务", "Task"],
  task_function: ["职能", "Function"],
  duties: ["职责", "Duties"],
  strategy: ["战略目标", "Strategy"],
  annual_goal: ["年度绩效目标", "Goal of the year"],
  functional_departments: ["内设职能部门", "Offices"],
  subordinate_units: ["所属单位", "Subordinate units"],
  staff_quota: ["编制人数", "Staff quota"],
  staff: ["在职人数", "Staff"],
  total: ["合计", "Total"],
  central: ["中央", "Central"],
  provincial: ["省级", "Provincial"],
  local: ["市县", "Local"],
  self_raised: ["自筹", "Self-raised"],
  other: ["其他", "Other"],
  general_public: ["一般公共预算", "General public budget"],
  government_fund: ["政府性基金", "Government funds"],
  state_capital: ["国有资本经营", "State capital"],
  fiscal_account: ["财政专户", "Fiscal account"],
  unit_funds: ["单位资金", "Own funds"],
  appropriation: ["财政拨款", "Appropriation"],
  carryover: ["上年结转", "Carried over"],
  social_insurance: ["社会保险基金", "Social insurance"],
  no_targets: ["这份文件里没有绩效目标表。", "No target forms in this document."],
  // prose and rest
  contents: ["目录", "Sections"],
  glossary: ["名词解释", "Glossary"],
  unclaimed: ["未识别的表格", "Unrecognised grids"],
  diagnostics: ["读取时的疑点", "Doubts about the reading"],
  no_prose: ["没有文字部分。", "No text."],
  made_by: ["由 mingxi 明细生成。页上的一切来自原文件；数字以原文件为准。", "Made by mingxi 明细. Everything here comes from the document; the document decides."],
  // site
  site_index: ["单位", "Organizations"],
  site_functions: ["功能分类", "Functions"],
  site_projects: ["项目", "Projects"],
  site_three_public: ["“三公”经费", "Three public expenses"],
  site_lead: ["{organizations} 个单位，{documents} 份公开文件。金额单位：万元，取自最近一份预算。", "{organizations} {organizations|organization|organizations}, {documents} {documents|document|documents}. Amounts in 万元 (10,000 yuan), of the latest budget."],
  functions_lead: ["按功能分类（类级）比较各单位的支出。金额单位：万元。", "Expenditure by class of function, over organizations. Amounts in 万元 (10,000 yuan)."],
  projects_lead: ["{n} 个项目，按金额排列。金额单位：万元。", "{n} projects, largest first. Amounts in 万元 (10,000 yuan)."],
  three_public_lead: ["因公出国（境）、公务用车、公务接待。金额单位：万元；决算取决算数。", "Travel abroad, vehicles, receptions. Amounts in 万元 (10,000 yuan); of final accounts the outcome."],
  findings_lead: ["{n} 处自相矛盾或存疑的地方，按规则归类。点规则名看具体文件。", "{n} places where documents contradict themselves or raise doubts, by rule. Choose a rule to see them."],
  no_findings_site: ["没有发现。", "None."],
  documents: ["文件", "Documents"],
  population: ["人口", "Population"],
  per_head: ["人均（元）", "Yuan per head"],
  trend: ["支出变化", "Trend"],
  function: ["功能分类", "Function"],
  share: ["占支出", "Share"],
  share_of_all: ["占支出", "Share of all"],
  overseas: ["因公出国（境）", "Travel abroad"],
  vehicle: ["公务用车", "Vehicles"],
  vehicle_purchase: ["购置", "purchase"],
  vehicle_operation: ["运行", "operation"],
  reception: ["公务接待", "Receptions"],
  unsplit: ["未分项", "not split"],
  scope: ["资金范围", "Of which money"],
  scope_all: ["全部资金", "all"],
  scope_general_public: ["一般公共预算", "general public budget"],
  scope_appropriation: ["财政拨款", "appropriation"],
  rule: ["规则", "Rule"],
  rules: ["规则", "Rules"],
  finding: ["问题", "Finding"],
  unread: ["未能读取的文件", "Documents that could not be read"],
  why: ["原因", "Why"],
  loaded_of: ["已载入 {n} / {all} 个。", "{n} of {all} loaded."],
  load_all: ["全部载入", "Load all"],
  cannot_load: ["不能载入 {what}。", "{what} cannot be loaded."],
  made_by_site: ["由 mingxi 明细从公开文件读出。数字以原文件为准。图表：Observable Plot。", "Read from published documents by mingxi 明细; the documents decide. Charts: Observable Plot."],
  to_report: ["对照原页查看 →", "See it beside its pages →"],
  // keyboard
  key_search: ["搜索", "search"],
  key_findings: ["下一个 / 上一个问题", "next / previous finding"],
  key_pages: ["下一页 / 上一页", "next / previous page"],
  key_cells: ["在表格里移动，原页随之亮起", "move within a table; the page follows"],
  key_hold: ["定住当前格子", "hold the current cell"],
  key_clear: ["清除标记，关闭列表", "clear marks, close lists"],
  key_help: ["本说明", "this help"],
  arrows: ["方向键", "arrow keys"],
  enter: ["回车", "Enter"],
};

let current = "zh";
const listeners = [];

export function language() {
  return current;
}

/** The words of KEY in the page's language, with {name} replaced by VALUES, {name|one|many} by what
 * goes with that number; an unknown key is itself. */
export function t(key, values = {}) {
  const words = Object.hasOwn(WORDS, key) ? WORDS[key][current === "zh" ? 0 : 1] : key;
  return words.replace(/\{(\w+)\|([^|}]*)\|([^}]*)\}/g, (_, name, one, many) => (values[name] === 1 ? one : many))
    .replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export function has(key) {
  return Object.hasOwn(WORDS, key);
}

const bound = new Map();

/** Keeps ELEMENT's text (ATTRIBUTE "") or attribute in the page's language. WHAT: key or [key, values]. */
export function bind(element, attribute, what) {
  if (!bound.has(element)) bound.set(element, []);
  bound.get(element).push([attribute, ...(Array.isArray(what) ? what : [what])]);
  refresh(element);
}

/** Forgets what is bound to ELEMENT: what is bound next replaces it. */
export function unbind(element) {
  bound.delete(element);
}

function refresh(element) {
  for (const [attribute, key, values] of bound.get(element)) {
    if (attribute === "") element.textContent = t(key, values);
    else element.setAttribute(attribute, t(key, values));
  }
}

/** Calls F now and whenever the language changes. */
export function onLanguage(f) {
  listeners.push(f);
  f();
}

export function setLanguage(wanted) {
  current = wanted;
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.language = wanted;
  for (const element of bound.keys()) refresh(element);
  for (const f of listeners) f();
}
