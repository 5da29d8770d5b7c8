/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders: every PDF and archive in them. */
#ifndef MX_BATCH_INPUT_SEARCH_H
#define MX_BATCH_INPUT_SEARCH_H

#include <glib.h>
#include <stdbool.h>

/** MxFound: a path, or (@message) why what is there cannot be searched. */
typedef struct {
    char *path;
    char *message;
} MxFound;

/** mx_search: (transfer full) (element-type MxFound): @paths, folders replaced by what is in them;
 * each file once. */
GPtrArray *mx_search(char **paths, guint n);

/** mx_search_nothing: (transfer full) (element-type MxFound): @paths as they are. */
GPtrArray *mx_search_nothing(char **paths, guint n);

/** mx_name_is_archive, mx_name_is_pdf: by how the name ends. */
bool mx_name_is_archive(const char *name);
bool mx_name_is_pdf(const char *name);

/** mx_name_is_hidden: whether the last part of @path begins with a dot. */
bool mx_name_is_hidden(const char *path);

#endif
