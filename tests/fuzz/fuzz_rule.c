/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of the rules: whatever stands there is a rule or an error of one line. */
#include <mingxi/error.h>
#include <string.h>

#include "fuzz.h"
#include "pattern/rule/expression.h"

static void check_error(bool parsed, GError **error) {
    CHECK(parsed == (*error == NULL));
    if (parsed)
        return;
    CHECK(g_error_matches(*error, MX_ERROR, MX_ERROR_PATTERN));
    CHECK(strlen((*error)->message) < 400);
    g_clear_error(error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    g_autoptr(GError) error = NULL;
    if (!g_utf8_validate((const char *)data, (gssize)size, NULL))
        return 0;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(MxRelation) relation = mx_relation_parse(text, &error);
    check_error(relation != NULL, &error);
    g_autoptr(GPtrArray) condition = mx_condition_parse(text, &error);
    check_error(condition != NULL, &error);
    CHECK(relation == NULL || condition != NULL); /* one relation is a condition */
    g_autoptr(MxReference) reference = mx_reference_parse(text, &error);
    check_error(reference != NULL, &error);
    return 0;
}
