/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read from pictures is never surer than it is. */
#ifndef MX_EXTRACT_SURENESS_H
#define MX_EXTRACT_SURENESS_H

#include "model/disclosure.h"

/** mx_sureness_of_fields: how surely each box of @d was read from a picture among @layouts
 * (element-type MxLayout); a figure that was not read surely enough is unreadable, which is said.
 */
void mx_sureness_of_fields(MxDisclosure *d, const GPtrArray *layouts);

/** mx_sureness_of_findings: findings over figures that were not read very surely become infos, and
 * say so. */
void mx_sureness_of_findings(MxDisclosure *d, const GPtrArray *layouts);

#endif
