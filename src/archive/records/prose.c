/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fact's value is exact twice: in 1/10,000 yuan where it is money, and as printed in JSON. */
#include "archive/records/prose.h"

#include "normalize/amount.h"

void mx_records_add_section(MxRecords *records, const MxSection *section) {
    mx_records_begin(records, MX_RECORD_SECTIONS);
    mx_records_integer(records, 1);
    mx_records_text(records, section->number);
    mx_records_text(records, section->title);
    mx_records_integer(records, section->level);
    mx_records_integer(records, section->first_page);
    mx_records_integer(records, section->last_page);
    mx_records_text(records, section->text);
}

void mx_records_add_fact(MxRecords *records, const MxFact *fact) {
    mx_records_begin(records, MX_RECORD_FACTS);
    mx_records_integer(records, 1);
    mx_records_positive(records, fact->section + 1);
    mx_records_text(records, fact->id);
    if (fact->number == NULL) {
        g_autoptr(GString) value = g_string_new(NULL);
        mx_amount_print(value, fact->value_e4);
        mx_records_integer(records, fact->value_e4);
        mx_records_text(records, value->str);
    } else {
        mx_records_null(records);
        mx_records_text(records, fact->number);
    }
    mx_records_text(records, fact->unit);
    mx_records_text(records, fact->text);
    mx_records_text(records, fact->context);
    mx_records_integer(records, fact->page);
    mx_records_box(records, fact->box);
}

void mx_records_add_term(MxRecords *records, const MxTerm *term) {
    mx_records_begin(records, MX_RECORD_GLOSSARY);
    mx_records_integer(records, 1);
    mx_records_text(records, term->term);
    mx_records_text(records, term->definition);
    mx_records_integer(records, term->page);
}
