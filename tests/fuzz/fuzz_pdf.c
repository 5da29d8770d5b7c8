/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF through Poppler and qpdf, and through everything after them: whatever it holds, there is an
 * error or a document whose JSON is JSON. */
#include <cjson/cJSON.h>
#include <mingxi/extract.h>
#include <mingxi/source.h>

#include "fuzz.h"

/* Small, so that no input takes long: what limits do is tested elsewhere. */
static const MxLimits LIMITS = {
    .max_bytes = 1024 * 1024, .max_pages = 8, .max_side_pt = 14400, .max_glyphs = 5000
};

static MxPatterns *patterns;

static void load_patterns(void) {
    g_autoptr(GError) error = NULL;
    patterns = mx_patterns_load(MX_FUZZ_PATTERNS, &error);
    CHECK(patterns != NULL);
}

static void check_document(MxSource *source) {
    g_autoptr(GError) error = NULL;
    g_autoptr(MxDisclosure) disclosure = mx_extract(source, patterns, &error);
    CHECK((disclosure == NULL) == (error != NULL));
    if (disclosure == NULL)
        return;
    g_autofree char *json = mx_disclosure_to_json(disclosure, false);
    cJSON *parsed = cJSON_Parse(json);
    CHECK(cJSON_GetObjectItem(parsed, "diagnostics") != NULL);
    cJSON_Delete(parsed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (patterns == NULL)
        load_patterns();
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(MxSource) source = mx_source_open_bytes(bytes, "fuzz.pdf", &LIMITS, &error);
    CHECK((source == NULL) == (error != NULL));
    if (source != NULL)
        check_document(source);
    return 0;
}
