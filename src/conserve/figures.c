/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of digits, numbered. */
#include "conserve/figures.h"

struct MxFigures {
    GHashTable *ids;   /* digits → number + 1 */
    GPtrArray *digits; /* of char*, by number */
    GString *run;
};

MxFigures *mx_figures_new(void) {
    MxFigures *figures = g_new(MxFigures, 1);
    figures->digits = g_ptr_array_new_with_free_func(g_free);
    figures->ids = g_hash_table_new(g_str_hash, g_str_equal);
    figures->run = g_string_new(NULL);
    return figures;
}

void mx_figures_free(MxFigures *figures) {
    g_hash_table_unref(figures->ids);
    g_ptr_array_unref(figures->digits);
    g_string_free(figures->run, TRUE);
    g_free(figures);
}

int mx_figures_find(const MxFigures *figures, const char *digits) {
    return (int)GPOINTER_TO_UINT(g_hash_table_lookup(figures->ids, digits)) - 1;
}

static guint number_of(MxFigures *figures, const char *digits) {
    int found = mx_figures_find(figures, digits);
    if (found >= 0)
        return (guint)found;
    char *own = g_strdup(digits);
    g_ptr_array_add(figures->digits, own);
    g_hash_table_insert(figures->ids, own, GUINT_TO_POINTER(figures->digits->len));
    return figures->digits->len - 1;
}

/* U+FF10 to U+FF19 in UTF-8: EF BC 90 to EF BC 99. 0 where @p begins no digit. */
static guint digit_length(const char *p, char *digit) {
    const guchar *b = (const guchar *)p;
    if (g_ascii_isdigit(*p)) {
        *digit = *p;
        return 1;
    }
    if (b[0] != 0xEF || b[1] != 0xBC || b[2] < 0x90 || b[2] > 0x99)
        return 0;
    *digit = (char)('0' + b[2] - 0x90);
    return 3;
}

/* , . and U+FF0C, U+FF0E. */
static guint mark_length(const char *p) {
    const guchar *b = (const guchar *)p;
    if (*p == ',' || *p == '.')
        return 1;
    return b[0] == 0xEF && b[1] == 0xBC && (b[2] == 0x8C || b[2] == 0x8E) ? 3 : 0;
}

bool mx_figures_next(MxFigures *figures, const char **text, MxFigure *figure) {
    const char *p = *text;
    char digit = 0;
    guint length = 0;
    while (p != NULL && *p && (length = digit_length(p, &digit)) == 0)
        p++;
    if (length == 0)
        return false;
    figure->at = p;
    g_string_truncate(figures->run, 0);
    do {
        g_string_append_c(figures->run, digit);
        p += length;
        length = digit_length(p, &digit);
        guint mark = length == 0 ? mark_length(p) : 0;
        if (mark > 0 && (length = digit_length(p + mark, &digit)) > 0)
            p += mark;
    } while (length > 0);
    figure->length = (guint)(p - figure->at);
    figure->id = number_of(figures, figures->run->str);
    *text = p;
    return true;
}

const char *mx_figures_digits(const MxFigures *figures, guint id) {
    return figures->digits->pdata[id];
}
