/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency report as SARIF 2.1.0 (OASIS standard, errata 01), which editors and code hosts
 * show beside the file.
 *
 * A finding is a result. Its first figure is the result's location, every other one a related
 * location. SARIF's regions are lines of text or bytes, which a PDF does not have: a page stands
 * for a line, the printed text is the region's snippet, and page and box are its properties. What
 * is about the whole document begins with its first page. A place in the data (table, row, column)
 * is a logical location.
 */
#include "write/report/sarif.h"

#include <mingxi/rules.h>
#include <mingxi/version.h>
#include <string.h>

#include "write/json/document.h"
#include "write/report/finding.h"

#define SCHEMA                                                                                     \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* There is no address of the project's on the web: its name, as that of its JSON Schema. */
#define INFORMATION "urn:mingxi:1"

static const char *level_of(MxSeverity severity) {
    static const char *const LEVELS[] = { "error", "warning", "note" };
    return LEVELS[severity];
}

static const char *level_named(const char *severity) {
    return strcmp(severity, "info") == 0 ? "note" : severity;
}

static void add_message(cJSON *object, const char *key, const char *text) {
    cJSON *message = cJSON_AddObjectToObject(object, key);
    cJSON_AddStringToObject(message, "text", text);
}

/* ------------------------------------------------------------------------------------ rules -- */

/* `table.children` as SARIF names rules: TableChildren. */
static char *name_rule(const char *id) {
    GString *out = g_string_new(NULL);
    bool first = true;
    for (const char *p = id; *p != '\0'; p++) {
        bool letter = g_ascii_isalnum(*p);
        if (letter)
            g_string_append_c(out, first ? g_ascii_toupper(*p) : *p);
        first = !letter;
    }
    return g_string_free(out, FALSE);
}

static cJSON *rule_to_json(const MxRuleInfo *rule, MxLanguage language) {
    cJSON *json = cJSON_CreateObject();
    g_autofree char *name = name_rule(rule->id);
    const char *about = language == MX_LANGUAGE_ZH ? rule->about_zh : rule->about_en;
    cJSON_AddStringToObject(json, "id", rule->id);
    if (g_ascii_strcasecmp(name, rule->id) != 0) /* the standard wants a name to say more */
        cJSON_AddStringToObject(json, "name", name);
    add_message(json, "shortDescription", language == MX_LANGUAGE_ZH ? rule->zh : rule->en);
    if (about != NULL) {
        add_message(json, "fullDescription", about);
        add_message(json, "help", about);
    }
    cJSON *configuration = cJSON_AddObjectToObject(json, "defaultConfiguration");
    cJSON_AddStringToObject(configuration, "level", level_named(rule->severity));
    cJSON *properties = cJSON_AddObjectToObject(json, "properties");
    cJSON_AddStringToObject(properties, "for", rule->scope);
    cJSON_AddStringToObject(properties, "assert", rule->assertion);
    return json;
}

static cJSON *run_of(cJSON *log) {
    return cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(log, "runs"), 0);
}

static cJSON *invocation_of(cJSON *log) {
    return cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(run_of(log), "invocations"), 0);
}

static cJSON *part_of(cJSON *object, const char *key) {
    return cJSON_GetObjectItemCaseSensitive(object, key);
}

cJSON *mx_sarif_new(const MxPatterns *patterns, MxLanguage language) {
    cJSON *log = cJSON_CreateObject();
    cJSON_AddStringToObject(log, "$schema", SCHEMA);
    cJSON_AddStringToObject(log, "version", "2.1.0");
    cJSON *run = cJSON_CreateObject();
    cJSON_AddItemToArray(cJSON_AddArrayToObject(log, "runs"), run);
    cJSON *driver = cJSON_AddObjectToObject(cJSON_AddObjectToObject(run, "tool"), "driver");
    cJSON_AddStringToObject(driver, "name", "mingxi");
    cJSON_AddStringToObject(driver, "semanticVersion", mx_version());
    cJSON_AddStringToObject(driver, "informationUri", INFORMATION);
    cJSON *rules = cJSON_AddArrayToObject(driver, "rules");
    g_autoptr(GPtrArray) infos = mx_patterns_rules(patterns);
    for (guint i = 0; i < infos->len; i++)
        cJSON_AddItemToArray(rules, rule_to_json(infos->pdata[i], language));
    cJSON *invocation = cJSON_CreateObject();
    cJSON_AddBoolToObject(invocation, "executionSuccessful", true);
    cJSON_AddArrayToObject(invocation, "toolExecutionNotifications");
    cJSON_AddItemToArray(cJSON_AddArrayToObject(run, "invocations"), invocation);
    cJSON_AddStringToObject(run, "language", language == MX_LANGUAGE_ZH ? "zh-CN" : "en-US");
    cJSON_AddStringToObject(run, "columnKind", "unicodeCodePoints");
    cJSON_AddArrayToObject(run, "artifacts");
    cJSON_AddArrayToObject(run, "results");
    return log;
}

/* -------------------------------------------------------------------------------- locations -- */

/* Target: the document that a result is about. */
typedef struct {
    const char *uri;
    int index; /* among the artifacts */
} Target;

static char *uri_of(const char *file) {
    g_autofree char *escaped = g_uri_escape_string(file, "/", FALSE);
    return g_strconcat(g_path_is_absolute(file) ? "file://" : "", escaped, NULL);
}

static void add_artifact_location(cJSON *object, const char *key, const char *uri, int index) {
    cJSON *location = cJSON_AddObjectToObject(object, key);
    cJSON_AddStringToObject(location, "uri", uri);
    if (index >= 0)
        cJSON_AddNumberToObject(location, "index", index);
}

static void add_region(cJSON *physical, const MxEvidence *evidence) {
    cJSON *region = cJSON_AddObjectToObject(physical, "region");
    cJSON_AddNumberToObject(region, "startLine", MAX(evidence->page, 1u));
    if (evidence->page == 0)
        return;
    add_message(region, "snippet", evidence->text);
    cJSON *properties = cJSON_AddObjectToObject(region, "properties");
    cJSON_AddNumberToObject(properties, "page", evidence->page);
    mx_json_add_box(properties, evidence->box);
}

/* `expenditure/2010301/total`; a slash within a part is written as ~1 (as in RFC 6901). */
static char *name_logically(const MxEvidence *evidence) {
    const char *const parts[] = { evidence->table,   evidence->row,   evidence->column,
                                  evidence->project, evidence->field, evidence->fact };
    g_autoptr(GString) out = g_string_new(NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] == NULL)
            continue;
        g_auto(GStrv) pieces = g_strsplit(parts[i], "/", -1);
        g_autofree char *part = g_strjoinv("~1", pieces);
        g_string_append_printf(out, "%s%s", out->len > 0 ? "/" : "", part);
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void add_logical(cJSON *location, const MxEvidence *evidence) {
    g_autofree char *name = name_logically(evidence);
    if (*name == '\0')
        return;
    cJSON *logical = cJSON_CreateObject();
    cJSON_AddStringToObject(logical, "fullyQualifiedName", name);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(location, "logicalLocations"), logical);
}

static cJSON *location_to_json(const MxEvidence *evidence, const Target *target) {
    cJSON *location = cJSON_CreateObject();
    cJSON *physical = cJSON_AddObjectToObject(location, "physicalLocation");
    add_artifact_location(physical, "artifactLocation", target->uri, target->index);
    add_region(physical, evidence);
    add_logical(location, evidence);
    if (*evidence->text != '\0')
        add_message(location, "message", evidence->text);
    return location;
}

/* ---------------------------------------------------------------------------------- results -- */

static void add_number(cJSON *object, const char *key, const char *number) {
    if (number != NULL)
        cJSON_AddRawToObject(object, key, number);
}

static void add_rule_index(cJSON *result, cJSON *log, const char *rule) {
    cJSON *rules = part_of(part_of(part_of(run_of(log), "tool"), "driver"), "rules");
    int index = 0;
    for (const cJSON *item = rules->child; item != NULL; item = item->next, index++)
        if (strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(item, "id")), rule) == 0) {
            cJSON_AddNumberToObject(result, "ruleIndex", index);
            return;
        }
}

static cJSON *result_to_json(cJSON *log, const MxFinding *finding, const Target *target,
                             MxLanguage language) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "ruleId", finding->rule);
    add_rule_index(json, log, finding->rule);
    cJSON_AddStringToObject(json, "level", level_of(finding->severity));
    add_message(json, "message", mx_finding_say(finding, language));
    cJSON *locations = cJSON_AddArrayToObject(json, "locations");
    cJSON_AddItemToArray(locations, location_to_json(mx_evidence_first(finding), target));
    cJSON *related = cJSON_AddArrayToObject(json, "relatedLocations");
    for (guint i = 1; i < finding->evidence->len; i++) {
        cJSON *location = location_to_json(finding->evidence->pdata[i], target);
        cJSON_AddNumberToObject(location, "id", i);
        cJSON_AddItemToArray(related, location);
    }
    cJSON *properties = cJSON_AddObjectToObject(json, "properties");
    add_number(properties, "expected", finding->expected);
    add_number(properties, "actual", finding->actual);
    add_number(properties, "difference", finding->difference);
    add_number(properties, "tolerance", finding->tolerance);
    return json;
}

static cJSON *artifact_to_json(const MxDisclosure *d, const char *uri) {
    cJSON *json = cJSON_CreateObject();
    add_artifact_location(json, "location", uri, -1);
    cJSON_AddNumberToObject(json, "length", (double)d->source.bytes);
    cJSON_AddStringToObject(json, "mimeType", "application/pdf");
    cJSON *hashes = cJSON_AddObjectToObject(json, "hashes");
    cJSON_AddStringToObject(hashes, "sha-256", d->source.sha256);
    cJSON *properties = cJSON_AddObjectToObject(json, "properties");
    mx_json_add_document(properties, d);
    return json;
}

static void add_notification(cJSON *log, const char *uri, MxSeverity severity, const char *code,
                             const char *text, guint page) {
    cJSON *json = cJSON_CreateObject();
    cJSON *descriptor = cJSON_AddObjectToObject(json, "descriptor");
    cJSON_AddStringToObject(descriptor, "id", code);
    cJSON_AddStringToObject(json, "level", level_of(severity));
    add_message(json, "message", text);
    cJSON *location = cJSON_CreateObject();
    cJSON *physical = cJSON_AddObjectToObject(location, "physicalLocation");
    add_artifact_location(physical, "artifactLocation", uri, -1);
    if (page > 0)
        cJSON_AddNumberToObject(cJSON_AddObjectToObject(location, "properties"), "page", page);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(json, "locations"), location);
    cJSON_AddItemToArray(part_of(invocation_of(log), "toolExecutionNotifications"), json);
}

/* Returns: the index of the artifact with that URI: the same file may be given twice. */
static int need_artifact(cJSON *log, const MxDisclosure *d, const char *uri) {
    cJSON *artifacts = part_of(run_of(log), "artifacts");
    int index = 0;
    for (cJSON *item = artifacts->child; item != NULL; item = item->next, index++)
        if (strcmp(cJSON_GetStringValue(part_of(part_of(item, "location"), "uri")), uri) == 0)
            return index;
    cJSON_AddItemToArray(artifacts, artifact_to_json(d, uri));
    return index;
}

void mx_sarif_add(cJSON *log, const MxDisclosure *d, MxLanguage language) {
    g_autofree char *uri = uri_of(d->source.file);
    const Target target = { uri, need_artifact(log, d, uri) };
    for (guint i = 0; i < d->report->findings->len; i++)
        cJSON_AddItemToArray(part_of(run_of(log), "results"),
                             result_to_json(log, d->report->findings->pdata[i], &target, language));
    for (guint i = 0; i < d->diagnostics->len; i++) {
        const MxDiagnostic *diagnostic = d->diagnostics->pdata[i];
        add_notification(log, uri, diagnostic->severity, diagnostic->code, diagnostic->message,
                         diagnostic->page);
    }
}

void mx_sarif_add_failure(cJSON *log, const char *file, const char *message) {
    g_autofree char *shown = g_filename_display_name(file);
    g_autofree char *uri = uri_of(shown);
    cJSON *invocation = invocation_of(log);
    cJSON_ReplaceItemInObjectCaseSensitive(invocation, "executionSuccessful",
                                           cJSON_CreateBool(false));
    add_notification(log, uri, MX_SEVERITY_ERROR, "unreadable-file", message, 0);
}

/* ------------------------------------------------------------------------ between processes -- */

/* Numbers that are printed as they were computed: a parser would make doubles of them. */
static const char *const EXACT[] = { "expected", "actual", "difference", "tolerance" };

/* Whether @text, which is to be printed as it is, is one value of JSON. */
static bool is_json(const char *text) {
    cJSON *json = cJSON_ParseWithOpts(text, NULL, true);
    bool is = json != NULL && !cJSON_IsString(json);
    cJSON_Delete(json);
    return is;
}

/* A text becomes the value that it is of, or the value a text. */
static cJSON *repacked(const char *text, bool pack) {
    return pack || !is_json(text) ? cJSON_CreateString(text) : cJSON_CreateRaw(text);
}

static void repack_exact(cJSON *properties, bool pack) {
    for (gsize i = 0; i < G_N_ELEMENTS(EXACT); i++) {
        const cJSON *item = cJSON_GetObjectItemCaseSensitive(properties, EXACT[i]);
        if (item == NULL || item->valuestring == NULL)
            continue;
        cJSON_ReplaceItemInObjectCaseSensitive(properties, EXACT[i],
                                               repacked(item->valuestring, pack));
    }
}

static void repack_box(cJSON *properties, bool pack) {
    cJSON *box = cJSON_GetObjectItemCaseSensitive(properties, "bbox");
    if (box != NULL && box->valuestring != NULL)
        cJSON_ReplaceItemInObjectCaseSensitive(properties, "bbox",
                                               repacked(box->valuestring, pack));
}

static void repack_places(cJSON *locations, bool pack) {
    for (cJSON *l = locations != NULL ? locations->child : NULL; l != NULL; l = l->next) {
        cJSON *region = cJSON_GetObjectItemCaseSensitive(
            cJSON_GetObjectItemCaseSensitive(l, "physicalLocation"), "region");
        repack_box(cJSON_GetObjectItemCaseSensitive(region, "properties"), pack);
    }
}

static void repack_results(cJSON *log, bool pack) {
    cJSON *results = part_of(run_of(log), "results");
    for (cJSON *r = results != NULL ? results->child : NULL; r != NULL; r = r->next) {
        repack_exact(part_of(r, "properties"), pack);
        repack_places(part_of(r, "locations"), pack);
        repack_places(part_of(r, "relatedLocations"), pack);
    }
}

void mx_sarif_pack(cJSON *log) {
    repack_results(log, true);
}

static void set_index(cJSON *locations, int index) {
    for (cJSON *l = locations != NULL ? locations->child : NULL; l != NULL; l = l->next) {
        cJSON *place = part_of(part_of(l, "physicalLocation"), "artifactLocation");
        if (cJSON_GetObjectItemCaseSensitive(place, "index") != NULL)
            cJSON_ReplaceItemInObjectCaseSensitive(place, "index", cJSON_CreateNumber(index));
    }
}

static void move_all(cJSON *to, cJSON *from) {
    while (to != NULL && from != NULL && from->child != NULL)
        cJSON_AddItemToArray(to, cJSON_DetachItemViaPointer(from, from->child));
}

static const char *uri_of_artifact(cJSON *artifact) {
    return cJSON_GetStringValue(part_of(part_of(artifact, "location"), "uri"));
}

/* The index of the artifact of @packed among those of @log: the same file may be given twice. */
static int take_artifact(cJSON *log, cJSON *packed) {
    cJSON *artifacts = part_of(run_of(log), "artifacts");
    cJSON *from = part_of(run_of(packed), "artifacts");
    int index = 0;
    for (cJSON *item = artifacts ? artifacts->child : NULL; item != NULL && from != NULL;
         item = item->next, index++)
        if (from->child != NULL &&
            g_strcmp0(uri_of_artifact(item), uri_of_artifact(from->child)) == 0)
            return index;
    move_all(artifacts, from);
    return index;
}

static bool is_log(cJSON *log) {
    return cJSON_IsBool(part_of(invocation_of(log), "executionSuccessful")) &&
           cJSON_IsArray(part_of(run_of(log), "results")) &&
           cJSON_IsArray(part_of(run_of(log), "artifacts")) &&
           cJSON_IsArray(part_of(invocation_of(log), "toolExecutionNotifications"));
}

bool mx_sarif_join(cJSON **log, cJSON *packed) {
    if (!is_log(packed)) {
        cJSON_Delete(packed);
        return false;
    }
    repack_results(packed, false);
    if (*log == NULL) {
        *log = packed;
        return true;
    }
    int index = take_artifact(*log, packed);
    cJSON *results = part_of(run_of(packed), "results");
    for (cJSON *r = results->child; r != NULL; r = r->next) {
        set_index(part_of(r, "locations"), index);
        set_index(part_of(r, "relatedLocations"), index);
    }
    move_all(part_of(run_of(*log), "results"), results);
    move_all(part_of(invocation_of(*log), "toolExecutionNotifications"),
             part_of(invocation_of(packed), "toolExecutionNotifications"));
    cJSON_Delete(packed);
    return true;
}
