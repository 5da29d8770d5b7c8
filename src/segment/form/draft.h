/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form while its grids go by. */
#ifndef MX_SEGMENT_FORM_DRAFT_H
#define MX_SEGMENT_FORM_DRAFT_H

#include "model/form.h"
#include "pattern/pattern.h"
#include "segment/form/columns.h"

/**
 * MxFormDraft: a form while its grids go by.
 * @unit_e4: of the last label that says one; 0 before
 * @columns: (nullable): the block of indicators or tasks that a next row may go on with
 * @levels: what the level cells said last, by set and level
 * @title_unit_e4: of its title or the lines below it; 0 where they print none
 * @signature: of MxFormField: what stands below its grid
 * @at_end: its last grid ends where its page does
 */
typedef struct {
    MxForm *form;
    gint64 unit_e4, title_unit_e4;
    MxFormColumns *columns;
    char *levels[MX_FORM_MAX_SETS][2];
    GPtrArray *signature;
    bool at_end;
    GString *indicator_text; /* (nullable): all indicators in one box, under indicator_label */
    char *indicator_label;
    MxBox box;
    guint n_labels;
} MxFormDraft;

MxFormDraft *mx_form_draft_new(MxFormKind kind, guint page);
void mx_form_draft_free(MxFormDraft *draft);

/** mx_form_draft_restart: forgets what its grids said, to read them again. */
void mx_form_draft_restart(MxFormDraft *draft);

/** mx_form_draft_sign: adds what a line below the grid says. */
void mx_form_draft_sign(MxFormDraft *draft, const char *id, const char *label, const char *text,
                        MxBox box, guint page);

/** mx_form_draft_sign_again: adds these once more, when the grids have been read again. */
void mx_form_draft_sign_again(MxFormDraft *draft);

/** mx_form_unfold: (transfer full): what @text prints in the bytes @span of its folded form. */
char *mx_form_unfold(const char *text, const char *folded, MxSpan span);

/** mx_form_take_phrase: (transfer full) (nullable): what @phrase finds in @text, as printed. */
char *mx_form_take_phrase(const MxPack *pack, MxPhrase phrase, const char *text);

/** mx_form_draft_add_field: to the field @id, or to `other` where this kind has no such field. */
MxField *mx_form_draft_add_field(MxFormDraft *draft, const char *id, const char *label,
                                 const char *text, MxBox box, guint page);

/** mx_form_finish_name: the code before a project's name goes to `code`. When the name is whole. */
void mx_form_finish_name(MxForm *form);

#endif
