/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shape of a row: everything printed that tells how deep it stands.
 *
 *   105236   某大学            the code of a body: six digits
 *   205      教育支出          a class: three
 *   20502    普通教育          a group: five
 *   一、部门预算               no code, a number of the first kind
 *   1、财政拨款                … of the third
 *   （1）一般公共预算拨款       … of the fourth
 *   其中：专项资金             of which
 *
 * Two rows of one shape may still be of two levels (a table that numbers nothing and indents
 * nothing); two of different shapes are never added without more evidence.
 */
#include "check/structure/row_shape.h"

#include <string.h>

#include "base/text.h"
#include "check/figure/provenance.h"
#include "normalize/numbering.h"
#include "pattern/pattern.h"

/* Parts of the shape, each in its own decimal place. */
#define CODE 10000u   /* times the number of digits */
#define LETTERS 1000u /* a code that is not digits alone */
#define NUMBER 100u   /* times the kind of number */
#define OF_WHICH 10u
#define N_NUMBERS 4u /* kinds of numbers */
#define MAX_DIGITS 30u
#define MAX_LEVEL 9u

char *mx_row_code(const MxTable *table, const MxRow *row) {
    int column = mx_table_find_column(table, "code", row->side);
    const MxField *field = column < 0 ? NULL : row->fields[column];
    GString *digits = g_string_new(NULL);
    for (const char *p = field ? field->text : ""; *p; p++)
        if (g_ascii_isdigit(*p))
            g_string_append_c(digits, *p);
    return g_string_free(digits, FALSE);
}

static bool has_letters(const MxTable *table, const MxRow *row) {
    int column = mx_table_find_column(table, "code", row->side);
    const MxField *field = column < 0 ? NULL : row->fields[column];
    for (const char *p = field ? field->text : ""; *p; p++)
        if (g_ascii_isalpha(*p))
            return true;
    return false;
}

MxRowShape mx_row_shape(const MxCheck *check, const MxTable *table, const MxRow *row) {
    g_autofree char *code = mx_row_code(table, row);
    g_autofree char *folded = mx_text_fold(mx_row_label(table, row));
    MxRowShape shape =
        mx_pack_phrase(check->pack, MX_PHRASE_OF_WHICH_ROW, folded, NULL) ? OF_WHICH : 0;
    guint digits = (guint)strlen(code);
    if (digits > 0)
        return shape + CODE * MIN(digits, MAX_DIGITS) + (has_letters(table, row) ? LETTERS : 0);
    return shape + NUMBER * mx_numbering_kind(folded, NULL) + MIN(row->level, MAX_LEVEL) + 1;
}

bool mx_row_is_of_which(MxRowShape shape) {
    return shape / OF_WHICH % 10 == 1;
}

guint mx_row_number_kind(const MxTable *table, const MxRow *row) {
    g_autofree char *folded = mx_text_fold(mx_row_label(table, row));
    return mx_numbering_kind(folded, NULL);
}

guint mx_row_depth(const MxTable *table, const MxRow *row) {
    guint number = mx_row_number_kind(table, row);
    return row->level * (N_NUMBERS + 1) + (number > 0 ? number - 1 : N_NUMBERS);
}
