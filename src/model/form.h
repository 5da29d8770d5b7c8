/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of performance targets: projects and the overall form (docs/contract.md). */
#ifndef MX_MODEL_FORM_H
#define MX_MODEL_FORM_H

#include "model/field.h"
#include "normalize/target.h"

typedef enum {
    MX_FORM_PROJECT,
    MX_FORM_OVERALL,
} MxFormKind;

/** MxFormField: @id: `name`, `goals.annual`, … for fields; the printed label for what no field
 * names.
 */
typedef struct {
    char *id;
    MxField *field;
} MxFormField;

/**
 * MxFund: @group: `period`, `annual`, `by_source` or `by_use`, of a self-evaluation also `initial`
 * and `executed`, a static string; @id: a source
 * @unit_e4: what a printed 1 is worth, in 1/10,000 yuan; 0 where no unit is printed
 */
typedef struct {
    const char *group;
    char *id;
    gint64 unit_e4;
    MxField *field;
} MxFund;

/**
 * MxIndicator: one target. @level1 … @name (nullable). @period: of the whole project, not the year.
 * @weight, @score (nullable): JSON numbers. @outcome, @score and @reason of a self-evaluation: what
 * was reached, the points it got, why it differs; @outcome.text is NULL elsewhere.
 * @other: of MxFormField: columns that no field names.
 * @page, @box: where the target stands
 */
typedef struct {
    char *level1, *level2, *name;
    bool period;
    MxTarget target, outcome;
    char *weight, *score, *reason;
    guint page;
    MxBox box;
    GPtrArray *other;
} MxIndicator;

/** MxTask: @function, @task (nullable); @other as in MxIndicator; @page, @box: of @task. */
typedef struct {
    char *function, *task;
    guint page;
    MxBox box;
    GPtrArray *other;
} MxTask;

/**
 * MxForm: one printed form, or one row group of a table of projects.
 * @title, @name (nullable): @name is what the title says, for forms with no field for it
 * @performance: a self-evaluation (绩效自评表), not a form of targets
 * @year: 0 where none is printed
 */
typedef struct MxForm {
    MxFormKind kind;
    bool performance;
    char *title, *title_name;
    int year;
    guint first_page, last_page;
    GPtrArray *fields;     /* of MxFormField */
    GPtrArray *funds;      /* of MxFund */
    GPtrArray *tasks;      /* of MxTask */
    GPtrArray *indicators; /* of MxIndicator */
    GPtrArray *other;      /* of MxFormField */
} MxForm;

MxForm *mx_form_new(MxFormKind kind, guint page);
void mx_form_free(MxForm *form);

/** mx_form_get: (transfer none) (nullable): the field of that id. */
MxField *mx_form_get(const MxForm *form, const char *id);

/** mx_form_text: (transfer none) (nullable): the text of the field; NULL where it is blank. */
const char *mx_form_text(const MxForm *form, const char *id);

/** mx_form_printed_name: (transfer none) (nullable): from its field, else from the form's title. */
const char *mx_form_printed_name(const MxForm *form);

/** mx_form_add: (transfer none): @id must not be there yet. */
MxField *mx_form_add(MxForm *form, const char *id, const char *text, MxBox box, guint page);

/** mx_form_add_other: (transfer none): keeps @text under the @label as printed. */
MxField *mx_form_add_other(MxForm *form, const char *label, const char *text, MxBox box,
                           guint page);

/** mx_form_add_fund: (transfer none) (nullable): NULL where the group has the source already. */
MxFund *mx_form_add_fund(MxForm *form, const char *group, const char *id, const char *text,
                         MxBox box, guint page);

/** mx_form_find_fund: (transfer none) (nullable) */
MxFund *mx_form_find_fund(const MxForm *form, const char *group, const char *id);

MxIndicator *mx_form_add_indicator(MxForm *form, MxBox box, guint page);
MxTask *mx_form_add_task(MxForm *form, MxBox box, guint page);

/** mx_indicator_add_other: (transfer none): keeps what a column that no field names says. */
void mx_indicator_add_other(MxIndicator *indicator, const char *label, const char *text, MxBox box);

void mx_task_add_other(MxTask *task, const char *label, const char *text, MxBox box);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxForm, mx_form_free)

#endif
