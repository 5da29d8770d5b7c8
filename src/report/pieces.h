/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes items of arrays, as JSON; gives the pieces that they go into, and what says which stands
 * where. */
#ifndef MX_REPORT_PIECES_H
#define MX_REPORT_PIECES_H

#include <glib.h>

#include "base/json/slice.h"

/** MX_PIECE_BYTES: of a piece, which ends before an item that would make it larger. A page loads
 * 375 KB of scripts and style at first and is to stay under 500 KB with its head and two pieces. */
#define MX_PIECE_BYTES 25000

/** MxPiecesArray: an array whose items go into pieces. */
typedef struct MxPiecesArray MxPiecesArray;

/** MxPieces: what is being cut. */
typedef struct MxPieces MxPieces;

MxPieces *mx_pieces_new(void);
void mx_pieces_free(MxPieces *pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPieces, mx_pieces_free)

/** mx_pieces_begin: (transfer none): an array of @n items; @path, as of `tables/3/rows`, is copied.
 * Its items may be added in several goes. */
MxPiecesArray *mx_pieces_begin(MxPieces *pieces, const char *path, guint n);

/** mx_pieces_add: its @i-th item. */
void mx_pieces_add(MxPieces *pieces, MxPiecesArray *array, guint i, const char *text, gsize length);

/** mx_pieces_add_slice: the same of a slice, with the pages that it is of. */
void mx_pieces_add_slice(MxPieces *pieces, MxPiecesArray *array, guint i, const MxSlice *item);

/** mx_pieces_cover: the item that was added last is of the pages that @slice, which is it or a part
 * of it, says: its `page` and `pages` and those of what it holds. */
void mx_pieces_cover(MxPieces *pieces, const MxSlice *slice);

/** mx_pieces_end: (transfer full) (element-type utf8): all pieces, each an array of [path, first
 * item, [item, …]]. @cut: (out) (transfer full): JSON; of each array by its path how many items it
 * has (`n`) and which of them begin in which piece (`starts`); @ranges: (out) (transfer full):
 * JSON; which pages each piece is of */
GPtrArray *mx_pieces_end(MxPieces *pieces, char **cut, char **ranges);

#endif
