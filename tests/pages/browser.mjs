// SPDX-License-Identifier: GPL-3.0-or-later
// A headless Chromium that sees only local files, and what the tests of the pages ask it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Quiet: no background service of the browser may look for a network.
const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export class Failure extends Error {}

export function check(condition, message) {
  if (!condition) throw new Failure(message);
}

export function same(got, want, what) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(want)];
  check(a === b, `${what}: ${a}, want ${b}`);
}

export class Browser {
  static async launch(modules, executable) {
    const require = createRequire(join(modules, "x.js"));
    const browser = new Browser();
    browser.axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    browser.chromium = await require("playwright-core").chromium.launch({ executablePath: executable, args: ARGUMENTS });
    return browser;
  }

  /** Opens FILE; every request to anything but a local file and every console error is a failure. loaded: gets
   * the address of everything that the page asks for. */
  async open(file, { width = 1440, height = 900, scheme = "light", language = "zh-CN", loaded = [] } = {}) {
    const context = await this.chromium.newContext({ viewport: { width, height }, colorScheme: scheme, locale: language, reducedMotion: "reduce", acceptDownloads: true });
    const page = await context.newPage();
    page.problems = [];
    page.on("console", (m) => { if (["error", "warning"].includes(m.type())) page.problems.push(`console: ${m.text()}`); });
    page.on("pageerror", (e) => page.problems.push(`error: ${e.message}`));
    page.on("request", (r) => loaded.push(r.url()));
    page.on("request", (r) => { if (!/^(file|data|blob):/.test(r.url())) page.problems.push(`request: ${r.url()}`); });
    // A file that is no more wanted when its page is left is no failure.
    page.on("requestfailed", (r) => { if (!r.failure().errorText.includes("ERR_ABORTED")) page.problems.push(`failed: ${r.url()}`); });
    page.on("dialog", (d) => { page.problems.push(`dialog: ${d.message()}`); d.dismiss(); });
    await page.goto(file.startsWith("file:") ? file : pathToFileURL(file).href);
    // A page without a script is ready as it is.
    await page.waitForFunction(() => document.documentElement.dataset.ready === "true" || !document.scripts.length);
    return page;
  }

  async close(page) {
    const { problems } = page;
    await page.context().close();
    check(!problems.length, problems.join("\n"));
  }

  /** What a reader without a script finds on FILES: the texts of SELECTOR's elements. */
  async withoutScript(files, selector) {
    const context = await this.chromium.newContext({ javaScriptEnabled: false });
    const read = [];
    for (const file of files) {
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      read.push(...await page.locator(selector).allTextContents());
      await page.close();
    }
    await context.close();
    return read;
  }

  /** axe-core's findings of PAGE. Its own script runs past the page's policy, through the debugger. */
  async accessible(page, what) {
    const { violations } = await this.evaluateAxe(page);
    check(!violations.length, violations.map((v) =>
      `${what}: ${v.id}: ${v.help}\n${v.nodes.slice(0, 3).map((n) => `  ${n.html.slice(0, 160)} ${n.failureSummary.replaceAll("\n", " ")}`).join("\n")}`).join("\n"));
  }

  async evaluateAxe(page) {
    await page.evaluate(this.axe);
    return page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }));
  }

  stop() {
    return this.chromium.close();
  }
}
