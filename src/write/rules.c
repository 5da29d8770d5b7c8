/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of rules, for people and for machines. */
#include <cjson/cJSON.h>
#include <mingxi/report.h>
#include <mingxi/rules.h>
#include <stdbool.h>

#include "base/numbers.h"
#include "write/text_table.h"

static void add_text(cJSON *json, const char *key, const char *text) {
    if (text != NULL)
        cJSON_AddStringToObject(json, key, text);
    else
        cJSON_AddNullToObject(json, key);
}

static void add_pair(cJSON *json, const char *key, const char *zh, const char *en) {
    cJSON *pair = cJSON_AddObjectToObject(json, key);
    add_text(pair, "zh", zh);
    add_text(pair, "en", en);
}

static cJSON *rule_to_json(const MxRuleInfo *rule) {
    cJSON *json = cJSON_CreateObject();
    cJSON_AddStringToObject(json, "id", rule->id);
    cJSON_AddStringToObject(json, "pack", rule->profile);
    cJSON_AddStringToObject(json, "severity", rule->severity);
    cJSON_AddStringToObject(json, "for", rule->scope);
    if (rule->condition != NULL)
        cJSON_AddStringToObject(json, "when", rule->condition);
    else
        cJSON_AddNullToObject(json, "when");
    cJSON_AddStringToObject(json, "assert", rule->assertion);
    cJSON *statement = cJSON_AddObjectToObject(json, "statement");
    cJSON_AddStringToObject(statement, "zh", rule->zh);
    cJSON_AddStringToObject(statement, "en", rule->en);
    add_pair(json, "name", rule->name_zh, rule->name_en);
    add_pair(json, "about", rule->about_zh, rule->about_en);
    add_text(json, "law", rule->law);
    return json;
}

static char *print_json(const GPtrArray *rules) {
    cJSON *json = cJSON_CreateObject();
    cJSON *list = cJSON_AddArrayToObject(json, "rules");
    for (guint i = 0; i < rules->len; i++)
        cJSON_AddItemToArray(list, rule_to_json(rules->pdata[i]));
    char *text = cJSON_Print(json);
    char *line = g_strconcat(text, "\n", NULL);
    g_free(text);
    cJSON_Delete(json);
    return line;
}

/* What the family of @rule is about, where the one before was another's. */
static void append_family(GString *out, const MxRuleInfo *rule, const MxRuleInfo *before,
                          const MxReportStyle *style) {
    bool chinese = style->language == MX_LANGUAGE_ZH;
    const char *about = chinese ? rule->about_zh : rule->about_en;
    if (about == NULL || (before != NULL && before->about_zh == rule->about_zh))
        return;
    g_string_append_printf(out, style->colour ? "\033[1m\033[4m%s\033[0m\n" : "== %s\n",
                           chinese ? rule->name_zh : rule->name_en);
    mx_text_append_wrapped(out, about, 2, style->width);
    if (rule->law != NULL) {
        g_autofree char *law = g_strdup_printf(chinese ? "依据：%s" : "Rests on: %s", rule->law);
        mx_text_append_wrapped(out, law, 2, style->width);
    }
    g_string_append_c(out, '\n');
}

static void append_rule(GString *out, const MxRuleInfo *rule, const MxReportStyle *style) {
    static const char *const KEYS[][2] = { { "for", "范围" },
                                           { "when", "条件" },
                                           { "holds", "应有" } };
    static const char *const SEVERITIES[][2] = { { "error", "错误" },
                                                 { "warning", "警告" },
                                                 { "info", "提示" } };
    const char *severity = rule->severity;
    for (gsize i = 0; i < G_N_ELEMENTS(SEVERITIES); i++)
        if (g_str_equal(SEVERITIES[i][0], rule->severity))
            severity = SEVERITIES[i][style->language];
    g_string_append_printf(out, style->colour ? "\033[1m%s\033[0m · %s\n" : "%s · %s\n", rule->id,
                           severity);
    const char *statement = style->language == MX_LANGUAGE_ZH ? rule->zh : rule->en;
    mx_text_append_wrapped(out, statement, 4, style->width);
    const char *values[] = { rule->scope, rule->condition, rule->assertion };
    g_autoptr(MxTextTable) table = mx_text_table_new("<<");
    for (gsize i = 0; i < G_N_ELEMENTS(KEYS); i++)
        if (values[i] != NULL)
            mx_text_table_add(table, (const char *const[]){ KEYS[i][style->language], values[i] });
    mx_text_table_append(table, out, 4, style->width);
    g_string_append_c(out, '\n');
}

static char *print_text(const GPtrArray *rules, const MxReportStyle *style) {
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rules->len; i++) {
        append_family(out, rules->pdata[i], i > 0 ? rules->pdata[i - 1] : NULL, style);
        append_rule(out, rules->pdata[i], style);
    }
    g_string_append_printf(out, style->language == MX_LANGUAGE_ZH ? "共 %u 条规则\n" : "%u rules\n",
                           rules->len);
    return g_string_free(out, FALSE);
}

char *mx_patterns_print_rules(const MxPatterns *patterns, const MxReportStyle *style) {
    MX_NUMBERS_USE_POINT;
    g_autoptr(GPtrArray) rules = mx_patterns_rules(patterns);
    return style->format == MX_REPORT_JSON ? print_json(rules) : print_text(rules, style);
}
