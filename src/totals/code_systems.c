/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * By the names beside the codes, not by their shape: a column headed 科目编码 lists bodies too.
 *
 *   116      某市财政局            116 is no class of function: a body
 *   116001   某市财政局机关         six digits: neither class, group nor item
 *   201      一般公共服务支出       bears its official name: a class of function
 *   20106    财政事务             its class stands in the table
 *   204      某市科学技术局         204 is 公共安全支出: a body
 */
#include "totals/code_systems.h"

#include <string.h>

#include "base/text.h"
#include "totals/places.h"

/* Digits of a class; a group has two more, an item four. */
#define CLASS_DIGITS 3u

const char *mx_code_system_name(MxCodeSystem system) {
    static const char *const NAMES[] = {
        NULL, "function", "economic", "revenue", "unit", "project"
    };
    return NAMES[system];
}

char *mx_code_digits(const char *code) {
    g_autofree char *folded = mx_text_fold(code != NULL ? code : "");
    const char *start = folded + (*folded == '[');
    return g_strndup(start, strspn(start, "0123456789"));
}

/* The name without the code that may stand before it in its box. */
static const char *skip_code(const char *text) {
    while (*text != '\0' && (g_ascii_isdigit(*text) || strchr("[]-_ ", *text) != NULL))
        text++;
    return text;
}

/* By the first digit: 1 revenue, 2 functions, 3 and 5 economic classes. */
static MxCodeSystem system_of_digit(char digit) {
    switch (digit) {
    case '1':
        return MX_CODES_REVENUE;
    case '2':
        return MX_CODES_FUNCTION;
    case '3':
    case '5':
        return MX_CODES_ECONOMIC;
    default:
        return MX_CODES_NONE;
    }
}

static bool has_shape(const char *digits) {
    gsize n = strlen(digits);
    return n == CLASS_DIGITS || n == CLASS_DIGITS + 2 || n == CLASS_DIGITS + 4;
}

/* What the column's header says of codes that are none of the classification. */
static MxCodeSystem system_of_header(const char *label) {
    bool classified = strstr(label, "科目") != NULL || strstr(label, "分类") != NULL;
    if (!classified && (strstr(label, "单位") != NULL || strstr(label, "部门") != NULL))
        return MX_CODES_UNIT;
    bool numbers = strstr(label, "编码") != NULL || strstr(label, "编号") != NULL ||
                   strstr(label, "代码") != NULL;
    return !classified && numbers && strstr(label, "项目") != NULL ? MX_CODES_PROJECT
                                                                   : MX_CODES_NONE;
}

typedef struct {
    const MxTable *table;
    MxCodeSystem *systems;
    char **digits;       /* of each row; empty: no code */
    GHashTable *classes; /* the first digits of codes that bear their official names */
} Codes;

static void find_named(Codes *codes, const MxPack *pack, int year) {
    for (guint i = 0; i < codes->table->rows->len; i++) {
        const MxRow *row = codes->table->rows->pdata[i];
        const char *name = mx_places_name(codes->table, row);
        codes->digits[i] = mx_code_digits(mx_places_code(codes->table, row));
        if (pack == NULL || name == NULL || !has_shape(codes->digits[i]) ||
            mx_pack_code(pack, codes->digits[i], skip_code(name), year, NULL) != MX_CODE_NAMED)
            continue;
        codes->systems[i] = system_of_digit(codes->digits[i][0]);
        g_hash_table_add(codes->classes, g_strndup(codes->digits[i], CLASS_DIGITS));
    }
}

/* A code without its official name is of the classification where others of its class are there:
 * it is misnamed, new, or an item that no list has. */
static bool is_of_a_class(const Codes *codes, guint i) {
    const char *digits = codes->digits[i];
    g_autofree char *class = g_strndup(digits, CLASS_DIGITS);
    return has_shape(digits) && g_hash_table_contains(codes->classes, class);
}

/* A row with a code that is none of the classification, above rows that are: whose they are. */
static bool is_above_classes(const Codes *codes, guint i) {
    const MxRow *row = codes->table->rows->pdata[i];
    for (guint k = i + 1; k < codes->table->rows->len; k++) {
        const MxRow *below = codes->table->rows->pdata[k];
        if (codes->systems[k] == MX_CODES_FUNCTION || codes->systems[k] == MX_CODES_ECONOMIC)
            return strlen(codes->digits[i]) == CLASS_DIGITS || below->level > row->level;
        if (below->level <= row->level && codes->digits[k][0] != '\0' &&
            strncmp(codes->digits[i], codes->digits[k], strlen(codes->digits[i])) != 0)
            return false;
    }
    return false;
}

static const char *header_of(const MxTable *table) {
    int i = mx_table_find_column(table, "code", MX_SIDE_NONE);
    return i < 0 ? "" : ((const MxColumn *)table->columns->pdata[i])->label;
}

MxCodeSystem *mx_code_systems(const MxTable *table, const MxPack *pack, int year) {
    guint n = table->rows->len;
    Codes codes = { .table = table,
                    .systems = g_new0(MxCodeSystem, n + 1),
                    .digits = g_new0(char *, n + 1),
                    .classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
    find_named(&codes, pack, year);
    for (guint i = 0; i < n; i++)
        if (codes.systems[i] == MX_CODES_NONE && is_of_a_class(&codes, i))
            codes.systems[i] = system_of_digit(codes.digits[i][0]);
    MxCodeSystem other = system_of_header(header_of(table));
    for (guint i = 0; i < n; i++)
        if (codes.systems[i] == MX_CODES_NONE && codes.digits[i][0] != '\0')
            codes.systems[i] = is_above_classes(&codes, i) ? MX_CODES_UNIT : other;
    g_hash_table_unref(codes.classes);
    g_strfreev(codes.digits);
    return codes.systems;
}
