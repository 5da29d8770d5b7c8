/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines above a grid → the title of its table. */
#ifndef MX_SEGMENT_TABLE_TITLE_LINE_H
#define MX_SEGMENT_TABLE_TITLE_LINE_H

#include "layout/layout.h"
#include "pattern/pattern.h"

/** mx_title_line_is: whether @text titles a table. */
bool mx_title_line_is(const MxPack *pack, const char *text);

/** mx_title_line_is_other: whether @text is some part of a caption: title, number, owner, unit,
 * note. */
bool mx_title_line_is_other(const MxPack *pack, const char *text);

/** mx_title_line_own: (transfer full): the title in @text, which is one, without 表四 before it and
 * （单位：元） behind it. */
char *mx_title_line_own(const MxPack *pack, const char *text);

/** mx_title_line_unnumbered: (transfer full): @title without a number that is one only where the
 * rest is a title: 一、收支总表. @number: set to it; untouched where there is none. */
char *mx_title_line_unnumbered(const MxPack *pack, const char *title, int *number);

/** mx_title_line_read: (transfer full) (nullable): the title that ends on line @i of @lines
 * (element-type MxLine), or stands among its words. */
char *mx_title_line_read(const MxPack *pack, const GPtrArray *lines, guint i);

#endif
