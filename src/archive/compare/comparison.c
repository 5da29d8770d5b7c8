/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people in 万元 with what repeats left out, for programs exact and in full. */
#include "archive/compare/comparison.h"

#include <string.h>

#include "normalize/amount.h"
#include "write/csv.h"
#include "write/json/value.h"

/* 万元 in 1/10,000 yuan. */
#define WAN_E4 (10000 * MX_YUAN_E4)

static const char *const BY_ORGANIZATION_KEYS[] = {
    "year", "kind", "level", "scope", "key", "name", "organization", "yuan", "share", "rank", NULL
};
static const char *const BY_YEAR_KEYS[] = { "organization", "kind",           "level", "scope",
                                            "key",          "name",           "year",  "yuan",
                                            "change",       "change_percent", NULL };

/* Columns that the lines are sorted by. */
#define N_SORTED 6

/* The places of the columns. */
/* What all lines of a table for people have in common. */
#define N_COMMON 4
#define LEVEL 2
#define SCOPE 3
#define KEY 4
#define NAME 5
#define AMOUNT 7
#define SHARE 8

static const char *const *keys_of(const MxCompareOptions *options) {
    return options->by_year ? BY_YEAR_KEYS : BY_ORGANIZATION_KEYS;
}

/* Rounded half away from zero to 0.01. */
static char *print_wan(gint64 amount_e4) {
    gint64 cents = (amount_e4 < 0 ? -amount_e4 : amount_e4) / (WAN_E4 / 100);
    bool up = (amount_e4 < 0 ? -amount_e4 : amount_e4) % (WAN_E4 / 100) >= WAN_E4 / 200;
    cents += up;
    g_autofree char *whole = g_strdup_printf("%" G_GINT64_FORMAT, cents / 100);
    g_autoptr(GString) out = g_string_new(amount_e4 < 0 ? "-" : "");
    gsize n = strlen(whole);
    for (gsize i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            g_string_append_c(out, ',');
        g_string_append_c(out, whole[i]);
    }
    g_string_append_printf(out, ".%02d", (int)(cents % 100));
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static bool is_amount(const MxCompareOptions *options, int i) {
    return i == AMOUNT || (i == SHARE && options->by_year);
}

static bool is_percent(const MxCompareOptions *options, int i) {
    return i == (options->by_year ? SHARE + 1 : SHARE);
}

static char *print_percent(double percent) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, "%.2f", percent + 0.0));
}

/* For programs: amounts exact, in yuan. NULL for nothing. */
static char *print_exactly(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return NULL;
    if (is_percent(options, i))
        return print_percent(sqlite3_column_double(row, i));
    if (!is_amount(options, i))
        return g_strdup((const char *)sqlite3_column_text(row, i));
    GString *out = g_string_new(NULL);
    mx_amount_print(out, sqlite3_column_int64(row, i));
    return g_string_free(out, FALSE);
}

static char *print_for_people(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return g_strdup("");
    if (is_amount(options, i))
        return print_wan(sqlite3_column_int64(row, i));
    g_autofree char *text = print_exactly(options, row, i);
    return mx_text_clean(text);
}

/* What all lines of one table have in common, above it. */
static char *describe_group(sqlite3_stmt *row) {
    const char *const SCOPES[] = {
        "all",           "all money",    "general_public", "general public budget",
        "appropriation", "appropriation"
    };
    const char *parts[N_COMMON + 1] = { NULL };
    for (int i = 0; i < N_COMMON; i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);
        parts[i] = text != NULL ? text : i == LEVEL ? "level not known" : "";
    }
    for (gsize i = 0; i < G_N_ELEMENTS(SCOPES); i += 2)
        if (strcmp(parts[SCOPE], SCOPES[i]) == 0)
            parts[SCOPE] = SCOPES[i + 1];
    g_autofree char *joined = g_strjoinv(", ", (char **)parts);
    return mx_text_clean(joined);
}

static void begin_table(MxComparison *out) {
    static const char *const BY_ORGANIZATION[] = { "key",  "name",    "organization",
                                                   "万元", "share %", "rank" };
    static const char *const BY_YEAR[] = { "key", "name", "year", "万元", "change", "change %" };
    out->table = mx_text_table_new("<<<>>>");
    mx_text_table_add(out->table, out->options->by_year ? BY_YEAR : BY_ORGANIZATION);
}

static void end_table(MxComparison *out) {
    if (out->table == NULL)
        return;
    mx_text_table_append(out->table, out->csv, 0, out->options->width);
    g_clear_pointer(&out->table, mx_text_table_free);
}

static void begin_group(MxComparison *out, sqlite3_stmt *row) {
    g_autofree char *group = describe_group(row);
    if (g_strcmp0(group, out->group) == 0)
        return;
    end_table(out);
    g_string_append_printf(out->csv, "%s%s\n", out->group != NULL ? "\n" : "", group);
    g_free(out->group);
    out->group = g_steal_pointer(&group);
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++)
        g_clear_pointer(&out->before[i], g_free);
    begin_table(out);
}

static void add_to_table(MxComparison *out, sqlite3_stmt *row) {
    begin_group(out, row);
    char *texts[MX_COMPARE_N_COLUMNS];
    const char *shown[MX_COMPARE_N_COLUMNS];
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++)
        shown[i] = texts[i] = print_for_people(out->options, row, i);
    bool same = true;
    for (int i = 0; i < N_SORTED; i++) {
        same = same && out->before[i] != NULL && strcmp(out->before[i], texts[i]) == 0;
        if (same)
            shown[i] = "";
    }
    if (strcmp(texts[KEY], texts[NAME]) == 0)
        shown[NAME] = "";
    mx_text_table_add(out->table, shown + N_COMMON);
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++) {
        g_free(out->before[i]);
        out->before[i] = texts[i];
    }
}

static void add_to_csv(MxComparison *out, sqlite3_stmt *row) {
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++) {
        g_autofree char *text = print_exactly(out->options, row, i);
        if (i > 0)
            g_string_append_c(out->csv, ',');
        mx_csv_append(out->csv, text != NULL ? text : "");
    }
    g_string_append(out->csv, "\r\n");
}

static void add_to_json(MxComparison *out, sqlite3_stmt *row) {
    cJSON *object = cJSON_CreateObject();
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++) {
        g_autofree char *text = print_exactly(out->options, row, i);
        const char *key = keys_of(out->options)[i];
        if (i <= N_SORTED && strcmp(key, "year") != 0)
            mx_json_add_text(object, key, text);
        else
            mx_json_add_number(object, key, text);
    }
    cJSON_AddItemToArray(out->list, object);
}

void mx_comparison_add(MxComparison *out, sqlite3_stmt *row) {
    if (out->options->format == MX_COMPARE_TABLE)
        add_to_table(out, row);
    else if (out->options->format == MX_COMPARE_CSV)
        add_to_csv(out, row);
    else
        add_to_json(out, row);
}

void mx_comparison_begin(MxComparison *out) {
    out->csv = g_string_new(NULL);
    out->list = cJSON_CreateArray();
    if (out->options->format != MX_COMPARE_CSV)
        return;
    g_autofree char *head = g_strjoinv(",", (char **)keys_of(out->options));
    g_string_append_printf(out->csv, "%s\r\n", head);
}

/* Frees @out. Returns: (transfer full): what it holds */
char *mx_comparison_end(MxComparison *out) {
    char *text = NULL;
    if (out->options->format == MX_COMPARE_JSON) {
        char *json = cJSON_Print(out->list);
        text = g_strconcat(json, "\n", NULL);
        cJSON_free(json);
    } else if (out->options->format == MX_COMPARE_TABLE) {
        end_table(out);
    }
    if (text == NULL)
        text = g_strdup(out->csv->str);
    g_string_free(out->csv, TRUE);
    g_free(out->group);
    cJSON_Delete(out->list);
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++)
        g_free(out->before[i]);
    return text;
}
