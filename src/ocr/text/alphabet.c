/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/text/alphabet.h"

#include <mingxi/error.h>
#include <string.h>

const char *const mx_figure_symbols[MX_FIGURE_SYMBOLS] = {
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ",，、", ".．。·", "-－—一–_", "%％",
};

static void find_figure_classes(MxAlphabet *alphabet) {
    for (guint16 c = 1; c < MX_RECOGNISER_CLASSES; c++)
        for (guint16 s = 0; s < MX_FIGURE_SYMBOLS; s++)
            if (alphabet->n_figure_classes < MX_MOST_FIGURE_CLASSES &&
                g_utf8_strchr(mx_figure_symbols[s], -1, alphabet->characters[c]) != NULL)
                alphabet->figure_classes[alphabet->n_figure_classes++] = (MxFigureClass){ c, s };
}

/* Some classes are the same character in the list; the last of all is a space, which it leaves out.
 */
MxAlphabet *mx_alphabet_load(const char *path, GError **error) {
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, &cause)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, cause->message);
        return NULL;
    }
    g_autofree MxAlphabet *alphabet = g_new0(MxAlphabet, 1);
    g_auto(GStrv) lines = g_strsplit(g_strchomp(text), "\n", -1);
    guint n = g_strv_length(lines);
    if (n != MX_RECOGNISER_CLASSES - 2 || !g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "%u characters; the recogniser knows %d", n,
                    MX_RECOGNISER_CLASSES - 2);
        return NULL;
    }
    for (guint i = 0; i < n; i++)
        alphabet->characters[i + 1] = g_utf8_get_char(lines[i]);
    alphabet->characters[n + 1] = ' ';
    find_figure_classes(alphabet);
    return g_steal_pointer(&alphabet);
}

bool mx_is_wide(gunichar ch) {
    return ch >= 0x2E80 || (ch >= 0x2460 && ch <= 0x24FF) || (ch >= 0x2018 && ch <= 0x201D) ||
           ch == 0x2014 || ch == 0x2026 || (ch >= 0x2160 && ch <= 0x217F) ||
           (ch >= 0x2190 && ch <= 0x22FF) || ch == 0x25A1 || ch == 0xD7;
}

gunichar mx_narrow(gunichar ch) {
    return ch >= 0xFF01 && ch <= 0xFF5E ? ch - 0xFF01 + '!' : ch;
}
