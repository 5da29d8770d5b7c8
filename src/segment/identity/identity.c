/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What document this is: kind, year, organization, level, title. Read from its first pages and its
 * tables, never from the file's name, which often lies.
 *
 * Cover and titles say it first; where they are silent, the most frequent word of the tables'
 * captions does. Where both speak and differ, that is said.
 */
#include <string.h>

#include "base/text.h"
#include "layout/layout.h"
#include "model/form.h"
#include "segment/identity/identity.h"
#include "segment/identity/name.h"
#include "segment/identity/title.h"
#include "segment/identity/year.h"

/* Characters of a cover's line that is its year: 二〇二四年度预算公开. */
#define YEAR_LENGTH 12

static const char *find_level(const MxPack *pack, const char *folded) {
    if (mx_pack_phrase(pack, MX_PHRASE_UNIT_LEVEL, folded, NULL))
        return "unit";
    return mx_pack_phrase(pack, MX_PHRASE_DEPARTMENT, folded, NULL) ? "department" : NULL;
}

/* The body that a title names, and the level that its name says. */
static char *find_organization(const MxPack *pack, const char *folded, const char **level) {
    MxSpan span;
    *level = NULL;
    if (!mx_pack_phrase(pack, MX_PHRASE_ORGANIZATION, folded, &span) || span.start < 0)
        return NULL;
    g_autofree char *text = g_strndup(folded + span.start, (gsize)(span.end - span.start));
    return mx_name_of_body(pack, text, level);
}

static const char *most_frequent(const GPtrArray *texts, guint *times) {
    const char *best = NULL;
    guint most = 0;
    for (guint i = 0; i < texts->len; i++) {
        guint n = 0;
        for (guint k = 0; k < texts->len; k++)
            n += strcmp(texts->pdata[i], texts->pdata[k]) == 0;
        if (n > most) {
            most = n;
            best = texts->pdata[i];
        }
    }
    *times = most;
    return best;
}

/* Whether two printed names are one body's: 省检察院 is short for 江苏省人民检察院, so all
 * characters of the shorter stand in the longer, in their order. */
static bool is_short_for(const char *name, const char *whole) {
    for (; *name != '\0'; name = g_utf8_next_char(name)) {
        gunichar ch = g_utf8_get_char(name);
        while (*whole != '\0' && g_utf8_get_char(whole) != ch)
            whole = g_utf8_next_char(whole);
        if (*whole == '\0')
            return false;
        whole = g_utf8_next_char(whole);
    }
    return true;
}

/* The names among what the heads of tables give, folded. @level: what most of them say. */
static GPtrArray *list_names(const MxPack *pack, const GPtrArray *owners, const char **level) {
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) levels = g_ptr_array_new();
    for (guint i = 0; i < owners->len; i++) {
        const char *says;
        g_autofree char *folded = mx_text_fold(owners->pdata[i]);
        char *name = mx_name_of_body(pack, folded, &says);
        if (name == NULL)
            continue;
        g_ptr_array_add(names, name);
        if (says != NULL)
            g_ptr_array_add(levels, (gpointer)says);
    }
    guint times = 0;
    *level = most_frequent(levels, &times);
    if (2 * times <= names->len)
        *level = NULL;
    return names;
}

/* What the heads of most tables name is the body, unless the title names another one: covers are
 * typed by hand, heads taken over from elsewhere. Then it is not known, and said so. */
static void read_owners(MxDisclosure *d, const MxPack *pack, const GPtrArray *owners) {
    guint times = 0;
    const char *level, *titled;
    g_autoptr(GPtrArray) names = list_names(pack, owners, &level);
    const char *owner = most_frequent(names, &times);
    if (owner == NULL)
        return;
    g_autofree char *title = d->document.title ? mx_text_fold(d->document.title) : NULL;
    g_autofree char *named = title ? find_organization(pack, title, &titled) : NULL;
    if (named == NULL || is_short_for(named, owner) || is_short_for(owner, named)) {
        d->document.organization = g_strdup(owner);
        d->document.level = level;
        return;
    }
    d->document.organization_is_doubtful = true;
    mx_disclosure_note(d, MX_SEVERITY_WARNING, "identity-disagrees", 0,
                       "the title names %s, the heads of %u of %u tables %s", named, times,
                       names->len, owner);
}

/* Of two years in one title, that of the execution is not the document's. */
static void read_year(MxDisclosure *d, const MxPack *pack, const char *folded) {
    int execution = mx_year_find(pack, MX_PHRASE_EXECUTION_YEAR, folded);
    int own = execution ? mx_year_find(pack, MX_PHRASE_ACCOUNT_YEAR, folded) : 0;
    if (execution != 0 && own == 0)
        own = mx_year_find(pack, MX_PHRASE_BUDGET_YEAR, folded);
    d->document.year = own ? own : mx_year_find(pack, MX_PHRASE_YEAR, folded);
    d->document.execution_year = own ? execution : 0;
}

/* A title bears the year, or a line with little else, as covers have; a sentence speaks of any. */
static void read_text(MxDisclosure *d, const MxPack *pack, const char *text) {
    g_autofree char *folded = mx_text_fold(text);
    bool title = mx_title_is_line(pack, folded);
    const char *level = NULL;
    g_autofree char *body = title ? find_organization(pack, folded, &level) : NULL;
    const char *kind = title ? mx_title_kind(pack, folded) : NULL;
    if (strcmp(d->document.kind, "unknown") == 0 && kind != NULL)
        d->document.kind = kind;
    if (d->document.level == NULL && title)
        d->document.level = level ? level : find_level(pack, folded);
    if (d->document.year == 0 &&
        (kind != NULL || (title && g_utf8_strlen(folded, -1) <= YEAR_LENGTH)))
        read_year(d, pack, folded);
    if (d->document.organization == NULL && !d->document.organization_is_doubtful)
        d->document.organization = g_steal_pointer(&body);
}

/* 某某区2024年部门预算 and below it 某某区司法局: the region is where the body lies. */
static void read_cover(MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack) {
    const char *level = NULL, *said = d->document.organization;
    g_autofree char *line = mx_title_find_body(pack, layouts);
    g_autofree char *body = line ? mx_name_of_body(pack, line, &level) : NULL;
    if (body == NULL || d->document.organization_is_doubtful ||
        (said != NULL && !g_str_has_prefix(body, said)))
        return;
    g_free(d->document.organization);
    d->document.organization = g_steal_pointer(&body);
    if (level != NULL)
        d->document.level = level;
}

/* Where no title tells the kind, headers do: 决算数 stands only in final accounts, beside 预算数.
 */
static void read_labels(MxDisclosure *d, const MxPack *pack) {
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        for (guint c = 0; c < table->columns->len; c++) {
            g_autofree char *folded =
                mx_text_fold(((const MxColumn *)table->columns->pdata[c])->label);
            const char *kind = mx_title_kind(pack, folded);
            if (kind != NULL && strcmp(d->document.kind, "final_account") != 0)
                d->document.kind = kind;
        }
    }
}

/* A collection of tables without a cover: the overall form names the body, and forms their year. */
static void read_forms(MxDisclosure *d, const MxPack *pack) {
    for (guint i = 0; i < d->forms->len; i++) {
        const MxForm *form = d->forms->pdata[i];
        const MxField *body =
            form->kind == MX_FORM_OVERALL ? mx_form_get(form, "department") : NULL;
        if (d->document.organization == NULL && !d->document.organization_is_doubtful &&
            body != NULL) {
            g_autofree char *folded = mx_text_fold(body->text);
            d->document.organization = mx_name_of_body(pack, folded, NULL);
        }
        if (d->document.year == 0)
            d->document.year = form->year;
    }
}

/* Where no title has a year, the text's word: the year that most of its mentions are of. */
static void infer_year(MxDisclosure *d, const MxPack *pack, const GPtrArray *layouts) {
    MxYearVotes votes = mx_year_infer(pack, layouts);
    if (votes.of == 0)
        return;
    d->document.year = votes.of;
    d->document.year_is_doubtful = true;
    mx_disclosure_note(d, MX_SEVERITY_INFO, "year-inferred", 0,
                       "no title has a year; of %u years that the text names, %u are %d", votes.all,
                       votes.votes, votes.of);
}

/* Titles of tables, where no cover has a year, may be of several: then the first is only a guess.
 */
static bool titles_differ(const MxDisclosure *d, const MxPack *pack) {
    guint same = 0, others = 0;
    for (guint i = 0; i < d->tables->len; i++) {
        g_autofree char *folded = mx_text_fold(((const MxTable *)d->tables->pdata[i])->title);
        int year = mx_year_find(pack, MX_PHRASE_YEAR, folded);
        same += year == d->document.year;
        others += year != 0 && year != d->document.year;
    }
    return others > same;
}

static void read_tables(MxDisclosure *d, const MxPack *pack) {
    bool named = d->document.year != 0;
    for (guint i = 0; i < d->tables->len; i++) {
        const MxTable *table = d->tables->pdata[i];
        read_text(d, pack, table->title);
        g_autofree char *folded = mx_text_fold(table->title);
        if (d->document.year == 0)
            d->document.year = mx_year_find(pack, MX_PHRASE_YEAR, folded);
    }
    read_forms(d, pack);
    d->document.year_is_doubtful = !named && d->document.year != 0 && titles_differ(d, pack);
}

static void read_body(MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack,
                      const GPtrArray *owners) {
    d->document.title = mx_title_find(pack, layouts, d->tables);
    read_owners(d, pack, owners);
    if (d->document.title != NULL)
        read_text(d, pack, d->document.title);
    read_cover(d, layouts, pack);
    for (guint p = 0; p < MIN(layouts->len, MX_COVER_PAGES); p++) {
        const MxLayout *page = layouts->pdata[p];
        for (guint i = 0; i < page->blocks->len; i++)
            read_text(d, pack, ((const MxBlock *)page->blocks->pdata[i])->text);
    }
    read_tables(d, pack);
    if (strcmp(d->document.kind, "unknown") == 0)
        read_labels(d, pack);
}

void mx_identity_read(MxDisclosure *d, const GPtrArray *layouts, const MxPack *pack,
                      const GPtrArray *owners) {
    if (!g_str_has_prefix(d->document.kind, "government_"))
        read_body(d, layouts, pack, owners);
    if (d->document.year == 0)
        infer_year(d, pack, layouts);
}
