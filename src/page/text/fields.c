/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Annotations that write.
 *
 * Poppler draws them, with appearance or without one, and finds their text on the way (see
 * mx_page_find_text()). What a field's font cannot draw, say Chinese in Helvetica, it leaves out;
 * viewers take another font. The field's value is then put into its box as they would.
 */
#include "page/text/fields.h"

#include <math.h>

#include "base/text.h"

/* Type of a field that says no size: of its height, and in points. */
#define AUTO_SIZE 0.7
#define MAX_AUTO_SIZE_PT 12.0
#define MARGIN_PT 2.0
/* Ems of advance of letters and digits, of a line. */
#define NARROW_EM 0.5
#define LINE_EM 1.2

static bool may_write(PopplerAnnotType type) {
    return type == POPPLER_ANNOT_WIDGET || type == POPPLER_ANNOT_FREE_TEXT ||
           type == POPPLER_ANNOT_STAMP;
}

bool mx_page_is_annotated(PopplerPage *poppler) {
    bool found = false;
    GList *annotations = poppler_page_get_annot_mapping(poppler);
    for (const GList *i = annotations; i != NULL && !found; i = i->next)
        found = may_write(poppler_annot_get_annot_type(((PopplerAnnotMapping *)i->data)->annot));
    poppler_page_free_annot_mapping(annotations);
    return found;
}

/* ---------------------------------------------------------------------------------- values -- */

static void value_free(MxValue *value) {
    g_free(value->text);
    g_free(value);
}

/* (transfer full) (nullable) */
static char *text_of_choice(PopplerFormField *field) {
    for (int i = 0; i < poppler_form_field_choice_get_n_items(field); i++)
        if (poppler_form_field_choice_is_item_selected(field, i))
            return poppler_form_field_choice_get_item(field, i);
    return poppler_form_field_choice_is_editable(field) ? poppler_form_field_choice_get_text(field)
                                                        : NULL;
}

/* (transfer full) (nullable) */
static char *text_of(PopplerFormField *field) {
    switch (poppler_form_field_get_field_type(field)) {
    case POPPLER_FORM_FIELD_TEXT:
        return poppler_form_field_text_is_password(field) ? NULL
                                                          : poppler_form_field_text_get_text(field);
    case POPPLER_FORM_FIELD_CHOICE:
        return text_of_choice(field);
    default:
        return NULL;
    }
}

static bool is_seen(PopplerAnnot *annotation) {
    guint flags = poppler_annot_get_flags(annotation);
    return (flags & (POPPLER_ANNOT_FLAG_HIDDEN | POPPLER_ANNOT_FLAG_NO_VIEW)) == 0;
}

guint mx_page_count_free_texts(PopplerPage *poppler) {
    guint n = 0;
    GList *annotations = poppler_page_get_annot_mapping(poppler);
    for (const GList *i = annotations; i != NULL; i = i->next) {
        PopplerAnnot *annotation = ((PopplerAnnotMapping *)i->data)->annot;
        g_autofree char *text = poppler_annot_get_contents(annotation);
        n += poppler_annot_get_annot_type(annotation) == POPPLER_ANNOT_FREE_TEXT &&
             is_seen(annotation) && text != NULL && *text != '\0';
    }
    poppler_page_free_annot_mapping(annotations);
    return n;
}

/* Boxes of a page's annotations have their origin at the bottom left. */
static MxBox box_of(PopplerRectangle r, double height_pt) {
    return (MxBox){ fmin(r.x1, r.x2), height_pt - fmax(r.y1, r.y2), fmax(r.x1, r.x2),
                    height_pt - fmin(r.y1, r.y2) };
}

/* The widgets among the annotations, which are the page's fields: Poppler lists those from the last
 * to the first. Of a page set sideways, only the widgets' boxes are turned. */
static GPtrArray *find_widgets(const GList *annotations) {
    GPtrArray *widgets = g_ptr_array_new();
    for (const GList *i = annotations; i != NULL; i = i->next)
        if (poppler_annot_get_annot_type(((PopplerAnnotMapping *)i->data)->annot) ==
            POPPLER_ANNOT_WIDGET)
            g_ptr_array_insert(widgets, 0, i->data);
    return widgets;
}

static void add_values(GPtrArray *values, const GList *fields, const GPtrArray *widgets,
                       double height_pt) {
    guint at = 0;
    for (const GList *i = fields; i != NULL; i = i->next, at++) {
        const PopplerAnnotMapping *widget = widgets->pdata[at];
        PopplerFormField *field = ((PopplerFormFieldMapping *)i->data)->field;
        g_autofree char *text = is_seen(widget->annot) ? text_of(field) : NULL;
        if (text == NULL || *text == '\0')
            continue;
        MxValue *value = g_new0(MxValue, 1);
        value->box = box_of(widget->area, height_pt);
        value->text = g_steal_pointer(&text);
        value->size_pt = poppler_form_field_get_font_size(field);
        g_ptr_array_add(values, value);
    }
}

GPtrArray *mx_page_field_values(PopplerPage *poppler) {
    GPtrArray *values = g_ptr_array_new_with_free_func((GDestroyNotify)value_free);
    GList *fields = poppler_page_get_form_field_mapping(poppler);
    GList *annotations = fields ? poppler_page_get_annot_mapping(poppler) : NULL;
    g_autoptr(GPtrArray) widgets = find_widgets(annotations);
    double width, height;
    poppler_page_get_size(poppler, &width, &height);
    if (widgets->len == g_list_length(fields))
        add_values(values, fields, widgets, height);
    poppler_page_free_annot_mapping(annotations);
    poppler_page_free_form_field_mapping(fields);
    return values;
}

/* ------------------------------------------------------------------------------------ lost -- */

/* Takes one @ch out of @text; whether there was one. */
static bool take_char(GString *text, gunichar ch) {
    const char *at = g_utf8_strchr(text->str, (gssize)text->len, ch);
    if (at != NULL)
        g_string_erase(text, at - text->str, g_utf8_next_char(at) - at);
    return at != NULL;
}

bool mx_value_is_lost(const MxValue *value, const GArray *glyphs) {
    g_autoptr(GString) left = g_string_new(value->text);
    for (guint i = 0; i < glyphs->len; i++) {
        const MxGlyph *g = &g_array_index(glyphs, MxGlyph, i);
        if (mx_box_holds(value->box, g->box) && !take_char(left, g->ch))
            return false;
    }
    for (const char *p = left->str; *p; p = g_utf8_next_char(p))
        if (!mx_char_is_space(g_utf8_get_char(p)))
            return true;
    return false;
}

GArray *mx_value_glyphs(const MxValue *value) {
    GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(MxGlyph));
    double size = value->size_pt > 0
                      ? value->size_pt
                      : fmin(AUTO_SIZE * mx_box_height(value->box), MAX_AUTO_SIZE_PT);
    double x = value->box.x0 + MARGIN_PT, lines = 1;
    for (const char *p = value->text; *p; p++)
        lines += *p == '\n' || *p == '\r';
    double y = (value->box.y0 + value->box.y1 - lines * LINE_EM * size) / 2;
    for (const char *p = value->text; *p; p = g_utf8_next_char(p)) {
        gunichar ch = mx_char_plain(g_utf8_get_char(p));
        double advance = mx_char_is_cjk(ch) ? size : NARROW_EM * size;
        MxGlyph glyph = { { x, y, x + advance, y + LINE_EM * size }, ch, (float)size };
        if (!mx_char_is_space(ch) && !mx_char_is_unseen(ch))
            g_array_append_val(glyphs, glyph);
        x += advance;
        if (ch == '\n' || ch == '\r') {
            x = value->box.x0 + MARGIN_PT;
            y += LINE_EM * size;
        }
    }
    return glyphs;
}
