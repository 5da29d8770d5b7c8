/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a net. What flows between them are rows of numbers: one row for each point of the
 * picture, from left to right and from the top, with one number for each channel. */
#ifndef MX_OCR_NET_LAYERS_H
#define MX_OCR_NET_LAYERS_H

#include <stdbool.h>

#include "ocr/net/kernels.h"
#include "ocr/net/weights.h"

/** MxLinear: rows of @k numbers become rows of @n: a matrix, or a convolution of as many taps as
 * make
 * @k numbers. */
typedef struct {
    gsize k, n;
    float *weights, *bias;
} MxLinear;

/** MxNorm: each row brought to mean 0 and variance 1, then scaled and shifted. */
typedef struct {
    gsize n;
    float epsilon;
    float *scale, *shift;
} MxNorm;

/** MxLoading: what loads layers: the first tensor that is @missing ends it, and all that follows is
 * left empty. */
typedef struct {
    const MxWeights *weights;
    const MxKernels *kernels;
    const char *missing;
} MxLoading;

/** mx_loading_take: (transfer full): @n numbers of @name; zeros where it is not there. @name is
 * printf's format of @number. */
float *mx_loading_take(MxLoading *loading, gsize n, const char *name, guint number);

/** mx_linear_set: @linear from @k rows of @n numbers, and @n of bias, which it does not keep. */
void mx_linear_set(MxLinear *linear, const MxKernels *kernels, const float *b, const float *bias,
                   gsize k, gsize n);
void mx_linear_clear(MxLinear *linear);
void mx_norm_clear(MxNorm *norm);

/** mx_linear_load: the matrix linear_@number. */
void mx_linear_load(MxLinear *linear, MxLoading *loading, guint number, gsize k, gsize n);

/** mx_norm_load: layer_norm_@number. */
void mx_norm_load(MxNorm *norm, MxLoading *loading, guint number, gsize n, float epsilon);

/** mx_convolution_load: conv2d_@number over @taps points side by side, normed by
 * batch_norm2d_@norm, which is folded into it. */
void mx_convolution_load(MxLinear *linear, MxLoading *loading, guint number, guint norm, gsize taps,
                         gsize in, gsize out);

/** mx_linear_run: @m rows at @in, @lda numbers apart, to @out, @ldc apart. */
void mx_linear_run(const MxLinear *linear, const MxKernels *kernels, gsize m, const float *in,
                   gsize lda, float *out, gsize ldc);

/** mx_norm_run: @m rows from @in to @out. */
void mx_norm_run(const MxNorm *norm, gsize m, const float *in, float *out);

/** mx_swish: x becomes x / (1 + e^-x). */
void mx_swish(float *x, gsize n);

/**
 * mx_attend:
 * @qkv: @steps rows of 3 × @heads × @size: queries, keys, values
 * @scores: room for @steps numbers
 * @out: @steps rows of @heads × @size
 *
 * Each step becomes the mean of the values of all, weighed by how well their keys meet its query.
 */
void mx_attend(const float *qkv, gsize steps, gsize heads, gsize size, float *scores, float *out);

#endif
