/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <mingxi/version.h>

const char *mx_version(void) {
    return G_STRINGIFY(MX_VERSION_MAJOR) "." G_STRINGIFY(MX_VERSION_MINOR) "." G_STRINGIFY(
        MX_VERSION_MICRO);
}
