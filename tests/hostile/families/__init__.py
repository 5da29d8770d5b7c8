# SPDX-License-Identifier: GPL-3.0-or-later
"""PDFs that ask for far more than they are long, in families: the same demand, small and large.

FAMILIES: name -> (function, its parameters). Of each document the second page holds a table, the first the demand;
where the demand is of the document (`whole`) there is one page, with the table.
"""
import sys
import zlib
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2] / "cli")]

FAMILIES, WHOLE = {}, set()


def family(*parameters, whole=False):
    def add(function):
        FAMILIES[function.__name__] = (function, parameters)
        if whole:
            WHOLE.add(function.__name__)
        return function
    return add


def documents():
    """(name, family, function that makes it) of all"""
    for name, (function, parameters) in FAMILIES.items():
        for p in parameters:
            words = "-".join(str(x) for x in (p if isinstance(p, tuple) else (p,)))
            yield f"{name}.{words}".replace("/", ""), name, lambda f=function, p=p: f(*p) if isinstance(p, tuple) else f(p)


def unfolding(head, block, times):
    """A deflated stream of HEAD and TIMES times BLOCK, made without being unfolded; its checksum is wrong."""
    first = zlib.compressobj(9)
    out = first.compress(head) + first.flush(zlib.Z_FULL_FLUSH)
    again = zlib.compressobj(9, wbits=-15)
    return out + (again.compress(block) + again.flush(zlib.Z_FULL_FLUSH)) * times + zlib.compressobj(9, wbits=-15).flush() + bytes(4)


from . import annotations, contents, fonts, objects, pictures  # noqa: E402, F401
