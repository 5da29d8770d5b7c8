/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms that a page's end cut off. */
#ifndef MX_SEGMENT_FORM_JOIN_CUT_H
#define MX_SEGMENT_FORM_JOIN_CUT_H

#include <glib.h>

#include "model/disclosure.h"

/** mx_forms_note_cut_off: says which of @drafts (element-type MxFormDraft) a page's end cut off. */
void mx_forms_note_cut_off(const GPtrArray *drafts, MxDisclosure *disclosure);

#endif
