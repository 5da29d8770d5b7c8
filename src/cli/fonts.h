/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in for fonts that a document does not embed: nothing. */
#ifndef MX_CLI_FONTS_H
#define MX_CLI_FONTS_H

/** mx_use_no_fonts: no font stands in for those that a document does not embed. */
void mx_use_no_fonts(void);

#endif
