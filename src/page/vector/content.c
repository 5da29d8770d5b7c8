/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a content stream, as far as drawing without text needs them. */
#include "page/vector/content.h"

#include <stdbool.h>
#include <string.h>

/* ISO 32000-1, 7.2.2: what ends a name, a number or an operator. */
static bool is_space(guint8 c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
}

static bool is_delimiter(guint8 c) {
    switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '{':
    case '}':
    case '/':
    case '%':
        return true;
    default:
        return false;
    }
}

static bool is_regular(guint8 c) {
    return c > ' ' && !is_delimiter(c);
}

/* Bytes of zero in a row, which count as white space, and nobody complains of: where a stretch of
 * the file was lost. None of 7,550 published streams has so many, but in strings and pictures. */
#define GAP 16

static const guint8 ZEROS[GAP];

static bool begins_gap(const guint8 *at, const guint8 *end) {
    return end - at >= GAP && memcmp(at, ZEROS, GAP) == 0;
}

static bool begins_number(guint8 c) {
    return g_ascii_isdigit(c) || c == '-' || c == '.' || c == '+';
}

/* Digits beyond this value count no more. A page is 14,400 units at most, a scale 1 / 10,000. */
#define MAX_VALUE 1e12

/* A number with what wrong producers write, too: two signs, two points. */
double mx_content_number(MxContent *c) {
    double value = 0, unit = 1;
    bool negative = false, fraction = false;
    for (; c->at < c->end && begins_number(*c->at); c->at++) {
        if (*c->at == '-') {
            negative = true;
        } else if (*c->at == '.') {
            fraction = true;
        } else if (*c->at != '+' && value < MAX_VALUE) {
            value = 10 * value + *c->at - '0';
            unit = fraction ? unit * 10 : unit;
        }
    }
    return (negative ? -value : value) / unit;
}

static void skip_regular(MxContent *c) {
    while (c->at < c->end && is_regular(*c->at))
        c->at++;
}

/* Behind the bracket that opens it. */
static void skip_string(MxContent *c) {
    const guint8 *first = c->at;
    for (guint depth = 1; c->at < c->end && depth > 0; c->at++) {
        if (*c->at == '\\' && c->at + 1 < c->end)
            c->at++;
        else if (*c->at == '(')
            depth++;
        else if (*c->at == ')')
            depth--;
    }
    c->n_shown += (gsize)(c->at - first);
}

static void skip_hex_string(MxContent *c) {
    const guint8 *first = c->at, *last = memchr(first, '>', (gsize)(c->end - first));
    c->at = last ? last + 1 : c->end;
    c->n_shown += (gsize)(c->at - first) / 2;
    c->gap |= memmem(first, (gsize)(c->at - first), ZEROS, GAP) != NULL;
}

static void skip_comment(MxContent *c) {
    while (c->at < c->end && *c->at != '\n' && *c->at != '\r')
        c->at++;
}

/* A byte of a name may be written as # and two hexadecimal digits. */
static void read_name(MxContent *c) {
    gsize length = 0;
    for (; c->at < c->end && is_regular(*c->at); c->at++) {
        bool coded = *c->at == '#' && c->end - c->at > 2 && g_ascii_isxdigit(c->at[1]) &&
                     g_ascii_isxdigit(c->at[2]);
        int byte =
            coded ? g_ascii_xdigit_value((char)c->at[1]) << 4 | g_ascii_xdigit_value((char)c->at[2])
                  : *c->at;
        if (length < sizeof c->name - 1)
            c->name[length++] = (char)byte;
        c->at += coded ? 2 : 0;
    }
    c->name[length] = 0;
}

/* Bytes after `EI` that are looked at. Image data has an `EI` between white space every few
 * hundred KB, but hardly one that text follows. */
#define AFTER_EI 12

static bool ends_image(const guint8 *at, const guint8 *end) {
    if (at[0] != 'E' || at[1] != 'I' || !is_space(at[-1]))
        return false;
    for (const guint8 *p = at + 2; p < end && p < at + AFTER_EI; p++)
        if (!is_space(*p) && (*p < ' ' || *p > '~'))
            return false;
    return at + 2 == end || is_space(at[2]);
}

/* Behind `ID`: on to its `EI`. */
static void skip_image(MxContent *c) {
    for (const guint8 *p = c->at + 1; p + 2 <= c->end; p++)
        if (ends_image(p, c->end)) {
            c->at = p + 2;
            return;
        }
    c->at = c->end;
}

/* An operator is up to three characters; longer ones are no operators, but none is cut to one. */
static guint32 read_operator(MxContent *c) {
    const guint8 *from = c->at;
    skip_regular(c);
    gsize length = (gsize)(c->at - from);
    guint32 op = 0;
    for (gsize i = 0; i < MIN(length, 4); i++)
        op |= (guint32)from[i] << 8 * i;
    if (op != MX_OPERATOR('I', 'D', 0))
        return op;
    skip_image(c);
    return MX_OPERATOR('E', 'I', 0);
}

static void keep_number(MxContent *c, double number) {
    c->sum += number < 0 ? -number : number;
    if (c->n_numbers < MX_CONTENT_OPERANDS)
        c->numbers[c->n_numbers++] = number;
}

guint32 mx_content_next(MxContent *c) {
    c->n_numbers = 0;
    c->name[0] = 0;
    c->from = c->at;
    c->n_shown = 0;
    c->sum = 0;
    while (c->at < c->end) {
        guint8 first = *c->at;
        if (begins_number(first)) {
            keep_number(c, mx_content_number(c));
        } else if (is_regular(first)) {
            return read_operator(c);
        } else {
            c->gap |= first == 0 && begins_gap(c->at, c->end);
            c->at++;
            if (first == '/')
                read_name(c);
            else if (first == '(')
                skip_string(c);
            else if (first == '<' && c->at < c->end && *c->at != '<')
                skip_hex_string(c);
            else if (first == '%')
                skip_comment(c);
            else if (first == '<' || first == '>')
                c->at += c->at < c->end && *c->at == first;
        }
    }
    return 0;
}
