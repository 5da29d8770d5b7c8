/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Distance: the letters to add, take away, change or swap with a neighbour (Damerau's, in the form
 * that touches no letter twice). Three rows of the usual table, the last two and the one being
 * made:
 *
 *           e x t r a c t            d(i, j) = min( d(i-1, j) + 1, d(i, j-1) + 1,
 *         0 1 2 3 4 5 6 7                           d(i-1, j-1) + (letters differ),
 *       e 1 0 1 2 3 4 5 6                           d(i-2, j-2) + 1 where two are swapped )
 *       x 2 1 0 1 …
 */
#include "cli/options/nearest.h"

#include <stdbool.h>
#include <string.h>

/* Longer words are no names of options: they are compared no further. */
#define MAX_LENGTH 40

/* A third: of `--ptches` one letter is wrong, `--no-such-option` is like nothing. */
#define LETTERS_A_MISTAKE 3

static guint distance(const char *a, const char *b) {
    guint rows[3][MAX_LENGTH + 1];
    guint n = (guint)strlen(a), m = (guint)strlen(b);
    for (guint i = 0; i <= n; i++) {
        guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        for (guint j = 0; j <= m; j++) {
            if (i == 0 || j == 0) {
                row[j] = i + j;
                continue;
            }
            row[j] = MIN(MIN(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], before[j - 2] + 1);
        }
    }
    return rows[n % 3][m];
}

MxNearest mx_nearest_new(const char *typed) {
    return (MxNearest){ typed, NULL, G_MAXUINT };
}

void mx_nearest_show(MxNearest *nearest, const char *word) {
    gsize typed = strlen(nearest->typed), length = strlen(word);
    if (typed == 0 || typed > MAX_LENGTH || length > MAX_LENGTH)
        return;
    bool begun = typed > 1 && g_str_has_prefix(word, nearest->typed);
    guint d = begun ? 0 : distance(nearest->typed, word);
    if (d < nearest->distance && d <= MAX((guint)length / LETTERS_A_MISTAKE, 1u) && d < typed) {
        nearest->distance = d;
        nearest->word = word;
    }
}
