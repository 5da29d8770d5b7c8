/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What document this is: its body, year and kind. */
#ifndef MX_SEGMENT_IDENTITY_IDENTITY_H
#define MX_SEGMENT_IDENTITY_IDENTITY_H

#include <glib.h>

#include "model/disclosure.h"
#include "pattern/pattern.h"

void mx_identity_read(MxDisclosure *disclosure, const GPtrArray *layouts, const MxPack *pack,
                      const GPtrArray *owners);

#endif
