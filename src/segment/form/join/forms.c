/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of a document while they are read: which is open, what the last one was called. */
#include "segment/form/join/forms.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"
#include "segment/form/join/heading.h"

MxForms *mx_forms_new(MxDisclosure *disclosure, const MxPack *pack, GHashTable *taken) {
    MxForms *forms = g_new0(MxForms, 1);
    forms->disclosure = disclosure;
    forms->pack = pack;
    forms->taken = taken;
    forms->foot = g_ptr_array_new();
    forms->drafts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_form_draft_free);
    return forms;
}

void mx_forms_free(MxForms *forms) {
    if (forms == NULL)
        return;
    g_ptr_array_unref(forms->drafts);
    g_ptr_array_unref(forms->foot);
    mx_form_rows_free(forms->rows);
    mx_forms_end_list(forms);
    g_free(forms->body);
    g_free(forms->title);
    g_free(forms);
}

void mx_forms_drop_tail(MxForms *forms) {
    g_clear_pointer(&forms->tail.rows, mx_form_rows_free);
    g_clear_pointer(&forms->tail.body, g_free);
}

void mx_forms_end_list(MxForms *forms) {
    mx_forms_drop_tail(forms);
    g_clear_pointer(&forms->list, mx_form_columns_free);
}

void mx_forms_take_title(MxForms *forms, const MxFormHeading *heading, guint page) {
    if (heading->title == NULL)
        return;
    g_free(forms->title);
    forms->title = g_strdup(heading->title);
    forms->title_page = page;
    forms->year =
        heading->year > 0 ? heading->year : mx_form_find_year(forms->pack, heading->title);
}

void mx_forms_start_form(MxForms *forms, const MxFormHeading *heading, guint page) {
    MxFormDraft *draft = mx_form_draft_new(heading->kind, page);
    mx_forms_take_title(forms, heading, page);
    draft->form->title = g_strdup(forms->title);
    draft->form->performance = heading->performance;
    draft->form->title_name = g_strdup(heading->name);
    draft->form->year = heading->year > 0 ? heading->year : forms->year;
    draft->unit_e4 = draft->title_unit_e4 = heading->unit_e4;
    g_ptr_array_add(forms->drafts, draft);
    forms->open = draft;
    g_clear_pointer(&forms->rows, mx_form_rows_free);
}
