/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A draft comes before, a correction after what its title says nothing of. Where two editions are
 * alike in that, nothing says which is the later: then all count, and a figure that they do not
 * agree on is none.
 */
#include "archive/organizations/editions.h"

static bool is_edition_of(const MxBodyDocument *a, const MxBodyDocument *b) {
    return a->year != 0 && a->year == b->year && g_strcmp0(a->kind, b->kind) == 0 &&
           g_strcmp0(a->level, b->level) == 0 && g_strcmp0(a->kind, "unknown") != 0 &&
           g_strcmp0(a->kind, "performance") != 0;
}

static guint count_alike(const MxBody *body, const MxBodyDocument *document) {
    guint n = 0;
    for (guint i = 0; i < body->documents->len; i++) {
        const MxBodyDocument *other = body->documents->pdata[i];
        n += is_edition_of(document, other) && other->rank == document->rank;
    }
    return n;
}

MxEdition mx_edition_of(const MxBody *body, const MxBodyDocument *document) {
    MxEdition edition = { .of = 1, .nth = 1, .counts = true };
    bool ordered = count_alike(body, document) <= 1;
    for (guint i = 0; i < body->documents->len; i++) {
        const MxBodyDocument *other = body->documents->pdata[i];
        if (other == document || !is_edition_of(document, other))
            continue;
        edition.of++;
        ordered = ordered && count_alike(body, other) <= 1;
        edition.nth += other->rank < document->rank;
        edition.counts = edition.counts && other->rank <= document->rank;
    }
    edition.nth = ordered ? edition.nth : 0;
    return edition;
}
