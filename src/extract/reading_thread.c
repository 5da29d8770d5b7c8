/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document's pages, read in a thread of their own. */
#include <mingxi/extract.h>

#include "base/numbers.h"
#include "extract/pipeline.h"

/* @stop: asked of the thread; all else is its own until it is joined. */
struct MxReading {
    char *path, *password;
    MxLimits limits;
    GThread *thread;
    gint stop;
    MxSource *source;
    GPtrArray *layouts;
    GError *error;
};

static gpointer read_pages(gpointer data) {
    MX_NUMBERS_USE_POINT;
    MxReading *reading = data;
    reading->source =
        mx_source_open(reading->path, reading->password, &reading->limits, &reading->error);
    if (reading->source != NULL)
        reading->layouts = mx_pipeline_load(reading->source, &reading->stop, &reading->error);
    return NULL;
}

MxReading *mx_reading_start(const char *path, const char *password, const MxLimits *limits) {
    const MxLimits standard = MX_LIMITS_DEFAULT;
    MxReading *reading = g_new0(MxReading, 1);
    reading->path = g_strdup(path);
    reading->password = g_strdup(password);
    reading->limits = limits ? *limits : standard;
    reading->thread = g_thread_new("reading", read_pages, reading);
    return reading;
}

static void join(MxReading *reading) {
    if (reading->thread != NULL)
        g_thread_join(g_steal_pointer(&reading->thread));
}

MxDisclosure *mx_reading_finish(MxReading *reading, const MxPatterns *patterns, GError **error) {
    MX_NUMBERS_USE_POINT;
    join(reading);
    if (reading->layouts == NULL) {
        g_propagate_error(error, g_steal_pointer(&reading->error));
        return NULL;
    }
    MxDisclosure *disclosure = mx_pipeline_read(reading->source, reading->layouts, patterns);
    g_clear_pointer(&reading->layouts, g_ptr_array_unref);
    return disclosure;
}

MxSource *mx_reading_source(MxReading *reading) {
    join(reading);
    return reading->source;
}

void mx_reading_free(MxReading *reading) {
    if (reading == NULL)
        return;
    g_atomic_int_set(&reading->stop, 1);
    join(reading);
    g_clear_pointer(&reading->layouts, g_ptr_array_unref);
    g_clear_error(&reading->error);
    mx_source_close(reading->source);
    g_free(reading->path);
    g_free(reading->password);
    g_free(reading);
}
