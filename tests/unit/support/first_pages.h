/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First pages, drawn by hand from the lines that they print. */
#ifndef MX_UNIT_FIRST_PAGES_H
#define MX_UNIT_FIRST_PAGES_H

#include "support/draw.h"
#include "support/read_pages.h"

/** draw_first_page: lines of a page from the top, in the middle where they begin with `^`, and set
 * larger; two ems of an indented paragraph are blanks; `#` begins a table of that title. */
static inline MxPage *draw_first_page(const char *text) {
    MxPage *page = draw_page();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    double y = 60;
    for (char **line = lines; *line != NULL; line++, y += 24) {
        bool title = **line == '^', table = **line == '#';
        const char *rest = *line + (title || table);
        double size = title ? 18 : 12;
        double width = (double)g_utf8_strlen(rest, -1) * size;
        bool indented = g_str_has_prefix(rest, "　　");
        if (indented)
            rest += strlen("　　");
        draw_text(page, title || table ? (595 - width) / 2 : 80 + 2 * indented * size, y, size,
                  rest);
        if (table)
            y = draw_table(page, y + 40, 2, "收入项目|合计\n税收|12.00\n非税|2.00\n合计|14.00");
    }
    return page;
}

#endif
