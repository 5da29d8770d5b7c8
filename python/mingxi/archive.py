# SPDX-License-Identifier: GPL-3.0-or-later
"""The database of `mingxi batch` as DataFrames."""
import os
import sqlite3
from pathlib import Path

import pandas as pd

AMOUNT = "_e4"      # columns of amounts: 1/10,000 yuan


class Archive:
    """A database, open for reading. docs/database.md says what is in it."""

    def __init__(self, path):
        if not os.path.isfile(path):
            raise FileNotFoundError(f"{path}: no such file")
        self.connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.connection.close()

    def query(self, sql, parameters=()):
        """What SQL gives. A column NAME_e4 becomes NAME, in yuan; `frame.attrs["columns"]` says so."""
        frame = pd.read_sql_query(sql, self.connection, params=parameters)
        amounts = [c for c in frame.columns if c.endswith(AMOUNT)]
        for column in amounts:
            frame[column] = pd.to_numeric(frame[column]) / 10000
        frame = frame.rename(columns={c: c[:-len(AMOUNT)] for c in amounts})
        frame.attrs["columns"] = {c[:-len(AMOUNT)]: {"unit": "yuan"} for c in amounts}
        return frame

    def names(self):
        """The tables and views there are."""
        return [row[0] for row in self.connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
            " ORDER BY name")]

    def table(self, name):
        """A table or a view, whole: `totals`, `expenditure_by_function`, `projects_by_amount`, …"""
        if name not in self.names():
            raise KeyError(f"no table {name}; there are: {', '.join(self.names())}")
        return self.query(f'SELECT * FROM "{name}"')

    @property
    def documents(self):
        return self.table("documents")

    @property
    def findings(self):
        return self.table("findings")


def open(path):                                                 # noqa: A001
    """The Archive at PATH."""
    return Archive(path)
