/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF through Poppler and qpdf, and through everything after them: whatever it holds, there is an
 * error or a document whose JSON is JSON. Small pages are drawn too; where a password is needed,
 * one is tried. */
#include <cjson/cJSON.h>
#include <fcntl.h>
#include <glib-object.h>
#include <mingxi/error.h>
#include <mingxi/extract.h>
#include <mingxi/source.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "page/picture/picture.h"
#include "page/source.h"

/* Small, so that no input takes long: what limits do is tested elsewhere. Only what has pictures is
 * read from them: most inputs have lost their text, and each would take a second. */
static MxLimits limits_for(const uint8_t *data, size_t size) {
    bool pictures = memmem(data, size, "/Image", strlen("/Image")) != NULL;
    return (MxLimits){ .max_bytes = 1024 * 1024,
                       .max_pages = 8,
                       .max_side_pt = 14400,
                       .max_glyphs = 5000,
                       .ocr = pictures ? MX_OCR_AUTO : MX_OCR_NEVER,
                       .threads = 1 };
}

/* Square points of a page that is drawn for people, which takes milliseconds for each ten thousand.
 */
#define MAX_DRAWN_PT2 30000.0

#define PASSWORD "mingxi"

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

static void check_picture(MxSource *source, guint number) {
    g_autoptr(GError) error = NULL;
    PopplerPage *poppler = NULL;
    g_autoptr(MxPage) page = mx_source_open_page(source, number, &poppler, NULL);
    g_clear_object(&poppler);
    if (page == NULL || page->width_pt * page->height_pt > MAX_DRAWN_PT2)
        return;
    g_autoptr(MxPicture) picture = mx_source_draw_picture(source, number, &error);
    CHECK((picture == NULL) == (error != NULL));
    CHECK(picture == NULL || picture->png->len > 0);
}

static void check_source(MxSource *source) {
    check_document(source);
    for (guint number = 1; number <= mx_source_n_pages(source); number++)
        check_picture(source, number);
    g_auto(GStrv) losses = mx_source_losses(source);
    CHECK(losses != NULL);
}

/* A password needs a file: here one without a place on a disk. */
static void try_password(const uint8_t *data, size_t size, const char *password) {
    g_autoptr(GError) error = NULL;
    MxLimits limits = limits_for(data, size);
    int fd = memfd_create("pdf", MFD_CLOEXEC);
    CHECK(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    g_autoptr(MxSource) source = mx_source_open(path, password, &limits, &error);
    CHECK((source == NULL) == (error != NULL));
    if (source != NULL)
        check_source(source);
    close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (patterns == NULL)
        load_patterns();
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    MxLimits limits = limits_for(data, size);
    g_autoptr(MxSource) source = mx_source_open_bytes(bytes, "fuzz.pdf", &limits, &error);
    CHECK((source == NULL) == (error != NULL));
    if (source != NULL)
        check_source(source);
    if (g_error_matches(error, MX_ERROR, MX_ERROR_ENCRYPTED)) {
        try_password(data, size, "");
        try_password(data, size, PASSWORD);
    }
    return 0;
}
