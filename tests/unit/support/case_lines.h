/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of cases: a case a line, `GIVEN => WANTED`. */
#ifndef MX_UNIT_CASE_LINES_H
#define MX_UNIT_CASE_LINES_H

#include <criterion/criterion.h>
#include <glib.h>

/** CaseLine: @given: may be changed; @wanted: NULL where the line has no ` => `; @file and @number
 * for messages. */
typedef struct {
    char *given, *wanted;
    const char *file;
    guint number;
} CaseLine;

typedef void (*CaseVisitor)(const CaseLine *line, gpointer data);

/** visit_cases: calls @visit for each line of @file that is neither empty nor a comment. Returns:
 * how many there were */
static inline guint visit_cases(const char *file, CaseVisitor visit, gpointer data) {
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(file, &text, NULL, NULL), "%s", file);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    for (guint i = 0; lines[i] != NULL; i++) {
        if (*lines[i] == '\0' || *lines[i] == '#')
            continue;
        g_auto(GStrv) halves = g_strsplit(lines[i], " => ", 2);
        visit(&(CaseLine){ halves[0], halves[1], file, i + 1 }, data);
        n++;
    }
    return n;
}

#endif
