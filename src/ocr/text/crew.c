/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/text/crew.h"

/* Fewer lines than this for each are done before another thread has begun. */
#define LINES_EACH 2u

struct _MxCrew {
    MxRecogniser *recogniser;
    MxAlphabet *alphabet;
    guint threads;
    MxScratch **scratches; /* one for each */
};

/* What is read, and who takes which line: @next is the first that nobody has begun. */
typedef struct {
    const MxCrew *crew;
    const MxRaster *picture;
    const GPtrArray *lines;
    MxLineReading read;
    GPtrArray *signs;
    gint next;
} Work;

typedef struct {
    Work *work;
    MxScratch *scratch;
} Member;

MxCrew *mx_crew_new(MxRecogniser *recogniser, MxAlphabet *alphabet, guint threads) {
    MxCrew *crew = g_new(MxCrew, 1);
    *crew = (MxCrew){ recogniser, alphabet, threads, g_new(MxScratch *, threads) };
    for (guint i = 0; i < threads; i++)
        crew->scratches[i] = mx_scratch_new();
    return crew;
}

void mx_crew_free(MxCrew *crew) {
    if (crew == NULL)
        return;
    for (guint i = 0; i < crew->threads; i++)
        mx_scratch_free(crew->scratches[i]);
    g_free(crew->scratches);
    g_free(crew->alphabet);
    mx_recogniser_free(crew->recogniser);
    g_free(crew);
}

static gpointer take_lines(gpointer data) {
    const Member *member = data;
    Work *work = member->work;
    const MxLineReader reader = { work->crew->recogniser, work->crew->alphabet, member->scratch };
    for (;;) {
        guint i = (guint)g_atomic_int_add(&work->next, 1);
        if (i >= work->lines->len)
            return NULL;
        work->signs->pdata[i] = work->read(&reader, work->picture, work->lines->pdata[i]);
    }
}

GPtrArray *mx_crew_read(MxCrew *crew, const MxRaster *picture, const GPtrArray *lines,
                        MxLineReading read) {
    GPtrArray *signs = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_ptr_array_set_size(signs, (int)lines->len);
    Work work = { crew, picture, lines, read, signs, 0 };
    guint n = CLAMP(lines->len / LINES_EACH, 1, crew->threads);
    g_autofree Member *members = g_new(Member, n);
    g_autofree GThread **threads = g_new0(GThread *, n);
    for (guint i = 0; i < n; i++)
        members[i] = (Member){ &work, crew->scratches[i] };
    for (guint i = 1; i < n; i++) /* where there are no more threads, fewer do it */
        threads[i] = g_thread_try_new("lines", take_lines, &members[i], NULL);
    take_lines(&members[0]);
    for (guint i = 1; i < n; i++)
        if (threads[i] != NULL)
            g_thread_join(threads[i]);
    return signs;
}
