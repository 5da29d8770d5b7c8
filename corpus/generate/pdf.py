# SPDX-License-Identifier: GPL-3.0-or-later
"""What the producers share: running tools, and making their output the same each time."""
import os
import re
import subprocess
import tempfile

STAMP = b'D:20250214080000'


def call(*args, **kw):
    env = dict(os.environ, SOURCE_DATE_EPOCH='1739520000', LC_ALL='C.UTF-8', TZ='UTC', **kw.pop('env', {}))
    done = subprocess.run(args, env=env, capture_output=True, timeout=300, **kw)
    if done.returncode:
        raise SystemExit(f'{args[0]} failed: {done.stderr.decode(errors="replace")[-2000:]}')
    return done.stdout


def settle(path, out, rotate=()):
    """Write `path` to `out` compressed, with fixed dates and identifiers; `rotate`: pages that get /Rotate 90."""
    data = open(path, 'rb').read()
    data = re.sub(rb'D:\d{14}', STAMP, data)            # same length: offsets stay right
    at = data.rfind(b'/ID')                             # a random identifier: qpdf makes one from the content
    if at >= 0:
        tail = re.sub(rb'/ID\s*\[.*?\](?=\s*(/|>>))', lambda m: b' ' * len(m.group()), data[at:], count=1, flags=re.S)
        data = data[:at] + tail
    with tempfile.TemporaryDirectory() as tmp:
        fixed = os.path.join(tmp, 'fixed.pdf')
        open(fixed, 'wb').write(data)
        turn = [f'--rotate=90:{",".join(map(str, rotate))}'] if rotate else []
        call('qpdf', '--warning-exit-0', '--deterministic-id', '--object-streams=generate', '--remove-unreferenced-resources=yes', '--recompress-flate', '--compression-level=9', *turn, fixed, out)
