/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the examples that stand beside the patterns.
 *
 * How an example is written:
 *     phrase   text                       or  text => value
 *     column   label                      or  parent/label
 *     table    title                      or  title @ header|header @ code
 *     title    title, its parts before    or  text => value
 *              it as <part>
 *     form     title                      or  title @ text|text
 *     field    label                      or  box left of it/label
 *     unit     what follows the figure    or  text => value
 *     row      label
 *     fact     text => value              or  headings @ text => value
 *
 * Each pack is checked on its own entries within everything that holds for it, so an example says
 * both that its pattern matches and that nothing listed before it takes the text away.
 */
#include <string.h>

#include "base/numbers.h"
#include "base/text.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/title/parts.h"

typedef struct {
    const MxPack *pack;
    MxListKind list;
    GPtrArray *failures;
    guint n_examples;
} Check;

/* An example taken apart and folded; @subject borrows from @fields. */
typedef struct {
    char *fields[3];
    MxSubject subject;
    char *value; /* NULL where the example names none */
} Example;

static void clear_example(Example *example) {
    for (guint i = 0; i < G_N_ELEMENTS(example->fields); i++)
        g_free(example->fields[i]);
    g_free(example->value);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Example, clear_example)

static void free_failure(MxPatternFailure *failure) {
    g_free(failure->where);
    g_free(failure->message);
    g_free(failure);
}

static void add_failure(Check *check, const MxRule *rule, char *message) {
    MxPatternFailure *failure = g_new0(MxPatternFailure, 1);
    g_autofree char *place = mx_pack_entry_place(check->list, rule);
    failure->where =
        g_strdup_printf("%s: %s: %s", place, mx_list_name(check->list), rule->source->id);
    failure->message = message;
    g_ptr_array_add(check->failures, failure);
}

static void split_phrase(Example *example, const char *text) {
    g_auto(GStrv) sides = g_strsplit(text, " => ", 2);
    example->fields[0] = mx_text_fold(sides[0]);
    example->value = sides[1] ? mx_text_fold(sides[1]) : NULL;
    example->subject = mx_subject_phrase(example->fields[0]);
}

static void split_column(Example *example, const char *text) {
    const char *slash = strrchr(text, '/');
    g_autofree char *under = slash ? g_strndup(text, (gsize)(slash - text)) : g_strdup("");
    example->fields[0] = mx_text_fold(slash ? slash + 1 : text);
    example->fields[1] = mx_text_fold(under);
    example->subject = mx_subject_column(example->fields[0], example->fields[1]);
}

static void split_table(Example *example, const char *text) {
    g_auto(GStrv) sides = g_strsplit(text, "@", 3);
    guint n = g_strv_length(sides);
    for (guint i = 0; i < G_N_ELEMENTS(example->fields); i++)
        example->fields[i] = mx_text_fold(i < n ? sides[i] : "");
    MxTableTraits traits = { example->fields[0], example->fields[1], example->fields[2] };
    example->subject = mx_subject_table(&traits);
}

/* A form's title may be followed by ` => ` and the name that it gives the project. */
static void split_form(Example *example, const char *text) {
    g_auto(GStrv) values = g_strsplit(text, " => ", 2);
    g_auto(GStrv) sides = g_strsplit(values[0], "@", 2);
    example->fields[0] = mx_text_fold(sides[0] ? sides[0] : "");
    example->fields[1] = mx_text_fold(sides[0] && sides[1] ? sides[1] : "");
    example->value = values[1] ? mx_text_fold(values[1]) : NULL;
    example->subject = mx_subject_form(example->fields[0], example->fields[1]);
}

static void split_fact(Example *example, const char *text) {
    g_auto(GStrv) sides = g_strsplit(text, " => ", 2);
    const char *at = strchr(sides[0], '@');
    g_autofree char *under = at ? g_strndup(sides[0], (gsize)(at - sides[0])) : g_strdup("");
    example->fields[0] = mx_text_fold(at ? at + 1 : sides[0]);
    example->fields[1] = mx_text_fold(under);
    example->value = sides[1] ? mx_text_fold(sides[1]) : NULL;
    example->subject = mx_subject_column(example->fields[0], example->fields[1]);
}

static void split_example(Example *example, MxListKind list, const char *text) {
    static void (*const SPLIT[MX_N_LISTS])(Example *, const char *) = {
        [MX_LIST_PHRASES] = split_phrase,    [MX_LIST_COLUMNS] = split_column,
        [MX_LIST_TABLES] = split_table,      [MX_LIST_TITLES] = split_phrase,
        [MX_LIST_FORMS] = split_form,        [MX_LIST_FIELDS] = split_column,
        [MX_LIST_UNITS] = split_phrase,      [MX_LIST_ROWS] = split_phrase,
        [MX_LIST_SHORTHANDS] = split_phrase, [MX_LIST_FACTS] = split_fact,
    };
    SPLIT[list](example, text);
}

static const GPtrArray *rules_beside(const Check *check, const MxRule *rule) {
    if (check->list == MX_LIST_PHRASES)
        return check->pack->phrases[mx_phrase_lookup(rule->source->id)];
    switch (check->list) {
    case MX_LIST_COLUMNS:
        return check->pack->columns;
    case MX_LIST_TABLES:
        return check->pack->tables;
    case MX_LIST_FORMS:
        return check->pack->forms;
    case MX_LIST_FIELDS:
        return check->pack->fields;
    case MX_LIST_UNITS:
        return check->pack->units;
    case MX_LIST_ROWS:
        return check->pack->rows;
    default:
        return check->pack->own[check->list];
    }
}

/* The entries of the same part of a title; those of other parts may well match the same text. */
static GPtrArray *list_part(const GPtrArray *titles, const MxRule *rule) {
    GPtrArray *same = g_ptr_array_new();
    for (guint i = 0; i < titles->len; i++) {
        const MxRule *other = titles->pdata[i];
        if (mx_title_part_of(other->source->id) == mx_title_part_of(rule->source->id))
            g_ptr_array_add(same, (gpointer)other);
    }
    return same;
}

static void check_value(Check *check, const MxRule *rule, const Example *example, MxSpan span) {
    const char *text = example->fields[0];
    g_autofree char *got = span.start < 0
                               ? g_strdup("")
                               : g_strndup(text + span.start, (gsize)(span.end - span.start));
    if (example->value && !g_str_equal(got, example->value))
        add_failure(
            check, rule,
            g_strdup_printf("example “%s” gives “%s”, not “%s”", text, got, example->value));
}

static bool overlaps(MxSpan a, MxSpan b) {
    return a.start < b.end && b.start < a.end;
}

static bool says(const MxFactHit *hit, const Example *example) {
    MxSpan span = hit->zero.start < 0 ? hit->value : hit->zero;
    g_autofree char *got =
        g_strndup(example->fields[0] + span.start, (gsize)(span.end - span.start));
    return example->value == NULL || g_str_equal(got, example->value);
}

/* A text may state several figures: the rule must find the one that the example names, and no rule
 * before it may take that figure. */
static void check_fact(Check *check, const MxRule *rule, const Example *example) {
    g_autoptr(MxFactRules) rules = mx_pack_fact_rules(check->pack, example->fields[1]);
    g_autoptr(GArray) hits = mx_fact_rules_find(rules, example->fields[0]);
    const char *id = rule->source->id, *text = example->fields[0];
    for (guint i = 0; i < hits->len; i++) {
        const MxFactHit *hit = &g_array_index(hits, MxFactHit, i);
        if (hit->id != id || !says(hit, example))
            continue;
        for (guint k = 0; k < i; k++) {
            const MxFactHit *before = &g_array_index(hits, MxFactHit, k);
            if (!overlaps(before->value, hit->value) || g_str_equal(before->id, id))
                continue;
            add_failure(check, rule,
                        g_strdup_printf("example “%s” is taken by “%s”", text, before->id));
            return;
        }
        return;
    }
    add_failure(check, rule, g_strdup_printf("example “%s” does not match", text));
}

/* Of the same file the line is enough. */
static char *describe_winner(const Check *check, const MxRule *rule, const MxRule *winner) {
    g_autofree char *place = mx_pack_entry_place(check->list, winner);
    if (winner->file != rule->file)
        return g_steal_pointer(&place);
    return g_strconcat("line ", strrchr(place, ':') + 1, NULL);
}

static void add_taken(Check *check, const MxRule *rule, const char *text, const MxRule *winner) {
    g_autofree char *place = describe_winner(check, rule, winner);
    add_failure(check, rule,
                g_strdup_printf("example “%s” is taken by “%s” of %s before it", text,
                                winner->source->id, place));
}

static void check_example(Check *check, const MxRule *rule, const char *text) {
    g_auto(Example) example = { 0 };
    split_example(&example, check->list, text);
    check->n_examples++;
    if (check->list == MX_LIST_FACTS) {
        check_fact(check, rule, &example);
        return;
    }
    MxSpan span = { -1, -1 };
    g_autoptr(GPtrArray) part =
        check->list == MX_LIST_TITLES ? list_part(check->pack->titles, rule) : NULL;
    const MxRule *winner = mx_rules_first(part ? part : rules_beside(check, rule), &example.subject,
                                          check->pack->limits, &span);
    if (winner == rule)
        check_value(check, rule, &example, span);
    else if (winner)
        add_taken(check, rule, text, winner);
    else
        add_failure(check, rule, g_strdup_printf("example “%s” does not match", text));
}

static void check_not(Check *check, const MxRule *rule, const char *text) {
    g_auto(Example) example = { 0 };
    split_example(&example, check->list, text);
    check->n_examples++;
    g_autoptr(pcre2_match_data) data = mx_regex_data_new();
    if (mx_rule_matches(rule, &example.subject, check->pack->limits, data, NULL))
        add_failure(check, rule, g_strdup_printf("“%s” matches and must not", text));
}

static void check_rules(Check *check) {
    const GPtrArray *rules = check->pack->own[check->list];
    for (guint i = 0; i < rules->len; i++) {
        const MxRule *rule = g_ptr_array_index(rules, i);
        for (guint k = 0; k < rule->source->examples_count; k++)
            check_example(check, rule, rule->source->examples[k]);
        for (guint k = 0; k < rule->source->nots_count; k++)
            check_not(check, rule, rule->source->nots[k]);
    }
}

GPtrArray *mx_patterns_check(const MxPatterns *patterns, guint *n_examples) {
    MX_NUMBERS_USE_POINT;
    Check check = { .failures = g_ptr_array_new_with_free_func((GDestroyNotify)free_failure) };
    for (guint i = 0; i < patterns->packs->len; i++) {
        check.pack = g_ptr_array_index(patterns->packs, i);
        for (check.list = 0; check.list < MX_N_LISTS; check.list++)
            check_rules(&check);
    }
    if (n_examples)
        *n_examples = check.n_examples;
    return check.failures;
}
