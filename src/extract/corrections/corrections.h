/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people have read of a document's pictures, in place of what the recogniser did. */
#ifndef MX_EXTRACT_CORRECTIONS_CORRECTIONS_H
#define MX_EXTRACT_CORRECTIONS_CORRECTIONS_H

#include "model/disclosure.h"
#include "page/source.h"

/**
 * mx_corrections_apply:
 * @waiting: (element-type MxPage) (nullable elements): page by page; NULL for those that were not
 *     read from pictures: printed text is not overruled
 */
void mx_corrections_apply(const MxSource *source, const GPtrArray *waiting);

/** mx_corrections_describe: says how many were taken, and of each that was not, why. @layouts:
 * (element-type MxLayout) */
void mx_corrections_describe(MxDisclosure *disclosure, const MxSource *source,
                             const GPtrArray *layouts);

#endif
