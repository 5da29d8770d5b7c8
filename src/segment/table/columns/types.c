/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns that no pattern knows, judged by what stands in them.
 *
 *   规格型号 │ 类  │ 数量 │ 启用时间 │ 核定资金
 *   A4      │ 502 │   12 │ 2024.03 │ 12,000.00
 *   详见合同  │ 502 │    3 │ 2024.11 │    800.50
 *     合计  │     │   15 │         │ 12,800.50
 *   text     code  number  text      amount
 *
 * A figure is not yet money: read as money, a code 502 becomes 502 yuan, or five million. Only what
 * has money's shape is money: digits behind the point, or commas between thousands; and whole
 * figures where the header speaks of money, or where the sums do and nothing else in the table
 * prints finer figures. Codes are of few lengths, without a point, and no total row sums them up.
 * What may be one or the other is a number, which is the printed figure and no more.
 *
 * Known failure: codes with a point in them (1.2), under a header that says nothing.
 */
#include "segment/table/columns/types.h"

#include <string.h>

#include "base/text.h"

/* Of the boxes of a column of figures so many are figures, as a share: others say 见附件 or bear a
 * header again. With half, a column of models (A4, 500, 详见合同) is money. */
#define FIGURES_NUM 2u
#define FIGURES_DEN 3u
/* Digits of the shortest code. Shorter are counts. */
#define MIN_CODE 3u
/* Digits of whole figures that total rows sum up and that are money even beside finer ones: round
 * sums in yuan. People, pieces and square metres have fewer. */
#define MIN_SUM 5u
/* Numbers 1, 2, 3 … that number rows are no sums of them: so many, each with fewer digits than
 * this. */
#define MIN_LIST 3u
#define MAX_NUMBER 5u
/* Ordered labels (一、, （二）) in a column whose boxes name rows: one may be a heading in a text.
 */
#define MIN_ORDERED 2u

/* What the boxes of one column are.
 * @fine: with a point or with commas; @padded: with a zero in front; @shortest, @longest: digits of
 * those that are only digits; @steps: figures by one greater than the one before; @summed,
 * @unsummed: total rows that print a figure here, that do not
 */
typedef struct {
    guint texts, figures, fine, percents, padded, whole, dates, labels, ordered, coded;
    gsize shortest, longest;
    guint steps;
    gint64 last;
    guint summed, unsummed;
} Boxes;

static bool match(const MxPack *pack, MxPhrase phrase, const char *folded) {
    return mx_pack_phrase(pack, phrase, folded, NULL);
}

static gsize count_digits(const char *folded) {
    return strspn(folded, "0123456789");
}

/* 2024-03-12, 2024.3, 202403, 20240312, 2024年3月; a year alone is one too. */
static bool is_date(const char *folded) {
    if (!g_str_has_prefix(folded, "20") && !g_str_has_prefix(folded, "19"))
        return false;
    gsize n = count_digits(folded);
    const char *rest = folded + n;
    if (n == 4 && *rest == '\0')
        return true;
    if (n == 6 || n == 8)
        return *rest == '\0' && strncmp(folded + 4, "13", 2) < 0 &&
               strncmp(folded + 4, "00", 2) > 0;
    bool parted = *rest == '-' || *rest == '.' || *rest == '/' || g_str_has_prefix(rest, "年");
    gsize month = parted ? count_digits(g_utf8_next_char(rest)) : 0;
    return n == 4 && month >= 1 && month <= 2;
}

static bool is_ordered_label(const MxPack *pack, const char *folded) {
    return match(pack, MX_PHRASE_ITEM, folded) && !match(pack, MX_PHRASE_CODED, folded) &&
           folded[0] != '[' && count_digits(folded) < MIN_CODE;
}

static void count_figure(Boxes *b, const char *folded) {
    b->figures++;
    b->percents += strchr(folded, '%') != NULL;
    b->fine += strpbrk(folded, ".,") != NULL;
    gsize n = count_digits(folded);
    if (folded[n] != '\0')
        return;
    gint64 value = n < MAX_NUMBER ? g_ascii_strtoll(folded, NULL, 10) : -1;
    b->steps += b->whole > 0 && value > 0 && value == b->last + 1;
    b->last = value;
    b->whole++;
    b->padded += n > 1 && folded[0] == '0';
    b->shortest = b->shortest == 0 ? n : MIN(b->shortest, n);
    b->longest = MAX(b->longest, n);
}

static void count_box(Boxes *b, const MxPack *pack, const char *folded) {
    if (*folded == '\0' || match(pack, MX_PHRASE_NOTHING, folded))
        return;
    b->texts++;
    b->labels += match(pack, MX_PHRASE_TOTAL, folded);
    b->ordered += is_ordered_label(pack, folded);
    b->coded += match(pack, MX_PHRASE_CODED, folded);
    bool date = is_date(folded);
    b->dates += date;
    if (mx_cell_is_figure(folded) || (date && count_digits(folded) == strlen(folded)))
        count_figure(b, folded);
}

/* ------------------------------------------------------------------------------------ types -- */

static bool is_fixed_length(const Boxes *b) {
    return b->whole == b->figures && b->shortest >= MIN_CODE &&
           (b->shortest == b->longest || (b->longest <= 7 && (b->shortest & b->longest & 1)));
}

/* Type of a column of whole figures under a header that says nothing. @fine: other columns print
 * finer figures. */
static MxColumnType type_of_whole(const Boxes *b, bool fine) {
    bool summed = b->summed > 0;
    if (b->figures >= MIN_LIST && b->steps + 1 == b->figures)
        return MX_COLUMN_NUMBER;
    if (!summed && b->figures > 1 && is_fixed_length(b) && (b->unsummed > 0 || fine))
        return MX_COLUMN_CODE;
    return summed && (!fine || b->longest >= MIN_SUM) ? MX_COLUMN_AMOUNT : MX_COLUMN_NUMBER;
}

/* Type of a column in which nothing stands. */
static MxColumnType type_of_header(const MxPack *pack, const char *header) {
    return match(pack, MX_PHRASE_HEADER_CODE, header)    ? MX_COLUMN_CODE
           : match(pack, MX_PHRASE_HEADER_COUNT, header) ? MX_COLUMN_NUMBER
           : match(pack, MX_PHRASE_HEADER_MONEY, header) ? MX_COLUMN_AMOUNT
                                                         : MX_COLUMN_TEXT;
}

static MxColumnType type_of_boxes(const Boxes *b, const MxPack *pack, const char *header,
                                  bool fine) {
    if (b->texts == 0)
        return type_of_header(pack, header);
    if (b->figures == 0 || FIGURES_DEN * b->figures < FIGURES_NUM * b->texts)
        return match(pack, MX_PHRASE_HEADER_CODE, header) ? MX_COLUMN_CODE : MX_COLUMN_TEXT;
    if (2 * b->percents > b->figures)
        return MX_COLUMN_PERCENT;
    if (match(pack, MX_PHRASE_HEADER_DATE, header))
        return MX_COLUMN_TEXT;
    if (match(pack, MX_PHRASE_HEADER_CODE, header))
        return b->fine == 0 ? MX_COLUMN_CODE : MX_COLUMN_TEXT;
    if (b->padded > 0 && b->fine == 0)
        return MX_COLUMN_CODE;
    if (match(pack, MX_PHRASE_HEADER_COUNT, header))
        return MX_COLUMN_NUMBER;
    if (match(pack, MX_PHRASE_HEADER_MONEY, header))
        return MX_COLUMN_AMOUNT;
    if (b->dates == b->figures && b->summed == 0)
        return MX_COLUMN_TEXT;
    return b->fine > 0 ? MX_COLUMN_AMOUNT : type_of_whole(b, fine);
}

/* ------------------------------------------------------------------------------------ boxes -- */

static bool is_total_row(const MxHeader *header, const MxPack *pack, MxBoxes text_at,
                         const void *body, guint row) {
    for (guint i = 0; i < header->leaves->len; i++) {
        const char *text = text_at(body, row, i);
        g_autofree char *folded = text ? mx_text_fold(text) : NULL;
        if (folded != NULL && match(pack, MX_PHRASE_TOTAL, folded))
            return true;
    }
    return false;
}

static Boxes count_column(const MxPack *pack, MxBoxes text_at, const void *body, guint n_rows,
                          guint leaf, const bool *totals) {
    Boxes b = { 0 };
    for (guint row = 0; row < n_rows; row++) {
        const char *text = text_at(body, row, leaf);
        g_autofree char *folded = mx_text_fold(text ? text : "");
        count_box(&b, pack, folded);
        b.summed += totals[row] && mx_cell_is_figure(folded);
        b.unsummed += totals[row] && !mx_cell_is_figure(folded);
    }
    return b;
}

void mx_header_judge_types(MxHeader *header, const MxPack *pack, MxBoxes text_at, const void *body,
                           guint n_rows) {
    g_autofree bool *totals = g_new0(bool, n_rows + 1);
    g_autofree Boxes *boxes = g_new0(Boxes, header->leaves->len + 1);
    for (guint row = 0; row < n_rows; row++)
        totals[row] = is_total_row(header, pack, text_at, body, row);
    guint fine = 0;
    for (guint i = 0; i < header->leaves->len; i++) {
        boxes[i] = count_column(pack, text_at, body, n_rows, i, totals);
        fine += boxes[i].fine;
    }
    for (guint i = 0; i < header->leaves->len; i++) {
        MxLeaf *leaf = header->leaves->pdata[i];
        const Boxes *b = &boxes[i];
        leaf->names_rows = b->figures == 0 && (b->labels > 0 || b->ordered >= MIN_ORDERED);
        leaf->coded = 2 * b->coded > b->texts;
        leaf->is_code = b->figures > 1 && b->figures + b->labels == b->texts && b->dates == 0 &&
                        b->summed == 0 && is_fixed_length(b);
        leaf->is_blank = b->texts == 0;
        if (leaf->unnamed)
            leaf->type = type_of_boxes(b, pack, leaf->leaf, fine > b->fine);
    }
}

typedef struct {
    const MxHeader *header;
    const MxGrid *grid;
} GridBody;

/* The box of a leaf, unless it reaches over others: 合计 over code and name is no code. */
static const char *text_in_grid(const void *data, guint row, guint leaf) {
    const GridBody *body = data;
    const MxLeaf *of = body->header->leaves->pdata[leaf];
    guint at = body->header->body_row + row;
    for (guint col = of->first; col <= of->last; col++) {
        const MxCell *cell = mx_grid_get(body->grid, at, col);
        if (cell->row == at && cell->col >= of->first &&
            cell->col + cell->col_span - 1 <= of->last && !mx_cell_is_blank(cell))
            return cell->text;
    }
    return NULL;
}

void mx_header_judge_grid(MxHeader *header, const MxPack *pack, const MxGrid *grid) {
    GridBody body = { header, grid };
    mx_header_judge_types(header, pack, text_in_grid, &body, grid->n_rows - header->body_row);
}
