/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule ranges over → its instances. */
#ifndef MX_CHECK_SCOPES_SCOPE_H
#define MX_CHECK_SCOPES_SCOPE_H

#include "check/context.h"
#include "check/scopes/instance.h"
#include "pattern/rule/rules.h"

/** mx_scope_list: (transfer full) (element-type MxInstance) */
GArray *mx_scope_list(MxCheck *check, const MxScope *scope);

#endif
