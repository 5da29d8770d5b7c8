/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many people there are: a CSV of the user's, by organization or place and perhaps by year. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_GIVEN_POPULATION_H
#define MX_ARCHIVE_ORGANIZATIONS_GIVEN_POPULATION_H

#include "archive/database/query.h"

/**
 * MxPeopleFile:
 * @path: (nullable): the CSV, in UTF-8 or GB 18030; its columns are `organization` (单位, 名称,
 * 地区), `population` (人口, 常住人口) and perhaps `year` (年份, 年度); 126,000 and 12.6万 are
 * numbers
 * @on_unmatched: (nullable): called with each name that no organization and no place has
 */
typedef struct {
    const char *path;
    void (*on_unmatched)(const char *name, gpointer data);
    gpointer data;
} MxPeopleFile;

/**
 * mx_people_load:
 *
 * Fills the temporary table `people` (organization_id, region, year, people), or leaves it empty
 * without a path. A name is an organization's, whatever it is called in its documents, or its
 * key; else a place's, its code or its full name. A place's people are those of every body whose
 * place it is.
 *
 * Errors: %MX_ERROR_IO, %MX_ERROR_FORMAT with the line
 */
bool mx_people_load(MxDatabase *database, const MxPeopleFile *file, GError **error);

/** MX_PEOPLE: an SQL expression: the people of an organization in a year, NULL where not told.
 * @id, @region, @year: columns with their table's name: without
 * it they would be those of `people` */
#define MX_PEOPLE(id, region, year)                                                                \
    "(SELECT u.people FROM temp.people u WHERE (u.organization_id = " id " OR u.region = " region  \
    ") AND (u.year = " year " OR u.year IS NULL) ORDER BY u.organization_id IS NULL, u.year IS "   \
    "NULL LIMIT 1)"

#endif
