/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a grid → the heading of a form. */
#ifndef MX_SEGMENT_FORM_JOIN_HEADING_H
#define MX_SEGMENT_FORM_JOIN_HEADING_H

#include "layout/layout.h"
#include "model/form.h"
#include "pattern/pattern.h"

/* Pages of one form are set alike across the page, to this many points. */
#define MX_FORM_SAME_PLACE_PT 12.0

/** MxFormHeading: what stands above a grid, from the line @first_line on. @name: of the project,
 * where the title says it. @performance: a self-evaluation. All zero at first. */
typedef struct {
    MxFormKind kind;
    bool performance;
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

/** mx_form_is_performance: whether the form @id of the packs is a self-evaluation. */
bool mx_form_is_performance(const char *id);

/** mx_form_find_year, mx_form_find_unit: those that @text prints; 0 where it does not. */
int mx_form_find_year(const MxPack *pack, const char *text);
gint64 mx_form_find_unit(const MxPack *pack, const char *text);

#endif
