/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codes of rows that print only names.
 *
 *     一、一般公共服务支出       201        the only class of that name
 *     　　人大事务             20101      the only group of that name in 201
 *     　　　　行政运行          2010101    an item: of all groups, but there is one row above it
 *     　　　　某某事务          –          no official name: nothing is guessed
 *
 * A name that several codes bear is told by the rows above: an item by its group, a group by its
 * class, as long as they stand no deeper. A table is of one list, that of functions or one of
 * economic classes: what only another list names is no code here. A row that is not known ends the
 * group above it, where it stands as high: what follows may be its own.
 */
#include "segment/identity/government_codes.h"

#include <string.h>

#include "base/text.h"

#define CLASS_DIGITS 3u
#define GROUP_DIGITS 5u
#define ITEM_DIGITS 7u

/* The class and the group that rows stand below; "" where there is none, with their levels. */
typedef struct {
    char class_code[CLASS_DIGITS + 1], group_code[GROUP_DIGITS + 1];
    guint class_level, group_level;
} Above;

static const MxField *name_of(const MxTable *table, const MxRow *row) {
    static const char *const IDS[] = { "name", "item", "function_item", "economic_item" };
    for (gsize i = 0; i < G_N_ELEMENTS(IDS); i++) {
        int column = mx_table_find_column(table, IDS[i], row->side);
        if (column >= 0 && row->fields[column] != NULL && *row->fields[column]->text != '\0')
            return row->fields[column];
    }
    return NULL;
}

/* What is behind one number before a name: 一、, （二）, 3.; @text where none stands there. 一般 is
 * no number, and 一、一般 has one. */
static const char *skip_one(const char *text) {
    static const char *const DIGITS = "一二三四五六七八九十0123456789";
    static const char *const OPENS = "（(", *const ENDS = "、）).．";
    const char *p = text;
    if (*p != '\0' && g_utf8_strchr(OPENS, -1, g_utf8_get_char(p)) != NULL)
        p = g_utf8_next_char(p);
    const char *digits = p;
    while (*p != '\0' && g_utf8_strchr(DIGITS, -1, g_utf8_get_char(p)) != NULL)
        p = g_utf8_next_char(p);
    bool number = p > digits && *p != '\0' && g_utf8_strchr(ENDS, -1, g_utf8_get_char(p)) != NULL;
    return number ? g_utf8_next_char(p) : text;
}

/* @text: folded */
static const char *skip_number(const char *text) {
    static const char *const OF_WHICH = "其中：";
    if (g_str_has_prefix(text, OF_WHICH))
        text += strlen(OF_WHICH);
    return skip_one(text);
}

static const char *find_code(const Above *above, const MxPack *pack, const MxRow *row,
                             const char *name, int year) {
    const char *code = NULL;
    if (*above->group_code != '\0' && row->level > above->group_level)
        return mx_pack_code_of(pack, name, year, above->group_code, ITEM_DIGITS);
    if (*above->class_code != '\0' && row->level >= above->class_level)
        code = mx_pack_code_of(pack, name, year, above->class_code, GROUP_DIGITS);
    if (code == NULL)
        code = mx_pack_code_of(pack, name, year, "", CLASS_DIGITS);
    if (code == NULL)
        code = mx_pack_code_of(pack, name, year, "", 0);
    /* the first digit: functions 2, economic classes 3, the government's 5 */
    bool other_list = code != NULL && *above->class_code != '\0' && *code != *above->class_code;
    return other_list ? NULL : code;
}

/* What @code, of a row at @level, is to the rows below it. */
static void stand_below(Above *above, const char *code, guint level) {
    gsize n = strlen(code);
    bool other = strncmp(above->class_code, code, CLASS_DIGITS) != 0;
    if (n == CLASS_DIGITS || other) {
        g_strlcpy(above->class_code, code, sizeof above->class_code);
        above->class_level = level;
        *above->group_code = '\0';
    }
    if (n == GROUP_DIGITS) {
        g_strlcpy(above->group_code, code, sizeof above->group_code);
        above->group_level = level;
    }
}

static bool is_of_expenditure(const MxTable *table) {
    static const char *const IDS[] = { "expenditure", "balance", "economic", "basic" };
    for (gsize i = 0; i < G_N_ELEMENTS(IDS); i++)
        if (strstr(table->id, IDS[i]) != NULL)
            return strstr(table->id, "social_insurance") == NULL;
    return false;
}

void mx_government_derive_codes(MxTable *table, const MxPack *pack, int year) {
    Above above = { 0 };
    if (!is_of_expenditure(table) || mx_table_find_column(table, "code", MX_SIDE_NONE) >= 0)
        return;
    for (guint i = 0; i < table->rows->len; i++) {
        MxRow *row = table->rows->pdata[i];
        const MxField *field = name_of(table, row);
        if (row->kind != MX_ROW_ITEM || row->side == MX_SIDE_REVENUE || field == NULL)
            continue;
        g_autofree char *folded = mx_text_fold(field->text);
        const char *code = find_code(&above, pack, row, skip_number(folded), year);
        if (code != NULL)
            stand_below(&above, code, row->level);
        else if (row->level <= above.group_level)
            *above.group_code = '\0';
        row->derived_code = g_strdup(code);
    }
}
