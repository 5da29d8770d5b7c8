/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shown at intervals, not at every document. */
#include "cli/terminal/progress.h"

#include <stdio.h>

#include "base/translate.h"

/* Seconds between two showings. A log that is read afterwards wants few lines. */
#define BAR_S 0.2
#define LINES_S 10
#define JSON_S 1

#define BAR_WIDTH 24

guint64 mx_progress_done(const MxBatchProgress *p) {
    return p->read + p->failed + p->unchanged + p->failed_before + p->duplicates + p->elsewhere;
}

static double rate(double count, double seconds) {
    return seconds > 0 ? count / seconds : 0;
}

/* Seconds left, from the documents of this run; -1 before the first. */
static double time_left(const MxBatchProgress *p) {
    guint64 done = mx_progress_done(p);
    if (done == 0 || p->total < done)
        return -1;
    return (double)(p->total - done) * p->seconds / (double)done;
}

static void print_time(FILE *to, double seconds) {
    if (seconds < 0) {
        fputs("--:--", to);
        return;
    }
    guint64 s = (guint64)seconds;
    if (s >= 3600)
        fprintf(to, "%" G_GUINT64_FORMAT ":", s / 3600);
    fprintf(to, "%02u:%02u", (guint)(s / 60 % 60), (guint)(s % 60));
}

static void print_line(FILE *to, const MxBatchProgress *p) {
    fprintf(to, _("%u/%u documents, %u pages, %.1f documents/s, left "), (guint)mx_progress_done(p),
            (guint)p->total, (guint)(p->pages + p->pages_begun),
            rate((double)(p->read + p->failed), p->seconds));
    print_time(to, time_left(p));
    fprintf(to, _(", %u failed"), (guint)(p->failed + p->failed_before));
}

static void print_bar(const MxBatchProgress *p) {
    guint64 done = mx_progress_done(p);
    guint full = p->total > 0 ? (guint)(MIN(done, p->total) * BAR_WIDTH / p->total) : 0;
    fputs("\r[", stderr);
    for (guint i = 0; i < BAR_WIDTH; i++)
        fputc(i < full ? '#' : ' ', stderr);
    fputs("] ", stderr);
    print_line(stderr, p);
    fputs("\033[K", stderr);
    fflush(stderr);
}

static void print_json(const MxBatchProgress *p) {
    fprintf(stderr,
            "{\"total\":%" G_GUINT64_FORMAT ",\"done\":%" G_GUINT64_FORMAT
            ",\"read\":%" G_GUINT64_FORMAT ",\"failed\":%" G_GUINT64_FORMAT
            ",\"unchanged\":%" G_GUINT64_FORMAT ",\"failed_before\":%" G_GUINT64_FORMAT
            ",\"duplicates\":%" G_GUINT64_FORMAT ",\"elsewhere\":%" G_GUINT64_FORMAT
            ",\"pages\":%" G_GUINT64_FORMAT ",\"pages_begun\":%" G_GUINT64_FORMAT
            ",\"seconds\":%.1f,\"left\":%.1f}\n",
            p->total, mx_progress_done(p), p->read, p->failed, p->unchanged, p->failed_before,
            p->duplicates, p->elsewhere, p->pages, p->pages_begun, p->seconds, time_left(p));
}

void mx_progress_show(MxProgress *shown, const MxBatchProgress *p) {
    static const double PAUSE_S[] = { 0, BAR_S, LINES_S, JSON_S };
    if (shown->style == MX_PROGRESS_NONE || p->seconds - shown->shown_s < PAUSE_S[shown->style])
        return;
    shown->shown_s = p->seconds;
    if (shown->style == MX_PROGRESS_BAR) {
        print_bar(p);
        shown->bar_stands = true;
    } else if (shown->style == MX_PROGRESS_JSON) {
        print_json(p);
    } else {
        fputs("mingxi: ", stderr);
        print_line(stderr, p);
        fputc('\n', stderr);
    }
}

void mx_progress_clear(MxProgress *shown) {
    if (shown->bar_stands)
        fputs("\r\033[K", stderr);
    shown->bar_stands = false;
}

void mx_progress_end(MxProgress *shown, const MxBatchProgress *progress) {
    mx_progress_clear(shown);
    if (shown->style == MX_PROGRESS_JSON)
        print_json(progress);
}
