/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects of a table beside projects of forms, matched as people would.
 *
 *   table                    form
 *   “三个一批”建设资金    =  "三个一批" 建设资金      1. the same but for signs
 *   购置经费              =  购置经费（某研究院）      2. … and the unit in brackets
 *   办公经费              ~  某街道办公经费            3. one ends in the other
 *   村支书切块包干经费     ~  村支书切块包乾经费        4. nearly all characters
 *   市级人才专项经费       ~  人才类专项经费           5. most, and one amount
 *   卫生城市复审工作经费   –  (none)
 *
 * A match of kind 3 to 5 is marked as alike; it is made only where each is the other's only one. Of
 * several that could be meant those of one amount are matched first.
 */
#include <string.h>

#include "base/text.h"
#include "check/figure/provenance.h"
#include "check/lookup/pairs/project_pairs.h"
#include "check/structure/figure_tree.h"
#include "model/disclosure.h"
#include "model/form.h"

/* Share of the longer name that both must have in common, in order: with four characters of five
 * two neighbouring villages' projects (郭村环境卫生整治, 南街村环境卫生整治) would be one; with all
 * of them a slip of the pen would be none. Longer names than the limit are compared only whole. */
#define ALIKE_SHARE 0.9

/* … and of names that stand with the same amount: half of them are words that every project bears
 * (专项经费, 补助资金), so with half any two of one amount would do. */
#define RELATED_SHARE 0.6

#define MAX_NAME 120

/* Rows times forms that are compared character by character: four times the 300 by 300 of the
 * longest document seen; thousands by thousands would take minutes. */
#define MAX_PRODUCT 360000u

/* A name's end must say more than 经费 or 项目 to be taken for the whole. */
#define MIN_SUFFIX 4

/* In 1/10,000 yuan: 0.005 万元. The table rounds to 0.01 万元 what the form has in yuan; coarser
 * tables show their levels less often, and are taken as before. */
#define ROUNDING_E4 (50 * G_GINT64_CONSTANT(10000))

/* What the rows lack is a form's amount where the two differ by a thousandth, and by what the
 * rounding of the rows allows: with a hundredth, another form's amount is as near by chance. */
#define MIN_LACK 1000

typedef struct {
    char *key;  /* letters and digits only */
    char *bare; /* (nullable): the same without what stands in brackets at its end */
    gunichar *chars;
    glong n;
    const MxRow *row;
    const MxForm *form;
    const MxField *amount; /* (nullable) */
    bool heading;          /* by its depth, or by what follows it */
    bool taken;
} Name;

static void clear_name(gpointer data) {
    Name *name = data;
    g_free(name->key);
    g_free(name->bare);
    g_free(name->chars);
}

static char *make_key(const char *from, const char *end) {
    GString *key = g_string_new(NULL);
    for (const char *p = from; p < end; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)))
            g_string_append_unichar(key, g_utf8_get_char(p));
    return g_string_free(key, FALSE);
}

static Name make_name(const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    const char *open = g_str_has_suffix(folded, "）") ? g_strrstr(folded, "（") : NULL;
    Name name = { .key = make_key(folded, folded + strlen(folded)) };
    name.bare = open != NULL && open > folded ? make_key(folded, open) : NULL;
    name.chars = g_utf8_to_ucs4_fast(name.key, -1, &name.n);
    return name;
}

/* ------------------------------------------------------------------------------------ names -- */

/* The first box of the row that has a text, in a column of @type. */
static const MxField *first_field(const MxTable *table, const MxRow *row, MxColumnType type) {
    for (guint i = 0; i < row->n_fields; i++)
        if (((const MxColumn *)table->columns->pdata[i])->type == type && row->fields[i] != NULL &&
            *row->fields[i]->text != '\0')
            return row->fields[i];
    return NULL;
}

/* Where no pattern knows the column of the names, the first text of the row is its name. */
static const MxField *project_field(const MxTable *table, const MxRow *row) {
    static const char *const IDS[] = { "item", "name" };
    for (gsize i = 0; i < G_N_ELEMENTS(IDS); i++) {
        int column = mx_table_find_column(table, IDS[i], row->side);
        if (column >= 0 && row->fields[column] != NULL && *row->fields[column]->text)
            return row->fields[column];
    }
    return first_field(table, row, MX_COLUMN_TEXT);
}

const char *mx_row_project(const MxTable *table, const MxRow *row) {
    const MxField *field = project_field(table, row);
    return field ? field->text : mx_row_label(table, row);
}

static const MxField *amount_field(const MxTable *table, const MxRow *row) {
    static const char *const IDS[] = { "total", "amount" };
    for (gsize i = 0; i < G_N_ELEMENTS(IDS); i++) {
        int column = mx_table_find_column(table, IDS[i], row->side);
        const MxField *field = column < 0 ? NULL : row->fields[column];
        if (field != NULL && field->state == MX_STATE_VALUE)
            return field;
    }
    const MxField *first = first_field(table, row, MX_COLUMN_AMOUNT);
    return first != NULL && first->state == MX_STATE_VALUE ? first : NULL;
}

/* A row with deeper ones below it is a heading, not a project, unless a form bears its name: depth
 * is read from indentation, which is sometimes only the printer's. */
static bool is_leaf(const MxTable *table, guint index) {
    const MxRow *row = table->rows->pdata[index];
    if (index + 1 >= table->rows->len)
        return true;
    const MxRow *next = table->rows->pdata[index + 1];
    return next->kind != MX_ROW_ITEM || next->level <= row->level;
}

static GArray *list_rows(const MxTable *table) {
    GArray *names = g_array_new(FALSE, FALSE, sizeof(Name));
    g_array_set_clear_func(names, clear_name);
    for (guint i = 0; i < table->rows->len; i++) {
        const MxRow *row = table->rows->pdata[i];
        const MxField *field = row->kind == MX_ROW_ITEM ? project_field(table, row) : NULL;
        if (field == NULL)
            continue;
        Name name = make_name(field->text);
        if (*name.key == '\0') { /* nothing but signs: a mask, a row that fills */
            clear_name(&name);
            continue;
        }
        name.heading = !is_leaf(table, i);
        name.row = row;
        name.amount = amount_field(table, row);
        g_array_append_val(names, name);
    }
    return names;
}

static GArray *list_forms(const MxDisclosure *d) {
    GArray *names = g_array_new(FALSE, FALSE, sizeof(Name));
    g_array_set_clear_func(names, clear_name);
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        if (form->kind != MX_FORM_PROJECT)
            continue;
        Name name = make_name(mx_form_name(form));
        if (*name.key == '\0') {
            clear_name(&name);
            continue;
        }
        name.form = form;
        const MxFund *fund = mx_form_find_fund(form, "annual", "total");
        name.amount = fund ? fund->field : NULL;
        g_array_append_val(names, name);
    }
    return names;
}

/* --------------------------------------------------------------------------------- matching -- */

/* Length of the longest common subsequence. */
static glong common_length(const Name *a, const Name *b) {
    glong best[MAX_NAME + 1] = { 0 };
    for (glong i = 0; i < a->n; i++) {
        glong diagonal = 0;
        for (glong k = 0; k < b->n; k++) {
            glong above = best[k + 1];
            best[k + 1] = a->chars[i] == b->chars[k] ? diagonal + 1 : MAX(above, best[k]);
            diagonal = above;
        }
    }
    return best[b->n];
}

static bool is_same(const Name *a, const Name *b) {
    return a->n > 0 && strcmp(a->key, b->key) == 0;
}

static bool is_same_but_unit(const Name *a, const Name *b) {
    return g_strcmp0(a->bare, b->key) == 0 || g_strcmp0(a->key, b->bare) == 0;
}

static bool is_suffix(const Name *a, const Name *b) {
    const Name *shorter = a->n < b->n ? a : b, *longer = a->n < b->n ? b : a;
    return shorter->n >= MIN_SUFFIX && g_str_has_suffix(longer->key, shorter->key);
}

static bool shares(const Name *a, const Name *b, double share) {
    glong longer = MAX(a->n, b->n);
    return longer >= MIN_SUFFIX && longer <= MAX_NAME &&
           (double)common_length(a, b) >= share * (double)longer;
}

static bool is_near(const Name *a, const Name *b) {
    return shares(a, b, ALIKE_SHARE);
}

static bool is_related(const Name *a, const Name *b) {
    return a->amount->amount_e4 != 0 && shares(a, b, RELATED_SHARE);
}

/* Pass: @by_amount: only pairs of one amount; @alike: the names differ, so each must be the
 * other's only one. Without it the first of several is taken. */
typedef struct {
    bool (*likeness)(const Name *a, const Name *b);
    bool by_amount, alike;
} Pass;

static const Pass PASSES[] = {
    { is_same, true, false },  { is_same_but_unit, true, false }, { is_same, false, false },
    { is_suffix, true, true }, { is_near, true, true },           { is_suffix, false, true },
    { is_near, false, true },  { is_related, true, true },
};

static bool same_amount(const MxField *a, const MxField *b) {
    return a != NULL && b != NULL && ABS(a->amount_e4 / 2 - b->amount_e4 / 2) <= ROUNDING_E4 / 2;
}

static Name *find_other(const Name *name, GArray *others, const Pass *pass) {
    Name *found = NULL;
    for (guint i = 0; i < others->len; i++) {
        Name *other = &g_array_index(others, Name, i);
        if (other->taken || (pass->by_amount && !same_amount(name->amount, other->amount)) ||
            !pass->likeness(name, other))
            continue;
        if (!pass->alike)
            return other;
        if (found != NULL)
            return NULL;
        found = other;
    }
    return found;
}

static void add_pair(GPtrArray *pairs, const MxTable *table, Name *row, Name *form, bool alike) {
    MxPair *pair = g_new0(MxPair, 1);
    *pair = (MxPair){ .table = table,
                      .row = row ? row->row : NULL,
                      .form = form ? form->form : NULL,
                      .alike = alike };
    g_ptr_array_add(pairs, pair);
    if (row != NULL)
        row->taken = true;
    if (form != NULL)
        form->taken = true;
}

static void match(GPtrArray *pairs, const MxTable *table, GArray *rows, GArray *forms,
                  const Pass *pass) {
    for (guint i = 0; i < rows->len; i++) {
        Name *row = &g_array_index(rows, Name, i);
        bool left_out = row->taken || (pass->alike && row->heading);
        Name *form = left_out ? NULL : find_other(row, forms, pass);
        if (form != NULL && (!pass->alike || find_other(form, rows, pass) == row))
            add_pair(pairs, table, row, form, pass->alike);
    }
}

/* Where indentation does not show it: a row without a form that is the sum of those with one that
 * follow it is the heading of a unit. */
static bool is_heading(const GArray *rows, guint index) {
    const MxField *whole = g_array_index(rows, Name, index).amount;
    gint64 sum_e4 = 0;
    for (guint i = index + 1; whole != NULL && i < rows->len; i++) {
        const Name *name = &g_array_index(rows, Name, i);
        if (!name->taken || name->amount == NULL ||
            __builtin_add_overflow(sum_e4, name->amount->amount_e4, &sum_e4))
            return false;
        if (sum_e4 == whole->amount_e4)
            return true;
    }
    return false;
}

/* The amount of the first total row; (nullable). */
static const MxField *find_total(const MxTable *table) {
    const MxField *total = NULL;
    for (guint i = 0; i < table->rows->len && total == NULL; i++) {
        const MxRow *row = table->rows->pdata[i];
        total = row->kind == MX_ROW_TOTAL ? amount_field(table, row) : NULL;
    }
    return total;
}

/* Where the figures of all rows show their levels (通用项目 › 物业管理 › …), those with others
 * below them are headings. */
static void mark_parents(const MxTable *table, GArray *rows) {
    const MxField *total = find_total(table);
    g_autofree gint64 *amounts_e4 = g_new0(gint64, rows->len);
    g_autofree guint *index = g_new0(guint, rows->len);
    g_autofree bool *parents = g_new0(bool, rows->len);
    guint n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const MxField *amount = g_array_index(rows, Name, i).amount;
        index[n] = i;
        amounts_e4[n] = amount ? amount->amount_e4 : 0;
        n += amounts_e4[n] != 0;
    }
    if (total == NULL ||
        !mx_figure_tree_mark_parents(amounts_e4, n, total->amount_e4, 2 * ROUNDING_E4, parents))
        return;
    for (guint i = 0; i < n; i++)
        g_array_index(rows, Name, index[i]).heading |= parents[i];
}

/* How much the total, or else the first heading, is more than the rows that are no headings. */
static bool find_rest(const MxTable *table, const GArray *rows, gint64 *rest_e4) {
    const MxField *total = find_total(table);
    if (total == NULL && rows->len > 0 && g_array_index(rows, Name, 0).heading)
        total = g_array_index(rows, Name, 0).amount;
    *rest_e4 = total ? total->amount_e4 : 0;
    for (guint i = 0; i < rows->len; i++) {
        const Name *name = &g_array_index(rows, Name, i);
        const MxField *amount = name->heading ? NULL : name->amount;
        if (amount != NULL && __builtin_sub_overflow(*rest_e4, amount->amount_e4, rest_e4))
            return false;
    }
    return total != NULL;
}

/* Whether these rows come to the total: then none of them is a heading, whatever it sums to. */
static bool adds_up(const MxTable *table, const GArray *rows) {
    gint64 rest_e4, slack_e4 = (gint64)rows->len * ROUNDING_E4;
    return find_rest(table, rows, &rest_e4) && rest_e4 <= slack_e4 && rest_e4 >= -slack_e4;
}

/* What a form has that no row is of; 0 for none. */
static gint64 amount_without_row(const MxPair *pair) {
    const MxFund *fund = pair->row ? NULL : mx_form_find_fund(pair->form, "annual", "total");
    return fund && fund->field ? fund->field->amount_e4 : 0;
}

/* Where the rows lack just what one form without a row has, it is the row that is missing. */
static void mark_lacking(const MxTable *table, const GArray *rows, GPtrArray *pairs) {
    gint64 rest_e4;
    MxPair *found = NULL;
    if (!find_rest(table, rows, &rest_e4))
        return;
    for (guint i = 0; i < pairs->len; i++) {
        MxPair *pair = pairs->pdata[i];
        gint64 amount_e4 = amount_without_row(pair);
        gint64 slack_e4 = MIN((gint64)rows->len * ROUNDING_E4, amount_e4 / MIN_LACK);
        if (amount_e4 <= 2 * ROUNDING_E4 || rest_e4 < amount_e4 - slack_e4 - 2 * ROUNDING_E4 ||
            rest_e4 > amount_e4 + slack_e4 + 2 * ROUNDING_E4)
            continue;
        if (found != NULL)
            return;
        found = pair;
    }
    if (found != NULL)
        found->lacking = true;
}

/* Where the forms without a row, several, have no more than the rows lack of the total, the rows
 * may stand on a page that was not read. */
static void mark_unread(const MxTable *table, const GArray *rows, GPtrArray *pairs) {
    gint64 rest_e4, sum_e4 = 0;
    guint n = 0;
    if (!find_rest(table, rows, &rest_e4))
        return;
    for (guint i = 0; i < pairs->len; i++) {
        const MxPair *pair = pairs->pdata[i];
        gint64 amount_e4 = amount_without_row(pair);
        if (pair->row == NULL &&
            (amount_e4 <= 0 || __builtin_add_overflow(sum_e4, amount_e4, &sum_e4)))
            return;
        n += pair->row == NULL;
    }
    gint64 slack_e4 = (gint64)rows->len * ROUNDING_E4;
    for (guint i = 0; n > 1 && rest_e4 >= sum_e4 - slack_e4 && i < pairs->len; i++) {
        MxPair *pair = pairs->pdata[i];
        pair->unread = pair->row == NULL;
    }
}

/* A row that bears the name of the body is the body, above its projects, however it is printed. */
static void mark_body(GArray *rows, const char *organization) {
    Name body = make_name(organization ? organization : "");
    for (guint i = 0; *body.key != '\0' && i < rows->len; i++) {
        Name *name = &g_array_index(rows, Name, i);
        name->heading |= strcmp(name->key, body.key) == 0 || g_strcmp0(name->bare, body.key) == 0;
    }
    clear_name(&body);
}

GPtrArray *mx_pairs_list(const MxDisclosure *d, const MxTable *table) {
    GPtrArray *pairs = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) rows = list_rows(table);
    g_autoptr(GArray) forms = list_forms(d);
    if (rows->len == 0 || forms->len == 0)
        return pairs;
    mark_body(rows, d->document.organization);
    mark_parents(table, rows);
    bool few = (gsize)rows->len * forms->len <= MAX_PRODUCT;
    for (gsize i = 0; i < G_N_ELEMENTS(PASSES); i++)
        if (few || !PASSES[i].alike)
            match(pairs, table, rows, forms, &PASSES[i]);
    bool headings = !adds_up(table, rows);
    for (guint i = 0; i < rows->len; i++)
        if (!g_array_index(rows, Name, i).taken && !g_array_index(rows, Name, i).heading &&
            !(headings && is_heading(rows, i)))
            add_pair(pairs, table, &g_array_index(rows, Name, i), NULL, false);
    for (guint i = 0; i < forms->len; i++)
        if (!g_array_index(forms, Name, i).taken)
            add_pair(pairs, table, NULL, &g_array_index(forms, Name, i), false);
    mark_lacking(table, rows, pairs);
    mark_unread(table, rows, pairs);
    return pairs;
}
