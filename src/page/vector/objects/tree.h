/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the pages of a document as Poppler finds them. */
#ifndef MX_PAGE_VECTOR_OBJECTS_TREE_H
#define MX_PAGE_VECTOR_OBJECTS_TREE_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

/** MxTree: of an open document. */
typedef struct MxTree MxTree;

/**
 * mx_tree_new:
 * @pdf: (transfer none): whose pages nobody has asked for: qpdf then puts right where the catalog
 *   leads to, and Poppler does not
 * @n_pages: how many Poppler counts
 */
MxTree *mx_tree_new(qpdf_data pdf, guint n_pages);
void mx_tree_free(MxTree *tree);

/** mx_tree_get_page: null where none is found. @number: from 1 */
qpdf_oh mx_tree_get_page(const MxTree *tree, guint number);

#endif
