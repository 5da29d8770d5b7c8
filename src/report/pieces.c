/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Items go into a piece until it is full, whichever arrays they are of. What of an array stands
 * together in a piece is a fragment: [path, first item, [item, …]].
 */
#include "report/pieces.h"

struct MxPiecesArray {
    char *path;
    guint n;
    GString *starts;
};

struct MxPieces {
    GPtrArray *arrays, *pieces;
    GString *piece, *ranges;
    const MxPiecesArray *open; /* whose fragment is open in @piece */
    int first_page, last_page; /* of @piece; 0: none */
};

static void free_array(gpointer data) {
    MxPiecesArray *array = data;
    g_free(array->path);
    g_string_free(array->starts, TRUE);
    g_free(array);
}

MxPieces *mx_pieces_new(void) {
    MxPieces *pieces = g_new0(MxPieces, 1);
    pieces->arrays = g_ptr_array_new_with_free_func(free_array);
    pieces->pieces = g_ptr_array_new_with_free_func(g_free);
    pieces->piece = g_string_new(NULL);
    pieces->ranges = g_string_new("[");
    return pieces;
}

void mx_pieces_free(MxPieces *pieces) {
    if (pieces == NULL)
        return;
    g_ptr_array_unref(pieces->arrays);
    g_ptr_array_unref(pieces->pieces);
    g_string_free(pieces->piece, TRUE);
    g_string_free(pieces->ranges, TRUE);
    g_free(pieces);
}

static void close_fragment(MxPieces *p) {
    if (p->open != NULL)
        g_string_append(p->piece, "]]");
    p->open = NULL;
}

static void close_piece(MxPieces *p) {
    if (p->piece->len == 0)
        return;
    close_fragment(p);
    g_string_append_c(p->piece, ']');
    g_ptr_array_add(p->pieces, g_strdup(p->piece->str));
    g_string_truncate(p->piece, 0);
    g_string_append_printf(p->ranges, "%s[%d,%d]", p->ranges->len > 1 ? "," : "", p->first_page,
                           p->last_page);
    p->first_page = p->last_page = 0;
}

static void open_fragment(MxPieces *p, MxPiecesArray *array, guint first) {
    g_string_append_printf(p->piece, "%s[\"%s\",%u,[", p->piece->len == 0 ? "[" : ",", array->path,
                           first);
    p->open = array;
    g_string_append_printf(array->starts, "%s[%u,%u]", array->starts->len > 0 ? "," : "", first,
                           p->pieces->len);
}

MxPiecesArray *mx_pieces_begin(MxPieces *pieces, const char *path, guint n) {
    MxPiecesArray *array = g_new0(MxPiecesArray, 1);
    array->path = g_strdup(path);
    array->n = n;
    array->starts = g_string_new(NULL);
    g_ptr_array_add(pieces->arrays, array);
    return array;
}

void mx_pieces_add(MxPieces *pieces, MxPiecesArray *array, guint i, const char *text,
                   gsize length) {
    if (pieces->open != array)
        close_fragment(pieces);
    if (pieces->piece->len > 0 && pieces->piece->len + length > MX_PIECE_BYTES)
        close_piece(pieces);
    if (pieces->open == NULL)
        open_fragment(pieces, array, i);
    else
        g_string_append_c(pieces->piece, ',');
    g_string_append_len(pieces->piece, text, (gssize)length);
}

void mx_pieces_add_slice(MxPieces *pieces, MxPiecesArray *array, guint i, const MxSlice *item) {
    mx_pieces_add(pieces, array, i, item->text, item->length);
    for (const MxSlice *child = item->child; child != NULL; child = child->next)
        mx_pieces_cover(pieces, child);
}

static void add_page(MxPieces *p, const MxSlice *number) {
    int page;
    if (!mx_slice_integer(number, &page))
        return;
    p->first_page = p->first_page == 0 ? page : MIN(p->first_page, page);
    p->last_page = MAX(p->last_page, page);
}

void mx_pieces_cover(MxPieces *pieces, const MxSlice *slice) {
    if (mx_slice_has_key(slice, "page"))
        add_page(pieces, slice);
    bool pages = mx_slice_has_key(slice, "pages");
    for (const MxSlice *child = slice->child; child != NULL; child = child->next) {
        if (pages)
            add_page(pieces, child);
        mx_pieces_cover(pieces, child);
    }
}

static char *print_arrays(const MxPieces *p) {
    GString *out = g_string_new("{");
    for (guint i = 0; i < p->arrays->len; i++) {
        const MxPiecesArray *array = p->arrays->pdata[i];
        g_string_append_printf(out, "%s\"%s\":{\"n\":%u,\"starts\":[%s]}", i > 0 ? "," : "",
                               array->path, array->n, array->starts->str);
    }
    g_string_append_c(out, '}');
    return g_string_free(out, FALSE);
}

GPtrArray *mx_pieces_end(MxPieces *pieces, char **cut, char **ranges) {
    close_piece(pieces);
    *cut = print_arrays(pieces);
    *ranges = g_strconcat(pieces->ranges->str, "]", NULL);
    return g_ptr_array_ref(pieces->pieces);
}
