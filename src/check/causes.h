/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cause, one finding. */
#ifndef MX_CHECK_CAUSES_H
#define MX_CHECK_CAUSES_H

#include <glib.h>

/**
 * mx_causes_join:
 * @findings: (element-type MxFinding): in the order of the rules
 *
 * Drops what only repeats another finding, and joins those of one cause: the strongest stays, says
 * where else the cause shows, and has the evidence of all.
 */
void mx_causes_join(GPtrArray *findings);

#endif
