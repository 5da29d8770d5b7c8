/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule over everything it ranges over.
 *
 * A rule that is `usual` describes what a table of its kind usually does: that the total is the sum
 * of these columns. Where it does not hold at least twice as often as it fails, it is not what the
 * table does (another header, a column of which nothing is known), and nothing is said; except
 * where it fails only once, and a misprint explains it. A rule with `misprint` says nothing else.
 *
 * Two rules may compare the same figures, one of them knowing what they are and one that they stand
 * side by side: what is found is said once, by the first.
 */
#include "check/check.h"

#include <string.h>

#include "check/context.h"
#include "check/evaluate.h"
#include "check/figure/misprint.h"
#include "check/finding.h"
#include "check/instance.h"
#include "check/scope.h"
#include "model/disclosure.h"
#include "model/report.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

/* How a rule fared in one table. */
typedef struct {
    guint held, failed, misprints;
    GPtrArray *findings;
} Tally;

static void tally_clear(Tally *tally) {
    tally->held = tally->failed = tally->misprints = 0;
    g_ptr_array_set_size(tally->findings, 0);
}

static bool is_set(const bool *key) {
    return key != NULL && *key;
}

static void evaluate_instance(MxCheck *check, const MxCheckRule *rule, const MxInstance *instance,
                              Tally *tally) {
    g_auto(MxOutcome) outcome = { 0 };
    mx_evaluate(check, rule, instance, &outcome);
    tally->held += outcome.verdict == MX_VERDICT_HOLDS;
    if (outcome.verdict != MX_VERDICT_FAILS && outcome.verdict != MX_VERDICT_ROUNDING)
        return;
    bool misprint = (is_set(rule->source->misprint) || is_set(rule->source->usual)) &&
                    mx_is_misprint(check, outcome.left, outcome.right);
    if (is_set(rule->source->misprint) && !misprint)
        return;
    /* What rounding almost explains does not tell that the table does something else. */
    tally->failed += outcome.verdict == MX_VERDICT_FAILS;
    tally->misprints += misprint && outcome.verdict == MX_VERDICT_FAILS;
    g_ptr_array_add(tally->findings, mx_finding_make(check, rule, instance, &outcome));
}

/* How many instances must hold for one that fails. With one, a list of which half stands elsewhere
 * (projects of this year beside forms of money carried over) is full of findings; with three, one
 * slip in a table of three rows goes unseen. */
#define USUAL_RATIO 2u

/* Moves the findings of one table to the report; returns whether the rule was evaluated there. */
static bool settle(const MxCheckRule *rule, Tally *tally, GPtrArray *findings) {
    bool unusual = is_set(rule->source->usual) && tally->failed * USUAL_RATIO > tally->held;
    bool once = tally->failed == 1 && tally->misprints == 1;
    bool counts = tally->held + tally->failed + tally->findings->len > 0 && (!unusual || once);
    for (guint i = 0; counts && i < tally->findings->len; i++)
        g_ptr_array_add(findings, g_steal_pointer(&tally->findings->pdata[i]));
    tally_clear(tally);
    return counts;
}

static void finding_free(gpointer finding) {
    mx_finding_free(finding);
}

static void evaluate_rule(MxCheck *check, const MxCheckRule *rule, MxReport *report) {
    g_autoptr(GArray) instances = mx_scope_list(check, &rule->scope);
    guint before = report->findings->len;
    Tally tally = { .findings = g_ptr_array_new_with_free_func(finding_free) };
    /* That there is nothing of the kind is what such a rule asks for. */
    bool evaluated = rule->assertion->kind == MX_RELATION_NEVER;
    for (guint i = 0; i < instances->len; i++) {
        const MxInstance *instance = &g_array_index(instances, MxInstance, i);
        const MxInstance *previous = i ? &g_array_index(instances, MxInstance, i - 1) : instance;
        if (instance->table != previous->table)
            evaluated |= settle(rule, &tally, report->findings);
        evaluate_instance(check, rule, instance, &tally);
    }
    evaluated |= settle(rule, &tally, report->findings);
    g_ptr_array_unref(tally.findings);
    report->evaluated += evaluated;
    report->not_applicable += !evaluated;
    report->failed += report->findings->len > before;
}

static const char *magnitude(const char *number) {
    return number == NULL ? "" : number + (*number == '-');
}

/* What is compared with what, whatever the rule. */
static char *comparison_key(const MxFinding *finding) {
    if (finding->actual == NULL || finding->evidence->len == 0)
        return NULL;
    const MxEvidence *first = finding->evidence->pdata[0];
    return g_strdup_printf("%u %.2f %.2f %s %s", first->page, first->box.x0, first->box.y0,
                           magnitude(finding->actual), magnitude(finding->expected));
}

static bool is_nothing(const MxEvidence *evidence) {
    return evidence->text[strcspn(evidence->text, "123456789")] == '\0';
}

static bool has_place(const MxFinding *finding, const MxEvidence *place) {
    for (guint i = 0; i < finding->evidence->len; i++) {
        const MxEvidence *own = finding->evidence->pdata[i];
        if (own->page == place->page && mx_box_equal(own->box, place->box))
            return true;
    }
    return false;
}

/* Whether every figure of @a, but for zeros, is among those of @b. */
static bool is_within(const MxFinding *a, const MxFinding *b) {
    for (guint i = 0; i < a->evidence->len; i++)
        if (!is_nothing(a->evidence->pdata[i]) && !has_place(b, a->evidence->pdata[i]))
            return false;
    return true;
}

static bool is_repeated(const GPtrArray *before, const MxFinding *finding) {
    for (guint i = 0; i < before->len; i++)
        if (is_within(finding, before->pdata[i]) || is_within(before->pdata[i], finding))
            return true;
    return false;
}

static void free_list(gpointer list) {
    g_ptr_array_unref(list);
}

static void drop_repeated(GPtrArray *findings) {
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(finding_free);
    for (guint i = 0; i < findings->len; i++) {
        g_autofree char *key = comparison_key(findings->pdata[i]);
        GPtrArray *before = key ? g_hash_table_lookup(seen, key) : NULL;
        if (before != NULL && is_repeated(before, findings->pdata[i]))
            continue;
        if (key != NULL && before == NULL) {
            before = g_ptr_array_new();
            g_hash_table_insert(seen, g_steal_pointer(&key), before);
        }
        if (before != NULL)
            g_ptr_array_add(before, findings->pdata[i]);
        g_ptr_array_add(kept, g_steal_pointer(&findings->pdata[i]));
    }
    g_ptr_array_set_size(findings, 0);
    g_ptr_array_extend_and_steal(findings, g_steal_pointer(&kept));
}

static void free_columns(gpointer columns) {
    g_array_unref(columns);
}

static gint compare_findings(gconstpointer a, gconstpointer b) {
    const MxFinding *left = *(const MxFinding *const *)a, *right = *(const MxFinding *const *)b;
    if (left->severity != right->severity)
        return left->severity < right->severity ? -1 : 1;
    guint left_page = mx_finding_page(left), right_page = mx_finding_page(right);
    return left_page < right_page ? -1 : left_page > right_page;
}

void mx_check_rules(MxDisclosure *disclosure, const MxPack *pack, const GPtrArray *rules) {
    MxCheck check = { .d = disclosure, .pack = pack, .halves = 1 };
    check.decimals = g_hash_table_new(NULL, NULL);
    check.row_ids = g_hash_table_new(NULL, NULL);
    check.beside = g_hash_table_new_full(NULL, NULL, NULL, free_columns);
    g_autoptr(MxReport) report = mx_report_new();
    for (guint i = 0; i < rules->len; i++)
        evaluate_rule(&check, rules->pdata[i], report);
    report->passed = report->evaluated - report->failed;
    drop_repeated(report->findings);
    g_ptr_array_sort(report->findings, compare_findings); /* stable: GLib's is a merge sort */
    mx_report_free(disclosure->report);
    disclosure->report = g_steal_pointer(&report);
    g_hash_table_unref(check.decimals);
    g_hash_table_unref(check.row_ids);
    g_hash_table_unref(check.beside);
    g_clear_pointer(&check.pairs, g_ptr_array_unref);
    g_clear_pointer(&check.computations, g_ptr_array_unref);
}

void mx_check(MxDisclosure *disclosure, const MxPatterns *patterns) {
    const MxPack *pack = mx_patterns_profile(patterns, disclosure->document.profile);
    g_autoptr(GPtrArray) rules = mx_patterns_collect_rules(patterns, pack);
    mx_check_rules(disclosure, pack, rules);
}
