/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a document while they are read. */
#ifndef MX_SEGMENT_FORM_JOIN_FORMS_H
#define MX_SEGMENT_FORM_JOIN_FORMS_H

#include "layout/layout.h"
#include "segment/form/draft.h"
#include "segment/form/join/heading.h"
#include "segment/form/join/rows.h"

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
    bool list_merged; /* a name's box reaches over all rows of its project */
    char *body;       /* (nullable): whose projects follow in it */
} MxForms;

/** mx_forms_new: (transfer full): @taken: (element-type MxLine): gets the lines of forms. */
MxForms *mx_forms_new(MxDisclosure *disclosure, const MxPack *pack, GHashTable *taken);
void mx_forms_free(MxForms *forms);

/** mx_forms_start_form: a new form, which is open. */
void mx_forms_start_form(MxForms *forms, const MxFormHeading *heading, guint page);

#endif
