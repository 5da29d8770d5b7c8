/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Budget lines for OpenSpending: https://specs.frictionlessdata.io/fiscal-data-package/. A line is
 * the innermost code of a document, so that sums over any of its columns count nothing twice; of a
 * document that prints its expenditure for several moneys, the widest counts; of several editions,
 * the last.
 *
 * The package has what both versions of the standard want, `columnType` of each field and a
 * `model`. Its profile is that of tables: the schema of the standard's own, 0.3, forbids its own
 * name.
 */
#include "archive/export/package/fiscal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>
#include <string.h>

#include "archive/export/package/package.h"

typedef struct {
    const char *name, *type, *column_type, *description;
} Field;

#define HEAD                                                                                       \
    { "line", "string", "budget-line-id", "number of the line" },                                  \
        { "year", "integer", "date:fiscal-year", "fiscal year" },                                  \
        { "phase", "string", "phase",                                                              \
          "approved (budget), adjusted, or executed (final account)" },                            \
        { "direction", "string", "direction", "revenue or expenditure" },                          \
        { "administrator", "string", "administrative-classification:generic:level1:code:full",     \
          "key of the body" },                                                                     \
    {                                                                                              \
        "administrator_name", "string", "administrative-classification:generic:level1:label",      \
            "name of the body"                                                                     \
    }
#define LEVEL(kind, n, what)                                                                       \
    { kind "_" n, "string", kind "-classification:generic:level" n ":code:full", what " code" }, { \
        kind "_" n "_name", "string", kind "-classification:generic:level" n ":label", what        \
    }
#define TAIL                                                                                       \
    { "value", "number", "value", "amount in yuan (CNY)" },                                        \
        { "document", "string", NULL, "SHA-256 of the file that prints it" }, {                    \
        "page", "integer", NULL, "page it stands on"                                               \
    }

static const Field FUNCTIONAL[] = { HEAD, LEVEL("functional", "1", "类"),
                                    LEVEL("functional", "2", "款"), LEVEL("functional", "3", "项"),
                                    TAIL };
static const Field ECONOMIC[] = { HEAD, LEVEL("economic", "1", "类"), LEVEL("economic", "2", "款"),
                                  TAIL };
static const Field GOVERNMENT[] = {
    HEAD,
    { "fund", "string", "functional-classification:generic:level1:code:full",
      "general, managed_fund, state_capital or social_insurance" },
    { "scope", "string", NULL, "whole (with all below), own (the level itself), or a region" },
    TAIL
};

#define PHASE "CASE b.kind WHEN 'budget' THEN 'approved' ELSE 'executed' END"

static const char FUNCTIONAL_SQL[] =
    "WITH widest AS (SELECT document_id, min(CASE scope WHEN 'all' THEN '1all' WHEN "
    "'appropriation' "
    "THEN '2appropriation' ELSE '3' || scope END) AS s FROM functions WHERE amount_e4 IS NOT NULL "
    "GROUP BY 1), f AS (SELECT f.* FROM functions f JOIN widest w ON w.document_id = f.document_id "
    "AND substr(w.s, 2) = f.scope) "
    "SELECT 'f' || f.id, b.year, " PHASE
    ", 'expenditure', coalesce(b.organization_key, 'unknown'), "
    "b.organization, substr(f.code, 1, 3), (SELECT name FROM f g WHERE g.document_id = "
    "f.document_id "
    "AND g.code = substr(f.code, 1, 3)), CASE WHEN length(f.code) >= 5 THEN substr(f.code, 1, 5) "
    "END, "
    "(SELECT name FROM f g WHERE g.document_id = f.document_id AND g.code = substr(f.code, 1, 5) "
    "AND "
    "length(g.code) = 5), CASE WHEN length(f.code) >= 7 THEN f.code END, CASE WHEN length(f.code) "
    ">= 7 "
    "THEN f.name END, f.amount_e4 / 10000.0, d.sha256, f.page "
    "FROM f JOIN bodies b ON b.document_id = f.document_id JOIN documents d ON d.id = "
    "f.document_id "
    "WHERE f.amount_e4 IS NOT NULL AND b.counts AND b.year IS NOT NULL AND b.organization IS NOT "
    "NULL "
    "AND b.kind IN ('budget', 'final_account') AND NOT EXISTS (SELECT 1 FROM f g WHERE "
    "g.document_id = "
    "f.document_id AND length(g.code) > length(f.code) AND substr(g.code, 1, length(f.code)) = "
    "f.code) "
    "ORDER BY f.id";

static const char ECONOMIC_SQL[] =
    "WITH e AS (SELECT * FROM amounts WHERE table_name = 'basic_expenditure' AND column_name IN "
    "('total', 'amount') "
    "AND row_kind = 'item' AND code_system = 'economic' AND length(code) IN (3, 5)) "
    "SELECT 'e' || e.row_id, b.year, " PHASE
    ", 'expenditure', coalesce(b.organization_key, 'unknown'), "
    "b.organization, substr(e.code, 1, 3), (SELECT name FROM e g WHERE g.document_id = "
    "e.document_id AND "
    "g.code = substr(e.code, 1, 3)), CASE WHEN length(e.code) = 5 THEN e.code END, CASE WHEN "
    "length(e.code) = 5 THEN e.name END, e.yuan, d.sha256, e.page "
    "FROM e JOIN bodies b ON b.document_id = e.document_id JOIN documents d ON d.id = "
    "e.document_id "
    "WHERE b.counts AND b.year IS NOT NULL AND b.organization IS NOT NULL AND b.kind IN ('budget', "
    "'final_account') AND NOT EXISTS (SELECT 1 FROM e g WHERE g.document_id = e.document_id AND "
    "length(g.code) > length(e.code) AND substr(g.code, 1, length(e.code)) = e.code) ORDER BY "
    "e.row_id";

static const char GOVERNMENT_SQL[] =
    "SELECT 'g' || g.id, g.year, CASE g.phase WHEN 'budget' THEN 'approved' WHEN 'adjusted_budget' "
    "THEN "
    "'adjusted' ELSE 'executed' END, g.name, coalesce(b.organization_key, 'unknown'), "
    "b.organization, "
    "g.fund, g.scope, g.amount_e4 / 10000.0, d.sha256, g.page FROM government_totals g "
    "JOIN bodies b ON b.document_id = g.document_id JOIN documents d ON d.id = g.document_id "
    "WHERE g.amount_e4 IS NOT NULL AND g.name IN ('revenue', 'expenditure') AND b.counts AND "
    "b.organization IS NOT NULL ORDER BY g.id";

static const struct {
    const char *name;
    const Field *fields;
    gsize n_fields;
    const char *sql;
} RESOURCES[] = {
    { "expenditure-by-function", FUNCTIONAL, G_N_ELEMENTS(FUNCTIONAL), FUNCTIONAL_SQL },
    { "basic-expenditure-by-economic-class", ECONOMIC, G_N_ELEMENTS(ECONOMIC), ECONOMIC_SQL },
    { "governments", GOVERNMENT, G_N_ELEMENTS(GOVERNMENT), GOVERNMENT_SQL },
};

/* ------------------------------------------------------------------------------------ model -- */

static void add_source(cJSON *object, const char *resource, const char *field) {
    cJSON_AddStringToObject(object, "source", field);
    cJSON_AddStringToObject(object, "resource", resource);
}

/* A dimension whose key is its first attribute. @names: ended by NULL. */
static void add_dimension(cJSON *dimensions, const char *name, const char *type,
                          const char *resource, const char *const *names) {
    cJSON *dimension = cJSON_AddObjectToObject(dimensions, name);
    cJSON_AddStringToObject(dimension, "dimensionType", type);
    cJSON_AddItemToArray(cJSON_AddArrayToObject(dimension, "primaryKey"),
                         cJSON_CreateString(names[0]));
    cJSON *attributes = cJSON_AddObjectToObject(dimension, "attributes");
    for (gsize i = 0; names[i] != NULL; i++)
        add_source(cJSON_AddObjectToObject(attributes, names[i]), resource, names[i]);
}

static void add_model(cJSON *package) {
    const char *resource = RESOURCES[0].name;
    cJSON *model = cJSON_AddObjectToObject(package, "model");
    cJSON *measure = cJSON_AddObjectToObject(cJSON_AddObjectToObject(model, "measures"), "value");
    add_source(measure, resource, "value");
    cJSON_AddStringToObject(measure, "currency", "CNY");
    cJSON *dimensions = cJSON_AddObjectToObject(model, "dimensions");
    add_dimension(dimensions, "date", "datetime", resource, (const char *const[]){ "year", NULL });
    add_dimension(dimensions, "administrator", "classification", resource,
                  (const char *const[]){ "administrator", "administrator_name", NULL });
    add_dimension(dimensions, "functional", "classification", resource,
                  (const char *const[]){ "functional_3", "functional_3_name", "functional_2",
                                         "functional_2_name", "functional_1", "functional_1_name",
                                         NULL });
    add_dimension(dimensions, "phase", "other", resource, (const char *const[]){ "phase", NULL });
    add_dimension(dimensions, "direction", "other", resource,
                  (const char *const[]){ "direction", NULL });
    add_dimension(dimensions, "line", "fact", resource, (const char *const[]){ "line", NULL });
}

/* ---------------------------------------------------------------------------------- package -- */

static bool write_resource(cJSON *package, MxDatabase *database, const char *folder, gsize i,
                           GError **error) {
    cJSON *resource = mx_package_add(package, RESOURCES[i].name);
    for (gsize k = 0; k < RESOURCES[i].n_fields; k++) {
        const Field *field = &RESOURCES[i].fields[k];
        cJSON *json = mx_package_add_field(resource, field->name, field->type, field->description);
        if (field->column_type != NULL)
            cJSON_AddStringToObject(json, "columnType", field->column_type);
    }
    cJSON_AddStringToObject(cJSON_GetObjectItem(resource, "schema"), "primaryKey", "line");
    return mx_package_write_rows(resource, database, folder, RESOURCES[i].sql, error);
}

bool mx_export_fiscal(MxDatabase *database, const char *folder, GError **error) {
    g_autofree char *path = g_build_filename(folder, "fiscal", NULL);
    if (g_mkdir_with_parents(path, 0777) != 0) {
        g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be made a folder: %s", path,
                    g_strerror(errno));
        return false;
    }
    cJSON *package = mx_package_new("tabular-data-package", "mingxi-fiscal",
                                    "Budgets and final accounts of Chinese public bodies");
    cJSON_AddStringToObject(package, "countryCode", "CN");
    add_model(package);
    bool good = true;
    for (gsize i = 0; good && i < G_N_ELEMENTS(RESOURCES); i++)
        good = write_resource(package, database, path, i, error);
    return mx_package_close(package, path, good, error);
}
