/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consistency rules of all packs, as their authors wrote them. */
#include <mingxi/rules.h>

#include "pattern/pack.h"

static MxRuleInfo *describe(const MxPack *pack, const MxCheckSource *check) {
    MxRuleInfo *info = g_new0(MxRuleInfo, 1);
    *info = (MxRuleInfo){
        .id = check->id,
        .profile = pack->name,
        .severity = mx_severity_name(*check->severity),
        .scope = check->scope,
        .assertion = check->assertion,
        .zh = check->zh,
        .en = check->en,
    };
    return info;
}

GPtrArray *mx_patterns_rules(const MxPatterns *patterns) {
    GPtrArray *rules = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = patterns->packs->pdata[i];
        const MxPackTree *tree = pack->source->tree;
        for (unsigned k = 0; k < tree->checks_count; k++)
            g_ptr_array_add(rules, describe(pack, &tree->checks[k]));
    }
    return rules;
}
