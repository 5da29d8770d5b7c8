/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "extract/corrections/corrections.h"

#include "extract/corrections/lines.h"
#include "extract/corrections/place.h"
#include "layout/layout.h"

static const GPtrArray *find(const MxSource *source) {
    return mx_corrections_of(mx_source_corrections(source), mx_source_sha256(source));
}

static bool is_on_page(MxBox box, double width_pt, double height_pt) {
    return box.x1 > 0 && box.y1 > 0 && box.x0 < width_pt && box.y0 < height_pt;
}

void mx_corrections_apply(const MxSource *source, const GPtrArray *waiting) {
    const GPtrArray *corrections = find(source);
    for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
        const MxCorrection *c = corrections->pdata[i];
        MxPage *page = c->page <= waiting->len ? waiting->pdata[c->page - 1] : NULL;
        if (page != NULL && is_on_page(c->box, page->width_pt, page->height_pt))
            mx_correction_place(c, page);
    }
}

/* The page as displayed. */
static bool is_on_layout(MxBox box, const MxLayout *layout) {
    bool swaps = mx_turn_swaps(layout->turn);
    return is_on_page(box, swaps ? layout->height_pt : layout->width_pt,
                      swaps ? layout->width_pt : layout->height_pt);
}

/* Whether it is not taken, which is said. */
static bool is_unmet(MxDisclosure *d, const MxCorrection *c, const GPtrArray *layouts) {
    static const char CODE[] = "correction-unmet";
    const MxLayout *layout = c->page <= layouts->len ? layouts->pdata[c->page - 1] : NULL;
    if (layout == NULL)
        mx_disclosure_note(d, MX_SEVERITY_WARNING, CODE, c->page,
                           "line %u of the corrections ('%s') is left out: there is no page %u",
                           c->line, c->text, c->page);
    else if (layout->readings == NULL)
        mx_disclosure_note(d, MX_SEVERITY_WARNING, CODE, c->page,
                           "line %u of the corrections ('%s') is left out: the page is not read "
                           "from a picture, and what is printed stands",
                           c->line, c->text);
    else if (!is_on_layout(c->box, layout))
        mx_disclosure_note(d, MX_SEVERITY_WARNING, CODE, c->page,
                           "line %u of the corrections ('%s') is left out: its box is not on the "
                           "page",
                           c->line, c->text);
    else
        return false;
    return true;
}

/* Whether nothing had been read where it stands now. */
static bool is_added(const MxCorrection *c, const GPtrArray *layouts) {
    const GArray *readings = ((const MxLayout *)layouts->pdata[c->page - 1])->readings;
    for (guint i = 0; i < readings->len; i++) {
        const MxReading *r = &g_array_index(readings, MxReading, i);
        if (r->hand == MX_HAND_ADDED && mx_box_holds(c->box, r->box))
            return true;
    }
    return false;
}

void mx_corrections_describe(MxDisclosure *d, const MxSource *source, const GPtrArray *layouts) {
    const GPtrArray *corrections = find(source);
    guint n = 0, n_added = 0;
    for (guint i = 0; corrections != NULL && i < corrections->len; i++) {
        const MxCorrection *c = corrections->pdata[i];
        if (is_unmet(d, c, layouts))
            continue;
        n++;
        n_added += is_added(c, layouts);
    }
    if (n > 0)
        mx_disclosure_note(d, MX_SEVERITY_INFO, "corrected", 0,
                           "%u corrections stand in place of what the pictures seem to show; where "
                           "%u of them stand, nothing had been read",
                           n, n_added);
}
