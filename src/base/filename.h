/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_FILENAME_H
#define MX_BASE_FILENAME_H

/**
 * mx_filename_to_text:
 *
 * A file name as text. Names that are not UTF-8 are taken for what makes most of them common
 * characters: GB 18030, which holds GBK, Big5, Shift-JIS or CP437. What is none of them has `\xNN`
 * for its bytes. The locale does not matter.
 *
 * Returns: (transfer full): UTF-8
 */
char *mx_filename_to_text(const char *name);

#endif
