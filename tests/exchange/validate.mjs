// SPDX-License-Identifier: GPL-3.0-or-later
// validate.mjs MODULES schema SCHEMA DOCUMENT...   ajv, strict
// validate.mjs MODULES package FOLDER...           the Frictionless validator, with relations between tables
// validate.mjs MODULES fiscal FOLDER               the model of an Open Fiscal Data Package
import fs from "node:fs";
import { createRequire } from "node:module";

const [modules, what, ...args] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const load = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const fail = (...lines) => { console.log(...lines); process.exitCode = 1; };

async function checkSchema(schema, documents) {
  const Ajv = require("ajv/dist/2020.js").default;
  const ajv = new Ajv({ strict: true, allErrors: true });
  require("ajv-formats").default(ajv);
  const validate = ajv.compile(load(schema));
  for (const file of documents)
    if (!validate(load(file))) fail(file, validate.errors.slice(0, 5));
}

// Each field of each resource is described; hashes are there.
async function checkPackage(folder) {
  const { Package } = require("datapackage");
  const dataPackage = await Package.load(`${folder}/datapackage.json`, { basePath: folder });
  if (!dataPackage.valid) fail(folder, dataPackage.errors.map(String));
  for (const resource of dataPackage.resources) {
    const bare = resource.descriptor.schema.fields.filter((field) => !field.description).map((field) => field.name);
    if (bare.length > 0 || !resource.descriptor.hash) fail(resource.name, "says nothing of", bare);
    await resource.read({ relations: true }).catch((error) =>
      fail(resource.name, String(error.multiple ? error.errors[0] : error)));
  }
}

async function checkFiscal(folder) {
  const { Profile } = require("datapackage");
  const { valid, errors } = (await Profile.load("fiscal-data-package")).validate(load(`${folder}/datapackage.json`));
  if (!valid) fail(folder, errors.map(String));
}

if (what === "schema") await checkSchema(args[0], args.slice(1));
else if (what === "package") for (const folder of args) await checkPackage(folder);
else await checkFiscal(args[0]);
