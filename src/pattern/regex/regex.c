/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regular expressions under limits.
 *
 * A pack may come from anyone and the text from a hostile PDF, so no expression may run away: every
 * match has a ceiling on steps, nesting and memory, and a match that reaches it counts as none.
 * Plain parentheses do not capture (PCRE2_NO_AUTO_CAPTURE): packs use them for alternatives only,
 * and the one group that is read back is called `value`.
 */
#include "pattern/regex/regex.h"

#include <mingxi/error.h>
#include <string.h>

#include "base/text.h"
#include "pattern/regex/literal.h"

/* Bytes of one expression. The longest of the packs has about 600; a limit keeps a wrong file (a
 * log, a base64 blob in a quoted scalar) from being compiled for minutes. */
#define MAX_PATTERN_BYTES 4096

/* Steps from one starting point. Titles and headers need some dozens, a line of prose some
 * hundreds; a hundred times that still ends within a millisecond or two. PCRE2's own default of ten
 * million would let one bad line cost a second. */
#define MAX_MATCH_STEPS 50000

/* Nested backtracking points in the interpreter (the JIT has its own stack); a pattern over a
 * line of 1,000 characters stays below one for each character and group. */
#define MAX_MATCH_DEPTH 10000

/* KiB the interpreter may take for backtracking: about 100 bytes for each of MAX_MATCH_DEPTH. */
#define MAX_MATCH_HEAP_KIB 2048

/* The whole match and the named groups an expression may have. */
#define N_GROUPS 8

/* Matches that the interpreter does before an expression is compiled to machine code. That takes
 * some 20 µs, which is what the interpreter loses on some fifty titles or headers; and of the 600
 * expressions of the packs a short document asks most only a few times. */
#define MAX_INTERPRETED 50

struct MxRegex {
    guint n_refs;
    pcre2_code *code;    /* never changed once made, so that threads may share it */
    pcre2_code *fast;    /* a copy with machine code; NULL until it pays */
    GPtrArray *literals; /* one of them stands in every match; NULL where none is sure */
    int n_matches;
    int value_group; /* 0 where the expression has no group `value`: the whole match counts */
    int less_group, zero_group; /* 0 where it has no such group */
};

MxRegex *mx_regex_ref(MxRegex *regex) {
    regex->n_refs++;
    return regex;
}

void mx_regex_free(MxRegex *regex) {
    if (!regex || --regex->n_refs > 0)
        return;
    pcre2_code_free(regex->code);
    pcre2_code_free(regex->fast);
    g_clear_pointer(&regex->literals, g_ptr_array_unref);
    g_free(regex);
}

static void set_compile_error(GError **error, int code, PCRE2_SIZE offset, const char *source) {
    PCRE2_UCHAR text[256] = { 0 };
    pcre2_get_error_message(code, text, sizeof text);
    gsize n = strlen(source);
    g_autofree char *before = g_utf8_make_valid(source, (gssize)MIN((gsize)offset, n));
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s after “%s”", (const char *)text, before);
}

static pcre2_code *compile_source(const char *source, GError **error) {
    g_autoptr(pcre2_compile_context) context = pcre2_compile_context_create(NULL);
    pcre2_set_max_pattern_length(context, MAX_PATTERN_BYTES);
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)source, PCRE2_ZERO_TERMINATED,
                      PCRE2_UTF | PCRE2_UCP | PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_BACKSLASH_C,
                      &code, &offset, context);
    if (!compiled)
        set_compile_error(error, code, offset, source);
    return compiled;
}

/* An expression without the group is as good as one with it; only too many groups are an error. */
static bool find_groups(MxRegex *regex, GError **error) {
    struct {
        const char *name;
        int *group;
    } named[] = { { "value", &regex->value_group },
                  { "less", &regex->less_group },
                  { "zero", &regex->zero_group } };
    int last = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(named); i++) {
        int group = pcre2_substring_number_from_name(regex->code, (PCRE2_SPTR)named[i].name);
        *named[i].group = MAX(group, 0);
        last = MAX(last, group);
    }
    if (last < N_GROUPS)
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "more than %d named groups", N_GROUPS - 1);
    return false;
}

MxRegex *mx_regex_new(const char *source, GError **error) {
    if (!g_utf8_validate(source, -1, NULL)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_PATTERN, "not UTF-8");
        return NULL;
    }
    g_autofree char *folded = mx_pattern_fold(source);
    g_autoptr(MxRegex) regex = g_new0(MxRegex, 1);
    regex->n_refs = 1;
    regex->code = compile_source(folded, error);
    if (!regex->code || !find_groups(regex, error))
        return NULL;
    regex->literals = mx_literals_find(folded);
    return g_steal_pointer(&regex);
}

pcre2_match_context *mx_regex_limits_new(void) {
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(limits, MAX_MATCH_STEPS);
    pcre2_set_depth_limit(limits, MAX_MATCH_DEPTH);
    pcre2_set_heap_limit(limits, MAX_MATCH_HEAP_KIB);
    return limits;
}

pcre2_match_data *mx_regex_data_new(void) {
    return pcre2_match_data_create(N_GROUPS, NULL);
}

static MxSpan read_span(int group, pcre2_match_data *data) {
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(data);
    PCRE2_SIZE start = pairs[2 * group], end = pairs[2 * group + 1];
    if (start == PCRE2_UNSET || end > G_MAXINT || start > end)
        return (MxSpan){ -1, -1 };
    return (MxSpan){ (int)start, (int)end };
}

/* Threads that come at once may each make a copy; one of them is kept. */
static void add_fast(MxRegex *regex) {
    pcre2_code *fast = pcre2_code_copy(regex->code);
    /* Where memory may not be made executable there is no JIT; the interpreter takes over by
     * itself, so the result is of no interest. */
    pcre2_jit_compile(fast, PCRE2_JIT_COMPLETE);
    if (!g_atomic_pointer_compare_and_exchange(&regex->fast, NULL, fast))
        pcre2_code_free(fast);
}

static const pcre2_code *choose_code(const MxRegex *shared) {
    MxRegex *regex = (MxRegex *)shared; /* to a user of it, an expression does not change */
    const pcre2_code *fast = g_atomic_pointer_get(&regex->fast);
    if (fast == NULL && g_atomic_int_add(&regex->n_matches, 1) == MAX_INTERPRETED)
        add_fast(regex);
    return fast ? fast : regex->code;
}

static bool may_match(const MxRegex *regex, const char *text) {
    for (guint i = 0; regex->literals != NULL && i < regex->literals->len; i++)
        if (strstr(text, regex->literals->pdata[i]) != NULL)
            return true;
    return regex->literals == NULL;
}

static bool match(const MxRegex *regex, const char *text, gsize from, pcre2_match_context *limits,
                  pcre2_match_data *data) {
    if (!may_match(regex, text + from))
        return false;
    const pcre2_code *code = choose_code(regex);
    PCRE2_SPTR subject = (PCRE2_SPTR)text;
    /* What was searched from its start before has been checked then. */
    uint32_t options = from > 0 ? PCRE2_NO_UTF_CHECK : 0;
    int rc = pcre2_match(code, subject, PCRE2_ZERO_TERMINATED, from, options, data, limits);
    /* The JIT's 32 KiB of stack say nothing about the pattern: ask the interpreter, whose limits
     * are ours. */
    if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
        rc = pcre2_match(code, subject, PCRE2_ZERO_TERMINATED, from, options | PCRE2_NO_JIT, data,
                         limits);
    return rc >= 0;
}

bool mx_regex_matches(const MxRegex *regex, const char *text, pcre2_match_context *limits,
                      pcre2_match_data *data, MxSpan *value) {
    bool found = match(regex, text, 0, limits, data);
    if (found && value)
        *value = read_span(regex->value_group, data);
    return found;
}

static MxSpan read_named(int group, pcre2_match_data *data) {
    return group > 0 ? read_span(group, data) : (MxSpan){ -1, -1 };
}

bool mx_regex_find(const MxRegex *regex, const char *text, gsize from, pcre2_match_context *limits,
                   pcre2_match_data *data, MxGroups *groups) {
    if (!match(regex, text, from, limits, data))
        return false;
    groups->whole = read_span(0, data);
    groups->value = read_named(regex->value_group, data);
    groups->less = read_named(regex->less_group, data);
    groups->zero = read_named(regex->zero_group, data);
    return true;
}
