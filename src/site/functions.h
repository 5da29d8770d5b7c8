/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the site's queries call. */
#ifndef MX_SITE_FUNCTIONS_H
#define MX_SITE_FUNCTIONS_H

#include "site/output.h"

/**
 * mx_site_add_functions: to the site's database:
 *
 *   zh(message)           one of the program's own messages, kept in English, in Chinese
 *   yuan(amount_e4)       JSON: the amount in yuan, exactly; NULL of NULL
 *   box(x0, y0, x1, y1)   JSON: an array of points, of 1/100 points
 */
bool mx_site_add_functions(const MxSite *site, GError **error);

#endif
