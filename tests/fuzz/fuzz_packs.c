/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of packs from anywhere: refused with one line, or loaded and linked; then its examples
 * are run, its rules tried on theirs, and it is asked all that the later rooms ask.
 *
 *     --- lexicon/pack            a line that begins a file, LIST.yaml or LIST/LIST.yaml;
 *     extends: all                before the first of them stands lexicon.yaml
 *
 * Beside them lies the pack `all`, which has a pattern for every phrase: a pack without is refused,
 * and no input would come further.
 */
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <mingxi/rules.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

#define SEPARATOR "--- "
#define MAX_FILES 8
#define MAX_NAME 20 /* of a folder or a file, in characters */

static char *folder;

static char *path_of(const char *name) {
    g_autofree char *file = g_strconcat(name, MX_PACK_SUFFIX, NULL);
    return g_build_filename(folder, file, NULL);
}

static void remove_folder(void) {
    g_autofree char *all = path_of("all");
    g_remove(all);
    g_rmdir(folder);
    g_free(folder);
}

static void make_folder(void) {
    folder = g_dir_make_tmp("packs-XXXXXX", NULL);
    CHECK(folder != NULL);
    g_autoptr(GString) text = g_string_new("phrases:\n");
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++) /* alike, they are compiled once */
        g_string_append_printf(text, "  - { id: %s, match: '^(?<value>[0-9]+)年' }\n",
                               mx_phrase_name(phrase));
    g_autofree char *all = path_of("all");
    CHECK(g_file_set_contents(all, text->str, -1, NULL));
    atexit(remove_folder);
}

/* ---------------------------------------------------------------------------------- the files --
 */

/* One or two words of small letters. */
static bool is_name(const char *name) {
    g_auto(GStrv) words = g_strsplit(name, "/", 3);
    guint n = g_strv_length(words);
    for (guint i = 0; i < n; i++) {
        gsize length = strlen(words[i]);
        if (length == 0 || length > MAX_NAME ||
            strspn(words[i], "abcdefghijklmnopqrstuvwxyz") != length)
            return false;
    }
    return n == 1 || n == 2;
}

static void write_file(const char *name, const char *text, gsize length, GPtrArray *written) {
    if (!is_name(name) || strcmp(name, "all") == 0 || written->len >= MAX_FILES)
        return;
    char *path = path_of(name);
    g_autofree char *parent = g_path_get_dirname(path);
    g_mkdir(parent, 0700);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL && fwrite(text, 1, length, file) == length && fclose(file) == 0);
    g_ptr_array_add(written, path);
}

static GPtrArray *write_files(const uint8_t *data, size_t size) {
    GPtrArray *written = g_ptr_array_new_with_free_func(g_free);
    const char *at = (const char *)data, *end = at + size;
    g_autofree char *name = g_strdup("lexicon");
    for (const char *begin = at; begin < end;) {
        const char *next = memmem(begin, (size_t)(end - begin), "\n" SEPARATOR, 5);
        bool named = (size_t)(end - begin) > 4 && memcmp(begin, SEPARATOR, 4) == 0;
        const char *last = next != NULL ? next + 1 : end;
        const char *line = named ? memchr(begin, '\n', (size_t)(last - begin)) : NULL;
        if (named) {
            g_free(name);
            name = g_strndup(begin + 4, (size_t)((line ? line : last) - begin) - 4);
        }
        const char *text = named ? (line ? line + 1 : last) : begin;
        write_file(name, text, (gsize)(last - text), written);
        begin = last;
    }
    return written;
}

static void remove_files(GPtrArray *written) {
    for (guint i = 0; i < written->len; i++)
        g_remove(written->pdata[i]);
    for (guint i = 0; i < written->len; i++) {
        g_autofree char *parent = g_path_get_dirname(written->pdata[i]);
        if (strcmp(parent, folder) != 0)
            g_rmdir(parent);
    }
    g_ptr_array_unref(written);
}

/* --------------------------------------------------------------------------- what is asked of it
 * -- */

static const char *const TEXT =
    "2024年一般公共预算财政拨款支出表（不含上年结转）aaaaaaaaaaaaaaaaaaaa，收入合计12.50万元";

static void check_span(MxSpan span) {
    CHECK(span.start < 0 || (span.start <= span.end && span.end <= (int)strlen(TEXT)));
}

static void ask_words(const MxPack *pack) {
    MxSpan span = { -1, -1 };
    for (MxPhrase phrase = 0; phrase < MX_N_PHRASES; phrase++)
        if (mx_pack_phrase(pack, phrase, TEXT, &span))
            check_span(span);
    MxColumnType type;
    mx_pack_column(pack, TEXT, TEXT, &type);
    mx_pack_table(pack, &(MxTableTraits){ TEXT, TEXT, "2010101" });
    mx_pack_field(pack, TEXT, TEXT);
    mx_pack_row(pack, TEXT);
    if (mx_pack_form(pack, TEXT, TEXT, &span) != NULL)
        check_span(span);
    if (mx_pack_unit(pack, TEXT, &span) != NULL)
        check_span(span);
    g_auto(MxTitle) title = { 0 };
    mx_pack_title(pack, TEXT, &title);
}

static void ask_facts(const MxPack *pack) {
    g_autoptr(MxFactRules) rules = mx_pack_fact_rules(pack, TEXT);
    g_autoptr(GArray) hits = mx_fact_rules_find(rules, TEXT);
    for (guint i = 0; i < hits->len; i++) {
        const MxFactHit *hit = &g_array_index(hits, MxFactHit, i);
        CHECK(hit->id != NULL && hit->unit != NULL);
        check_span(hit->value);
        check_span(hit->zero);
        check_span(hit->whole);
    }
}

static bool ask_code(const char *code, const char *name, bool official, int from, int until,
                     gpointer data) {
    const char *said = NULL;
    (void)official;
    CHECK(mx_pack_code(data, code, name, from, &said) != MX_CODE_UNKNOWN);
    mx_pack_code(data, code, TEXT, until, &said);
    mx_pack_code(data, "2999999", name, 2024, &said);
    mx_pack_code_of(data, name, 2024, "", 0);
    return true;
}

static void ask_folder(const MxPatterns *patterns) {
    g_autofree char *print = mx_patterns_fingerprint(patterns);
    CHECK(strlen(print) == 64);
    g_ptr_array_unref(mx_patterns_words(patterns));
    g_free(mx_patterns_field_label(patterns, "annual.local"));
    g_ptr_array_unref(mx_patterns_rules(patterns));
    g_ptr_array_unref(mx_patterns_check(patterns, NULL));
    g_ptr_array_unref(mx_rules_check(patterns, NULL));
    const MxPack *lexicon = mx_patterns_lexicon(patterns);
    CHECK(lexicon != NULL && mx_patterns_profile(patterns, "none") == lexicon);
    CHECK(mx_patterns_governments(patterns, lexicon) != NULL);
    mx_patterns_detect(patterns, TEXT);
    for (guint i = 0; i < patterns->packs->len; i++) {
        MxPack *pack = patterns->packs->pdata[i];
        CHECK(mx_patterns_profile(patterns, mx_pack_name(pack)) == pack);
        g_autoptr(GPtrArray) collected = mx_patterns_collect_rules(patterns, pack);
        CHECK(collected->len >= pack->rules->len);
        ask_words(pack);
        ask_facts(pack);
        mx_classification_each(patterns->codes, ask_code, pack);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (folder == NULL)
        make_folder();
    GPtrArray *written = write_files(data, size);
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(folder, &error);
    CHECK((patterns == NULL) == (error != NULL));
    if (patterns != NULL)
        ask_folder(patterns);
    else
        CHECK(g_error_matches(error, MX_ERROR, MX_ERROR_PATTERN) &&
              g_str_has_prefix(error->message, folder) && strchr(error->message, '\n') == NULL);
    mx_patterns_free(patterns);
    remove_files(written);
    return 0;
}
