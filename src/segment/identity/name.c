/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names of bodies.
 *
 *   301-某某市教育局（本级）   某某市教育局, unit
 *   单位：万元, （一）, 万, 第二部分   none
 *
 * The places in which a name is looked for hold other things as well, in some dress or other. What
 * is no name is left out: a document without a body is better than one of a wrong one.
 */
#include "segment/identity/name.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Characters of a name. The shortest have two (some offices'); the longest, with the
 * name of a second institution in parentheses, some 45. */
#define MIN_NAME 2
#define MAX_NAME 60

static bool is_letter(const char *p) {
    return g_unichar_iswide(g_utf8_get_char(p)) && g_unichar_isalpha(g_utf8_get_char(p));
}

/* 301-某某局, [125001]某某厅: what follows the code. Without a name behind it, all. */
static const char *skip_code(const char *folded) {
    static const char *const CODE = "0123456789[]-_.";
    const char *end = folded + strspn(folded, CODE);
    return is_letter(end) ? end : folded;
}

static bool is_name(const MxPack *pack, const char *name) {
    static const MxPhrase OTHERS[] = { MX_PHRASE_UNIT,    MX_PHRASE_NUMBER,  MX_PHRASE_TITLE,
                                       MX_PHRASE_PART,    MX_PHRASE_CHAPTER, MX_PHRASE_SECTION,
                                       MX_PHRASE_POINT,   MX_PHRASE_PAGE,    MX_PHRASE_CONTENTS,
                                       MX_PHRASE_NOTHING, MX_PHRASE_NOTE,    MX_PHRASE_BARE_UNIT };
    glong n = g_utf8_strlen(name, -1), letters = 0;
    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p))
        letters += is_letter(p);
    if (letters < MIN_NAME || n > MAX_NAME || strstr(name, "：") != NULL)
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS(OTHERS); i++)
        if (mx_pack_phrase(pack, OTHERS[i], name, NULL))
            return false;
    return true;
}

/* The value of @phrase in @name, in its place. */
static bool take_value(const MxPack *pack, MxPhrase phrase, char **name) {
    MxSpan span;
    if (!mx_pack_phrase(pack, phrase, *name, &span) || span.start < 0)
        return false;
    char *value = g_strndup(*name + span.start, (gsize)(span.end - span.start));
    g_free(*name);
    *name = value;
    return true;
}

char *mx_name_of_body(const MxPack *pack, const char *folded, const char **level) {
    g_autofree char *name = g_strdup(skip_code(folded));
    const char *says = take_value(pack, MX_PHRASE_NAME_OF_UNIT, &name)         ? "unit"
                       : take_value(pack, MX_PHRASE_NAME_OF_DEPARTMENT, &name) ? "department"
                                                                               : NULL;
    if (level != NULL)
        *level = says;
    return is_name(pack, name) ? g_steal_pointer(&name) : NULL;
}
