/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The money of a form.
 *
 *   ┌────────┬───────────────┬─────┬──────────────┬─────┐
 *   │ 项目资金 │ 实施期资金总额 │ 500 │ 年度资金总额  │ 500 │   a group …
 *   │ （元）  ├───────────────┼─────┼──────────────┼─────┤
 *   │        │ 其中：中央      │ 0   │ 其中：中央    │ 0   │   … holds for the labels below it
 *   └────────┴───────────────┴─────┴──────────────┴─────┘
 *
 * Amounts are read when the form is whole: a form that prints no unit has that of the others.
 */
#include <string.h>

#include "base/text.h"
#include "model/disclosure.h"
#include "model/form.h"
#include "normalize/amount.h"
#include "normalize/cell.h"
#include "segment/form/draft.h"
#include "segment/form/funds.h"
#include "segment/form/sheet.h"

static const char *const GROUPS[] = { "period", "annual", "by_source", "by_use" };

/* The group that `funds.<group>` or `funds.<group>.<source>` names; @source: what follows. */
static const char *split_id(const char *id, const char **source) {
    const char *rest = id + strlen("funds.");
    for (gsize i = 0; i < G_N_ELEMENTS(GROUPS); i++) {
        gsize n = strlen(GROUPS[i]);
        if (strncmp(rest, GROUPS[i], n) == 0 && (rest[n] == '.' || rest[n] == '\0')) {
            *source = rest[n] == '.' ? rest + n + 1 : NULL;
            return GROUPS[i];
        }
    }
    *source = rest;
    return NULL;
}

/* The group of the nearest label above that names one. */
static const char *find_group(const MxFormDraft *draft, const MxSheet *sheet, const MxCell *label) {
    const char *source;
    for (guint row = label->row; row-- > 0;) {
        const MxCell *above = mx_grid_get(sheet->grid, row, label->col);
        const char *id = mx_sheet_id(sheet, above);
        if (id == NULL || !g_str_has_prefix(id, "funds."))
            continue;
        const char *group = split_id(id, &source);
        if (group != NULL)
            return group;
    }
    if (draft->form->kind == MX_FORM_PROJECT)
        return "annual";
    split_id(mx_sheet_id(sheet, label), &source);
    bool use = strcmp(source, "basic") == 0 || strcmp(source, "project") == 0;
    return use ? "by_use" : "by_source";
}

void mx_form_read_unit(MxFormDraft *draft, const MxPack *pack, const char *label) {
    g_autofree char *folded = mx_text_fold(label);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, &span) || span.start < 0)
        return;
    g_autofree char *unit = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    gint64 unit_e4 = mx_unit_parse(unit);
    if (unit_e4 > 0)
        draft->unit_e4 = unit_e4;
}

/* The source of a label under a header that names one: 财政拨款 over 合计, 基本支出, 项目支出. */
static char *join_source(const MxSheet *sheet, const MxCell *label, const char *source) {
    const MxCell *above =
        label->row > 0 ? mx_grid_get(sheet->grid, label->row - 1, label->col) : NULL;
    const char *id = above && above->col_span > label->col_span ? mx_sheet_id(sheet, above) : NULL;
    const char *outer = NULL;
    if (id == NULL || !g_str_has_prefix(id, "funds.") || split_id(id, &outer) != NULL)
        return g_strdup(source);
    return strcmp(source, "total") == 0 ? g_strdup(outer) : g_strdup_printf("%s.%s", outer, source);
}

void mx_form_read_fund(MxFormDraft *draft, MxSheet *sheet, const MxCell *label) {
    const char *source, *group = split_id(mx_sheet_id(sheet, label), &source);
    const MxCell *value = mx_sheet_value(sheet, label);
    mx_sheet_tell(sheet, label);
    if (source == NULL || value == NULL)
        return;
    mx_sheet_tell(sheet, value);
    if (group == NULL)
        group = find_group(draft, sheet, label);
    guint page = mx_sheet_page(sheet, value);
    g_autofree char *joined = join_source(sheet, label, source);
    MxFund *fund = mx_form_add_fund(draft->form, group, joined, value->text, value->shown, page);
    if (fund != NULL)
        fund->unit_e4 = draft->unit_e4;
    else
        mx_form_add_other(draft->form, label->text, value->text, value->shown, page);
}

/* ----------------------------------------------------------------------------------- amounts -- */

static void read_amount(MxField *field, const MxPack *pack, gint64 unit_e4) {
    g_autofree char *folded = mx_text_fold(field->text);
    if (*folded == '\0')
        field->state = MX_STATE_BLANK;
    else if (mx_pack_phrase(pack, MX_PHRASE_NOTHING, folded, NULL))
        field->state = MX_STATE_NONE;
    else if (mx_figure_spaces(field->text) == MX_SPACES_PART)
        field->state = MX_STATE_UNREADABLE;
    else if (mx_cell_amount_parse(folded, unit_e4, &field->amount_e4))
        field->state = MX_STATE_VALUE;
    else
        field->state = MX_STATE_UNREADABLE;
}

void mx_form_finish_funds(MxForm *form, const MxPack *pack, gint64 unit_e4,
                          MxDisclosure *disclosure) {
    for (guint i = 0; i < form->funds->len; i++) {
        MxFund *fund = form->funds->pdata[i];
        if (fund->unit_e4 == 0)
            fund->unit_e4 = unit_e4;
        read_amount(fund->field, pack, fund->unit_e4);
        if (fund->field->state == MX_STATE_UNREADABLE)
            mx_disclosure_note(
                disclosure, MX_SEVERITY_WARNING,
                fund->unit_e4 > 0 ? "unreadable-amount" : "unit-missing", fund->field->page,
                "%s: funds.%s.%s: no amount can be read from '%s'",
                form->title ? form->title : "a form", fund->group, fund->id, fund->field->text);
        else if (fund->field->state == MX_STATE_VALUE)
            mx_disclosure_note_figure(disclosure, fund->field);
    }
}
