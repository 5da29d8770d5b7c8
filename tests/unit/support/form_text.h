/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms as text, for the tests. A form is written as
 *
 *   project 2024 p1-2 项目支出绩效目标表
 *   name=某工程 …              its fields
 *   annual.total=120000        its funds, in yuan; `?` where none can be read
 *   产出指标/数量指标/数量 annual ≥10间
 *   other 联系人=某人           what no field names
 */
#ifndef MX_UNIT_FORM_TEXT_H
#define MX_UNIT_FORM_TEXT_H

#include <criterion/criterion.h>
#include <mingxi/extract.h>

#include "model/form.h"
#include "normalize/amount.h"
#include "support/read_pages.h"

static inline void append_fund(GString *out, const MxFund *fund) {
    if (fund->field->state == MX_STATE_BLANK)
        return;
    g_string_append_printf(out, "%s.%s=", fund->group, fund->id);
    if (fund->field->state == MX_STATE_VALUE)
        mx_amount_print(out, fund->field->amount_e4);
    else
        g_string_append_c(out, '?');
    g_string_append_c(out, '\n');
}

static inline void append_indicator(GString *out, const MxIndicator *indicator) {
    g_string_append_printf(out, "%s/%s/%s %s %s\n", indicator->level1, indicator->level2,
                           indicator->name, indicator->period ? "period" : "annual",
                           indicator->target.text);
}

static inline void append_entries(GString *out, const char *before, const GPtrArray *entries) {
    for (guint i = 0; i < entries->len; i++) {
        const MxFormField *entry = entries->pdata[i];
        g_string_append_printf(out, "%s%s=%s\n", before, entry->id, entry->field->text);
    }
}

static inline void append_form(GString *out, const MxForm *form) {
    g_string_append_printf(out, "%s %d p%u-%u %s\n",
                           form->kind == MX_FORM_PROJECT ? "project" : "overall", form->year,
                           form->first_page, form->last_page, form->title ? form->title : "?");
    if (form->title_name != NULL)
        g_string_append_printf(out, "titled %s\n", form->title_name);
    append_entries(out, "", form->fields);
    for (guint i = 0; i < form->funds->len; i++)
        append_fund(out, form->funds->pdata[i]);
    for (guint i = 0; i < form->tasks->len; i++)
        g_string_append_printf(out, "task %s: %s\n", ((MxTask *)form->tasks->pdata[i])->function,
                               ((MxTask *)form->tasks->pdata[i])->task);
    for (guint i = 0; i < form->indicators->len; i++)
        append_indicator(out, form->indicators->pdata[i]);
    append_entries(out, "other ", form->other);
}

/* Forms, grids that no pattern claimed and diagnostics of the pages, as text. */
static inline char *describe_forms(MxPage *const *pages, guint n) {
    g_autoptr(MxDisclosure) disclosure = read_pages(pages, n);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < disclosure->forms->len; i++)
        append_form(out, disclosure->forms->pdata[i]);
    for (guint i = 0; i < disclosure->unclaimed->len; i++)
        g_string_append(out, "unclaimed\n");
    for (guint i = 0; i < disclosure->diagnostics->len; i++)
        g_string_append_printf(out, "%s\n",
                               ((MxDiagnostic *)disclosure->diagnostics->pdata[i])->code);
    return g_string_free(out, FALSE);
}

static inline void expect_forms(MxPage *const *pages, guint n, const char *expected) {
    g_autofree char *got = describe_forms(pages, n);
    cr_expect_str_eq(got, expected, "got:\n%s\nwant:\n%s", got, expected);
}

#endif
