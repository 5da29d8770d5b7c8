/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places that are looked for by their wording: years, days. */
#ifndef MX_CHECK_SCOPES_WORDINGS_H
#define MX_CHECK_SCOPES_WORDINGS_H

#include "check/context.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

/** mx_wordings_list: appends the dates (MxInstance) of the document to @list. */
void mx_wordings_list(MxCheck *check, MxScopeKind kind, GArray *list);

/** MX_FORM_TEXTS: the fields of a form that are running text. */
#define MX_N_FORM_TEXTS 7u
extern const char *const MX_FORM_TEXTS[MX_N_FORM_TEXTS];

#endif
