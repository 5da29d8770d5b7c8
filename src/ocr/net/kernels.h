/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loops that a net spends its time in, for one kind of processor each. */
#ifndef MX_OCR_NET_KERNELS_H
#define MX_OCR_NET_KERNELS_H

#include <glib.h>

/**
 * MxProduct: c = a · b + bias, row by row.
 * @a: @m rows of @k numbers, @lda numbers apart: less than @k where they overlap
 * @b: packed by mx_product_pack(): @k rows of @n
 * @bias: @n numbers, padded to a whole panel
 * @c: @m rows, @ldc numbers apart
 */
typedef struct {
    gsize m, k, n, lda, ldc;
    const float *a, *b, *bias;
    float *c;
} MxProduct;

/**
 * MxDepthwise: each channel of a picture convolved with a square of its own.
 * @in: @height × @width × @channels; @out: @out_height × @out_width × @channels
 * @weights: @size × @size × @channels; @bias: @channels, which are a multiple of 16
 */
typedef struct {
    gsize height, width, out_height, out_width, channels, size, step_y, step_x;
    const float *in, *weights, *bias;
    float *out;
} MxDepthwise;

/** MxKernels: @panel: columns of b that are taken together. */
typedef struct {
    const char *name;
    gsize panel;
    void (*multiply)(const MxProduct *product);
    void (*depthwise)(const MxDepthwise *depthwise);
    /* x becomes scale · x · clip(x + 3, 0, 6) / 6 + shift */
    void (*hard_swish)(float *x, gsize n, float scale, float shift);
    /* numbers become logarithms of shares that add up to 1 */
    void (*log_softmax)(float *x, gsize n);
} MxKernels;

/** mx_kernels_get: (transfer none): the fastest that this processor runs. All give the same numbers
 * but for the last bits of rounding. */
const MxKernels *mx_kernels_get(void);

/** mx_kernels_list: (transfer none): all that this processor runs, ended by NULL; for tests. */
const MxKernels *const *mx_kernels_list(void);

/** mx_product_pack: (transfer full): @k rows of @n numbers as MxProduct wants them. */
float *mx_product_pack(const MxKernels *kernels, const float *b, gsize k, gsize n);

#endif
