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
 * decides.
 */
#include <string.h>

#include "pattern/regex.h"

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

/* One sequence of atoms. @run: the characters up to here; @last: where its last one begins
 * @group: what the group just before asks for, until its quantifier is seen */
typedef struct {
    GString *run;
    gsize last;
    GPtrArray *group, *best;
} Sequence;

static GPtrArray *take_alternatives(Scan *s);

static gsize shortest(const GPtrArray *set) {
    gsize least = RARE;
    for (guint i = 0; i < set->len; i++)
        least = MIN(least, strlen(set->pdata[i]));
    return least;
}

/* Keeps the better of two sets, both of which (transfer full) (nullable) a match must satisfy. */
static GPtrArray *choose(GPtrArray *a, GPtrArray *b) {
    if (a == NULL || b == NULL)
        return a ? a : b;
    gsize rare_a = shortest(a), rare_b = shortest(b);
    bool better = rare_b > rare_a || (rare_b == rare_a && b->len < a->len);
    g_ptr_array_unref(better ? a : b);
    return better ? b : a;
}

static void end_run(Sequence *q) {
    q->best = choose(q->best, g_steal_pointer(&q->group));
    if (q->run->len > 0) {
        GPtrArray *own = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(own, g_strdup(q->run->str));
        q->best = choose(q->best, own);
    }
    g_string_truncate(q->run, 0);
    q->last = 0;
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
static GPtrArray *take_group(Scan *s) {
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
        return NULL;
    s->depth++;
    GPtrArray *set = take_alternatives(s);
    s->depth--;
    s->sure &= *s->p == ')';
    s->p += *s->p == ')';
    if (assertion)
        g_clear_pointer(&set, g_ptr_array_unref);
    return set;
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
        g_string_truncate(q->run, q->last);
        g_clear_pointer(&q->group, g_ptr_array_unref);
    }
    s->p++;
    s->p += *s->p == '?' || *s->p == '+';
    end_run(q);
}

static void take_character(Scan *s, Sequence *q) {
    const char *next = g_utf8_next_char(s->p);
    q->best = choose(q->best, g_steal_pointer(&q->group));
    q->last = q->run->len;
    g_string_append_len(q->run, s->p, next - s->p);
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
            q->group = take_group(s);
        else if (*s->p == '[')
            skip_class(s);
        else if (*s->p == '\\')
            skip_escape(s);
        else
            s->p++;
    }
}

static GPtrArray *take_sequence(Scan *s) {
    Sequence q = { .run = g_string_new(NULL) };
    while (s->sure && *s->p != '\0' && *s->p != '|' && *s->p != ')')
        take_atom(s, &q);
    end_run(&q);
    g_string_free(q.run, TRUE);
    return q.best;
}

/* One literal of each alternative; NULL where an alternative has none. */
static GPtrArray *take_alternatives(Scan *s) {
    GPtrArray *all = take_sequence(s);
    while (s->sure && *s->p == '|') {
        s->p++;
        GPtrArray *next = take_sequence(s);
        if (all != NULL && next != NULL && all->len + next->len <= MAX_LITERALS)
            g_ptr_array_extend_and_steal(all, g_steal_pointer(&next));
        else
            g_clear_pointer(&all, g_ptr_array_unref);
        if (next != NULL)
            g_ptr_array_unref(next);
    }
    return all;
}

GPtrArray *mx_regex_literals(const char *source) {
    Scan s = { .p = source, .sure = true };
    GPtrArray *set = take_alternatives(&s);
    if (set != NULL && (!s.sure || *s.p != '\0'))
        g_clear_pointer(&set, g_ptr_array_unref);
    return set;
}
