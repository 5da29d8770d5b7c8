/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people an organization serves: a CSV of the user's, by name and perhaps by year. */
#ifndef MX_SITE_POPULATION_H
#define MX_SITE_POPULATION_H

#include "site/output.h"

/** mx_site_load_population: fills the temporary table `site_population` from the CSV @path, or
 * leaves it empty where @path is NULL. */
bool mx_site_load_population(const MxSite *site, const char *path, GError **error);

#endif
