/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many bodies a text says there are, and those that it names.
 *
 *   某局设4个内设机构，包括：办公室（计划财务处）、组织人事处、法规处和信息中心。
 *         ^                  1                      2          3      4 or of 3
 *   某分局下设办公室、业务受理科、稽核科，共7个部门。
 *             1      2          3       ^
 *
 * 1. The packs tell what opens a list behind a number (`members`), and what closes one before it
 *    (`members_total`, `members_begin`).
 * 2. Names are parted by 、 outside brackets; where there is none, by commas. Each must be one of a
 *    body (`member`), else it is not known what the list is, and nothing is said.
 * 3. What may be one name or two (A和B, where both are names), what stands behind a comma, and what
 * is often named without being counted (机关党委: `member_beside`) may count or not, so the list
 * has a least and a most. The number is held against the nearer one.
 * 4. 等 and a paragraph that ends without a full stop leave open how many follow: then only more
 *    names than the number are too many.
 *
 * Known failure: one name that holds a 、 and of which each part is a name
 * (办公室、党委办公室合署).
 */
#include "check/prose/lists/name_lists.h"

#include <string.h>

#include "check/figure/figure.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Names that a list must have for certain: what follows one is a sentence as often as a list. */
#define MIN_NAMES 2u

/* Characters of a name without what stands in brackets; the longest of bodies seen have 24. */
#define MAX_NAME 30

/* @sure, @unsure: names that count for certain, and that may; @known: each is a body's; @open:
 * there may be more of them; @cut: the list ended before its text did */
typedef struct {
    guint sure, unsure;
    bool known, open, cut;
} Names;

/* ------------------------------------------------------------------------------------ names -- */

/* @text without what stands in brackets. */
static char *drop_brackets(const char *text) {
    GString *out = g_string_new(NULL);
    int depth = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        depth += g_str_has_prefix(p, "（");
        if (depth == 0)
            g_string_append_len(out, p, g_utf8_next_char(p) - p);
        depth -= g_str_has_prefix(p, "）") && depth > 0;
    }
    return g_string_free(out, FALSE);
}

static bool is_name(const MxPack *pack, const char *name) {
    return g_utf8_strlen(name, -1) <= MAX_NAME &&
           mx_pack_phrase(pack, MX_PHRASE_MEMBER, name, NULL);
}

/* Places at which @name is two names: 审理庭和研究室, but not 人事和老干部处. */
static guint count_joints(const MxPack *pack, const char *name) {
    static const char *const JOINTS[] = { "和", "及", "与" };
    guint n = 0;
    for (const char *p = name; *p; p = g_utf8_next_char(p))
        for (gsize i = 0; i < G_N_ELEMENTS(JOINTS); i++) {
            if (p == name || !g_str_has_prefix(p, JOINTS[i]))
                continue;
            g_autofree char *left = g_strndup(name, (gsize)(p - name));
            if (g_str_has_suffix(left, "以"))
                left[strlen(left) - strlen("以")] = '\0';
            n += is_name(pack, left) && is_name(pack, p + strlen(JOINTS[i]));
        }
    return n;
}

/* What begins a clause that is none of the list. */
static bool begins_clause(const char *piece) {
    static const char *const WORDS[] = { "另", "其中", "此外", "还", "不含", "均", "以及", "并" };
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (g_str_has_prefix(piece, WORDS[i]))
            return true;
    return false;
}

/* What is named with the offices and often not counted with them: 机关党委（不纳入内设机构数） */
static bool may_not_count(const MxPack *pack, const char *name, const char *piece) {
    return mx_pack_phrase(pack, MX_PHRASE_MEMBER_BESIDE, name, NULL) ||
           (strlen(piece) > strlen(name) && strstr(piece, "不") != NULL);
}

/* Adds one piece; FALSE where the list has ended before it. @comma: a comma stands before it. */
static bool add_piece(const MxPack *pack, const char *piece, bool comma, Names *names) {
    if (names->open)
        return false; /* 等 ends a list */
    g_autofree char *name = drop_brackets(piece);
    if (g_str_has_suffix(name, "等")) {
        name[strlen(name) - strlen("等")] = '\0';
        names->open = true;
    }
    bool body = is_name(pack, name) && strpbrk(piece, "0123456789") == NULL;
    if (comma && (!body || begins_clause(name)))
        return false;
    names->known = names->known && body;
    if (comma || may_not_count(pack, name, piece))
        names->unsure++;
    else
        names->sure++;
    names->unsure += count_joints(pack, name);
    return true;
}

/* ------------------------------------------------------------------------------------ lists -- */

/* The mark at @p outside brackets that parts or ends names; 0 where there is none. */
static char mark_at(const char *p) {
    return g_str_has_prefix(p, "、")                                ? '\\'
           : g_str_has_prefix(p, "，")                              ? ','
           : g_str_has_prefix(p, "。") || g_str_has_prefix(p, "；") ? '.'
                                                                    : 0;
}

static bool has_mark(const char *text, char mark) {
    g_autofree char *bare = drop_brackets(text);
    for (const char *p = bare; *p && mark_at(p) != '.'; p = g_utf8_next_char(p))
        if (mark_at(p) == mark)
            return true;
    return false;
}

/* The names of @text up to its first full stop. */
static Names read_names(const MxPack *pack, const char *text) {
    Names names = { .known = true };
    bool commas = !has_mark(text, '\\'), after_comma = false, goes_on = true;
    const char *start = text, *p = text;
    int depth = 0;
    for (; goes_on; p = *p ? g_utf8_next_char(p) : p) {
        depth += g_str_has_prefix(p, "（");
        depth -= g_str_has_prefix(p, "）") && depth > 0;
        char mark = depth == 0 ? mark_at(p) : 0;
        if (*p && mark == 0)
            continue;
        g_autofree char *piece = g_strndup(start, (gsize)(p - start));
        names.cut = !add_piece(pack, piece, after_comma && !commas, &names);
        goes_on = !names.cut && *p && mark != '.';
        names.open |= *p == '\0';
        after_comma |= mark == ',';
        start = *p ? g_utf8_next_char(p) : p;
    }
    return names;
}

static void add_names(const MxToken *stated, const Names *names, MxComputationList *list) {
    gint64 least = 0, most = 0;
    g_autoptr(MxFigure) one = mx_figure_new_integer(1);
    bool counted = mx_figure_count_steps(stated->figure, one, &least, &most) && least == most;
    if (!counted || !names->known || names->sure + names->unsure < MIN_NAMES)
        return;
    gint64 fewest = names->sure, many = (gint64)names->sure + names->unsure;
    if (names->open && least > many)
        return;
    gint64 nearest = CLAMP(least, fewest, many);
    mx_computation_add(list, MX_COMPUTATION_NAMES, stated, mx_figure_new_integer((glong)nearest),
                       g_strdup_printf("%u", (guint)nearest));
}

/* N个机构，包括：A、B */
static void scan_behind(const MxPack *pack, const MxToken *token, const char *folded,
                        MxComputationList *list) {
    MxSpan span;
    const char *behind = folded + token->end;
    if (!mx_pack_phrase(pack, MX_PHRASE_MEMBERS, behind, &span) || span.start < 0)
        return;
    Names names = read_names(pack, behind + span.end);
    add_names(token, &names, list);
}

/* Where the sentence begins in which @at stands. */
static const char *find_sentence(const char *folded, const char *at) {
    const char *start = folded;
    for (const char *p = folded; p < at; p = g_utf8_next_char(p))
        if (mark_at(p) == '.')
            start = g_utf8_next_char(p);
    return start;
}

/* 下设A、B，共N个部门 */
static void scan_before(const MxPack *pack, const MxToken *token, const char *folded,
                        MxComputationList *list) {
    MxSpan closing, opening;
    const char *at = folded + token->start;
    g_autofree char *words =
        g_strndup(find_sentence(folded, at), (gsize)(at - find_sentence(folded, at)));
    if (!mx_pack_phrase(pack, MX_PHRASE_BODIES, folded + token->end, NULL) ||
        !mx_pack_phrase(pack, MX_PHRASE_MEMBERS_TOTAL, words, &closing) || closing.start < 0)
        return;
    bool open = strstr(words + closing.start, "等") != NULL;
    words[closing.start] = '\0';
    if (!mx_pack_phrase(pack, MX_PHRASE_MEMBERS_BEGIN, words, &opening) || opening.start < 0)
        return;
    g_autofree char *closed = g_strconcat(words + opening.end, "。", NULL);
    Names names = read_names(pack, closed);
    names.open |= open;
    if (!names.cut)
        add_names(token, &names, list);
}

void mx_name_lists_scan(const MxPack *pack, const GArray *tokens, const char *folded,
                        MxComputationList *list) {
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (token->counted == NULL)
            continue;
        guint before = list->found->len;
        scan_behind(pack, token, folded, list);
        if (list->found->len == before)
            scan_before(pack, token, folded, list);
    }
}
