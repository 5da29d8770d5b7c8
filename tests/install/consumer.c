/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest user of the installed library: it compiles, links, finds the installed packs, and
 * counts what contradicts itself in the document that it is given. */
#include <mingxi/mingxi.h>
#include <stdio.h>

static guint count_errors(const MxReport *report) {
    guint n = 0;
    for (guint i = 0; i < report->findings->len; i++) {
        const MxFinding *finding = g_ptr_array_index(report->findings, i);
        n += finding->severity == MX_SEVERITY_ERROR && finding->evidence->len > 0;
    }
    return n;
}

static bool read_report(const char *path, const MxPatterns *patterns, GError **error) {
    g_autoptr(MxSource) source = mx_source_open(path, NULL, NULL, error);
    g_autoptr(MxDisclosure) disclosure = source ? mx_extract(source, patterns, error) : NULL;
    if (!disclosure)
        return false;
    printf("%u errors\n", count_errors(mx_disclosure_report(disclosure)));
    return true;
}

int main(int argc, char **argv) {
    g_autofree char *dir = mx_patterns_default_dir();
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(dir, &error);
    bool done = patterns && argc == 2 && read_report(argv[1], patterns, &error);
    if (error)
        fprintf(stderr, "consumer: %s\n", error->message);
    mx_patterns_free(patterns);
    puts(dir);
    return done ? 0 : 1;
}
