/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every target defines. libFuzzer feeds it bytes of its own making; replay.c feeds it the
 * files of a folder, so that seeds and mended crashes run with the ordinary tests.
 *
 * A broken promise aborts: CHECK() holds in every build, unlike assert().
 */
#ifndef MX_FUZZ_FUZZ_H
#define MX_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);         \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

#endif
