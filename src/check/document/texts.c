/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a document in which rules look for wordings. Patterns see them folded, readers as
 * they are printed; a paragraph of a section stands, for all that is known, on the section's first
 * page. */
#include <string.h>

#include "base/text.h"
#include "check/document/texts.h"
#include "check/scopes/wordings.h"
#include "model/disclosure.h"

static void text_free(gpointer data) {
    MxText *text = data;
    g_free(text->printed);
    g_free(text->folded);
    g_free(text);
}

static void add(GPtrArray *list, const MxSection *section, const char *printed, MxPlace place) {
    if (printed == NULL || *printed == '\0')
        return;
    MxText *text = g_new0(MxText, 1);
    text->printed = g_strdup(printed);
    text->folded = mx_text_fold(printed);
    text->section = section;
    text->place = place;
    text->place.text = text->printed;
    g_ptr_array_add(list, text);
}

static void add_section(GPtrArray *list, const MxSection *section) {
    MxPlace place = { .what = MX_PLACE_SECTION, .page = section->first_page };
    add(list, section, section->title, place);
    g_auto(GStrv) paragraphs = g_strsplit(section->text, "\n", -1);
    for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
        add(list, section, *paragraph, place);
}

static void add_table(GPtrArray *list, const MxTable *table) {
    MxPlace place = { .what = MX_PLACE_TABLE, .table = table, .page = table->first_page };
    add(list, NULL, table->title, place);
    place.page = table->last_page;
    add(list, NULL, table->note, place);
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        place.page = row->page;
        if (row->kind == MX_ROW_NOTE)
            add(list, NULL, mx_row_label(table, row), place);
    }
}

static void add_form(GPtrArray *list, const MxForm *form) {
    for (gsize i = 0; i < MX_N_FORM_TEXTS; i++) {
        const MxField *field = mx_form_get(form, MX_FORM_TEXTS[i]);
        if (field != NULL)
            add(list, NULL, field->text, mx_place_field(form, MX_FORM_TEXTS[i], field));
    }
}

const GPtrArray *mx_texts_list(MxCheck *check) {
    if (check->texts != NULL)
        return check->texts;
    check->texts = g_ptr_array_new_with_free_func(text_free);
    for (guint i = 0; i < check->d->sections->len; i++)
        add_section(check->texts, check->d->sections->pdata[i]);
    for (guint i = 0; i < check->d->tables->len; i++)
        add_table(check->texts, check->d->tables->pdata[i]);
    for (guint i = 0; i < check->d->forms->len; i++)
        add_form(check->texts, check->d->forms->pdata[i]);
    return check->texts;
}

MxValue *mx_texts_find(MxCheck *check, MxPhrase phrase) {
    const GPtrArray *texts = mx_texts_list(check);
    g_autoptr(MxValue) value = mx_value_new();
    for (guint i = 0; i < texts->len; i++) {
        const MxText *text = texts->pdata[i];
        if (mx_pack_phrase(check->pack, phrase, text->folded, NULL))
            mx_value_add(value, mx_figure_new_integer(1), &text->place);
    }
    return value->figure != NULL ? g_steal_pointer(&value) : NULL;
}

/* Characters before and after what is quoted: half a line, which tells a reader which sentence it
 * is. */
#define AROUND 14

/* Byte in @printed of the folded character number @n. */
static const char *printed_at(const char *printed, glong n) {
    const char *p = printed;
    for (; *p != '\0'; p = g_utf8_next_char(p))
        if (!mx_char_is_space(g_utf8_get_char(p)) && n-- == 0)
            break;
    return p;
}

const char *mx_texts_quote(MxCheck *check, const MxText *text, MxSpan span) {
    glong first = g_utf8_pointer_to_offset(text->folded, text->folded + span.start);
    glong last = g_utf8_pointer_to_offset(text->folded, text->folded + span.end);
    const char *start = printed_at(text->printed, MAX(first - AROUND, 0));
    const char *inside = printed_at(text->printed, first);
    while (start < inside && !g_unichar_isalnum(g_utf8_get_char(start)))
        start = g_utf8_next_char(start);
    const char *end = printed_at(text->printed, last + AROUND);
    g_autofree char *quote = g_strndup(start, (gsize)(end - start));
    return g_string_chunk_insert(check->quotes, g_strstrip(quote));
}
