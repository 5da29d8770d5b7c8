/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule is called by its statement, not by its id. */
#include "site/rule_names.h"

#include <cjson/cJSON.h>
#include <mingxi/rules.h>

#include "html/html.h"

static void append_name(GString *out, const char *text) {
    cJSON *string = cJSON_CreateString(text != NULL ? text : "");
    char *json = cJSON_PrintUnformatted(string);
    g_autofree char *safe = mx_html_escape_json(json);
    g_string_append(out, safe);
    cJSON_free(json);
    cJSON_Delete(string);
}

bool mx_site_write_rule_names(const MxSite *site, GError **error) {
    MxPatterns *patterns = mx_patterns_load(NULL, NULL);
    g_autoptr(GPtrArray) rules = patterns != NULL ? mx_patterns_rules(patterns) : NULL;
    g_autoptr(GString) out = g_string_new("mingxi.put(\"rule-names\",{");
    for (guint i = 0; rules != NULL && i < rules->len; i++) {
        const MxRuleInfo *rule = rules->pdata[i];
        g_string_append(out, i > 0 ? ",\n" : "");
        append_name(out, rule->id);
        g_string_append(out, ":[");
        append_name(out, rule->zh);
        g_string_append_c(out, ',');
        append_name(out, rule->en);
        g_string_append_c(out, ']');
    }
    g_string_append(out, "});\n");
    if (patterns != NULL)
        mx_patterns_free(patterns);
    return mx_site_write_text(site, "data/rule-names.js", out->str, error);
}
