/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What indicators ask for, and what stands in cells: a target keeps its text and has an operator of
 * five; numbers are JSON, amounts within their bounds, and lengths within the text. */
#include <cjson/cJSON.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "normalize/amount.h"
#include "normalize/cell.h"
#include "normalize/numbering.h"
#include "normalize/target.h"

static void check_target(const char *text) {
    static const char *const OPS[] = { ">=", ">", "<=", "<", "=", NULL };
    MxTarget target;
    mx_target_parse(&target, text);
    CHECK(strcmp(target.text, text) == 0);
    CHECK(target.op == NULL || g_strv_contains(OPS, target.op));
    CHECK(target.unit == NULL || (target.number != NULL && g_utf8_validate(target.unit, -1, NULL)));
    if (target.number != NULL) {
        cJSON *json = cJSON_Parse(target.number);
        CHECK(cJSON_IsNumber(json));
        cJSON_Delete(json);
    }
    mx_target_clear(&target);
}

static void check_cell(const char *folded) {
    gint64 value;
    if (mx_cell_amount_parse(folded, MX_YUAN_E4, &value))
        CHECK(ABS(value) <= MX_MOST_YUAN * MX_YUAN_E4);
    CHECK(mx_cell_oddity(folded) <= MX_CELL_TRIANGLE);
    g_autofree char *number = mx_cell_number_parse(folded);
    if (number != NULL) {
        cJSON *json = cJSON_Parse(number);
        CHECK(cJSON_IsNumber(json));
        cJSON_Delete(json);
    }
}

static void check_running_text(const char *folded) {
    gsize length = 0;
    CHECK(mx_numbering_kind(folded, &length) <= 4 && length <= strlen(folded));
    CHECK(mx_numeral_length(folded, true) <= strlen(folded));
    CHECK(mx_numbering_value(folded) >= 0 && mx_numbering_value(folded) <= 9999);
    g_autofree char *plain = mx_amounts_plain_commas(folded);
    CHECK(g_utf8_strlen(plain, -1) == g_utf8_strlen(folded, -1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (!g_utf8_validate((const char *)data, (gssize)size, NULL))
        return 0;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autofree char *folded = mx_text_fold(text);
    check_target(text);
    check_cell(folded);
    check_running_text(folded);
    CHECK(mx_figure_spaces(text) <= MX_SPACES_PART);
    return 0;
}
