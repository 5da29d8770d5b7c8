/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs → the figures in them. */
#ifndef MX_SEGMENT_PROSE_FACTS_H
#define MX_SEGMENT_PROSE_FACTS_H

#include "segment/prose/text.h"

void mx_facts_read(const MxProse *prose);

#endif
