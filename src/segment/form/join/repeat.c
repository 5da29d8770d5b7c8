/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One form over several pages whose program prints its merged boxes on each of them.
 *
 *   page 22   某专项    35.78   goal   数量指标   ┐ one project: all that
 *   page 23   某专项    35.78   goal   质量指标   ┘ its head says is equal
 *             另一专项  10.22   goal   数量指标     another
 *
 * A second form on the next page is the same where it has a name, or is of the same body, and one
 * amount, and says nothing that the first one says otherwise. Two projects of one name and one
 * amount, printed one after the other at the end of a page, would be taken for one.
 */
#include "segment/form/join/repeat.h"

#include <string.h>

#include "segment/form/draft.h"

static bool says_otherwise(const char *text, const char *other) {
    return *text != '\0' && *other != '\0' && strcmp(text, other) != 0;
}

/* Whether no field of @next is a field of @form with another text. */
static bool fields_agree(const MxForm *form, const MxForm *next) {
    for (guint i = 0; i < next->fields->len; i++) {
        const MxFormField *f = next->fields->pdata[i];
        const MxField *own = mx_form_get(form, f->id);
        if (own != NULL && says_otherwise(own->text, f->field->text))
            return false;
    }
    return true;
}

/* Whether the amounts of @next are those of @form; @n: how many are. */
static bool funds_agree(const MxForm *form, const MxForm *next, guint *n) {
    *n = 0;
    for (guint i = 0; i < next->funds->len; i++) {
        const MxFund *fund = next->funds->pdata[i];
        const MxFund *own = mx_form_find_fund(form, fund->group, fund->id);
        if (*fund->field->text == '\0')
            continue;
        if (own == NULL || strcmp(own->field->text, fund->field->text) != 0)
            return false;
        (*n)++;
    }
    return true;
}

static bool same_text(const char *a, const char *b) {
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool is_named_alike(const MxForm *form, const MxForm *next) {
    if (form->kind == MX_FORM_PROJECT)
        return same_text(mx_form_printed_name(form), mx_form_printed_name(next));
    return same_text(mx_form_text(form, "department"), mx_form_text(next, "department")) ||
           same_text(form->title, next->title);
}

static bool is_repeated(const MxForm *form, const MxForm *next) {
    guint n;
    return form->kind == next->kind && next->first_page == form->last_page + 1 &&
           g_strcmp0(form->title, next->title) == 0 && is_named_alike(form, next) &&
           fields_agree(form, next) && funds_agree(form, next, &n) && n > 0 &&
           form->indicators->len > 0 && next->indicators->len > 0;
}

/* Moves the entries of @from to the end of @to. */
static void move(GPtrArray *to, GPtrArray *from) {
    g_ptr_array_extend_and_steal(to, g_ptr_array_ref(from));
}

/* Keeps the place of what is printed once more. */
static void note_repeat(GPtrArray *repeats, const MxField *field) {
    if (*field->text != '\0')
        g_ptr_array_add(repeats, mx_field_new(field->text, field->box, field->page));
}

/* What the second page says and the first does not; the rest it repeats. */
static void add_fields(MxForm *form, const MxForm *next, GPtrArray *repeats) {
    for (guint i = 0; i < next->fields->len; i++) {
        const MxFormField *f = next->fields->pdata[i];
        MxField *own = mx_form_get(form, f->id);
        if (own == NULL)
            mx_form_add(form, f->id, f->field->text, f->field->box, f->field->page);
        else if (*own->text == '\0')
            mx_field_move(own, f->field->text, f->field->box, f->field->page);
        else
            note_repeat(repeats, f->field);
    }
    for (guint i = 0; i < next->funds->len; i++)
        note_repeat(repeats, ((const MxFund *)next->funds->pdata[i])->field);
}

static void join(MxFormDraft *draft, MxFormDraft *next, GPtrArray *repeats) {
    MxForm *form = draft->form;
    add_fields(form, next->form, repeats);
    move(form->indicators, next->form->indicators);
    move(form->tasks, next->form->tasks);
    form->last_page = next->form->last_page;
    draft->at_end = next->at_end;
}

/* Whether any field says more than whose form it is, which a list's merged box says of each row. */
static bool has_text(const GPtrArray *fields) {
    static const char *const OWNERS[] = { "unit", "department", "department_code", NULL };
    for (guint i = 0; i < fields->len; i++) {
        const MxFormField *f = fields->pdata[i];
        if (*f->field->text != '\0' && !g_strv_contains(OWNERS, f->id))
            return true;
    }
    return false;
}

static bool is_empty(const MxForm *form) {
    return form->kind == MX_FORM_PROJECT && form->title_name == NULL && !has_text(form->fields) &&
           !has_text(form->other) &&
           form->funds->len + form->indicators->len + form->tasks->len == 0;
}

void mx_forms_join_repeats(GPtrArray *drafts, MxDisclosure *disclosure) {
    for (guint i = drafts->len; i-- > 0;) {
        MxFormDraft *draft = drafts->pdata[i];
        MxFormDraft *before = i > 0 ? drafts->pdata[i - 1] : NULL;
        if (is_empty(draft->form) && draft->indicator_text == NULL) {
            mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "form-empty", draft->form->first_page,
                               "a form of a project, or a row of their list, that says nothing of "
                               "one is none");
            g_ptr_array_remove_index(drafts, i);
        } else if (before != NULL && is_repeated(before->form, draft->form)) {
            join(before, draft, disclosure->repeats);
            g_ptr_array_remove_index(drafts, i);
        }
    }
}
