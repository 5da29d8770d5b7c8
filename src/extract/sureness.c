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

void mx_sureness_of_findings(MxDisclosure *d, const GPtrArray *layouts) {
    if (!is_read(layouts))
        return;
    GPtrArray *findings = d->report->findings;
    for (guint i = 0; i < findings->len; i++) {
        MxFinding *finding = findings->pdata[i];
        if (sureness_of_all(layouts, finding->evidence) >= ACCUSABLE)
            continue;
        finding->severity = MX_SEVERITY_INFO;
        say_unsure(&finding->zh, "（据图片识别，可能误读）");
        say_unsure(&finding->en, " (read from a picture, perhaps wrongly)");
    }
    g_ptr_array_sort(findings, compare_severities); /* which keeps the order of equals */
}
