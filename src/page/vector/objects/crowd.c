/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/objects/crowd.h"

#include <stdbool.h>

#include "page/pdf.h"
#include "page/vector/objects/form.h"

int mx_crowd_count(qpdf_data pdf, qpdf_oh page) {
    qpdf_oh list = mx_pdf_get(pdf, page, "/Annots");
    return qpdf_oh_is_array(pdf, list) ? qpdf_oh_get_array_n_items(pdf, list) : 0;
}

/* What is left out: @list was the value of @key in @holder. */
typedef struct {
    qpdf_oh holder, list;
    const char *key;
} Taken;

static void take(qpdf_data pdf, GArray *all, qpdf_oh holder, const char *key) {
    const Taken one = { holder, mx_pdf_get(pdf, holder, key), key };
    g_array_append_val(all, one);
    qpdf_oh_remove_key(pdf, holder, key);
}

static void take_crowds(qpdf_data pdf, GArray *all) {
    if (mx_form_is_heavy(pdf))
        take(pdf, all, qpdf_get_root(pdf), "/AcroForm");
    for (int i = 0; i < qpdf_get_num_pages(pdf); i++) {
        qpdf_oh page = qpdf_get_page_n(pdf, (size_t)i);
        if (mx_crowd_count(pdf, page) > MX_CROWD_MOST)
            take(pdf, all, page, "/Annots");
        else
            qpdf_oh_release(pdf, page);
    }
}

/* The file as it is open now. Nothing is decoded. */
static GBytes *write_file(qpdf_data pdf) {
    if (qpdf_init_write_memory(pdf) & QPDF_ERRORS)
        return NULL;
    qpdf_set_stream_data_mode(pdf, qpdf_s_preserve);
    qpdf_set_preserve_encryption(pdf, QPDF_FALSE);
    if (qpdf_write(pdf) & QPDF_ERRORS)
        return NULL;
    return g_bytes_new(qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
}

/* It is put back once the file is written: whoever weighs the pages is to find it. */
GBytes *mx_crowd_clear(qpdf_data pdf) {
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Taken));
    take_crowds(pdf, all);
    GBytes *file = all->len > 0 ? write_file(pdf) : NULL;
    for (guint i = 0; i < all->len; i++) {
        const Taken *one = &g_array_index(all, Taken, i);
        qpdf_oh_replace_key(pdf, one->holder, one->key, one->list);
    }
    return file;
}
