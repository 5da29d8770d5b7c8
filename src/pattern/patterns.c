/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of packs: loading, `extends`, and which profile a document is of. */
#include <mingxi/error.h>
#include <string.h>

#include "base/numbers.h"
#include "pattern/pack.h"
#include "pattern/pattern.h"
#include "pattern/rule/rules.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

#define LEXICON "lexicon"

static gint compare_names(gconstpointer a, gconstpointer b) {
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

/* A folder of something else than packs may lie beside them; but one with YAML files was meant. */
static bool add_if_pack(GPtrArray *names, const char *dir, const char *name, GError **error) {
    g_autofree char *path = g_build_filename(dir, name, NULL);
    if (name[0] == '.' || g_str_has_suffix(name, MX_PACK_SUFFIX) ||
        !g_file_test(path, G_FILE_TEST_IS_DIR))
        return true;
    g_autoptr(GPtrArray) files = mx_pack_list_files(path, error);
    if (!files)
        return false;
    if (files->len > 0)
        g_ptr_array_add(names, g_strdup(name));
    return true;
}

static bool add_folders(GPtrArray *names, const char *dir, GError **error) {
    g_autoptr(GDir) open = g_dir_open(dir, 0, NULL);
    const char *name = NULL;
    while (open && (name = g_dir_read_name(open)))
        if (!add_if_pack(names, dir, name, error))
            return false;
    return true;
}

/* The names of the packs, of both kinds; sorted, so that detection and messages do not depend on
 * the file system's order. */
static GPtrArray *list_packs(const char *dir, GError **error) {
    g_autoptr(GPtrArray) names = mx_pack_list_files(dir, error);
    if (!names || !add_folders(names, dir, error))
        return NULL;
    g_ptr_array_sort(names, compare_names);
    for (guint i = 1; i < names->len; i++) {
        const char *name = names->pdata[i];
        if (!g_str_equal(names->pdata[i - 1], name))
            continue;
        g_autofree char *path = g_build_filename(dir, name, NULL);
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s%s:1: pack: the folder %s is “%s” too",
                    path, MX_PACK_SUFFIX, path, name);
        return NULL;
    }
    return g_steal_pointer(&names);
}

static MxPack *load_pack(const char *dir, const char *name, GError **error) {
    g_autofree char *file = g_strconcat(name, MX_PACK_SUFFIX, NULL);
    g_autofree char *single = g_build_filename(dir, file, NULL);
    g_autofree char *folder = g_build_filename(dir, name, NULL);
    bool is_single = g_file_test(single, G_FILE_TEST_EXISTS);
    MxPackSource *source = mx_pack_source_load(is_single ? single : folder, error);
    return source ? mx_pack_new(name, source, error) : NULL;
}

static MxPack *find_pack(const MxPatterns *patterns, const char *name) {
    for (guint i = 0; i < patterns->packs->len; i++) {
        MxPack *pack = g_ptr_array_index(patterns->packs, i);
        if (g_str_equal(pack->name, name))
            return pack;
    }
    return NULL;
}

static const char *extends(const MxPack *pack) {
    return mx_pack_source_head(pack->source)->tree->extends;
}

static void set_extends_error(GError **error, const MxPack *pack, const char *what) {
    const MxPackFile *head = mx_pack_source_head(pack->source);
    const char *name = extends(pack);
    mx_pack_file_refuse(head, mx_pack_file_find(head, NULL, "extends", name), error,
                        "extends: %s “%s”", what, name);
}

/* The pack and all it extends, nearest first. */
static GPtrArray *collect_chain(const MxPatterns *patterns, MxPack *pack, GError **error) {
    g_autoptr(GPtrArray) chain = g_ptr_array_new();
    while (pack) {
        g_ptr_array_add(chain, pack);
        const char *name = extends(pack);
        MxPack *next = name ? find_pack(patterns, name) : NULL;
        bool cycle = next && g_ptr_array_find(chain, next, NULL);
        if (cycle || (name && !next)) {
            set_extends_error(error, pack, cycle ? "a cycle through" : "no pack called");
            return NULL;
        }
        pack = next;
    }
    return g_steal_pointer(&chain);
}

static bool link_packs(MxPatterns *patterns, GError **error) {
    for (guint i = 0; i < patterns->packs->len; i++) {
        MxPack *pack = g_ptr_array_index(patterns->packs, i);
        g_autoptr(GPtrArray) chain = collect_chain(patterns, pack, error);
        if (!chain || !mx_pack_link(pack, chain, error) ||
            !mx_pack_compile_rules(pack, patterns, error))
            return false;
        pack->limits = patterns->limits;
        pack->codes = patterns->codes;
    }
    return true;
}

static bool add_codes(MxPatterns *patterns, const MxPackFile *file, GError **error) {
    for (unsigned i = 0; i < file->tree->codes_count; i++) {
        const char *entry = file->tree->codes[i];
        if (mx_classification_add(patterns->codes, entry))
            continue;
        mx_pack_file_refuse(file, strstr(file->text, entry), error, "codes: no code and name: “%s”",
                            entry);
        return false;
    }
    return true;
}

static bool add_pack(MxPatterns *patterns, MxPack *pack, GError **error) {
    g_ptr_array_add(patterns->packs, pack);
    const GPtrArray *files = pack->source->files;
    for (guint i = 0; i < files->len; i++)
        if (!add_codes(patterns, files->pdata[i], error))
            return false;
    return true;
}

static bool load_packs(MxPatterns *patterns, const char *dir, GError **error) {
    g_autoptr(GPtrArray) names = list_packs(dir, error);
    if (!names)
        return false;
    for (guint i = 0; i < names->len; i++) {
        MxPack *pack = load_pack(dir, names->pdata[i], error);
        if (!pack || !add_pack(patterns, pack, error))
            return false;
    }
    if (find_pack(patterns, LEXICON))
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s: no %s among %u packs", dir, LEXICON,
                names->len);
    return false;
}

MxPatterns *mx_patterns_load(const char *dir, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autofree char *found = dir ? g_strdup(dir) : mx_patterns_default_dir();
    if (!found) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            "no pattern packs: MINGXI_PATTERNS is not set, none are installed");
        return NULL;
    }
    g_autoptr(MxPatterns) patterns = g_new0(MxPatterns, 1);
    patterns->packs = g_ptr_array_new_with_free_func((GDestroyNotify)mx_pack_free);
    patterns->codes = mx_classification_new();
    patterns->limits = mx_regex_limits_new();
    if (load_packs(patterns, found, error) && link_packs(patterns, error))
        return g_steal_pointer(&patterns);
    mx_pack_error_join_lines(error); /* it may quote what goes over several */
    return NULL;
}

/* With the NULs that end them, so that no two lists of files give the same bytes. */
static void add_text(GChecksum *sum, const char *text) {
    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
}

char *mx_patterns_fingerprint(const MxPatterns *patterns) {
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const GPtrArray *files = ((const MxPack *)patterns->packs->pdata[i])->source->files;
        for (guint k = 0; k < files->len; k++) {
            const MxPackFile *file = files->pdata[k];
            add_text(sum, file->name);
            add_text(sum, file->text);
        }
    }
    return g_strdup(g_checksum_get_string(sum));
}

void mx_patterns_free(MxPatterns *patterns) {
    if (!patterns)
        return;
    g_ptr_array_unref(patterns->packs);
    mx_classification_free(patterns->codes);
    pcre2_match_context_free(patterns->limits);
    g_free(patterns);
}

const MxClassification *mx_patterns_classification(const MxPatterns *patterns) {
    return patterns->codes;
}

const MxPack *mx_patterns_lexicon(const MxPatterns *patterns) {
    return find_pack(patterns, LEXICON);
}

const MxPack *mx_patterns_profile(const MxPatterns *patterns, const char *name) {
    const MxPack *pack = name ? find_pack(patterns, name) : NULL;
    return pack ? pack : mx_patterns_lexicon(patterns);
}

const MxPack *mx_patterns_governments(const MxPatterns *patterns, const MxPack *pack) {
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *own = patterns->packs->pdata[i];
        const MxDocuments *documents = mx_pack_source_head(own->source)->tree->documents;
        if (documents != NULL && *documents == MX_DOCUMENTS_GOVERNMENTS)
            return own;
    }
    return pack;
}

static guint count_detected(const MxPack *pack, const char *text, pcre2_match_data *data) {
    guint n = 0;
    for (guint i = 0; i < pack->detect->len; i++)
        n += mx_regex_matches(g_ptr_array_index(pack->detect, i), text, pack->limits, data, NULL);
    return n;
}

const MxPack *mx_patterns_detect(const MxPatterns *patterns, const char *text) {
    g_autoptr(pcre2_match_data) data = mx_regex_data_new();
    const MxPack *best = NULL;
    guint most = 0;
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = g_ptr_array_index(patterns->packs, i);
        guint n = count_detected(pack, text, data);
        if (n > most) {
            best = pack;
            most = n;
        }
    }
    return best;
}

/* The shortest example of the first entry with that id: the others say the same with more words. */
static char *find_label(const MxPack *pack, const char *id) {
    const char *shortest = NULL;
    for (guint i = 0; shortest == NULL && i < pack->fields->len; i++) {
        const MxRuleSource *source = ((const MxRule *)pack->fields->pdata[i])->source;
        for (unsigned k = 0; strcmp(source->id, id) == 0 && k < source->examples_count; k++)
            if (shortest == NULL || strlen(source->examples[k]) < strlen(shortest))
                shortest = source->examples[k];
    }
    const char *slash = shortest ? strrchr(shortest, '/') : NULL; /* what stands left of it */
    char *label = g_strdup(slash ? slash + 1 : shortest);
    if (label != NULL && g_str_has_suffix(label, "：")) /* a label's own colon */
        label[strlen(label) - strlen("：")] = '\0';
    return label;
}

char *mx_patterns_field_label(const MxPatterns *patterns, const char *id) {
    const MxPack *pack = mx_patterns_lexicon(patterns);
    g_autofree char *funds = g_strconcat("funds.", id, NULL);
    const char *dot = strchr(id, '.');
    g_autofree char *source = g_strconcat("funds.", dot ? dot + 1 : "", NULL);
    char *label = find_label(pack, id);
    if (label == NULL)
        label = find_label(pack, funds);
    return label ? label : find_label(pack, source);
}

static void add_examples(const GPtrArray *rules, GPtrArray *words) {
    for (guint i = 0; i < rules->len; i++) {
        const MxRuleSource *source = ((const MxRule *)rules->pdata[i])->source;
        for (unsigned k = 0; k < source->examples_count; k++)
            g_ptr_array_add(words, source->examples[k]);
    }
}

GPtrArray *mx_patterns_words(const MxPatterns *patterns) {
    GPtrArray *words = g_ptr_array_new();
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = patterns->packs->pdata[i];
        for (guint list = 0; list < MX_N_LISTS; list++)
            add_examples(pack->own[list], words);
    }
    mx_classification_names(patterns->codes, words);
    return words;
}
