/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recogniser against ONNX Runtime's numbers for the same picture (onnxruntime-node 1.17), and
 * weights that are none. The first is skipped where the weights were not fetched. */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <math.h>
#include <mingxi/error.h>

#include "ocr/net/recogniser.h"
#include "ocr/net/weights.h"
#include "ocr/ocr.h"

#define WIDTH 120

/* Blocks on paper, with a little noise. */
static void draw(guint8 *grey) {
    for (int y = 0; y < 48; y++)
        for (int x = 0; x < WIDTH; x++) {
            bool inside = 8 <= y && y < 40 && 8 <= x && x < 112;
            int tone = !inside ? 250 : (x / 6 + y / 8) % 3 == 0 ? 0 : 255;
            grey[y * WIDTH + x] = (guint8)(tone ^ ((x * y) % 7));
        }
}

static const struct {
    guint step, class;
    double probability;
} expected[] = {
    { 0, 0, 0.99944 },     { 1, 0, 0.88244 },    { 1, 94, 0.02768 },   { 3, 0, 0.70999 },
    { 3, 632, 0.04495 },   { 6, 0, 0.60668 },    { 8, 0, 0.52070 },    { 8, 632, 0.15235 },
    { 10, 0, 0.28451 },    { 10, 632, 0.23271 }, { 12, 632, 0.27425 }, { 12, 0, 0.16888 },
    { 14, 6624, 0.00161 },
};

Test(recogniser, gives_the_numbers_of_another_runtime) {
    g_autofree char *dir = mx_ocr_find_dir();
    if (dir == NULL)
        cr_skip_test("no weights");
    g_autofree char *path = g_build_filename(dir, "recogniser.onnx", NULL);
    guint8 grey[48 * WIDTH];
    draw(grey);
    for (const MxKernels *const *k = mx_kernels_list(); *k != NULL; k++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(MxRecogniser) recogniser = mx_recogniser_load(path, *k, &error);
        cr_assert(recogniser != NULL, "%s", error != NULL ? error->message : "");
        g_autoptr(MxScratch) scratch = mx_scratch_new();
        gsize steps;
        const float *got = mx_recogniser_run(recogniser, scratch, grey, WIDTH, &steps);
        cr_assert_eq(steps, 15u);
        for (gsize i = 0; i < G_N_ELEMENTS(expected); i++) {
            double p =
                exp((double)got[expected[i].step * MX_RECOGNISER_CLASSES + expected[i].class]);
            cr_expect(fabs(p - expected[i].probability) < 5e-4, "%s, step %u, class %u: %f, not %f",
                      (*k)->name, expected[i].step, expected[i].class, p, expected[i].probability);
        }
    }
}

/* Any bytes: what is found is within them. */
Test(recogniser, damaged_weights_are_refused) {
    g_autofree char *dir = mx_ocr_find_dir();
    g_autofree char *path = dir != NULL ? g_build_filename(dir, "recogniser.onnx", NULL) : NULL;
    g_autofree char *model = NULL;
    gsize length;
    if (path == NULL || !g_file_get_contents(path, &model, &length, NULL))
        cr_skip_test("no weights");
    for (gsize cut = 0; cut < length; cut += length / 37 + 1) {
        g_autofree guint8 *part = g_memdup2(model, cut);
        mx_weights_free(mx_weights_load(part, cut, NULL));
    }
    for (guint i = 0; i < 2000; i++)
        model[(i * 7919u) % 4096u] = (char)(i * 31u);
    mx_weights_free(mx_weights_load((const guint8 *)model, length, NULL));
    g_autofree char *folder = g_dir_make_tmp("mingxi-XXXXXX", NULL);
    g_autofree char *broken = g_build_filename(folder, "recogniser.onnx", NULL);
    g_autofree char *list = g_build_filename(folder, "characters.txt", NULL);
    g_autoptr(GError) error = NULL;
    cr_assert(g_file_set_contents(broken, model, (gssize)length, NULL));
    cr_assert(g_file_set_contents(list, "一\n", -1, NULL));
    cr_expect_null(mx_ocr_load(folder, 1, &error));
    cr_expect(g_error_matches(error, MX_ERROR, MX_ERROR_FORMAT));
    g_remove(broken);
    g_remove(list);
    g_rmdir(folder);
}
