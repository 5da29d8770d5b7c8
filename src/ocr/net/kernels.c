/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain C over vectors of the compiler's, which makes of them what the processor has; the same
 * source for each, and the choice is made when the program runs. */
#include "ocr/net/kernels.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

/* Sanitizers watch the portable one, which is the same source: in the others, which read pictures,
 * they would take a dozen times as long. */
#define UNWATCHED __attribute__((no_sanitize("address", "undefined")))

/* 4 lanes and 4 rows: SSE2 and NEON have 16 registers and more of this size. */
#define TITLE "portable"
#define NAME(x) JOIN(x, portable)
#define TARGET
#define LANES 4
#define ROWS 4
#include "ocr/net/kernel_template.h"
#undef TITLE
#undef NAME
#undef TARGET
#undef LANES
#undef ROWS

#ifdef __x86_64__
#define TITLE "avx2"
#define NAME(x) JOIN(x, avx2)
#define TARGET __attribute__((target("avx2,fma"))) UNWATCHED
#define LANES 8
#define ROWS 6
#include "ocr/net/kernel_template.h"
#undef TITLE
#undef NAME
#undef TARGET
#undef LANES
#undef ROWS

#define TITLE "avx512"
#define NAME(x) JOIN(x, avx512)
#define TARGET __attribute__((target("avx512f,avx512vl,avx2,fma"))) UNWATCHED
#define LANES 16
#define ROWS 12
#include "ocr/net/kernel_template.h"
#endif

const MxKernels *const *mx_kernels_list(void) {
    static const MxKernels *list[4];
    static gsize ready;
    if (g_once_init_enter(&ready)) {
        guint n = 0;
#ifdef __x86_64__
        __builtin_cpu_init();
        if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl"))
            list[n++] = &kernels_avx512;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
            list[n++] = &kernels_avx2;
#endif
        list[n++] = &kernels_portable;
        g_once_init_leave(&ready, 1);
    }
    return list;
}

const MxKernels *mx_kernels_get(void) {
    return mx_kernels_list()[0];
}

float *mx_product_pack(const MxKernels *kernels, const float *b, gsize k, gsize n) {
    gsize panel = kernels->panel, panels = (n + panel - 1) / panel;
    float *packed = g_new0(float, panels *panel *k);
    for (gsize p = 0; p < panels; p++)
        for (gsize i = 0; i < k; i++)
            memcpy(packed + (p * k + i) * panel, b + i * n + p * panel,
                   MIN(panel, n - p * panel) * sizeof(float));
    return packed;
}
