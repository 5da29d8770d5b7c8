/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/net/layers.h"

#include <math.h>
#include <string.h>

/* batch_norm2d: the epsilon that all of them carry. */
#define BATCH_NORM_EPSILON 1e-5f

float *mx_loading_take(MxLoading *loading, gsize n, const char *name, guint number) {
    char full[64];
    float *numbers = g_new0(float, n);
    const char *dot = strchr(name, '.');
    g_snprintf(full, sizeof full, "%.*s_%u%s", (int)(dot - name), name, number, dot);
    if (!mx_weights_copy(loading->weights, full, n, numbers) && loading->missing == NULL)
        loading->missing = name;
    return numbers;
}

void mx_linear_set(MxLinear *linear, const MxKernels *kernels, const float *b, const float *bias,
                   gsize k, gsize n) {
    linear->k = k;
    linear->n = n;
    linear->weights = mx_product_pack(kernels, b, k, n);
    linear->bias = g_new0(float, n + kernels->panel);
    memcpy(linear->bias, bias, n * sizeof(float));
}

void mx_linear_clear(MxLinear *linear) {
    g_clear_pointer(&linear->weights, g_free);
    g_clear_pointer(&linear->bias, g_free);
}

void mx_norm_clear(MxNorm *norm) {
    g_clear_pointer(&norm->scale, g_free);
    g_clear_pointer(&norm->shift, g_free);
}

void mx_linear_load(MxLinear *linear, MxLoading *loading, guint number, gsize k, gsize n) {
    g_autofree float *b = mx_loading_take(loading, k * n, "linear.w_0", number);
    g_autofree float *bias = mx_loading_take(loading, n, "linear.b_0", number);
    mx_linear_set(linear, loading->kernels, b, bias, k, n);
}

void mx_norm_load(MxNorm *norm, MxLoading *loading, guint number, gsize n, float epsilon) {
    norm->n = n;
    norm->epsilon = epsilon;
    norm->scale = mx_loading_take(loading, n, "layer_norm.w_0", number);
    norm->shift = mx_loading_take(loading, n, "layer_norm.b_0", number);
}

void mx_convolution_load(MxLinear *linear, MxLoading *loading, guint number, guint norm, gsize taps,
                         gsize in, gsize out) {
    gsize k = taps * in;
    g_autofree float *w = mx_loading_take(loading, out * k, "conv2d.w_0", number);
    g_autofree float *scale = mx_loading_take(loading, out, "batch_norm2d.w_0", norm);
    g_autofree float *shift = mx_loading_take(loading, out, "batch_norm2d.b_0", norm);
    g_autofree float *mean = mx_loading_take(loading, out, "batch_norm2d.w_1", norm);
    g_autofree float *variance = mx_loading_take(loading, out, "batch_norm2d.w_2", norm);
    g_autofree float *b = g_new(float, k *out);
    for (gsize o = 0; o < out; o++) {
        float by = scale[o] / sqrtf(variance[o] + BATCH_NORM_EPSILON);
        shift[o] -= mean[o] * by;
        for (gsize i = 0; i < in; i++)
            for (gsize t = 0; t < taps; t++)
                b[(t * in + i) * out + o] = w[(o * in + i) * taps + t] * by;
    }
    mx_linear_set(linear, loading->kernels, b, shift, k, out);
}

void mx_linear_run(const MxLinear *linear, const MxKernels *kernels, gsize m, const float *in,
                   gsize lda, float *out, gsize ldc) {
    const MxProduct product = { m,  linear->k,       linear->n,    lda, ldc,
                                in, linear->weights, linear->bias, out };
    kernels->multiply(&product);
}

void mx_norm_run(const MxNorm *norm, gsize m, const float *in, float *out) {
    gsize n = norm->n;
    for (gsize r = 0; r < m; r++, in += n, out += n) {
        float mean = 0, variance = 0;
        for (gsize i = 0; i < n; i++)
            mean += in[i];
        mean /= (float)n;
        for (gsize i = 0; i < n; i++)
            variance += (in[i] - mean) * (in[i] - mean);
        float by = 1.0f / sqrtf(variance / (float)n + norm->epsilon);
        for (gsize i = 0; i < n; i++)
            out[i] = (in[i] - mean) * by * norm->scale[i] + norm->shift[i];
    }
}

void mx_swish(float *x, gsize n) {
    for (gsize i = 0; i < n; i++)
        x[i] /= 1.0f + expf(-x[i]);
}

static float dot(const float *a, const float *b, gsize n) {
    float sum = 0;
    for (gsize i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* @scores become shares of 1. */
static void soften(float *scores, gsize n) {
    float max = scores[0], sum = 0;
    for (gsize i = 1; i < n; i++)
        max = fmaxf(max, scores[i]);
    for (gsize i = 0; i < n; i++)
        sum += scores[i] = expf(scores[i] - max);
    for (gsize i = 0; i < n; i++)
        scores[i] /= sum;
}

void mx_attend(const float *qkv, gsize steps, gsize heads, gsize size, float *scores, float *out) {
    gsize width = heads * size, row = 3 * width;
    float scale = 1.0f / sqrtf((float)size);
    for (gsize h = 0; h < heads; h++)
        for (gsize s = 0; s < steps; s++) {
            const float *query = qkv + s * row + h * size, *key = qkv + width + h * size;
            float *sum = out + s * width + h * size;
            for (gsize t = 0; t < steps; t++)
                scores[t] = scale * dot(query, key + t * row, size);
            soften(scores, steps);
            memset(sum, 0, size * sizeof(float));
            for (gsize t = 0; t < steps; t++)
                for (gsize i = 0; i < size; i++)
                    sum[i] += scores[t] * key[width + t * row + i];
        }
}
