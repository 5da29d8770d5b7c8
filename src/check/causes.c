/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is found of one cause is one finding.
 *
 *   合计      合计 12.00  基本 10.00  项目 3.00      the total row fails in a column or two: one
 * row 某部门    合计 12.00  基本 10.00  项目 3.00      … and again, by the same difference 某单位
 * 合计 12.00  基本 10.00  项目 3.00
 *
 * 1. A finding whose figures are all in another one of the same comparison only repeats it.
 * 2. Two findings have one cause where they are about one figure; where one rule fails in several
 *    columns of a row, or by one difference in several rows of a column; where two rules share a
 *    figure and the difference, or a difference of three digits. A rule that fails three times in a
 * table does so for one reason, and so do all sums of a document that withholds something. What a
 * document does not speak of is one finding, however much that is.
 * 3. The strongest of them is said, with the places of the others.
 */
#include "check/causes.h"

#include <string.h>

#include "check/earn/printed.h"
#include "check/finding.h"
#include "model/report.h"

/* Failures of one rule in one table that are one cause, whatever their figures: two slips in one
 * table are rare, and three rarer than a column that was shifted. */
#define MIN_SYSTEMATIC 3u

/* Digits of a difference that is one cause wherever it shows: two of a document's dozen findings
 * have three digits in common once in a hundred documents. */
#define TELLING_DIGITS 3u

/* Places of the others that are named in the statement; the evidence has all of them. */
#define MAX_NAMED 4u

/* Statements of other rules that are joined to the first: three are a line of a report. What a
 * document lacks is said whole: each is a few words, and nothing else says it. */
#define MAX_STATEMENTS 2u

static void finding_free(gpointer finding) {
    mx_finding_free(finding);
}

/* -------------------------------------------------------------------------------- repetition -- */

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

/* ------------------------------------------------------------------------------------ causes -- */

static const MxEvidence *first_of(const MxFinding *finding) {
    return finding->evidence->len > 0 ? finding->evidence->pdata[0] : NULL;
}

static bool is_place(const MxEvidence *evidence) {
    return evidence != NULL && evidence->page > 0 && evidence->box.x1 > evidence->box.x0;
}

static bool is_same_place(const MxEvidence *a, const MxEvidence *b) {
    return is_place(a) && is_place(b) && a->page == b->page && mx_box_equal(a->box, b->box);
}

static bool is_same_table(const MxEvidence *a, const MxEvidence *b) {
    return a != NULL && b != NULL && a->table != NULL && g_strcmp0(a->table, b->table) == 0 &&
           g_strcmp0(a->title, b->title) == 0;
}

static bool is_same_row(const MxEvidence *a, const MxEvidence *b) {
    return a->page == b->page && a->box.y0 == b->box.y0 && g_strcmp0(a->row_name, b->row_name) == 0;
}

static bool is_same_difference(const MxFinding *a, const MxFinding *b) {
    return a->difference != NULL && b->difference != NULL &&
           strcmp(magnitude(a->difference), magnitude(b->difference)) == 0;
}

static bool is_telling_difference(const MxFinding *a, const MxFinding *b) {
    return is_same_difference(a, b) && mx_printed_digits(a->difference) >= TELLING_DIGITS;
}

static bool share_figure(const MxFinding *a, const MxFinding *b) {
    for (guint i = 0; i < a->evidence->len; i++) {
        const MxEvidence *place = a->evidence->pdata[i];
        if (is_place(place) && !is_nothing(place) && has_place(b, place))
            return true;
    }
    return false;
}

static guint count_in_table(const GPtrArray *findings, const MxFinding *finding) {
    guint n = 0;
    for (guint i = 0; i < findings->len; i++) {
        const MxFinding *other = findings->pdata[i];
        n += strcmp(other->rule, finding->rule) == 0 &&
             is_same_table(first_of(other), first_of(finding));
    }
    return n;
}

/* That the document as a whole lacks something, which is no more than an info. */
static bool is_omission(const MxFinding *finding) {
    return finding->severity == MX_SEVERITY_INFO && finding->actual == NULL &&
           finding->evidence->len == 1 && first_of(finding)->page == 0;
}

static bool have_one_cause(const GPtrArray *findings, const MxFinding *a, const MxFinding *b) {
    const MxEvidence *p = first_of(a), *q = first_of(b);
    if ((mx_finding_is_withheld(a) && mx_finding_is_withheld(b)) ||
        (is_omission(a) && is_omission(b)))
        return true;
    if (is_same_place(p, q) || (is_same_difference(a, b) && share_figure(a, b)) ||
        is_telling_difference(a, b))
        return true;
    if (strcmp(a->rule, b->rule) != 0 || !is_same_table(p, q))
        return false;
    return is_same_row(p, q) || (g_strcmp0(p->label, q->label) == 0 && is_same_difference(a, b)) ||
           count_in_table(findings, a) >= MIN_SYSTEMATIC;
}

/* ------------------------------------------------------------------------------------- joins -- */

static void append_place(GString *out, const MxFinding *finding) {
    const MxEvidence *place = first_of(finding);
    const char *what = place == NULL ? NULL : place->row_name ? place->row_name : place->project;
    if (what != NULL && place->label != NULL)
        g_string_append_printf(out, "%s · %s", what, place->label);
    else
        g_string_append(out, what ? what : place && *place->text ? place->text : finding->rule);
}

/* How a language joins statements and places. */
typedef struct {
    const char *and, *open, *between, *close;
} Joints;

static const char *statement_of(const MxFinding *finding, bool zh) {
    return zh ? finding->zh : finding->en;
}

/* What other rules say of the cause: the first of each that this one does not say yet. */
static void append_statements(GString *out, const MxFinding *finding, const GPtrArray *others,
                              bool zh, const Joints *joints) {
    g_autoptr(GPtrArray) said = g_ptr_array_new();
    g_ptr_array_add(said, finding->rule);
    bool all = is_omission(finding);
    for (guint i = 0; i < others->len && (all || said->len <= MAX_STATEMENTS); i++) {
        const MxFinding *other = others->pdata[i];
        if (g_ptr_array_find_with_equal_func(said, other->rule, g_str_equal, NULL))
            continue;
        g_string_append(out, joints->and);
        g_string_append(out, statement_of(other, zh));
        g_ptr_array_add(said, other->rule);
    }
}

/* Where else the rule itself fails. */
static void append_places(GString *out, const MxFinding *finding, const GPtrArray *others,
                          const Joints *joints) {
    guint n = 0;
    for (guint i = 0; i < others->len; i++) {
        const MxFinding *other = others->pdata[i];
        if (strcmp(other->rule, finding->rule) != 0 || n++ >= MAX_NAMED)
            continue;
        g_string_append(out, n == 1 ? joints->open : joints->between);
        append_place(out, other);
    }
    g_string_append(out, n > MAX_NAMED ? " …" : "");
    g_string_append(out, n > 0 ? joints->close : "");
}

static char *join_statement(const MxFinding *finding, const GPtrArray *others, bool zh) {
    static const Joints JOINTS[] = { { "; ", " (the same shows in: ", ", ", ")" },
                                     { "；", "（同一原因另见：", "、", "）" } };
    GString *out = g_string_new(statement_of(finding, zh));
    append_places(out, finding, others, &JOINTS[zh]);
    append_statements(out, finding, others, zh, &JOINTS[zh]);
    return g_string_free(out, FALSE);
}

/* Whether it is there already, by its place, or by its text where it has none. */
static bool has_evidence(const MxFinding *finding, const MxEvidence *place) {
    for (guint i = 0; !is_place(place) && i < finding->evidence->len; i++) {
        const MxEvidence *own = finding->evidence->pdata[i];
        if (!is_place(own) && own->what == place->what && g_strcmp0(own->text, place->text) == 0)
            return true;
    }
    return is_place(place) && has_place(finding, place);
}

static void take_evidence(MxFinding *finding, MxFinding *other) {
    for (guint i = 0; i < other->evidence->len; i++) {
        MxEvidence *place = other->evidence->pdata[i];
        if (has_evidence(finding, place))
            continue;
        g_ptr_array_add(finding->evidence, place);
        other->evidence->pdata[i] = NULL;
    }
}

/* Joins @others to @finding. A cause that shows in one place only is said as it is. */
static void join(MxFinding *finding, const GPtrArray *others) {
    if (others->len == 0)
        return;
    char *zh = join_statement(finding, others, true), *en = join_statement(finding, others, false);
    g_free(finding->zh);
    g_free(finding->en);
    finding->zh = zh;
    finding->en = en;
    for (guint i = 0; i < others->len; i++)
        take_evidence(finding, others->pdata[i]);
}

/* The finding that stands for the cause of @i: the first of those with one cause. */
static void find_causes(const GPtrArray *findings, guint *cause) {
    for (guint i = 0; i < findings->len; i++)
        cause[i] = i;
    for (guint i = 0; i < findings->len; i++)
        for (guint k = 0; k < i; k++) {
            if (cause[i] == cause[k] ||
                !have_one_cause(findings, findings->pdata[i], findings->pdata[k]))
                continue;
            guint from = MAX(cause[i], cause[k]), to = MIN(cause[i], cause[k]);
            for (guint j = 0; j <= i; j++)
                cause[j] = cause[j] == from ? to : cause[j];
        }
}

static guint strongest_of(const GPtrArray *findings, const guint *cause, guint of) {
    guint best = of;
    for (guint i = of; i < findings->len; i++)
        if (cause[i] == of && ((const MxFinding *)findings->pdata[i])->severity <
                                  ((const MxFinding *)findings->pdata[best])->severity)
            best = i;
    return best;
}

/* A document of which everything fails is no matter of causes, and pairs grow with its square. */
#define MAX_FINDINGS 500u

static void join_causes(GPtrArray *findings) {
    g_autofree guint *cause = g_new(guint, findings->len);
    g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(finding_free);
    find_causes(findings, cause);
    for (guint i = 0; i < findings->len; i++) {
        if (cause[i] != i)
            continue;
        guint best = strongest_of(findings, cause, i);
        g_autoptr(GPtrArray) others = g_ptr_array_new();
        for (guint k = i; k < findings->len; k++)
            if (cause[k] == i && k != best)
                g_ptr_array_add(others, findings->pdata[k]);
        join(findings->pdata[best], others);
        g_ptr_array_add(kept, findings->pdata[best]);
        findings->pdata[best] = NULL;
    }
    g_ptr_array_set_size(findings, 0);
    g_ptr_array_extend_and_steal(findings, g_steal_pointer(&kept));
}

void mx_causes_join(GPtrArray *findings) {
    drop_repeated(findings);
    if (findings->len <= MAX_FINDINGS)
        join_causes(findings);
}
