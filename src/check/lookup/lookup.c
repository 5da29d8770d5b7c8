/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the names that rules use to places of the document.
 *
 * A name stands for a place only where that is clear: of two tables with one id, of two rows that
 * both could be the total, neither is taken. A place that is missing makes a rule not applicable;
 * a place that is wrong would make a false finding.
 */
#include "check/lookup/lookup.h"
#include "check/context.h"
#include "check/document/contents.h"
#include "check/document/empty.h"
#include "check/document/headings.h"
#include "check/document/residues.h"
#include "check/document/withheld.h"
#include "check/figure/provenance.h"
#include "check/figure/value.h"
#include "check/lookup/form.h"
#include "check/lookup/prose.h"
#include "check/lookup/table.h"
#include "check/presence/topics.h"
#include "check/scopes/instance.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

#include <string.h>

/* A doubtful year is as none: what differs from it need not be wrong. */
static MxValue *look_at_year(const MxDisclosure *d, int year) {
    return year > 0 && !d->document.year_is_doubtful ? mx_value_of_integer(year) : NULL;
}

static MxValue *look_at_document(const MxDisclosure *d, const char *name) {
    if (strcmp(name, "document.year") == 0)
        return look_at_year(d, d->document.year);
    if (strcmp(name, "document.execution_year") == 0)
        return look_at_year(d, d->document.execution_year);
    if (strcmp(name, "document.budget") == 0)
        return strcmp(d->document.kind, "budget") == 0 ? mx_value_of_integer(1) : NULL;
    if (strcmp(name, "document.department") == 0)
        return g_strcmp0(d->document.level, "department") == 0 ? mx_value_of_integer(1) : NULL;
    if (strcmp(name, "document.final_account") == 0)
        return strcmp(d->document.kind, "final_account") == 0 ? mx_value_of_integer(1) : NULL;
    return NULL;
}

/* What a document says of itself, wherever it says it. */
static const struct {
    const char *name;
    MxValue *(*find)(MxCheck *check);
} NOTICES[] = {
    { "document.secrecy", mx_withheld_find },        { "document.residues", mx_residues_find },
    { "headings.skipped", mx_headings_skipped },     { "projects.masked", mx_masked_find },
    { "tables.listed_only", mx_contents_unprinted }, { "tables.unexplained", mx_empty_find },
};

static bool is_notice(const char *name) {
    for (gsize i = 0; i < G_N_ELEMENTS(NOTICES); i++)
        if (strcmp(NOTICES[i].name, name) == 0)
            return true;
    return false;
}

static MxValue *look_for_notice(MxCheck *check, const char *name) {
    MxValue *value = NULL;
    for (gsize i = 0; value == NULL && i < G_N_ELEMENTS(NOTICES); i++)
        if (strcmp(NOTICES[i].name, name) == 0)
            value = NOTICES[i].find(check);
    if (value != NULL)
        value->plain = true;
    return value;
}

static MxValue *look_at_mark(const MxInstance *instance) {
    MxValue *value = mx_value_of_integer(instance->number);
    value->plain = true;
    g_array_append_val(value->places, instance->mark);
    return value;
}

/* `renamed`, `unknown`: what is wrong with a code and its name. */
static MxValue *look_at_code(const MxInstance *instance, const char *name) {
    MxCodeFit fit = strcmp(name, "renamed") == 0 ? MX_CODE_RENAMED : MX_CODE_UNKNOWN;
    if (instance->code_fit != fit)
        return NULL;
    MxValue *value = mx_value_of_integer(1);
    g_array_append_val(value->places, instance->mark);
    return value;
}

/* `left`, `right`: the row, the form is there; `alike`; `lacking`: the table's rows
 * lack of its total what the form has; `carried`: the row's name says that its money is left over.
 */
static MxValue *look_at_pair(MxCheck *check, const MxPair *pair, const char *name) {
    bool is = pair->alike;
    if (strcmp(name, "left") == 0)
        is = pair->row != NULL;
    else if (strcmp(name, "right") == 0)
        is = pair->form != NULL;
    else if (strcmp(name, "lacking") == 0)
        is = pair->lacking;
    else if (strcmp(name, "carried") == 0)
        is = pair->row != NULL && mx_pack_phrase(check->pack, MX_PHRASE_CARRIED,
                                                 mx_row_project(pair->table, pair->row), NULL);
    return is ? mx_value_of_integer(1) : NULL;
}

static MxValue *look_here(MxCheck *check, const MxInstance *instance, char **names) {
    const char *name = names[0];
    if (is_notice(name))
        return look_for_notice(check, name);
    if (mx_is_topic(name))
        return mx_topic_look(check, name);
    if (g_str_has_prefix(name, "document."))
        return look_at_document(check->d, name);
    if (g_str_has_prefix(name, "projects.without_"))
        return mx_look_for_single(check, strcmp(name, "projects.without_form") == 0);
    if (instance->computation != NULL)
        return mx_look_at_computation(check, instance->computation, name);
    if (instance->mark.text != NULL && strcmp(name, "year") == 0)
        return look_at_mark(instance);
    if (instance->mark.text != NULL && instance->row != NULL)
        return look_at_code(instance, name);
    if (instance->twin != NULL && (strcmp(name, "cut") == 0 || strcmp(name, "changed") == 0))
        return mx_look_at_twins(instance, name);
    if (instance->pair != NULL)
        return look_at_pair(check, instance->pair, name);
    if (instance->fact != NULL)
        return mx_look_beside_fact(check, instance, name);
    if (instance->form != NULL && strcmp(name, "form.year") == 0)
        return mx_look_at_form_year(instance->form);
    if (instance->form != NULL)
        return mx_look_in_form(check, instance->form, names);
    if (instance->row != NULL && strcmp(name, "said_open") == 0)
        return mx_empty_note(check, instance->table, MX_PHRASE_OPEN);
    if (instance->row != NULL && strcmp(name, "this") != 0)
        return mx_look_in_row(check, instance->table, instance->row, names);
    if (instance->row != NULL) {
        MxPlace place;
        mx_place_cell(instance->table, instance->row, instance->column, &place);
        return mx_value_of(check, &place);
    }
    return instance->table != NULL ? mx_look_at_table(check, instance->table, names)
                                   : mx_look_for_table(check->d, names);
}

MxValue *mx_lookup(MxCheck *check, const MxInstance *instance, const MxReference *reference) {
    switch (reference->kind) {
    case MX_REF_CELL:
        return mx_look_in_table(check, instance, reference);
    case MX_REF_FACT:
        return mx_look_for_fact(check, instance, reference->names);
    case MX_REF_OVERALL:
        return mx_look_in_form(check, mx_lookup_overall(check->d), reference->names);
    case MX_REF_LEFT:
        return instance->pair->row ? mx_look_in_row(check, instance->pair->table,
                                                    instance->pair->row, reference->names)
                                   : NULL;
    case MX_REF_RIGHT:
        return mx_look_in_form(check, instance->pair->form, reference->names);
    default:
        return look_here(check, instance, reference->names);
    }
}
