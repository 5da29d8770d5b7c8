/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Targets of indicators.
 *
 *   ≥10间          operator, number, unit
 *   不低于95%       operator in words
 *   100元以内       operator behind the unit
 *   548人/月/元     number and a unit with parts
 *   4个、所         a unit or another; 1个（台、套）, too
 *   100%（受理后）  a remark is no part of the unit
 *   2024年3月底前   a date is no number: qualitative
 */
#include "normalize/target.h"

#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"

/* Units are short: 平方公里/年 has six characters. What is longer says more than what is counted.
 */
#define MAX_UNIT_CHARS 8
/* Units of which one is meant, 个、所 or 台、套、件: each is a word of a character or two, 平方米
 * the longest; what is longer is a list of things. */
#define MAX_LISTED_CHARS 3

typedef struct {
    const char *words, *op;
} Operator;

/* Longer wordings stand before those that they contain. */
static const Operator BEFORE[] = {
    { "≥", ">=" },        { "≧", ">=" },          { "⩾", ">=" },        { ">=", ">=" },
    { "≤", "<=" },        { "≦", "<=" },          { "⩽", "<=" },        { "<=", "<=" },
    { ">", ">" },         { "<", "<" },           { "==", "=" },        { "=", "=" },
    { "大于等于", ">=" }, { "大于或等于", ">=" }, { "不低于", ">=" },   { "不少于", ">=" },
    { "不小于", ">=" },   { "至少", ">=" },       { "小于等于", "<=" }, { "小于或等于", "<=" },
    { "不高于", "<=" },   { "不超过", "<=" },     { "不多于", "<=" },   { "不大于", "<=" },
    { "不超出", "<=" },   { "大于", ">" },        { "高于", ">" },      { "超过", ">" },
    { "多于", ">" },      { "小于", "<" },        { "低于", "<" },      { "少于", "<" },
    { "等于", "=" },
};

static const Operator AFTER[] = {
    { "及以上", ">=" }, { "以上", ">=" }, { "及以下", "<=" },
    { "以下", "<=" },   { "以内", "<=" }, { "之内", "<=" },
};

/* What makes a rest of text no unit: a date, a deed. */
static const char *const NO_UNIT[] = { "前",   "后", "完成", "底", "第", "至",
                                       "月度", "，", "。",   "；", "、" };

static const char *take_before(const char **text) {
    for (gsize i = 0; i < G_N_ELEMENTS(BEFORE); i++)
        if (g_str_has_prefix(*text, BEFORE[i].words)) {
            *text += strlen(BEFORE[i].words);
            return BEFORE[i].op;
        }
    return NULL;
}

static const char *take_after(char *text) {
    for (gsize i = 0; i < G_N_ELEMENTS(AFTER); i++)
        if (g_str_has_suffix(text, AFTER[i].words)) {
            text[strlen(text) - strlen(AFTER[i].words)] = '\0';
            return AFTER[i].op;
        }
    return NULL;
}

static bool is_unit(const char *text) {
    if (g_utf8_strlen(text, -1) > MAX_UNIT_CHARS || strpbrk(text, "0123456789-~") != NULL)
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS(NO_UNIT); i++)
        if (strstr(text, NO_UNIT[i]) != NULL)
            return false;
    return true;
}

/* 个、所: each of several short units. */
static bool is_list_of_units(const char *text) {
    g_auto(GStrv) units = g_strsplit(text, "、", -1);
    for (char **unit = units; *unit != NULL; unit++)
        if (**unit == '\0' || g_utf8_strlen(*unit, -1) > MAX_LISTED_CHARS || !is_unit(*unit))
            return false;
    return units[0] != NULL && units[1] != NULL;
}

/* Takes the parenthesis off the end of @unit, where it is a remark: （受理后）, not （台、套）.
 * Returns: whether what is left is known to be a unit. */
static bool take_remark(char *unit) {
    static const char OPEN[] = "（", CLOSE[] = "）";
    char *open = strstr(unit, OPEN);
    if (open == NULL || !g_str_has_suffix(unit, CLOSE))
        return false;
    g_autofree char *inner =
        g_strndup(open + strlen(OPEN), strlen(open) - strlen(OPEN) - strlen(CLOSE));
    g_autofree char *head = g_strndup(unit, (gsize)(open - unit));
    if (*head == '\0' || !is_unit(head))
        return false;
    if (!is_list_of_units(inner))
        *open = '\0';
    return true;
}

/* The figure that @text begins with; @length: its bytes, thousands separators included. */
static char *leading_number(const char *text, gsize *length) {
    g_autoptr(GString) digits = g_string_new(NULL);
    const char *p = text;
    for (; *p; p++) {
        bool separates = *p == ',' && digits->len > 0 && g_ascii_isdigit(p[1]);
        if (g_ascii_isdigit(*p) || *p == '.' || (*p == '-' && p == text))
            g_string_append_c(digits, *p);
        else if (!separates)
            break;
    }
    *length = (gsize)(p - text);
    return digits->len > 0 ? mx_number_parse(digits->str) : NULL;
}

void mx_target_parse(MxTarget *target, const char *text) {
    *target = (MxTarget){ .text = g_strdup(text) };
    g_autofree char *folded = mx_text_fold(text);
    const char *rest = folded;
    target->op = take_before(&rest);
    gsize length;
    g_autofree char *number = leading_number(rest, &length);
    if (number == NULL)
        return;
    g_autofree char *unit = g_strdup(rest + length);
    const char *after = take_after(unit);
    if (!is_unit(unit) && !is_list_of_units(unit) && !take_remark(unit))
        return;
    target->op = target->op ? target->op : after;
    target->number = g_steal_pointer(&number);
    target->unit = *unit != '\0' ? g_steal_pointer(&unit) : NULL;
}

void mx_target_clear(MxTarget *target) {
    g_free(target->text);
    g_free(target->number);
    g_free(target->unit);
    *target = (MxTarget){ 0 };
}
