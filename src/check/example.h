/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents in miniature: takes one in the notation of examples (example.c), gives a document. */
#ifndef MX_CHECK_EXAMPLE_H
#define MX_CHECK_EXAMPLE_H

#include "model/disclosure.h"

/** mx_example_read: (transfer full): a budget, unless @text says otherwise. */
MxDisclosure *mx_example_read(const char *text);

#endif
