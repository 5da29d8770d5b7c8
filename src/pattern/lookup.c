/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a pack says of a text: which phrase, column, form, field, unit, row or table it is. */
#include "pattern/pack.h"
#include "pattern/pattern.h"

const char *mx_pack_name(const MxPack *pack) {
    return pack->name;
}

bool mx_pack_phrase(const MxPack *pack, MxPhrase phrase, const char *text, MxSpan *value) {
    MxSubject subject = mx_subject_phrase(text);
    return mx_rules_first(pack->phrases[phrase], &subject, pack->limits, value) != NULL;
}

const char *mx_pack_column(const MxPack *pack, const char *label, const char *under,
                           MxColumnType *type) {
    MxSubject subject = mx_subject_column(label, under);
    const MxRule *rule = mx_rules_first(pack->columns, &subject, pack->limits, NULL);
    if (rule && type)
        *type = rule->source->type ? *rule->source->type : MX_COLUMN_AMOUNT;
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_form(const MxPack *pack, const char *title, const char *texts, MxSpan *name) {
    MxSubject subject = mx_subject_form(title, texts);
    const MxRule *rule = mx_rules_first(pack->forms, &subject, pack->limits, name);
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_field(const MxPack *pack, const char *label, const char *under) {
    MxSubject subject = mx_subject_column(label, under);
    const MxRule *rule = mx_rules_first(pack->fields, &subject, pack->limits, NULL);
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_unit(const MxPack *pack, const char *after, MxSpan *span) {
    MxSubject subject = mx_subject_phrase(after);
    const MxRule *rule = mx_rules_first(pack->units, &subject, pack->limits, span);
    return rule ? rule->source->id : NULL;
}

MxCodeFit mx_pack_code(const MxPack *pack, const char *code, const char *name, int year,
                       const char **official) {
    return mx_classification_fit(pack->codes, code, name, year, official);
}

const char *mx_pack_code_of(const MxPack *pack, const char *name, int year, const char *prefix,
                            guint digits) {
    return mx_classification_code(pack->codes, name, year, prefix, digits);
}

const char *mx_pack_row(const MxPack *pack, const char *label) {
    MxSubject subject = mx_subject_phrase(label);
    const MxRule *rule = mx_rules_first(pack->rows, &subject, pack->limits, NULL);
    return rule ? rule->source->id : NULL;
}

const char *mx_pack_table(const MxPack *pack, const MxTableTraits *traits) {
    MxSubject subject = mx_subject_table(traits);
    const MxRule *rule = mx_rules_first(pack->tables, &subject, pack->limits, NULL);
    return rule ? rule->source->id : NULL;
}
