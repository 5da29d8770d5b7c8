# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the scripts share; sourced, never run. Sets `top`, the project's folder, and works there:
# CMake's presets are looked up in the current directory.

top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
cd -- "$top" || exit

# Bold on a terminal only, so that logs stay plain.
heading() {
    if [[ -t 1 && -z ${NO_COLOR:-} ]]; then
        printf '\n\033[1m== %s\033[0m\n' "$*"
    else
        printf '\n== %s\n' "$*"
    fi
}

# say ENGLISH CHINESE ARGUMENT...: as printf, in the language of the locale, as the program itself chooses it.
say() {
    local format=$1
    case ${MINGXI_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}} in
    zh*) format=$2 ;;
    esac
    shift 2
    # shellcheck disable=SC2059
    printf "$format" "$@"
}

fail() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# quietly LOG COMMAND...: a build that works is not worth reading; one that fails is, whole.
quietly() {
    local log=$1
    shift
    mkdir -p -- "$(dirname -- "$log")"
    if ! "$@" >"$log" 2>&1; then
        cat -- "$log" >&2
        printf '%s: failed: %s (log: %s)\n' "${0##*/}" "$*" "$log" >&2
        return 1
    fi
}

# build_preset NAME: configures and builds one of CMakePresets.json in build/NAME.
build_preset() {
    say 'Building %s (log: build/%s.log)\n' '正在编译 %s（记录见 build/%s.log）\n' "$1" "$1"
    quietly "$top/build/$1.log" configure_and_build "$1"
}

# --fresh only on demand: a folder that was configured elsewhere (a moved clone) cannot be reused.
configure_and_build() {
    local dir=$top/build/$1 fresh=()
    if [[ -f $dir/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$top" "$dir/CMakeCache.txt"; then
        fresh=(--fresh)
    fi
    cmake --preset "$1" "${fresh[@]}" && cmake --build --preset "$1"
}
