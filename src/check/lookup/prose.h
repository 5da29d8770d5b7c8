/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to figures of the prose and of what a text computes. */
#ifndef MX_CHECK_LOOKUP_PROSE_H
#define MX_CHECK_LOOKUP_PROSE_H

#include "check/figure/value.h"
#include "check/scopes/instance.h"

/** mx_look_for_fact: (transfer full): the nearest fact that has one of the ids, else the only one.
 */
MxValue *mx_look_for_fact(MxCheck *check, const MxInstance *instance, char **names);

/** mx_look_beside_fact: (transfer full): the fact in scope (`value`) or one beside it (`base`,
 * `change`, …). */
MxValue *mx_look_beside_fact(MxCheck *check, const MxInstance *instance, const char *name);

/** mx_look_at_computation: (transfer full): a side of a computation, or what it says of itself. */
MxValue *mx_look_at_computation(MxCheck *check, const MxComputation *computation, const char *name);

/** mx_prose_index: where @fact, one of the document's, stands among them. */
guint mx_prose_index(const MxDisclosure *d, const MxFact *fact);

#endif
