/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms of which each page prints the head again → one form; forms without anything → none. */
#ifndef MX_SEGMENT_FORM_JOIN_REPEAT_H
#define MX_SEGMENT_FORM_JOIN_REPEAT_H

#include "model/disclosure.h"

/**
 * mx_forms_join_repeats: before amounts and targets are read.
 * @drafts: (element-type MxFormDraft): in document order; what is joined or empty is taken out
 */
void mx_forms_join_repeats(GPtrArray *drafts, MxDisclosure *disclosure);

#endif
