/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document has a box and an amount for each cell: printing them as decimals, from the integers
 * that they are, takes a third of what floating point takes, and is exact. */
#include "site/functions.h"

#include <mingxi/language.h>
#include <string.h>

#include "normalize/amount.h"

/* By which SQLite's JSON functions know JSON among texts: 'J' (its source, json.c). */
#define JSON_SUBTYPE 74

/* Newer ones are to be told which functions give it. */
#ifndef SQLITE_RESULT_SUBTYPE
#define SQLITE_RESULT_SUBTYPE 0
#endif

/* Four coordinates of 1/100 point, which are below 10^7 (a page is 14,400 points), and more. */
#define BOX_BYTES 128

/* Documents say the same things: a message is looked up among all of the program's once. What
 * names figures of its own is not the same twice, and not many are kept. */
#define MAX_KNOWN 10000u

static void translate(sqlite3_context *context, int n, sqlite3_value **values) {
    (void)n;
    GHashTable *known = sqlite3_user_data(context);
    const char *message = (const char *)sqlite3_value_text(values[0]);
    if (message == NULL)
        return;
    const char *translated = g_hash_table_lookup(known, message);
    if (translated == NULL) {
        if (g_hash_table_size(known) == MAX_KNOWN)
            g_hash_table_remove_all(known);
        char *made = mx_translate_formed(MX_LANGUAGE_ZH, message);
        g_hash_table_insert(known, g_strdup(message), made);
        translated = made;
    }
    sqlite3_result_text(context, translated, -1, SQLITE_TRANSIENT);
}

static void print_yuan(sqlite3_context *context, int n, sqlite3_value **values) {
    (void)n;
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return;
    g_autoptr(GString) text = g_string_sized_new(32);
    mx_amount_print(text, sqlite3_value_int64(values[0]));
    sqlite3_result_text(context, text->str, (int)text->len, SQLITE_TRANSIENT);
    sqlite3_result_subtype(context, JSON_SUBTYPE);
}

/* 12345: 123.45; 12300: 123. */
static char *append_hundredths(char *out, sqlite3_int64 value) {
    guint64 size = value < 0 ? -(guint64)value : (guint64)value;
    char digits[24];
    int n = 0;
    for (guint64 rest = size / 100; n == 0 || rest > 0; rest /= 10)
        digits[n++] = (char)('0' + rest % 10);
    if (value < 0)
        *out++ = '-';
    while (n > 0)
        *out++ = digits[--n];
    guint part = (guint)(size % 100);
    if (part > 0) {
        *out++ = '.';
        *out++ = (char)('0' + part / 10);
        if (part % 10 > 0)
            *out++ = (char)('0' + part % 10);
    }
    return out;
}

static void print_box(sqlite3_context *context, int n, sqlite3_value **values) {
    char text[BOX_BYTES], *end = text;
    for (int i = 0; i < n; i++) {
        *end++ = i == 0 ? '[' : ',';
        if (sqlite3_value_type(values[i]) == SQLITE_NULL) {
            memcpy(end, "null", 4);
            end += 4;
        } else {
            end = append_hundredths(end, sqlite3_value_int64(values[i]));
        }
    }
    *end++ = ']';
    sqlite3_result_text(context, text, (int)(end - text), SQLITE_TRANSIENT);
    sqlite3_result_subtype(context, JSON_SUBTYPE);
}

/** Function: @known: it keeps what it has found. */
typedef struct {
    const char *name;
    int arguments, flags;
    bool known;
    void (*call)(sqlite3_context *, int, sqlite3_value **);
} Function;

static const Function FUNCTIONS[] = {
    { "zh", 1, 0, true, translate },
    { "yuan", 1, SQLITE_RESULT_SUBTYPE, false, print_yuan },
    { "box", 4, SQLITE_RESULT_SUBTYPE, false, print_box },
};

static void free_known(void *known) {
    g_hash_table_unref(known);
}

bool mx_site_add_functions(const MxSite *site, GError **error) {
    sqlite3 *handle = mx_database_handle(site->database);
    for (gsize i = 0; i < G_N_ELEMENTS(FUNCTIONS); i++) {
        const Function *f = &FUNCTIONS[i];
        int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | f->flags;
        GHashTable *known =
            f->known ? g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free) : NULL;
        if (sqlite3_create_function_v2(handle, f->name, f->arguments, flags, known, f->call, NULL,
                                       NULL, known ? free_known : NULL) != SQLITE_OK) {
            mx_database_set_error(handle, error);
            return false;
        }
    }
    return true;
}
