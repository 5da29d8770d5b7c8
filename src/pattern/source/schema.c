/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the YAML of one file of a pack through libcyaml into C structs.
 *
 * libcyaml checks keys, types and required entries against the schema below and reports what it
 * finds, innermost place first, through its log callback:
 *
 *     Load: Invalid ENUM value: amunt
 *     Load: Backtrace:
 *       in mapping field 'type' (line: 12, column: 15)
 *       in sequence entry '3' (line: 12, column: 5)
 *
 * The first message says what, the first backtrace line where; both go into the GError. After
 * loading, libcyaml keeps no positions. An expression that does not compile is therefore looked up
 * in the file's text again (mx_pack_file_find()); that fails only where a value is folded over
 * several lines, and then the entry's id is looked up instead.
 */
#include "pattern/source/schema.h"

#include <cyaml/cyaml.h>
#include <mingxi/error.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Entries of one list, examples of one entry: far above what a person writes, low enough that a
 * generated file fails at once rather than after compiling for minutes. */
#define MAX_RULES 2000
#define MAX_EXAMPLES 500
#define MAX_TEXT_BYTES 8192

/* Files of one pack: a dozen, where each has a subject. */
#define MAX_FILES 100

static const cyaml_strval_t COLUMN_TYPES[] = {
    { "text", MX_COLUMN_TEXT },       { "code", MX_COLUMN_CODE },
    { "amount", MX_COLUMN_AMOUNT },   { "number", MX_COLUMN_NUMBER },
    { "percent", MX_COLUMN_PERCENT },
};

static const cyaml_schema_value_t TEXT_SCHEMA = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char *, 1, MAX_TEXT_BYTES),
};

#define OPTIONAL_POINTER (CYAML_FLAG_OPTIONAL | CYAML_FLAG_POINTER)

#define RULE_TEXT(key, flags, member)                                                              \
    CYAML_FIELD_STRING_PTR(key, flags, MxRuleSource, member, 1, MAX_TEXT_BYTES)

#define RULE_EXAMPLES                                                                              \
    CYAML_FIELD_SEQUENCE("examples", OPTIONAL_POINTER, MxRuleSource, examples, &TEXT_SCHEMA, 0,    \
                         MAX_EXAMPLES),                                                            \
        CYAML_FIELD_SEQUENCE("not", OPTIONAL_POINTER, MxRuleSource, nots, &TEXT_SCHEMA, 0,         \
                             MAX_EXAMPLES)

static const cyaml_schema_field_t PHRASE_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("match", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("unless", OPTIONAL_POINTER, parts[MX_PART_UNLESS]),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t COLUMN_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("header", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("unless", OPTIONAL_POINTER, parts[MX_PART_UNLESS]),
    RULE_TEXT("under", OPTIONAL_POINTER, parts[MX_PART_UNDER]),
    CYAML_FIELD_ENUM_PTR("type", OPTIONAL_POINTER | CYAML_FLAG_STRICT, MxRuleSource, type,
                         COLUMN_TYPES, CYAML_ARRAY_LEN(COLUMN_TYPES)),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t TABLE_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("title", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("unless", OPTIONAL_POINTER, parts[MX_PART_UNLESS]),
    RULE_TEXT("header", OPTIONAL_POINTER, parts[MX_PART_HEADER]),
    RULE_TEXT("not_header", OPTIONAL_POINTER, parts[MX_PART_NOT_HEADER]),
    RULE_TEXT("codes", OPTIONAL_POINTER, parts[MX_PART_CODES]),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t FORM_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("title", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("unless", OPTIONAL_POINTER, parts[MX_PART_UNLESS]),
    RULE_TEXT("header", OPTIONAL_POINTER, parts[MX_PART_HEADER]),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t FIELD_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("label", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("unless", OPTIONAL_POINTER, parts[MX_PART_UNLESS]),
    RULE_TEXT("under", OPTIONAL_POINTER, parts[MX_PART_UNDER]),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t ROW_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("label", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("unless", OPTIONAL_POINTER, parts[MX_PART_UNLESS]),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t FACT_FIELDS[] = {
    RULE_TEXT("id", CYAML_FLAG_POINTER, id),
    RULE_TEXT("match", CYAML_FLAG_POINTER, parts[MX_PART_MAIN]),
    RULE_TEXT("under", OPTIONAL_POINTER, parts[MX_PART_UNDER]),
    RULE_TEXT("unit", OPTIONAL_POINTER, unit),
    RULE_EXAMPLES,
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t PHRASE_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, PHRASE_FIELDS),
};
static const cyaml_schema_value_t COLUMN_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, COLUMN_FIELDS),
};
static const cyaml_schema_value_t TABLE_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, TABLE_FIELDS),
};

static const cyaml_schema_value_t FORM_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, FORM_FIELDS),
};
static const cyaml_schema_value_t FIELD_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, FIELD_FIELDS),
};
static const cyaml_schema_value_t ROW_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, ROW_FIELDS),
};
static const cyaml_schema_value_t FACT_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxRuleSource, FACT_FIELDS),
};

static const cyaml_strval_t SEVERITIES[] = {
    { "error", MX_SEVERITY_ERROR },
    { "warning", MX_SEVERITY_WARNING },
    { "info", MX_SEVERITY_INFO },
};

static const cyaml_strval_t DOCUMENTS[] = {
    { "any", MX_DOCUMENTS_ANY },
    { "bodies", MX_DOCUMENTS_BODIES },
    { "departments", MX_DOCUMENTS_DEPARTMENTS },
    { "governments", MX_DOCUMENTS_GOVERNMENTS },
};

#define CHECK_TEXT(key, flags, member)                                                             \
    CYAML_FIELD_STRING_PTR(key, flags, MxCheckSource, member, 1, MAX_TEXT_BYTES)

static const cyaml_schema_field_t CHECK_FIELDS[] = {
    CHECK_TEXT("id", CYAML_FLAG_POINTER, id),
    CHECK_TEXT("for", CYAML_FLAG_POINTER, scope),
    CYAML_FIELD_ENUM_PTR("documents", OPTIONAL_POINTER | CYAML_FLAG_STRICT, MxCheckSource,
                         documents, DOCUMENTS, CYAML_ARRAY_LEN(DOCUMENTS)),
    CHECK_TEXT("when", OPTIONAL_POINTER, when),
    CHECK_TEXT("assert", CYAML_FLAG_POINTER, assertion),
    CYAML_FIELD_ENUM_PTR("severity", CYAML_FLAG_POINTER | CYAML_FLAG_STRICT, MxCheckSource,
                         severity, SEVERITIES, CYAML_ARRAY_LEN(SEVERITIES)),
    CYAML_FIELD_BOOL_PTR("usual", OPTIONAL_POINTER, MxCheckSource, usual),
    CYAML_FIELD_BOOL_PTR("misprint", OPTIONAL_POINTER, MxCheckSource, misprint),
    CYAML_FIELD_SEQUENCE("variants", OPTIONAL_POINTER, MxCheckSource, variants, &TEXT_SCHEMA, 1,
                         MAX_EXAMPLES),
    CHECK_TEXT("zh", CYAML_FLAG_POINTER, zh),
    CHECK_TEXT("en", CYAML_FLAG_POINTER, en),
    CYAML_FIELD_SEQUENCE("holds", CYAML_FLAG_POINTER, MxCheckSource, holds, &TEXT_SCHEMA, 1,
                         MAX_EXAMPLES),
    CYAML_FIELD_SEQUENCE("breaks", CYAML_FLAG_POINTER, MxCheckSource, breaks, &TEXT_SCHEMA, 1,
                         MAX_EXAMPLES),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t CHECK_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxCheckSource, CHECK_FIELDS),
};

#define FAMILY_TEXT(key, flags, member)                                                            \
    CYAML_FIELD_STRING_PTR(key, flags, MxFamilySource, member, 1, MAX_TEXT_BYTES)

static const cyaml_schema_field_t FAMILY_FIELDS[] = {
    FAMILY_TEXT("id", CYAML_FLAG_POINTER, id),
    FAMILY_TEXT("name_zh", CYAML_FLAG_POINTER, name_zh),
    FAMILY_TEXT("name_en", CYAML_FLAG_POINTER, name_en),
    FAMILY_TEXT("zh", CYAML_FLAG_POINTER, zh),
    FAMILY_TEXT("en", CYAML_FLAG_POINTER, en),
    FAMILY_TEXT("law", OPTIONAL_POINTER, law),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t FAMILY_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, MxFamilySource, FAMILY_FIELDS),
};

static const cyaml_schema_field_t DETECT_FIELDS[] = {
    CYAML_FIELD_SEQUENCE("any", CYAML_FLAG_POINTER, MxDetectSource, any, &TEXT_SCHEMA, 1,
                         MAX_RULES),
    CYAML_FIELD_END,
};

#define PACK_LIST(key, list, schema)                                                               \
    CYAML_FIELD_SEQUENCE_COUNT(key, OPTIONAL_POINTER, MxPackTree, lists[list].rules,               \
                               lists[list].rules_count, schema, 0, MAX_RULES)

static const cyaml_schema_field_t PACK_FIELDS[] = {
    CYAML_FIELD_STRING_PTR("extends", OPTIONAL_POINTER, MxPackTree, extends, 1, 255),
    CYAML_FIELD_MAPPING("detect", CYAML_FLAG_OPTIONAL, MxPackTree, detect, DETECT_FIELDS),
    CYAML_FIELD_ENUM_PTR("documents", OPTIONAL_POINTER | CYAML_FLAG_STRICT, MxPackTree, documents,
                         DOCUMENTS, CYAML_ARRAY_LEN(DOCUMENTS)),
    CYAML_FIELD_SEQUENCE("alone", OPTIONAL_POINTER, MxPackTree, alone, &TEXT_SCHEMA, 1, MX_N_LISTS),
    PACK_LIST("phrases", MX_LIST_PHRASES, &PHRASE_SCHEMA),
    PACK_LIST("columns", MX_LIST_COLUMNS, &COLUMN_SCHEMA),
    PACK_LIST("tables", MX_LIST_TABLES, &TABLE_SCHEMA),
    PACK_LIST("titles", MX_LIST_TITLES, &PHRASE_SCHEMA),
    PACK_LIST("forms", MX_LIST_FORMS, &FORM_SCHEMA),
    PACK_LIST("fields", MX_LIST_FIELDS, &FIELD_SCHEMA),
    PACK_LIST("units", MX_LIST_UNITS, &PHRASE_SCHEMA),
    PACK_LIST("shorthands", MX_LIST_SHORTHANDS, &PHRASE_SCHEMA),
    PACK_LIST("rows", MX_LIST_ROWS, &ROW_SCHEMA),
    PACK_LIST("facts", MX_LIST_FACTS, &FACT_SCHEMA),
    CYAML_FIELD_SEQUENCE_COUNT("rules", OPTIONAL_POINTER, MxPackTree, checks, checks_count,
                               &CHECK_SCHEMA, 0, MAX_RULES),
    CYAML_FIELD_SEQUENCE_COUNT("families", OPTIONAL_POINTER, MxPackTree, families, families_count,
                               &FAMILY_SCHEMA, 0, MAX_RULES),
    CYAML_FIELD_SEQUENCE("codes", OPTIONAL_POINTER, MxPackTree, codes, &TEXT_SCHEMA, 0, MAX_RULES),
    CYAML_FIELD_SEQUENCE("files", OPTIONAL_POINTER, MxPackTree, files, &TEXT_SCHEMA, 1, MAX_FILES),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t PACK_SCHEMA = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, MxPackTree, PACK_FIELDS),
};

/* What libcyaml's log said. */
typedef struct {
    char *what;
    char *key;
    guint line;
} LogSummary;

static void clear_summary(LogSummary *summary) {
    g_free(summary->what);
    g_free(summary->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(LogSummary, clear_summary)

/* "  in mapping field 'titel' (line: 12, column: 15)"; a sequence entry has an index in the place
 * of a key, which names nothing. */
static void take_backtrace(LogSummary *summary, const char *message) {
    const char *line = strstr(message, "(line: ");
    if (!line)
        return;
    if (!summary->line)
        summary->line = (guint)strtoul(line + strlen("(line: "), NULL, 10);
    const char *field = strstr(message, "mapping field '");
    if (!field || summary->key)
        return;
    field += strlen("mapping field '");
    summary->key = g_strndup(field, strcspn(field, "'"));
}

static void summarize_log(cyaml_log_t level, void *ctx, const char *format, va_list args)
    G_GNUC_PRINTF(3, 0);

/* The two commonest mistakes name their key at the end of the message; the backtrace has only the
 * list it stands in, or the key that came before it. */
static bool take_key(LogSummary *summary, const char *what) {
    static const struct {
        const char *prefix, *what;
    } KEYED[] = {
        { "Unexpected key: ", "unknown key" },
        { "Missing required mapping field: ", "missing" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(KEYED); i++) {
        if (!g_str_has_prefix(what, KEYED[i].prefix))
            continue;
        summary->key = g_strdup(what + strlen(KEYED[i].prefix));
        summary->what = g_strdup(KEYED[i].what);
        return true;
    }
    return false;
}

static void summarize_log(cyaml_log_t level, void *ctx, const char *format, va_list args) {
    LogSummary *summary = ctx;
    if (level < CYAML_LOG_ERROR)
        return;
    g_autofree char *message = g_strchomp(g_strdup_vprintf(format, args));
    const char *what = g_str_has_prefix(message, "Load: ") ? message + strlen("Load: ") : message;
    if (summary->what || strstr(what, "(line: ") || g_str_has_prefix(what, "Backtrace"))
        take_backtrace(summary, what);
    else if (!take_key(summary, what))
        summary->what = g_strdup(what);
}

static cyaml_config_t make_config(LogSummary *summary) {
    return (cyaml_config_t){
        .log_fn = summary ? summarize_log : NULL,
        .log_ctx = summary,
        .mem_fn = cyaml_mem,
        .log_level = CYAML_LOG_ERROR,
        /* No aliases: a pack has no use for them, and they are how a YAML file becomes a bomb. */
        .flags = CYAML_CFG_NO_ALIAS,
    };
}

static void set_load_error(GError **error, const char *path, const LogSummary *summary,
                           cyaml_err_t code) {
    const char *what = code == CYAML_OK ? "no content" : cyaml_strerror(code);
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:%u: %s: %s", path, MAX(summary->line, 1U),
                summary->key ? summary->key : "pack", summary->what ? summary->what : what);
}

MxPackTree *mx_pack_tree_parse(const char *path, const char *text, GError **error) {
    g_auto(LogSummary) summary = { 0 };
    cyaml_config_t config = make_config(&summary);
    cyaml_data_t *tree = NULL;
    cyaml_err_t code =
        cyaml_load_data((const uint8_t *)text, strlen(text), &config, &PACK_SCHEMA, &tree, NULL);
    if (code == CYAML_OK && tree)
        return tree;
    set_load_error(error, path, &summary, code);
    return NULL;
}

void mx_pack_tree_free(MxPackTree *tree) {
    cyaml_config_t config = make_config(NULL);
    cyaml_free(&config, &PACK_SCHEMA, tree, 0);
}
