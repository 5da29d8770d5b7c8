# SPDX-License-Identifier: GPL-3.0-or-later
"""A document: what `mingxi extract` prints of it, as DataFrames."""
import json
import os
import shutil
import subprocess
from decimal import Decimal

import pandas as pd

NUMBERS = ("amount", "number", "percent")


class MingxiError(Exception):
    """The command could not read something; `status` is what it ended with."""

    def __init__(self, message, status):
        super().__init__(message)
        self.status = status


def find_command():
    """$MINGXI, the `mingxi` in $PATH, or that of the build folder of a source tree."""
    named = os.environ.get("MINGXI") or shutil.which("mingxi")
    if named:
        return named
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    for preset in ("release", "dev"):
        built = os.path.join(top, "build", preset, "mingxi")
        if os.access(built, os.X_OK):
            return built
    raise MingxiError("no command `mingxi`: install it, or name it in $MINGXI", 127)


def run(arguments, **kwargs):
    """(stdout, stderr, status) of the command, in English whatever the locale."""
    done = subprocess.run([find_command(), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, "MINGXI_LANG": "en"}, check=False, **kwargs)
    return done.stdout, done.stderr.decode("utf-8", "replace"), done.returncode


class Table:
    """One table: `id`, `title`, `number`, `unit` as printed, `pages`, `columns` (list of dicts with
    `id`, `label`, `type`), `rows` as in the JSON, and `frame`."""

    def __init__(self, data):
        self.data = data
        self.id, self.title, self.unit = data["id"], data["title"], data["unit"]
        self.number, self.pages, self.note = data["number"], data["pages"], data.get("note")
        self.columns, self.rows = data["columns"], data["rows"]

    def __repr__(self):
        return f"<Table {self.id}: {self.title}, {len(self.rows)} rows>"

    def to_frame(self, exact=False):
        """A row a printed row: the table's columns under their ids, and `level`, `kind`, `side`, `page`.

        Amounts are yuan as float; with EXACT as Decimal, exactly as printed. `frame.attrs` has `id`,
        `title`, `unit` (of the amounts: yuan), `printed_unit`, `pages`, and `columns`: for each id its
        printed `label`, `type` and `unit`.
        """
        ids = list(dict.fromkeys(c["id"] for c in self.columns))
        types = {c["id"]: c["type"] for c in self.columns}
        records = []
        for row in self.rows:
            cells = row["cells"]
            record = {i: cells[i]["value"] if i in cells else None for i in ids}
            records.append(record | {"level": row["level"], "kind": row["kind"], "side": row.get("side"),
                                     "page": row["page"]})
        frame = pd.DataFrame(records, columns=[*ids, "level", "kind", "side", "page"])
        for i in ids:
            if types[i] in NUMBERS:
                values = [_value(row["cells"].get(i), Decimal if exact else float) for row in self.rows]
                frame[i] = pd.Series(values, dtype=object if exact else "float64")
        frame.attrs = {"id": self.id, "title": self.title, "unit": "yuan", "printed_unit": self.unit,
                       "pages": self.pages,
                       "columns": {c["id"]: {"label": c["label"], "type": c["type"],
                                             "unit": {"amount": "yuan", "percent": "percent"}.get(c["type"])}
                                   for c in self.columns}}
        return frame

    @property
    def frame(self):
        return self.to_frame()


class Document:
    """One document; `json` is all that the command printed (docs/contract.md)."""

    def __init__(self, data):
        self.json = data
        for key in ("kind", "year", "organization", "level", "title"):
            setattr(self, key, data["document"].get(key))
        self.file = data["source"]["file"]
        self.tables = [Table(t) for t in data["tables"]]

    def __repr__(self):
        return f"<Document {self.title or self.file}: {len(self.tables)} tables>"

    def table(self, table_id):
        """The first Table with that id; KeyError names those that are there."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(f"no table {table_id}; there are: {', '.join(t.id for t in self.tables)}")

    def __getitem__(self, table_id):
        return self.table(table_id).frame

    def __contains__(self, table_id):
        return any(t.id == table_id for t in self.tables)

    @property
    def projects(self):
        """A row a project: its name, texts, goals, and funds in yuan as `annual.total`, …"""
        records = []
        for project in self.json["projects"]:
            record = {k: v for k, v in project.items() if isinstance(v, (str, int, type(None)))}
            record |= {f"goals.{k}": v for k, v in project["goals"].items()}
            for group, funds in project["funds"].items():
                record |= {f"{group}.{k}": _number(c["value"]) for k, c in funds.items()}
            record["page"] = project["pages"][0]
            records.append(record)
        return _with_units(pd.DataFrame(records), "yuan")

    @property
    def indicators(self):
        """A row a target of a project: `project`, `level1`, `level2`, `name`, `scope`, `text`, …"""
        return pd.DataFrame([{"project": p["name"],
                              **{k: i[k] for k in ("level1", "level2", "name", "scope", "weight")},
                              **i["target"]} for p in self.json["projects"] for i in p["indicators"]])

    @property
    def facts(self):
        """A row a figure of the prose: `id`, `value` in `unit`, `text`, `context`, `page`."""
        frame = pd.DataFrame(self.json["facts"],
                             columns=["id", "value", "unit", "text", "context", "section", "page"])
        frame["value"] = frame["value"].map(_number)
        return frame

    @property
    def findings(self):
        """A row a contradiction: `rule`, `severity`, `en`, `zh`, `expected`, `actual`, `page`, …"""
        return pd.DataFrame([{"rule": f["rule"], "severity": f["severity"], "zh": f["message"]["zh"],
                              "en": f["message"]["en"],
                              **{k: _number(f[k]) for k in ("expected", "actual", "difference", "tolerance")},
                              "page": next((e["page"] for e in f["evidence"] if e["page"]), None)}
                             for f in self.json["report"]["findings"]],
                            columns=["rule", "severity", "zh", "en", "expected", "actual", "difference",
                                     "tolerance", "page"])

    @property
    def diagnostics(self):
        """A row a doubt about the reading."""
        return pd.DataFrame(self.json["diagnostics"],
                            columns=["severity", "code", "page", "message", "message_zh"])


def _value(cell, make):
    return None if cell is None or cell["value"] is None else make(cell["value"])


def _number(value):
    return float(value) if isinstance(value, (int, Decimal)) else value


def _with_units(frame, unit):
    frame.attrs["unit"] = unit
    return frame


def read(path, password=None, patterns=None):
    """The Document in the PDF at PATH. What cannot be read raises MingxiError."""
    arguments = ["extract", "--format", "json"]
    arguments += ["--password", password] if password is not None else []
    arguments += ["--patterns", os.fspath(patterns)] if patterns is not None else []
    out, err, status = run([*arguments, "--", os.fspath(path)])
    if status != 0:
        raise MingxiError(err.strip().removeprefix("mingxi: ") or f"{path}: status {status}", status)
    return Document(json.loads(out, parse_float=Decimal))


def read_all(paths):
    """The Documents among PATHS (files, folders), one after another; what cannot be read is left out,
    and said as a warning."""
    import warnings
    paths = b"".join(os.fsencode(p) + b"\0" for p in ([paths] if isinstance(paths, (str, os.PathLike)) else paths))
    out, err, _ = run(["extract", "--format", "json", "--null", "--from", "-"], input=paths)
    for line in err.splitlines():
        warnings.warn(line, stacklevel=2)
    for line in out.splitlines():
        yield Document(json.loads(line, parse_float=Decimal))
