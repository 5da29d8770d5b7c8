/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/objects/frame.h"

#include <math.h>

#include "page/pdf.h"

/* How far the page's size here and in Poppler may differ; in points. */
#define SAME_SIZE_PT 1.0

/* A rectangle's corners come in any order. */
static bool get_box(qpdf_data pdf, qpdf_oh page, const char *key, MxBox *box) {
    double n[4];
    if (!mx_pdf_get_numbers(pdf, mx_pdf_get_inherited(pdf, page, key), n, 4))
        return false;
    *box = (MxBox){ fmin(n[0], n[2]), fmin(n[1], n[3]), fmax(n[0], n[2]), fmax(n[1], n[3]) };
    return true;
}

/* From user space to points from the upper left corner of the page as displayed; @turn: the degrees
 * by which it is turned clockwise. */
static void set_matrix(cairo_matrix_t *m, MxBox crop, int turn) {
    switch (((turn % 360) + 360) % 360) {
    case 90:
        cairo_matrix_init(m, 0, 1, 1, 0, -crop.y0, -crop.x0);
        break;
    case 180:
        cairo_matrix_init(m, -1, 0, 0, 1, crop.x1, -crop.y0);
        break;
    case 270:
        cairo_matrix_init(m, 0, -1, -1, 0, crop.y1, crop.x1);
        break;
    default:
        cairo_matrix_init(m, 1, 0, 0, -1, -crop.x0, crop.y1);
    }
}

bool mx_frame_find_matrix(qpdf_data pdf, qpdf_oh node, const MxPage *page, cairo_matrix_t *m) {
    MxBox media, crop;
    cairo_matrix_init(m, 1, 0, 0, -1, 0, page->height_pt);
    if (!get_box(pdf, node, "/MediaBox", &media))
        return false;
    crop = get_box(pdf, node, "/CropBox", &crop) ? mx_box_intersect(media, crop) : media;
    int turn = 0;
    qpdf_oh_get_value_as_int(pdf, mx_pdf_get_inherited(pdf, node, "/Rotate"), &turn);
    set_matrix(m, crop, turn);
    double width = fabs(m->xx) * mx_box_width(crop) + fabs(m->xy) * mx_box_height(crop);
    double height = fabs(m->yx) * mx_box_width(crop) + fabs(m->yy) * mx_box_height(crop);
    return fabs(width - page->width_pt) <= SAME_SIZE_PT &&
           fabs(height - page->height_pt) <= SAME_SIZE_PT;
}
