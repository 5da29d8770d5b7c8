#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD_DIR: an installation, moved as a whole, works: the program finds its packs, and a
# program builds against the library by pkg-config and by find_package(); both read a document's
# report. Nothing but mx_… is exported.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
build=$1
document=$here/../../corpus/yanxi-2025/cairo.pdf
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
unset MINGXI_PATTERNS

# run COMMAND...: prints what it said only where it fails.
run() {
    if ! "$@" >"$work/log" 2>&1; then
        cat -- "$work/log"
        exit 1
    fi
}

run cmake --install "$build" --prefix "$work/first"
mv "$work/first" "$work/moved"
prefix=$work/moved

"$prefix/bin/mingxi" --version
"$prefix/bin/mingxi" --lang zh help | grep -q '^用法'
"$prefix/bin/mingxi" patterns check
test -s "$prefix/share/man/man1/mingxi.1"
test -s "$prefix/share/mingxi/mingxi.schema.json"

pc=$(find "$prefix" -name mingxi.pc)
libdir=$(dirname -- "$(dirname -- "$pc")")
PKG_CONFIG_PATH=${pc%/*}
export PKG_CONFIG_PATH
read -ra flags <<<"$(pkg-config --cflags --libs mingxi)"
cc -std=c17 -Wall -Werror "$here/consumer.c" "${flags[@]}" -o "$prefix/bin/by-pkg-config"
LD_LIBRARY_PATH=$libdir "$prefix/bin/by-pkg-config" "$document" | grep -qx '[1-9][0-9]* errors'

# A program of somebody else's, far from the prefix, finds the packs beside the library; and lists
# amounts through the interface alone.
cc -std=c17 -Wall -Werror "$here/../../examples/list_amounts.c" "${flags[@]}" -o "$work/list_amounts"
LD_LIBRARY_PATH=$libdir "$work/list_amounts" "$document" >"$work/amounts"
grep -qP '^expenditure\t行政运行\ttotal\t2864000\.00\tp\. 4$' "$work/amounts"

mkdir "$work/consumer"
cp "$here/consumer.c" "$work/consumer/"
cp "$here/consumer.cmake" "$work/consumer/CMakeLists.txt"
run cmake -S "$work/consumer" -B "$work/consumer/build" -DCMAKE_PREFIX_PATH="$prefix"
run cmake --build "$work/consumer/build"
cp "$work/consumer/build/consumer" "$prefix/bin/by-cmake"
LD_LIBRARY_PATH=$libdir "$prefix/bin/by-cmake" "$document" | grep -qx '[1-9][0-9]* errors'

foreign=$(nm -D --defined-only "$libdir/libmingxi.so" | awk '{print $NF}' | grep -v -e '^mx_' -e '^MINGXI_' || true)
if [[ -n $foreign ]]; then
    printf 'exported, but no part of the interface:\n%s\n' "$foreign"
    exit 1
fi
