/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/prose.h"

void mx_section_free(MxSection *section) {
    if (section == NULL)
        return;
    g_free(section->number);
    g_free(section->title);
    g_free(section->text);
    g_free(section);
}

void mx_fact_free(MxFact *fact) {
    if (fact == NULL)
        return;
    g_free(fact->id);
    g_free(fact->number);
    g_free(fact->unit);
    g_free(fact->text);
    g_free(fact->context);
    g_free(fact->scope);
    g_free(fact);
}

void mx_term_free(MxTerm *term) {
    if (term == NULL)
        return;
    g_free(term->term);
    g_free(term->definition);
    g_free(term);
}
