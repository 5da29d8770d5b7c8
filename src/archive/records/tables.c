/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table's rows refer to it, cells to their row and column. */
#include "archive/records/tables.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "base/text.h"
#include "model/names.h"
#include "totals/code_systems.h"
#include "totals/places.h"
#include "write/json/tables.h"

static void add_column(MxRecords *records, gint64 table_id, const MxColumn *column) {
    mx_records_begin(records, MX_RECORD_COLUMNS);
    mx_records_integer(records, table_id);
    mx_records_text(records, column->id);
    mx_records_text(records, column->label);
    mx_records_text(records, mx_column_type_name(column->type));
    mx_records_text(records, mx_side_name(column->side));
}

/* Of what was read from a picture: in hundredths, as everywhere. */
static void add_confidence(MxRecords *records, float sure) {
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    mx_records_text(records,
                    sure < 0 ? NULL : g_ascii_formatd(text, sizeof text, "%.2f", (double)sure));
}

static void add_cell(MxRecords *records, gint64 row_id, gint64 column_id, const MxField *field,
                     MxColumnType type) {
    bool amount = type == MX_COLUMN_AMOUNT && field->state == MX_STATE_VALUE;
    mx_records_begin(records, MX_RECORD_CELLS);
    mx_records_integer(records, row_id);
    mx_records_integer(records, column_id);
    mx_records_text(records, field->text);
    if (amount)
        mx_records_integer(records, field->amount_e4);
    else
        mx_records_null(records);
    mx_records_text(records, amount ? NULL : field->number);
    mx_records_state(records, field->state);
    mx_records_integer(records, field->page);
    mx_records_box(records, field->box);
    add_confidence(records, field->sure);
}

static void add_role(MxRecords *records, const MxPack *pack, const char *name) {
    g_autofree char *label = name != NULL ? mx_text_fold(name) : NULL;
    mx_records_text(records, label != NULL && pack != NULL ? mx_pack_row(pack, label) : NULL);
}

/* A table that is being written. */
typedef struct {
    MxRecords *records;
    const MxPack *pack;
    const MxTable *table;
    const MxCodeSystem *systems; /* of each row's code */
    gint64 id;
} Writing;

static void add_row(const Writing *w, guint n) {
    const MxRow *row = w->table->rows->pdata[n];
    MxRecords *records = w->records;
    const MxTable *table = w->table;
    gint64 first_column = records->given[MX_RECORD_COLUMNS] - table->columns->len + 1;
    gint64 row_id = mx_records_begin(records, MX_RECORD_ROWS);
    mx_records_integer(records, w->id);
    mx_records_integer(records, row->page);
    mx_records_integer(records, row->level);
    mx_records_text(records, mx_row_kind_name(row->kind));
    mx_records_text(records, mx_side_name(row->side));
    mx_records_integer(records, row->block + 1);
    mx_records_text(records, mx_places_code(table, row));
    const char *name = mx_places_name(table, row);
    mx_records_text(records, name);
    add_role(records, w->pack, name);
    mx_records_text(records, mx_code_system_name(w->systems[n]));
    for (guint i = 0; i < row->n_fields; i++) {
        const MxColumn *column = table->columns->pdata[i];
        if (row->fields[i] != NULL)
            add_cell(records, row_id, first_column + i, row->fields[i], column->type);
    }
}

void mx_records_add_table(MxRecords *records, const MxTable *table, const MxPack *pack, int year) {
    gint64 id = mx_records_begin(records, MX_RECORD_TABLES);
    mx_records_integer(records, 1);
    mx_records_text(records, table->id);
    mx_records_positive(records, table->number);
    mx_records_text(records, table->title);
    mx_records_text(records, table->unit);
    mx_records_text(records, table->note);
    mx_records_integer(records, table->first_page);
    mx_records_integer(records, table->last_page);
    for (guint i = 0; i < table->columns->len; i++)
        add_column(records, id, table->columns->pdata[i]);
    g_autofree MxCodeSystem *systems = mx_code_systems(table, pack, year);
    const Writing writing = { records, pack, table, systems, id };
    for (guint i = 0; i < table->rows->len; i++)
        add_row(&writing, i);
}

void mx_records_add_unclaimed(MxRecords *records, const MxUnclaimed *unclaimed) {
    mx_records_begin(records, MX_RECORD_UNCLAIMED);
    mx_records_integer(records, 1);
    mx_records_integer(records, unclaimed->page);
    mx_records_box(records, unclaimed->box);
    cJSON *rows = mx_json_unclaimed_rows(unclaimed);
    char *text = cJSON_PrintUnformatted(rows);
    mx_records_text(records, text);
    cJSON_free(text);
    cJSON_Delete(rows);
}
