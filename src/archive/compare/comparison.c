/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For people in 万元 with what repeats left out, for programs exact and in full. */
#include "archive/compare/comparison.h"

#include <string.h>

#include "normalize/amount.h"
#include "write/csv.h"
#include "write/json/value.h"

/* 万元 in 1/10,000 yuan. */
#define WAN_E4 (10000 * MX_YUAN_E4)

/** Type: of a column. */
typedef enum {
    TEXT,
    NUMBER,
    AMOUNT,
    PERCENT,
    PER_HEAD,
} Type;

/** Column: @key of JSON and CSV; @head of a table for people, NULL where it is not in it. */
typedef struct {
    const char *key, *head;
    Type type;
} Column;

/* What all lines of one table have in common, above it. */
#define N_COMMON 5

/* Columns whose repetition is left out of a table. */
#define N_REPEATED 7

#define LEVEL 3
#define SCOPE 4
#define KEY 5
#define NAME 6

static const Column BY_ORGANIZATION[MX_COMPARE_N_COLUMNS] = {
    { "year", NULL, NUMBER },          { "kind", NULL, TEXT },
    { "place_level", NULL, TEXT },     { "level", NULL, TEXT },
    { "scope", NULL, TEXT },           { "key", "key", TEXT },
    { "name", "name", TEXT },          { "organization", "organization", TEXT },
    { "region", NULL, TEXT },          { "place", NULL, TEXT },
    { "yuan", "万元", AMOUNT },        { "share", "share %", PERCENT },
    { "per_head", "元/人", PER_HEAD }, { "rank", "rank", NUMBER },
    { "reason", NULL, TEXT },
};

static const Column BY_YEAR[MX_COMPARE_N_COLUMNS] = {
    { "organization", NULL, TEXT },
    { "kind", NULL, TEXT },
    { "place_level", NULL, TEXT },
    { "level", NULL, TEXT },
    { "scope", NULL, TEXT },
    { "key", "key", TEXT },
    { "name", "name", TEXT },
    { "year", "year", NUMBER },
    { "region", NULL, TEXT },
    { "place", NULL, TEXT },
    { "yuan", "万元", AMOUNT },
    { "change", "change", AMOUNT },
    { "change_percent", "change %", PERCENT },
    { "per_head", "元/人", PER_HEAD },
    { "reason", NULL, TEXT },
};

static const Column *columns_of(const MxCompareOptions *options) {
    return options->by_year || options->editions ? BY_YEAR : BY_ORGANIZATION;
}

/* Without a file of people there is nothing a head. */
static bool is_shown(const MxCompareOptions *options, int i) {
    const Column *column = &columns_of(options)[i];
    return column->head != NULL && (column->type != PER_HEAD || options->population != NULL);
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

static char *print_percent(double percent) {
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, "%.2f", percent + 0.0));
}

/* For programs: amounts exact, in yuan. NULL for nothing. */
static char *print_exactly(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return NULL;
    Type type = columns_of(options)[i].type;
    if (type == PERCENT || type == PER_HEAD)
        return print_percent(sqlite3_column_double(row, i));
    if (type != AMOUNT)
        return g_strdup((const char *)sqlite3_column_text(row, i));
    GString *out = g_string_new(NULL);
    mx_amount_print(out, sqlite3_column_int64(row, i));
    return g_string_free(out, FALSE);
}

/* In the place of a figure stands why there is none. */
static char *print_reason(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    const char *reason = (const char *)sqlite3_column_text(row, MX_COMPARE_N_COLUMNS - 1);
    bool figure = strcmp(columns_of(options)[i].key, "yuan") == 0;
    return figure && reason != NULL ? g_strdup_printf("(%s)", reason) : g_strdup("");
}

static char *print_for_people(const MxCompareOptions *options, sqlite3_stmt *row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL)
        return print_reason(options, row, i);
    if (columns_of(options)[i].type == AMOUNT)
        return print_wan(sqlite3_column_int64(row, i));
    g_autofree char *text = print_exactly(options, row, i);
    return mx_text_clean(text);
}

static const char *name_scope(const char *scope) {
    static const char *const SCOPES[] = { "all",
                                          "all money",
                                          "general_public",
                                          "general public budget",
                                          "whole",
                                          "whole area",
                                          "own",
                                          "the level itself",
                                          "level",
                                          "the level with its zones" };
    for (gsize i = 0; i < G_N_ELEMENTS(SCOPES); i += 2)
        if (strcmp(scope, SCOPES[i]) == 0)
            return SCOPES[i + 1];
    return scope;
}

/* What all lines of one table have in common, above it. */
static char *describe_group(const MxComparison *out, sqlite3_stmt *row) {
    static const char *const UNKNOWN[N_COMMON] = { "", "", "place not known", "level not known",
                                                   "" };
    bool government =
        out->options->what == MX_COMPARE_GOVERNMENTS || out->options->what == MX_COMPARE_DEBT;
    const char *parts[N_COMMON + 1] = { NULL };
    int n = 0;
    for (int i = 0; i < N_COMMON; i++) {
        const char *text = (const char *)sqlite3_column_text(row, i);
        if (text != NULL || !government || i != LEVEL)
            parts[n++] = text == NULL ? UNKNOWN[i] : i == SCOPE ? name_scope(text) : text;
    }
    g_autofree char *joined = g_strjoinv(", ", (char **)parts);
    return mx_text_clean(joined);
}

static void begin_table(MxComparison *out) {
    const char *heads[MX_COMPARE_N_COLUMNS];
    g_autoptr(GString) sides = g_string_new(NULL);
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++) {
        if (!is_shown(out->options, i))
            continue;
        heads[sides->len] = columns_of(out->options)[i].head;
        g_string_append_c(sides, columns_of(out->options)[i].type == TEXT ? '<' : '>');
    }
    out->table = mx_text_table_new(sides->str);
    mx_text_table_add(out->table, heads);
}

static void end_table(MxComparison *out) {
    if (out->table == NULL)
        return;
    mx_text_table_append(out->table, out->csv, 0, out->options->width);
    g_clear_pointer(&out->table, mx_text_table_free);
}

static void begin_group(MxComparison *out, sqlite3_stmt *row) {
    g_autofree char *group = describe_group(out, row);
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
    for (int i = 0; i < N_REPEATED; i++) {
        same = same && out->before[i] != NULL && strcmp(out->before[i], texts[i]) == 0;
        if (same)
            shown[i] = "";
    }
    if (strcmp(texts[KEY], texts[NAME]) == 0)
        shown[NAME] = "";
    const char *line[MX_COMPARE_N_COLUMNS];
    guint n = 0;
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++)
        if (is_shown(out->options, i))
            line[n++] = shown[i];
    mx_text_table_add(out->table, line);
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
        const Column *column = &columns_of(out->options)[i];
        if (column->type == TEXT)
            mx_json_add_text(object, column->key, text);
        else
            mx_json_add_number(object, column->key, text);
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
    for (int i = 0; i < MX_COMPARE_N_COLUMNS; i++)
        g_string_append_printf(out->csv, "%s%s", i > 0 ? "," : "", columns_of(out->options)[i].key);
    g_string_append(out->csv, "\r\n");
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
