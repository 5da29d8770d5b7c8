/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text must hold for a regular expression to match in it.
 *
 *   ^年项目支出预算(表|情况)?$        年项目支出预算
 *   ^(项目名称|名称[:：])             one of 项目名称, 名称
 *   ^项目名称$|^名称?$                one of 项目名称, 名
 *   \d+(万|亿)?                      nothing that is sure
 *
 * Of some 700 expressions that a title or a paragraph is held against, a few match; to look for
 * some characters costs a tenth of asking PCRE2. Only what is sure is taken: characters that stand
 * for themselves, in groups that no quantifier makes optional, and of alternatives all. Assertions
 * are passed over. What is not understood (options, verbs, conditions) gives nothing: PCRE2
 * decides. An escaped character begins a new literal: each is a piece of the expression's own text.
 */
#include "pattern/regex/literal.h"

#include <stdbool.h>
#include <string.h>

/* Alternatives beyond which asking PCRE2 is as cheap. */
#define MAX_LITERALS 12u

/* Bytes after which a literal is rare enough: two Chinese characters. Of rarer ones, few count. */
#define RARE 6u

/* Groups within groups; deeper ones are not looked into. */
#define MAX_DEPTH 20u

typedef struct {
    const char *p;
    guint depth;
    bool sure; /* everything up to @p was understood */
} Scan;

/* A piece of the expression. */
typedef struct {
    const char *at;
    gsize length;
} Slice;

/* Literals one of which is in every match; none where nothing is sure. */
typedef struct {
    guint n;
    Slice of[MAX_LITERALS];
} Set;

/* One sequence of atoms. @run: the characters up to here; @last: how long it was before its last
 * one
 * @group: what the group just before asks for, until its quantifier is seen */
typedef struct {
    Slice run;
    gsize last;
    Set group, best;
} Sequence;

static void take_alternatives(Scan *s, Set *all);

static gsize shortest(const Set *set) {
    gsize least = RARE;
    for (guint i = 0; i < set->n; i++)
        least = MIN(least, set->of[i].length);
    return least;
}

/* Puts the better of two sets, both of which a match must satisfy, into @a. */
static void choose(Set *a, const Set *b) {
    if (b->n == 0)
        return;
    gsize rare_a = shortest(a), rare_b = shortest(b);
    if (a->n == 0 || rare_b > rare_a || (rare_b == rare_a && b->n < a->n))
        *a = *b;
}

static void end_group(Sequence *q) {
    choose(&q->best, &q->group);
    q->group.n = 0;
}

static void end_run(Sequence *q) {
    end_group(q);
    if (q->run.length > 0)
        choose(&q->best, &(Set){ 1, { q->run } });
    q->run.length = q->last = 0;
}

/* Behind a class: [^]a-z[:alpha:]\]] */
static void skip_class(Scan *s) {
    s->p += s->p[1] == '^' ? 2 : 1;
    for (bool first = true; *s->p != '\0' && (*s->p != ']' || first); s->p++, first = false) {
        const char *posix = s->p[0] == '[' && s->p[1] == ':' ? strstr(s->p + 2, ":]") : NULL;
        if (posix != NULL)
            s->p = posix + 1;
        else if (*s->p == '\\' && s->p[1] != '\0')
            s->p++;
    }
    s->p += *s->p == ']';
}

/* Behind an escape that is no character by itself: \d, \p{Han}, \x{4E00}. */
static void skip_escape(Scan *s) {
    static const char KNOWN[] = "dDsSwWbBpPxAzZhHvVRXnrt";
    char kind = s->p[1];
    s->sure &= kind != '\0' && strchr(KNOWN, kind) != NULL;
    s->p += kind == '\0' ? 1 : 2;
    const char *end = *s->p == '{' && strchr("pPx", kind) ? strchr(s->p, '}') : NULL;
    s->p = end ? end + 1 : s->p;
}

/* What stands between a parenthesis and the one that closes it; assertions ask for nothing here. */
static void take_group(Scan *s, Set *set) {
    s->p++;
    bool assertion = false;
    if (*s->p == '?') {
        bool behind = s->p[1] == '<' && (s->p[2] == '=' || s->p[2] == '!');
        const char *name_end = s->p[1] == '<' && !behind ? strchr(s->p, '>') : NULL;
        assertion = behind || s->p[1] == '=' || s->p[1] == '!';
        s->sure &= assertion || s->p[1] == ':' || name_end != NULL;
        s->p = name_end ? name_end + 1 : s->p + (behind ? 3 : 2);
    }
    s->sure &= *s->p != '*' && s->depth < MAX_DEPTH;
    if (!s->sure)
        return;
    s->depth++;
    take_alternatives(s, set);
    s->depth--;
    s->sure &= *s->p == ')';
    s->p += *s->p == ')';
    if (assertion)
        set->n = 0;
}

static bool is_quantifier(const char *p) {
    return *p == '?' || *p == '*' || *p == '+' ||
           (*p == '{' && (g_ascii_isdigit(p[1]) || p[1] == ','));
}

/* Behind a quantifier: what stands before it is there at least once, or asks for nothing. */
static void take_quantifier(Scan *s, Sequence *q) {
    bool optional = *s->p == '?' || *s->p == '*';
    if (*s->p == '{') {
        const char *end = strchr(s->p, '}');
        optional = s->p[1] == '0' || s->p[1] == ',';
        s->sure &= end != NULL;
        s->p = end ? end : s->p;
    }
    if (optional) {
        q->run.length = q->last;
        q->group.n = 0;
    }
    s->p++;
    s->p += *s->p == '?' || *s->p == '+';
    end_run(q);
}

static void take_character(Scan *s, Sequence *q) {
    const char *next = g_utf8_next_char(s->p);
    end_group(q);
    if (q->run.length > 0 && q->run.at + q->run.length != s->p)
        end_run(q);
    if (q->run.length == 0)
        q->run.at = s->p;
    q->last = q->run.length;
    q->run.length += (gsize)(next - s->p);
    s->p = next;
}

static void take_atom(Scan *s, Sequence *q) {
    bool escaped = *s->p == '\\' && (guchar)s->p[1] > ' ' && !g_ascii_isalnum(s->p[1]);
    if (is_quantifier(s->p)) {
        take_quantifier(s, q);
    } else if (escaped || strchr("\\[(.^$", *s->p) == NULL) {
        s->p += escaped;
        take_character(s, q);
    } else {
        end_run(q);
        if (*s->p == '(')
            take_group(s, &q->group);
        else if (*s->p == '[')
            skip_class(s);
        else if (*s->p == '\\')
            skip_escape(s);
        else
            s->p++;
    }
}

static void take_sequence(Scan *s, Set *set) {
    Sequence q = { .run = { s->p, 0 } };
    while (s->sure && *s->p != '\0' && *s->p != '|' && *s->p != ')')
        take_atom(s, &q);
    end_run(&q);
    *set = q.best;
}

/* One literal of each alternative; none where an alternative has none. */
static void take_alternatives(Scan *s, Set *all) {
    take_sequence(s, all);
    while (s->sure && *s->p == '|') {
        Set next;
        s->p++;
        take_sequence(s, &next);
        bool fits = all->n > 0 && next.n > 0 && all->n + next.n <= MAX_LITERALS;
        if (fits)
            memcpy(all->of + all->n, next.of, next.n * sizeof *next.of);
        all->n = fits ? all->n + next.n : 0;
    }
}

GPtrArray *mx_literals_find(const char *source) {
    Scan s = { .p = source, .sure = true };
    Set set = { 0 };
    take_alternatives(&s, &set);
    if (set.n == 0 || !s.sure || *s.p != '\0')
        return NULL;
    GPtrArray *literals = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < set.n; i++)
        g_ptr_array_add(literals, g_strndup(set.of[i].at, set.of[i].length));
    return literals;
}
