#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""reports.py MINGXI SCHEMA FOLDER...: what `check` emits as JSON and as SARIF is valid.

JSON against the parts of SCHEMA that it repeats, SARIF against sarif.schema.json; and what SARIF
refers to by number must be what it says.
"""
import sys
from pathlib import Path

import jsonschema

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import harness  # noqa: E402


def require_valid(schema, document):
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(document))
    if errors:
        raise harness.Failure("\n".join(f"{e.json_path}: {e.message[:200]}" for e in errors[:20]))


def check_output(mingxi, form, paths):
    done = harness.run([mingxi, "check", "--format", form, "--fail-on", "never", *paths])
    return done.stdout.decode()


def check_references(run):
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    for result in run["results"]:
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            raise harness.Failure(f"ruleIndex of {result['ruleId']} is another rule's")
        for location in result["locations"] + result["relatedLocations"]:
            place = location["physicalLocation"]["artifactLocation"]
            if artifacts[place["index"]]["location"]["uri"] != place["uri"]:
                raise harness.Failure(f"index of {place['uri']} is another file's")


def main():
    mingxi, schema_path, *folders = sys.argv[1:]
    schema = harness.load_json(Path(schema_path).read_bytes(), int)
    keys = ["source", "document", "report", "diagnostics"]
    part = {"$defs": schema["$defs"], "type": "object", "required": keys,
            "additionalProperties": False,
            "properties": {key: schema["properties"][key] for key in keys}}
    sarif = harness.load_json((HERE / "sarif.schema.json").read_bytes(), int)
    jsonschema.Draft202012Validator.check_schema(sarif)
    pdfs = harness.find_pdfs(folders)
    found = []

    def check_json(paths):
        lines = check_output(mingxi, "json", paths).splitlines()
        if len(lines) != len(paths):
            raise harness.Failure(f"{len(lines)} objects for {len(paths)} files")
        for line in lines:
            document = harness.load_json(line, int)
            require_valid(part, document)
            found.extend(document["report"]["findings"])

    def check_sarif(paths):
        log = harness.load_json(check_output(mingxi, "sarif", paths), int)
        require_valid(sarif, log)
        check_references(log["runs"][0])
        if len(log["runs"][0]["results"]) != len(found):
            raise harness.Failure("SARIF has not the findings of JSON")
        if not found:
            raise harness.Failure("no finding in any document: nothing was tested")

    def check_odd(paths):
        """A file twice, and one that is not there."""
        log = harness.load_json(check_output(mingxi, "sarif", paths), int)
        require_valid(sarif, log)
        check_references(log["runs"][0])

    return harness.run_cases([
        ("json", lambda: check_json(pdfs)),
        ("sarif", lambda: check_sarif(pdfs)),
        ("sarif: a file twice, a file that is missing",
         lambda: check_odd([pdfs[-1], pdfs[-1], "no such file.pdf"])),
    ], lambda case: case())


if __name__ == "__main__":
    sys.exit(main())
