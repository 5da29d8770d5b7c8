/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a template left in a text: XX, 待填写, 公开时请删除, </span>; and blanks nobody filled:
 *
 *     本部门共有车辆 3 辆，其中机要通信用车   辆、应急保障用车 2 辆
 *     比上年增加    万元，增长   %，主要原因是。
 *
 * A blank may be one of reading: where the font of the figures does not say what they are, they are
 * missing everywhere. So a blank counts only in a document whose prose gives more figures than
 * there are blanks.
 *
 * All residues of a document are one finding: a template that was published unfilled is one
 * mistake.
 */
#include "check/document/residues.h"

#include "check/document/texts.h"
#include "model/disclosure.h"
#include "pattern/pattern.h"

static MxValue *find(MxCheck *check, MxPhrase phrase) {
    const GPtrArray *texts = mx_texts_list(check);
    MxValue *value = mx_value_new();
    for (guint i = 0; i < texts->len; i++) {
        const MxText *text = texts->pdata[i];
        MxSpan span;
        if (!mx_pack_phrase(check->pack, phrase, text->folded, &span) || span.start < 0)
            continue;
        MxPlace place = text->place;
        place.text = mx_texts_quote(check, text, span);
        mx_value_add(value, mx_figure_new_integer(1), &place);
    }
    return value;
}

static void add_all(MxValue *value, const MxValue *more) {
    for (guint i = 0; i < more->places->len; i++)
        mx_value_add(value, mx_figure_new_integer(1), &g_array_index(more->places, MxPlace, i));
}

MxValue *mx_residues_find(MxCheck *check) {
    g_autoptr(MxValue) value = find(check, MX_PHRASE_RESIDUE);
    g_autoptr(MxValue) blanks = find(check, MX_PHRASE_BLANK);
    if (blanks->places->len < check->d->facts->len)
        add_all(value, blanks);
    return value->figure != NULL ? g_steal_pointer(&value) : NULL;
}
