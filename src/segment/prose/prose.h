/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left of the pages → sections, facts, glossary. prose.c drives the files of this room. */
#ifndef MX_SEGMENT_PROSE_PROSE_H
#define MX_SEGMENT_PROSE_PROSE_H

#include <glib.h>

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * mx_prose_read: fills sections, facts and glossary of @disclosure.
 * @taken: (element-type MxLine): lines that belong to a table or form, as keys
 */
void mx_prose_read(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                   GHashTable *taken);

#endif
