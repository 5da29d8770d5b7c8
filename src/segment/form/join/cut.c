/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Forms that a page's end cut off, with no page that goes on with them.
 *
 * A form that ends where its page does is only suspect: many end there by chance. It was cut where
 * what must follow is missing:
 *
 * 1. the indicators, all of them;
 * 2. the target of the last indicator: the row itself was cut;
 * 3. the group of indicators with which every other form of the document ends (满意度指标).
 *
 * Known failure: a form that lost its last rows within the last group is taken for whole.
 */
#include <string.h>

#include "model/form.h"
#include "segment/form/draft.h"
#include "segment/form/join/cut.h"

/* What so many other forms agree on is their design; one alone may end as it likes. */
#define MIN_SIBLINGS 2u

static const MxIndicator *last_indicator(const MxForm *form) {
    guint n = form->indicators->len;
    return n > 0 ? form->indicators->pdata[n - 1] : NULL;
}

/* A row of a table of projects has no labels of its own, and need have no indicators. */
static bool is_form(const MxFormDraft *draft) {
    return draft->n_labels > 0 && draft->form->kind == MX_FORM_PROJECT;
}

/* The group with which every form ends that does not end with its page; NULL where they differ. */
static const char *common_ending(const GPtrArray *drafts) {
    const char *common = NULL;
    guint n = 0;
    for (guint i = 0; i < drafts->len; i++) {
        const MxFormDraft *draft = drafts->pdata[i];
        const MxIndicator *last = last_indicator(draft->form);
        if (!is_form(draft) || draft->at_end || last == NULL || last->level1 == NULL)
            continue;
        if (common != NULL && strcmp(common, last->level1) != 0)
            return NULL;
        common = last->level1;
        n++;
    }
    return n >= MIN_SIBLINGS ? common : NULL;
}

/* What is missing, in words; NULL where nothing is. */
static const char *find_missing(const MxForm *form, const char *ending) {
    const MxIndicator *last = last_indicator(form);
    if (last == NULL)
        return "its indicators";
    const MxIndicator *first = form->indicators->pdata[0];
    bool targets = *first->target.text != '\0';
    if (targets && *last->target.text == '\0' && last->name != NULL)
        return "the target of its last indicator";
    bool other = ending != NULL && last->level1 != NULL && strcmp(last->level1, ending) != 0;
    return other ? ending : NULL;
}

void mx_forms_note_cut_off(const GPtrArray *drafts, MxDisclosure *disclosure) {
    const char *ending = common_ending(drafts);
    for (guint i = 0; i < drafts->len; i++) {
        const MxFormDraft *draft = drafts->pdata[i];
        const MxForm *form = draft->form;
        bool suspect = is_form(draft) && draft->at_end && mx_form_get(form, "filled_at") == NULL;
        const char *missing = suspect ? find_missing(form, ending) : NULL;
        if (missing != NULL)
            mx_disclosure_note(disclosure, MX_SEVERITY_WARNING, "cut-off", form->last_page,
                               "%s: ends with the page, before %s",
                               form->title ? form->title : "a form", missing);
    }
}
