/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "site/data/values.h"

#include <math.h>
#include <string.h>

#include "normalize/amount.h"
#include "write/csv.h"

static bool is_money(sqlite3_stmt *statement, int i) {
    return g_str_has_suffix(sqlite3_column_name(statement, i), "_e4");
}

/* Amounts are kept in 1/10,000 yuan and given in yuan: their names lose the `_e4`. */
char *mx_site_column_name(sqlite3_stmt *statement, int i) {
    const char *name = sqlite3_column_name(statement, i);
    return g_strndup(name, strlen(name) - (is_money(statement, i) ? 3 : 0));
}

void mx_site_append_string(GString *out, const char *text) {
    g_string_append_c(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        guchar c = (guchar)*p;
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", c);
        else if (c < 0x20 || c == '<')
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

const char *mx_site_text(sqlite3_stmt *statement, int i) {
    const guchar *text = sqlite3_column_text(statement, i);
    return text ? (const char *)text : "";
}

void mx_site_append_value(GString *out, sqlite3_stmt *statement, int i) {
    int type = sqlite3_column_type(statement, i);
    if (type == SQLITE_NULL)
        g_string_append(out, "null");
    else if (type == SQLITE_INTEGER && is_money(statement, i))
        mx_amount_print(out, sqlite3_column_int64(statement, i));
    else if (type == SQLITE_INTEGER ||
             (type == SQLITE_FLOAT && isfinite(sqlite3_column_double(statement, i))))
        g_string_append(out, mx_site_text(statement, i));
    else
        mx_site_append_string(out, mx_site_text(statement, i));
}

void mx_site_append_csv(GString *out, sqlite3_stmt *statement, int i) {
    if (sqlite3_column_type(statement, i) == SQLITE_INTEGER && is_money(statement, i)) {
        mx_amount_print(out, sqlite3_column_int64(statement, i));
    } else {
        mx_csv_append(out, mx_site_text(statement, i));
    }
}
