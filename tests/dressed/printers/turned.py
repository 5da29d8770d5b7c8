# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of a printed PDF to their samples, turned as their dress says."""
import subprocess


def turn_pages(pages, pdf):
    """PAGES: (sample, page) in the order they were printed in."""
    count = int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True, text=True).stdout)
    if count != len(pages):
        raise RuntimeError(f"{pdf}: {count} pages, not {len(pages)}")
    turns = {}
    for number, (sample, _) in enumerate(pages, 1):
        if sample.dress.turn:
            turns.setdefault(sample.dress.turn, []).append(str(number))
    if turns:
        options = [f"--rotate=+{turn}:{','.join(numbers)}" for turn, numbers in turns.items()]
        subprocess.run(["qpdf", "--replace-input", pdf, *options], check=True)
    return {(sample.number, page): (pdf, number) for number, (sample, page) in enumerate(pages, 1)}
