/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A header and its leaves; what a cell of figures is, which no header has. */
#include <string.h>

#include "normalize/cell.h"
#include "segment/table/leaf.h"

void mx_leaf_free(MxLeaf *leaf) {
    g_free(leaf->label);
    g_free(leaf->leaf);
    g_free(leaf->under);
    g_free(leaf->id);
    g_free(leaf);
}

void mx_header_free(MxHeader *header) {
    if (header == NULL)
        return;
    g_ptr_array_unref(header->leaves);
    g_free(header->signature);
    g_free(header->sides);
    g_free(header->blocks);
    g_free(header);
}

static bool is_year(const char *folded) {
    return strlen(folded) == 4 &&
           (g_str_has_prefix(folded, "19") || g_str_has_prefix(folded, "20"));
}

bool mx_cell_is_figure(const char *folded) {
    return !is_year(folded) && mx_cell_figure_match(folded);
}
