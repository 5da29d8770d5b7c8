/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the file is a rule; the library's own file is right, and so no error is handed on. */
#include "archive/organizations/words.h"

#include <gio/gio.h>
#include <string.h>

#define RESOURCE "/mingxi/words.tsv"

typedef struct {
    char *kind, *meaning;
    GRegex *regex;
} Rule;

struct MxWords {
    GPtrArray *rules;
};

static void rule_free(gpointer data) {
    Rule *rule = data;
    g_free(rule->kind);
    g_free(rule->meaning);
    g_regex_unref(rule->regex);
    g_free(rule);
}

static void add_line(MxWords *words, const char *line) {
    g_auto(GStrv) fields = g_strsplit(line, "\t", 3);
    if (*line == '#' || g_strv_length(fields) < 2)
        return;
    g_autoptr(GError) error = NULL;
    GRegex *regex = g_regex_new(fields[1], G_REGEX_OPTIMIZE, 0, &error);
    if (regex == NULL)
        g_error("words.tsv: %s", error->message);
    Rule *rule = g_new0(Rule, 1);
    rule->kind = g_strdup(fields[0]);
    rule->regex = regex;
    rule->meaning = g_strdup(fields[2] != NULL ? fields[2] : "");
    g_ptr_array_add(words->rules, rule);
}

MxWords *mx_words_load(void) {
    g_autoptr(GBytes) bytes = g_resources_lookup_data(RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(bytes != NULL);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    g_autofree char *text = g_strndup(data, length);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    MxWords *words = g_new0(MxWords, 1);
    words->rules = g_ptr_array_new_with_free_func(rule_free);
    for (char **line = lines; *line != NULL; line++)
        add_line(words, *line);
    return words;
}

void mx_words_free(MxWords *words) {
    if (words == NULL)
        return;
    g_ptr_array_unref(words->rules);
    g_free(words);
}

const char *mx_words_strip(const MxWords *words, const char *kind, const char *text) {
    for (guint i = 0; i < words->rules->len; i++) {
        const Rule *rule = words->rules->pdata[i];
        g_autoptr(GMatchInfo) match = NULL;
        int from, to;
        if (strcmp(rule->kind, kind) == 0 && g_regex_match(rule->regex, text, 0, &match) &&
            g_match_info_fetch_pos(match, 0, &from, &to) && from == 0)
            return text + to;
    }
    return text;
}

const char *mx_words_meaning(const MxWords *words, const char *kind, const char *text) {
    for (guint i = 0; i < words->rules->len; i++) {
        const Rule *rule = words->rules->pdata[i];
        if (strcmp(rule->kind, kind) == 0 && g_regex_match(rule->regex, text, 0, NULL))
            return rule->meaning;
    }
    return NULL;
}

char *mx_words_replace(const MxWords *words, const char *kind, const char *text) {
    char *out = g_strdup(text);
    for (guint i = 0; i < words->rules->len; i++) {
        const Rule *rule = words->rules->pdata[i];
        if (strcmp(rule->kind, kind) != 0)
            continue;
        char *next = g_regex_replace_literal(rule->regex, out, -1, 0, rule->meaning, 0, NULL);
        g_free(out);
        out = next;
    }
    return out;
}
