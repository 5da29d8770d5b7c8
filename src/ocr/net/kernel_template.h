/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kernels for vectors of LANES floats, tiles of ROWS × 2 vectors, as TARGET; included by
 * kernels.c once for each kind of processor. All of a tile's sums stay in registers while k runs:
 *
 *              b: k × 2 vectors
 *     a:  r0 k…   ┌────┬────┐
 *         r1 k…   │ sums    │     2 · ROWS registers, of 16 (AVX2) or 32 (AVX-512)
 *         …       └────┴────┘
 */
typedef float NAME(Vector) __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

TARGET static void NAME(tile)(const MxProduct *p, gsize row, gsize panel) {
    typedef NAME(Vector) V;
    const float *rows[ROWS];
    V sum[ROWS][2];
    const V *bias = (const V *)(p->bias + panel * 2 * LANES);
    const V *b = (const V *)(p->b + panel * 2 * LANES * p->k);
    for (gsize r = 0; r < ROWS; r++) {
        rows[r] = p->a + MIN(row + r, p->m - 1) * p->lda;
        sum[r][0] = bias[0];
        sum[r][1] = bias[1];
    }
    for (gsize k = 0; k < p->k; k++) {
        V b0 = b[2 * k], b1 = b[2 * k + 1];
        UNROLL for (gsize r = 0; r < ROWS; r++) {
            sum[r][0] += b0 * rows[r][k];
            sum[r][1] += b1 * rows[r][k];
        }
    }
    gsize first = panel * 2 * LANES, n = MIN(2 * LANES, p->n - first);
    for (gsize r = 0; r < ROWS && row + r < p->m; r++) {
        float *out = p->c + (row + r) * p->ldc + first;
        if (n == 2 * LANES) {
            *(V *)out = sum[r][0];
            *(V *)(out + LANES) = sum[r][1];
        } else
            memcpy(out, sum[r], n * sizeof(float));
    }
}

static void NAME(multiply)(const MxProduct *p) {
    for (gsize panel = 0; panel * 2 * LANES < p->n; panel++)
        for (gsize row = 0; row < p->m; row += ROWS)
            NAME(tile)(p, row, panel);
}

/* One point of the picture: @y0…@y1 and @x0…@x1 are the taps that lie within it. */
TARGET static void NAME(point)(const MxDepthwise *d, gsize y, gsize x) {
    typedef NAME(Vector) V;
    gsize half = d->size / 2, top = y * d->step_y, left = x * d->step_x;
    gsize y0 = top < half ? half - top : 0, y1 = MIN(d->size, d->height + half - top);
    gsize x0 = left < half ? half - left : 0, x1 = MIN(d->size, d->width + half - left);
    for (gsize c = 0; c < d->channels; c += LANES) {
        V sum = *(const V *)(d->bias + c);
        for (gsize ky = y0; ky < y1; ky++) {
            const float *in =
                d->in + ((top + ky - half) * d->width + left + x0 - half) * d->channels + c;
            const float *w = d->weights + (ky * d->size + x0) * d->channels + c;
            for (gsize kx = x0; kx < x1; kx++, in += d->channels, w += d->channels)
                sum += *(const V *)in * *(const V *)w;
        }
        *(V *)(d->out + (y * d->out_width + x) * d->channels + c) = sum;
    }
}

/* Four points side by side, whose taps lie within the picture from left to right: each weight is
 * loaded once for all of them. */
TARGET static void NAME(four_points)(const MxDepthwise *d, gsize y, gsize x) {
    typedef NAME(Vector) V;
    gsize half = d->size / 2, top = y * d->step_y, left = x * d->step_x - half;
    gsize y0 = top < half ? half - top : 0, y1 = MIN(d->size, d->height + half - top);
    gsize next = d->step_x * d->channels;
    for (gsize c = 0; c < d->channels; c += LANES) {
        V bias = *(const V *)(d->bias + c), sum[4] = { bias, bias, bias, bias };
        for (gsize ky = y0; ky < y1; ky++) {
            const float *in = d->in + ((top + ky - half) * d->width + left) * d->channels + c;
            const float *w = d->weights + ky * d->size * d->channels + c;
            for (gsize kx = 0; kx < d->size; kx++, in += d->channels, w += d->channels) {
                V weight = *(const V *)w;
                UNROLL for (gsize i = 0; i < 4; i++) sum[i] += *(const V *)(in + i * next) * weight;
            }
        }
        for (gsize i = 0; i < 4; i++)
            *(V *)(d->out + (y * d->out_width + x + i) * d->channels + c) = sum[i];
    }
}

static void NAME(depthwise)(const MxDepthwise *d) {
    gsize half = d->size / 2;
    for (gsize y = 0; y < d->out_height; y++)
        for (gsize x = 0; x < d->out_width;) {
            bool four = x + 4 <= d->out_width && x * d->step_x >= half &&
                        (x + 3) * d->step_x + half < d->width;
            (four ? NAME(four_points) : NAME(point))(d, y, x);
            x += four ? 4 : 1;
        }
}

TARGET static void NAME(hard_swish)(float *restrict x, gsize n, float scale, float shift) {
    for (gsize i = 0; i < n; i++) {
        float gate = x[i] + 3.0f;
        gate = gate < 0.0f ? 0.0f : gate;
        gate = gate > 6.0f ? 6.0f : gate;
        x[i] = scale / 6.0f * x[i] * gate + shift;
    }
}

/* e^x of numbers below 0, as 2^whole · 2^part; the polynomial is good to 2e-7 of the value. */
TARGET static float NAME(sum_exp)(const float *restrict x, gsize n, float max) {
    float sum = 0;
    for (gsize i = 0; i < n; i++) {
        float t = (x[i] - max) * 1.44269504f;
        t = t < -100.0f ? -100.0f : t;
        gint32 whole = (gint32)(t - 1.0f);
        float f = t - (float)whole, power;
        gint32 bits = (whole + 127) << 23;
        memcpy(&power, &bits, sizeof power);
        float p = 1.5252733e-5f;
        p = p * f + 1.5403530e-4f;
        p = p * f + 1.3333558e-3f;
        p = p * f + 9.6181291e-3f;
        p = p * f + 5.5504109e-2f;
        p = p * f + 2.4022651e-1f;
        p = p * f + 6.9314718e-1f;
        p = p * f + 1.0f;
        sum += p * power;
    }
    return sum;
}

TARGET static void NAME(log_softmax)(float *restrict x, gsize n) {
    float max = x[0];
    for (gsize i = 1; i < n; i++)
        max = x[i] > max ? x[i] : max;
    float log_sum = max + logf(NAME(sum_exp)(x, n, max));
    for (gsize i = 0; i < n; i++)
        x[i] -= log_sum;
}

static const MxKernels NAME(kernels) = {
    TITLE, 2 * LANES, NAME(multiply), NAME(depthwise), NAME(hard_swish), NAME(log_softmax),
};
