/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Codes of the government's classification beside their names.
 *
 *   科目编码   科目名称                  208 is named as it should be
 *   208      社会保障和就业支出          20805 bears the name it had until 2019
 *   20805    行政事业单位离退休          20878 is none
 *   20878    其他支出
 *
 * Codes of bodies and projects look the same. A table lists the classification where at least half
 * of its codes bear their official names, and at least two do: of a body's code that is so by
 * chance once at most. Each code with its name is one instance, where it stands first.
 */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/figure/provenance.h"
#include "check/lookup/codes.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

/* Two named codes make a classification. With one, a body whose code and name happen to be those of
 * a class would do; with three, a table of two items is not looked at. */
#define MIN_NAMED 2u

/* Times that a code stands with one name for it to be meant: tables of one document repeat each
 * other's rows, but a slip of the pen only where they were copied. */
#define MIN_CONFIRMED 2u

static const struct {
    const char *code, *names[3];
} COLUMNS[] = {
    { "code", { "name", "item", NULL } },
    { "government_code", { "government_item", NULL } },
};

static int find_name(const MxTable *table, const char *const *names, MxSide side) {
    int column = -1;
    for (; column < 0 && *names != NULL; names++)
        column = mx_table_find_column(table, *names, side);
    return column;
}

static const char *text_at(const MxRow *row, int column) {
    return column >= 0 && row->fields[column] != NULL ? row->fields[column]->text : "";
}

/* The name without the code that may stand before it in its box. */
static const char *skip_code(const char *text) {
    while (*text != '\0' && (g_ascii_isdigit(*text) || strchr("[]-_ ", *text) != NULL))
        text++;
    return text;
}

/* The digits of a code as printed: [20103], 20103. */
static char *code_digits(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *start = folded + (*folded == '[');
    return g_strndup(start, strspn(start, "0123456789"));
}

/* One pair of columns of a table. */
static void list_pairs(MxCheck *check, const MxTable *table, guint pair, GArray *found) {
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        int code = mx_table_find_column(table, COLUMNS[pair].code, row->side);
        int name = find_name(table, COLUMNS[pair].names, row->side);
        g_autofree char *digits = code_digits(text_at(row, code));
        const char *printed = skip_code(text_at(row, name));
        if (row->kind != MX_ROW_ITEM || *digits == '\0' || *printed == '\0')
            continue;
        MxInstance instance = { .table = table, .row = row, .row_index = r };
        instance.column = (guint)name;
        instance.code_fit =
            mx_pack_code(check->pack, digits, printed, check->d->document.year, &instance.official);
        mx_place_cell(table, row, (guint)name, &instance.mark);
        g_array_append_val(found, instance);
    }
}

static bool lists_classification(const GArray *found) {
    guint named = 0;
    for (guint i = 0; i < found->len; i++)
        named += g_array_index(found, MxInstance, i).code_fit == MX_CODE_NAMED;
    return named >= MIN_NAMED && 2 * named >= found->len;
}

char *mx_codes_digits(const MxInstance *instance) {
    const MxColumn *name = instance->table->columns->pdata[instance->column];
    for (guint pair = 0; pair < G_N_ELEMENTS(COLUMNS); pair++)
        if (g_strv_contains(COLUMNS[pair].names, name->id))
            return code_digits(
                text_at(instance->row, mx_table_find_column(instance->table, COLUMNS[pair].code,
                                                            instance->row->side)));
    return g_strdup("");
}

bool mx_codes_may_go_on(const MxTable *table) {
    for (guint i = 0; i < table->columns->len; i++) {
        const MxColumn *column = table->columns->pdata[i];
        if (g_str_has_prefix(column->id, "col_") && column->type != MX_COLUMN_AMOUNT)
            return true;
    }
    return false;
}

static char *key_of(const MxInstance *instance) {
    g_autofree char *digits = mx_codes_digits(instance);
    g_autofree char *name = mx_text_fold(skip_code(instance->mark.text));
    return g_strconcat(digits, " ", name, NULL);
}

/* An unknown code that several tables print with one name was not mistyped: the list lacks it. */
static void drop_confirmed(GHashTable *seen, GArray *list) {
    for (guint i = list->len; i-- > 0;) {
        const MxInstance *instance = &g_array_index(list, MxInstance, i);
        g_autofree char *key = key_of(instance);
        if (instance->code_fit == MX_CODE_UNKNOWN &&
            GPOINTER_TO_UINT(g_hash_table_lookup(seen, key)) >= MIN_CONFIRMED)
            g_array_remove_index(list, i);
    }
}

void mx_codes_list(MxCheck *check, GArray *list) {
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (check->d->document.year_is_doubtful)
        return; /* codes are of a year */
    for (guint t = 0; t < check->d->tables->len; t++)
        for (guint pair = 0; pair < G_N_ELEMENTS(COLUMNS); pair++) {
            if (mx_codes_may_go_on(check->d->tables->pdata[t]))
                continue;
            g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(MxInstance));
            list_pairs(check, check->d->tables->pdata[t], pair, found);
            for (guint i = 0; lists_classification(found) && i < found->len; i++) {
                const MxInstance *instance = &g_array_index(found, MxInstance, i);
                g_autofree char *key = key_of(instance);
                guint times = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
                if (times == 0)
                    g_array_append_val(list, *instance);
                g_hash_table_insert(seen, g_steal_pointer(&key), GUINT_TO_POINTER(times + 1));
            }
        }
    drop_confirmed(seen, list);
}
