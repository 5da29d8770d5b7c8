/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page/vector/text/string.h"

static int read_escape(const guint8 **at, const guint8 *end) {
    static const char FROM[] = "nrtbf", TO[] = "\n\r\t\b\f";
    guint8 c = *(*at)++;
    for (int i = 0; FROM[i] != 0; i++)
        if (c == FROM[i])
            return TO[i];
    if (c == '\r' && *at < end && **at == '\n')
        (*at)++;
    if (c == '\r' || c == '\n')
        return -1; /* the line goes on */
    if (c < '0' || c > '7')
        return c;
    int value = c - '0';
    for (int k = 0; k < 2 && *at < end && **at >= '0' && **at <= '7'; k++)
        value = value * 8 + *(*at)++ - '0';
    return value & 0xFF;
}

const guint8 *mx_string_read_literal(const guint8 *at, const guint8 *end, GByteArray *into) {
    for (guint depth = 1; at < end;) {
        int c = *at++;
        if (c == '\\' && at < end)
            c = read_escape(&at, end);
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0)
            break;
        guint8 byte = (guint8)c;
        if (c >= 0)
            g_byte_array_append(into, &byte, 1);
    }
    return at;
}

const guint8 *mx_string_read_hexadecimal(const guint8 *at, const guint8 *end, GByteArray *into) {
    guint n = 0, value = 0;
    for (; at < end && *at != '>'; at++) {
        if (!g_ascii_isxdigit(*at))
            continue;
        value = value << 4 | (guint)g_ascii_xdigit_value((char)*at);
        guint8 byte = (guint8)value;
        if (++n % 2 == 0)
            g_byte_array_append(into, &byte, 1);
    }
    guint8 last = (guint8)(value << 4);
    if (n % 2 == 1)
        g_byte_array_append(into, &last, 1);
    return at < end ? at + 1 : at;
}
