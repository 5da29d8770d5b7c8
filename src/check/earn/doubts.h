/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether what fails may have been read wrong. */
#ifndef MX_CHECK_EARN_DOUBTS_H
#define MX_CHECK_EARN_DOUBTS_H

#include "check/context.h"
#include "check/earn/failure.h"

/** mx_failure_is_unsure: whether a figure that might enter could not be read. */
bool mx_failure_is_unsure(const MxFailure *failure);

/** mx_failure_is_half_read: whether a figure that enters is of a table of which a page could not be
 * read, or of a sentence with characters that nobody knows. */
bool mx_failure_is_half_read(const MxCheck *check, const MxFailure *failure);

/**
 * mx_failure_is_gap:
 * @failures: (element-type MxFailure): all of the rule in the table
 *
 * Returns: whether what differs is a row that may be elsewhere, or figures that stand one column
 * too far
 */
bool mx_failure_is_gap(const MxCheck *check, const GArray *failures, const MxFailure *failure);

#endif
