/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/sureness.h"

#include <math.h>

#include "base/text.h"
#include "check/figure/provenance.h"
#include "check/proposal/elsewhere.h"
#include "check/proposal/missing.h"
#include "check/proposal/proposal.h"
#include "layout/layout.h"
#include "model/form.h"
#include "model/prose.h"
#include "model/table.h"
#include "normalize/amount.h"

/* Of some thousand amounts of degraded scans nothing wrong was read more surely than this, and one
 * in sixty of the right ones less. */
#define READABLE 0.7

/* What an accusation rests on is read as surely as this: nine in ten right figures are. */
#define ACCUSABLE 0.9

/* Digits of a figure that others may be taken for: with two, one in a hundred is by chance. */
#define LEAST_DIGITS 3u

/* More findings of one rule that may be misreadings are one: poor type slips alike on every page.
 */
#define MOST_ALIKE 3

/* @sure: of the least sure of some characters; -1 where the page was not read from a picture, or
 * there are none; @by_hand: whether a person has read some of them. */
typedef struct {
    double sure;
    bool by_hand;
} Sureness;

/* Of the characters whose middles are in @box of page @number. */
static Sureness look_at(const GPtrArray *layouts, guint number, MxBox box) {
    double least = 2;
    bool by_hand = false;
    const MxLayout *layout =
        number >= 1 && number <= layouts->len ? layouts->pdata[number - 1] : NULL;
    const GArray *readings = layout != NULL ? layout->readings : NULL;
    for (guint i = 0; readings != NULL && i < readings->len; i++) {
        const MxReading *r = &g_array_index(readings, MxReading, i);
        if (!mx_box_holds(box, r->box))
            continue;
        least = fmin(least, r->sure);
        by_hand |= r->hand != MX_HAND_NONE;
    }
    return (Sureness){ least <= 1 ? least : -1, by_hand };
}

static double sureness_at(const GPtrArray *layouts, guint number, MxBox box) {
    return look_at(layouts, number, box).sure;
}

/* How surely each of these characters was read, in their order. */
static GArray *sures_at(const GPtrArray *layouts, const MxField *field) {
    GArray *sures = g_array_new(FALSE, FALSE, sizeof(double));
    const GArray *readings = ((const MxLayout *)layouts->pdata[field->page - 1])->readings;
    for (guint i = 0; i < readings->len; i++) {
        const MxReading *r = &g_array_index(readings, MxReading, i);
        if (mx_box_holds(field->box, r->box))
            g_array_append_val(sures, r->sure);
    }
    return sures;
}

static void note_unsure(MxDisclosure *d, guint page, const char *where, const char *text) {
    mx_disclosure_note(d, MX_SEVERITY_WARNING, "unsure-figure", page,
                       "%s: what the picture shows is not read surely: '%s'?", where, text);
}

/* Whether the figure of @field, which could be read, is not sure. */
static bool measure(const GPtrArray *layouts, MxField *field, bool figure) {
    if (field == NULL || *field->text == '\0')
        return false;
    const Sureness read = look_at(layouts, field->page, field->box);
    field->sure = (float)read.sure;
    field->corrected = read.by_hand;
    if (!figure || field->state != MX_STATE_VALUE || field->sure < 0 || field->sure >= READABLE)
        return false;
    field->state = MX_STATE_UNREADABLE;
    return true;
}

/* A figure of a table that is not sure. */
typedef struct {
    const MxTable *table;
    guint row, column;
} Doubt;

/* A doubtful figure as it was read. */
typedef struct {
    const MxField *field;
    const GArray *sures; /* of its characters */
    gint64 unit_e4;
} Unsure;

static bool agrees(const Unsure *unsure, gint64 amount_e4) {
    return mx_proposal_agrees(unsure->field->text, (const double *)(gpointer)unsure->sures->data,
                              unsure->sures->len, amount_e4, unsure->unit_e4, ACCUSABLE);
}

static bool propose_by_sums(const Unsure *unsure, const Doubt *at, gint64 *amount_e4) {
    return mx_amount_missing(at->table, at->row, at->column, amount_e4) &&
           agrees(unsure, *amount_e4);
}

/* The only amount of the row's elsewhere that is what is clear of the reading. */
static bool propose_by_others(const MxDisclosure *d, const Unsure *unsure, const Doubt *at,
                              gint64 *amount_e4) {
    if (mx_text_count_digits(unsure->field->text) < LEAST_DIGITS)
        return false;
    g_autoptr(GArray) others =
        mx_amounts_elsewhere(d, at->table, at->table->rows->pdata[at->row], ACCUSABLE);
    guint n = 0;
    for (guint i = 0; i < others->len; i++) {
        gint64 other_e4 = g_array_index(others, gint64, i);
        if (!agrees(unsure, other_e4))
            continue;
        *amount_e4 = other_e4;
        n++;
    }
    return n == 1;
}

static void note_proposed(MxDisclosure *d, const char *where, const MxField *field, bool sums) {
    g_autoptr(GString) amount = g_string_new(NULL);
    mx_amount_print(amount, field->amount_e4);
    if (sums)
        mx_disclosure_note(d, MX_SEVERITY_INFO, "figure-proposed", field->page,
                           "%s: what the picture shows is not read surely: '%s'? By the sums of "
                           "the table it is %s yuan",
                           where, field->text, amount->str);
    else
        mx_disclosure_note(d, MX_SEVERITY_INFO, "figure-proposed", field->page,
                           "%s: what the picture shows is not read surely: '%s'? Elsewhere the "
                           "document says %s yuan of the row",
                           where, field->text, amount->str);
}

/* What the sums leave for the box, or the document says elsewhere, is proposed where it is what is
 * clear of the reading. */
static void note_doubt(MxDisclosure *d, const GPtrArray *layouts, const Doubt *at) {
    MxField *field = ((const MxRow *)at->table->rows->pdata[at->row])->fields[at->column];
    const MxColumn *column = at->table->columns->pdata[at->column];
    g_autoptr(GArray) sures = sures_at(layouts, field);
    const Unsure unsure = { field, sures, mx_table_unit_e4(at->table) };
    gint64 amount_e4 = 0;
    bool amount = column->type == MX_COLUMN_AMOUNT;
    bool sums = amount && propose_by_sums(&unsure, at, &amount_e4);
    field->proposed = sums || (amount && propose_by_others(d, &unsure, at, &amount_e4));
    if (field->proposed) {
        field->amount_e4 = amount_e4;
        note_proposed(d, column->label, field, sums);
    } else
        note_unsure(d, field->page, column->label, field->text);
}

static void measure_table(const GPtrArray *layouts, const MxTable *table, GArray *doubts) {
    for (guint r = 0; r < table->rows->len; r++) {
        const MxRow *row = table->rows->pdata[r];
        for (guint i = 0; i < row->n_fields; i++) {
            const MxColumn *column = table->columns->pdata[i];
            bool figure = column->type != MX_COLUMN_TEXT && column->type != MX_COLUMN_CODE;
            const Doubt doubt = { table, r, i };
            if (measure(layouts, row->fields[i], figure))
                g_array_append_val(doubts, doubt);
        }
    }
}

static void measure_form(MxDisclosure *d, const GPtrArray *layouts, const MxForm *form) {
    for (guint i = 0; i < form->fields->len; i++)
        measure(layouts, ((const MxFormField *)form->fields->pdata[i])->field, false);
    for (guint i = 0; i < form->funds->len; i++) {
        const MxFund *fund = form->funds->pdata[i];
        if (measure(layouts, fund->field, true))
            note_unsure(d, fund->field->page, fund->id, fund->field->text);
    }
}

static void measure_fact(const GPtrArray *layouts, MxFact *fact) {
    const Sureness read = look_at(layouts, fact->page, fact->box);
    fact->sure = (float)read.sure;
    fact->corrected = read.by_hand;
}

/* What a fact states stands: who would need it can see how surely it was read. */
static void note_fact(MxDisclosure *d, const MxFact *fact) {
    if (fact->sure >= 0 && (double)fact->sure < READABLE)
        note_unsure(d, fact->page, fact->context, fact->text);
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
    g_autoptr(GArray) doubts = g_array_new(FALSE, FALSE, sizeof(Doubt));
    for (guint i = 0; i < d->tables->len; i++)
        measure_table(layouts, d->tables->pdata[i], doubts);
    for (guint i = 0; i < d->facts->len; i++)
        measure_fact(layouts, d->facts->pdata[i]);
    for (guint i = 0; i < doubts->len; i++)
        note_doubt(d, layouts, &g_array_index(doubts, Doubt, i));
    for (guint i = 0; i < d->forms->len; i++)
        measure_form(d, layouts, d->forms->pdata[i]);
    for (guint i = 0; i < d->facts->len; i++)
        note_fact(d, d->facts->pdata[i]);
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
