# SPDX-License-Identifier: GPL-3.0-or-later
"""What mingxi reads of a form against what it says, field by field."""
import re
import unicodedata
from difflib import SequenceMatcher

NOTHING = (None, "")


def plain(text):
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text if text is not None else "")))


def value_at(form, path):
    for key in path.split("."):
        if not isinstance(form, dict):
            return None
        form = form.get(key)
    return form.get("text") if isinstance(form, dict) else form


PLACES = {"outcome": "evaluation.outcome", "execution.weight": "evaluation.execution.weight", "execution.rate": "evaluation.execution.rate",
          "execution.score": "evaluation.execution.score", "total.weight": "evaluation.weight", "total.score": "evaluation.score"}


def indicator_fields(entry, want):
    """What is compared of a printed indicator (@want) and of a read one."""
    keys = [k for k in want if k != "target"]
    return {**{k: plain(value_at(entry, k) if k == "outcome" else entry.get(k)) for k in keys}, "target": plain(value_at(entry, "target"))}


def compare_lists(wants, gots, what, misses):
    """Entries are paired in their order by scope, name and target; each field counts."""
    n = 0
    a = [(plain(w["scope"]), plain(w["name"]), plain(w["target"])) for w in wants]
    b = [(plain(g["scope"]), plain(g["name"]), plain(value_at(g, "target"))) for g in gots]
    pairs = {}
    blocks = [m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()]
    i = j = 0
    for m in blocks:
        for k in range(min(m.a - i, m.b - j)):                     # what differs stands between what agrees
            pairs[i + k] = j + k
        for k in range(m.size):
            pairs[m.a + k] = m.b + k
        i, j = m.a + m.size, m.b + m.size
    for k, want in enumerate(wants):
        fields = {key: plain(v) for key, v in want.items()}
        n += len(fields)
        if k not in pairs:
            misses += [f"{what} indicator {k} missing: {want['name']}"] * len(fields)
            continue
        got = indicator_fields(gots[pairs[k]], want)
        misses += [f"{what} indicator {k} {key}: {got[key]!r}, printed {v!r}" for key, v in fields.items() if got[key] != v]
    extra = len(gots) - len(set(pairs.values()))
    misses += [f"{what}: an indicator that is not printed"] * extra
    return n + extra


def compare_form(truth, form, misses):
    """How many fields were compared."""
    what, n = truth.get("name") or truth["kind"], 0
    for path, want in truth.items():
        if path in ("kind", "indicators", "tasks"):
            continue
        n += 1
        got = value_at(form, PLACES.get(path, path))
        if plain(got) != plain(want):
            misses.append(f"{what} {path}: {got!r}, printed {want!r}")
    if "tasks" in truth:
        got = [(plain(t["function"]), plain(t["task"])) for t in form.get("tasks", [])]
        n += len(truth["tasks"])
        misses += [f"{what} task {t}" for t in truth["tasks"] if tuple(map(plain, t)) not in got]
        misses += [f"{what}: a task that is not printed"] * max(0, len(got) - len(truth["tasks"]))
    return n + compare_lists(truth["indicators"], form.get("indicators", []), what, misses)


def judge(truths, document):
    """(fields, misses) of a document; forms are paired in their order by name."""
    forms = ([document["overall"]] if document["overall"] else []) + document["overalls"] if truths[0]["kind"] == "overall" else document["projects"]
    other = document["projects"] if truths[0]["kind"] == "overall" else document["overalls"] + ([document["overall"]] if document["overall"] else [])
    misses, n = [], 1
    if len(forms) != len(truths) or other:
        misses.append(f"{len(forms)} forms and {len(other)} of the other kind, printed {len(truths)}")
    names = [plain(t.get("name")) for t in truths]
    got = [plain(f.get("name")) for f in forms]
    left = list(range(len(forms)))
    for i, truth in enumerate(truths):
        same = [k for k in left if got[k] == names[i]]
        k = same[0] if same else i if i in left else None
        if k is not None:
            left.remove(k)
        n += compare_form(truth, forms[k] if k is not None else {}, misses)
    return n, misses
