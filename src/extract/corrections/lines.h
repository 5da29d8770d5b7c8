/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of corrections → its lines, document by document. */
#ifndef MX_EXTRACT_CORRECTIONS_LINES_H
#define MX_EXTRACT_CORRECTIONS_LINES_H

#include <mingxi/corrections.h>

#include "base/box.h"

/** MxCorrection: @page: from 1; @box: on the page as displayed, in points; @text: one line, empty
 * where nothing is printed; @line: of the file */
typedef struct {
    guint page;
    MxBox box;
    char *text;
    guint line;
} MxCorrection;

/** mx_corrections_of: (nullable) (element-type MxCorrection): of a document, in the file's order.
 * @corrections: (nullable) */
const GPtrArray *mx_corrections_of(const MxCorrections *corrections, const char *sha256);

#endif
