/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form while its grids go by: fields, names and the codes before them. */
#include <string.h>

#include "base/text.h"
#include "model/form.h"
#include "model/form_keys.h"
#include "segment/form/columns.h"
#include "segment/form/draft.h"

/* Characters of the shortest codes. Departments have 3 at least. The code that the budget systems
 * give a project has 21, older ones 12; shorter figures before a name are years, dates, numbers. */
#define MIN_DEPARTMENT_CODE 3u
#define MIN_PROJECT_CODE 12u

MxFormDraft *mx_form_draft_new(MxFormKind kind, guint page) {
    MxFormDraft *draft = g_new0(MxFormDraft, 1);
    draft->form = mx_form_new(kind, page);
    return draft;
}

void mx_form_draft_free(MxFormDraft *draft) {
    if (draft == NULL)
        return;
    mx_form_free(draft->form);
    mx_form_columns_free(draft->columns);
    for (guint set = 0; set < MX_FORM_MAX_SETS; set++)
        for (guint level = 0; level < 2; level++)
            g_free(draft->levels[set][level]);
    if (draft->indicator_text != NULL)
        g_string_free(draft->indicator_text, TRUE);
    g_free(draft->indicator_label);
    g_free(draft);
}

/* Folding drops white space and changes characters one by one. */
char *mx_form_unfold(const char *text, const char *folded, MxSpan span) {
    glong skip = g_utf8_strlen(folded, span.start), n = g_utf8_strlen(folded, span.end);
    const char *first = text, *p = text;
    for (; *p && n > 0; p = g_utf8_next_char(p)) {
        first = skip > 0 ? g_utf8_next_char(p) : first;
        skip -= !mx_char_is_space(g_utf8_get_char(p));
        n -= !mx_char_is_space(g_utf8_get_char(p));
    }
    return g_strstrip(g_strndup(first, (gsize)(p - first)));
}

char *mx_form_take_phrase(const MxPack *pack, MxPhrase phrase, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, phrase, folded, &span) || span.start < 0)
        return NULL;
    return mx_form_unfold(text, folded, span);
}

static bool has_field(MxFormKind kind, const char *id) {
    static const char *const BESIDES[] = { "name", "code", "filled_at", "goals.annual", NULL };
    static const char *const TERM[] = { "goals.period", NULL };
    bool project = kind == MX_FORM_PROJECT;
    return g_strv_contains(mx_form_keys(kind, MX_FORM_HEAD), id) ||
           g_strv_contains(mx_form_keys(kind, MX_FORM_BODY), id) ||
           g_strv_contains(project ? BESIDES : BESIDES + 2, id) ||
           (project && g_strv_contains(TERM, id));
}

/* `550-某局`, `231_某局`: the length of the code before the mark; 0 where @text begins with none of
 * at least @least characters. */
static gsize code_length(const char *text, gsize least) {
    gsize n = strspn(text, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool parted = text[n] != '\0' && text[n + 1] != '\0' && strchr("-_ ", text[n]) != NULL;
    return n >= least && parted && g_ascii_isdigit(*text) ? n : 0;
}

/* The code goes to a field of its own. */
static MxField *add_department(MxForm *form, const char *text, MxBox box, guint page) {
    gsize n = code_length(text, MIN_DEPARTMENT_CODE);
    if (n == 0)
        return mx_form_add(form, "department", text, box, page);
    g_autofree char *code = g_strndup(text, n);
    if (mx_form_get(form, "department_code") == NULL)
        mx_form_add(form, "department_code", code, box, page);
    return mx_form_add(form, "department", text + n + 1, box, page);
}

void mx_form_finish_name(MxForm *form) {
    MxField *name = mx_form_get(form, "name");
    gsize n = name != NULL ? code_length(name->text, MIN_PROJECT_CODE) : 0;
    if (n == 0 || mx_form_get(form, "code") != NULL)
        return;
    g_autofree char *whole = g_steal_pointer(&name->text), *code = g_strndup(whole, n);
    name->text = g_strdup(whole + n + 1);
    mx_form_add(form, "code", code, name->box, name->page);
}

/* 20240123140856: what a program stamped. */
static char *format_time(const char *text) {
    if (strlen(text) != 14 || strspn(text, "0123456789") != 14)
        return g_strdup(text);
    return g_strdup_printf("%.4s-%.2s-%.2sT%.2s:%.2s:%.2s", text, text + 4, text + 6, text + 8,
                           text + 10, text + 12);
}

MxField *mx_form_draft_add_field(MxFormDraft *draft, const char *id, const char *label,
                                 const char *text, MxBox box, guint page) {
    MxForm *form = draft->form;
    if (!has_field(form->kind, id) || mx_form_get(form, id) != NULL)
        return mx_form_add_other(form, label, text, box, page);
    if (strcmp(id, "department") == 0)
        return add_department(form, text, box, page);
    if (strcmp(id, "filled_at") == 0) {
        g_autofree char *time = format_time(text);
        return mx_form_add(form, id, time, box, page);
    }
    return mx_form_add(form, id, text, box, page);
}
