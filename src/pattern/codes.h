/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classification's codes and their official names, by year. */
#ifndef MX_PATTERN_CODES_H
#define MX_PATTERN_CODES_H

#include <glib.h>
#include <stdbool.h>

#include "pattern/pattern.h"

/** MxCodes: what the packs list under `codes`. */
typedef struct MxCodes MxCodes;

MxCodes *mx_codes_new(void);
void mx_codes_free(MxCodes *codes);

/** mx_codes_add: @entry, `CODE NAME` or `CODE NAME (FROM-UNTIL)`; FALSE where it is none. */
bool mx_codes_add(MxCodes *codes, const char *entry);

/** mx_codes_fit: see mx_pack_code(). */
MxCodeFit mx_codes_fit(const MxCodes *codes, const char *code, const char *name, int year,
                       const char **official);

#endif
