/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a run is: a bar on a terminal, a line now and then in a log, JSON for programs. */
#ifndef MX_CLI_TERMINAL_PROGRESS_H
#define MX_CLI_TERMINAL_PROGRESS_H

#include <mingxi/batch.h>

typedef enum {
    MX_PROGRESS_NONE,
    MX_PROGRESS_BAR,
    MX_PROGRESS_LINES,
    MX_PROGRESS_JSON,
} MxProgressStyle;

/** MxProgress: @shown_s: when it was shown last, in seconds of the run. */
typedef struct {
    MxProgressStyle style;
    double shown_s;
    bool bar_stands;
} MxProgress;

/** mx_progress_show: shows it, unless it was shown a moment ago. */
void mx_progress_show(MxProgress *shown, const MxBatchProgress *progress);

/** mx_progress_clear: takes the bar away, so that a message can stand in its place. */
void mx_progress_clear(MxProgress *shown);

/** mx_progress_end: the last JSON line, or the bar away. */
void mx_progress_end(MxProgress *shown, const MxBatchProgress *progress);

/** mx_progress_done: documents accounted for. */
guint64 mx_progress_done(const MxBatchProgress *progress);

#endif
