/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was read of a page. That something is not in a document can be said only where its pages
 * were read: a page that is a picture has neither text nor grid. */
#include "check/document/pages.h"

#include <string.h>

#include "model/form.h"
#include "model/prose.h"

bool mx_page_has_text(const MxDisclosure *d, guint page) {
    for (guint i = 0; i < d->sections->len; i++) {
        const MxSection *section = d->sections->pdata[i];
        if (section->first_page <= page && page <= section->last_page)
            return true;
    }
    return false;
}

bool mx_page_has_grid(const MxDisclosure *d, guint page) {
    bool has = false;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        has |= table->first_page <= page && page <= table->last_page;
    }
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        has |= form->first_page <= page && page <= form->last_page;
    }
    for (guint i = 0; i < d->unclaimed->len; i++)
        has |= ((const MxUnclaimed *)d->unclaimed->pdata[i])->page == page;
    return has;
}

bool mx_pages_are_whole(const MxDisclosure *d) {
    static const char *const LEFT_OUT[] = { "garbled-text", "overprint", NULL };
    for (guint i = 0; i < d->diagnostics->len; i++)
        if (g_strv_contains(LEFT_OUT, ((const MxDiagnostic *)d->diagnostics->pdata[i])->code))
            return false;
    return true;
}
