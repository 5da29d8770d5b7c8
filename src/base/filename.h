/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_FILENAME_H
#define MX_BASE_FILENAME_H

/**
 * mx_filename_to_text:
 *
 * A file name as text. Names that are not UTF-8 are taken for GB 18030, which holds GBK: what
 * Chinese Windows writes into archives. What is neither has `\xNN` for its bytes.
 *
 * Returns: (transfer full): UTF-8
 */
char *mx_filename_to_text(const char *name);

#endif
