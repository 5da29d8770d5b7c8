/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * For which documents a rule holds, and of which this is one (the key `documents`, docs/rules.md).
 *
 * Rules know what a department's disclosure says. Of a document that is none they would ask what it
 * never meant to say, so a document has to show what it is:
 *
 *     a government's     its kind, which titles and tables have voted for
 *     a body's           it is none, and names a body or a level, or has a table or a form that
 *                        only bodies publish; a set of targets, one of these but a table
 *     … in full          a budget or an account that explains its figures, of a body to which the
 *                        usual list of tables applies: not of a university, and neither tables nor
 *                        targets alone, which are one file of several, nor one part of it
 */
#include "segment/identity/among.h"

#include <string.h>

#include "base/text.h"

/* Figures that the prose states. An explanation has one for every table and for every change: 39 in
 * the shortest that was read. Files of tables have notes, with at most 3. Fewer asked for, and a
 * file of tables is said to lack what stands in its sister; more, and the explanation of a small
 * unit goes unread. */
#define MIN_FIGURES 10u

static bool is_kind(const MxDisclosure *d, const char *kind) {
    return strcmp(d->document.kind, kind) == 0;
}

/* `other` is every table that no pattern knows. */
static bool has_known_table(const MxDisclosure *d) {
    for (guint i = 0; i < d->tables->len; i++)
        if (strcmp(((const MxTable *)d->tables->pdata[i])->id, "other") != 0)
            return true;
    return false;
}

/* A report that evaluates a project has tables like a body's, of the project. */
static bool shows_body(const MxDisclosure *d) {
    return d->document.level != NULL || d->document.organization != NULL || d->forms->len > 0 ||
           (has_known_table(d) && !is_kind(d, "performance"));
}

static bool is_university(const MxPack *pack, const char *name) {
    g_autofree char *folded = mx_text_fold(name ? name : "");
    return mx_pack_phrase(pack, MX_PHRASE_UNIVERSITY, folded, NULL);
}

/* 2024年“三公”经费预算情况说明: what else there is to say stands in another document. */
static bool is_of_part(const MxPack *pack, const char *title) {
    g_autofree char *folded = mx_text_fold(title ? title : "");
    return mx_pack_phrase(pack, MX_PHRASE_TITLE_OF_PART, folded, NULL);
}

static bool is_in_full(const MxDisclosure *d, const MxPack *pack) {
    return (is_kind(d, "budget") || is_kind(d, "final_account")) && d->facts->len >= MIN_FIGURES &&
           !is_university(pack, d->document.organization) &&
           !is_university(pack, d->document.title) && !is_of_part(pack, d->document.title);
}

void mx_among_read(MxDisclosure *d, const MxPack *pack) {
    d->document.among = MX_DOCUMENTS_ANY;
    if (g_str_has_prefix(d->document.kind, "government_"))
        d->document.among |= MX_DOCUMENTS_GOVERNMENTS;
    else if (shows_body(d))
        d->document.among |=
            MX_DOCUMENTS_BODIES | (is_in_full(d, pack) ? MX_DOCUMENTS_DEPARTMENTS : 0);
}
