/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free texts → everything that they compute. computations.c drives the files of this room. */
#ifndef MX_CHECK_PROSE_COMPUTATIONS_H
#define MX_CHECK_PROSE_COMPUTATIONS_H

#include "check/context.h"
#include "check/figure/figure.h"
#include "pattern/pattern.h"

/** mx_computations_list: (transfer full) (element-type MxComputation): of every free text. */
GPtrArray *mx_computations_list(MxCheck *check);

#endif
