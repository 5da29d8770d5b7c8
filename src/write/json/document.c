/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file, who says what for which year, and the diagnostics. */
#include "write/json/document.h"

#include "model/names.h"

static cJSON *source_to_json(const MxDisclosure *d) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "file", d->source.file);
    cJSON_AddStringToObject(json, "sha256", d->source.sha256);
    cJSON_AddNumberToObject(json, "bytes", (double)d->source.bytes);
    cJSON_AddNumberToObject(json, "pages", d->source.pages);
    mx_json_add_text(json, "producer", d->source.producer);
    cJSON_AddStringToObject(json, "text", d->source.text);
    return json;
}

static cJSON *identity_to_json(const MxDisclosure *d) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "kind", d->document.kind);
    mx_json_add_positive(json, "year", d->document.year);
    if (d->document.execution_year > 0)
        mx_json_add_positive(json, "execution_year", d->document.execution_year);
    mx_json_add_text(json, "organization", d->document.organization);
    mx_json_add_text(json, "level", d->document.level);
    mx_json_add_text(json, "title", d->document.title);
    mx_json_add_text(json, "profile", d->document.profile);
    return json;
}

static cJSON *diagnostic_to_json(const MxDiagnostic *diagnostic) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "severity", mx_severity_name(diagnostic->severity));
    cJSON_AddStringToObject(json, "code", diagnostic->code);
    mx_json_add_positive(json, "page", (int)diagnostic->page);
    cJSON_AddStringToObject(json, "message", diagnostic->message);
    g_autofree char *zh = mx_translate_formed(MX_LANGUAGE_ZH, diagnostic->message);
    cJSON_AddStringToObject(json, "message_zh", zh);
    return json;
}

void mx_json_add_source(cJSON *object, const MxDisclosure *d) {
    cJSON_AddItemToObject(object, "source", source_to_json(d));
}

void mx_json_add_document(cJSON *object, const MxDisclosure *d) {
    cJSON_AddItemToObject(object, "document", identity_to_json(d));
}

void mx_json_add_diagnostics(cJSON *object, const MxDisclosure *d) {
    mx_json_add_list(object, "diagnostics", d->diagnostics, (MxJsonFunc)diagnostic_to_json);
}
