/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs → the terms they explain. */
#ifndef MX_SEGMENT_PROSE_GLOSSARY_H
#define MX_SEGMENT_PROSE_GLOSSARY_H

#include "segment/prose/text.h"

void mx_glossary_read(const MxProse *prose);

#endif
