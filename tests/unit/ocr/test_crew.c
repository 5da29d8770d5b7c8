/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that are read side by side say what they say one after another. Skipped where the weights
 * were not fetched. */
#include <criterion/criterion.h>

#include "ocr/ocr.h"
#include "ocr/text/crew.h"

#define WIDTH 300
#define PITCH 40
#define LINES 12

/* Bars of a figure's height, other ones in each line. */
static MxRaster *draw(void) {
    MxRaster *picture = mx_raster_new(WIDTH, PITCH * LINES);
    for (int y = 0; y < picture->height; y++)
        for (int x = 0; x < WIDTH; x++) {
            bool inside = y % PITCH > 8 && y % PITCH < 32 && x > 10 && x < WIDTH - 10;
            int tone = inside && (x / (3 + y / PITCH) + y % PITCH / 6) % 3 == 0 ? 10 : 245;
            mx_raster_row(picture, y)[x] = (guint8)tone;
        }
    return picture;
}

static void line_free(MxInkLine *line) {
    g_array_unref(line->blobs);
    g_free(line);
}

static GPtrArray *list_lines(void) {
    GPtrArray *lines = g_ptr_array_new_with_free_func((GDestroyNotify)line_free);
    for (int i = 0; i < LINES; i++) {
        int top = i * PITCH;
        MxBlob blob = { 11, top + 9, WIDTH - 11, top + 32, 23 * (WIDTH - 22) };
        MxInkLine *line = g_new(MxInkLine, 1);
        *line = (MxInkLine){ 11,    top + 9,     WIDTH - 11, top + 32, 0,   top,
                             WIDTH, top + PITCH, false,      24,       NULL };
        line->blobs = g_array_new(FALSE, FALSE, sizeof(MxBlob));
        g_array_append_val(line->blobs, blob);
        g_ptr_array_add(lines, line);
    }
    return lines;
}

static MxCrew *load(const char *dir, guint threads) {
    g_autofree char *weights = g_build_filename(dir, "recogniser.onnx", NULL);
    g_autofree char *characters = g_build_filename(dir, "characters.txt", NULL);
    MxAlphabet *alphabet = mx_alphabet_load(characters, NULL);
    MxRecogniser *recogniser = mx_recogniser_load(weights, NULL, NULL);
    cr_assert(alphabet != NULL && recogniser != NULL);
    return mx_crew_new(recogniser, alphabet, threads);
}

Test(crew, says_what_one_reader_says) {
    g_autofree char *dir = mx_ocr_find_dir();
    if (dir == NULL)
        cr_skip_test("no weights");
    g_autoptr(MxRaster) picture = draw();
    g_autoptr(GPtrArray) lines = list_lines();
    g_autoptr(MxCrew) alone = load(dir, 1), many = load(dir, 4);
    g_autoptr(GPtrArray) want = mx_crew_read(alone, picture, lines, mx_line_read);
    g_autoptr(GPtrArray) got = mx_crew_read(many, picture, lines, mx_line_read);
    guint characters = 0;
    cr_assert_eq(got->len, (guint)LINES);
    for (guint i = 0; i < got->len; i++) {
        const GArray *a = want->pdata[i], *b = got->pdata[i];
        cr_assert_eq(a->len, b->len, "line %u", i);
        for (guint s = 0; s < a->len; s++) {
            const MxSign *p = &g_array_index(a, MxSign, s), *q = &g_array_index(b, MxSign, s);
            cr_expect(p->ch == q->ch && p->at == q->at && p->sure == q->sure, "line %u", i);
        }
        characters += a->len;
    }
    cr_expect(characters > 0, "nothing was read at all");
}
