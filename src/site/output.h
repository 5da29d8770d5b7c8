/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The site while it is being written, and its files. */
#ifndef MX_SITE_OUTPUT_H
#define MX_SITE_OUTPUT_H

#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>

#include "archive/database/query.h"

/** MxSite: @folder: where it is written, under a temporary name. */
typedef struct {
    MxDatabase *database;
    const char *folder;
    const volatile sig_atomic_t *cancelled;
} MxSite;

/** mx_site_go_on: FALSE with %MX_ERROR_OUTPUT once the run is cancelled. */
bool mx_site_go_on(const MxSite *site, GError **error);

/** mx_site_open: (transfer full): the file @name of the site; its folders are made. */
FILE *mx_site_open(const MxSite *site, const char *name, GError **error);

/** mx_site_close: FALSE with %MX_ERROR_OUTPUT where not all of it was written. */
bool mx_site_close(FILE *file, const char *name, GError **error);

/** mx_site_write_text: a whole file. */
bool mx_site_write_text(const MxSite *site, const char *name, const char *text, GError **error);

#endif
