/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above a grid: a form's title, year and unit. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/form.h"
#include "normalize/amount.h"
#include "segment/form/draft.h"
#include "segment/form/join/heading.h"
#include "segment/table/caption.h"

/* Lines above a grid that can hold its title: two of title, year, department, unit, page header. */
#define MAX_LINES 6u

/* A line broken by its width leaves less than this share of it free. */
#define FULL_WIDTH 0.8
#define MAX_TITLE_LINES 3u

/* （2024年度）, （2024—2026年度）; more in parentheses is a part of the title. */
#define MAX_YEAR_CHARS 13

void mx_form_heading_clear(MxFormHeading *heading) {
    g_free(heading->title);
    g_free(heading->name);
}

MxFormKind mx_form_kind(const char *id) {
    return g_str_has_prefix(id, "overall") ? MX_FORM_OVERALL : MX_FORM_PROJECT;
}

bool mx_form_is_performance(const char *id) {
    return g_str_has_suffix(id, ".performance");
}

bool mx_form_read_title(const MxPack *pack, const char *text, MxFormHeading *heading) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span = { -1, -1 };
    const char *id = mx_pack_form(pack, folded, "", &span);
    if (id == NULL)
        return false;
    heading->kind = mx_form_kind(id);
    heading->performance = mx_form_is_performance(id);
    heading->title = g_strdup(text);
    /* a match without the group `value` reaches to the end, where 表 stands */
    if (span.end > span.start && span.start >= 0 && span.end < (int)strlen(folded))
        heading->name = mx_form_unfold(text, folded, span);
    return true;
}

int mx_form_find_year(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_YEAR, folded, &span) || span.end - span.start != 4)
        return 0;
    g_autofree char *year = g_strndup(folded + span.start, 4);
    return MAX(mx_numeral_parse(year), 0);
}

gint64 mx_form_find_unit(const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_UNIT, folded, &span) || span.start < 0)
        return 0;
    g_autofree char *unit = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return mx_unit_parse(unit);
}

/* A unit alone at the right edge of the grid, without a word before it: 万元. */
static gint64 find_bare_unit(const MxLine *line, const MxGrid *grid) {
    const char *last = strrchr(line->text, ' ');
    g_autofree char *word = mx_text_fold(last ? last : line->text);
    bool at_edge = fabs(line->box.x1 - grid->box.x1) <= MX_FORM_SAME_PLACE_PT;
    return at_edge ? mx_unit_parse(word) : 0;
}

/* Whether the title line @above was broken by its width and goes on in @line: both are centred on
 * the grid, and @above is nearly as wide. A running header is narrower. */
static bool goes_on(const MxLine *above, const MxLine *line, const MxGrid *grid) {
    double middle_above = (above->box.x0 + above->box.x1) / 2;
    double middle = (line->box.x0 + line->box.x1) / 2;
    return mx_box_width(above->box) >= FULL_WIDTH * mx_box_width(grid->box) &&
           fabs(middle_above - middle) <= MX_FORM_SAME_PLACE_PT &&
           line->box.y0 - above->box.y1 <= mx_box_height(line->box);
}

/* （2024年度）: a line of its own below a title, however wide that is. */
static bool is_year_alone(const MxPack *pack, const MxLine *line) {
    g_autofree char *folded = mx_text_fold(line->text);
    return g_str_has_prefix(folded, "（") && g_str_has_suffix(folded, "）") &&
           g_utf8_strlen(folded, -1) <= MAX_YEAR_CHARS && mx_form_find_year(pack, folded) > 0;
}

static char *join_lines(const GPtrArray *lines, guint first, guint last) {
    GString *text = g_string_new(NULL);
    for (guint i = first; i <= last; i++)
        g_string_append(text, ((const MxLine *)lines->pdata[i])->text);
    return g_string_free(text, FALSE);
}

/* Whether the title ends in line @i. It may be broken before words that make it one; then neither
 * line is a title alone. */
static void read_title_lines(const MxPack *pack, const GPtrArray *lines, guint i,
                             const MxGrid *grid, MxFormHeading *heading) {
    guint first = i;
    while (first > 0 && i - first < MAX_TITLE_LINES && !is_year_alone(pack, lines->pdata[i]) &&
           goes_on(lines->pdata[first - 1], lines->pdata[first], grid))
        first--;
    g_autofree char *whole = join_lines(lines, first, i), *alone = join_lines(lines, i, i);
    heading->first_line = first;
    if (mx_form_read_title(pack, whole, heading) ||
        (first < i && mx_form_read_title(pack, alone, heading)) || i == 0)
        return;
    g_auto(MxFormHeading) above = { 0 };
    g_autofree char *before = join_lines(lines, i - 1, i - 1), *both = join_lines(lines, i - 1, i);
    heading->first_line = i - 1;
    if (!mx_form_read_title(pack, before, &above))
        mx_form_read_title(pack, both, heading);
}

/* From the nearest line up. */
void mx_form_read_heading(const MxPack *pack, const GPtrArray *lines, const MxGrid *grid,
                          MxFormHeading *heading) {
    for (guint i = lines->len; i-- > 0 && i + MAX_LINES >= lines->len && heading->title == NULL;) {
        const char *text = ((const MxLine *)lines->pdata[i])->text;
        read_title_lines(pack, lines, i, grid, heading);
        if (heading->year == 0)
            heading->year = mx_form_find_year(pack, text);
        if (heading->unit_e4 == 0)
            heading->unit_e4 = mx_form_find_unit(pack, text);
        if (heading->unit_e4 == 0)
            heading->unit_e4 = find_bare_unit(lines->pdata[i], grid);
    }
    g_autofree char *bare = heading->unit_e4 == 0 ? mx_caption_bare_unit(pack, lines) : NULL;
    if (bare != NULL)
        heading->unit_e4 = mx_unit_parse(bare);
}
