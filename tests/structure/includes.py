#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""includes.py: the plan of src/ holds: no circles, no room that reaches up, no crowded folder.

A unit is a file with the header of its name. It depends on the units whose headers it includes and on
those that define the functions (mx_…) it names; so a header that declares for several files ties its
readers only to those that they use. Rooms and their order stand in the first table of
docs/architecture.md; a room may depend on those above it.
"""
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import harness  # noqa: E402

SRC = harness.TOP / "src"
PLAN = harness.TOP / "docs" / "architecture.md"
# Files that one folder may hold: what a reader takes in at a glance.
MAX_FILES = 16

COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)
# clang-format puts every definition's name at the beginning of a line, behind its type.
DEFINITION = re.compile(r"^(?!static|typedef|return|G_DEFINE)[A-Za-z_][\w \t*]*?\b(mx_\w+)\([^;]*?\)\s*\{", re.M)
NAME = re.compile(r"\bmx_\w+\b")


def unit_of(path):
    return path[:-2]


def read_sources():
    return {str(p.relative_to(SRC)): COMMENT.sub("", p.read_text(encoding="utf-8"))
            for p in sorted(SRC.rglob("*.[ch]"))}


def dependencies(sources):
    """unit → the units that it depends on."""
    defined = {name: unit_of(path) for path, text in sources.items() if path.endswith(".c")
               for name in DEFINITION.findall(text)}
    units = {unit_of(path): set() for path in sources}
    for path, text in sources.items():
        unit = unit_of(path)
        units[unit] |= {unit_of(header) for header in INCLUDE.findall(text)}
        if path.endswith(".c"):
            units[unit] |= {defined[name] for name in NAME.findall(text) if name in defined}
        units[unit].discard(unit)
    return units


def find_circles(units):
    """Strongly connected components of more than one unit, each as a walk around it."""
    index, low, stack, circles = {}, {}, [], []

    def visit(unit):
        index[unit] = low[unit] = len(index)
        stack.append(unit)
        for other in sorted(units.get(unit, ())):
            if other not in index:
                visit(other)
            if other in stack:
                low[unit] = min(low[unit], low[other])
        if low[unit] == index[unit]:
            at = stack.index(unit)
            if len(stack) - at > 1:
                circles.append(walk(units, set(stack[at:])))
            del stack[at:]

    sys.setrecursionlimit(10000)
    for unit in sorted(units):
        if unit not in index:
            visit(unit)
    return circles


def walk(units, members):
    """The shortest way from a member back to itself, as `a -> b -> a`, and how many more there are."""
    best = None
    for start in sorted(members):
        paths = [[start]]
        seen = set()
        while paths and (best is None or len(paths[0]) < len(best)):
            path = paths.pop(0)
            for other in sorted(units[path[-1]] & members):
                if other == start:
                    best = [*path, start]
                    paths = []
                    break
                if other not in seen:
                    seen.add(other)
                    paths.append([*path, other])
    return f"{' -> '.join(best)} (in a knot of {len(members)}: {', '.join(sorted(members))})"


def read_rooms():
    """The rooms in their order, from the plan."""
    return re.findall(r"^\| `src/(\w+)` \|", PLAN.read_text(encoding="utf-8"), re.M)


def check_circles(units):
    circles = find_circles(units)
    if circles:
        raise harness.Failure("\n".join(circles))


def check_rooms(units):
    rooms = read_rooms()
    unknown = {unit.split("/")[0] for unit in units} ^ set(rooms)
    wrong = [f"the plan and src/ differ: {name}" for name in sorted(unknown)]
    if not unknown:
        order = {name: i for i, name in enumerate(rooms)}
        wrong += [f"{unit} reaches up to {other}" for unit in sorted(units) for other in sorted(units[unit])
                  if order[other.split("/")[0]] > order[unit.split("/")[0]]]
    if wrong:
        raise harness.Failure("\n".join(wrong))


def check_folders(_units):
    crowded = [f"{folder.relative_to(harness.TOP)}: {n} files" for root in ("src", "tests/unit", "patterns", "docs")
               for folder in [harness.TOP / root, *(harness.TOP / root).rglob("*")] if folder.is_dir()
               for n in [sum(f.is_file() for f in folder.iterdir())] if n > MAX_FILES]
    if crowded:
        raise harness.Failure("\n".join(crowded))


def check_includes_exist(units):
    missing = sorted(other for others in units.values() for other in others if other not in units)
    if missing:
        raise harness.Failure(f"included, and not in src/: {', '.join(missing)}")


def main():
    units = dependencies(read_sources())
    cases = [("every include is there", check_includes_exist), ("no circles", check_circles),
             ("no room reaches up", check_rooms), ("no crowded folder", check_folders)]
    return harness.run_cases(cases, lambda check: check(units))


if __name__ == "__main__":
    sys.exit(main())
