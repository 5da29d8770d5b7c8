/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One printed box with what it says: "Cell" in docs/contract.md. */
#ifndef MX_MODEL_FIELD_H
#define MX_MODEL_FIELD_H

#include <glib.h>
#include <mingxi/document.h>

#include "base/box.h"

/**
 * MxField: one printed box with what it says ("Cell" in the contract).
 * @amount_e4: 1/10,000 yuan, for amounts in state VALUE
 * @sure: how surely its least sure character was read from a picture, 0 to 1; -1 where it was not
 * @proposed: in state UNREADABLE, whether the sums of the table, or its row elsewhere, leave
 *     @amount_e4 for it
 * @corrected: whether a person has read some of it
 * @number: (nullable): a JSON number, for percentages and counts in state VALUE
 */
typedef struct MxField {
    char *text;
    MxBox box;
    guint page;
    MxState state;
    float sure;
    bool corrected, proposed;
    gint64 amount_e4;
    char *number;
} MxField;

MxField *mx_field_new(const char *text, MxBox box, guint page);
void mx_field_free(MxField *field);

/** mx_field_append: what a page break cut off from the field's text. */
void mx_field_append(MxField *field, const char *text);

/** mx_field_move: what a blank field says, and where: on the next page. */
void mx_field_move(MxField *field, const char *text, MxBox box, guint page);

#endif
