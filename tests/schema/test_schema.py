#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_schema.py SCHEMA: the schema takes what the contract allows and refuses what it forbids.

example.json uses every part of the contract. Each row of WRONG spoils one place of it.
"""
import copy
import sys
from pathlib import Path

import jsonschema

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import harness  # noqa: E402

DELETE = object()
CELL = "tables.0.rows.0.cells.amount"

# (path, what is put there)
WRONG = [
    ("schema", "mingxi/2"),
    ("source.sha256", "E3B0"),
    ("source.pages", 0),
    ("source.text", "scanned"),
    ("document.kind", "预算"),
    ("document.year", "2025"),
    ("document.level", "village"),
    ("sections.0.pages", [3]),
    ("tables.0.id", "unknown_table"),
    ("tables.0.number", "一"),
    ("tables.0.unit", "万"),
    ("tables.0.unit", DELETE),
    ("tables.0.note", DELETE),
    ("tables.0.columns.0.id", "收入"),
    ("tables.0.columns.0.id", "col_0"),
    ("tables.0.columns.0.id", "revenue."),
    ("tables.0.columns.0.type", "money"),
    ("tables.0.columns.0.side", "left"),
    ("tables.0.rows.0.level", -1),
    ("tables.0.rows.0.kind", "header"),
    ("tables.0.rows.0.side", None),
    ("tables.0.rows.0.cells.合计", {"text": "", "value": None}),
    ("tables.0.rows.0.cells.item.value", 1),
    ("tables.1.rows.0.cells.code.value", 2010301),
    (f"{CELL}.text", None),
    (f"{CELL}.text", ""),
    (f"{CELL}.value", DELETE),
    (f"{CELL}.value", [1]),
    (f"{CELL}.bbox", DELETE),
    (f"{CELL}.bbox", [1, 2, 3]),
    (f"{CELL}.page", 0),
    (f"{CELL}.state", "unreadable"),
    (f"{CELL}.state", "blank"),
    ("overall.funds.by_use", DELETE),
    ("projects.0.funds.annual.total.value", "100000"),
    ("projects.0.kind", "evaluation"),
    ("projects.0.funds.executed.total.value", "96500"),
    ("projects.0.evaluation.outcome", DELETE),
    ("projects.0.evaluation.score", 97),
    ("projects.0.indicators.0.outcome", "9公里"),
    ("projects.0.indicators.0.score", "18"),
    ("projects.0.indicators.0.scope", "year"),
    ("projects.0.indicators.0.target.operator", "≥"),
    ("projects.0.other.联系人", 1),
    ("facts.0.id", "Narrative Total"),
    ("facts.0.unit", "元"),
    ("facts.0.bbox", DELETE),
    ("glossary.0.page", None),
    ("unclaimed.0.rows.0.0", None),
    ("report.rules.failed", -1),
    ("report.findings.0.severity", "fatal"),
    ("report.findings.0.message.zh", DELETE),
    ("report.findings.0.evidence.0.what", "form"),
    ("report.findings.0.evidence.0.label", None),
    ("diagnostics.0.code", "No text"),
    ("diagnostics.0.message", ""),
] + [(key, DELETE) for key in ("source", "document", "sections", "tables", "overall", "overalls", "projects",
                               "facts", "glossary", "unclaimed", "report", "diagnostics")]

# Additions are free, and null stands where nothing was found.
RIGHT = [
    ("added", {"any": "thing"}),
    ("tables.0.added", 1),
    (f"{CELL}.added", True),
    ("tables.0.rows.0.cells.debt_service", {"text": "", "value": None}),
    ("overall", None),
    ("document.organization", None),
    (f"{CELL}.value", None),
]


def spoiled(document, path, value):
    document = copy.deepcopy(document)
    *steps, last = [int(s) if s.isdigit() else s for s in path.split(".")]
    place = document
    for step in steps:
        place = place[step]
    if value is DELETE:
        del place[last]
    else:
        place[last] = value
    return document


def main():
    schema = harness.load_json(Path(sys.argv[1]).read_bytes(), int)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    example = harness.load_json((HERE / "example.json").read_bytes(), int)

    def check(case):
        document, valid = case
        errors = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(document)]
        if valid and errors:
            raise harness.Failure("\n".join(errors))
        if not valid and not errors:
            raise harness.Failure("was taken for valid")

    def show(path, value):
        return f"{path} {'deleted' if value is DELETE else '= ' + repr(value)}"

    cases = [("example.json", (example, True))]
    cases += [(show(p, v), (spoiled(example, p, v), True)) for p, v in RIGHT]
    cases += [(show(p, v), (spoiled(example, p, v), False)) for p, v in WRONG]
    return harness.run_cases(cases, check)


if __name__ == "__main__":
    sys.exit(main())
