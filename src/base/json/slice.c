/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One pass copies the text and sets a slice over each value:
 *
 *   {"rows":[{"page":3,"text":"合计"},…]}
 *    ·····································    root
 *           ··························        "rows", its child
 *            ·······················          an item, its child …
 *
 * Nothing is converted before somebody asks: a number is where it begins, a string is unescaped
 * when it is read.
 */
#include "base/json/slice.h"

#include <stdlib.h>
#include <string.h>

/* A document of the contract is 12 deep. Deeper than this the stack of a thread of 8 MB would still
 * hold, but nothing that the program writes. */
#define MAX_DEPTH 200

/* Slices that are allocated together: 56 KB. */
#define BLOCK 1000u

struct MxSlices {
    char *text;
    GPtrArray *blocks; /* of BLOCK slices */
    guint used;        /* of the last one */
    MxSlice *root;
    GStringChunk *strings;
};

typedef struct {
    const char *in;
    char *out;
    MxSlices *slices;
    guint depth;
} Reader;

static MxSlice *add_slice(MxSlices *slices) {
    if (slices->blocks->len == 0 || slices->used == BLOCK) {
        g_ptr_array_add(slices->blocks, g_new(MxSlice, BLOCK));
        slices->used = 0;
    }
    MxSlice *block = slices->blocks->pdata[slices->blocks->len - 1];
    MxSlice *slice = &block[slices->used++];
    *slice = (MxSlice){ 0 };
    return slice;
}

/* ---------------------------------------------------------------------------------- reading -- */

static bool read_value(Reader *r, MxSlice *slice);

static char peek(Reader *r) {
    while (*r->in == ' ' || *r->in == '\n' || *r->in == '\t' || *r->in == '\r')
        r->in++;
    return *r->in;
}

static bool take(Reader *r, char c) {
    if (peek(r) != c)
        return false;
    *r->out++ = *r->in++;
    return true;
}

static void copy(Reader *r, gsize n) {
    memcpy(r->out, r->in, n);
    r->out += n;
    r->in += n;
}

static bool read_string(Reader *r) {
    const char *p = r->in + 1;
    while (*p != '"' && *p != '\0')
        p += p[0] == '\\' && p[1] != '\0' ? 2 : 1;
    if (*p == '\0')
        return false;
    copy(r, (gsize)(p + 1 - r->in));
    return true;
}

static bool read_number(Reader *r) {
    gsize n = strspn(r->in, "+-.0123456789eE");
    if (n == 0)
        return false;
    const char *end = r->in + n;
    bool whole = n > 2 && end[-2] == '.' && end[-1] == '0';
    copy(r, whole ? n - 2 : n);
    r->in = end;
    return true;
}

static bool read_word(Reader *r) {
    static const char *const WORDS[] = { "true", "false", "null" };
    for (gsize i = 0; i < G_N_ELEMENTS(WORDS); i++)
        if (g_str_has_prefix(r->in, WORDS[i])) {
            copy(r, strlen(WORDS[i]));
            return true;
        }
    return false;
}

static bool read_key(Reader *r, MxSlice *member) {
    if (peek(r) != '"')
        return false;
    const char *key = r->out;
    if (!read_string(r))
        return false;
    member->key = key + 1;
    member->key_length = (gsize)(r->out - key) - 2;
    return take(r, ':');
}

/* The members of an object or the items of an array, up to @close. */
static bool read_children(Reader *r, MxSlice *parent, char close) {
    MxSlice **next = &parent->child;
    copy(r, 1);
    if (peek(r) == close)
        return take(r, close);
    do {
        MxSlice *child = add_slice(r->slices);
        if ((close == '}' && !read_key(r, child)) || !read_value(r, child))
            return false;
        *next = child;
        next = &child->next;
    } while (take(r, ','));
    return take(r, close);
}

static bool read_value(Reader *r, MxSlice *slice) {
    char first = peek(r);
    slice->text = r->out;
    if (r->depth++ == MAX_DEPTH)
        return false;
    bool good = first == '{'             ? read_children(r, slice, '}')
                : first == '['           ? read_children(r, slice, ']')
                : first == '"'           ? read_string(r)
                : g_ascii_isalpha(first) ? read_word(r)
                                         : read_number(r);
    r->depth--;
    slice->length = (gsize)(r->out - slice->text);
    return good;
}

MxSlices *mx_slices_read(const char *json) {
    g_autoptr(MxSlices) slices = g_new0(MxSlices, 1);
    slices->text = g_malloc(strlen(json) + 1);
    slices->blocks = g_ptr_array_new_with_free_func(g_free);
    slices->strings = g_string_chunk_new(4096);
    slices->root = add_slice(slices);
    Reader r = { json, slices->text, slices, 0 };
    if (!read_value(&r, slices->root) || peek(&r) != '\0')
        return NULL;
    *r.out = '\0';
    return g_steal_pointer(&slices);
}

void mx_slices_free(MxSlices *slices) {
    if (slices == NULL)
        return;
    g_free(slices->text);
    g_ptr_array_unref(slices->blocks);
    g_string_chunk_free(slices->strings);
    g_free(slices);
}

/* ---------------------------------------------------------------------------------- strings -- */

static gunichar read_hex(const char *p) {
    gunichar value = 0;
    for (int i = 0; i < 4; i++) {
        int digit = g_ascii_xdigit_value(p[i]);
        if (digit < 0)
            return 0xFFFD;
        value = value * 16 + (gunichar)digit;
    }
    return value;
}

/* The character that the escape at @p stands for; returns what follows it. */
static const char *append_escaped(GString *out, const char *p) {
    static const char NAMES[] = "bfnrt", MEANT[] = "\b\f\n\r\t";
    const char *name = strchr(NAMES, p[1]);
    if (p[1] != 'u') {
        g_string_append_c(out, name != NULL ? MEANT[name - NAMES] : p[1]);
        return p + 2;
    }
    gunichar ch = read_hex(p + 2);
    p += 6;
    if (ch >= 0xD800 && ch < 0xDC00 && p[0] == '\\' && p[1] == 'u') {
        gunichar low = read_hex(p + 2);
        ch = 0x10000 + ((ch - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
        p += 6;
    }
    g_string_append_unichar(out, ch);
    return p;
}

static const char *unescape(MxSlices *slices, const char *text, gsize length) {
    if (memchr(text, '\\', length) == NULL)
        return g_string_chunk_insert_len(slices->strings, text, (gssize)length);
    g_autoptr(GString) out = g_string_sized_new(length);
    for (const char *p = text; p < text + length;) {
        if (*p == '\\')
            p = append_escaped(out, p);
        else
            g_string_append_c(out, *p++);
    }
    return g_string_chunk_insert_len(slices->strings, out->str, (gssize)out->len);
}

const MxSlice *mx_slices_root(const MxSlices *slices) {
    return slices->root;
}

const char *mx_slices_string(MxSlices *slices, const MxSlice *slice) {
    return mx_slice_is(slice, '"') ? unescape(slices, slice->text + 1, slice->length - 2) : NULL;
}

const char *mx_slices_key(MxSlices *slices, const MxSlice *slice) {
    return unescape(slices, slice->key, slice->key_length);
}

/* ----------------------------------------------------------------------------------- values -- */

static bool has_key(const MxSlice *member, const char *key, gsize length) {
    return member->key != NULL && member->key_length == length &&
           memcmp(member->key, key, length) == 0;
}

bool mx_slice_has_key(const MxSlice *slice, const char *key) {
    return has_key(slice, key, strlen(key));
}

const MxSlice *mx_slice_get(const MxSlice *object, const char *key) {
    gsize length = strlen(key);
    if (!mx_slice_is(object, '{'))
        return NULL;
    for (const MxSlice *member = object->child; member != NULL; member = member->next)
        if (has_key(member, key, length))
            return member;
    return NULL;
}

guint mx_slice_count(const MxSlice *slice) {
    guint n = 0;
    for (const MxSlice *item = slice != NULL ? slice->child : NULL; item != NULL; item = item->next)
        n++;
    return n;
}

bool mx_slice_is(const MxSlice *slice, char first) {
    return slice != NULL && slice->text[0] == first;
}

bool mx_slice_integer(const MxSlice *slice, int *value) {
    if (slice == NULL || !(g_ascii_isdigit(slice->text[0]) || slice->text[0] == '-'))
        return false;
    *value = (int)strtol(slice->text, NULL, 10);
    return true;
}

bool mx_slice_says(const MxSlice *slice, const char *json) {
    return slice != NULL && slice->length == strlen(json) &&
           memcmp(slice->text, json, slice->length) == 0;
}

bool mx_slice_equal(const MxSlice *a, const MxSlice *b) {
    return a != NULL && b != NULL && a->length == b->length &&
           memcmp(a->text, b->text, a->length) == 0;
}

/* ---------------------------------------------------------------------------------- writing -- */

void mx_slice_append(GString *out, const MxSlice *slice) {
    g_string_append_len(out, slice->text, (gssize)slice->length);
}

static const MxSliceChange *find_change(const MxSliceChange *changes, const MxSlice *member) {
    for (; changes->key != NULL; changes++)
        if (mx_slice_has_key(member, changes->key))
            return changes;
    return NULL;
}

void mx_slice_append_changed(GString *out, const MxSlice *object, const MxSliceChange *changes,
                             const char *more) {
    bool first = true;
    g_string_append_c(out, '{');
    for (const MxSlice *member = object->child; member != NULL; member = member->next) {
        const MxSliceChange *change = find_change(changes, member);
        if (change != NULL && change->text == NULL)
            continue;
        g_string_append(out, first ? "\"" : ",\"");
        g_string_append_len(out, member->key, (gssize)member->key_length);
        g_string_append(out, "\":");
        if (change != NULL)
            g_string_append(out, change->text);
        else
            mx_slice_append(out, member);
        first = false;
    }
    if (more != NULL && *more != '\0') {
        g_string_append(out, first ? "" : ",");
        g_string_append(out, more);
    }
    g_string_append_c(out, '}');
}
