/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule over everything it ranges over.
 *
 * Which of its failures a rule has earned is settled table by table (tally.c).
 *
 * What two rules find of one cause is said once (causes.c).
 */
#include "check/check.h"

#include <string.h>

#include "check/causes.h"
#include "check/context.h"
#include "check/evaluate.h"
#include "check/finding.h"
#include "check/scopes/instance.h"
#include "check/scopes/scope.h"
#include "check/tally.h"
#include "model/disclosure.h"
#include "model/report.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

/* Table by table; returns whether the rule was evaluated anywhere. */
static bool evaluate_instances(MxCheck *check, const MxCheckRule *rule, const GArray *instances,
                               GPtrArray *findings) {
    bool evaluated = false;
    for (guint i = 0; i < instances->len;) {
        const MxTable *table = g_array_index(instances, MxInstance, i).table;
        g_autoptr(MxTally) tally = mx_tally_new(check, rule, table);
        for (; i < instances->len && g_array_index(instances, MxInstance, i).table == table; i++) {
            g_auto(MxOutcome) outcome = { 0 };
            mx_evaluate(check, rule, &g_array_index(instances, MxInstance, i), &outcome);
            mx_tally_add(tally, &g_array_index(instances, MxInstance, i), &outcome);
        }
        evaluated |= mx_tally_settle(tally, findings);
    }
    return evaluated;
}

static void evaluate_rule(MxCheck *check, const MxCheckRule *rule, MxReport *report) {
    g_autoptr(GArray) instances = mx_scope_list(check, &rule->scope);
    guint before = report->findings->len;
    /* That there is nothing of the kind is what such a rule asks for, of documents that it is for.
     */
    bool evaluated = rule->assertion->kind == MX_RELATION_NEVER &&
                     (check->d->document.among & rule->scope.documents) != 0;
    evaluated |= evaluate_instances(check, rule, instances, report->findings);
    for (guint i = 0; i < rule->variants->len; i++) {
        MxCheckRule variant = *rule;
        variant.assertion = rule->variants->pdata[i];
        evaluated |= evaluate_instances(check, &variant, instances, report->findings);
    }
    report->evaluated += evaluated;
    report->not_applicable += !evaluated;
    report->failed += report->findings->len > before;
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

/* What a few quotes come to; more of them take more blocks. */
#define QUOTE_BYTES 1024

void mx_check_rules(MxDisclosure *disclosure, const MxPack *pack, const GPtrArray *rules) {
    MxCheck check = { .d = disclosure, .pack = pack, .halves = 1 };
    check.decimals = g_hash_table_new(NULL, NULL);
    check.row_ids = g_hash_table_new(NULL, NULL);
    check.indented = g_hash_table_new(NULL, NULL);
    check.named_rows = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);
    check.beside = g_hash_table_new_full(NULL, NULL, NULL, free_columns);
    check.quotes = g_string_chunk_new(QUOTE_BYTES);
    g_autoptr(MxReport) report = mx_report_new();
    for (guint i = 0; i < rules->len; i++)
        evaluate_rule(&check, rules->pdata[i], report);
    report->passed = report->evaluated - report->failed;
    mx_causes_join(report->findings);
    g_ptr_array_sort(report->findings, compare_findings); /* stable: GLib's is a merge sort */
    mx_report_free(disclosure->report);
    disclosure->report = g_steal_pointer(&report);
    g_hash_table_unref(check.decimals);
    g_hash_table_unref(check.row_ids);
    g_hash_table_unref(check.indented);
    g_hash_table_unref(check.named_rows);
    g_hash_table_unref(check.beside);
    g_clear_pointer(&check.pairs, g_ptr_array_unref);
    g_clear_pointer(&check.computations, g_ptr_array_unref);
    g_clear_pointer(&check.texts, g_ptr_array_unref);
    g_string_chunk_free(check.quotes);
}

void mx_check(MxDisclosure *disclosure, const MxPatterns *patterns) {
    const MxPack *pack = mx_disclosure_pack(disclosure, patterns);
    g_autoptr(GPtrArray) rules = mx_patterns_collect_rules(patterns, pack);
    mx_check_rules(disclosure, pack, rules);
}
