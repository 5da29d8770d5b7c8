/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/sureness.h"

#include <math.h>

#include "layout/layout.h"
#include "model/form.h"
#include "model/table.h"

/* Of some thousand amounts of degraded scans nothing wrong was read more surely than this, and one
 * in sixty of the right ones less. */
#define READABLE 0.7

/* What an accusation rests on is read as surely as this: nine in ten right figures are. */
#define ACCUSABLE 0.9

/* More findings of one rule that may be misreadings are one: poor type slips alike on every page.
 */
#define MOST_ALIKE 3

/* The least sure of the characters whose middles are in @box of page @number; -1 where the page was
 * not read from a picture, or there are none. */
static double sureness_at(const GPtrArray *layouts, guint number, MxBox box) {
    double least = 2;
    const MxLayout *layout =
        number >= 1 && number <= layouts->len ? layouts->pdata[number - 1] : NULL;
    const GArray *readings = layout != NULL ? layout->readings : NULL;
    for (guint i = 0; readings != NULL && i < readings->len; i++) {
        const MxReading *r = &g_array_index(readings, MxReading, i);
        if (mx_box_holds(box, r->box))
            least = fmin(least, r->sure);
    }
    return least <= 1 ? least : -1;
}

static void measure(MxDisclosure *d, const GPtrArray *layouts, MxField *field, bool figure,
                    const char *where) {
    if (field == NULL || *field->text == '\0')
        return;
    field->sure = (float)sureness_at(layouts, field->page, field->box);
    if (!figure || field->state != MX_STATE_VALUE || field->sure < 0 || field->sure >= READABLE)
        return;
    field->state = MX_STATE_UNREADABLE;
    mx_disclosure_note(d, MX_SEVERITY_WARNING, "unsure-figure", field->page,
                       "%s: what the picture shows is not read surely: '%s'?", where, field->text);
}

static void measure_table(MxDisclosure *d, const GPtrArray *layouts, const MxTable *table) {
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        for (guint i = 0; i < row->n_fields; i++) {
            const MxColumn *column = table->columns->pdata[i];
            bool figure = column->type != MX_COLUMN_TEXT && column->type != MX_COLUMN_CODE;
            measure(d, layouts, row->fields[i], figure, column->label);
        }
    }
}

static void measure_form(MxDisclosure *d, const GPtrArray *layouts, const MxForm *form) {
    for (guint i = 0; i < form->fields->len; i++)
        measure(d, layouts, ((const MxFormField *)form->fields->pdata[i])->field, false, NULL);
    for (guint i = 0; i < form->funds->len; i++) {
        const MxFund *fund = form->funds->pdata[i];
        measure(d, layouts, fund->field, true, fund->id);
    }
}

static bool is_read(const GPtrArray *layouts) {
    for (guint i = 0; i < layouts->len; i++)
        if (((const MxLayout *)layouts->pdata[i])->readings != NULL)
            return true;
    return false;
}

void mx_sureness_of_fields(MxDisclosure *d, const GPtrArray *layouts) {
    if (!is_read(layouts))
        return;
    for (guint i = 0; i < d->tables->len; i++)
        measure_table(d, layouts, d->tables->pdata[i]);
    for (guint i = 0; i < d->forms->len; i++)
        measure_form(d, layouts, d->forms->pdata[i]);
}

/* How surely what @evidence says was read; 2 where it was not read from a picture. That something
 * is nowhere, or is at a place that has no characters, is what a picture may only seem to say. */
static double sureness_of(const GPtrArray *layouts, const MxEvidence *evidence) {
    if (evidence->page < 1 || evidence->page > layouts->len)
        return 0;
    const MxLayout *layout = layouts->pdata[evidence->page - 1];
    return layout->readings != NULL ? sureness_at(layouts, evidence->page, evidence->box) : 2;
}

static double sureness_of_all(const GPtrArray *layouts, const GPtrArray *evidence) {
    double least = evidence->len > 0 ? 2 : 0;
    for (guint i = 0; i < evidence->len; i++)
        least = fmin(least, sureness_of(layouts, evidence->pdata[i]));
    return least;
}

static void say_unsure(char **text, const char *more) {
    char *longer = g_strconcat(*text, more, NULL);
    g_free(*text);
    *text = longer;
}

static int compare_severities(const void *a, const void *b) {
    return (int)(*(MxFinding *const *)a)->severity - (int)(*(MxFinding *const *)b)->severity;
}

/* What the rule of number @first of @unsure finds besides goes from both lists into it: its
 * evidence. */
static guint fold_into_first(GPtrArray *all, GPtrArray *unsure, guint first) {
    MxFinding *kept = unsure->pdata[first];
    guint n = 0;
    for (guint i = unsure->len; i-- > first + 1;) {
        MxFinding *other = unsure->pdata[i];
        if (!g_str_equal(other->rule, kept->rule))
            continue;
        while (other->evidence->len > 0)
            g_ptr_array_add(kept->evidence, g_ptr_array_steal_index(other->evidence, 0));
        g_ptr_array_remove_index(unsure, i);
        g_ptr_array_remove(all, other);
        n++;
    }
    return n;
}

static guint count_alike(const GPtrArray *unsure, guint first) {
    guint n = 0;
    for (guint i = first; i < unsure->len; i++)
        n += g_str_equal(((const MxFinding *)unsure->pdata[i])->rule,
                         ((const MxFinding *)unsure->pdata[first])->rule);
    return n;
}

static void say_more(MxFinding *finding, guint n) {
    g_autofree char *zh = g_strdup_printf("；另有 %u 处类似", n);
    g_autofree char *en = g_strdup_printf("; %u more such", n);
    say_unsure(&finding->zh, zh);
    say_unsure(&finding->en, en);
}

static void lower(GPtrArray *all, GPtrArray *unsure) {
    for (guint i = 0; i < unsure->len; i++) {
        MxFinding *finding = unsure->pdata[i];
        if (count_alike(unsure, i) > MOST_ALIKE)
            say_more(finding, fold_into_first(all, unsure, i));
        finding->severity = MX_SEVERITY_INFO;
        say_unsure(&finding->zh, "（据图片识别，可能误读）");
        say_unsure(&finding->en, " (read from a picture, perhaps wrongly)");
    }
}

void mx_sureness_of_findings(MxDisclosure *d, const GPtrArray *layouts) {
    if (!is_read(layouts))
        return;
    GPtrArray *findings = d->report->findings;
    g_autoptr(GPtrArray) unsure = g_ptr_array_new();
    for (guint i = 0; i < findings->len; i++)
        if (sureness_of_all(layouts, ((const MxFinding *)findings->pdata[i])->evidence) < ACCUSABLE)
            g_ptr_array_add(unsure, findings->pdata[i]);
    lower(findings, unsure);
    g_ptr_array_sort(findings, compare_severities); /* which keeps the order of equals */
}
