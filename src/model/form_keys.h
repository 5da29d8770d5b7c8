/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that a form may have, by the keys of the contract, in its order: what the JSON and the
 * database have in common. */
#ifndef MX_MODEL_FORM_KEYS_H
#define MX_MODEL_FORM_KEYS_H

#include "model/form.h"

/** MxFormPart: @MX_FORM_HEAD: what is filled in, above the funds; @MX_FORM_BODY: what is explained,
 * below them. The name, the goals and the time stand by themselves. */
typedef enum {
    MX_FORM_HEAD,
    MX_FORM_BODY,
} MxFormPart;

/** mx_form_keys: (transfer none): ended by NULL; also ids of mx_form_text(). */
const char *const *mx_form_keys(MxFormKind kind, MxFormPart part);

#endif
