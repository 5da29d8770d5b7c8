/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Characters → tokens: what the search for grids sees of the text. */
#ifndef MX_LAYOUT_TOKEN_H
#define MX_LAYOUT_TOKEN_H

#include <glib.h>
#include <stdbool.h>

#include "base/box.h"

/**
 * MxToken: glyphs printed one after the other without a space: a Latin word, a figure, a stretch of
 * Chinese. Leaders (three dots and more) are no tokens.
 * @em: size of type, points
 * @n_chars, @n_digits: how many glyphs, how many of them digits
 * @figure: made of digits and their signs only, or a sign that stands for a missing figure
 * @value: of a token of one to four digits and nothing else; the number, else 0
 * @parted: has a point or a comma: no year
 * @first, @last: first and last character
 */
typedef struct {
    MxBox box;
    double em;
    guint n_chars, n_digits, value;
    bool figure, parted;
    gunichar first, last;
} MxToken;

/** MxTokenLine: tokens on one baseline, left to right, or of lines that were joined. @leaders: dots
 * led across a gap of it. @first_y, @last_y: the middles of its first line and its last. */
typedef struct {
    MxBox box;
    double em, first_y, last_y;
    bool leaders;
    GArray *tokens; /* of MxToken */
} MxTokenLine;

/** mx_tokens_find: (transfer full) (element-type MxToken): of @glyphs (element-type MxGlyph), in
 * the producer's order. @leaders: (element-type MxBox) (nullable): takes the boxes of leaders. */
GArray *mx_tokens_find(const GPtrArray *glyphs, GArray *leaders);

/** mx_leader_end: the end of the dots that lead on from the one at @from of @glyphs (element-type
 * MxGlyph); @from where there are none. */
guint mx_leader_end(const GPtrArray *glyphs, guint from);

/** mx_tokens_drop_turned: takes out text turned by a quarter, which has no lines: labels of axes.
 */
void mx_tokens_drop_turned(GArray *tokens);

/** mx_token_lines_find: (transfer full) (element-type MxTokenLine): top to bottom. */
GPtrArray *mx_token_lines_find(const GArray *tokens, const GArray *leaders);

/** mx_token_line_join: takes the tokens of @other into @line. */
void mx_token_line_join(MxTokenLine *line, const MxTokenLine *other);

/** mx_token_is_currency: whether @token is a lone sign, which belongs to the figure after it,
 * however far away that is set. */
bool mx_token_is_currency(const MxToken *token);

static inline const MxToken *mx_token_at(const GArray *tokens, guint i) {
    return &g_array_index(tokens, MxToken, i);
}

#endif
