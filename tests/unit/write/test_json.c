/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document as JSON: exact numbers, every text whole, one line or many. */
#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <locale.h>
#include <mingxi/extract.h>
#include <mingxi/tables.h>
#include <string.h>

#include "model/disclosure.h"
#include "page/page.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cJSON, cJSON_Delete)

static MxTable *add_table(MxDisclosure *disclosure) {
    MxTable *table = mx_table_new();
    table->id = g_strdup("balance");
    table->title = g_strdup("收支总表");
    table->first_page = 3;
    table->last_page = 4;
    g_ptr_array_add(disclosure->tables, table);
    return table;
}

static MxDisclosure *make_disclosure(void) {
    MxDisclosure *disclosure = mx_disclosure_new();
    disclosure->source.file = g_strdup("a.pdf");
    disclosure->source.sha256 = g_strdup("00");
    disclosure->source.text = "native";
    return disclosure;
}

/* A document of one table of one column of @type, with one cell. */
static MxDisclosure *make_cell(MxColumnType type, MxField field) {
    MxDisclosure *disclosure = make_disclosure();
    MxTable *table = add_table(disclosure);
    mx_table_add_column(table, "amount", "金额", type, MX_SIDE_NONE);
    MxRow *row = mx_row_new(1, 3, MX_SIDE_NONE);
    row->fields[0] = mx_field_new(field.text, field.box, 3);
    row->fields[0]->state = field.state;
    row->fields[0]->amount_e4 = field.amount_e4;
    row->fields[0]->number = g_strdup(field.number);
    g_ptr_array_add(table->rows, row);
    return disclosure;
}

static const MxBox BOX = { 10, 20.005, 1.0 / 3, -0.001 };

Test(json, a_cell_says_its_value_exactly) {
    static const struct {
        MxColumnType type;
        MxField field;
        const char *json;
    } ROWS[] = {
        { MX_COLUMN_AMOUNT,
          { .text = "2,026.59", .state = MX_STATE_VALUE, .amount_e4 = 202659000000 },
          "{\"text\":\"2,026.59\",\"value\":20265900,\"bbox\":" },
        { MX_COLUMN_AMOUNT,
          { .text = "x", .state = MX_STATE_VALUE, .amount_e4 = G_MAXINT64 },
          "{\"text\":\"x\",\"value\":922337203685477.5807,\"bbox\":" },
        { MX_COLUMN_AMOUNT,
          { .text = "-0.1", .state = MX_STATE_VALUE, .amount_e4 = -1000 },
          "{\"text\":\"-0.1\",\"value\":-0.1,\"bbox\":" },
        { MX_COLUMN_AMOUNT,
          { .text = "", .state = MX_STATE_BLANK },
          "{\"text\":\"\",\"value\":null,\"bbox\":" },
        { MX_COLUMN_AMOUNT,
          { .text = "—", .state = MX_STATE_NONE },
          "{\"text\":\"—\",\"value\":null,\"bbox\":" },
        { MX_COLUMN_AMOUNT,
          { .text = "12.3.4", .state = MX_STATE_UNREADABLE },
          "{\"text\":\"12.3.4\",\"value\":null,\"state\":\"unreadable\",\"bbox\":" },
        { MX_COLUMN_PERCENT,
          { .text = "51.040%", .state = MX_STATE_VALUE, .number = (char *)"51.040" },
          "{\"text\":\"51.040%\",\"value\":51.040,\"bbox\":" },
        { MX_COLUMN_CODE,
          { .text = "0201", .state = MX_STATE_VALUE },
          "{\"text\":\"0201\",\"value\":\"0201\",\"bbox\":" },
        { MX_COLUMN_TEXT,
          { .text = "\"甲\\乙\"\n\x01", .state = MX_STATE_VALUE },
          "{\"text\":\"\\\"甲\\\\乙\\\"\\n\\u0001\",\"value\":\"\\\"甲\\\\乙\\\"\\n\\u0001\","
          "\"bbox\":" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(MxDisclosure) disclosure = make_cell(ROWS[i].type, ROWS[i].field);
        g_autofree char *json = mx_disclosure_to_json(disclosure, false);
        cr_expect(strstr(json, ROWS[i].json), "%s is not in %s", ROWS[i].json, json);
    }
}

Test(json, coordinates_are_points_to_a_hundredth) {
    g_autoptr(MxDisclosure) disclosure =
        make_cell(MX_COLUMN_TEXT, (MxField){ .text = (char *)"x", .box = BOX });
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    cr_expect(strstr(json, "\"bbox\":[10,20.01,0.33,0]"), "%s", json);
}

/* A locale with a decimal comma: hardly any machine that runs tests has one, so it is made. */
static void use_decimal_comma(void) {
    g_autofree char *folder = g_dir_make_tmp("mingxi-locale-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "de_DE.UTF-8", NULL);
    const char *make[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", path, NULL };
    const char *clean[] = { "rm", "-rf", folder, NULL };
    g_spawn_sync(NULL, (char **)make, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL, NULL, NULL, NULL, NULL, NULL);
    g_setenv("LOCPATH", folder, TRUE);
    bool made = setlocale(LC_ALL, "de_DE.UTF-8") != NULL;
    g_spawn_sync(NULL, (char **)clean, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                 NULL);
    if (!made)
        cr_skip_test("no locale with a decimal comma can be made");
}

Test(json, the_locale_does_not_show) {
    use_decimal_comma();
    g_autoptr(MxDisclosure) disclosure = make_cell(
        MX_COLUMN_AMOUNT,
        (MxField){ .text = (char *)"x", .box = BOX, .state = MX_STATE_VALUE, .amount_e4 = 5 });
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    cr_expect(strstr(json, "\"value\":0.0005,\"bbox\":[10,20.01,0.33,0]"), "%s", json);

    static const char PAGE[] = "{\"page\":1,\"width\":595.5,\"height\":842,\"text\":\"native\",\n"
                               "\"glyphs\":[\n[\"x\",10.5,20,15.25,30,10]],\n"
                               "\"horizontal\":[],\n\"vertical\":[]}\n";
    g_autofree char *layout = mx_layout_dump(PAGE, strlen(PAGE), NULL);
    cr_assert(layout);
    cr_expect(strstr(layout, "[10.5,20.0,15.2,30.0]"), "%s", layout);
    g_autoptr(MxPage) page = mx_page_load_json(PAGE, strlen(PAGE), NULL);
    g_autofree char *dump = mx_page_to_json(page);
    cr_expect_str_eq(dump, PAGE);
}

Test(json, one_line_or_many) {
    g_autoptr(MxDisclosure) disclosure = make_disclosure();
    add_table(disclosure);
    g_autofree char *line = mx_disclosure_to_json(disclosure, false);
    g_autofree char *lines = mx_disclosure_to_json(disclosure, true);
    cr_expect_null(strchr(line, '\n'));
    cr_expect(strchr(lines, '\n'));
    g_autoptr(cJSON) a = cJSON_Parse(line);
    g_autoptr(cJSON) b = cJSON_Parse(lines);
    cr_expect(cJSON_Compare(a, b, true));
}

static bool is_null(const cJSON *object, const char *key) {
    return cJSON_IsNull(cJSON_GetObjectItem(object, key));
}

Test(json, what_is_not_printed_is_null) {
    g_autoptr(MxDisclosure) disclosure = make_disclosure();
    add_table(disclosure);
    mx_disclosure_note(disclosure, MX_SEVERITY_WARNING, "some-code", 0, "about %s", "all");
    mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "other", 2, "about a page");
    g_autofree char *text = mx_disclosure_to_json(disclosure, false);
    g_autoptr(cJSON) json = cJSON_Parse(text);
    const cJSON *document = cJSON_GetObjectItem(json, "document");
    cr_expect(is_null(document, "year") && is_null(document, "organization") &&
              is_null(document, "level") && is_null(document, "title") &&
              is_null(document, "profile"));
    const cJSON *table = cJSON_GetArrayItem(cJSON_GetObjectItem(json, "tables"), 0);
    cr_expect(is_null(table, "number") && is_null(table, "unit") && is_null(table, "note"));
    const cJSON *diagnostics = cJSON_GetObjectItem(json, "diagnostics");
    cr_assert_eq(cJSON_GetArraySize(diagnostics), 2);
    cr_expect(is_null(cJSON_GetArrayItem(diagnostics, 0), "page"));
    cr_expect_str_eq(
        cJSON_GetObjectItem(cJSON_GetArrayItem(diagnostics, 0), "message")->valuestring,
        "about all");
    cr_expect_eq(cJSON_GetObjectItem(cJSON_GetArrayItem(diagnostics, 1), "page")->valueint, 2);
}

/* A box that a row does not have is no cell; a side stands with its columns and rows. */
Test(json, rows_have_the_cells_of_their_side) {
    g_autoptr(MxDisclosure) disclosure = make_disclosure();
    MxTable *table = add_table(disclosure);
    mx_table_add_column(table, "item", "收入/项目", MX_COLUMN_TEXT, MX_SIDE_REVENUE);
    mx_table_add_column(table, "item", "支出/项目", MX_COLUMN_TEXT, MX_SIDE_EXPENDITURE);
    MxRow *row = mx_row_new(2, 4, MX_SIDE_EXPENDITURE);
    row->kind = MX_ROW_TOTAL;
    row->fields[1] = mx_field_new("支出总计", BOX, 4);
    g_ptr_array_add(table->rows, row);
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    cr_expect(strstr(json,
                     "\"columns\":[{\"id\":\"item\",\"label\":\"收入/项目\",\"type\":\"text\","
                     "\"side\":\"revenue\"},{\"id\":\"item\",\"label\":\"支出/项目\","
                     "\"type\":\"text\",\"side\":\"expenditure\"}]"),
              "%s", json);
    cr_expect(strstr(json, "\"rows\":[{\"page\":4,\"level\":0,\"kind\":\"total\","
                           "\"side\":\"expenditure\",\"cells\":{\"item\":{\"text\":\"支出总计\""),
              "%s", json);
    cr_expect(strstr(json, "\"pages\":[3,4]"), "%s", json);
}
