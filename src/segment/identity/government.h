/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages and tables → whether a document is a whole government's, and which. */
#ifndef MX_SEGMENT_IDENTITY_GOVERNMENT_H
#define MX_SEGMENT_IDENTITY_GOVERNMENT_H

#include <glib.h>
#include <stdbool.h>

#include "model/disclosure.h"
#include "pattern/pattern.h"

/**
 * mx_government_read:
 * @layouts: (element-type MxLayout); @owners: (element-type utf8): bodies that captions name
 *
 * Sets what is known of the document where it is a government's; the tables of @disclosure must be
 * read.
 *
 * Returns: whether it is
 */
bool mx_government_read(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                        const GPtrArray *owners);

#endif
