/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Changes to page models that stay page models: of bytes changed blindly hardly any load. Glyphs
 * and rulings are moved, doubled, taken out and stretched, mostly by a little and mostly to where
 * others stand, since that is where decisions lie. One change in eight is libFuzzer's own.
 */
#include <string.h>

#include "fuzz.h"
#include "page/page.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);

static double nudge(GRand *rand) {
    static const double STEPS[] = { 0.5, 1, 3, 6, 12, 40, 200 };
    double step = STEPS[g_rand_int_range(rand, 0, G_N_ELEMENTS(STEPS))];
    return g_rand_double_range(rand, -step, step);
}

static gunichar pick_char(GRand *rand) {
    static const char *const CHARS =
        "0123456789,.-%（）()：:一二三十类款项目编码名称合计收入支出万元年预算表注"
        "一般公共基本单位无—…·abcA\"\\[]";
    glong n = g_utf8_strlen(CHARS, -1);
    return g_utf8_get_char(g_utf8_offset_to_pointer(CHARS, g_rand_int_range(rand, 0, (gint32)n)));
}

static void change_glyph(GRand *rand, MxGlyph *g) {
    double dx = nudge(rand), dy = nudge(rand);
    switch (g_rand_int_range(rand, 0, 4)) {
    case 0:
        g->ch = pick_char(rand);
        break;
    case 1:
        g->size_pt = (float)g_rand_double_range(rand, 0, 30);
        break;
    case 2:
        g->box.x1 = MAX(g->box.x0, g->box.x1 + dx);
        g->box.y1 = MAX(g->box.y0, g->box.y1 + dy);
        break;
    default:
        g->box = (MxBox){ g->box.x0 + dx, g->box.y0 + dy, g->box.x1 + dx, g->box.y1 + dy };
    }
}

static void change_ruling(GRand *rand, MxRuling *r) {
    if (g_rand_boolean(rand))
        r->at += nudge(rand);
    else
        r->from += nudge(rand);
    r->to = MAX(r->from, r->to + (g_rand_boolean(rand) ? nudge(rand) : 0));
}

/* Takes out an element or a stretch, or appends a copy of one, which is then changed in place. */
static void change_array(GRand *rand, GArray *array, bool glyphs) {
    if (array->len == 0)
        return;
    guint i = (guint)g_rand_int_range(rand, 0, (gint32)array->len);
    int what = g_rand_int_range(rand, 0, 8);
    if (what == 0) {
        guint n = (guint)g_rand_int_range(rand, 1, (gint32)MIN(array->len - i, 8u) + 1);
        g_array_remove_range(array, i, n);
        return;
    }
    if (what <= 2) {
        guint size = g_array_get_element_size(array);
        g_autofree char *copy = g_memdup2(array->data + (gsize)i * size, size);
        g_array_append_vals(array, copy, 1);
        i = array->len - 1;
    }
    if (glyphs)
        change_glyph(rand, &g_array_index(array, MxGlyph, i));
    else
        change_ruling(rand, &g_array_index(array, MxRuling, i));
}

static void change_page(GRand *rand, MxPage *page) {
    GArray *const arrays[] = { page->glyphs, page->horizontal, page->vertical };
    for (int n = g_rand_int_range(rand, 1, 6); n > 0; n--) {
        int which = g_rand_int_range(rand, 0, G_N_ELEMENTS(arrays));
        change_array(rand, arrays[which], which == 0);
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed) {
    g_autoptr(MxPage) page = mx_page_load_json((const char *)data, size, NULL);
    if (page == NULL || seed % 8 == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    GRand *rand = g_rand_new_with_seed(seed);
    change_page(rand, page);
    g_rand_free(rand);
    g_autofree char *json = mx_page_to_json(page);
    gsize length = strlen(json);
    if (length > max_size)
        return LLVMFuzzerMutate(data, size, max_size);
    memcpy(data, json, length);
    return length;
}
