/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document too large to be loaded at once: takes its slices; gives a head, which the page opens
 * with, and pieces, which it loads as they come into view. */
#ifndef MX_REPORT_CUT_H
#define MX_REPORT_CUT_H

#include <glib.h>

#include "base/json/slice.h"

/**
 * MxDocumentPieces:
 * @head: the document as JSON, whole where it is small. Of one that is cut the long arrays are
 * empty or hold of each item what its heading shows; `cut` says of each, by its path, how many
 * items it has (`n`) and which of them begin in which piece (`starts`: [[item, piece], …]),
 * `pieces` which pages each piece is of ([[first, last], …])
 * @pieces: (element-type utf8): each an array of [path, first item, [item, …]]
 */
typedef struct {
    char *head;
    GPtrArray *pieces;
} MxDocumentPieces;

/** mx_cut_document: (transfer full): free with mx_document_pieces_free(). @document: with its
 * totals */
MxDocumentPieces *mx_cut_document(const MxSlice *document);

/** mx_cut_lists: (transfer full): the same of any object: its arrays @names (NULL-ended) are cut
 * where it is long. */
MxDocumentPieces *mx_cut_lists(const MxSlice *object, const char *const *names);

void mx_document_pieces_free(MxDocumentPieces *pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxDocumentPieces, mx_document_pieces_free)

#endif
