/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One printed box with what it says. */
#include "model/field.h"

MxField *mx_field_new(const char *text, MxBox box, guint page) {
    MxField *field = g_new0(MxField, 1);
    field->text = g_strdup(text);
    field->box = box;
    field->page = page;
    field->sure = -1;
    field->state = *text ? MX_STATE_VALUE : MX_STATE_BLANK;
    return field;
}

void mx_field_free(MxField *field) {
    if (field == NULL)
        return;
    g_free(field->text);
    g_free(field->number);
    g_free(field);
}

void mx_field_append(MxField *field, const char *text) {
    if (*text == '\0')
        return;
    char *joined = g_strconcat(field->text, text, NULL);
    g_free(field->text);
    field->text = joined;
    field->state = MX_STATE_VALUE;
}

void mx_field_move(MxField *field, const char *text, MxBox box, guint page) {
    if (*text == '\0')
        return;
    mx_field_append(field, text);
    field->box = box;
    field->page = page;
}
