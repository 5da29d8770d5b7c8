/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the writers. */
#ifndef MX_WRITE_WRITE_H
#define MX_WRITE_WRITE_H

#include <cjson/cJSON.h>

#include "base/box.h"

/** mx_json_add_box: adds `bbox`, points rounded to 1/100. */
void mx_json_add_box(cJSON *object, MxBox box);

#endif
