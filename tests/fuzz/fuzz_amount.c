/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures: what is read is printed as a number that reads as the same amount, and every number is
 * JSON. The first byte picks the unit, the rest is the printed text. */
#include <cjson/cJSON.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "normalize/amount.h"

static void check_json_number(const char *text) {
    cJSON *json = cJSON_Parse(text);
    CHECK(cJSON_IsNumber(json));
    cJSON_Delete(json);
    const char *digits = text + (*text == '-');
    CHECK(digits[0] != '0' || digits[1] == '\0' || digits[1] == '.');
    CHECK(strspn(digits, "0123456789.") == strlen(digits) && digits[strlen(digits) - 1] != '.');
}

static void check_amount(const char *folded, gint64 unit_e4) {
    gint64 value, again;
    if (!mx_amount_parse(folded, unit_e4, &value))
        return;
    CHECK(mx_figure_match(folded));
    g_autoptr(GString) printed = g_string_new(NULL);
    mx_amount_print(printed, value);
    check_json_number(printed->str);
    CHECK(mx_amount_parse(printed->str, MX_YUAN_E4, &again) && again == value);
}

static void check_number(const char *folded) {
    g_autofree char *number = mx_number_parse(folded);
    if (number == NULL)
        return;
    check_json_number(number);
    g_autofree char *again = mx_number_parse(number);
    CHECK(again != NULL && strcmp(number, again) == 0);
}

static void check_numeral(const char *folded) {
    int value = mx_numeral_parse(folded);
    CHECK(value >= -1 && value <= 9999);
    g_autofree char *digits = g_strdup_printf("%d", value);
    CHECK(value < 0 || mx_numeral_parse(digits) == value);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const UNITS[] = { "元", "千元", "万元", "百万元", "亿元" };
    if (size == 0 || !g_utf8_validate((const char *)data + 1, (gssize)size - 1, NULL))
        return 0;
    g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
    g_autofree char *folded = mx_text_fold(text);
    g_autofree char *twice = mx_text_fold(folded);
    CHECK(strcmp(folded, twice) == 0);
    check_amount(folded, mx_unit_parse(UNITS[data[0] % G_N_ELEMENTS(UNITS)]));
    check_number(folded);
    check_numeral(folded);
    return 0;
}
