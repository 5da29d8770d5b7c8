#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""plant.py [-v] [--sample N] [--seed S] [--found PERCENT] [--shared] MINGXI FILE...: planted errors.

Plants one error at a time in each document: a digit changed, or two swapped, in a figure that takes
part in a relation (relations.py says which those are); a count of projects; a project dropped from
the table, or its form. Then checks what the report says that it did not say before:

- found: a finding has the planted figure among its evidence, by page, box and text
- missed: none has
- noise: findings that do not have it; of a dropped project, those that do not name it and whose
  difference is neither its amount nor one project. What was found before, and is only joined with
  others now, or no longer, is none: another, no weaker, had all its figures or is about the same one.
  How many findings that leaves out is printed, and with -v which

What the document does not show is counted apart, and is in none of these: errors in a relation that may
hold by chance (relations.py); projects dropped where fewer than two thirds of the forms stand in the table by
name, and forms dropped where fewer than half of the rows have one: one more is no contradiction there.

The errors are planted in the page models (`mingxi debug pages`), whose characters are exchanged where
the figure stands; so it works on any document. An error that the rounding of the figures explains is
none, and is not planted. --sample: figures of a document, at random; all without it. --found: fail
where fewer are found, or where noise is more than a tenth of what is planted.
"""
import argparse
import collections
import json
import random
import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402
from relations import NUMBER, Relations, fold, name_key  # noqa: E402

BATCH = 25                  # documents that one process reads


# ----------------------------------------------------------------------------- page models --

def load_pages(mingxi, path):
    """The dumps of all pages: for each its text, and the object that it is."""
    done = harness.run([mingxi, "debug", "pages", path])
    harness.check_success(done)
    text, pages, at = done.stdout.decode(), [], 0
    decoder = json.JSONDecoder()
    while text[at:].strip():
        page, end = decoder.raw_decode(text, at)
        pages.append((text[at:end], page))
        at = end + len(text[end:]) - len(text[end:].lstrip())
    return pages


def within(glyph, bbox, slack=1.0):
    x, y = (glyph[1] + glyph[3]) / 2, (glyph[2] + glyph[4]) / 2
    return bbox[0] - slack <= x <= bbox[2] + slack and bbox[1] - slack <= y <= bbox[3] + slack


def find_glyphs(page, bbox, number):
    """Indices of the characters in BBOX that print NUMBER; None where they are not clear."""
    inside = [i for i, g in enumerate(page["glyphs"]) if within(g, bbox)]
    text = "".join(fold(page["glyphs"][i][0])[:1] or " " for i in inside)
    at = text.find(number)
    if at < 0 or text.find(number, at + 1) >= 0:
        return None
    around = text[max(0, at - 1):at] + text[at + len(number):at + len(number) + 1]
    return None if any(c.isdigit() for c in around) else inside[at:at + len(number)]


def replace_glyphs(page, indices, text):
    glyphs = list(page["glyphs"])
    for index, char in zip(indices, text):
        glyphs[index] = [char] + glyphs[index][1:]
    return page | {"glyphs": glyphs}


def blank_boxes(page, boxes):
    return page | {"glyphs": [g for g in page["glyphs"] if not any(within(g, b, 0) for b in boxes)]}


# --------------------------------------------------------------------------------- errors --

@dataclass
class Plant:
    """An error: what changes, what it does to which pages, and what must be in the evidence."""
    kind: str
    relation: str
    what: str
    pages: dict                # index of the page: its new text
    page: int = 0
    bbox: list = None
    number: str = ""
    names: tuple = ()
    amounts: tuple = ()        # of a dropped project: sums that lack it differ by one of these
    shown: bool = True         # the document shows that something is wrong


def changed_digits(number, rng):
    """All numbers that one other digit, or two neighbours swapped, make of NUMBER, in random order."""
    found = []
    for i, char in enumerate(number):
        if not char.isdigit():
            continue
        for digit in "0123456789":
            if digit != char and not (digit == "0" and i == 0 and number[1:2].isdigit()):
                found.append(("digit", number[:i] + digit + number[i + 1:]))
        after = number[i + 1:i + 2]
        if after.isdigit() and after != char and not (i == 0 and after == "0"):
            found += [("swap", number[:i] + after + char + number[i + 2:])] * 4
    rng.shuffle(found)
    return found


def plant_figure(figure, pages, rng):
    """One error in FIGURE; None where none can be told from rounding, or the figure is not clear."""
    text, page = pages[figure.page - 1]
    number = figure.number
    indices = find_glyphs(page, figure.bbox, number)
    if indices is None:
        return None
    sign = -1 if figure.value < 0 else 1
    for kind, new in changed_digits(number, rng):
        value = sign * Decimal(new.replace(",", "")) * figure.scale
        broken = sorted((r for r in figure.relations if r.broken_by(figure, value)), key=lambda r: r.chance)
        if broken:
            model = json.dumps(replace_glyphs(page, indices, new), ensure_ascii=False)
            return Plant(f"{figure.kind} {kind}", broken[0].kind, f"{figure.where}: {number} → {new}",
                         {figure.page - 1: model}, figure.page, figure.bbox, new, shown=not broken[0].chance)
    return None


def paired_projects(relations):
    """Rows of the one table of projects, each with the one form of its name."""
    tables = [t for t in relations.tables if t.id == "project_expenditure"]
    if len(tables) != 1:
        return []
    rows, forms = collections.defaultdict(list), collections.defaultdict(list)
    for row in tables[0].rows:
        rows[name_key(row.label)].append(row)
    for project in relations.doc["projects"]:
        forms[name_key(project.get("name"))].append(project)
    return [(rows[k][0], forms[k][0]) for k in rows if k and len(rows[k]) == len(forms.get(k, [])) == 1]


def project_amounts(project):
    cells = [c for sources in (project.get("funds") or {}).values() for c in (sources or {}).values()]
    return {abs(c["value"]) for c in cells if c and c["value"]}


def project_shares(relations):
    """Whether two thirds of the forms stand in the table; whether half of its rows have a form."""
    pairs = len(paired_projects(relations))
    rows = [r for t in relations.tables if t.id == "project_expenditure" for r in t.rows if r.label and not r.total]
    lowest = [r for r, after in zip(rows, rows[1:] + [None]) if after is None or after.level <= r.level]
    return 3 * pairs >= 2 * len(relations.doc["projects"]), 2 * pairs >= len(lowest)


def plant_dropped(relations, pages, pairs, rng):
    plants = []
    rows_known, forms_known = project_shares(relations)
    alone = collections.Counter(n for p in relations.doc["projects"]
                                for n in range(p["pages"][0], p["pages"][1] + 1))
    for row, project in pairs:
        name = fold(project["name"])
        boxes = collections.defaultdict(list)
        for page, bbox in row.boxes:
            boxes[page - 1].append(bbox)
        changed = {p: json.dumps(blank_boxes(pages[p][1], b), ensure_ascii=False)
                   for p, b in boxes.items()}
        amounts = {abs(f.value) for f in row.cells.values()} | project_amounts(project) | {1}
        plants.append(Plant("dropped row", "projects", f"“{name}” not in the table", changed,
                            names=(name,), amounts=amounts, shown=rows_known))
        numbers = range(project["pages"][0], project["pages"][1] + 1)
        if all(alone[n] == 1 for n in numbers):
            empty = {n - 1: json.dumps(pages[n - 1][1] | {"glyphs": [], "horizontal": [],
                                                          "vertical": []}) for n in numbers}
            plants.append(Plant("dropped form", "projects", f"“{name}” without a form", empty,
                                names=(name,), amounts=amounts, shown=rows_known and forms_known))
    return plants


# ------------------------------------------------------------------------------- verdicts --

def finding_key(finding):
    places = sorted((e["page"], str(e["bbox"]), e["text"] or "") for e in finding["evidence"])
    return finding["rule"], finding["severity"], json.dumps(places)


def figures_of(finding):
    return {(e["page"], str(e["bbox"]), e["text"] or "") for e in finding["evidence"]}


def first_place(finding):
    """Where the figure stands that the finding is about; its rule, where that is no place."""
    first = next(iter(finding["evidence"]), None)
    return (first["page"], str(first["bbox"])) if first and first["bbox"] else finding["rule"]


def is_known(finding, before):
    """Whether a finding of BEFORE, no weaker, has all its figures, or is about the same one."""
    rank = ("info", "warning", "error")
    return any(rank.index(f["severity"]) >= rank.index(finding["severity"])
               and (figures_of(finding) <= figures_of(f) or first_place(finding) == first_place(f)) for f in before)


def overlap(a, b):
    return a and b and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def involves(evidence, plant):
    text = fold(evidence["text"])
    if plant.names:
        places = [text, fold(evidence.get("row")), fold(evidence.get("project"))]
        return any(name in place for name in plant.names for place in places)
    numbers = [n.replace(",", "") for n in NUMBER.findall(text)]
    return (evidence["page"] == plant.page and overlap(evidence["bbox"], plant.bbox)
            and plant.number.replace(",", "") in numbers)


def lacks(finding, plant):
    difference = finding["difference"]
    return difference is not None and any(abs(abs(difference) - a) <= finding["tolerance"]
                                          for a in plant.amounts)


class Tally:
    def __init__(self):
        self.planted = collections.Counter()
        self.found = collections.Counter()
        self.noise = collections.Counter()
        self.found_by = collections.Counter()
        self.misses = []
        self.noises = []
        self.repeated = []
        self.apart = collections.Counter()

    def judge(self, name, plant, before, after):
        known = {finding_key(f) for f in before["report"]["findings"]}
        new = [f for f in after["report"]["findings"] if finding_key(f) not in known]
        hits = [f for f in new if any(involves(e, plant) for e in f["evidence"])]
        rest = [f for f in new if f not in hits and not lacks(f, plant)]
        others = [f for f in rest if not is_known(f, before["report"]["findings"])]
        self.repeated += [f"{name}: {plant.what}: {f['rule']} {f['message']['zh']}" for f in rest if f not in others]
        if not plant.shown:
            self.apart.update(planted=1, found=bool(hits), noise=len(others))
            return
        for key in (("kind", plant.kind), ("relation", plant.relation), ("document", name)):
            self.planted[key] += 1
            self.found[key] += bool(hits)
        self.found_by.update({f["rule"] for f in hits})
        self.noise.update(f["rule"] for f in others)
        self.noises += [f"{name}: {plant.what}: {f['rule']} {f['message']['zh']}" for f in others]
        if not hits:
            self.misses.append(f"{name}: {plant.relation}: {plant.what} (page {plant.page or '-'})")

    def totals(self):
        planted = sum(n for (by, _), n in self.planted.items() if by == "kind")
        found = sum(n for (by, _), n in self.found.items() if by == "kind")
        return planted, found, sum(self.noise.values())

    def print(self, verbose):
        for by in ("document", "kind", "relation"):
            print(f"\nfound of planted, by {by}")
            for (_, name), n in sorted(i for i in self.planted.items() if i[0][0] == by):
                found = self.found[by, name]
                print(f"  {found:5} / {n:5}  {100 * found / n:6.1f} %  {name}")
        for title, counter in (("rules that found one", self.found_by), ("noise", self.noise)):
            print(f"\n{title}")
            for name, n in counter.most_common():
                print(f"  {n:5}  {name}")
        lists = (("missed", self.misses), ("noise", self.noises), ("said before", self.repeated))
        for title, lines in lists if verbose else ():
            print(f"\n{title}")
            print("\n".join(f"  {line}" for line in lines))
        planted, found, noise = self.totals()
        print(f"\n{found} of {planted} found ({100 * found / max(planted, 1):.2f} %), "
              f"{len(self.misses)} missed, {noise} findings are noise; {len(self.repeated)} others had been said before")
        print("besides, errors that the document does not show: "
              f"{self.apart['found']} of {self.apart['planted']} found, {self.apart['noise']} findings are noise")


# ---------------------------------------------------------------------------------- runs --

def extract(mingxi, folder, models):
    """What the documents that the MODELS (lists of page texts) are would say."""
    paths = []
    for i, model in enumerate(models):
        paths.append(Path(folder) / f"{i}.json")
        paths[-1].write_text("\n".join(model), encoding="utf-8")
    done = harness.run([mingxi, "debug", "extract"] + paths)
    harness.check_success(done)
    return [harness.load_json(line, int) for line in done.stdout.splitlines()]


def list_plants(relations, pages, sample, rng):
    figures = relations.taking_part()
    rng.shuffle(figures)
    kinds = collections.defaultdict(list)
    for figure in figures:
        kinds[figure.kind].append(figure)
    plants = []
    while any(kinds.values()) and (sample is None or len(plants) < sample):
        for kind in kinds:          # cells are many, and must not crowd out the rest
            plant = plant_figure(kinds[kind].pop(), pages, rng) if kinds[kind] else None
            plants += [plant] if plant else []
    pairs = paired_projects(relations)
    rng.shuffle(pairs)
    dropped = plant_dropped(relations, pages, pairs[:sample], rng)
    return plants[:sample] + (dropped if sample is None else dropped[:max(2, sample // 5)])


def run_document(args, path, tally):
    name = str(Path(*path.parts[-3:]))
    pages = load_pages(args.mingxi, path)
    texts = [text for text, _ in pages]
    with tempfile.TemporaryDirectory() as folder:
        before = extract(args.mingxi, folder, [texts])[0]
        plants = list_plants(Relations(before), pages, args.sample, random.Random(args.seed))
        for at in range(0, len(plants), BATCH):
            batch = plants[at:at + BATCH]
            models = [[p.pages.get(i, t) for i, t in enumerate(texts)] for p in batch]
            for plant, after in zip(batch, extract(args.mingxi, folder, models)):
                tally.judge(name, plant, before, after)


def main():
    parser = argparse.ArgumentParser(description="Plants errors and counts those that are found.")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", default="0")
    parser.add_argument("--found", type=float, default=0, metavar="PERCENT")
    parser.add_argument("--shared", action="store_true")
    parser.add_argument("mingxi")
    parser.add_argument("file", nargs="+", type=Path)
    args = parser.parse_args()
    files = [harness.SHARED / "corpus" / f for f in args.file] if args.shared else args.file
    if args.shared and not all(f.exists() for f in files):
        harness.skip(f"no {files[0]}")
    files = [g for f in files for g in (sorted(f.glob("**/*.pdf")) if f.is_dir() else [f])]
    tally = Tally()
    for path in files:
        run_document(args, path, tally)
    tally.print(args.verbose)
    planted, found, noise = tally.totals()
    return 0 if planted and 100 * found >= args.found * planted and 10 * noise <= planted else 1


if __name__ == "__main__":
    sys.exit(main())
