/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections, figures of the prose and terms. */
#include "write/json/prose.h"

#include "model/prose.h"
#include "normalize/amount.h"

static cJSON *section_to_json(const MxSection *section) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_text(json, "number", section->number);
    mx_json_add_text(json, "title", section->title);
    cJSON_AddNumberToObject(json, "level", section->level);
    mx_json_add_pages(json, section->first_page, section->last_page);
    cJSON_AddStringToObject(json, "text", section->text);
    return json;
}

static void add_value(cJSON *object, const MxFact *fact) {
    g_autoptr(GString) out = g_string_new(fact->number);
    if (fact->number == NULL)
        mx_amount_print(out, fact->value_e4);
    cJSON_AddRawToObject(object, "value", out->str);
}

static cJSON *fact_to_json(const MxFact *fact) {
    cJSON *json = cJSON_CreateObject();
    mx_json_add_text(json, "id", fact->id);
    if (fact->scope != NULL)
        mx_json_add_text(json, "scope", fact->scope);
    if (fact->year > 0)
        mx_json_add_positive(json, "year", fact->year);
    add_value(json, fact);
    cJSON_AddStringToObject(json, "unit", fact->unit);
    cJSON_AddStringToObject(json, "text", fact->text);
    cJSON_AddStringToObject(json, "context", fact->context);
    if (fact->section >= 0)
        cJSON_AddNumberToObject(json, "section", fact->section);
    else
        cJSON_AddNullToObject(json, "section");
    cJSON_AddNumberToObject(json, "page", fact->page);
    mx_json_add_box(json, fact->box);
    mx_json_add_sureness(json, fact->sure, fact->corrected);
    return json;
}

static cJSON *term_to_json(const MxTerm *term) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "term", term->term);
    cJSON_AddStringToObject(json, "definition", term->definition);
    cJSON_AddNumberToObject(json, "page", term->page);
    return json;
}

void mx_json_add_sections(cJSON *object, const GPtrArray *sections) {
    mx_json_add_list(object, "sections", sections, (MxJsonFunc)section_to_json);
}

void mx_json_add_facts(cJSON *object, const GPtrArray *facts) {
    mx_json_add_list(object, "facts", facts, (MxJsonFunc)fact_to_json);
}

void mx_json_add_glossary(cJSON *object, const GPtrArray *glossary) {
    mx_json_add_list(object, "glossary", glossary, (MxJsonFunc)term_to_json);
}
