/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of packs: loading, `extends`, and which profile a document is of. */
#include <mingxi/error.h>
#include <string.h>

#include "pattern/pack.h"
#include "pattern/rule/rules.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxPatterns, mx_patterns_free)

#define LEXICON "lexicon"
#define PACK_SUFFIX ".yaml"

static gint compare_names(gconstpointer a, gconstpointer b) {
    return g_strcmp0(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, so that detection and messages do not depend on the file system's order. */
static GPtrArray *list_files(const char *dir, GError **error) {
    g_autoptr(GError) inner = NULL;
    g_autoptr(GDir) open = g_dir_open(dir, 0, &inner);
    if (!open) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, inner->message);
        return NULL;
    }
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(open); name; name = g_dir_read_name(open))
        if (name[0] != '.' && g_str_has_suffix(name, PACK_SUFFIX))
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return g_steal_pointer(&names);
}

static MxPack *load_pack(const char *dir, const char *file, GError **error) {
    g_autofree char *path = g_build_filename(dir, file, NULL);
    g_autofree char *name = g_strndup(file, strlen(file) - strlen(PACK_SUFFIX));
    MxPackSource *source = mx_pack_source_load(path, error);
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

static void set_extends_error(GError **error, const MxPack *pack, const char *what) {
    const char *name = pack->source->tree->extends;
    const char *place = mx_pack_source_find(pack->source, NULL, "extends", name);
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:%u: extends: %s “%s”", pack->source->path,
                mx_pack_source_line(pack->source, place), what, name);
}

/* The pack and all it extends, nearest first. */
static GPtrArray *collect_chain(const MxPatterns *patterns, MxPack *pack, GError **error) {
    g_autoptr(GPtrArray) chain = g_ptr_array_new();
    while (pack) {
        g_ptr_array_add(chain, pack);
        const char *name = pack->source->tree->extends;
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

static bool add_codes(MxPatterns *patterns, const MxPackSource *source, GError **error) {
    for (unsigned i = 0; i < source->tree->codes_count; i++) {
        const char *entry = source->tree->codes[i];
        if (mx_codes_add(patterns->codes, entry))
            continue;
        g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s:%u: codes: no code and name: “%s”",
                    source->path, mx_pack_source_line(source, strstr(source->text, entry)), entry);
        return false;
    }
    return true;
}

static bool load_packs(MxPatterns *patterns, const char *dir, GError **error) {
    g_autoptr(GPtrArray) files = list_files(dir, error);
    if (!files)
        return false;
    for (guint i = 0; i < files->len; i++) {
        MxPack *pack = load_pack(dir, g_ptr_array_index(files, i), error);
        if (!pack)
            return false;
        g_ptr_array_add(patterns->packs, pack);
        if (!add_codes(patterns, pack->source, error))
            return false;
    }
    if (find_pack(patterns, LEXICON))
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_PATTERN, "%s: no %s%s among %u packs", dir, LEXICON,
                PACK_SUFFIX, files->len);
    return false;
}

MxPatterns *mx_patterns_load(const char *dir, GError **error) {
    g_autofree char *found = dir ? g_strdup(dir) : mx_patterns_default_dir();
    if (!found) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            "no pattern packs: MINGXI_PATTERNS is not set, none are installed");
        return NULL;
    }
    g_autoptr(MxPatterns) patterns = g_new0(MxPatterns, 1);
    patterns->packs = g_ptr_array_new_with_free_func((GDestroyNotify)mx_pack_free);
    patterns->codes = mx_codes_new();
    patterns->limits = mx_regex_limits_new();
    if (!load_packs(patterns, found, error) || !link_packs(patterns, error))
        return NULL;
    return g_steal_pointer(&patterns);
}

char *mx_patterns_fingerprint(const MxPatterns *patterns) {
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < patterns->packs->len; i++) {
        const MxPack *pack = g_ptr_array_index(patterns->packs, i);
        /* With the NULs that end them, so that no two lists of packs give the same bytes. */
        g_checksum_update(sum, (const guchar *)pack->name, (gssize)strlen(pack->name) + 1);
        g_checksum_update(sum, (const guchar *)pack->source->text,
                          (gssize)strlen(pack->source->text) + 1);
    }
    return g_strdup(g_checksum_get_string(sum));
}

void mx_patterns_free(MxPatterns *patterns) {
    if (!patterns)
        return;
    g_ptr_array_unref(patterns->packs);
    mx_codes_free(patterns->codes);
    pcre2_match_context_free(patterns->limits);
    g_free(patterns);
}

const MxPack *mx_patterns_lexicon(const MxPatterns *patterns) {
    return find_pack(patterns, LEXICON);
}

const MxPack *mx_patterns_profile(const MxPatterns *patterns, const char *name) {
    const MxPack *pack = name ? find_pack(patterns, name) : NULL;
    return pack ? pack : mx_patterns_lexicon(patterns);
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
