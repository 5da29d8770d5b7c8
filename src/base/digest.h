/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_DIGEST_H
#define MX_BASE_DIGEST_H

#include <glib.h>

/**
 * mx_sha256: of @n bytes at @data, as 64 hexadecimal digits. Nettle's, which uses the processor's
 * instructions for it where there are any; GLib's takes as long for a scan as reading it.
 *
 * Returns: (transfer full)
 */
char *mx_sha256(const void *data, gsize n);

#endif
