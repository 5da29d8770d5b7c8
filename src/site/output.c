/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A failure to write names the file, not its temporary place. */
#include "site/output.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <mingxi/error.h>

static void set_errno(GError **error, const char *name) {
    g_set_error(error, MX_ERROR, MX_ERROR_OUTPUT, "%s: cannot be written: %s", name,
                g_strerror(errno));
}

bool mx_site_go_on(const MxSite *site, GError **error) {
    if (site->cancelled == NULL || *site->cancelled == 0)
        return true;
    g_set_error_literal(error, MX_ERROR, MX_ERROR_OUTPUT, "interrupted");
    return false;
}

FILE *mx_site_open(const MxSite *site, const char *name, GError **error) {
    g_autofree char *path = g_build_filename(site->folder, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    FILE *file = g_mkdir_with_parents(folder, 0777) == 0 ? g_fopen(path, "we") : NULL;
    if (file == NULL)
        set_errno(error, name);
    return file;
}

bool mx_site_close(FILE *file, const char *name, GError **error) {
    bool failed = ferror(file) != 0;
    if (fclose(file) == 0 && !failed)
        return true;
    set_errno(error, name);
    return false;
}

bool mx_site_write_text(const MxSite *site, const char *name, const char *text, GError **error) {
    FILE *file = mx_site_open(site, name, error);
    if (file == NULL)
        return false;
    fputs(text, file);
    return mx_site_close(file, name, error);
}
