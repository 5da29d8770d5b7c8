// SPDX-License-Identifier: GPL-3.0-or-later
// The report: what a reader does with it, and what a document must not be able to do.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, same } from "./browser.mjs";

const MARKUP = ["<script>a(1)</script>", "<!--<script>", "<b onclick=alert(2)>", "\"'&amp;</table>"];

/* Reports are made once for all tests. */
const made = new Map();

function makeReport(context, pdf) {
  if (!made.has(pdf)) {
    const out = join(context.folder, `${made.size}.html`);
    context.mingxi("report", "-o", out, pdf);
    made.set(pdf, { file: out, json: JSON.parse(context.mingxi("extract", pdf)) });
  }
  return made.get(pdf);
}

function corpus(context, name = "qingshi-2025/office.pdf") {
  return makeReport(context, join(context.top, "corpus", name));
}

/* The report of a corpus document as it were if the document said something else. */
function altered(context, name, change) {
  const { file, json } = corpus(context);
  const other = structuredClone(json);
  change(other);
  const safe = JSON.stringify(other).replaceAll("<", "\\u003c");
  const html = readFileSync(file, "utf8").replace(/(<script type="application\/json" id="document">).*?(<\/script>)/s, (_, a, b) => a + safe + b);
  const out = join(context.folder, `${name}.html`);
  writeFileSync(out, html);
  return { file: out, json: other };
}

/* A contradiction between two cells of the expenditure table, and one that is printed nowhere. */
function addFindings(d) {
  const table = d.tables.find((t) => t.id === "expenditure");
  const [a, b] = table.rows.filter((r) => r.cells.total?.value).slice(-2);
  const evidence = (row, column) => ({ what: "table", table: table.id, row: row.cells.code?.text ?? row.cells.name.text, column, label: table.columns.find((c) => c.id === column).label, text: row.cells[column].text, page: row.cells[column].page, bbox: row.cells[column].bbox });
  const finding = (severity, rule, list) => ({ rule, severity, message: { zh: `${rule} 不一致`, en: `${rule} disagrees` }, expected: 10000, actual: 20000, difference: 10000, tolerance: 100, evidence: list });
  d.report.findings = [finding("info", "third", [evidence(b, "total")]), finding("error", "first", [evidence(a, "total"), evidence(b, "total")]),
    finding("warning", "second", [{ what: "table", table: table.id, row: "", column: "total", text: "", page: null, bbox: null }])];
  d.report.rules = { evaluated: 5, passed: 2, failed: 3, not_applicable: 1 };
}

/* Two projects, whose amounts stand where the document prints some. */
function addProjects(d) {
  const rows = d.tables.find((t) => t.id === "expenditure").rows.filter((r) => r.cells.total?.value);
  const none = { title: "项目支出绩效目标表", year: 2025, pages: [9, 9], code: null, department: "某办公室", department_code: null, unit: null, attribute: null, term: "1年",
    overview: "概况", basis: null, necessity: null, measures: null, plan: null, goals: { period: null, annual: "目标" }, filled_at: null, other: { 备注: "无" } };
  d.project_amounts = { n: 2, largest: rows.slice(0, 2).map((r, k) => ({ name: `水渠修缮项目${k + 1}`, ...r.cells.total })) };
  d.projects = rows.slice(0, 2).map((r, k) => ({ ...structuredClone(none), name: `水渠修缮项目${k + 1}`, funds: { period: {}, annual: { total: r.cells.total } },
    indicators: [{ level1: "产出指标", level2: "数量指标", name: "修缮长度", scope: "annual", target: { text: "≥3公里", operator: ">=", number: 3, unit: "公里" }, weight: 10, page: r.page, bbox: r.cells.name.bbox }] }));
}

/* Where a mark stands, in points of its page. */
const markBoxes = (page, selector) => page.$$eval(selector, (marks) => marks.map((m) => {
  const sheet = m.closest(".sheet").getBoundingClientRect(), r = m.getBoundingClientRect();
  const width = Number(m.closest(".page").style.getPropertyValue("--width")), scale = width / sheet.width;
  return { page: Number(m.closest(".page").dataset.page), box: [r.left - sheet.left, r.top - sheet.top, r.right - sheet.left, r.bottom - sheet.top].map((v) => v * scale) };
}));

function near(mark, page, box, what) {
  same(mark.page, page, `${what}: page`);
  check(mark.box.every((v, k) => Math.abs(v - box[k]) < 1.5), `${what}: ${mark.box} is not ${box}`);
}

/* The table's number in the page, the n-th row with a total, and its printed cell. */
function cellOf(json, id = "expenditure", n = 3) {
  const k = json.tables.findIndex((t) => t.id === id);
  const row = json.tables[k].rows.filter((r) => r.kind === "item" && r.cells.total?.value)[n];
  return { k, row, cell: row.cells.total };
}

const inView = (page, selector, pane) => page.evaluate(([s, p]) => {
  const a = document.querySelector(s).getBoundingClientRect(), b = document.querySelector(p).getBoundingClientRect();
  return a.top >= b.top && a.bottom <= b.bottom;
}, [selector, pane]);

/* A table is laid out when it is near: brings it there. */
async function toTable(page, k) {
  await page.evaluate((id) => document.getElementById(id).scrollIntoView(), `table-${k}`);
  await page.waitForSelector(`#table-${k} tbody:not(.ruler) td`);
}

/* Everything is laid out, as for a printer. */
const layOut = (page) => page.evaluate(() => dispatchEvent(new Event("beforeprint")));

/* The element of the cell in the tables. */
async function elementOf(page, json, { k, row, cell }) {
  await toTable(page, k);
  const rows = await page.$$(`#table-${k} tbody tr`);
  for (const tr of rows)
    if ((await tr.textContent()).includes(row.cells.code?.text ?? row.cells.name.text))
      for (const td of await tr.$$("td.amount")) if ((await td.textContent()) === cell.text) return td;
  throw new Error(`no cell ${cell.text}`);
}

export const reportTests = [
  ["report: opens from disk, without a network or an error", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    same(await page.textContent(".masthead h2"), json.document.organization, "heading");
    same(await page.$$eval(".page", (p) => p.length), json.source.pages, "pages");
    same(await page.$$eval("#tables section.block", (p) => p.length), json.tables.length, "tables");
    same(await page.$$eval("#targets details[id^=project]", (p) => p.length), json.projects.length, "projects");
    await page.waitForFunction(() => { const i = document.querySelector(".sheet img"); return i.complete && i.naturalWidth > 1000; });
    const sizes = await page.evaluate(() => [...document.querySelectorAll(".sheet img[src]")].slice(0, 1).map((i) => i.naturalWidth / (Number(i.closest(".page").style.getPropertyValue("--width")) / 72)));
    check(Math.abs(sizes[0] - 150) < 1, `drawn at ${sizes[0]} dpi`);
    await context.browser.close(page);
  }],

  ["report: every cell that the document has", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    const want = json.tables.flatMap((t) => t.rows.flatMap((r) => Object.values(r.cells).map((c) => c.text))).filter(Boolean).sort();
    await layOut(page);
    const got = (await page.$$eval("#tables tbody:not(.ruler) th, #tables tbody:not(.ruler) td", (cells) => cells.map((c) => c.textContent))).filter(Boolean).sort();
    same(got, want, "texts");
    await context.browser.close(page);
  }],

  ["report: pointing at a cell lights its box, a click holds it", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    const target = cellOf(json), element = await elementOf(page, json, target);
    await element.scrollIntoViewIfNeeded();
    await element.hover();
    await page.waitForTimeout(300);
    near((await markBoxes(page, ".mark.lit"))[0], target.cell.page, target.cell.bbox, "lit");
    check(await inView(page, ".mark.lit", ".desk"), "the lit box is not in view");
    check((await page.textContent(".inspector")).includes(target.cell.text), "the line below the page does not name the cell");
    await element.click();
    near((await markBoxes(page, ".mark.held"))[0], target.cell.page, target.cell.bbox, "held");
    await page.mouse.move(2, 2);
    same(await page.$$eval(".mark.lit", (m) => m.length), 0, "still lit");
    same(await page.$$eval(".mark.held", (m) => m.length), 1, "no longer held");
    await page.keyboard.press("Escape");
    same(await page.$$eval(".mark.held", (m) => m.length), 0, "held after Escape");
    await context.browser.close(page);
  }],

  ["report: pointing at a box lights its cell, a click brings it into view", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    const { k, cell, row } = cellOf(json);
    const at = await page.evaluate(([n, [x0, y0, x1, y1]]) => {
      const figure = document.querySelector(`.page[data-page="${n}"]`), desk = document.querySelector(".desk");
      desk.scrollTop = figure.offsetTop;
      const r = figure.querySelector(".sheet").getBoundingClientRect(), scale = r.width / Number(figure.style.getPropertyValue("--width"));
      return [r.left + ((x0 + x1) / 2) * scale, r.top + ((y0 + y1) / 2) * scale];
    }, [cell.page, cell.bbox]);
    await page.mouse.move(...at);
    same(await page.$$eval(".mark.lit", (m) => m.length), 1, "its box is lit while the table is far");
    await page.mouse.click(...at);
    await page.waitForSelector("td.held");
    check(await inView(page, "td.held", ".data"), "a cell that was far is not in view");
    await page.keyboard.press("Escape");
    await toTable(page, k);
    await page.mouse.move(2, 2);
    await page.mouse.move(...at);
    const lit = await page.$$eval("td.lit", (cells) => cells.map((c) => [c.textContent, c.parentElement.textContent]));
    check(lit.some(([text, whole]) => text === cell.text && whole.includes(row.cells.code.text)), `lit: ${JSON.stringify(lit)}`);
    await page.mouse.click(...at);
    check(await inView(page, "td.held", ".data"), "the cell is not in view");
    await context.browser.close(page);
  }],

  ["report: arrow keys move from cell to cell, and the page follows", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    const { k, row } = cellOf(json, "expenditure", 1);
    await toTable(page, k);
    await page.focus(`#table-${k} .scroll`);
    await page.keyboard.press("ArrowDown");
    const start = await page.evaluate(() => document.activeElement.cellIndex);
    await page.keyboard.press("ArrowRight");
    same(await page.evaluate(() => document.activeElement.cellIndex), start + 1, "column");
    await page.waitForTimeout(250);
    check(await inView(page, ".mark.lit", ".desk"), "the page does not follow");
    await page.keyboard.press("Enter");
    same(await page.$$eval(".mark.held", (m) => m.length), 1, "held");
    check(row !== null, "no row");
    await context.browser.close(page);
  }],

  ["report: findings by severity, each jumps to its figures", async (context) => {
    const { file, json } = altered(context, "findings", addFindings);
    const page = await context.browser.open(file);
    same(await page.$$eval(".finding", (f) => f.map((x) => x.classList[1])), ["error", "warning", "info"], "order");
    same(await page.$$eval(".verdict .chip", (c) => c.map((x) => x.textContent)), ["1 个错误", "1 个警告", "1 个提示"], "counts");
    same(await page.$$eval(".finding.error dl.figures dd", (c) => c.map((x) => x.textContent)), ["1.00万元", "2.00万元", "1.00万元"], "amounts, of 10,000 yuan");
    const evidence = json.report.findings[1].evidence;
    await page.click(".finding.error button.open");
    const marks = await markBoxes(page, ".mark.found-error");
    same(marks.length, 2, "marks");
    evidence.forEach((e, k) => near(marks[k], e.page, e.bbox, `mark ${k + 1}`));
    check(await inView(page, ".mark.found-error", ".desk"), "the first mark is not in view");
    await page.click(".finding.error .evidences li:nth-child(2) button");
    near((await markBoxes(page, ".mark.held"))[0], evidence[1].page, evidence[1].bbox, "evidence");
    await toTable(page, json.tables.findIndex((t) => t.id === "expenditure"));
    check((await page.$$eval("#tables td.held", (c) => c.map((x) => x.textContent))).includes(evidence[1].text), "the cell is not held");
    same(await page.$$eval("#tables [data-marked=error]", (c) => c.map((x) => x.textContent)).then((x) => x.sort()), evidence.map((e) => e.text).sort(), "underlined cells");
    await page.keyboard.press("n");
    same(await page.$$eval(".finding.open", (f) => f.map((x) => x.classList[1])), ["warning"], "n");
    await page.uncheck(".chips .info input");
    await page.keyboard.press("n");
    same(await page.$$eval(".finding.open", (f) => f.map((x) => x.classList[1])), ["error"], "n past a kind that is filtered away");
    await context.browser.close(page);
  }],

  ["report: search finds a project, a code and a figure", async (context) => {
    const { file, json } = altered(context, "search", addProjects);
    const page = await context.browser.open(file);
    const k = 1, name = json.projects[k].name;
    await page.keyboard.press("/");
    await page.keyboard.type(name);
    same(await page.textContent("#result-0 .text"), name, "first result");
    await page.keyboard.press("Enter");
    check(await inView(page, `#project-${k} summary`, ".data"), "the project is not in view");
    const { cell, row } = cellOf(json);
    await page.fill("#search", row.cells.code.text);
    same(await page.textContent("#result-0 mark"), row.cells.code.text, "code");
    await page.fill("#search", cell.text.replace(/,/g, ""));
    check((await page.textContent("#results")).includes(cell.text), "figure");
    await page.fill("#search", "没有这样的字");
    same(await page.textContent("#results"), "没有找到", "nothing");
    await context.browser.close(page);
  }],

  ["report: charts show the document's figures", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    await page.waitForSelector("#chart-projects svg");
    const shown = (id) => page.$$eval(`#${id} svg g[data-mark=text] text`, (t) => t.map((x) => x.textContent));
    const wan = (yuan) => (yuan / 10000).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const classes = json.tables.find((t) => t.id === "expenditure").rows.filter((r) => r.level === 0 && r.kind === "item" && r.cells.total.value > 0);
    same(await shown("chart-functions"), classes.map((r) => r.cells.total.value).sort((a, b) => b - a).map(wan), "functions");
    const rows = json.tables.find((t) => t.id === "project_expenditure").rows.filter((r) => r.kind === "item");
    const deepest = Math.max(...rows.map((r) => r.level));
    const projects = rows.filter((r) => r.level === deepest).map((r) => r.cells.total.value).filter(Boolean).sort((a, b) => b - a);
    same(await shown("chart-projects"), projects.map(wan), "projects");
    const widths = await page.$$eval("#chart-projects svg rect", (r) => r.map((x) => Number(x.getAttribute("width"))));
    projects.forEach((value, i) => check(Math.abs(widths[i] / widths[0] - value / projects[0]) < 0.01, `bar ${i}: ${widths[i]}`));
    await page.hover("#chart-projects svg rect");
    same(await page.$$eval(".mark.lit", (m) => m.length), 1, "a bar lights its figure");
    await context.browser.close(page);
  }],

  ["report: projects of forms, in the chart and below", async (context) => {
    const { file, json } = altered(context, "forms", addProjects);
    const page = await context.browser.open(file);
    await page.waitForSelector("#chart-projects svg");
    same(await page.$$eval("#chart-projects svg rect", (r) => r.length), 2, "bars");
    await page.click("#project-1 summary");
    const fields = await page.innerText("#project-1");
    for (const text of ["某办公室", "概况", "目标", "备注", "≥3公里", json.projects[1].funds.annual.total.text]) check(fields.includes(text), `no ${text}`);
    await page.hover("#project-1 .table tbody td[data-i]");
    near((await markBoxes(page, ".mark.lit"))[0], json.projects[1].indicators[0].page, json.projects[1].indicators[0].bbox, "target");
    await context.browser.close(page);
  }],

  ["report: tables sort and filter, and come back to printed order", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file);
    const k = json.tables.findIndex((t) => t.id === "expenditure"), rows = json.tables[k].rows;
    const column = (n) => page.$$eval(`#table-${k} tbody tr:not(.total) > :nth-child(${n})`, (c) => c.map((x) => x.textContent));
    await toTable(page, k);
    const printed = await column(3), sort = page.locator(`#table-${k} thead th[scope=col] .sort`).nth(2);
    await sort.click();
    await sort.click();
    const values = (await column(3)).filter(Boolean).map((x) => Number(x.replaceAll(",", "")));
    check(values.every((v, i) => !i || v <= values[i - 1]), `not descending: ${values}`);
    same(await page.$$eval(`#table-${k} th[aria-sort=descending]`, (t) => t.length), 1, "aria-sort");
    await sort.click();
    same(await column(3), printed, "printed order");
    const name = rows.find((r) => r.level === 2).cells.name.text;
    await page.fill(`#table-${k} .filter`, name);
    same(await column(2), rows.filter((r) => r.cells.name.text.includes(name)).map((r) => r.cells.name.text), "filter");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#table-${k} .save`)]);
    const csv = readFileSync(await download.path(), "utf8");
    same(csv.trimEnd().split("\r\n").length, rows.length + 1, "lines of the CSV");
    check(csv.includes(`,${rows[0].cells.total.value},`), "amounts of the CSV are yuan");
    const [whole] = await Promise.all([page.waitForEvent("download"), page.click(`#table-${k} .save >> nth=1`)]);
    same(JSON.parse(readFileSync(await whole.path(), "utf8")), json.tables[k], "JSON");
    await context.browser.close(page);
  }],

  ["report: no violation that axe-core finds, light and dark, wide and small, in both languages", async (context) => {
    const { file } = altered(context, "axe", addFindings);
    for (const options of [{}, { scheme: "dark", language: "en-US" }, { width: 390, height: 800 }]) {
      const page = await context.browser.open(file, options);
      await page.evaluate(() => { for (const d of [...document.querySelectorAll("details")].slice(0, 3)) d.open = true; });
      await context.browser.accessible(page, JSON.stringify(options));
      await page.click(".finding.error button.open");
      await context.browser.accessible(page, `${JSON.stringify(options)} finding`);
      await context.browser.close(page);
    }
    const page = await context.browser.open(file);
    await page.fill("#search", "支出");
    await context.browser.accessible(page, "search");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await context.browser.accessible(page, "help");
    await context.browser.close(page);
  }],

  ["report: language and colours can be switched", async (context) => {
    const { file } = altered(context, "language", addFindings);
    const page = await context.browser.open(file);
    const ground = () => page.evaluate(() => getComputedStyle(document.body.parentElement).backgroundColor);
    const light = await ground();
    await page.click("button.language");
    same(await page.textContent("#findings-title span"), "Findings", "heading");
    check((await page.innerText(".finding.error h3")).includes("first disagrees"), "message");
    same(await page.getAttribute("html", "lang"), "en", "lang");
    same(await page.$$eval(".verdict .chip", (c) => c.map((x) => x.textContent)), ["1 error", "1 warning", "1 note"], "counts");
    await page.click(".icon-theme >> xpath=..");
    check((await ground()) !== light, "colours stay");
    await context.browser.close(page);
  }],

  ["report: on a phone one side at a time", async (context) => {
    const { file, json } = corpus(context);
    const page = await context.browser.open(file, { width: 390, height: 800 });
    check(!(await page.isVisible(".paper")) && (await page.isVisible(".data")), "data first");
    const element = await elementOf(page, json, cellOf(json));
    await element.click();
    check(await page.isVisible(".mark.held"), "the page with the box is not shown");
    check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
    await context.browser.close(page);
  }],

  ["report: of 60,000 cells some thousand elements are there, wherever a reader is", async (context) => {
    const ROWS = 100, { file, json } = altered(context, "large", (d) => {
      const table = d.tables.find((t) => t.id === "expenditure"), rows = table.rows.filter((r) => r.kind === "item");
      d.tables = Array.from({ length: 120 }, (_, k) => ({ ...table, title: `第${k + 1}张表`, rows: Array.from({ length: ROWS }, (_, i) => {
        const row = structuredClone(rows[i % rows.length]);
        for (const cell of Object.values(row.cells)) cell.bbox = cell.bbox.map((v) => v + (k * ROWS + i) / 100);
        return { ...row, cells: { ...row.cells, name: { ...row.cells.name, text: `第${k + 1}张第${i + 1}行` } } };
      }) }));
    });
    check(json.tables.length * ROWS * json.tables[0].columns.length > 50000, "too few cells");
    const page = await context.browser.open(file), elements = () => page.evaluate(() => document.querySelectorAll("*").length);
    let most = await elements();
    for (const part of [0.1, 0.35, 0.7, 1]) {
      await page.evaluate((p) => { const pane = document.querySelector(".data"); pane.scrollTop = pane.scrollHeight * p; }, part);
      await page.waitForTimeout(200);
      most = Math.max(most, await elements());
    }
    check(most < 6000, `${most} elements`);
    const ms = await page.evaluate(() => { const from = performance.now(); document.querySelector("button.language").click(); document.body.getBoundingClientRect(); return performance.now() - from; });
    check(ms < 1000, `the other language takes ${ms} ms`); // 60 on an idle machine
    // The wheel within a long table, then the search.
    await toTable(page, 60);
    await page.evaluate(() => { const s = document.querySelector("#table-60 .scroll"); s.scrollTop = s.scrollHeight; });
    await page.waitForSelector(`#table-60 tr[data-row="${ROWS - 1}"]`);
    const widths = () => page.$$eval("#table-60 thead th", (t) => t.map((x) => Math.round(x.getBoundingClientRect().width)));
    const below = await widths();
    await page.evaluate(() => { document.querySelector("#table-60 .scroll").scrollTop = 0; });
    await page.waitForSelector('#table-60 tr[data-row="0"]');
    same(await widths(), below, "widths of columns above and below");
    await page.fill("#search", "第99张第98行");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".arrived");
    check((await page.textContent(".arrived")).includes("第99张第98行") && await inView(page, ".arrived", ".data"), "what was found is not in view");
    check(await elements() < 6000, `${await elements()} elements after a search`);
    await page.evaluate(() => { location.hash = "#table-110"; });
    await page.waitForSelector("#table-110 tbody:not(.ruler) td");
    await page.waitForTimeout(300);
    check(await inView(page, "#table-110 h3", ".data"), "the address's table is not in view");
    await context.browser.accessible(page, "large");
    await layOut(page);
    same(await page.$$eval("#tables tbody:not(.ruler) tr:not(.spacer)", (r) => r.length), 120 * ROWS, "rows for a printer");
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    check(await elements() < 6000, `${await elements()} elements after printing`);
    await context.browser.close(page);
  }],

  ["report: without a script what was read can be read", async (context) => {
    const { file, json } = corpus(context);
    const want = json.tables.flatMap((t) => t.rows.flatMap((r) => Object.values(r.cells).map((c) => c.text))).filter(Boolean);
    const read = new Set(await context.browser.withoutScript([file], "noscript td"));
    for (const text of want) check(read.has(text), `no ${text}`);
  }],

  ["report: prints the data without the tools", async (context) => {
    const { file } = corpus(context);
    const page = await context.browser.open(file);
    await page.emulateMedia({ media: "print" });
    for (const hidden of [".bar", ".paper", ".parts", ".table-tools"]) check(!(await page.isVisible(hidden)), `${hidden} is printed`);
    check(await page.isVisible("#tables table"), "tables are not printed");
    const pdf = await page.pdf({ format: "A4" });
    check(pdf.length > 50000 && (pdf.toString("latin1").match(/\/Type \/Page\b/g) ?? []).length > 5, "not all of it is printed");
    await context.browser.close(page);
  }],

  ["report: names that look like markup are text", async (context) => {
    const { file } = makeReport(context, join(context.folder, "markup.pdf"));
    const page = await context.browser.open(file);
    const names = await page.$$eval("#tables tbody th", (cells) => cells.map((c) => c.textContent));
    same(names.slice(-MARKUP.length), MARKUP, "names");
    same(await page.$$eval(".data img, .data script", (x) => x.length), 0, "elements made of text");
    await context.browser.close(page);
  }],

  ["report: a name of 10,000 characters, quotes, emoji, formulas", async (context) => {
    const strange = ["<script>alert(1)</script>", "\"'`${1}\\", "🏗️👩🏽‍🌾\u202e反", "很".repeat(10000), "W".repeat(10000), "=1+1", "__proto__"];
    const { file } = altered(context, "strange", (d) => {
      addProjects(d);
      const project = d.projects[0];
      d.projects = strange.map((name) => ({ ...structuredClone(project), name, department: name, other: JSON.parse(`{${JSON.stringify(name)}:"x"}`) }));
      d.document.organization = strange[0];
      d.document.title = strange[3];
      d.tables[0].title = strange[4];
      d.sections[0].text = strange.join("\n");
      d.glossary.push({ term: strange[3], definition: strange[4], page: 1 });
    });
    const page = await context.browser.open(file);
    const names = await page.$$eval("#targets details[id^=project] .who", (x) => x.map((e) => e.textContent));
    same(names, strange, "names");
    same(await page.evaluate(() => {
      const edge = document.querySelector(".data").getBoundingClientRect().right + 1;
      return [...document.querySelectorAll(".data *")].filter((e) => !e.closest(".scroll, .parts") && e.getBoundingClientRect().right > edge).map((e) => e.outerHTML.slice(0, 80));
    }), [], "what widens the page");
    check(await page.evaluate(() => document.querySelector(".data").scrollWidth <= document.querySelector(".data").clientWidth), "scrolls sideways");
    for (const d of await page.$$("#targets summary")) await d.click();
    await page.fill("#search", "WWWW");
    await context.browser.accessible(page, "strange");
    await context.browser.close(page);
  }],

  ["report: a document without tables, one without text", async (context) => {
    for (const [name, change] of [["bare", (d) => { Object.assign(d, { sections: [], tables: [], overall: null, projects: [], facts: [], glossary: [] }); Object.assign(d.document, { organization: null, year: null, title: null, kind: "unknown" }); }]]) {
      const page = await context.browser.open(altered(context, name, change).file);
      check((await page.textContent("#tables")).includes("没有读出表格"), "says that there are no tables");
      await context.browser.accessible(page, name);
      await context.browser.close(page);
    }
    const page = await context.browser.open(makeReport(context, join(context.folder, "no-text.pdf")).file);
    check((await page.textContent("#rest")).includes("no-text-layer"), "says that there is no text");
    await context.browser.close(page);
  }],
];
