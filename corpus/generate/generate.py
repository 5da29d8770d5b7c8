# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes every document of the corpus. Called by `run`, which checks the tools."""
import importlib
import os
import sys

from core import dump

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def producers():
    from canvas import bare, cairo
    from web import chromium
    from office import office
    from tabs import tabbed
    return {
        'qingshi': {'chromium.pdf': chromium, 'office.pdf': office, 'cairo.pdf': cairo},
        'chengpu': {'office.pdf': lambda d, o: office(d, o, landscape=True)},
        'wangyu': {'cairo.pdf': cairo, 'bare.pdf': bare},
        'hezhu': {'cairo.pdf': cairo},
        'danchuan': {'chromium.pdf': chromium, 'office.pdf': office},
        'lanwei': {'cairo.pdf': cairo},
        'moling': {'office.pdf': tabbed},
        'yanxi': {'cairo.pdf': cairo},
        'zhiling': {'cairo.pdf': cairo},
        'luojian': {'chromium.pdf': chromium},
        'xunping': {'cairo.pdf': cairo},
        'songlan': {'chromium.pdf': chromium},
        'beiting': {'chromium.pdf': chromium},
        'nanpu': {'chromium.pdf': chromium},
        'minwan': {'chromium.pdf': chromium},
        'dengxi': {'chromium.pdf': chromium},
    }


def main(names):
    table = producers()
    for name in names or table:
        if name not in table:
            raise SystemExit(f'corpus: no document {name}; there are: {" ".join(table)}')
        doc = importlib.import_module(name).build()
        folder = os.path.join(ROOT, doc.name)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'expected.json'), 'w', encoding='utf8') as f:
            f.write(dump(doc.expected()) + '\n')
        for file, produce in table[name].items():
            out = os.path.join(folder, file)
            produce(doc, out)
            print(f'{doc.name}/{file} {os.path.getsize(out)}')


main(sys.argv[1:])
