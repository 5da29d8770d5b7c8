/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <mingxi/error.h>

G_DEFINE_QUARK(mx - error - quark, mx_error)
