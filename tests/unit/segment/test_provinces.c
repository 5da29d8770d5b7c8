/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of many provinces, held against the lexicon: tests/data/provinces.txt; those of whole
 * governments, held against their pack: tests/data/government_tables.txt. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/text.h"
#include "segment/identity/government_table.h"
#include "segment/table/caption.h"
#include "support/case_lines.h"
#include "support/packs.h"

#define WORDS "../data/provinces.txt"
#define GOVERNMENTS "../data/government_tables.txt"

static const char *const TYPES[] = { "text", "code", "amount", "number", "percent" };

/* What the caption of a grid under this line says. */
static MxCaption read_caption(const MxPack *pack, char *text) {
    MxLine line = { .box = { 0, 0, 100, 10 }, .size_pt = 10, .text = text };
    line.words = g_ptr_array_new();
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    g_ptr_array_add(lines, &line);
    MxCaption caption = { 0 };
    mx_caption_read(&caption, pack, lines);
    g_ptr_array_unref(line.words);
    return caption;
}

/* Each of these gives what the pack makes of @said, as the file writes it. */

static char *as_table(const MxPack *pack, const char *said) {
    g_auto(GStrv) parts = g_strsplit(said, " @ ", 3);
    guint n = g_strv_length(parts);
    MxCaption caption = read_caption(pack, parts[0]);
    if (caption.title == NULL)
        return g_strdup("no title");
    g_autofree char *title = mx_text_fold(caption.title);
    g_autofree char *headers = mx_text_fold(n > 1 ? parts[1] : "");
    const char *id = mx_pack_table(pack, &(MxTableTraits){ title, headers, n > 2 ? parts[2] : "" });
    bool form = mx_pack_form(pack, title, "", NULL) != NULL;
    char *result = caption.number > 0 ? g_strdup_printf("%s %d", id ? id : "other", caption.number)
                                      : g_strdup(id ? id : "other");
    mx_caption_clear(&caption);
    return form ? (g_free(result), g_strdup("a form")) : result;
}

static char *as_column(const MxPack *pack, const char *said) {
    g_autofree char *path = mx_text_fold(said);
    char *last = strrchr(path, '/');
    MxColumnType type = MX_COLUMN_AMOUNT;
    if (last != NULL)
        *last = '\0';
    const char *id = mx_pack_column(pack, last ? last + 1 : path, last ? path : "", &type);
    return type == MX_COLUMN_AMOUNT || id == NULL ? g_strdup(id ? id : "-")
                                                  : g_strdup_printf("%s %s", id, TYPES[type]);
}

static char *as_phrase(const MxPack *pack, MxPhrase phrase, const char *said) {
    g_autofree char *folded = mx_text_fold(said);
    MxSpan span;
    if (!mx_pack_phrase(pack, phrase, folded, &span))
        return g_strdup("-");
    return g_strndup(folded + span.start, (gsize)(span.end - span.start));
}

static char *as_form(const MxPack *pack, const char *said) {
    g_autofree char *folded = mx_text_fold(said);
    const char *id = mx_pack_form(pack, folded, "", NULL);
    MxTableTraits traits = { folded, "", "" };
    return g_strdup(id && mx_pack_table(pack, &traits) == NULL ? id : id ? "a table" : "-");
}

static char *as_said(const MxPack *pack, const char *kind, const char *said) {
    if (strcmp(kind, "table") == 0)
        return as_table(pack, said);
    if (strcmp(kind, "column") == 0)
        return as_column(pack, said);
    if (strcmp(kind, "form") == 0)
        return as_form(pack, said);
    return as_phrase(pack,
                     strcmp(kind, "unit") == 0    ? MX_PHRASE_UNIT
                     : strcmp(kind, "owner") == 0 ? MX_PHRASE_OWNER
                                                  : MX_PHRASE_TOTAL,
                     said);
}

/* Meaning: what @means makes of lines `KIND SAID => MEANING`; a line without a meaning means
 * itself. */
typedef struct {
    const MxPack *pack;
    char *(*means)(const MxPack *, const char *kind, const char *said);
} Meaning;

static void hold_line(const CaseLine *line, gpointer data) {
    const Meaning *meaning = data;
    gsize key = strcspn(line->given, " ");
    g_autofree char *kind = g_strndup(line->given, key);
    const char *said = g_strchug(line->given + key);
    g_autofree char *folded = mx_text_fold(said);
    g_autofree char *got = meaning->means(meaning->pack, kind, said);
    cr_expect_str_eq(got, line->wanted ? line->wanted : folded, "%s:%u: %s: %s", line->file,
                     line->number, said, got);
}

static guint hold_lines(const char *file, const MxPack *pack,
                        char *(*means)(const MxPack *, const char *kind, const char *said)) {
    return visit_cases(file, hold_line, &(Meaning){ pack, means });
}

Test(provinces, words_mean_what_they_mean) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    cr_assert_gt(hold_lines(WORDS, mx_patterns_lexicon(patterns), as_said), 200);
}

static const char *or_none(const char *text) {
    return text ? text : "-";
}

static char *as_government_said(const MxPack *pack, const char *kind, const char *said) {
    if (strcmp(kind, "column") == 0)
        return as_column(pack, said);
    MxTable table = { .title = g_strdup(said) };
    mx_government_name_table(&table, pack, "某某市");
    char *result = g_strdup_printf("%s %s %d %s", table.id, or_none(table.scope), table.year,
                                   or_none(table.phase));
    g_free(table.title);
    g_free(table.id);
    g_free(table.scope);
    g_free(table.phase);
    return result;
}

Test(provinces, words_of_governments_mean_what_they_mean) {
    g_autoptr(MxPatterns) patterns = load_packs(PROJECT_PATTERNS);
    const MxPack *pack = mx_patterns_governments(patterns, mx_patterns_lexicon(patterns));
    cr_assert_gt(hold_lines(GOVERNMENTS, pack, as_government_said), 90);
}
