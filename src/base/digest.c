/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

char *mx_sha256(const void *data, gsize n) {
    struct sha256_ctx context;
    guint8 digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, n, data);
    sha256_digest(&context, sizeof digest, digest);
    char *text = g_malloc0(BASE16_ENCODE_LENGTH(sizeof digest) + 1);
    base16_encode_update(text, sizeof digest, digest);
    return text;
}
