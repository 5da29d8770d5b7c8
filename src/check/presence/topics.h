/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a disclosure has to speak of (财预〔2016〕143号). */
#ifndef MX_CHECK_PRESENCE_TOPICS_H
#define MX_CHECK_PRESENCE_TOPICS_H

#include "check/context.h"
#include "check/figure/value.h"

/** mx_is_topic: whether @name is one that mx_topic_look() knows: topics.procurement, … */
bool mx_is_topic(const char *name);

/**
 * mx_topic_look: (transfer full) (nullable): 1 where the document speaks of it, or where parts of
 * it were not read and may do so; NULL where it does not.
 */
MxValue *mx_topic_look(MxCheck *check, const char *name);

#endif
