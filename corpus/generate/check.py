# SPDX-License-Identifier: GPL-3.0-or-later
"""Does every PDF print what its expected.json says? Counts figures and characters in the text that Poppler extracts, and
looks whether fonts are embedded. Knows nothing of the generator: it reads only what lies in the corpus."""
import collections
import glob
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
AMOUNT = re.compile(r'-?\d[\d,]*(?:\.\d+)+')
# What forms and prose print once each; levels, titles and names may stand once for many.
PRINTED = {'overview', 'basis', 'necessity', 'measures', 'plan', 'annual_goal', 'period', 'annual', 'duties', 'strategy', 'task', 'definition'}


def texts(o, key=''):
    if isinstance(o, dict):
        for k, v in o.items():
            yield from texts(v, k)
    elif isinstance(o, list):
        for v in o:
            yield from texts(v, key)
    elif isinstance(o, str) and key in PRINTED:
        yield o


bad = 0
for path in sorted(glob.glob(os.path.join(ROOT, '*', '*.pdf'))):
    name, wrong = os.path.relpath(path, ROOT), []
    with open(os.path.join(os.path.dirname(path), 'expected.json'), encoding='utf8') as f:
        want = json.load(f)
    text = subprocess.run(['pdftotext', '-raw', path, '-'], capture_output=True, check=True).stdout.decode()
    figures, letters = collections.Counter(), collections.Counter(want['document']['organization'])
    for t in want.get('tables', ()):
        letters.update(t['title'] + (t['note'] or ''))
        for row in t.get('rows', ()):
            for k, c in row['cells'].items():
                if AMOUNT.fullmatch(c['text']):
                    figures[c['text']] += 1
                elif k != 'code':
                    letters.update(c['text'])
    for part in ('projects', 'overall', 'glossary'):
        letters.update(re.sub(r'\s', '', ''.join(texts(want.get(part)))))
    have, chars = collections.Counter(AMOUNT.findall(text)), collections.Counter(text)
    wrong += [f'{k} stands {have[k]} times, {n} expected' for k, n in figures.items() if have[k] < n]
    wrong += [f'{k} stands {chars[k]} times, {n} expected' for k, n in letters.items() if chars[k] < n]
    fonts = subprocess.run(['pdffonts', path], capture_output=True, check=True).stdout.decode().split('\n')[2:]
    loose = [x.split()[0] for x in fonts if x and x.split()[-5] != 'yes']
    if bool(loose) != (os.path.basename(path) == 'bare.pdf'):
        wrong.append(f'fonts that are not embedded: {loose}')
    print(f'{name}: {sum(figures.values())} figures, {sum(letters.values())} characters: ' + ('; '.join(wrong[:10]) or 'all there'))
    bad += bool(wrong)
sys.exit(bad > 0)
