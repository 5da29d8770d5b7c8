/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and the clauses of figures are compared as they are written: both by the same writer, with
 * the same escapes. */
#include "report/text_parts.h"

#include <string.h>

/* Bytes of a part: some 25 lines, three quarters of a screen. */
#define PART_BYTES 3000

static void free_part(gpointer data) {
    MxTextPart *part = data;
    g_ptr_array_unref(part->facts);
    g_free(part);
}

/* Where the line ends in which a part that begins at @from is full. */
static const char *find_end(const char *from, const char *end) {
    const char *p = from;
    while (p < end) {
        if (*p != '\\')
            p++;
        else if (p[1] == 'n' && p - from >= PART_BYTES)
            return p;
        else
            p += 2;
    }
    return end;
}

static GPtrArray *split(const char *from, const char *end) {
    GPtrArray *parts = g_ptr_array_new_with_free_func(free_part);
    while (from < end) {
        MxTextPart *part = g_new0(MxTextPart, 1);
        const char *stop = find_end(from, end);
        part->text = from;
        part->length = (gsize)(stop - from);
        part->facts = g_ptr_array_new();
        g_ptr_array_add(parts, part);
        from = stop < end ? stop + strlen("\\n") : end;
    }
    return parts;
}

/* A figure goes with the part in which its clause stands: not before the figure before it. */
static void share_facts(GPtrArray *parts, const char *end, const GPtrArray *facts) {
    const char *from = ((const MxTextPart *)parts->pdata[0])->text;
    guint k = 0;
    for (guint i = 0; i < facts->len; i++) {
        const MxSlice *clause = mx_slice_get(facts->pdata[i], "context");
        const char *at = mx_slice_is(clause, '"') ? memmem(from, (gsize)(end - from),
                                                           clause->text + 1, clause->length - 2)
                                                  : NULL;
        from = at != NULL ? at : from;
        const MxTextPart *part = parts->pdata[k];
        while (k + 1 < parts->len && part->text + part->length <= from)
            part = parts->pdata[++k];
        g_ptr_array_add(part->facts, facts->pdata[i]);
    }
}

GPtrArray *mx_text_parts_split(const MxSlice *text, const GPtrArray *facts) {
    bool none = !mx_slice_is(text, '"');
    const char *from = none ? "" : text->text + 1;
    const char *end = none ? from : text->text + text->length - 1;
    GPtrArray *parts = split(from, end);
    if (parts->len > 0)
        share_facts(parts, end, facts);
    return parts;
}
