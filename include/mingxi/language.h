/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MINGXI_LANGUAGE_H
#define MINGXI_LANGUAGE_H

#include <glib.h>

#include <mingxi/export.h>

G_BEGIN_DECLS

/** MxLanguage: what messages, statements and headings are written in. */
typedef enum {
    MX_LANGUAGE_EN,
    MX_LANGUAGE_ZH,
} MxLanguage;

/**
 * mx_language:
 *
 * That of the environment: the first of `MINGXI_LANG`, `LC_ALL`, `LC_MESSAGES` and `LANG` that is
 * set counts; what begins with `zh` is Chinese, all else English. The locale need not be installed.
 */
MX_API MxLanguage mx_language(void);

/** mx_translate: @text, a message in English as it stands in the source, in @language; itself where
 * the catalogue does not have it. Returns: (transfer none): lives for ever */
MX_API const char *mx_translate(MxLanguage language, const char *text) G_GNUC_FORMAT(2);

/**
 * mx_translate_formed:
 * @message: in English, formed already: that of a GError of the library, of a diagnostic, of a
 *     document's failure. These are data, and are always made in English
 *
 * Returns: (transfer full): it in @language; itself where the catalogue does not have its form
 */
MX_API char *mx_translate_formed(MxLanguage language, const char *message);

/** mx_gettext: mx_translate() into mx_language(). */
MX_API const char *mx_gettext(const char *text) G_GNUC_FORMAT(1);

/** mx_ngettext: the same of what has a plural: @one for a @n of 1, @many for others. */
MX_API const char *mx_ngettext(const char *one, const char *many, guint64 n) G_GNUC_FORMAT(1)
    G_GNUC_FORMAT(2);

G_END_DECLS

#endif
