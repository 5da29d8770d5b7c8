/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is kept secret is in the totals and not in the lists, or in neither:
 *
 *     根据国家保密规定，本部门预算中的涉密内容不予公开。          a note: any sum may be short
 *     办公设备购置项目   12.00
 *     **建设项目        30.00                               a name is masked: no form can bear it
 *
 * Such a note explains differences between sums, and masked names those between lists. 保密 as a
 * body's duty, 涉密 as the subject of a project and a staff that is secret are no such notes: the
 * packs' `withheld` wants what is left out and that it is.
 */
#include "check/document/withheld.h"

#include "base/text.h"
#include "check/document/texts.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

MxValue *mx_withheld_find(MxCheck *check) {
    return mx_texts_find(check, MX_PHRASE_WITHHELD);
}

bool mx_document_withholds(MxCheck *check) {
    g_autoptr(MxValue) value = mx_withheld_find(check);
    return value != NULL;
}

static bool is_masked(MxCheck *check, const char *name) {
    g_autofree char *folded = mx_text_fold(name ? name : "");
    return mx_pack_phrase(check->pack, MX_PHRASE_MASKED, folded, NULL);
}

static void add_rows(MxCheck *check, const MxTable *table, MxValue *value) {
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        if (row->kind == MX_ROW_NOTE || !is_masked(check, mx_row_label(table, row)))
            continue;
        MxPlace place = { .what = MX_PLACE_TABLE, .table = table, .row = row, .page = row->page };
        place.text = mx_row_label(table, row);
        mx_value_add(value, mx_figure_new_integer(1), &place);
    }
}

MxValue *mx_masked_find(MxCheck *check) {
    g_autoptr(MxValue) value = mx_value_new();
    for (guint i = 0; i < check->d->tables->len; i++)
        add_rows(check, check->d->tables->pdata[i], value);
    for (guint i = 0; i < check->d->forms->len; i++) {
        const MxForm *form = check->d->forms->pdata[i];
        MxPlace place = { .what = MX_PLACE_PROJECT, .form = form, .page = form->first_page };
        place.text = mx_form_name(form);
        if (is_masked(check, place.text))
            mx_value_add(value, mx_figure_new_integer(1), &place);
    }
    return value->figure != NULL ? g_steal_pointer(&value) : NULL;
}
