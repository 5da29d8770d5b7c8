// SPDX-License-Identifier: GPL-3.0-or-later
// run.mjs MINGXI MODULES CHROMIUM [PATTERN]: the pages of the fictional documents in a real browser.
// PATTERN: only tests whose names it matches.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Browser, Failure } from "./browser.mjs";
import { reportTests } from "./report.mjs";
import { siteTests } from "./site.mjs";

const [mingxi, modules, chromium] = process.argv.slice(2, 5).map((p) => resolve(p));
const pattern = new RegExp(process.argv[5] ?? "");
const here = dirname(fileURLToPath(import.meta.url));
const top = resolve(here, "../..");
const folder = mkdtempSync(join(tmpdir(), "mingxi-pages-"));
execFileSync("/usr/bin/python3", [join(top, "tests/cli/fixtures.py"), folder]);

const browser = await Browser.launch(modules, chromium);
const context = { browser, folder, top, program: mingxi, mingxi: (...args) => execFileSync(mingxi, args, { cwd: folder, maxBuffer: 1 << 28 }) };
let passed = 0, failed = 0;
for (const [name, test] of [...reportTests, ...siteTests].filter(([name]) => pattern.test(name))) {
  try {
    await test(context);
    passed++;
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}\n    ${(error instanceof Failure ? error.message : error.stack).replaceAll("\n", "\n    ")}`);
  }
}
await browser.stop();
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
