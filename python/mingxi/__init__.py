# SPDX-License-Identifier: GPL-3.0-or-later
"""mingxi: published Chinese budget disclosures as pandas DataFrames.

    import mingxi
    doc = mingxi.read("report.pdf")                    # runs the command `mingxi`
    table = doc["expenditure"]                         # a DataFrame; amounts in yuan
    table[table.level == 0].total.sum()

    archive = mingxi.open("archive.db")                # what `mingxi batch` wrote
    archive.table("expenditure_by_function")

A document is read by the command in a process of its own: what it does to its reader costs no session.
"""
from .archive import Archive, open                              # noqa: A004
from .document import Document, MingxiError, Table, read, read_all

__all__ = ["Archive", "Document", "MingxiError", "Table", "open", "read", "read_all"]
__version__ = "0.1.0"
