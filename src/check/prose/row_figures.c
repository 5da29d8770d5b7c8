/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of the prose that stand behind the name of a row of a table.
 *
 *   1.一般公共服务支出（类）政府办公厅（室）事务（款）行政运行（项）支出412.36万元，主要用于…
 *                                              ^^^^^^^^     ^^^^^^^^
 *     2010301  行政运行   412.36  412.36        name          figure
 *
 * 1. The name is the longest of any row that ends the words before the figure, but for words such
 *    as （项）支出预算为 (the packs' phrase `named`); a year between them, or the digits of a code
 *    （01项）, are passed over. At the beginning of its section the words are those of the heading
 *    above, too. An account sets the budget between the two, which its tables do not print:
 *    行政运行（项）。年初预算为400.00万元，支出决算为412.36万元.
 * 2. The figure is one of that row, in any table and column, or the sum of all rows of that name in
 *    a column. Where it is none of them, the one is shown of which it may be a misprint, else the
 *    nearest.
 *
 * 3. Rows of one name stand under several parents, and of one name in several funds and bodies. So
 *    a figure that any table prints is not held against another one; and where a table has several
 *    rows of the name, it is not known which is meant. Nor is it known of economic classes which
 *    money is: what the prose says of 培训费 counts other money than the tables of basic
 *    expenditure that list it. Of five digits, a misprint of one of those rows is enough all the
 *    same.
 *
 * 4. Of a figure of three digits one in thirty others is a misprint. It is held against its row
 *    only where the document shows that its figures behind names are those of the rows: several
 *    agree for each that does not.
 *
 * Known failure: the prose may tell of a part that no table shows; so the rule is one of what is
 * usual in a document.
 */
#include <string.h>

#include "base/text.h"
#include "check/context.h"
#include "check/earn/printed.h"
#include "check/figure/figure.h"
#include "check/figure/misprint.h"
#include "check/figure/provenance.h"
#include "check/figure/tokens.h"
#include "check/figure/value.h"
#include "check/prose/changes/comparisons.h"
#include "check/prose/computation.h"
#include "check/prose/row_figures.h"
#include "model/disclosure.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"

/* Characters of a name: with three, 其他 and 合计 would be names. */
#define MIN_NAME 4

/* Digits other than zeros at its ends that a figure must have to be held against a row; with fewer
 * than MANY_DIGITS, only where at least AGREEING figures of the document agree for each that does
 * not. With two figures to one, a list of parts that no table shows would do. */
#define MIN_DIGITS 3u
#define MANY_DIGITS 4u

/* Digits of a figure of which a misprint is hardly one by chance, whichever row of the name is
 * meant: one figure in 1,500. With four, one in 150, and a name has a dozen rows. */
#define TELLING_DIGITS 5u
#define AGREEING 3u

/* Halves of a step of its last place by which the prose may cut off what a table prints. */
#define CUT_OFF 2u

/* Digits of a code of a 项, and of a year; and how many of them may stand between a name and its
 * figure: a code and a year. */
#define CODE_DIGITS 7u
#define YEAR_DIGITS 4u
#define MAX_PASSED 2u

/* Rows of all tables; the longest document seen has 9,000. More are not looked at. */
#define MAX_ROWS 20000u

typedef struct {
    const MxTable *table;
    const MxRow *row;
} NamedRow;

struct MxRowNames {
    MxCheck *check;
    GHashTable *rows; /* folded name → GArray of NamedRow */
};

static void free_rows(gpointer rows) {
    g_array_unref(rows);
}

/* Codes of economic classes begin with 3 and 5. */
static bool is_economic(const MxTable *table, const MxRow *row) {
    int column = mx_table_find_column(table, "code", row->side);
    const MxField *field = column < 0 ? NULL : row->fields[column];
    return field != NULL && (*field->text == '3' || *field->text == '5');
}

/* 二、教育支出 is 教育支出. */
static char *take_name(const MxPack *pack, const char *label) {
    char *folded = mx_text_fold(label);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_NUMBERED, folded, &span) || span.start < 0)
        return folded;
    char *name = g_strdup(g_utf8_next_char(folded + span.end));
    g_free(folded);
    return name;
}

static void add_row(MxRowNames *names, const MxTable *table, const MxRow *row) {
    char *name = take_name(names->check->pack, mx_row_label(table, row));
    GArray *rows = g_hash_table_lookup(names->rows, name);
    NamedRow named = { table, row };
    if (g_utf8_strlen(name, -1) < MIN_NAME || row->kind != MX_ROW_ITEM) {
        g_free(name);
        return;
    }
    if (rows != NULL) {
        g_free(name);
    } else {
        rows = g_array_new(FALSE, FALSE, sizeof(NamedRow));
        g_hash_table_insert(names->rows, name, rows);
    }
    g_array_append_val(rows, named);
}

MxRowNames *mx_row_names_new(MxCheck *check) {
    MxRowNames *names = g_new0(MxRowNames, 1);
    names->check = check;
    names->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_rows);
    guint n = 0;
    for (guint i = 0; i < check->d->tables->len; i++) {
        const MxTable *table = check->d->tables->pdata[i];
        for (guint k = 0; k < table->rows->len && n < MAX_ROWS; k++, n++)
            add_row(names, table, table->rows->pdata[k]);
    }
    return names;
}

void mx_row_names_free(MxRowNames *names) {
    if (names == NULL)
        return;
    g_hash_table_unref(names->rows);
    g_free(names);
}

/* ------------------------------------------------------------------------------------ names -- */

/* A name that goes on to the left is another one: 其他文化支出 is not 文化支出. */
static bool begins_word(const char *words, const char *at) {
    static const char *const BEFORE[] = { "用于", "包括", "其中", "安排", "的", "和", "及" };
    if (at == words)
        return true;
    if (!g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at))))
        return true;
    for (gsize i = 0; i < G_N_ELEMENTS(BEFORE); i++) {
        gsize n = strlen(BEFORE[i]);
        if ((gsize)(at - words) >= n && strncmp(at - n, BEFORE[i], n) == 0)
            return true;
    }
    return false;
}

/* Whether @name ends @words, but for what may stand between it and its figure. */
static bool ends_with(const MxPack *pack, const char *words, const char *name) {
    const char *at = g_strrstr(words, name);
    return at != NULL && begins_word(words, at) &&
           mx_pack_phrase(pack, MX_PHRASE_NAMED, at + strlen(name), NULL);
}

/* 购房补贴（2210203）， 工资福利支出（301）: a code right behind the name makes it the row's. */
static bool is_code(const MxToken *token) {
    return strlen(token->text) <= CODE_DIGITS && g_str_has_suffix(token->words, "（");
}

/* A year, a part of a code, a code: 行政运行（01项）2024年 */
static bool is_passed_over(const MxToken *token) {
    return !token->yuan && !token->percent &&
           (strlen(token->text) <= YEAR_DIGITS || is_code(token));
}

/* The words before the figure @at, with those before what is passed over, and before the first
 * figure of a section those of @heading. */
static char *take_words(const char *heading, const GArray *tokens, guint at) {
    char *words = g_strdup(mx_tokens_get(tokens, at)->words);
    for (guint i = at; at - i <= MAX_PASSED; i--) {
        if (i == 0) {
            char *all = g_strconcat(heading, words, NULL);
            g_free(words);
            return all;
        }
        const MxToken *token = mx_tokens_get(tokens, i - 1);
        if (!is_passed_over(token))
            break;
        char *more = g_strconcat(token->words, is_code(token) ? token->text : "", words, NULL);
        g_free(words);
        words = more;
    }
    return words;
}

static const GArray *find_rows(const MxRowNames *names, const char *words) {
    const GArray *found = NULL;
    gsize longest = 0;
    GHashTableIter iter;
    gpointer name, rows;
    g_hash_table_iter_init(&iter, names->rows);
    while (g_hash_table_iter_next(&iter, &name, &rows)) {
        if (strlen(name) <= longest || !ends_with(names->check->pack, words, name))
            continue;
        longest = strlen(name);
        found = rows;
    }
    return found;
}

/* ---------------------------------------------------------------------------------- figures -- */

/* The best of what the rows say. */
typedef struct {
    const MxToken *stated;
    MxFigure *figure;
    GArray *places;
    guint rank; /* 3 the same, 2 but for a misprint, 1 something else, 0 nothing */
} Best;

static guint rank_figure(const Best *best, const MxFigure *figure, const char *text) {
    const MxToken *stated = best->stated;
    if (mx_figures_meet(figure, stated->figure))
        return 3;
    if (best->rank == 3)
        return 1; /* whatever else it is, it is not better */
    bool misprint = mx_may_be_misprint(stated->text, stated->figure, figure) ||
                    (text != NULL && mx_may_be_misprint(text, figure, stated->figure));
    return misprint ? 2 : 1;
}

/* Takes @figure (transfer full) and @places (transfer none) where they are better. */
static void offer(Best *best, MxFigure *figure, const GArray *places) {
    const MxPlace *only = places->len == 1 ? &g_array_index(places, MxPlace, 0) : NULL;
    guint rank = rank_figure(best, figure, only ? only->text : NULL);
    if (rank < best->rank ||
        (rank == best->rank && !mx_figure_is_nearer(figure, best->figure, best->stated->figure))) {
        mx_figure_free(figure);
        return;
    }
    mx_figure_free(best->figure);
    best->figure = figure;
    best->rank = rank;
    g_array_set_size(best->places, 0);
    g_array_append_vals(best->places, places->data, places->len);
}

static bool read_cell(MxCheck *check, const NamedRow *named, guint column, MxValue *value) {
    const MxColumn *header = named->table->columns->pdata[column];
    MxPlace place;
    MxFigure *figure = NULL;
    bool percent = strchr(header->label, '%') != NULL || strstr(header->label, "％") != NULL;
    if (header->type != MX_COLUMN_AMOUNT || percent ||
        !mx_place_cell(named->table, named->row, column, &place) ||
        !mx_place_read(check, &place, &figure) || figure == NULL)
        return false;
    mx_value_add(value, figure, &place);
    return true;
}

/* Each cell of the row; and with @from the sums of all rows of its table from there on. */
static void offer_row(MxCheck *check, const GArray *rows, guint from, Best *best) {
    const NamedRow *first = &g_array_index(rows, NamedRow, from);
    for (guint column = 0; column < first->table->columns->len; column++) {
        g_autoptr(MxValue) sum = mx_value_new();
        if (!read_cell(check, first, column, sum))
            continue;
        if (mx_figure_sign(sum->figure) != 0)
            offer(best, mx_figure_dup(sum->figure), sum->places);
        for (guint i = from + 1; i < rows->len; i++) {
            const NamedRow *next = &g_array_index(rows, NamedRow, i);
            if (next->table == first->table)
                read_cell(check, next, column, sum);
        }
        if (sum->places->len > 1)
            offer(best, mx_figure_dup(sum->figure), sum->places);
    }
}

/* Whether @named has @figure in the column of @place. */
static bool repeats(MxCheck *check, const NamedRow *named, const MxPlace *place,
                    const MxFigure *figure) {
    guint column;
    g_autoptr(MxValue) value = mx_value_new();
    return g_ptr_array_find(named->table->columns, place->column, &column) &&
           read_cell(check, named, column, value) && mx_figures_meet(value->figure, figure);
}

/* Of a name that stands in two rows of one table, it is not known which is meant, unless they print
 * the same: a 款 with one 项 that is called the same. */
static bool is_ambiguous(MxCheck *check, const GArray *rows, const Best *best) {
    const MxPlace *place = &g_array_index(best->places, MxPlace, 0);
    guint n = 0;
    for (guint i = 0; i < rows->len; i++) {
        const NamedRow *named = &g_array_index(rows, NamedRow, i);
        n += named->table == place->table &&
             (best->places->len > 1 || !repeats(check, named, place, best->figure));
    }
    return n > (best->places->len > 1 ? best->places->len : 0);
}

/* Whether it is known that one of these rows is meant, and which. */
static bool is_sure(MxCheck *check, const GArray *rows, const Best *best) {
    const MxPlace *place = &g_array_index(best->places, MxPlace, 0);
    bool economic = is_economic(place->table, place->row);
    return (best->rank == 2 && mx_printed_digits(best->stated->text) >= TELLING_DIGITS) ||
           (!economic && !is_ambiguous(check, rows, best));
}

/* Whether the rows say something else: the figure has digits to tell, and no table prints it. */
static bool is_accusable(MxCheck *check, const GArray *rows, const Best *best) {
    const MxToken *stated = best->stated;
    return mx_printed_digits(stated->text) >= MIN_DIGITS && is_sure(check, rows, best) &&
           !mx_is_printed(check, stated->figure, stated->text, best->places);
}

/* The figure that the name stands before: the first budget of an outcome, else itself. */
static guint find_first(const MxPack *pack, const GArray *tokens, guint at) {
    bool outcome = mx_token_is_outcome(pack, mx_tokens_get(tokens, at));
    return outcome ? at - mx_budgets_before(pack, tokens, at) : at;
}

/* Whether @at is the budget of an outcome that follows: the tables of an account print the outcome.
 */
static bool is_budget(const MxPack *pack, const GArray *tokens, guint at) {
    for (guint i = at + 1; i < tokens->len && i - at <= MX_MAX_BUDGETS; i++)
        if (mx_token_is_outcome(pack, mx_tokens_get(tokens, i)))
            return i - at <= mx_budgets_before(pack, tokens, i);
    return false;
}

static void scan_figure(const MxRowNames *names, const char *heading, const GArray *tokens,
                        guint at, MxComputationList *list) {
    const MxPack *pack = names->check->pack;
    if (is_budget(pack, tokens, at))
        return;
    g_autofree char *words = take_words(heading, tokens, find_first(pack, tokens, at));
    const GArray *rows = find_rows(names, words);
    if (rows == NULL)
        return;
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(MxPlace));
    Best best = { .stated = mx_tokens_get(tokens, at), .places = places };
    for (guint i = 0; i < rows->len; i++)
        offer_row(names->check, rows, i, &best);
    if (best.figure == NULL || (best.rank < 3 && !is_accusable(names->check, rows, &best))) {
        mx_figure_free(best.figure);
        return;
    }
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < places->len; i++)
        g_string_append_printf(text, "%s%s", i ? " + " : "",
                               g_array_index(places, MxPlace, i).text);
    MxComputation *added = mx_computation_add(list, MX_COMPUTATION_NAMED, best.stated, best.figure,
                                              g_string_free(text, FALSE));
    added->brief = mx_printed_digits(best.stated->text) < MANY_DIGITS;
    g_array_append_vals(added->places, places->data, places->len);
}

/* Cut off instead of rounded, it is the row's all the same. */
static bool agrees(const MxComputation *computation) {
    g_autoptr(MxFigure) stated = mx_figure_dup(computation->stated);
    mx_figure_widen(stated, CUT_OFF);
    return mx_figures_meet(stated, computation->parts);
}

void mx_named_settle(GPtrArray *list) {
    guint held = 0, failed = 0;
    for (guint i = 0; i < list->len; i++) {
        const MxComputation *computation = list->pdata[i];
        bool named = computation->kind == MX_COMPUTATION_NAMED;
        held += named && agrees(computation);
        failed += named && !agrees(computation);
    }
    for (guint i = list->len; i-- > 0 && held < AGREEING * failed;) {
        const MxComputation *computation = list->pdata[i];
        if (computation->kind == MX_COMPUTATION_NAMED && computation->brief && !agrees(computation))
            g_ptr_array_remove_index(list, i);
    }
}

/* What stands in brackets is said of what stands before them: 再融资债券（甲区10万元，乙区5万元）
 */
void mx_named_scan(const MxRowNames *names, const char *heading, const char *folded,
                   const GArray *tokens, MxComputationList *list) {
    for (guint i = 0; i < tokens->len; i++) {
        const MxToken *token = mx_tokens_get(tokens, i);
        if (token->yuan && !token->rate && mx_text_depth(folded, token->start) == 0)
            scan_figure(names, heading, tokens, i, list);
    }
}
