/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Native text, OCR, garbled text and overprint: each said once for a run of pages, or for a text;
 * marks of notes once for each figure. */
#include "extract/text_layer.h"

#include <stdlib.h>

#include "layout/layout.h"
#include "ocr/ocr.h"

/* One diagnostic for each run of pages. */
static void note_garbled(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        guint first = i;
        while (i < layouts->len && ((const MxLayout *)layouts->pdata[i])->text == MX_TEXT_GARBLED)
            i++;
        if (i == first)
            continue;
        g_autofree char *pages = i == first + 1 ? g_strdup_printf("page %u", first + 1)
                                                : g_strdup_printf("pages %u to %u", first + 1, i);
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "garbled-text", first + 1,
                           "%s: the fonts do not say which characters they draw, so the text "
                           "cannot be read; run OCR first",
                           pages);
    }
}

/* Pages of which only some characters cannot be read. */
static void note_unknown(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->n_unknown > 0)
            mx_disclosure_note(d, MX_SEVERITY_WARNING, "garbled-font", layout->number,
                               "a font does not say which characters it draws: %u are unknown",
                               layout->n_unknown);
    }
}

static int compare_characters(const void *a, const void *b) {
    gunichar p = *(const gunichar *)a, q = *(const gunichar *)b;
    return (p > q) - (p < q);
}

/* Slanted characters come in no order: what is one text is told by those it has. */
static char *sort_text(const char *text) {
    glong n;
    g_autofree gunichar *characters = g_utf8_to_ucs4_fast(text, -1, &n);
    qsort(characters, (gsize)n, sizeof *characters, compare_characters);
    return g_ucs4_to_utf8(characters, n, NULL, NULL, NULL);
}

/* Once for each text: a watermark stands on every page. */
static void note_overprint(MxDisclosure *d, const GPtrArray *layouts) {
    g_autoptr(GHashTable) said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->overprint != NULL && g_hash_table_add(said, sort_text(layout->overprint)))
            mx_disclosure_note(d, MX_SEVERITY_INFO, "overprint", layout->number,
                               "left out as a watermark or a seal, for it lies across other text: "
                               "%s",
                               layout->overprint);
    }
}

/* Once for each text, too: what a template hides stands on every page. */
static void note_hidden(MxDisclosure *d, const GPtrArray *layouts) {
    g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->hidden != NULL && g_hash_table_add(said, layout->hidden))
            mx_disclosure_note(d, MX_SEVERITY_INFO, "hidden-text", layout->number,
                               "left out, for it is clipped away, painted over or not painted: %s",
                               layout->hidden);
        if (layout->n_hidden_words > 0)
            mx_disclosure_note(d, MX_SEVERITY_INFO, "hidden-words", layout->number,
                               "%u letters of text without figures are left out, for they are "
                               "clipped away, painted over or not painted",
                               layout->n_hidden_words);
        if (layout->cut != NULL)
            mx_disclosure_note(d, MX_SEVERITY_WARNING, "cut-figure", layout->number,
                               "figures of which the page shows a part only, up to the bar or from "
                               "it: %s",
                               layout->cut);
    }
}

static void note_marks_of(MxDisclosure *d, guint page, const MxGrid *grid) {
    for (guint i = 0; i < grid->cells->len; i++) {
        const MxCell *cell = grid->cells->pdata[i];
        if (cell->marks != NULL)
            mx_disclosure_note(d, MX_SEVERITY_INFO, "figure-marked", page,
                               "%s: '%s', in small type beside it, is no part of it", cell->text,
                               cell->marks);
    }
}

static void note_marks(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        for (guint g = 0; g < layout->grids->len; g++)
            note_marks_of(d, layout->number, layout->grids->pdata[g]);
    }
}

/* What the pages count in all, in the guint at @offset of MxLayout; @first: (out): the first page
 * that counts any, 0 for none. */
static guint sum_pages(const GPtrArray *layouts, glong offset, guint *first) {
    guint sum = 0;
    *first = 0;
    for (guint i = layouts->len; i-- > 0;) {
        const MxLayout *layout = layouts->pdata[i];
        guint n = G_STRUCT_MEMBER(guint, layout, offset);
        sum += n;
        *first = n > 0 ? layout->number : *first;
    }
    return sum;
}

/* One diagnostic: a form has fields on all of its pages. */
static void note_annotated(MxDisclosure *d, const GPtrArray *layouts) {
    guint first, n = sum_pages(layouts, G_STRUCT_OFFSET(MxLayout, n_annotated), &first);
    if (n > 0)
        mx_disclosure_note(d, MX_SEVERITY_INFO, "annotated", first,
                           "text of %u form fields and annotations is read as if it were printed",
                           n);
}

static void note_mended(MxDisclosure *d, const GPtrArray *layouts) {
    guint first, n = sum_pages(layouts, G_STRUCT_OFFSET(MxLayout, n_mended), &first);
    if (n > 0)
        mx_disclosure_note(d, MX_SEVERITY_INFO, "reading-mended", first,
                           "%u characters that the picture shows too poorly are taken for what "
                           "the document has elsewhere between the same words",
                           n);
}

static void note_specks(MxDisclosure *d, const GPtrArray *layouts) {
    guint first, n = sum_pages(layouts, G_STRUCT_OFFSET(MxLayout, n_specks), &first);
    if (n > 0)
        mx_disclosure_note(d, MX_SEVERITY_INFO, "picture-specks", first,
                           "%u marks beside the text, such as staples leave, are left out", n);
}

/* Of pictures with a layer of text the better of both is taken. */
static void note_layers(MxDisclosure *d, const GPtrArray *layouts) {
    guint first = 0, n = 0, n_replaced = 0;
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->layer == MX_LAYER_NONE)
            continue;
        first = n++ > 0 ? first : layout->number;
        n_replaced += layout->layer == MX_LAYER_REPLACED;
    }
    if (n > 0)
        mx_disclosure_note(d, MX_SEVERITY_INFO, "text-over-picture", first,
                           "%u pages are pictures with text laid over them: %u of them were read "
                           "anew from the picture; of the others the text was kept",
                           n, n_replaced);
}

/* Once: the recogniser is refused for all pages. */
static void note_refused(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->unread == NULL)
            continue;
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "recogniser-refused", layout->number,
                           "pages that are pictures are not read: %s", layout->unread);
        return;
    }
}

static void note_illegible(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->illegible)
            mx_disclosure_note(d, MX_SEVERITY_WARNING, "illegible", layout->number,
                               "the picture is too poor, or its type too small, to be read surely");
    }
}

/* Page by page: what is missing of each is another thing. */
static void note_damage(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->lost != NULL)
            mx_disclosure_note(d, MX_SEVERITY_ERROR, "page-lost", layout->number,
                               "nothing of this page is read: %s", layout->lost);
        if (layout->damage != NULL)
            mx_disclosure_note(d, layout->harmed ? MX_SEVERITY_ERROR : MX_SEVERITY_WARNING,
                               "damaged", layout->number,
                               "the page is damaged, and text of it may be missing: %s",
                               layout->damage);
        if (layout->undrawn != NULL)
            mx_disclosure_note(d, MX_SEVERITY_ERROR, "page-undrawn", layout->number,
                               "the rulings of the page are not read, and its tables may be read "
                               "wrong: %s",
                               layout->undrawn);
    }
}

static void list_unread(MxDisclosure *d, const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        if (layout->text == MX_TEXT_NONE || layout->text == MX_TEXT_GARBLED || layout->lost != NULL)
            g_array_append_val(d->unread, layout->number);
    }
}

/* Who has a scan and no recogniser is told what to install. */
static void note_textless(MxDisclosure *d) {
    g_autofree char *weights = mx_ocr_find_dir();
    if (weights == NULL)
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "no-text-layer", 0,
                           "no page has text, only pictures; what reads them is not installed "
                           "(Debian package mingxi-ocr)");
    else
        mx_disclosure_note(d, MX_SEVERITY_ERROR, "no-text-layer", 0,
                           "no page has text, and none was read from its picture");
}

void mx_text_layer_describe(MxDisclosure *d, const GPtrArray *layouts) {
    guint native = 0, ocr = 0, garbled = 0;
    for (guint i = 0; i < layouts->len; i++) {
        const MxLayout *layout = layouts->pdata[i];
        native += layout->text == MX_TEXT_NATIVE;
        ocr += layout->text == MX_TEXT_OCR;
        garbled += layout->text == MX_TEXT_GARBLED;
    }
    d->source.text = native && ocr ? "mixed" : ocr ? "ocr" : native ? "native" : "none";
    if (native + ocr + garbled == 0)
        note_textless(d);
    list_unread(d, layouts);
    note_damage(d, layouts);
    note_garbled(d, layouts);
    note_unknown(d, layouts);
    note_overprint(d, layouts);
    note_hidden(d, layouts);
    note_marks(d, layouts);
    note_annotated(d, layouts);
    note_refused(d, layouts);
    note_illegible(d, layouts);
    note_mended(d, layouts);
    note_specks(d, layouts);
    note_layers(d, layouts);
}
