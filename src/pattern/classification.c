/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The government's classification of expenditure: which name a code has, and when.
 *
 *   '2080505 机关事业单位基本养老保险缴费支出'      always
 *   '207 文化体育与传媒支出 (-2018)'              until the budget of 2018
 *   '207 文化旅游体育与传媒支出 (2019-)'          from that of 2019 on
 *
 *   '* 科目 (2019-2026)'                          the lists are those of these years
 *
 * All names of all packs that hold for every document lie in one table of codes. Names are compared
 * by their letters alone, and one that only goes on with the other is the same name: boxes cut
 * names, and producers put 支出 or （项） behind them.
 *
 * The lists are complete for classes and groups (3 and 5 digits), not for items (7): an item that
 * is not listed is unknown only where its group is. Of a year whose list nobody wrote down, and of
 * a document whose year is not known, no code is unknown and none renamed.
 */
#include "pattern/classification.h"

#include <mingxi/error.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Digits of a class, a group, an item. */
#define CLASS_DIGITS 3u
#define GROUP_DIGITS 5u
#define ITEM_DIGITS 7u

/* A name shorter than this is not the beginning of another. Two letters: 教育 is printed for
 * 教育支出; with three, that were another name; with one, any slip of a letter would do. */
#define MIN_CUT_LETTERS 2

/* First and last year of a name; 0 where there is no end. */
typedef struct {
    char *code, *name, *letters;
    int from, until;
} CodeName;

/* @from, @until: of the budgets whose lists these are; 0 where nothing says so. */
struct MxClassification {
    GHashTable *names; /* code → GPtrArray of CodeName */
    GHashTable *named; /* letters of a name → GPtrArray of CodeName, borrowed */
    int from, until;
};

static void code_name_free(CodeName *name) {
    g_free(name->code);
    g_free(name->name);
    g_free(name->letters);
    g_free(name);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(CodeName, code_name_free)

MxClassification *mx_classification_new(void) {
    MxClassification *codes = g_new0(MxClassification, 1);
    codes->names =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    codes->named =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    return codes;
}

void mx_classification_free(MxClassification *codes) {
    if (codes == NULL)
        return;
    g_hash_table_unref(codes->named);
    g_hash_table_unref(codes->names);
    g_free(codes);
}

/* The particle 的: lists of one year print 其他对个人和家庭补助 and 其他对个人和家庭的补助. */
#define PARTICLE 0x7684

/* Without white space, parentheses, commas, quotes and 的: what two prints of a name have in
 * common. */
static char *letters_of(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    GString *letters = g_string_new(NULL);
    for (const char *p = folded; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)) && g_utf8_get_char(p) != PARTICLE)
            g_string_append_unichar(letters, g_utf8_get_char(p));
    return g_string_free(letters, FALSE);
}

/* (2019-), (-2018), (2019-2021); nothing: always. */
static bool read_span(const char *text, CodeName *name) {
    if (*text == '\0')
        return true;
    int from = 0, until = 0, end = 0;
    bool since = sscanf(text, "(%4d-)%n", &from, &end) == 1 && end > 0;
    bool to = !since && sscanf(text, "(-%4d)%n", &until, &end) == 1 && end > 0;
    bool both = !since && !to && sscanf(text, "(%4d-%4d)%n", &from, &until, &end) == 2 && end > 0;
    name->from = to ? 0 : from;
    name->until = since ? 0 : until;
    return (since || to || both) && text[end] == '\0';
}

static bool is_code(const char *code) {
    gsize n = strlen(code);
    return (n == CLASS_DIGITS || n == GROUP_DIGITS || n == ITEM_DIGITS) &&
           strspn(code, "0123456789") == n;
}

static void add_named(MxClassification *codes, CodeName *name) {
    GPtrArray *same = g_hash_table_lookup(codes->named, name->letters);
    if (same == NULL) {
        same = g_ptr_array_new();
        g_hash_table_insert(codes->named, g_strdup(name->letters), same);
    }
    g_ptr_array_add(same, name);
}

/* In the place of a code: what is said of the lists as a whole. */
#define ANY_CODE "*"

bool mx_classification_add(MxClassification *codes, const char *entry) {
    g_auto(GStrv) parts = g_strsplit(entry, " ", 3);
    guint n = g_strv_length(parts);
    g_autoptr(CodeName) name = g_new0(CodeName, 1);
    if (n < 2 || !read_span(n > 2 ? parts[2] : "", name))
        return false;
    if (strcmp(parts[0], ANY_CODE) == 0) {
        codes->from = name->from;
        codes->until = name->until;
        return true;
    }
    if (!is_code(parts[0]))
        return false;
    name->letters = letters_of(parts[1]);
    name->name = g_strdup(parts[1]);
    if (*name->letters == '\0')
        return false;
    GPtrArray *names = g_hash_table_lookup(codes->names, parts[0]);
    if (names == NULL) {
        names = g_ptr_array_new_with_free_func((GDestroyNotify)code_name_free);
        g_hash_table_insert(codes->names, g_strdup(parts[0]), names);
    }
    name->code = g_strdup(parts[0]);
    add_named(codes, name);
    g_ptr_array_add(names, g_steal_pointer(&name));
    return true;
}

static bool is_listed(const MxClassification *codes, const char *code, gsize digits) {
    g_autofree char *prefix = g_strndup(code, digits);
    return g_hash_table_contains(codes->names, prefix);
}

static bool goes_on(const char *whole, const char *start) {
    return g_utf8_strlen(start, -1) >= MIN_CUT_LETTERS && g_str_has_prefix(whole, start);
}

static bool is_name(const CodeName *name, const char *letters) {
    return strcmp(name->letters, letters) == 0 || goes_on(name->letters, letters) ||
           goes_on(letters, name->letters);
}

static bool holds_in(const CodeName *name, int year) {
    return year == 0 ||
           ((name->from == 0 || year >= name->from) && (name->until == 0 || year <= name->until));
}

static bool knows_year(const MxClassification *codes, int year) {
    return year > 0 && (codes->from == 0 || year >= codes->from) &&
           (codes->until == 0 || year <= codes->until);
}

/* @code is not listed: whether that says that there is no such code. */
static MxCodeFit judge_unlisted(const MxClassification *codes, const char *code, int year) {
    bool item = strlen(code) == ITEM_DIGITS && is_listed(codes, code, GROUP_DIGITS);
    return item || !knows_year(codes, year) ? MX_CODE_UNLISTED : MX_CODE_UNKNOWN;
}

MxCodeFit mx_classification_fit(const MxClassification *codes, const char *code, const char *name,
                                int year, const char **official) {
    if (!is_code(code))
        return MX_CODE_UNLISTED;
    const GPtrArray *names = g_hash_table_lookup(codes->names, code);
    if (names == NULL)
        return judge_unlisted(codes, code, year);
    g_autofree char *letters = letters_of(name);
    const CodeName *expected = NULL;
    for (guint i = 0; i < names->len; i++) {
        const CodeName *one = names->pdata[i];
        if (holds_in(one, year) && is_name(one, letters))
            return MX_CODE_NAMED;
        expected = holds_in(one, year) ? one : expected;
    }
    if (!knows_year(codes, year))
        return MX_CODE_UNLISTED;
    if (expected == NULL) /* of another time altogether */
        expected = names->pdata[names->len - 1];
    if (official != NULL)
        *official = expected->name;
    return MX_CODE_RENAMED;
}

/* Of the codes of @digits below @prefix that @same name in that year, the only one. */
static const char *find_only(const GPtrArray *same, int year, const char *prefix, gsize digits) {
    const char *found = NULL;
    for (guint i = 0; same != NULL && i < same->len; i++) {
        const CodeName *name = same->pdata[i];
        if ((digits > 0 && strlen(name->code) != digits) || !holds_in(name, year) ||
            !g_str_has_prefix(name->code, prefix) || g_strcmp0(found, name->code) == 0)
            continue;
        if (found != NULL)
            return NULL;
        found = name->code;
    }
    return found;
}

const char *mx_classification_code(const MxClassification *codes, const char *name, int year,
                                   const char *prefix, guint digits) {
    static const char *const TAIL = "支出";
    if (!knows_year(codes, year))
        return NULL;
    g_autofree char *letters = letters_of(name);
    const GPtrArray *same = g_hash_table_lookup(codes->named, letters);
    if (same == NULL) { /* 一般公共服务 for 一般公共服务支出 */
        g_autofree char *longer = g_strconcat(letters, TAIL, NULL);
        same = g_hash_table_lookup(codes->named, longer);
    }
    return find_only(same, year, prefix, digits);
}

void mx_classification_names(const MxClassification *codes, GPtrArray *names) {
    GHashTableIter iter;
    gpointer same;
    g_hash_table_iter_init(&iter, codes->names);
    while (g_hash_table_iter_next(&iter, NULL, &same))
        for (guint i = 0; i < ((const GPtrArray *)same)->len; i++)
            g_ptr_array_add(names, ((const CodeName *)((const GPtrArray *)same)->pdata[i])->name);
}

static bool meet(const CodeName *a, const CodeName *b) {
    return (a->until == 0 || b->from <= a->until) && (b->until == 0 || a->from <= b->until);
}

/* Of names of the same years the first is the official one. */
static bool is_official(const GPtrArray *names, guint i) {
    for (guint k = 0; k < i; k++)
        if (meet(names->pdata[k], names->pdata[i]))
            return false;
    return true;
}

static int compare_codes(gconstpointer a, gconstpointer b) {
    return strcmp(a, b);
}

bool mx_classification_each(const MxClassification *codes, MxCodeNameFunc f, gpointer data) {
    g_autoptr(GList) sorted = g_list_sort(g_hash_table_get_keys(codes->names), compare_codes);
    for (const GList *code = sorted; code != NULL; code = code->next) {
        const GPtrArray *names = g_hash_table_lookup(codes->names, code->data);
        for (guint i = 0; i < names->len; i++) {
            const CodeName *name = names->pdata[i];
            if (!f(name->code, name->name, is_official(names, i), name->from, name->until, data))
                return false;
        }
    }
    return true;
}
