// SPDX-License-Identifier: GPL-3.0-or-later
// survey.mjs MODULES CHROMIUM SITE [PICTURES] [PATTERN]: every page of a site, looked at as a reader would:
// what it loads at first, how large it gets, whether each bar is as long as its number, what axe-core says; of a
// document's page also further down, with its first form open.
// PICTURES: a folder for pictures at 1440 and 390 pixels, light and dark, of pages that match PATTERN; a
// folder "-" makes none. By hand: some seconds a page.
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser } from "./browser.mjs";
import { barsOf } from "./bars.mjs";

const [modules, chromium, site] = process.argv.slice(2, 5).map((p) => resolve(p));
const pictures = process.argv[5] ?? "-", pattern = new RegExp(process.argv[6] ?? "");
const PAGE_BYTES = 500_000, NODES = 6_000;

const files = readdirSync(site, { recursive: true }).filter((f) => f.endsWith(".html") && !f.startsWith("reports/") && pattern.test(f)).sort();
const browser = await Browser.launch(modules, chromium);
const problems = [], counts = { pages: 0, bars: 0, charts: 0, bytes: 0, nodes: 0 };
const say = (name, text) => { problems.push(`${name}: ${text}`); console.log(`${name}: ${text}`); };

async function look(file, view) {
  const loaded = [];
  const page = await browser.open(join(site, file), { ...view, loaded });
  await page.waitForTimeout(150);
  const charts = await page.$$eval(".chart svg", barsOf);
  const measured = await page.evaluate(() => ({ nodes: document.querySelectorAll("*").length, wide: document.documentElement.scrollWidth > innerWidth }));
  const bytes = [...new Set(loaded)].filter((url) => url.startsWith("file:")).reduce((n, url) => n + statSync(fileURLToPath(url.split(/[?#]/)[0])).size, 0);
  return { page, charts, ...measured, bytes };
}

async function survey(file) {
  const seen = await look(file, {});
  counts.pages++;
  counts.charts += seen.charts.length;
  counts.bars += seen.charts.reduce((n, c) => n + c.bars, 0);
  counts.bytes = Math.max(counts.bytes, seen.bytes);
  counts.nodes = Math.max(counts.nodes, seen.nodes);
  for (const c of seen.charts) for (const wrong of c.wrong) say(file, `bar ${wrong}`);
  if (seen.bytes > PAGE_BYTES) say(file, `loads ${seen.bytes} bytes`);
  if (seen.nodes > NODES) say(file, `${seen.nodes} elements`);
  if (seen.wide) say(file, "wider than the screen");
  await browser.accessible(seen.page, file).catch((e) => say(file, e.message));
  for (const part of file.startsWith("documents/") ? [0.3, 0.6, 1] : []) {
    await seen.page.evaluate((p) => {
      const pane = document.querySelector(".data"), form = document.querySelector("details.form:not([open])");
      if (p > 0.5 && form) form.open = true;
      pane.scrollTop = pane.scrollHeight * p;
    }, part);
    await seen.page.waitForTimeout(300);
    const nodes = await seen.page.evaluate(() => document.querySelectorAll("*").length);
    counts.nodes = Math.max(counts.nodes, nodes);
    if (nodes > NODES) say(file, `${nodes} elements at ${part}`);
    await browser.accessible(seen.page, `${file} at ${part}`).catch((e) => say(file, e.message));
  }
  await browser.close(seen.page).catch((e) => say(file, e.message));
}

async function photograph(file) {
  for (const width of [1440, 390]) for (const scheme of ["light", "dark"]) {
    const { page, charts, wide } = await look(file, { width, height: width === 390 ? 844 : 900, scheme });
    for (const c of charts) for (const wrong of c.wrong) say(file, `at ${width}: bar ${wrong}`);
    if (wide) say(file, `wider than ${width}`);
    await page.screenshot({ path: join(pictures, `${relative(".", file).replaceAll("/", "_")}-${width}-${scheme}.png`), fullPage: process.env.WHOLE === "1" });
    await browser.close(page).catch((e) => say(file, e.message));
  }
}

if (pictures !== "-") mkdirSync(pictures, { recursive: true });
for (const file of files) await (pictures === "-" ? survey(file) : photograph(file)).catch((e) => say(file, e.message));
await browser.stop();
console.log(JSON.stringify(counts), `${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
