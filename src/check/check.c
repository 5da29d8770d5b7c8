/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule over everything it ranges over.
 *
 * Which of its failures a rule has earned is settled table by table (tally.c).
 *
 * Two rules may compare the same figures, one of them knowing what they are and one that they stand
 * side by side: what is found is said once, by the first.
 */
#include "check/check.h"

#include <string.h>

#include "check/context.h"
#include "check/evaluate.h"
#include "check/finding.h"
#include "check/instance.h"
#include "check/scope.h"
#include "check/tally.h"
#include "model/disclosure.h"
#include "model/report.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

static void finding_free(gpointer finding) {
    mx_finding_free(finding);
}

static void evaluate_rule(MxCheck *check, const MxCheckRule *rule, MxReport *report) {
    g_autoptr(GArray) instances = mx_scope_list(check, &rule->scope);
    guint before = report->findings->len;
    /* That there is nothing of the kind is what such a rule asks for. */
    bool evaluated = rule->assertion->kind == MX_RELATION_NEVER;
    for (guint i = 0; i < instances->len;) {
        const MxTable *table = g_array_index(instances, MxInstance, i).table;
        g_autoptr(MxTally) tally = mx_tally_new(check, rule, table);
        for (; i < instances->len && g_array_index(instances, MxInstance, i).table == table; i++) {
            g_auto(MxOutcome) outcome = { 0 };
            mx_evaluate(check, rule, &g_array_index(instances, MxInstance, i), &outcome);
            mx_tally_add(tally, &g_array_index(instances, MxInstance, i), &outcome);
        }
        evaluated |= mx_tally_settle(tally, report->findings);
    }
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
    check.indented = g_hash_table_new(NULL, NULL);
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
    g_hash_table_unref(check.indented);
    g_hash_table_unref(check.beside);
    g_clear_pointer(&check.pairs, g_ptr_array_unref);
    g_clear_pointer(&check.computations, g_ptr_array_unref);
}

void mx_check(MxDisclosure *disclosure, const MxPatterns *patterns) {
    const MxPack *pack = mx_patterns_profile(patterns, disclosure->document.profile);
    g_autoptr(GPtrArray) rules = mx_patterns_collect_rules(patterns, pack);
    mx_check_rules(disclosure, pack, rules);
}
