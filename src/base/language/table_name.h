/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_LANGUAGE_TABLE_NAME_H
#define MX_BASE_LANGUAGE_TABLE_NAME_H

#include <mingxi/language.h>

/**
 * mx_table_name:
 * @id: of a table: `balance`, `government_general_revenue`
 *
 * What people call such a table in @language.
 *
 * Returns: (transfer full): @id itself in English, and where it has no name in @language
 */
char *mx_table_name(MxLanguage language, const char *id);

#endif
