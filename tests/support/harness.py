# SPDX-License-Identifier: GPL-3.0-or-later
"""What the data-driven tests share: running mingxi, comparing JSON, counting cases.

Only Debian's Python 3.11 and its standard library.
"""
import json
import os
import re
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

# Documents that are not the project's own lie beside it, where they exist at all.
TOP = Path(__file__).resolve().parents[2]
SHARED = TOP.parent / "shared"
SKIPPED = 77                # tests/CMakeLists.txt: SKIP_RETURN_CODE
# Two orders of magnitude above the slowest page seen under the sanitizers: a hang, not slowness.
TIMEOUT_S = 300
SANITIZER = re.compile(r"(LeakSanitizer|AddressSanitizer|UndefinedBehaviorSanitizer|runtime error)")


class Failure(Exception):
    """A test's own verdict, told in one or more lines; anything else is a broken test."""


def environment(extra=()):
    """A fixed environment: no colour, a UTF-8 locale that every Debian has, no user settings,
    and pictures are not read: what a test expects does not depend on whether that is installed."""
    env = {k: v for k, v in os.environ.items()
           if k in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "MINGXI_PATTERNS")
           or k.endswith("SAN_OPTIONS")}
    return env | {"LC_ALL": "C.UTF-8", "MINGXI_OCR": ""} | dict(extra)


def check_sanitizers(stderr):
    """A report must fail the test even where the exit status is what the case expects."""
    if SANITIZER.search(stderr):
        raise Failure(stderr)


def run(arguments, **kwargs):
    """Runs a command; CompletedProcess with bytes. Hangs, crashes and sanitizer reports raise."""
    kwargs = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
              "env": environment(), "timeout": TIMEOUT_S} | kwargs
    try:
        done = subprocess.run([str(a) for a in arguments], check=False, **kwargs)
    except subprocess.TimeoutExpired as e:
        raise Failure(f"no end after {e.timeout} s: {arguments}") from e
    stderr = (done.stderr or b"").decode(errors="replace")
    check_sanitizers(stderr)
    # A reader that went away may end the program by SIGPIPE; every other signal is a crash.
    if done.returncode < 0 and done.returncode != -signal.SIGPIPE:
        name = signal.Signals(-done.returncode).name
        raise Failure(f"killed by {name}: {arguments}\n{stderr}")
    return done


def check_success(done):
    if done.returncode != 0:
        raise Failure(f"exit status {done.returncode}: {done.stderr.decode(errors='replace')}")


def run_json(arguments):
    """The JSON that a successful command prints."""
    done = run(arguments)
    check_success(done)
    return load_json(done.stdout)


def _no_duplicates(pairs):
    d = dict(pairs)
    if len(d) != len(pairs):
        raise Failure(f"a key stands twice in one object: {[k for k, _ in pairs]}")
    return d


def _no_constant(name):
    raise Failure(f"{name} is not JSON")


def load_json(data, parse_int=Decimal):
    """Numbers become Decimal: amounts must never pass through binary floating point.

    PARSE_INT is int for python3-jsonschema, which takes no Decimal for an integer.
    """
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        return json.loads(text, parse_float=Decimal, parse_int=parse_int,
                          parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except ValueError as e:
        raise Failure(f"not JSON: {e}") from e


def dump_json(value):
    """Pretty JSON with Decimals as written, arrays of scalars on one line, a newline at the end."""
    return _dump(value, "") + "\n"


def _dump(value, indent):
    if isinstance(value, Decimal):
        return str(value)
    deeper = indent + " "
    if isinstance(value, dict) and value:
        items = [f"{json.dumps(k, ensure_ascii=False)}: {_dump(v, deeper)}" for k, v in value.items()]
        one_line = "{ " + ", ".join(items) + " }"
        if len(indent) + len(one_line) <= 100 and "\n" not in one_line:
            return one_line
        return "{\n" + ",\n".join(deeper + i for i in items) + "\n" + indent + "}"
    if isinstance(value, list) and value:
        items = [_dump(v, deeper) for v in value]
        if not any(isinstance(v, (dict, list)) for v in value):
            return "[" + ", ".join(items) + "]"
        return "[\n" + ",\n".join(deeper + i for i in items) + "\n" + indent + "]"
    return json.dumps(value, ensure_ascii=False)


def differences(want, got, path="$"):
    """Yields lines "path: …" where GOT lacks what WANT states.

    Every key of WANT must be equal in GOT, which may have more; arrays must have equal length;
    numbers are compared exactly, 1.50 equals 1.5.
    """
    if isinstance(want, dict) and isinstance(got, dict):
        for key, value in want.items():
            where = f"{path}.{key}"
            if key not in got:
                yield f"{where}: missing, want {_short(value)}"
            else:
                yield from differences(value, got[key], where)
    elif isinstance(want, list) and isinstance(got, list):
        if len(want) != len(got):
            yield f"{path}: {len(got)} elements, want {len(want)}"
        for k, (w, g) in enumerate(zip(want, got)):
            yield from differences(w, g, f"{path}[{k}]")
    elif type(want) is not type(got) or want != got:
        yield f"{path}: got {_short(got)}, want {_short(want)}"


def _short(value):
    text = _dump(value, "").replace("\n", " ")
    return text if len(text) <= 120 else text[:117] + "…"


def expect_json(want, got, limit=20):
    """Raises with the first LIMIT differences."""
    lines = list(differences(want, got))
    if lines:
        more = [f"… and {len(lines) - limit} more"] if len(lines) > limit else []
        raise Failure("\n".join(lines[:limit] + more))


def update_json(want, got):
    """GOT, reduced to the keys that WANT states: what --update writes.

    Elements that WANT's array does not have yet come out whole.
    """
    if isinstance(want, dict) and isinstance(got, dict):
        return {k: update_json(v, got[k]) for k, v in want.items() if k in got}
    if isinstance(want, list) and isinstance(got, list):
        return [update_json(want[k], g) if k < len(want) else g for k, g in enumerate(got)]
    return got


def run_cases(cases, run_case):
    """Runs RUN_CASE(case) for each (name, case); prints failures and the count; the exit status."""
    failed = 0
    for name, case in cases:
        try:
            run_case(case)
        except Failure as e:
            failed += 1
            print(f"FAILED {name}")
            print("\n".join("    " + line for line in str(e).splitlines()))
    print(f"{len(cases) - failed} passed, {failed} failed")
    sys.stdout.flush()
    return 1 if failed or not cases else 0


def find_pdfs(folders, shared=False):
    """The PDFs directly in FOLDERS, sorted folder by folder.

    SHARED: the folders are those of ../shared/corpus; without them the test is skipped.
    """
    if shared:
        folders = [SHARED / "corpus" / f for f in folders]
        if not all(f.is_dir() for f in folders):
            skip(f"no {folders[0]}")
    return [pdf for folder in folders for pdf in sorted(Path(folder).glob("*.pdf"))]


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIPPED)
