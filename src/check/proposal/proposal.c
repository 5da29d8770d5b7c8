/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *     read    9 . 9      the first digit is in doubt: ink before it belongs to no character
 *     sums    49.9       4 and 9 are what it may be, the rest is as read: proposed
 *     sums    59.8       the last digit, which is clear, says otherwise: not proposed
 */
#include "check/proposal/proposal.h"

#include <string.h>

#include "base/text.h"
#include "normalize/amount.h"

/* What one doubtful character may stand for: two that touch. */
#define MOST_INSTEAD 2

#define MOST_DIGITS 24

/* A reading of which more is in doubt says too little. */
#define MOST_OPEN 6

typedef struct {
    char text[MOST_DIGITS];
    bool stands[MOST_DIGITS];
    guint n, n_open, decimals;
} Reading;

/* The reading without commas; FALSE where it is no plain figure. */
static bool read_figure(const char *text, const double *sures, guint n, double sure,
                        Reading *reading) {
    *reading = (Reading){ 0 };
    bool point = false;
    guint i = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        if (mx_char_is_space(g_utf8_get_char(p)))
            continue;
        if (i >= n || reading->n >= MOST_DIGITS || strchr("0123456789.,-", *p) == NULL)
            return false;
        reading->decimals += point && g_ascii_isdigit(*p);
        point |= *p == '.';
        if (*p != ',') {
            reading->stands[reading->n] = sures[i] >= sure;
            reading->n_open += sures[i] < sure;
            reading->text[reading->n++] = *p;
        }
        i++;
    }
    return i == n && reading->n > 0;
}

/* @amount_e4 in the unit, with @decimals; FALSE where it has more. */
static bool print(gint64 amount_e4, gint64 unit_e4, guint decimals, char *out, gsize size) {
    guint64 left = amount_e4 < 0 ? -(guint64)amount_e4 : (guint64)amount_e4;
    guint64 unit = (guint64)unit_e4;
    int at = g_snprintf(out, size, "%s%" G_GUINT64_FORMAT "%s", amount_e4 < 0 ? "-" : "",
                        left / unit, decimals > 0 ? "." : "");
    for (left %= unit; decimals > 0; decimals--) {
        if (unit % 10 != 0 || at + 1 >= (int)size)
            return false;
        unit /= 10;
        out[at++] = (char)('0' + left / unit);
        out[at] = '\0';
        left %= unit;
    }
    return left == 0;
}

static bool match(const Reading *reading, guint i, const char *printed) {
    if (i == reading->n)
        return *printed == '\0';
    if (reading->stands[i])
        return *printed == reading->text[i] && match(reading, i + 1, printed + 1);
    for (int k = 0; k <= MOST_INSTEAD; k++) {
        if (match(reading, i + 1, printed + k))
            return true;
        if (printed[k] == '\0')
            break;
    }
    return false;
}

static bool has_standing_digit(const Reading *reading) {
    for (guint i = 0; i < reading->n; i++)
        if (reading->stands[i] && g_ascii_isdigit(reading->text[i]))
            return true;
    return false;
}

bool mx_proposal_agrees(const char *text, const double *sures, guint n, gint64 amount_e4,
                        gint64 unit_e4, double sure) {
    Reading reading;
    char printed[64];
    if (unit_e4 <= 0 || !read_figure(text, sures, n, sure, &reading) ||
        !print(amount_e4, unit_e4, reading.decimals, printed, sizeof printed))
        return false;
    char own[MOST_DIGITS + 1] = { 0 };
    memcpy(own, reading.text, reading.n);
    return g_str_equal(own, printed) ||
           (reading.n_open <= MOST_OPEN && has_standing_digit(&reading) &&
            match(&reading, 0, printed));
}
