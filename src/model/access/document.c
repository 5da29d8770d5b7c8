/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a document says of itself, of its prose and of the reading, for programs in C. */
#include "model/disclosure.h"
#include "model/prose.h"

const char *mx_disclosure_file(const MxDisclosure *disclosure) {
    return disclosure->source.file;
}

guint mx_disclosure_pages(const MxDisclosure *disclosure) {
    return disclosure->source.pages;
}

const char *mx_disclosure_kind(const MxDisclosure *disclosure) {
    return disclosure->document.kind;
}

int mx_disclosure_year(const MxDisclosure *disclosure) {
    return disclosure->document.year;
}

const char *mx_disclosure_organization(const MxDisclosure *disclosure) {
    return disclosure->document.organization;
}

const char *mx_disclosure_title(const MxDisclosure *disclosure) {
    return disclosure->document.title;
}

guint mx_disclosure_n_facts(const MxDisclosure *disclosure) {
    return disclosure->facts->len;
}

bool mx_disclosure_fact(const MxDisclosure *disclosure, guint i, MxFactView *view) {
    if (i >= disclosure->facts->len)
        return false;
    const MxFact *fact = disclosure->facts->pdata[i];
    *view = (MxFactView){ .id = fact->id,
                          .unit = fact->unit,
                          .text = fact->text,
                          .context = fact->context,
                          .value_e4 = fact->value_e4,
                          .page = fact->page,
                          .box = fact->box };
    return true;
}

guint mx_disclosure_n_diagnostics(const MxDisclosure *disclosure) {
    return disclosure->diagnostics->len;
}

bool mx_disclosure_diagnostic(const MxDisclosure *disclosure, guint i, MxDiagnosticView *view) {
    if (i >= disclosure->diagnostics->len)
        return false;
    const MxDiagnostic *diagnostic = disclosure->diagnostics->pdata[i];
    *view = (MxDiagnosticView){ diagnostic->severity, diagnostic->code, diagnostic->message,
                                diagnostic->page };
    return true;
}
