/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language, and messages of the source in it. */
#include <mingxi/language.h>

#include "base/language/catalogue.h"

MxLanguage mx_language(void) {
    static const char *const VARIABLES[] = { "MINGXI_LANG", "LC_ALL", "LC_MESSAGES", "LANG" };
    for (gsize i = 0; i < G_N_ELEMENTS(VARIABLES); i++) {
        const char *value = g_getenv(VARIABLES[i]);
        if (value != NULL && *value != '\0') /* the first that is set counts (POSIX) */
            return g_str_has_prefix(value, "zh") ? MX_LANGUAGE_ZH : MX_LANGUAGE_EN;
    }
    return MX_LANGUAGE_EN;
}

const char *mx_translate(MxLanguage language, const char *text) {
    /* The empty text stands for the catalogue's own head. */
    const char *found =
        language == MX_LANGUAGE_ZH && *text != '\0' ? mx_catalogue_find(text) : NULL;
    return found != NULL && *found != '\0' ? found : text;
}

const char *mx_gettext(const char *text) {
    return mx_translate(mx_language(), text);
}

/* Chinese has no plural: one form, kept under the singular. */
const char *mx_ngettext(const char *one, const char *many, guint64 n) {
    const char *found = mx_gettext(one);
    return found != one ? found : n == 1 ? one : many;
}
