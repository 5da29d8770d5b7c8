/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: that they and the schema describe the same tables, and what is no record. */
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

#include "archive/database/query.h"
#include "archive/records/records.h"

extern const char mx_schema_sql[], mx_schema2_sql[], mx_schema3_sql[], mx_schema4_sql[],
    mx_schema5_sql[];

/* What a column of the type is declared as in schema.sql; NUMBER is REAL or NUMERIC. */
static const char *declared(MxFieldType type) {
    static const char *const TYPES[] = { "INTEGER", "INTEGER", "INTEGER", "", "TEXT", "BLOB" };
    return TYPES[type];
}

static void expect_column(const MxRecordTable *table, guint i, sqlite3_stmt *info) {
    const MxRecordField *field = &table->fields[i];
    const char *type = (const char *)sqlite3_column_text(info, 2);
    cr_assert_str_eq((const char *)sqlite3_column_text(info, 1), field->name, "%s", table->name);
    if (field->type == MX_FIELD_NUMBER)
        cr_expect(strcmp(type, "REAL") == 0 || strcmp(type, "NUMERIC") == 0, "%s.%s", table->name,
                  field->name);
    else
        cr_expect_str_eq(type, declared(field->type), "%s.%s", table->name, field->name);
}

static guint count_references(sqlite3 *handle, const MxRecordTable *table) {
    guint n = 0;
    for (guint i = 0; i < table->n_fields; i++) {
        if (table->fields[i].type != MX_FIELD_REF)
            continue;
        g_autofree char *sql = g_strdup_printf("SELECT 1 FROM pragma_foreign_key_list('%s') WHERE "
                                               "\"from\" = '%s' AND \"table\" = '%s'",
                                               table->name, table->fields[i].name,
                                               mx_record_table(table->fields[i].ref)->name);
        sqlite3_stmt *statement = NULL;
        sqlite3_prepare_v2(handle, sql, -1, &statement, NULL);
        cr_expect_eq(sqlite3_step(statement), SQLITE_ROW, "%s.%s", table->name,
                     table->fields[i].name);
        sqlite3_finalize(statement);
        n++;
    }
    return n;
}

/* What no document brings: it is made of all of them when a run ends. */
#define MADE_LATER                                                                                 \
    "('regions', 'organizations', 'organization_names', 'document_organizations', "                \
    "'organization_overrides', 'file_sources', 'code_names')"

Test(records, are_the_tables_of_the_schema) {
    sqlite3 *handle = NULL;
    guint references = 0;
    sqlite3_open(":memory:", &handle);
    cr_assert_eq(sqlite3_exec(handle, mx_schema_sql, NULL, NULL, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(handle, mx_schema2_sql, NULL, NULL, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(handle, mx_schema3_sql, NULL, NULL, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(handle, mx_schema4_sql, NULL, NULL, NULL), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(handle, mx_schema5_sql, NULL, NULL, NULL), SQLITE_OK);
    for (MxRecordKind kind = 0; kind < MX_N_RECORDS; kind++) {
        const MxRecordTable *table = mx_record_table(kind);
        g_autofree char *sql = g_strdup_printf("PRAGMA table_info(%s)", table->name);
        sqlite3_stmt *info = NULL;
        sqlite3_prepare_v2(handle, sql, -1, &info, NULL);
        for (guint i = 0; i < table->n_fields; i++) {
            cr_assert_eq(sqlite3_step(info), SQLITE_ROW, "%s has fewer columns", table->name);
            expect_column(table, i, info);
        }
        cr_expect_eq(sqlite3_step(info), SQLITE_DONE, "%s has more columns", table->name);
        cr_expect_leq(table->n_fields, (guint)MX_RECORD_MAX_FIELDS);
        sqlite3_finalize(info);
        references += count_references(handle, table);
    }
    cr_expect_eq(mx_sql_number(handle,
                               "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND "
                               "name NOT IN " MADE_LATER),
                 MX_N_RECORDS);
    cr_expect_eq((gint64)references,
                 mx_sql_number(handle, "SELECT count(*) FROM sqlite_schema s, "
                                       "pragma_foreign_key_list(s.name) WHERE s.type = 'table' AND "
                                       "s.name NOT IN " MADE_LATER));
    sqlite3_close(handle);
}

Test(records, come_back_as_they_were_written) {
    g_autoptr(MxRecords) records = mx_records_new();
    cr_expect_eq(mx_records_begin(records, MX_RECORD_GLOSSARY), 1);
    mx_records_integer(records, -5);
    mx_records_text(records, "三公");
    mx_records_text(records, NULL);
    mx_records_positive(records, 0);
    MxRecordReader reader = { records->bytes->data, records->bytes->data + records->bytes->len };
    MxRecordValue values[MX_RECORD_MAX_FIELDS];
    cr_assert_eq(mx_records_next(&reader, values), MX_RECORD_GLOSSARY);
    cr_expect_eq(values[0].integer, 1);
    cr_expect_eq(values[1].integer, -5);
    cr_expect_str_eq(values[2].text, "三公");
    cr_expect_eq(values[3].tag, 'N');
    cr_expect_eq(values[4].tag, 'N');
    cr_expect_eq(mx_records_next(&reader, values), -1);
}

/* However a record is cut off, nothing past its end is read, and it is no record. */
Test(records, that_are_cut_off_are_none) {
    g_autoptr(MxRecords) records = mx_records_new();
    const MxFailure failure = { "io", "no such file" };
    mx_records_add_failure(records, &failure, "00", 12);
    for (guint length = 1; length < records->bytes->len; length++) {
        g_autofree guint8 *copy = g_memdup2(records->bytes->data, length);
        MxRecordReader reader = { copy, copy + length };
        MxRecordValue values[MX_RECORD_MAX_FIELDS];
        cr_expect_eq(mx_records_next(&reader, values), -2, "%u bytes", length);
    }
    const guint8 unknown[] = { 200 }, no_value[] = { MX_RECORD_TASKS, 'X' };
    MxRecordValue values[MX_RECORD_MAX_FIELDS];
    MxRecordReader reader = { unknown, unknown + 1 };
    cr_expect_eq(mx_records_next(&reader, values), -2);
    reader = (MxRecordReader){ no_value, no_value + 2 };
    cr_expect_eq(mx_records_next(&reader, values), -2);
}
