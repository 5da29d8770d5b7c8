/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a site: it appears when it is complete, in the place of a site there. */
#ifndef MX_SITE_FOLDER_H
#define MX_SITE_FOLDER_H

#include <glib.h>
#include <stdbool.h>

/** mx_site_check_target: FALSE with %MX_ERROR_OUTPUT where @path is there and no site. */
bool mx_site_check_target(const char *path, GError **error);

/** mx_site_make_folder: (transfer full): a new folder beside @path. */
char *mx_site_make_folder(const char *path, GError **error);

/** mx_site_put_in_place: @folder takes the place of @path, and what was there goes. */
bool mx_site_put_in_place(const char *folder, const char *path, GError **error);

/** mx_site_remove_folder: with all that is in it. */
void mx_site_remove_folder(const char *path);

#endif
