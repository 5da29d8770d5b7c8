# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that the lexicon knows, and packs that lack some of them."""
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

PATTERNS = Path(__file__).resolve().parents[2] / "patterns"
# Lists whose entries say what a word of a place means; what years, units and chapters look like is no place's own.
LIST = re.compile(r"^(columns|tables|forms|facts):$", re.M)
WORDS = re.compile(r"\b(header|title|match): *'(?:[^']|'')*'")


@dataclass(frozen=True)
class Entry:
    """An entry of lexicon/@file.yaml: bytes [@start, @end) of its text."""
    file: str
    id: str
    start: int
    end: int


def entries(file):
    """The entries of a file of the lexicon, in order."""
    text = (PATTERNS / "lexicon" / f"{file}.yaml").read_text("utf-8")
    lists = [m.start() for m in re.finditer(r"^[a-z_]+:$", text, re.M)]
    starts = [m.start() for m in re.finditer(r"^  - ", text, re.M)
              if LIST.match(text, max((at for at in lists if at < m.start()), default=0))]
    for start, after in zip(starts, [*starts[1:], len(text)]):
        own = re.match(r"  - [^\n]*\n?(    [^\n]*\n?)*", text[start:after])
        if found := re.search(r"\bid: *([a-z_0-9.]+)", own[0]):
            yield Entry(file, found[1], start, start + len(own[0]))


def lay_without(missing, folder):
    """The packs, in which the entries @missing match nothing, in the folder; rules still know their ids."""
    shutil.copytree(PATTERNS, folder, dirs_exist_ok=True)
    for file in {entry.file for entry in missing}:
        path = folder / "lexicon" / f"{file}.yaml"
        text = path.read_text("utf-8")
        for entry in sorted((e for e in missing if e.file == file), key=lambda e: -e.start):
            known = WORDS.sub(lambda m: f"{m[1]}: '(?!)'", text[entry.start:entry.end])
            text = text[:entry.start] + known + text[entry.end:]
        path.write_text(text, "utf-8")
    return folder
