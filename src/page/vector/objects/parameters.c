/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/objects/parameters.h"

#include <math.h>
#include <string.h>

#include "page/pdf.h"
#include "page/vector/content.h"

/* Dictionaries that are looked back for. Pages have a dozen. */
#define LOOK_BACK 32u

typedef struct {
    qpdf_oh resources;
    char name[MX_CONTENT_NAME];
    MxParameters found;
} Kept;

GArray *mx_parameters_new_cache(void) {
    return g_array_new(FALSE, FALSE, sizeof(Kept));
}

/* Blend modes (11.3.5) and overprinting (8.6.7). */
static bool mixes(qpdf_data pdf, qpdf_oh parameters) {
    qpdf_oh mode = mx_pdf_get(pdf, parameters, "/BM");
    bool normal = qpdf_oh_is_null(pdf, mode) || qpdf_oh_is_name_and_equals(pdf, mode, "/Normal") ||
                  qpdf_oh_is_name_and_equals(pdf, mode, "/Compatible");
    return !normal || qpdf_oh_get_bool_value(pdf, mx_pdf_get(pdf, parameters, "/op"));
}

static MxParameters read_parameters(qpdf_data pdf, qpdf_oh parameters) {
    MxParameters p = { NAN, NAN, NAN, false, false, false, 0 };
    mx_pdf_get_number(pdf, parameters, "/LW", &p.line_width);
    mx_pdf_get_number(pdf, parameters, "/CA", &p.stroke_alpha);
    mx_pdf_get_number(pdf, parameters, "/ca", &p.fill_alpha);
    qpdf_oh mask = mx_pdf_get(pdf, parameters, "/SMask");
    p.masked = qpdf_oh_is_dictionary(pdf, mask);
    p.mask = mx_pdf_get(pdf, mask, "/G");
    p.mixes = p.masked || mixes(pdf, parameters);
    p.font = !qpdf_oh_is_null(pdf, mx_pdf_get(pdf, parameters, "/Font"));
    return p;
}

MxParameters mx_parameters_get(GArray *cache, qpdf_data pdf, qpdf_oh resources, const char *name) {
    guint first = cache->len > LOOK_BACK ? cache->len - LOOK_BACK : 0;
    for (guint i = cache->len; i > first; i--) {
        const Kept *kept = &g_array_index(cache, Kept, i - 1);
        if (kept->resources == resources && strcmp(kept->name, name) == 0)
            return kept->found;
    }
    Kept fresh = { .resources = resources };
    g_strlcpy(fresh.name, name, sizeof fresh.name);
    fresh.found = read_parameters(pdf, mx_pdf_get_resource(pdf, resources, "/ExtGState", name));
    g_array_append_val(cache, fresh);
    return fresh.found;
}
