/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: operators of content streams as they are written, for `case`. */
#ifndef MX_PAGE_VECTOR_OPERATORS_H
#define MX_PAGE_VECTOR_OPERATORS_H

#include "page/vector/content.h"

#define OP(a) MX_OPERATOR(a, 0, 0)
#define OP2(a, b) MX_OPERATOR(a, b, 0)
#define OP3(a, b, c) MX_OPERATOR(a, b, c)

#endif
