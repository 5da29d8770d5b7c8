/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest user of the installed library: it compiles, links and finds the installed packs. */
#include <mingxi/mingxi.h>
#include <stdio.h>

int main(void) {
    g_autofree char *dir = mx_patterns_default_dir();
    g_autoptr(GError) error = NULL;
    MxPatterns *patterns = mx_patterns_load(dir, &error);
    if (!patterns) {
        fprintf(stderr, "consumer: %s\n", error->message);
        return 1;
    }
    mx_patterns_free(patterns);
    puts(dir);
    return 0;
}
