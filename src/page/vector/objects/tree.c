/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where qpdf counts as many pages as Poppler, they are the same. Else they are looked for as
 * Poppler does: down from where the catalog leads, taking for a page what says so or has no kids,
 * and passing over what it is in already. Where the catalog leads to a page, there is but this one.
 */
#include "page/vector/objects/tree.h"

#include <stdbool.h>

#include "page/pdf.h"

/* Nodes within nodes, as in pdf.c. */
#define MAX_LEVELS 32u

/* Nodes that are looked at for each page that is asked for: a tree of pairs has two. */
#define NODES_PER_PAGE 4u

/* @pages: (nullable): object ids of int, where qpdf has others */
struct MxTree {
    qpdf_data pdf;
    GArray *pages;
};

/* @within: object ids of the nodes above */
typedef struct {
    qpdf_data pdf;
    guint most, looked;
    int within[MAX_LEVELS];
    GArray *pages;
} Walk;

static bool is_within(const Walk *w, guint level, int id) {
    for (guint i = 0; i < level; i++)
        if (w->within[i] == id)
            return true;
    return false;
}

static bool is_done(const Walk *w) {
    return w->pages->len >= w->most || w->looked > NODES_PER_PAGE * w->most + MAX_LEVELS;
}

static void walk_below(Walk *w, qpdf_oh node, guint level) {
    qpdf_oh kids = mx_pdf_get(w->pdf, node, "/Kids");
    int n = qpdf_oh_is_array(w->pdf, kids) ? qpdf_oh_get_array_n_items(w->pdf, kids) : 0;
    w->within[level] = qpdf_oh_get_object_id(w->pdf, node);
    for (int i = 0; i < n && !is_done(w); i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(w->pdf, kids, i);
        int id = qpdf_oh_get_object_id(w->pdf, kid);
        w->looked++;
        if (!qpdf_oh_is_dictionary(w->pdf, kid) || is_within(w, level + 1, id))
            continue;
        if (mx_pdf_is(w->pdf, kid, "/Type", "/Page") || !qpdf_oh_has_key(w->pdf, kid, "/Kids"))
            g_array_append_val(w->pages, id);
        else if (level + 1 < MAX_LEVELS)
            walk_below(w, kid, level + 1);
    }
}

static GArray *find_pages(qpdf_data pdf, qpdf_oh root, guint most) {
    Walk walk = { .pdf = pdf, .most = most, .pages = g_array_new(FALSE, FALSE, sizeof(int)) };
    int id = qpdf_oh_get_object_id(pdf, root);
    if (mx_pdf_is(pdf, root, "/Type", "/Page") &&
        !qpdf_oh_is_number(pdf, mx_pdf_get(pdf, root, "/Count")))
        g_array_append_val(walk.pages, id);
    else
        walk_below(&walk, root, 0);
    return walk.pages;
}

MxTree *mx_tree_new(qpdf_data pdf, guint n_pages) {
    MxTree *tree = g_new0(MxTree, 1);
    tree->pdf = pdf;
    qpdf_oh root = mx_pdf_get(pdf, qpdf_get_root(pdf), "/Pages");
    if (qpdf_get_num_pages(pdf) != (int)n_pages)
        tree->pages = find_pages(pdf, root, n_pages);
    return tree;
}

void mx_tree_free(MxTree *tree) {
    if (tree == NULL)
        return;
    g_clear_pointer(&tree->pages, g_array_unref);
    g_free(tree);
}

qpdf_oh mx_tree_get_page(const MxTree *tree, guint number) {
    if (tree->pages == NULL)
        return qpdf_get_page_n(tree->pdf, number - 1);
    if (number > tree->pages->len)
        return qpdf_oh_new_null(tree->pdf);
    return qpdf_get_object_by_id(tree->pdf, g_array_index(tree->pages, int, number - 1), 0);
}
