/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a site: it appears when it is complete, in the place of a site there. */
#ifndef MX_SITE_FOLDER_H
#define MX_SITE_FOLDER_H

#include <glib.h>
#include <stdbool.h>

/** mx_site_check_target: FALSE with %MX_ERROR_OUTPUT where @path is there and no site. */
bool mx_site_check_target(const char *path, GError **error);

/** MxSiteFolder: @path: a folder beside the site's; @lock: held while it is written; @placed:
 * whether it is the site's now. */
typedef struct {
    char *path;
    int lock;
    bool placed;
} MxSiteFolder;

/** mx_site_folder_new: (transfer full): a new folder beside @path. What runs that were killed have
 * left there is taken away. */
MxSiteFolder *mx_site_folder_new(const char *path, GError **error);

/** mx_site_put_in_place: @folder takes the place of @path, and what was there goes. */
bool mx_site_put_in_place(MxSiteFolder *folder, const char *path, GError **error);

/** mx_site_folder_free: with all that is in it, unless it was put in its place. */
void mx_site_folder_free(MxSiteFolder *folder);

/** mx_site_remove_folder: with all that is in it. */
void mx_site_remove_folder(const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxSiteFolder, mx_site_folder_free)

#endif
