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

#define DIGITS "0123456789"

/* A line below the grid: what it says, and where. */
typedef struct {
    char *id, *label, *text;
    MxBox box;
    guint page;
} Signature;

static void signature_free(Signature *signature) {
    g_free(signature->id);
    g_free(signature->label);
    g_free(signature->text);
    g_free(signature);
}

MxFormDraft *mx_form_draft_new(MxFormKind kind, guint page) {
    MxFormDraft *draft = g_new0(MxFormDraft, 1);
    draft->form = mx_form_new(kind, page);
    draft->signature = g_ptr_array_new_with_free_func((GDestroyNotify)signature_free);
    return draft;
}

static void clear_levels(MxFormDraft *draft) {
    for (guint set = 0; set < MX_FORM_MAX_SETS; set++)
        for (guint level = 0; level < 2; level++)
            g_clear_pointer(&draft->levels[set][level], g_free);
}

void mx_form_draft_restart(MxFormDraft *draft) {
    MxForm *form = mx_form_new(draft->form->kind, draft->form->first_page);
    form->title = g_steal_pointer(&draft->form->title);
    form->title_name = g_steal_pointer(&draft->form->title_name);
    form->year = draft->form->year;
    form->performance = draft->form->performance;
    mx_form_free(draft->form);
    draft->form = form;
    draft->unit_e4 = draft->title_unit_e4;
    draft->n_labels = 0;
    g_clear_pointer(&draft->columns, mx_form_columns_free);
    clear_levels(draft);
}

void mx_form_draft_free(MxFormDraft *draft) {
    if (draft == NULL)
        return;
    mx_form_free(draft->form);
    mx_form_columns_free(draft->columns);
    clear_levels(draft);
    g_ptr_array_unref(draft->signature);
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
    static const char *const TERM[] = { "goals.period", "outcome", NULL };
    bool project = kind == MX_FORM_PROJECT;
    return g_strv_contains(mx_form_keys(kind, MX_FORM_HEAD), id) ||
           g_strv_contains(mx_form_keys(kind, MX_FORM_BODY), id) ||
           g_strv_contains(project ? BESIDES : BESIDES + 2, id) ||
           g_strv_contains(project ? TERM : TERM + 1, id);
}

/* `550-某局`, `231_某局`: the length of the code before the mark; 0 where @text begins with none of
 * at least @least characters. */
static gsize code_length(const char *text, gsize least) {
    gsize n = strspn(text, DIGITS "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    bool parted = text[n] != '\0' && text[n + 1] != '\0' && strchr("-_ ", text[n]) != NULL;
    return n >= least && parted && g_ascii_isdigit(*text) ? n : 0;
}

/* `[105]教育部`: the code in the brackets; what follows them is the name. */
static char *bracketed_code(const char *text, const char **name) {
    static const char *const BRACKETS[][2] = {
        { "[", "]" }, { "【", "】" }, { "（", "）" }, { "(", ")" }
    };
    for (gsize i = 0; i < G_N_ELEMENTS(BRACKETS); i++) {
        if (!g_str_has_prefix(text, BRACKETS[i][0]))
            continue;
        const char *code = text + strlen(BRACKETS[i][0]);
        gsize n = strspn(code, DIGITS);
        if (n < MIN_DEPARTMENT_CODE || !g_str_has_prefix(code + n, BRACKETS[i][1]))
            return NULL;
        *name = code + n + strlen(BRACKETS[i][1]);
        return **name != '\0' ? g_strndup(code, n) : NULL;
    }
    return NULL;
}

/* `教育部 105`: how many bytes stand before the code behind the name; 0 where there is none. A
 * number may be the name's own: 第101中学 ends in no figure, 第101 does. */
static gsize length_before_code(const char *text) {
    gsize n = strlen(text), end = n;
    while (n > 0 && g_ascii_isdigit(text[n - 1]))
        n--;
    bool code = n > 0 && end - n >= MIN_DEPARTMENT_CODE;
    g_autofree char *name = g_strndup(text, n);
    g_strchomp(name);
    gsize length = strlen(name);
    bool chinese = length > 0 && (guchar)name[length - 1] >= 0x80;
    return code && chinese && !g_str_has_suffix(name, "第") ? length : 0;
}

/* The department's code and its name, however they stand together. @name: (transfer full) */
static char *split_department(const char *text, char **name) {
    const char *rest = NULL;
    char *code = bracketed_code(text, &rest);
    gsize n = code == NULL ? code_length(text, MIN_DEPARTMENT_CODE) : 0;
    gsize before = code == NULL && n == 0 ? length_before_code(text) : 0;
    if (n > 0) {
        code = g_strndup(text, n);
        rest = text + n + 1;
    } else if (before > 0) {
        code = g_strchug(g_strdup(text + before));
        *name = g_strndup(text, before);
        return code;
    }
    *name = g_strdup(rest ? rest : text);
    return code;
}

/* The code goes to a field of its own. */
static MxField *add_department(MxForm *form, const char *text, MxBox box, guint page) {
    g_autofree char *name = NULL, *code = split_department(text, &name);
    if (code != NULL && mx_form_get(form, "department_code") == NULL)
        mx_form_add(form, "department_code", code, box, page);
    return mx_form_add(form, "department", name, box, page);
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
    if (form->kind == MX_FORM_OVERALL && strcmp(id, "name") == 0)
        id = "department"; /* of a table of bodies */
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

static void add_signature(MxFormDraft *draft, const Signature *s) {
    mx_form_draft_add_field(draft, s->id, s->label, s->text, s->box, s->page);
}

void mx_form_draft_sign(MxFormDraft *draft, const char *id, const char *label, const char *text,
                        MxBox box, guint page) {
    Signature *s = g_new0(Signature, 1);
    *s = (Signature){ g_strdup(id), g_strdup(label), g_strdup(text), box, page };
    g_ptr_array_add(draft->signature, s);
    add_signature(draft, s);
}

void mx_form_draft_sign_again(MxFormDraft *draft) {
    for (guint i = 0; i < draft->signature->len; i++)
        add_signature(draft, draft->signature->pdata[i]);
}
