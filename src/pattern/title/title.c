/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The title of a government's table, read into its parts.
 *
 *     2023年济南高新区政府性基金预算收入决算草案表
 *                     └ fund.managed_fund ┘
 *     2023年济南高新区<managed_fund>收入决算草案表
 *                                   └─ subject.revenue, phase.account
 *           └ scope.region, value 济南高新区
 *
 *     → government_managed_fund_revenue, account, 济南高新区
 *
 * Four budgets, each with a dozen tables, for whatever places and phases a city prints them: listed
 * title by title they would be hundreds, and the next city's none of them. The fund is taken out
 * first and leaves its name in brackets, since its words (预算, 收入) are those of the other parts
 * too. Of the entries of a part the first that matches counts.
 */
#include <glib.h>

#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/title/parts.h"

/* The first entry of @part that matches; its name. */
static const char *find_part(const MxPack *pack, MxTitlePart part, const char *text,
                             MxSpan *value) {
    g_autoptr(pcre2_match_data) data = mx_regex_data_new();
    MxSubject subject = mx_subject_phrase(text);
    for (guint i = 0; i < pack->titles->len; i++) {
        const MxRule *rule = pack->titles->pdata[i];
        if (mx_title_part_of(rule->source->id) == part &&
            mx_rule_matches(rule, &subject, pack->limits, data, value))
            return mx_title_part_name(rule->source->id);
    }
    return NULL;
}

/* @text with the words of the fund replaced by its name in brackets. */
static char *mark_fund(const char *text, const char *fund, MxSpan span) {
    return g_strdup_printf("%.*s<%s>%s", span.start, text, fund, text + span.end);
}

void mx_title_clear(MxTitle *title) {
    g_free(title->id);
    g_free(title->region);
    *title = (MxTitle){ 0 };
}

bool mx_pack_title(const MxPack *pack, const char *folded, MxTitle *title) {
    *title = (MxTitle){ 0 };
    if (pack->titles->len == 0)
        return false;
    MxSpan span;
    const char *fund = find_part(pack, MX_TITLE_FUND, folded, &span);
    g_autofree char *text =
        fund && span.start >= 0 ? mark_fund(folded, fund, span) : g_strdup(folded);
    const char *subject = find_part(pack, MX_TITLE_SUBJECT, text, NULL);
    title->phase = find_part(pack, MX_TITLE_PHASE, text, NULL);
    title->scope = find_part(pack, MX_TITLE_SCOPE, text, &span);
    if (title->scope != NULL && span.start >= 0)
        title->region = g_strndup(text + span.start, (gsize)(span.end - span.start));
    if (subject != NULL)
        title->id = g_strconcat(MX_TITLE_PREFIX, fund ? fund : "", fund ? "_" : "", subject, NULL);
    return true;
}
