/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a document while they are read. */
#ifndef MX_SEGMENT_FORM_JOIN_FORMS_H
#define MX_SEGMENT_FORM_JOIN_FORMS_H

#include "layout/layout.h"
#include "segment/form/draft.h"
#include "segment/form/join/heading.h"
#include "segment/form/join/rows.h"

/** MxFormTail: the rows of the last project of a page, and what there was before they were read.
 * @rows: (nullable) */
typedef struct {
    MxFormRows *rows;
    guint n_drafts, n_unclaimed;
    char *body;
} MxFormTail;

/** MxForms: the forms of a document while they are read. */
typedef struct {
    MxDisclosure *disclosure;
    const MxPack *pack;
    GPtrArray *drafts; /* of MxFormDraft */
    GHashTable *taken; /* of MxLine: titles and signatures, and so no prose */
    MxFormDraft *open; /* (nullable): what a next grid may go on with */
    MxFormRows *rows;  /* (nullable): of all grids of @open so far */
    MxBox box;         /* of its last grid */
    guint page;
    char *title; /* of the last form that had one */
    guint title_page;
    int year;
    MxFormColumns *list; /* (nullable): of a table of projects */
    gint64 list_unit_e4;
    MxFormKind list_kind;
    GPtrArray *foot; /* of MxLine: the last lines of page @foot_page, below its grids */
    guint foot_page;
    MxFormTail tail; /* of the table: what the next page may go on with */
    char *body;      /* (nullable): whose projects follow in it */
} MxForms;

/** mx_forms_new: (transfer full): @taken: (element-type MxLine): gets the lines of forms. */
MxForms *mx_forms_new(MxDisclosure *disclosure, const MxPack *pack, GHashTable *taken);
void mx_forms_free(MxForms *forms);

/** mx_forms_drop_tail: nothing goes on with the rows before. */
void mx_forms_drop_tail(MxForms *forms);

/** mx_forms_end_list: no table of projects goes on. */
void mx_forms_end_list(MxForms *forms);

/** mx_forms_take_title: the title, if there is one, is that of the forms that follow. */
void mx_forms_take_title(MxForms *forms, const MxFormHeading *heading, guint page);

/** mx_forms_start_form: a new form, which is open. */
void mx_forms_start_form(MxForms *forms, const MxFormHeading *heading, guint page);

#endif
