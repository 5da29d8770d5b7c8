/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Page models to a document: a page, twice, since tables join over pages. Whatever stands on it,
 * the result is JSON. */
#include <cjson/cJSON.h>
#include <mingxi/extract.h>

#include "fuzz.h"
#include "layout/layout.h"
#include "model/disclosure.h"
#include "segment/segment.h"

static MxPatterns *patterns;

static void load_patterns(void) {
    g_autoptr(GError) error = NULL;
    patterns = mx_patterns_load(MX_FUZZ_PATTERNS, &error);
    CHECK(patterns != NULL);
}

static void check_table(const MxTable *table) {
    CHECK(table->id != NULL && table->title != NULL && table->first_page <= table->last_page);
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        CHECK(row->n_fields == table->columns->len);
    }
}

static void check_output(const MxDisclosure *disclosure) {
    for (guint i = 0; i < disclosure->tables->len; i++)
        check_table(disclosure->tables->pdata[i]);
    for (int pretty = 0; pretty < 2; pretty++) {
        char *json = mx_disclosure_to_json(disclosure, pretty);
        cJSON *parsed = cJSON_Parse(json);
        CHECK(parsed != NULL && cJSON_GetArraySize(cJSON_GetObjectItem(parsed, "tables")) ==
                                    (int)disclosure->tables->len);
        cJSON_Delete(parsed);
        g_free(json);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (patterns == NULL)
        load_patterns();
    g_autoptr(MxPage) page = mx_page_load_json((const char *)data, size, NULL);
    if (page == NULL)
        return 0;
    g_autoptr(GPtrArray) layouts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_layout_free);
    for (page->number = 1; page->number <= 2; page->number++)
        g_ptr_array_add(layouts, mx_layout_new(page));
    MxDisclosure *disclosure = mx_disclosure_new();
    disclosure->source.file = g_strdup("fuzz");
    disclosure->source.sha256 = g_strdup("");
    disclosure->source.text = "native";
    mx_segment(disclosure, layouts, patterns);
    check_output(disclosure);
    mx_disclosure_free(disclosure);
    return 0;
}
