#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# hardened.sh MINGXI LIBRARY: both are built so that a mistake in them is harder to make use of.
set -euo pipefail
passed=0
failed=0

# check WHAT FILE COMMAND...: the command's output has a line that WHAT, an expression, matches.
check() {
    local what=$1 file=$2
    shift 2
    if "$@" "$file" 2>/dev/null | grep -E -- "$what" >/dev/null; then
        passed=$((passed + 1))
    else
        printf 'FAILED %s: no %s\n' "$file" "$what"
        failed=$((failed + 1))
    fi
}

for file in "$1" "$2"; do
    check 'Type: +DYN' "$file" readelf -Wh          # loaded at an address that nobody can know
    check 'GNU_RELRO' "$file" readelf -Wl           # what is linked is read-only …
    check 'BIND_NOW|NOW' "$file" readelf -Wd        # … from the start
    check 'GNU_STACK.* RW +0x' "$file" readelf -Wl  # no code on the stack
done
check '__stack_chk_fail' "$2" readelf -W --dyn-syms # a return address that was written over ends it
check '__[a-rt-z][a-z]*_chk' "$2" readelf -W --dyn-syms # calls that know the size of what they write to
printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
