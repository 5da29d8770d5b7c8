/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_EXPORT_H
#define MINGXI_EXPORT_H

/* The library is built with hidden visibility; MX_API marks what its users may call. */
#define MX_API __attribute__((visibility("default")))

#endif
