/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles as they are printed in two places → whether they are of one table. */
#ifndef MX_CHECK_DOCUMENT_TITLES_H
#define MX_CHECK_DOCUMENT_TITLES_H

#include <stdbool.h>

/** MX_MIN_TITLE: letters that a title must have to be looked for: 支出表 is the end of many. */
#define MX_MIN_TITLE 5

/** mx_title_letters: (transfer full): what tells a title from others: without digits, marks and
 * what stands in brackets, since the year, the number and the unit may differ. */
char *mx_title_letters(const char *title);

/** mx_title_is: whether one is the end of the other, both as letters and long enough. */
bool mx_title_is(const char *letters, const char *other);

/** mx_title_may_be: whether the letters of one follow one another in the other, 政府采购预算表 in
 * 政府采购预算情况表. */
bool mx_title_may_be(const char *letters, const char *other);

#endif
