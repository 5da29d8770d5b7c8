/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of forms that a page's end parted. */
#ifndef MX_SEGMENT_FORM_JOIN_SEAM_PARTED_H
#define MX_SEGMENT_FORM_JOIN_SEAM_PARTED_H

#include "segment/form/sheet.h"

/**
 * mx_label_is_parted:
 * @above: a box at the foot of a page, a box of @upper
 * @below: the box that stands just so at the head of the next, of @lower
 *
 * Returns: whether the texts of the two are one label, of which @below is the rest
 */
bool mx_label_is_parted(const MxSheet *upper, const MxCell *above, const MxSheet *lower,
                        const MxCell *below);

#endif
