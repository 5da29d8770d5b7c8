/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents through worker processes to whoever wants their answers. */
#include <mingxi/batch.h>

#include "base/numbers.h"
#include "batch/input/search.h"
#include "batch/run.h"
#include "batch/worker/sandbox.h"

/* FALSE without an error is how a taker stops the run. */
typedef struct {
    const MxDocumentRun *run;
    bool stopped;
} Each;

static bool take(MxItem *item, gpointer data, GError **error) {
    (void)error;
    Each *each = data;
    const MxDocumentRun *run = each->run;
    g_autoptr(GByteArray) answer =
        item->answer != NULL ? g_bytes_unref_to_array(g_steal_pointer(&item->answer)) : NULL;
    const MxDocumentFailure failure = { item->code, item->message };
    each->stopped =
        !run->take(item->work->name, answer, answer == NULL ? &failure : NULL, run->data);
    return !each->stopped;
}

char **mx_find_documents(const char *folder) {
    char *path = (char *)folder;
    g_autoptr(GPtrArray) found = mx_search(&path, 1);
    GPtrArray *paths = g_ptr_array_new();
    for (guint i = 0; i < found->len; i++) {
        const MxFound *file = found->pdata[i];
        if (file->message != NULL || mx_name_is_pdf(file->path))
            g_ptr_array_add(paths, g_strdup(file->path));
    }
    g_ptr_array_add(paths, NULL);
    return (char **)g_ptr_array_free(paths, FALSE);
}

bool mx_each_document(const MxDocumentRun *run, GError **error) {
    MX_NUMBERS_USE_POINT;
    Each each = { .run = run };
    const MxProcessLimits *limits = &run->limits;
    MxWorkerSettings settings = mx_worker_settings(run->job, run->data, limits);
    settings.begin = run->begin;
    settings.password = run->password;
    settings.readable = run->readable;
    if (!mx_sandbox_check(limits->require_sandbox, error))
        return false;
    guint jobs = MIN(mx_count_jobs(limits->jobs), MAX(run->n_paths, 1u));
    g_autoptr(MxPool) pool = mx_pool_new(&settings, jobs, limits->timeout_s);
    g_autoptr(MxWorkList) list = mx_work_list_new_plain(run->paths, run->n_paths, &settings);
    const MxRunHandlers handlers = { .take = take, .data = &each };
    return mx_run(list, pool, jobs, &handlers, error) || each.stopped;
}
