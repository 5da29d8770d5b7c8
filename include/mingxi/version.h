/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_VERSION_H
#define MINGXI_VERSION_H

#include <glib.h>

#include <mingxi/export.h>

G_BEGIN_DECLS

/** MX_VERSION_MAJOR, MX_VERSION_MINOR, MX_VERSION_MICRO: of these headers; the build takes the
 * project's version from here. */
#define MX_VERSION_MAJOR 0
#define MX_VERSION_MINOR 1
#define MX_VERSION_MICRO 0

/** MX_CHECK_VERSION: whether these headers are of that version or a later one. */
#define MX_CHECK_VERSION(major, minor, micro)                                                      \
    (MX_VERSION_MAJOR > (major) || (MX_VERSION_MAJOR == (major) && MX_VERSION_MINOR > (minor)) ||  \
     (MX_VERSION_MAJOR == (major) && MX_VERSION_MINOR == (minor) && MX_VERSION_MICRO >= (micro)))

/** mx_version: of the library that runs: `0.1.0`. Returns: (transfer none) */
MX_API const char *mx_version(void);

G_END_DECLS

#endif
