/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Poppler makes all fields of a document before it draws any page. For what a field inherits
 * (ISO 32000-1, 12.7.3) it looks in all that stand above it, and parses each of those anew, with
 * the list of its kids:
 *
 *     1,000 fields, each below the other         500,000 looks
 *     1,000 kids of one field                    1,000 looks, each at a list of 1,000
 */
#include "page/vector/objects/form.h"

#include <glib.h>

#include "page/pdf.h"

/* What a look costs, in entries that are parsed: those of the dictionary, and its kids. Some 0.7 us
 * each were measured over chains, lists and both. */
#define LOOK_ENTRIES 9.0

/* Entries: 1.5 s. A form of 20 pages with 200 fields on each, listed by page, has a million,
 * 100,000 fields that nothing stands above 900,000. No chain is followed further than 700 fields.
 */
#define MAX_ENTRIES 2e6

/* @above: entries of the nodes over the one that is looked at; @within: their object ids, of int */
typedef struct {
    qpdf_data pdf;
    double entries, above;
    GArray *within;
} Form;

static bool is_within(const Form *f, int id) {
    for (guint i = 0; id != 0 && i < f->within->len; i++)
        if (g_array_index(f->within, int, i) == id)
            return true;
    return false;
}

static bool is_heavy(const Form *f) {
    return f->entries > MAX_ENTRIES;
}

static void weigh_field(Form *f, qpdf_oh field);

static void weigh_fields(Form *f, qpdf_oh list, int n) {
    for (int i = 0; i < n && !is_heavy(f); i++)
        weigh_field(f, qpdf_oh_get_array_item(f->pdf, list, i));
}

static int count_items(const Form *f, qpdf_oh list) {
    return qpdf_oh_is_array(f->pdf, list) ? qpdf_oh_get_array_n_items(f->pdf, list) : 0;
}

/* A field that is met below itself is no field again. */
static void weigh_field(Form *f, qpdf_oh field) {
    int id = qpdf_oh_get_object_id(f->pdf, field);
    if (!qpdf_oh_is_dictionary(f->pdf, field) || is_within(f, id))
        return;
    qpdf_oh kids = mx_pdf_get(f->pdf, field, "/Kids");
    int n = count_items(f, kids);
    double own = LOOK_ENTRIES + n;
    f->entries += f->above + own;
    f->above += own;
    g_array_append_val(f->within, id);
    weigh_fields(f, kids, n);
    g_array_set_size(f->within, f->within->len - 1);
    f->above -= own;
}

bool mx_form_is_heavy(qpdf_data pdf) {
    qpdf_oh fields = mx_pdf_get(pdf, mx_pdf_get(pdf, qpdf_get_root(pdf), "/AcroForm"), "/Fields");
    Form form = { .pdf = pdf, .within = g_array_new(FALSE, FALSE, sizeof(int)) };
    weigh_fields(&form, fields, count_items(&form, fields));
    bool heavy = is_heavy(&form);
    g_array_unref(form.within);
    return heavy;
}
