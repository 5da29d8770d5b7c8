/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is printed and becomes a key, or a number, of the output: 项目名称 is `name`, 表四 is
 * `number` 4. Asked of the packs anew, not of what the readers did with it, so a label whose text
 * they lost is no loss itself, but its text is.
 */
#include "conserve/labels.h"

#include <string.h>

#include "base/text.h"
#include "segment/form/sheet.h"
#include "segment/table/header.h"

static bool is_field(const MxUnit *unit, const MxPack *pack) {
    g_auto(MxSheet) sheet = { 0 };
    mx_sheet_init(&sheet, pack, unit->grid, unit->page->number);
    return mx_sheet_id(&sheet, unit->cell) != NULL;
}

/* 类, 款, 项 head the parts of a code, which the output puts together. */
static bool is_code_part(const MxUnit *unit, const MxPack *pack) {
    g_autofree char *folded = mx_text_fold(unit->cell->text);
    const char *id = mx_pack_column(pack, folded, "", NULL);
    return id != NULL && g_str_has_prefix(id, "code.");
}

bool mx_unit_is_label(const MxUnit *unit, const MxPack *pack) {
    return unit->grid != NULL && (is_field(unit, pack) || is_code_part(unit, pack));
}

bool mx_unit_is_index(const MxUnit *unit, const MxPack *pack) {
    return unit->grid != NULL && mx_row_is_index(pack, unit->grid, unit->cell->row);
}

/* ---------------------------------------------------------------------------------- captions -- */

static guint count_printed(const char *text, gsize bytes) {
    g_autofree char *part = g_strndup(text, bytes);
    MxPrinted printed;
    mx_printed_init(&printed, part);
    mx_printed_clear(&printed);
    return printed.n;
}

/* What introduces the value (单位：) and, where the output has a number for it, the value (表四).
 * @at: where @text begins among the characters of @unit. */
static void read_phrase(MxUnit *unit, const MxPack *pack, const char *text, guint at) {
    static const struct {
        MxPhrase phrase;
        bool value;
    } PHRASES[] = { { MX_PHRASE_UNIT, true },
                    { MX_PHRASE_OWNER, false },
                    { MX_PHRASE_NUMBER, true },
                    { MX_PHRASE_CONTINUED, true } };
    g_autofree char *folded = mx_text_fold(text);
    for (gsize i = 0; i < G_N_ELEMENTS(PHRASES); i++) {
        MxSpan span;
        if (!mx_pack_phrase(pack, PHRASES[i].phrase, folded, &span) || span.start < 0)
            continue;
        guint before = count_printed(folded, (gsize)span.start);
        bool table = g_str_has_prefix(folded + span.end, "表"); /* 公开05表 */
        guint with = count_printed(folded, (gsize)span.end) + table;
        mx_unit_set_fate(unit, at, at + (PHRASES[i].value ? with : before), MX_FATE_LABEL);
    }
}

/* 1.项目支出绩效目标表: what numbers the title of a form among the headings of the prose. */
static void read_number(MxUnit *unit, const MxPack *pack) {
    static const char *const MARKS[] = { ".", "、", "．" };
    g_autofree char *folded = mx_text_fold(mx_unit_text(unit));
    gsize digits = strspn(folded, "0123456789");
    for (gsize i = 0; digits > 0 && i < G_N_ELEMENTS(MARKS); i++) {
        const char *rest = folded + digits;
        if (g_str_has_prefix(rest, MARKS[i]) &&
            mx_pack_form(pack, rest + strlen(MARKS[i]), "", NULL) != NULL)
            mx_unit_set_fate(unit, 0, (guint)digits, MX_FATE_LABEL);
    }
}

/* （2026年度）, （2026）年度, alone in its line: the year is a number of the output. */
static void read_year(MxUnit *unit, const MxPack *pack) {
    g_autofree char *folded = mx_text_fold(mx_unit_text(unit));
    const char *first = g_str_has_prefix(folded, "（") ? folded + strlen("（") : folded;
    MxSpan span;
    if (!mx_pack_phrase(pack, MX_PHRASE_YEAR, folded, &span) || span.start < 0 ||
        folded + span.start != first)
        return;
    const char *rest = folded + span.end;
    static const char *const RESTS[] = { "年度", "年度）", "年）", "）年度", "）年", NULL };
    if (g_strv_contains(RESTS, rest))
        mx_unit_set_fate(unit, 0, unit->text.n, MX_FATE_LABEL);
}

/* 负责人： 填报日期：2024-01-23 below a form: what stands before each colon. */
static void read_signature(MxUnit *unit, const MxPack *pack, const char *text, guint at) {
    g_autofree char *folded = mx_text_fold(text);
    g_auto(GStrv) parts = g_strsplit(folded, "：", -1);
    for (char **part = parts; *part != NULL; part++) {
        guint n = count_printed(*part, strlen(*part));
        if (part[1] != NULL && mx_pack_field(pack, *part, "") != NULL)
            mx_unit_set_fate(unit, at, at + n, MX_FATE_LABEL);
        at += n;
    }
}

/* ------------------------------------------------------------------------------- indicators -- */

/* One indicator of a box that holds all: 1、1-产出指标；11-数量指标；次数；年度指标值：≥2场.
 * Numbers and labels lie between the parts that the output has. @at: where @item begins. */
static void read_item(MxUnit *unit, const MxPack *pack, const char *item, guint at) {
    static const MxPhrase PARTS[] = { MX_PHRASE_INDICATOR_LEVEL1, MX_PHRASE_INDICATOR_LEVEL2,
                                      MX_PHRASE_INDICATOR_NAME, MX_PHRASE_INDICATOR_PERIOD,
                                      MX_PHRASE_INDICATOR_ANNUAL };
    guint from = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(PARTS); i++) {
        MxSpan span;
        if (!mx_pack_phrase(pack, PARTS[i], item, &span) || span.start < 0)
            continue;
        mx_unit_set_fate(unit, at + from, at + count_printed(item, (gsize)span.start),
                         MX_FATE_LABEL);
        from = count_printed(item, (gsize)span.end);
    }
}

static void read_items(MxUnit *unit, const MxPack *pack) {
    g_autofree char *folded = mx_text_fold(mx_unit_text(unit));
    const char *rest = folded;
    MxSpan span;
    guint at = 0;
    while (mx_pack_phrase(pack, MX_PHRASE_INDICATOR_ITEM, rest, &span) && span.start >= 0 &&
           span.end > span.start) {
        g_autofree char *item = g_strndup(rest + span.start, (gsize)(span.end - span.start));
        at += count_printed(rest, (gsize)span.start);
        read_item(unit, pack, item, at);
        at += count_printed(item, strlen(item));
        rest += span.end;
    }
}

/* ----------------------------------------------------------------------------------- fates -- */

static bool has_lost(const MxUnit *unit) {
    for (guint i = 0; i < unit->text.n; i++)
        if (unit->fates[i] == MX_FATE_LOST)
            return true;
    return false;
}

void mx_unit_read_labels(MxUnit *unit, const MxPack *pack) {
    if (!has_lost(unit))
        return;
    read_phrase(unit, pack, mx_unit_text(unit), 0);
    read_year(unit, pack);
    if (unit->line != NULL)
        read_number(unit, pack);
    if (unit->grid != NULL)
        read_items(unit, pack);
    guint at = 0;
    for (guint i = 0; unit->line != NULL && i < unit->line->words->len; i++) {
        const char *text = ((const MxWord *)unit->line->words->pdata[i])->text;
        read_phrase(unit, pack, text, at);
        read_signature(unit, pack, text, at);
        at += count_printed(text, strlen(text));
    }
}
