/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Chinese recogniser of PP-OCRv4 (SVTR-LCNet), as its file of weights has it. Read from below:
 *
 *     log-probabilities                     steps × 6625
 *     linear_85
 *     three convolutions                    480 of below + 480 of the mixer → 120
 *     the mixer: attention twice            steps × 120
 *     two convolutions                      480 → 120
 *     mean of 3 × 2                         1 × width/8 × 480
 *     28 blocks: square, point, square, …   3 × width/4 × 480     each with a gate
 *     stem: 3 × 3, every second point       24 × width/2 × 16
 *     picture                               48 × width, one grey
 *
 * A block is a convolution of each channel by itself (square) or of each point by itself (point),
 * then scaled, shifted, gated (hard swish), scaled and shifted again by one number each. The first
 * scale and shift are folded into the convolution. Before two of them, channels are weighed by what
 * their means say (squeeze and excitation). The net was made for colour; its three colours are the
 * same here, so that the stem's weights for them are added up. */
#include "ocr/net/recogniser.h"

#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "ocr/net/layers.h"

#define N_BLOCKS 28
#define STEM 16
#define TRUNK 480
#define MIXER 120
#define HEADS 8
#define NECK 60 /* between two convolutions */

/* Numbers of the first of the tensors in the file. */
#define FIRST_CONVOLUTION 157
#define FIRST_MIXER_LINEAR 77
#define FIRST_MIXER_NORM 43

/* The square blocks: size of the square, points that it goes on by, channels that the point block
 * behind it gives. */
static const struct {
    guint8 size, step_y, step_x, excited;
    guint16 out;
} plan[N_BLOCKS / 2] = {
    { 3, 1, 1, 0, 32 },  { 3, 1, 1, 0, 64 },  { 3, 1, 1, 0, 64 },  { 3, 2, 1, 0, 128 },
    { 3, 1, 1, 0, 128 }, { 3, 1, 2, 0, 240 }, { 5, 1, 1, 0, 240 }, { 5, 1, 1, 0, 240 },
    { 5, 1, 1, 0, 240 }, { 5, 1, 1, 0, 240 }, { 5, 2, 1, 1, 480 }, { 5, 1, 1, 1, 480 },
    { 5, 2, 1, 0, 480 }, { 5, 1, 1, 0, 480 },
};

/* Numbers of the two convolutions that weigh channels, and of the channels between them. */
static const guint excitations[2][3] = { { 106, 107, 60 }, { 117, 118, 120 } };

typedef struct {
    gsize channels, size, step_y, step_x; /* of a square */
    float *weights, *bias;
    MxLinear point;
    float scale, shift;
} Block;

typedef struct {
    MxLinear squeeze, expand;
} Excitation;

typedef struct {
    MxNorm before, between;
    MxLinear attention, project, widen, narrow;
} Mixer;

struct _MxRecogniser {
    const MxKernels *kernels;
    MxLinear stem;
    Block blocks[N_BLOCKS];
    Excitation excitations[2];
    MxLinear down[2], up[3];
    Mixer mixers[2];
    MxNorm last;
    MxLinear head;
};

struct _MxScratch {
    float *memory[4];
    gsize room; /* numbers in each */
};

/* -------------------------------------------------------------------------------- loading -- */

static void load_stem(MxRecogniser *r, MxLoading *loading) {
    MxLinear colour = { 0 };
    g_autofree float *b = g_new0(float, 9 * STEM);
    const gsize panel = loading->kernels->panel;
    mx_convolution_load(&colour, loading, 10, 2, 9, 3, STEM);
    for (gsize tap = 0; tap < 9; tap++)
        for (gsize c = 0; c < 3; c++)
            for (gsize o = 0; o < STEM; o++)
                b[tap * STEM + o] +=
                    colour.weights[(o / panel * 27 + tap * 3 + c) * panel + o % panel];
    mx_linear_set(&r->stem, loading->kernels, b, colour.bias, 9, STEM);
    mx_linear_clear(&colour);
}

/* One number of the file. */
static float take_one(MxLoading *loading, const char *name, guint number) {
    g_autofree float *one = mx_loading_take(loading, 1, name, number);
    return *one;
}

static void load_square(Block *block, MxLoading *loading, guint i, gsize channels) {
    gsize taps = (gsize)plan[i / 2].size * plan[i / 2].size;
    float by = take_one(loading, "mobile_one_block.w_0", i);
    float more = take_one(loading, "mobile_one_block.w_1", i);
    g_autofree float *w =
        mx_loading_take(loading, channels * taps, "conv2d.w_0", FIRST_CONVOLUTION + i);
    block->channels = channels;
    block->size = plan[i / 2].size;
    block->step_y = plan[i / 2].step_y;
    block->step_x = plan[i / 2].step_x;
    block->bias = mx_loading_take(loading, channels, "conv2d.b_0", FIRST_CONVOLUTION + i);
    block->weights = g_new(float, channels *taps);
    for (gsize c = 0; c < channels; c++) {
        block->bias[c] = block->bias[c] * by + more;
        for (gsize t = 0; t < taps; t++)
            block->weights[t * channels + c] = w[c * taps + t] * by;
    }
}

/* A convolution of single points, scaled and shifted. */
static void load_point(MxLinear *linear, MxLoading *loading, guint number, gsize in, gsize out,
                       float by, float more) {
    g_autofree float *w = mx_loading_take(loading, in * out, "conv2d.w_0", number);
    g_autofree float *bias = mx_loading_take(loading, out, "conv2d.b_0", number);
    g_autofree float *b = g_new(float, in *out);
    for (gsize o = 0; o < out; o++) {
        bias[o] = bias[o] * by + more;
        for (gsize i = 0; i < in; i++)
            b[i * out + o] = w[o * in + i] * by;
    }
    mx_linear_set(linear, loading->kernels, b, bias, in, out);
}

static void load_blocks(MxRecogniser *r, MxLoading *loading) {
    gsize channels = STEM;
    guint n_excited = 0;
    for (guint i = 0; i < N_BLOCKS; i++) {
        Block *block = &r->blocks[i];
        block->scale = take_one(loading, "whswish_b.w_0", i + 1);
        block->shift = take_one(loading, "whswish_b.w_1", i + 1);
        if (i % 2 == 0) {
            load_square(block, loading, i, channels);
            continue;
        }
        float by = take_one(loading, "mobile_one_block.w_0", i);
        float more = take_one(loading, "mobile_one_block.w_1", i);
        if (plan[i / 2].excited) {
            const guint *e = excitations[n_excited];
            load_point(&r->excitations[n_excited].squeeze, loading, e[0], channels, e[2], 1, 0);
            load_point(&r->excitations[n_excited++].expand, loading, e[1], e[2], channels, 1, 0);
        }
        load_point(&block->point, loading, FIRST_CONVOLUTION + i, channels, plan[i / 2].out, by,
                   more);
        channels = plan[i / 2].out;
    }
}

static void load_mixer(Mixer *mixer, MxLoading *loading, guint linear, guint norm) {
    mx_norm_load(&mixer->before, loading, norm, MIXER, 1e-5f);
    mx_linear_load(&mixer->attention, loading, linear, MIXER, 3 * MIXER);
    mx_linear_load(&mixer->project, loading, linear + 1, MIXER, MIXER);
    mx_norm_load(&mixer->between, loading, norm + 1, MIXER, 1e-5f);
    mx_linear_load(&mixer->widen, loading, linear + 2, MIXER, 2 * MIXER);
    mx_linear_load(&mixer->narrow, loading, linear + 3, 2 * MIXER, MIXER);
}

static void load_layers(MxRecogniser *r, MxLoading *loading) {
    load_stem(r, loading);
    load_blocks(r, loading);
    mx_convolution_load(&r->down[0], loading, 142, 148, 3, TRUNK, NECK);
    mx_convolution_load(&r->down[1], loading, 143, 149, 1, NECK, MIXER);
    for (guint i = 0; i < 2; i++)
        load_mixer(&r->mixers[i], loading, FIRST_MIXER_LINEAR + 4 * i, FIRST_MIXER_NORM + 2 * i);
    mx_norm_load(&r->last, loading, FIRST_MIXER_NORM + 4, MIXER, 1e-6f);
    mx_convolution_load(&r->up[0], loading, 144, 150, 1, MIXER, TRUNK);
    mx_convolution_load(&r->up[1], loading, 145, 151, 3, 2 * TRUNK, NECK);
    mx_convolution_load(&r->up[2], loading, 146, 152, 1, NECK, MIXER);
    mx_linear_load(&r->head, loading, 85, MIXER, MX_RECOGNISER_CLASSES);
}

MxRecogniser *mx_recogniser_load(const char *path, const MxKernels *kernels, GError **error) {
    g_autoptr(GError) cause = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &cause);
    if (file == NULL) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, cause->message);
        return NULL;
    }
    g_autoptr(MxWeights) weights = mx_weights_load((const guint8 *)g_mapped_file_get_contents(file),
                                                   g_mapped_file_get_length(file), error);
    if (weights == NULL)
        return NULL;
    g_autoptr(MxRecogniser) r = g_new0(MxRecogniser, 1);
    r->kernels = kernels != NULL ? kernels : mx_kernels_get();
    MxLoading loading = { weights, r->kernels, NULL };
    load_layers(r, &loading);
    if (loading.missing == NULL)
        return g_steal_pointer(&r);
    g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "not the weights of the recogniser: no %s",
                loading.missing);
    return NULL;
}

static void clear_mixer(Mixer *mixer) {
    mx_norm_clear(&mixer->before);
    mx_norm_clear(&mixer->between);
    mx_linear_clear(&mixer->attention);
    mx_linear_clear(&mixer->project);
    mx_linear_clear(&mixer->widen);
    mx_linear_clear(&mixer->narrow);
}

void mx_recogniser_free(MxRecogniser *r) {
    if (r == NULL)
        return;
    for (guint i = 0; i < N_BLOCKS; i++) {
        g_free(r->blocks[i].weights);
        g_free(r->blocks[i].bias);
        mx_linear_clear(&r->blocks[i].point);
    }
    for (guint i = 0; i < 2; i++) {
        mx_linear_clear(&r->excitations[i].squeeze);
        mx_linear_clear(&r->excitations[i].expand);
        mx_linear_clear(&r->down[i]);
        clear_mixer(&r->mixers[i]);
    }
    for (guint i = 0; i < 3; i++)
        mx_linear_clear(&r->up[i]);
    mx_norm_clear(&r->last);
    mx_linear_clear(&r->stem);
    mx_linear_clear(&r->head);
    g_free(r);
}

MxScratch *mx_scratch_new(void) {
    return g_new0(MxScratch, 1);
}

void mx_scratch_free(MxScratch *scratch) {
    if (scratch == NULL)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(scratch->memory); i++)
        g_free(scratch->memory[i]);
    g_free(scratch);
}

/* -------------------------------------------------------------------------------- running -- */

/* Numbers that a picture of @width comes to at most: the classes of all steps; rows of 64 channels
 * at 24 × width/2. */
static gsize count_room(gsize width) {
    gsize steps = width / MX_RECOGNISER_STEP_PX + 2;
    return MAX(steps * MX_RECOGNISER_CLASSES, 24 * (width / 2 + 1) * 64);
}

static void make_room(MxScratch *scratch, gsize width) {
    gsize room = count_room(width);
    if (room <= scratch->room)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(scratch->memory); i++) {
        g_free(scratch->memory[i]);
        scratch->memory[i] = g_new(float, room);
    }
    scratch->room = room;
}

/* The points that the stem looks at, 9 for each that it gives; white is 1, black -1, beyond the
 * picture is 0. */
static void spread(const guint8 *grey, gsize width, gsize out_width, float *out) {
    for (gsize y = 0; y < MX_RECOGNISER_HEIGHT_PX / 2; y++)
        for (gsize x = 0; x < out_width; x++)
            for (gsize tap = 0; tap < 9; tap++) {
                gsize ty = 2 * y + tap / 3, tx = 2 * x + tap % 3; /* one too many */
                bool in = ty > 0 && ty <= MX_RECOGNISER_HEIGHT_PX && tx > 0 && tx <= width;
                *out++ = in ? (float)grey[(ty - 1) * width + tx - 1] / 127.5f - 1.0f : 0.0f;
            }
}

static void run_square(const MxRecogniser *r, const Block *block, gsize *height, gsize *width,
                       const float *in, float *out) {
    MxDepthwise d = { .height = *height,
                      .width = *width,
                      .channels = block->channels,
                      .size = block->size,
                      .step_y = block->step_y,
                      .step_x = block->step_x,
                      .in = in,
                      .weights = block->weights,
                      .bias = block->bias,
                      .out = out };
    d.out_height = *height = (*height - 1) / block->step_y + 1;
    d.out_width = *width = (*width - 1) / block->step_x + 1;
    r->kernels->depthwise(&d);
}

static void excite(const MxRecogniser *r, const Excitation *e, float *x, gsize points,
                   gsize channels) {
    float mean[TRUNK] = { 0 }, between[TRUNK];
    for (gsize p = 0; p < points; p++)
        for (gsize c = 0; c < channels; c++)
            mean[c] += x[p * channels + c];
    for (gsize c = 0; c < channels; c++)
        mean[c] /= (float)points;
    mx_linear_run(&e->squeeze, r->kernels, 1, mean, channels, between, TRUNK);
    for (gsize i = 0; i < e->squeeze.n; i++)
        between[i] = fmaxf(between[i], 0);
    mx_linear_run(&e->expand, r->kernels, 1, between, e->squeeze.n, mean, TRUNK);
    for (gsize c = 0; c < channels; c++)
        mean[c] = fminf(fmaxf(mean[c] / 6.0f + 0.5f, 0), 1);
    for (gsize p = 0; p < points; p++)
        for (gsize c = 0; c < channels; c++)
            x[p * channels + c] *= mean[c];
}

/* From memory 0 back to it; its @width is left at what is now. */
static void run_blocks(const MxRecogniser *r, float *const *memory, gsize *height, gsize *width) {
    guint n_excited = 0;
    for (guint i = 0; i < N_BLOCKS; i += 2) {
        const Block *square = &r->blocks[i], *point = &r->blocks[i + 1];
        run_square(r, square, height, width, memory[0], memory[1]);
        gsize points = *height * *width;
        r->kernels->hard_swish(memory[1], points * square->channels, square->scale, square->shift);
        if (plan[i / 2].excited)
            excite(r, &r->excitations[n_excited++], memory[1], points, square->channels);
        mx_linear_run(&point->point, r->kernels, points, memory[1], square->channels, memory[0],
                      point->point.n);
        r->kernels->hard_swish(memory[0], points * point->point.n, point->scale, point->shift);
    }
}

/* Means of 3 × 2 points, @ldc numbers apart. */
static void pool(const float *in, gsize width, gsize steps, float *out, gsize ldc) {
    for (gsize s = 0; s < steps; s++)
        for (gsize c = 0; c < TRUNK; c++) {
            float sum = 0;
            for (gsize y = 0; y < 3; y++)
                for (gsize x = 0; x < 2; x++)
                    sum += in[(y * width + 2 * s + x) * TRUNK + c];
            out[s * ldc + c] = sum / 6.0f;
        }
}

/* @x += what attention makes of it, then what two layers make of that. */
static void mix(const MxRecogniser *r, const Mixer *mixer, gsize steps, float *x, float *work) {
    const MxKernels *k = r->kernels;
    float *a = work, *b = work + steps * 3 * MIXER, *scores = b + steps * 3 * MIXER;
    mx_norm_run(&mixer->before, steps, x, b);
    mx_linear_run(&mixer->attention, k, steps, b, MIXER, a, 3 * MIXER);
    mx_attend(a, steps, HEADS, MIXER / HEADS, scores, b);
    mx_linear_run(&mixer->project, k, steps, b, MIXER, a, MIXER);
    for (gsize i = 0; i < steps * MIXER; i++)
        x[i] += a[i];
    mx_norm_run(&mixer->between, steps, x, b);
    mx_linear_run(&mixer->widen, k, steps, b, MIXER, a, 2 * MIXER);
    mx_swish(a, steps * 2 * MIXER);
    mx_linear_run(&mixer->narrow, k, steps, a, 2 * MIXER, b, MIXER);
    for (gsize i = 0; i < steps * MIXER; i++)
        x[i] += b[i];
}

static void run_linear(const MxRecogniser *r, const MxLinear *linear, gsize steps, const float *in,
                       gsize lda, float *out, gsize ldc) {
    mx_linear_run(linear, r->kernels, steps, in, lda, out, ldc);
    for (gsize s = 0; s < steps; s++)
        mx_swish(out + s * ldc, linear->n);
}

/* @wide: room for a row of 960 before and behind @steps of them: convolutions reach one step beyond
 * each end, where there is nothing. */
static void run_head(const MxRecogniser *r, float *const *memory, gsize width, gsize steps) {
    gsize both = 2 * TRUNK;
    float *wide = memory[1], *x = memory[2], *work = memory[3];
    memset(work, 0, (steps + 2) * TRUNK * sizeof(float));
    pool(memory[0], width, steps, work + TRUNK, TRUNK);
    memset(wide, 0, (steps + 2) * both * sizeof(float));
    for (gsize s = 0; s < steps; s++)
        memcpy(wide + (s + 1) * both, work + (s + 1) * TRUNK, TRUNK * sizeof(float));
    run_linear(r, &r->down[0], steps, work, TRUNK, memory[0], NECK);
    run_linear(r, &r->down[1], steps, memory[0], NECK, x, MIXER);
    for (guint i = 0; i < 2; i++)
        mix(r, &r->mixers[i], steps, x, work);
    mx_norm_run(&r->last, steps, x, work);
    run_linear(r, &r->up[0], steps, work, MIXER, wide + both + TRUNK, both);
    run_linear(r, &r->up[1], steps, wide, both, work, NECK);
    run_linear(r, &r->up[2], steps, work, NECK, x, MIXER);
    mx_linear_run(&r->head, r->kernels, steps, x, MIXER, memory[0], MX_RECOGNISER_CLASSES);
    for (gsize s = 0; s < steps; s++)
        r->kernels->log_softmax(memory[0] + s * MX_RECOGNISER_CLASSES, MX_RECOGNISER_CLASSES);
}

const float *mx_recogniser_run(const MxRecogniser *r, MxScratch *scratch, const guint8 *grey,
                               gsize width, gsize *steps) {
    g_return_val_if_fail(width >= 16 && width <= MX_RECOGNISER_MAX_WIDTH_PX, NULL);
    gsize w = (width + 1) / 2, height = MX_RECOGNISER_HEIGHT_PX / 2;
    make_room(scratch, width);
    float *const *memory = scratch->memory;
    spread(grey, width, w, memory[1]);
    mx_linear_run(&r->stem, r->kernels, height * w, memory[1], 9, memory[0], STEM);
    run_blocks(r, memory, &height, &w);
    *steps = w / 2;
    run_head(r, memory, w, *steps);
    return memory[0];
}
