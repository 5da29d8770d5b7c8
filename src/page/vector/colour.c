/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/colour.h"

#include <math.h>
#include <string.h>

#include "page/pdf.h"
#include "page/vector/operators.h"
#include "page/vector/plane.h"

static int to_byte(double share) {
    return (int)lround(255 * fmin(fmax(share, 0), 1));
}

guint8 mx_colour_darkness(MxColourSpace space, const double *c, guint n) {
    if (space == MX_COLOUR_RGB && n >= 3)
        return mx_plane_darkness(to_byte(c[0]), to_byte(c[1]), to_byte(c[2]));
    if (space == MX_COLOUR_CMYK && n >= 4)
        return mx_plane_darkness(to_byte(1 - c[0] - c[3]), to_byte(1 - c[1] - c[3]),
                                 to_byte(1 - c[2] - c[3]));
    if (space == MX_COLOUR_TINT && n >= 1)
        return (guint8)to_byte(c[0]);
    return space == MX_COLOUR_GRAY && n >= 1 ? (guint8)to_byte(1 - c[0]) : 255;
}

static MxColourSpace find_family(const char *name) {
    static const struct {
        const char *name;
        MxColourSpace space;
    } FAMILIES[] = {
        { "/DeviceGray", MX_COLOUR_GRAY }, { "/DeviceRGB", MX_COLOUR_RGB },
        { "/DeviceCMYK", MX_COLOUR_CMYK }, { "/CalGray", MX_COLOUR_GRAY },
        { "/CalRGB", MX_COLOUR_RGB },      { "/Separation", MX_COLOUR_TINT },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(FAMILIES); i++)
        if (strcmp(name, FAMILIES[i].name) == 0)
            return FAMILIES[i].space;
    return MX_COLOUR_UNKNOWN;
}

static MxColourSpace find_profile(qpdf_data pdf, qpdf_oh profile) {
    if (!qpdf_oh_is_stream(pdf, profile))
        return MX_COLOUR_UNKNOWN;
    int components = mx_pdf_get_int(pdf, qpdf_oh_get_dict(pdf, profile), "/N");
    return components == 1   ? MX_COLOUR_GRAY
           : components == 3 ? MX_COLOUR_RGB
           : components == 4 ? MX_COLOUR_CMYK
                             : MX_COLOUR_UNKNOWN;
}

MxColourSpace mx_colour_find_space(qpdf_data pdf, qpdf_oh resources, const char *name,
                                   bool *profiled) {
    qpdf_oh space = mx_pdf_get_resource(pdf, resources, "/ColorSpace", name);
    bool array = qpdf_oh_is_array(pdf, space);
    qpdf_oh family = array ? qpdf_oh_get_array_item(pdf, space, 0) : space;
    if (!qpdf_oh_is_name(pdf, family)) {
        char own[MX_CONTENT_NAME + 1] = "/";
        g_strlcat(own, name, sizeof own);
        return find_family(own); /* those of the device need no resource */
    }
    if (!array || !qpdf_oh_is_name_and_equals(pdf, family, "/ICCBased"))
        return find_family(qpdf_oh_get_name(pdf, family));
    *profiled = true;
    return find_profile(pdf, qpdf_oh_get_array_item(pdf, space, 1));
}

/* -------------------------------------------------------------------------------- operators -- */

static const struct {
    guint32 op;
    bool stroke;
    MxColourSpace space;
} COLOURS[] = {
    { OP('g'), false, MX_COLOUR_GRAY },      { OP('G'), true, MX_COLOUR_GRAY },
    { OP2('r', 'g'), false, MX_COLOUR_RGB }, { OP2('R', 'G'), true, MX_COLOUR_RGB },
    { OP('k'), false, MX_COLOUR_CMYK },      { OP('K'), true, MX_COLOUR_CMYK },
};

static void set_ink(MxInk *ink, MxColourSpace space, const MxContent *c) {
    ink->space = space;
    ink->darkness = mx_colour_darkness(space, c->numbers, c->n_numbers);
}

/* A space begins with its black, or with its ink in full. */
static void set_space(const MxPalette *p, MxInk *ink, const char *name) {
    ink->space = mx_colour_find_space(p->pdf, p->resources, name, p->profiled);
    ink->darkness = 255;
}

bool mx_colour_follow(const MxPalette *p, guint32 op, const MxContent *c) {
    for (gsize i = 0; i < G_N_ELEMENTS(COLOURS); i++)
        if (COLOURS[i].op == op) {
            set_ink(COLOURS[i].stroke ? p->stroke : p->fill, COLOURS[i].space, c);
            return true;
        }
    switch (op) {
    case OP2('c', 's'):
        set_space(p, p->fill, c->name);
        return true;
    case OP2('C', 'S'):
        set_space(p, p->stroke, c->name);
        return true;
    case OP2('s', 'c'):
    case OP3('s', 'c', 'n'):
        set_ink(p->fill, p->fill->space, c);
        return true;
    case OP2('S', 'C'):
    case OP3('S', 'C', 'N'):
        set_ink(p->stroke, p->stroke->space, c);
        return true;
    default:
        return false;
    }
}
