/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the forms of a document while they are being read. */
#ifndef MX_SEGMENT_FORM_JOIN_H
#define MX_SEGMENT_FORM_JOIN_H

#include "segment/form/form.h"
#include "segment/segment_private.h"

/* Pages of one form are set alike across the page, to this many points. */
#define MX_FORM_SAME_PLACE_PT 12.0

struct MxForms {
    MxDisclosure *disclosure;
    const MxPack *pack;
    GPtrArray *drafts; /* of MxFormDraft */
    GHashTable *taken; /* of MxLine: titles and signatures, and so no prose */
    MxFormDraft *open; /* (nullable): what a next grid may go on with */
    MxBox box;         /* of its last grid */
    guint page;
    char *title; /* of the last form that had one */
    guint title_page;
    int year;
    MxFormColumns *list; /* (nullable): of a table of projects */
    gint64 list_unit_e4;
    bool list_merged; /* a name's box reaches over all rows of its project */
    char *body;       /* (nullable): whose projects follow in it */
};

/** MxFormHeading: what stands above a grid, from the line @first_line on. @name: of the project,
 * where the title says it. All zero at first. */
typedef struct {
    MxFormKind kind;
    char *title, *name;
    int year;
    gint64 unit_e4;
    guint first_line;
} MxFormHeading;

void mx_form_heading_clear(MxFormHeading *heading);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxFormHeading, mx_form_heading_clear)

/** mx_form_read_heading: @lines: those above @grid. The year stands in the title or below it. */
void mx_form_read_heading(const MxPack *pack, const GPtrArray *lines, const MxGrid *grid,
                          MxFormHeading *heading);

/** mx_form_read_title: whether @text titles a form; its kind, title and name then. */
bool mx_form_read_title(const MxPack *pack, const char *text, MxFormHeading *heading);

/** mx_form_kind: of the form @id of the packs. */
MxFormKind mx_form_kind(const char *id);

/** mx_form_find_year, mx_form_find_unit: those that @text prints; 0 where it does not. */
int mx_form_find_year(const MxPack *pack, const char *text);
gint64 mx_form_find_unit(const MxPack *pack, const char *text);

/** mx_forms_start_form: a new form, which is open. */
void mx_forms_start_form(MxForms *forms, const MxFormHeading *heading, guint page);

/** mx_forms_take_list: whether @sheet is a table of projects, or the rest of one (@rest), which is
 * then read. */
bool mx_forms_take_list(MxForms *forms, MxSheet *sheet, MxFormHeading *heading, bool rest);

#endif
