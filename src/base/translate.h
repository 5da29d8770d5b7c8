/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of messages for people: scripts/update-po gathers what they mark. */
#ifndef MX_BASE_TRANSLATE_H
#define MX_BASE_TRANSLATE_H

#include <mingxi/language.h>

/** _: the message in the user's language. */
#define _(text) mx_gettext(text)

/** N_: a message that is translated where it is used. */
#define N_(text) (text)

#endif
