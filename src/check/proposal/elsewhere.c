/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *     支出总表            2010301  行政运行   412.3?     the last digit is not read surely
 *     一般公共预算支出表   2010301  行政运行   412.36     the row of that code says it again,
 *     “行政运行（项）412.36万元，主要用于…”              and so does the sentence of that name
 *
 * Which column of the other table is meant is left open: money of one row is printed as a whole, as
 * that of one fund, as basic expenditure. Who asks knows which digits are clear, and that no other
 * amount of the row has them.
 */
#include "check/proposal/elsewhere.h"

#include <string.h>

#include "base/text.h"
#include "check/figure/provenance.h"
#include "check/structure/amounts.h"
#include "check/structure/row_shape.h"
#include "model/prose.h"

/* Digits of a class of the classification, the shortest code; characters of a name: with three,
 * 其他 and 合计 would be names. */
#define LEAST_CODE 3u
#define LEAST_NAME 4

/* By what a row is known elsewhere: either is empty where it does not tell. */
typedef struct {
    char *code, *name;
} Identity;

static void identity_clear(Identity *identity) {
    g_free(identity->code);
    g_free(identity->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Identity, identity_clear)

static Identity identify(const MxTable *table, const MxRow *row) {
    Identity identity = { mx_row_code(table, row), mx_text_fold(mx_row_label(table, row)) };
    if (strlen(identity.code) < LEAST_CODE)
        *identity.code = '\0';
    if (g_utf8_strlen(identity.name, -1) < LEAST_NAME || g_ascii_isdigit(*identity.name))
        *identity.name = '\0';
    return identity;
}

/* By the codes, where both have one. */
static bool are_same(const Identity *a, const Identity *b) {
    if (*a->code != '\0' && *b->code != '\0')
        return g_str_equal(a->code, b->code);
    return *a->name != '\0' && g_str_equal(a->name, b->name);
}

static void add_once(GArray *amounts, gint64 amount_e4) {
    for (guint i = 0; i < amounts->len; i++)
        if (g_array_index(amounts, gint64, i) == amount_e4)
            return;
    g_array_append_val(amounts, amount_e4);
}

static bool is_sure(double field, double sure) {
    return field < 0 || field >= sure;
}

static void add_row(GArray *amounts, const MxTable *table, const MxRow *row, double sure) {
    for (guint i = 0; i < row->n_fields; i++) {
        gint64 amount_e4;
        if (((const MxColumn *)table->columns->pdata[i])->type == MX_COLUMN_AMOUNT &&
            mx_amount_at(row, i, &amount_e4) && amount_e4 != 0 &&
            is_sure(row->fields[i]->sure, sure))
            add_once(amounts, amount_e4);
    }
}

static void add_table(GArray *amounts, const MxTable *table, const Identity *wanted, double sure) {
    for (guint i = 0; i < table->rows->len; i++) {
        g_auto(Identity) other = identify(table, table->rows->pdata[i]);
        if (are_same(wanted, &other))
            add_row(amounts, table, table->rows->pdata[i], sure);
    }
}

static void add_facts(GArray *amounts, const MxDisclosure *d, const Identity *wanted, double sure) {
    for (guint i = 0; i < d->facts->len; i++) {
        const MxFact *fact = d->facts->pdata[i];
        if (!g_str_equal(fact->unit, "yuan") || !is_sure((double)fact->sure, sure))
            continue;
        g_autofree char *context = mx_text_fold(fact->context);
        if (strstr(context, wanted->name) != NULL)
            add_once(amounts, fact->value_e4);
    }
}

GArray *mx_amounts_elsewhere(const MxDisclosure *d, const MxTable *table, const MxRow *row,
                             double sure) {
    GArray *amounts = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_auto(Identity) wanted = identify(table, row);
    for (guint i = 0; i < d->tables->len; i++)
        if (d->tables->pdata[i] != table)
            add_table(amounts, d->tables->pdata[i], &wanted, sure);
    if (*wanted.name != '\0')
        add_facts(amounts, d, &wanted, sure);
    return amounts;
}
