/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pattern pack from anywhere: refused with one line that names the file, or compiled, and then
 * every expression comes to an end on a long text. */
#include <fcntl.h>
#include <mingxi/error.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz.h"
#include "pattern/pack.h"

static void match_all(const MxPack *pack) {
    static const char *const TEXT =
        "2024年一般公共预算财政拨款支出表（不含上年结转）aaaaaaaaaaaaaaaaaaaa111111111111";
    const MxSubject subject = { { TEXT, TEXT, TEXT, TEXT, TEXT, TEXT } };
    pcre2_match_context *limits = mx_regex_limits_new();
    g_autoptr(pcre2_match_data) match = mx_regex_data_new();
    for (int list = 0; list < MX_N_LISTS; list++)
        for (guint i = 0; i < pack->own[list]->len; i++) {
            MxSpan span;
            if (mx_rule_matches(pack->own[list]->pdata[i], &subject, limits, match, &span))
                CHECK(span.start <= span.end && span.end <= (int)strlen(TEXT));
        }
    pcre2_match_context_free(limits);
}

static void load(const char *path) {
    g_autoptr(GError) error = NULL;
    MxPackSource *source = mx_pack_source_load(path, &error);
    g_autoptr(MxPack) pack = source ? mx_pack_new("fuzz", source, &error) : NULL;
    CHECK((pack == NULL) == (error != NULL));
    if (pack != NULL) {
        match_all(pack);
        return;
    }
    CHECK(g_error_matches(error, MX_ERROR, MX_ERROR_PATTERN));
    CHECK(g_str_has_prefix(error->message, path) && strchr(error->message, '\n') == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    int fd = memfd_create("pack", MFD_CLOEXEC); /* a file without a place on a disk */
    CHECK(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    load(path);
    close(fd);
    return 0;
}
