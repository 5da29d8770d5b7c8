/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers are read and written with a point, whatever the locale of who calls the library. */
#ifndef MX_BASE_NUMBERS_H
#define MX_BASE_NUMBERS_H

#include <glib.h>

/** MxNumbers: what the thread's locale was; NULL where it did not need to change. */
typedef struct {
    gpointer before, ours;
} MxNumbers;

/**
 * mx_numbers_use_point:
 *
 * From here to the end of the scope this thread reads and writes numbers with a point: qpdf reads
 * 841,92 by strtod() where the locale has a comma, and 841.92 is 841 then. Other threads and the
 * rest of the locale stay as they are.
 */
MxNumbers mx_numbers_use_point(void);

void mx_numbers_restore(MxNumbers *numbers);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxNumbers, mx_numbers_restore)

/** MX_NUMBERS_USE_POINT: for the head of a public function. */
#define MX_NUMBERS_USE_POINT G_GNUC_UNUSED g_auto(MxNumbers) numbers_ = mx_numbers_use_point()

#endif
