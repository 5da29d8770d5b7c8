// SPDX-License-Identifier: GPL-3.0-or-later
// The site of an archive: the fictional documents, with one more year and some names of malice.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barsOf } from "./bars.mjs";
import { check, same } from "./browser.mjs";

const NAMES = ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(2)>", "🏗️乡\u202e", "很".repeat(10000), "=HYPERLINK(1)"];
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

const sql = (database, text) => execFileSync("sqlite3", ["-json", database], { input: text, maxBuffer: 1 << 28 }).toString();
const query = (database, text) => JSON.parse(sql(database, text) || "[]");

/* What is made once: the archive, a copy with a second year, and their sites. */
let made = null;

function sites(context) {
  if (made) return made;
  const at = (name) => join(context.folder, name);
  context.mingxi("batch", "-q", "-o", "archive.db", join(context.top, "corpus"));
  context.mingxi("site", "-q", "archive.db", "-o", "site");
  copyFileSync(at("archive.db"), at("years.db"));
  // Another document becomes the year before of the same organization.
  const [a, b] = ["鹤渚镇", "水务局"].map((name) => query(at("years.db"), `SELECT id, organization, year FROM documents WHERE organization LIKE '%${name}%'`)[0]);
  sql(at("years.db"), `UPDATE documents SET organization = ${quoted(a.organization)}, year = ${a.year - 1} WHERE id = ${b.id};
    UPDATE document_organizations SET organization_id = (SELECT organization_id FROM document_organizations WHERE document_id = ${a.id}) WHERE document_id = ${b.id}`);
  writeFileSync(at("people.csv"), `\ufefforganization,year,population\r\n"${a.organization}",,20000\r\n${a.organization},${a.year},25000\r\n`);
  context.mingxi("site", "-q", "--population", "people.csv", "years.db", "-o", "years");
  made = { at, database: at("archive.db"), years: { a, b, database: at("years.db") } };
  return made;
}

const wan = (e4) => (e4 / 1e8).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const cells = (page, selector) => page.$$eval(selector, (rows) => rows.map((r) => [...r.cells].map((c) => c.textContent)));

/* Everything of a document is laid out, as for a printer, and what has to come has come. */
async function layOut(page) {
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await page.waitForFunction(() => !document.querySelector(".spacer"));
}

/* mingxi's exit status and what it says. */
function attempt(context, ...args) {
  const done = spawnSync(context.program, args, { cwd: context.folder, encoding: "utf8" });
  return { status: done.status, said: done.stderr };
}

export const siteTests = [
  ["site: organizations with their figures, and links that lead to documents", async (context) => {
    const { at, database } = sites(context);
    const page = await context.browser.open(at("site/index.html"));
    const want = query(database, "SELECT count(DISTINCT organization) AS n FROM bodies")[0].n;
    const rows = await cells(page, "main .table tbody tr");
    same(rows.length, want, "organizations");
    for (const t of query(database, "SELECT organization, max(expenditure_e4) AS total FROM totals GROUP BY organization HAVING min(expenditure_e4) = total AND count(DISTINCT kind) = 1"))
      check(rows.some((r) => r[0] === t.organization && r[4] === wan(t.total)), `no ${wan(t.total)} of ${t.organization}`);
    await page.click("main .table tbody tr:first-child a");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true");
    same(await page.textContent("h1"), rows[0][0], "the organization");
    await context.browser.accessible(page, "organization");
    await page.click("main .table tbody a");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.querySelector(".masthead"));
    same(await page.textContent(".masthead h2"), rows[0][0], "the document");
    await page.click("a.brand");
    await page.waitForSelector("main .table tbody tr");
    await context.browser.close(page);
  }],

  ["site: a document's page holds all that extract gives", async (context) => {
    const { at, database } = sites(context);
    const [d] = query(database, "SELECT d.sha256, p.path FROM documents d JOIN paths p ON p.document_id = d.id WHERE p.path LIKE '%yanxi%'");
    const page = await context.browser.open(at(`site/documents/${d.sha256.slice(0, 16)}.html`));
    const json = JSON.parse(context.mingxi("extract", d.path));
    const want = json.tables.flatMap((t) => t.rows.flatMap((r) => Object.values(r.cells).map((c) => c.text))).filter(Boolean).sort();
    await layOut(page);
    same((await page.$$eval("#tables tbody:not(.ruler) th, #tables tbody:not(.ruler) td", (c) => c.map((x) => x.textContent))).filter(Boolean).sort(), want, "cells");
    same(await page.$$eval(".finding", (f) => f.length), json.report.findings.length, "findings");
    same(await page.$$eval("#tables [data-marked]", (c) => c.length > 0), true, "marked cells");
    check((await page.title()).startsWith(json.document.organization), "title");
    check(!(await page.content()).includes(context.top), "says where files lay");
    await page.click(".finding .evidences button");
    await page.waitForSelector("#tables .held");
    check(await page.$eval("#tables .held", (c) => c.getBoundingClientRect().top >= 0), "evidence leads to its cell");
    await context.browser.accessible(page, "document");
    await context.browser.close(page);
  }],

  ["site: a large document comes in pieces, and is whole in each of them and without a script", async (context) => {
    const { at, database } = sites(context);
    const cut = readdirSync(at("site/documents")).filter((f) => f.endsWith("-0.js")).map((f) => f.slice(0, -5));
    check(cut.length > 3, `cut: ${cut}`);
    for (const f of readdirSync(at("site/documents"))) check(statSync(at(`site/documents/${f}`)).size < 100000, `${f} is large`);
    for (const f of readdirSync(at("site/text"))) check(statSync(at(`site/text/${f}`)).size < 300000, `${f} is large`);
    const sizes = cut.map((key) => [readdirSync(at("site/documents")).filter((f) => f.startsWith(`${key}-`)).length, key]).sort(([a], [b]) => b - a);
    const [n, key] = sizes[0], [{ path }] = query(database, `SELECT p.path FROM documents d JOIN paths p ON p.document_id = d.id WHERE d.sha256 LIKE '${key}%'`);
    const json = JSON.parse(context.mingxi("extract", path)), loaded = [];
    const page = await context.browser.open(at(`site/documents/${key}.html`), { loaded });
    const pieces = () => new Set(loaded.filter((url) => url.includes(`/${key}-`))).size;
    check(pieces() < n, `${pieces()} of ${n} pieces at first`);
    // Search reaches what has not come.
    const names = json.projects.length ? json.projects.map((p) => p.name) : json.tables.at(-1).rows.map((r) => (r.cells.name ?? r.cells.item)?.text);
    const last = names.filter(Boolean).at(-1);
    await page.fill("#search", last);
    await page.waitForFunction(() => document.querySelector("#result-0") && !document.querySelector("#results .count").textContent.includes("…"));
    same(pieces(), n, "pieces after a search");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".arrived");
    check((await page.textContent(".arrived")).includes(last), "the result");
    await context.browser.close(page);
    const whole = await context.browser.open(at(`site/documents/${key}.html`));
    await layOut(whole);
    const want = json.tables.flatMap((t) => t.rows.flatMap((r) => Object.values(r.cells).map((c) => c.text))).filter(Boolean).sort();
    same((await whole.$$eval("#tables tbody:not(.ruler) th, #tables tbody:not(.ruler) td", (c) => c.map((x) => x.textContent))).filter(Boolean).sort(), want, "cells in pieces");
    same(await whole.$$eval("#targets details[id^=project] .who", (x) => x.map((e) => e.textContent)), json.projects.map((p) => p.name ?? p.title), "forms");
    const words = json.sections.map((s) => s.text.replaceAll("\n", "")).join("");
    same(await whole.$$eval("#prose .body > p", (x) => x.map((e) => e.textContent).join("")), words, "text");
    await context.browser.close(whole);
    // Without a script: every page has a link to the next, and all of them together every cell.
    const texts = readdirSync(at("site/text")).filter((f) => f.startsWith(`${key}-`)).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    const html = texts.map((f) => readFileSync(at(`site/text/${f}`), "utf8"));
    html.forEach((text, k) => check(k + 1 === html.length || text.includes(`href="${texts[k + 1]}"`), `${texts[k]} leads nowhere`));
    check(readFileSync(at(`site/documents/${key}.html`), "utf8").includes(`href="../text/${texts[0]}#tables"`), "no link to the text");
    const read = await context.browser.withoutScript(texts.map((f) => at(`site/text/${f}`)), ".scroll td");
    const got = new Map();
    for (const text of read) got.set(text, (got.get(text) ?? 0) + 1);
    for (const text of want) {
      check(got.get(text) > 0, `no ${text} without a script`);
      got.set(text, got.get(text) - 1);
    }
  }],

  ["site: functions compared, in table and chart", async (context) => {
    const { at, database } = sites(context);
    const everything = "?year=all&kind=all&level=all";
    const page = await context.browser.open(`file://${at("site/functions.html")}${everything}#208`);
    const want = query(database, "SELECT organization, max(total_e4) AS total FROM expenditure_by_function WHERE code = '208' AND level = 0 GROUP BY document_id ORDER BY total DESC");
    check(want.length > 3, "too few");
    const shown = (await cells(page, "main .table tbody tr")).map((r) => r[4]);
    for (const r of want) check(shown.includes(wan(r.total)), `no ${wan(r.total)} of ${r.organization}`);
    same(await page.$$eval(".chart svg", (c) => c.length), 0, "charts of what cannot be compared");
    // Of one year, kind and body; what is of other money is in the table, and not beside it in the chart.
    const [most] = query(database, "SELECT year, kind, body, count(*) AS n FROM expenditure_by_function WHERE code = '208' AND level = 0 AND scope = 'all' AND total_e4 > 0 AND body IS NOT NULL GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 1");
    await page.selectOption("#choice-year", String(most.year));
    await page.selectOption("#choice-kind", most.kind);
    await page.selectOption("#choice-level", most.body);
    await page.waitForSelector(".chart svg");
    const drawn = query(database, `SELECT total_e4 AS total FROM expenditure_by_function WHERE code = '208' AND level = 0 AND scope = 'all' AND total_e4 > 0 AND year = ${most.year} AND kind = '${most.kind}' AND body = '${most.body}' ORDER BY total_e4 DESC LIMIT 30`);
    check(drawn.length > 1, "nothing beside each other");
    same(await page.$$eval(".chart g[data-mark=text] text", (t) => t.map((x) => x.textContent)), drawn.map((r) => wan(r.total)), "chart");
    const lengths = await page.$$eval(".chart g[data-mark=bar] rect", (bars) => {
      const sums = new Map();
      for (const bar of bars) sums.set(bar.getAttribute("y"), (sums.get(bar.getAttribute("y")) ?? 0) + Number(bar.getAttribute("width")));
      return [...sums].sort(([a], [b]) => a - b).map(([, length]) => length);
    });
    same(lengths.length, drawn.length, "bars");
    lengths.forEach((length, i) => check(Math.abs(length - (lengths[0] * drawn[i].total) / drawn[0].total) < 1, `bar ${i} is ${length} long`));
    await page.selectOption("#function", "201");
    await page.waitForFunction(() => document.querySelector("main h2").textContent.startsWith("201"));
    const groups = await page.$$eval("#function-5 option", (o) => o.map((x) => x.value));
    check(groups.length > 1 && groups.slice(1).every((code) => /^201\d\d$/.test(code)), `groups: ${groups}`);
    await page.selectOption("#function-5", groups[1]);
    await page.waitForFunction((code) => document.querySelector("main h2").textContent.startsWith(`${code} `), groups[1]);
    await context.browser.accessible(page, "functions");
    await context.browser.close(page);
  }],

  ["site: projects, three public, findings", async (context) => {
    const { at, database } = sites(context);
    let page = await context.browser.open(`file://${at("site/projects.html")}?year=all&kind=all&level=all`);
    const amounts = (await cells(page, "main .table tbody tr")).map((r) => Number(r[3].replaceAll(",", "")));
    check(amounts.length > 20 && amounts.every((v, i) => !i || v <= amounts[i - 1]), "not largest first");
    await page.fill(".filter", "道路");
    check((await cells(page, "main .table tbody tr")).every((r) => r.join().includes("道路")), "filter");
    await context.browser.accessible(page, "projects");
    await context.browser.close(page);

    page = await context.browser.open(`file://${at("site/three-public.html")}?year=all&kind=all&level=all`);
    const [t] = query(database, "SELECT organization, total_e4 FROM three_public WHERE organization LIKE '%鹤渚镇%'");
    check((await cells(page, "main .table tbody tr")).some((r) => r[0] === t.organization && r[3] === wan(t.total_e4)), "three public");
    await context.browser.accessible(page, "three-public");
    await context.browser.close(page);

    page = await context.browser.open(at("site/findings.html"));
    const rules = query(database, "SELECT rule, count(*) AS n FROM findings GROUP BY rule, severity");
    same((await cells(page, "main > .table tbody tr")).map((r) => Number(r[2])).reduce((a, b) => a + b), rules.reduce((a, r) => a + r.n, 0), "findings");
    const rule = rules.at(-1);
    await page.click(`main > .table a[title="${rule.rule}"]`);
    await page.waitForFunction((name) => document.querySelector(".slot code").textContent === name, rule.rule);
    same((await cells(page, ".slot tbody tr")).length, rule.n, "findings of a rule");
    await context.browser.accessible(page, "findings");
    await page.click(".slot tbody a");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.querySelector(".finding"));
    await context.browser.close(page);
  }],

  ["site: two years make a line, population an amount a head", async (context) => {
    const { at, years: { a, database } } = sites(context);
    const page = await context.browser.open(at("years/index.html"), { scheme: "dark", language: "en-US" });
    const [t] = query(database, `SELECT t.expenditure_e4 AS total FROM totals t WHERE t.organization = ${quoted(a.organization)} AND t.year = ${a.year}`);
    const row = (await cells(page, "main .table tbody tr")).find((r) => r[0] === a.organization);
    same(row.slice(8, 10), ["25000", Math.round(t.total / 1e4 / 25000).toLocaleString("en-US")], "population and yuan a head");
    const label = await page.$eval("svg.spark", (s) => s.getAttribute("aria-label"));
    check(label.includes(`${a.year - 1}: `) && label.includes(`${a.year}: ${wan(t.total)}`), label);
    await context.browser.accessible(page, "years");
    await context.browser.close(page);
  }],

  ["site: downloads hold every row, amounts in yuan", async (context) => {
    const { at, database } = sites(context);
    const json = JSON.parse(readFileSync(at("site/downloads/functions.json")));
    const want = query(database, "SELECT max(total_e4) AS total FROM expenditure_by_function WHERE code = '208' AND level = 0 GROUP BY document_id").map((r) => r.total / 1e4);
    const got = json.filter((r) => r.code === "208").map((r) => r.total);
    for (const total of want) check(got.includes(total), `no ${total}`);
    const csv = readFileSync(at("site/downloads/functions.csv"), "utf8").trimEnd().split("\r\n");
    same(csv.length, json.length + 1, "lines");
    same(csv[0].replace("\ufeff", ""), Object.keys(json[0]).join(), "columns");
    const page = await context.browser.open(at("site/functions.html"));
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("a.save")]);
    check(statSync(await download.path()).size > 100, "no download");
    await context.browser.close(page);
  }],

  ["site: on a phone, and axe-core on the index", async (context) => {
    const { at } = sites(context);
    const page = await context.browser.open(at("site/index.html"), { width: 390, height: 800 });
    check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the screen");
    await context.browser.accessible(page, "index");
    await context.browser.close(page);
  }],

  ["site: reports of the documents whose files are still there", async (context) => {
    const { at } = sites(context);
    mkdirSync(at("papers"));
    for (const name of ["good.pdf", "three-pages.pdf", "no-text.pdf", "markup.pdf"]) copyFileSync(at(name), at(`papers/${name}`));
    context.mingxi("batch", "-q", "-o", "papers.db", "papers");
    rmSync(at("papers/good.pdf"));
    copyFileSync(at("markup.pdf"), at("papers/no-text.pdf"));
    context.mingxi("site", "-q", "--reports", "papers.db", "-o", "reported");
    const key = (name) => query(at("papers.db"), `SELECT substr(sha256, 1, 16) AS key FROM documents d JOIN paths p ON p.document_id = d.id WHERE p.path LIKE '%${name}'`)[0].key;
    same(readdirSync(at("reported/reports")).sort(), [key("markup.pdf"), key("three-pages.pdf")].map((k) => `${k}.html`).sort(), "reports; not of a file that is gone, nor of one that is another now");
    let page = await context.browser.open(at(`reported/documents/${key("three-pages.pdf")}.html`));
    await page.click("a.to-report");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.querySelectorAll(".page").length === 3);
    await context.browser.close(page);
    page = await context.browser.open(at(`reported/documents/${key("good.pdf")}.html`));
    same(await page.$$eval("a.to-report", (a) => a.length), 0, "a link to a report that is not there");
    await context.browser.close(page);
  }],

  ["site: names of malice are text", async (context) => {
    const { at, database } = sites(context);
    copyFileSync(database, at("malice.db"));
    const ids = query(at("malice.db"), "SELECT min(document_id) AS id FROM document_organizations GROUP BY organization_id ORDER BY 1").slice(0, NAMES.length).map((d) => d.id);
    sql(at("malice.db"), NAMES.map((name, k) => `UPDATE documents SET organization = ${quoted(name)}, title = ${quoted(name)} WHERE id = ${ids[k]};
      UPDATE organizations SET name = ${quoted(name)} WHERE id = (SELECT organization_id FROM document_organizations WHERE document_id = ${ids[k]});
      UPDATE rows SET name = ${quoted(name)} WHERE table_id IN (SELECT id FROM tables WHERE document_id = ${ids[k]});
      UPDATE cells SET text = ${quoted(name)} WHERE row_id = (SELECT min(r.id) FROM rows r JOIN tables t ON t.id = r.table_id WHERE t.document_id = ${ids[k]});
      UPDATE findings SET rule = '../../' || ${quoted(name.slice(0, 40))}, message_zh = ${quoted(name)} WHERE id IN (SELECT id FROM findings LIMIT 1 OFFSET ${k});`).join("\n"));
    context.mingxi("site", "-q", "malice.db", "-o", "malice");
    for (const name of ["index", "compare", "governments", "functions", "codes", "projects", "three-public", "findings", "editions", "search", "about"]) {
      const page = await context.browser.open(at(`malice/${name}.html`));
      if (name === "index") same((await cells(page, "main .table tbody tr")).map((r) => r[0]).filter((n) => NAMES.includes(n)).sort(), [...NAMES].sort(), "organizations");
      await context.browser.close(page);
    }
    for (const { sha256, organization } of query(at("malice.db"), `SELECT sha256, organization FROM documents WHERE id IN (${ids})`)) {
      const page = await context.browser.open(at(`malice/documents/${sha256.slice(0, 16)}.html`));
      same(await page.textContent(".masthead h2"), organization, "name");
      await context.browser.close(page);
    }
    const html = readdirSync(at("malice/documents")).filter((f) => f.endsWith(".html")).map((f) => readFileSync(at(`malice/documents/${f}`), "utf8"));
    check(!html.some((text) => text.includes("<script>alert")), "markup in a page");
    check(!existsSync(at("data")), "a rule's name left the site");
    check(readFileSync(at("malice/downloads/documents.csv"), "utf8").includes(",'=HYPERLINK(1),"), "a formula in a CSV");
  }],

  ["site: what says nothing of itself is called by its file's name", async (context) => {
    const { at, database } = sites(context);
    copyFileSync(database, at("nameless.db"));
    const [{ id, sha256, path }] = query(at("nameless.db"), "SELECT d.id, d.sha256, p.path FROM documents d JOIN paths p ON p.document_id = d.id ORDER BY d.id LIMIT 1");
    sql(at("nameless.db"), `UPDATE documents SET organization = NULL, title = NULL WHERE id = ${id}; DELETE FROM document_organizations WHERE document_id = ${id};`);
    context.mingxi("site", "-q", "nameless.db", "-o", "nameless");
    const page = readFileSync(at(`nameless/text/${sha256.slice(0, 16)}-1.html`), "utf8");
    same(/<title>(.*)<\/title>/.exec(page)[1], path.split("/").at(-1), "title");
  }],

  ["site: every bar is as long as its number, on every page that draws", async (context) => {
    const { at } = sites(context);
    const organizations = readdirSync(at("years/organizations")).filter((f) => f.endsWith(".html")).map((f) => `organizations/${f}`);
    let bars = 0;
    for (const name of ["governments.html", "functions.html", "three-public.html", "projects.html", ...organizations]) for (const width of [1440, 390]) {
      const page = await context.browser.open(at(`years/${name}`), { width });
      await page.waitForTimeout(50);
      for (const chart of await page.$$eval(".chart svg", barsOf)) {
        same(chart.wrong, [], `${name} at ${width}`);
        bars += chart.bars;
      }
      const cut = await page.$$eval(".chart svg", (charts) => charts.flatMap((svg) => [...svg.querySelectorAll("text")].filter((t) => t.getBoundingClientRect().left < svg.getBoundingClientRect().left - 3).map((t) => t.textContent)));
      same(cut, [], `labels cut off, ${name} at ${width}`);
      check(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} wider than ${width}`);
      await context.browser.close(page);
    }
    check(bars > 60, `only ${bars} bars`);
  }],

  ["site: a long list comes in pieces, and is whole where it is sorted or searched", async (context) => {
    const { at, database } = sites(context);
    copyFileSync(database, at("long.db"));
    const [{ id }] = query(at("long.db"), "SELECT document_id AS id FROM project_amounts LIMIT 1");
    sql(at("long.db"), `WITH RECURSIVE n (k) AS (VALUES (1) UNION ALL SELECT k + 1 FROM n WHERE k < 3000)
      INSERT INTO project_amounts (document_id, name, amount_e4, page) SELECT ${id}, '堤防加固第' || k || '段', k * 10000, 1 FROM n`);
    context.mingxi("site", "-q", "long.db", "-o", "long");
    const pieces = readdirSync(at("long/data")).filter((f) => f.startsWith("projects-"));
    check(pieces.length > 4, `pieces: ${pieces}`);
    for (const f of readdirSync(at("long/data"))) check(statSync(at(`long/data/${f}`)).size < 150000, `${f} is large`);
    const loaded = [], page = await context.browser.open(at("long/projects.html"), { loaded });
    const piecesLoaded = () => new Set(loaded.filter((url) => url.includes("/projects-"))).size;
    check(piecesLoaded() <= 2, `${piecesLoaded()} pieces at first`);
    same(await page.$$eval("main .table tbody tr", (r) => r.length), 100, "rows at first");
    await page.fill(".filter", "堤防加固第1段");
    await page.waitForFunction(() => document.querySelectorAll("main .table tbody tr").length === 1);
    await page.waitForFunction((text) => document.querySelector(".table .count").textContent.startsWith(text), "1 / ");
    same(piecesLoaded(), pieces.length, "pieces that a search has looked through");
    await page.fill(".filter", "");
    await page.click("main .table th.amount button");
    const least = wan(query(at("long.db"), "SELECT min(amount_e4) AS least FROM project_amounts WHERE name <> ''")[0].least);
    same((await cells(page, "main .table tbody tr"))[0][3], least, "the least first");
    await context.browser.close(page);
  }],

  ["site: a search finds what the database has under a name, and leads there", async (context) => {
    const { at, database } = sites(context);
    const page = await context.browser.open(at("site/search.html"));
    const want = (words) => query(database, `SELECT (SELECT count(*) FROM organizations WHERE name LIKE '%${words}%') AS a, (SELECT count(*) FROM project_amounts WHERE name LIKE '%${words}%') AS b`)[0];
    for (const words of ["鹤渚镇", "道路", "路", "水务局"]) {
      await page.fill("#q", words);
      await page.waitForFunction((text) => document.querySelector(".slot li, .slot .nothing")?.closest(".slot").textContent.includes(text), words);
      await page.waitForTimeout(100);
      const counts = Object.fromEntries(await page.$$eval(".slot h2", (heads) => heads.map((x) => [x.firstChild.textContent, x.querySelector(".count").textContent])));
      const { a, b } = want(words);
      same([counts["单位"] ?? "0", counts["项目"] ?? "0"], [String(a), b > 50 ? "50+" : String(b)], words);
    }
    await page.fill("#q", "没有这样的名字");
    await page.waitForSelector(".slot .nothing");
    await page.fill("#q", "水务局");
    await page.click(".slot li a");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.querySelector("h1").textContent.includes("水务局"));
    await context.browser.close(page);
  }],

  ["site: doubts are told in the reader's language", async (context) => {
    const { at } = sites(context);
    context.mingxi("batch", "-q", "-o", "doubts.db", "no-text.pdf");
    context.mingxi("site", "-q", "doubts.db", "-o", "doubts");
    const [{ key, message }] = query(at("doubts.db"), "SELECT substr(d.sha256, 1, 16) AS key, x.message FROM documents d JOIN diagnostics x ON x.document_id = d.id");
    for (const [language, want] of [["en-US", message], ["zh-CN", "均无文字"]]) {
      const page = await context.browser.open(at(`doubts/documents/${key}.html`), { language });
      const said = await page.$$eval(".doubts li > span", (spans) => spans.filter((s) => getComputedStyle(s).display !== "none").map((s) => s.textContent).join());
      check(said.includes(want), `${language}: ${said}`);
      await context.browser.close(page);
    }
  }],

  ["site: a few bodies side by side, as the address says", async (context) => {
    const { at, database } = sites(context);
    const bodies = query(database, `SELECT o.key, o.name, t.expenditure_e4 AS total, t.year, t.document_id AS id FROM totals t JOIN document_organizations x ON x.document_id = t.document_id JOIN organizations o ON o.id = x.organization_id
      WHERE t.expenditure_e4 > 0 AND t.kind = 'budget' AND t.body = 'department' AND x.editions = 1 AND t.year = (SELECT year FROM totals JOIN document_organizations USING (document_id) WHERE kind = 'budget' AND body = 'department' AND expenditure_e4 > 0 AND editions = 1 GROUP BY year ORDER BY count(*) DESC LIMIT 1) ORDER BY total DESC LIMIT 3`);
    check(bodies.length === 3, "too few");
    const page = await context.browser.open(`file://${at("site/compare.html")}?bodies=${bodies[0].key},${bodies[1].key}&documents=${bodies[0].year}|budget|department`);
    const shown = async () => (await cells(page, ".slot .table tbody tr")).find((r) => r[0] === "本年支出").slice(1);
    same(await shown(), bodies.slice(0, 2).map((b) => wan(b.total)), "expenditure");
    const functions = query(database, `SELECT code, total_e4 FROM expenditure_by_function WHERE document_id = ${bodies[0].id} AND level = 0`);
    const rows = await cells(page, ".slot .table tbody tr");
    for (const f of functions) check(rows.some((r) => r[0] === f.code && r[2].startsWith(wan(f.total_e4))), `no ${f.code} ${wan(f.total_e4)}`);
    await page.fill("#add", bodies[2].name.slice(0, 4));
    await page.click(`.offers button:has-text("${bodies[2].name}")`);
    await page.waitForFunction(() => document.querySelectorAll(".picked li").length === 3);
    same(await shown(), bodies.map((b) => wan(b.total)), "expenditure of three");
    check(decodeURIComponent(page.url()).includes(bodies.map((b) => b.key).join()), `address ${page.url()}`);
    await page.waitForSelector(".chart svg");
    for (const chart of await page.$$eval(".chart svg", barsOf)) same(chart.wrong, [], "bars");
    await context.browser.accessible(page, "compare");
    await page.click(".picked li:first-child button");
    await page.waitForFunction(() => document.querySelectorAll(".picked li").length === 2);
    same(await shown(), bodies.slice(1).map((b) => wan(b.total)), "expenditure of those left");
    await page.click(".slot a.figure-link");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.querySelector(".masthead"));
    await context.browser.close(page);
    const nothing = await context.browser.open(at("site/compare.html"));
    await context.browser.accessible(nothing, "compare without bodies");
    await context.browser.close(nothing);
  }],

  ["site: governments side by side, never with departments", async (context) => {
    const { at, database } = sites(context);
    copyFileSync(database, at("governments.db"));
    // Two documents become governments'; a third body stays a department.
    const ids = query(at("governments.db"), "SELECT x.document_id AS id, o.key, o.name FROM document_organizations x JOIN organizations o ON o.id = x.organization_id GROUP BY o.id HAVING count(*) = 1 ORDER BY x.document_id LIMIT 2");
    const [department] = query(at("governments.db"), `SELECT o.key, o.name FROM totals t JOIN document_organizations x USING (document_id) JOIN organizations o ON o.id = x.organization_id WHERE t.expenditure_e4 > 0 AND t.kind = 'budget' AND o.key NOT IN ('${ids[0].key}', '${ids[1].key}') LIMIT 1`);
    const total = (k, year, phase, name) => (k + 1) * 123456780000 + year + name.length + phase.length;
    for (const [k, { id }] of ids.entries()) {
      sql(at("governments.db"), `UPDATE documents SET kind = 'government_budget', year = 2024 WHERE id = ${id}; DELETE FROM printed_totals WHERE document_id = ${id};`);
      for (const [year, phase] of [[2024, "budget"], [2023, "execution"]]) for (const name of ["revenue", "expenditure"])
        sql(at("governments.db"), `INSERT INTO government_totals (document_id, fund, name, scope, phase, year, amount_e4, how, source, text, page) VALUES (${id}, 'general', '${name}', 'whole', '${phase}', ${year}, ${total(k, year, phase, name)} * 10000, 'cell', 'x', 'x', 1)`);
    }
    context.mingxi("site", "-q", "governments.db", "-o", "governments");
    const page = await context.browser.open(`file://${at("governments/compare.html")}?bodies=${ids.map((x) => x.key).join()},${department.key}&documents=government|2024|budget|whole`);
    const rows = await cells(page, ".slot .table tbody tr");
    same(rows.find((r) => r[0] === "本年支出").slice(1, 3), ids.map((_, k) => wan(total(k, 2024, "budget", "expenditure") * 10000)), "governments");
    check(rows.every((r) => !/\d/.test(r[3])), `a department beside governments: ${JSON.stringify(rows)}`);
    for (const chart of await page.$$eval(".chart svg", barsOf)) { same(chart.wrong, [], "bars"); same(chart.bars, 2, "bars of governments"); }
    const offered = await page.$$eval("#choice-documents option", (o) => o.map((x) => x.value));
    check(offered.includes("government|2023|execution|whole") && offered.some((x) => !x.startsWith("government")), `offered: ${offered}`);
    await page.selectOption("#choice-documents", offered.find((x) => !x.startsWith("government")));
    const others = await cells(page, ".slot .table tbody tr");
    check(others.every((r) => !/\d/.test(r[1]) || /^\d+$/.test(r[0])), `governments beside a department: ${JSON.stringify(others)}`);
    await context.browser.accessible(page, "governments compared");
    await context.browser.close(page);
  }],

  ["site: editions of a document, and what they say otherwise", async (context) => {
    const { at, database } = sites(context);
    copyFileSync(database, at("editions.db"));
    const [a, b] = query(at("editions.db"), "SELECT document_id AS id, year, expenditure_e4 AS total FROM totals WHERE kind = 'budget' AND expenditure_e4 > 0 ORDER BY document_id LIMIT 2");
    sql(at("editions.db"), `UPDATE documents SET year = ${a.year}, kind = 'budget', level = 'department' WHERE id IN (${a.id}, ${b.id});
      UPDATE document_organizations SET organization_id = (SELECT organization_id FROM document_organizations WHERE document_id = ${a.id}), editions = 2 WHERE document_id IN (${a.id}, ${b.id});
      UPDATE document_organizations SET edition = 1, counts = 0 WHERE document_id = ${a.id}; UPDATE document_organizations SET edition = 2, counts = 1 WHERE document_id = ${b.id};`);
    context.mingxi("site", "-q", "editions.db", "-o", "editions");
    const page = await context.browser.open(at("editions/index.html"));
    await page.click(".lead a");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.querySelector("main section"));
    const body = query(at("editions.db"), `SELECT o.key FROM organizations o JOIN document_organizations x ON x.organization_id = o.id WHERE x.document_id = ${a.id}`)[0].key;
    const row = (await cells(page, `section[id="${body}-${a.year}"] tbody tr`)).find((r) => r[0] === "本年支出");
    same(row.slice(1, 3), [wan(a.total), wan(b.total)], "both editions");
    check(row[3].startsWith((b.total > a.total ? "+" : "") + wan(b.total - a.total)), `change ${row[3]}`);
    await context.browser.accessible(page, "editions");
    await context.browser.close(page);
    context.mingxi("batch", "-q", "-o", "single.db", "no-text.pdf");
    context.mingxi("site", "-q", "single.db", "-o", "single");
    const none = await context.browser.open(at("single/editions.html"));
    same(await none.$$eval("main section", (s) => s.length), 0, "editions where there are none");
    await context.browser.accessible(none, "no editions");
    await context.browser.close(none);
  }],

  ["site: codes have their names of each year", async (context) => {
    const { at, database } = sites(context);
    const page = await context.browser.open(at("site/codes.html"));
    const want = query(database, "SELECT name, coalesce(first_year, '') || '–' || coalesce(last_year, '') AS years FROM code_names WHERE code = '20805' ORDER BY first_year");
    check(want.length > 1, "one name only");
    await page.fill(".filter", "20805");
    const rows = (await cells(page, "main tbody tr")).filter((r) => r[0] === "20805");
    same(rows.map((r) => [r[1], r[4]]), want.map((w) => [w.name, w.years]), "names and years");
    await context.browser.accessible(page, "codes");
    await page.click("main tbody td a");
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" && document.body.dataset.page === "functions");
    await context.browser.close(page);
  }],

  ["site: a document says where it was taken from", async (context) => {
    const { at } = sites(context);
    writeFileSync(at("list.csv"), "path,source_url,fetched_at\r\nthree-pages.pdf,https://example.org/a?b=1&c=<2>,2025-03-01\r\ngood.pdf,javascript:alert(1),\r\n");
    context.mingxi("batch", "-q", "--from", "list.csv", "-o", "sources.db");
    context.mingxi("site", "-q", "sources.db", "-o", "sources");
    for (const [file, texts, links] of [["three-pages.pdf", ["https://example.org/a?b=1&c=<2>", "2025-03-01"], 1], ["good.pdf", ["javascript:alert(1)"], 0]]) {
      const [{ key }] = query(at("sources.db"), `SELECT substr(sha256, 1, 16) AS key FROM documents d JOIN paths p ON p.document_id = d.id WHERE p.path = '${file}'`);
      const page = await context.browser.open(at(`sources/documents/${key}.html`));
      const said = await page.$$eval(".source dd", (d) => d.map((x) => x.textContent));
      for (const text of texts) check(said.includes(text), `${file}: no ${text} in ${said}`);
      same(await page.$$eval(".address a", (a) => a.length), links, `${file}: links`);
      await context.browser.close(page);
    }
    check(readFileSync(at("sources/downloads/documents.csv"), "utf8").includes("https://example.org/a?b=1&c=<2>"), "download");
    writeFileSync(at("wrong-list.csv"), "name,url\r\ngood.pdf,x\r\n");
    const wrong = attempt(context, "batch", "-q", "--from", "wrong-list.csv", "-o", "wrong.db");
    check(wrong.status !== 0 && wrong.said.includes("wrong-list.csv: the first line has no column path"), wrong.said);
  }],

  ["site: an archive of one document", async (context) => {
    const { at } = sites(context);
    context.mingxi("batch", "-q", "-o", "one.db", "no-text.pdf");
    context.mingxi("site", "-q", "one.db", "-o", "one");
    for (const name of ["index", "compare", "governments", "functions", "codes", "projects", "three-public", "findings", "editions", "search", "about"]) {
      const page = await context.browser.open(at(`one/${name}.html`));
      await context.browser.accessible(page, name);
      await context.browser.close(page);
    }
  }],

  ["site: what it refuses, and what stays as it was", async (context) => {
    const { at, database } = sites(context);
    copyFileSync(database, at("newer.db"));
    sql(at("newer.db"), "PRAGMA user_version = 99");
    same(attempt(context, "site", "newer.db", "-o", "x"), { status: 1, said: "mingxi: newer.db: the database is of version 99; this mingxi reads version 5\n" }, "another version");
    same(attempt(context, "site", "good.pdf", "-o", "x").status, 1, "no database");
    same(attempt(context, "site", "missing.db", "-o", "x"), { status: 1, said: "mingxi: missing.db: no such file\n" }, "missing");
    same(attempt(context, "site", "archive.db").status, 2, "no output");
    mkdirSync(at("mine"), { recursive: true });
    writeFileSync(at("mine/precious.txt"), "x");
    same(attempt(context, "site", "archive.db", "-o", "mine"), { status: 4, said: "mingxi: mine: is there and no site of mingxi's; it is left as it is\n" }, "somebody's folder");
    same(readdirSync(at("mine")), ["precious.txt"], "left as it is");
    same(attempt(context, "site", "archive.db", "-o", "no/such/folder").status, 4, "no folder");
    writeFileSync(at("wrong.csv"), "organization,population\n甲,many\n");
    same(attempt(context, "site", "--population", "wrong.csv", "archive.db", "-o", "x"), { status: 1, said: "mingxi: wrong.csv: line 2: 'many' is no population\n" }, "population");
    check(!existsSync(at("x")) && !readdirSync(context.folder).some((f) => f.startsWith("x.")), "something was left behind");
    same(attempt(context, "site", "-q", "archive.db", "-o", "site/"), { status: 0, said: "" }, "a site is replaced");
    check(existsSync(at("site/index.html")) && !readdirSync(context.folder).some((f) => /^site\../.test(f)), "not replaced");
  }],

  ["site: an interrupt leaves what was there", async (context) => {
    const { at } = sites(context);
    const before = statSync(at("years/index.html")).mtimeMs;
    // Stopped before it can run, so that the signal comes first however fast it is.
    const child = spawn("sh", ["-c", "kill -STOP $$; exec \"$0\" site archive.db -o years", context.program], { cwd: context.folder });
    const ended = new Promise((resolve) => { child.on("exit", (status, signal) => resolve(status ?? signal)); });
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    child.kill("SIGCONT");
    child.kill("SIGINT");
    const status = await ended;
    check(status === 130 || status === "SIGINT", `status ${status}`);
    same(statSync(at("years/index.html")).mtimeMs, before, "the former site");
    check(!readdirSync(context.folder).some((f) => f.startsWith("years.") && f !== "years.db"), "something was left behind");
  }],
];
