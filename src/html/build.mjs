// SPDX-License-Identifier: GPL-3.0-or-later
// build.mjs SOURCE OUT: makes one self-contained HTML file of the report, and the pages, script and
// style sheet of the site.
//
// The report is a template with two slots, for its style sheet and its script. Its policy allows the
// script by its hash and nothing from any network, so that not even markup that slipped in from a
// document could run or load anything.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [source, out] = process.argv.slice(2).map((p) => resolve(p));
const esbuild = createRequire(join(out, "x.js"))("esbuild");

function bundle(entry, options = {}) {
  const result = esbuild.buildSync({
    ...options,
    entryPoints: [join(source, entry)],
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    format: "iife",
    target: ["es2021"],
    supported: { nesting: true },
    legalComments: "none",
    metafile: true,
    nodePaths: [join(out, "node_modules")],
  });
  return { text: result.outputFiles[0].text.trim(), inputs: Object.keys(result.metafile.inputs) };
}

// The licences of the packages that a script is made of, which ask to go wherever it goes.
function licences(inputs) {
  const texts = new Map();
  const folders = new Set(inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(resolve(path))?.[0]).filter(Boolean));
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((f) => join(folder, f)).find(existsSync);
    const text = file ? readFileSync(file, "utf8").trim() : license;
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  }
  return [...texts].map(([text, names]) => `${names.join(", ")}\n\n${text}\n`).join("\n\n");
}

// Within an HTML script or style element nothing may look like its end.
function inline(text) {
  return text.replace(/<\/(script|style)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
}

function fill(template, slots) {
  return Object.entries(slots).reduce((text, [name, value]) => {
    if (!text.includes(name)) throw new Error(`no ${name} in the template`);
    return text.replace(name, () => value);
  }, template);
}

function page(name) {
  const { text, inputs } = bundle(`${name}/page/main.js`);
  const script = inline(text);
  const hash = createHash("sha256").update(script).digest("base64");
  const html = fill(readFileSync(join(source, name, "page", `${name}.html`), "utf8"), {
    "/* style */": inline(bundle(`${name}/page/style.css`).text),
    "/* script */": script,
    "/* licences */": inline(licences(inputs)),
    "sha256-script": `sha256-${hash}`,
  });
  writeFileSync(join(out, `${name}.html`), html);
}

const SITE_PAGES = {
  index: {}, compare: { draws: true }, governments: { draws: true }, functions: { draws: true }, codes: {}, "three-public": { draws: true }, projects: { draws: true },
  findings: {}, editions: {}, search: {}, about: {}, document: { draws: true }, organization: { draws: true },
};
// Pages of one thing each: their title, description, report and table are filled in when the site is written.
const DETAILS = ["document", "organization"];

// The chart library is two thirds of the script: a file of its own, for the pages that draw.
function scripts() {
  const plot = bundle("html/common/plot.js", { globalName: "mingxiPlot" });
  const { text, inputs } = bundle("site/page/main.js", { alias: { "@observablehq/plot": join(source, "html/common/loaded_plot.js") } });
  writeFileSync(join(out, "plot.js"), plot.text);
  writeFileSync(join(out, "site.js"), text);
  writeFileSync(join(out, "site.css"), bundle("site/page/style.css").text);
  writeFileSync(join(out, "licences.txt"), licences([...plot.inputs, ...inputs]));
}

function site() {
  scripts();
  const template = readFileSync(join(source, "site", "page", "page.html"), "utf8");
  for (const [name, { draws }] of Object.entries(SITE_PAGES)) {
    const root = DETAILS.includes(name) ? "../" : "";
    const html = template.replace("<!-- plot -->", draws ? '<script defer src="<!-- root -->assets/plot.js"></script>\n' : "").replaceAll("<!-- root -->", root).replaceAll("<!-- page -->", name);
    const whole = DETAILS.includes(name) ? html : html.replace("<!-- title -->", "mingxi 明细").replace("<!-- report -->", "").replace("<!-- description -->", "政府预算与决算公开：单位、功能分类、“三公”经费、项目、问题");
    writeFileSync(join(out, `${name}.html`), whole);
  }
  writeFileSync(join(out, "text.html"), readFileSync(join(source, "site", "page", "text.html")));
}

page("report");
site();
