/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents are begun in the list's order, end in any, and are taken in the list's order again:
 *
 *     list ──> [ taken | read | reading | read | hashing | waiting ] ──> not begun
 *               ^ head of the window
 *
 * Hashes are decided upon in order too: of two files with the same bytes the first is read, whoever
 * is faster. The window is bounded: what a killed run loses is what is in it.
 */
#include "batch/run.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Documents between the list and who takes them, per worker and at least, and the bytes of answers
 * among them: a slow document lets the others run ahead by so much. */
#define WINDOW_PER_WORKER 8
#define WINDOW_LEAST 32
#define WINDOW_BYTES (64u * 1024 * 1024)

/* A worker that is killed from outside is none of the document's fault, but the third time. What
 * else may be no fault of the document's, as a crash of a process that had read many others, is
 * tried once more. */
#define MAX_TRIES_KILLED 3
#define MAX_TRIES 2

/* Pages of a document that may end its process before it is given up: each costs another reading of
 * those before it, or all of its time. */
#define MAX_SKIPPED 3

#define TICK_MS 250

typedef struct {
    MxWorkList *list;
    MxPool *pool;
    const MxRunHandlers *handlers;
    GQueue window; /* of MxItem */
    guint max_items;
    gsize held_bytes;
    bool list_ended, list_waits;
    GError *error;
} Run;

static void item_free(MxItem *item) {
    mx_work_free(item->work);
    if (item->answer != NULL)
        g_bytes_unref(item->answer);
    if (item->skipped != NULL)
        g_array_unref(item->skipped);
    g_free(item->code);
    g_free(item->message);
    g_free(item);
}

guint mx_count_jobs(guint jobs) {
    return jobs > 0 ? jobs : g_get_num_processors();
}

static bool is_cancelled(const Run *run) {
    return run->handlers->cancelled != NULL && *run->handlers->cancelled != 0;
}

static void fail_item(MxItem *item, const char *code, const char *message) {
    item->state = MX_ITEM_FAILED;
    item->code = g_strdup(code);
    item->message = g_strdup(message);
}

/* The file is not needed any more; a member of an archive is held in memory by it. */
static void close_file(MxItem *item) {
    if (item->work->file >= 0)
        close(item->work->file);
    item->work->file = -1;
}

/* ----------------------------------------------------------------------------------- events -- */

static void take_answer(Run *run, MxItem *item, const MxPoolEvent *event) {
    item->state = MX_ITEM_READ;
    g_clear_pointer(&item->code, g_free);
    g_clear_pointer(&item->message, g_free);
    item->pages = event->pages;
    item->answer = g_bytes_new(event->payload, event->length);
    run->held_bytes += event->length;
}

/* The page that was being read is left out when the document is read once more. */
static bool skip_page(MxItem *item, const MxPoolEvent *event) {
    if (item->skipped == NULL)
        item->skipped = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (event->page == 0 || event->killed || item->skipped->len >= MAX_SKIPPED)
        return false;
    g_array_append_val(item->skipped, event->page);
    item->spent_us = MAX(item->spent_us, event->spent_us);
    g_free(item->code);
    g_free(item->message);
    item->code = g_strdup(event->code);
    item->message = g_strdup(event->text);
    return true;
}

/* Where nothing is left without the pages that were left out, what they did is why. */
static void fail_after(MxItem *item, const MxPoolEvent *event) {
    g_autofree char *code = g_steal_pointer(&item->code);
    g_autofree char *message = g_steal_pointer(&item->message);
    bool skipped = code != NULL && g_str_equal(event->code, "limit");
    fail_item(item, skipped ? code : event->code, skipped ? message : event->text);
    item->passing = event->passing;
}

static guint max_tries(const MxPoolEvent *event) {
    return event->killed ? MAX_TRIES_KILLED : event->again ? MAX_TRIES : 1;
}

static void on_event(const MxPoolEvent *event, gpointer data) {
    Run *run = data;
    MxItem *item = event->item;
    switch (event->kind) {
    case MX_POOL_HASHED:
        item->state = MX_ITEM_UNDECIDED;
        item->changed = item->decided && memcmp(item->sha256, event->text, 64) != 0;
        if (!item->changed)
            memcpy(item->sha256, event->text, 64);
        return;
    case MX_POOL_DONE:
        take_answer(run, item, event);
        break;
    case MX_POOL_FAILED:
    default:
        if (++item->tries < max_tries(event) || skip_page(item, event)) {
            item->state = MX_ITEM_WAITING;
            return;
        }
        fail_after(item, event);
        break;
    }
    close_file(item);
}

/* ------------------------------------------------------------------------------------ steps -- */

/* It was decided upon by what it was when it was tried first. */
static void fail_changed(Run *run, MxItem *item) {
    fail_item(item, "io", "the file changed while it was read");
    item->passing = true;
    mx_pool_decide(run->pool, item, false);
    close_file(item);
}

static bool decide(Run *run, MxItem *item) {
    bool read = true;
    if (item->changed) {
        fail_changed(run, item);
        return true;
    }
    if (run->handlers->decide != NULL && !item->decided &&
        !run->handlers->decide(item, &read, run->handlers->data, &run->error))
        return false;
    item->decided = read;
    item->state = read ? MX_ITEM_READING : MX_ITEM_LEFT;
    mx_pool_decide(run->pool, item, read);
    if (!read)
        close_file(item);
    return true;
}

/* Up to the first whose hash is not known yet. One that is read a second time has been decided
 * upon: its choice stands. */
static bool decide_all(Run *run) {
    for (GList *i = run->window.head; i != NULL; i = i->next) {
        MxItem *item = i->data;
        if (item->state == MX_ITEM_WAITING || item->state == MX_ITEM_HASHING)
            return true;
        if (item->state == MX_ITEM_UNDECIDED && !decide(run, item))
            return false;
    }
    return true;
}

static bool take_all(Run *run) {
    for (;;) {
        MxItem *item = g_queue_peek_head(&run->window);
        if (item == NULL || item->state < MX_ITEM_READ)
            return true;
        g_queue_pop_head(&run->window);
        if (item->answer != NULL)
            run->held_bytes -= g_bytes_get_size(item->answer);
        bool taken = run->handlers->take(item, run->handlers->data, &run->error);
        item_free(item);
        if (!taken)
            return false;
    }
}

static bool give(Run *run, MxItem *item) {
    item->state = MX_ITEM_HASHING;
    const MxPoolTask task = { item,          item->work->name, item->work->file,
                              item->skipped, item->spent_us,   item->tries > 0 };
    return mx_pool_give(run->pool, &task, &run->error);
}

/* One that is to be tried again, before any that is new. */
static MxItem *find_waiting(Run *run) {
    for (GList *i = run->window.head; i != NULL; i = i->next)
        if (((MxItem *)i->data)->state == MX_ITEM_WAITING)
            return i->data;
    return NULL;
}

static MxItem *next_item(Run *run) {
    MxWork *work;
    MxWorkState state = mx_work_list_next(run->list, &work);
    run->list_waits = state == MX_WORK_LATER;
    run->list_ended = state == MX_WORK_END;
    if (state != MX_WORK_FOUND)
        return NULL;
    MxItem *item = g_new0(MxItem, 1);
    item->work = work;
    if (work->file < 0)
        fail_item(item, work->code, work->message);
    g_queue_push_tail(&run->window, item);
    return item;
}

static bool give_all(Run *run) {
    run->list_waits = false;
    while (mx_pool_has_idle(run->pool)) {
        MxItem *item = find_waiting(run);
        bool open = run->window.length < run->max_items && run->held_bytes < WINDOW_BYTES;
        if (item == NULL && (!open || run->list_ended || run->list_waits))
            return true;
        if (item == NULL)
            item = next_item(run);
        if (item != NULL && item->state == MX_ITEM_WAITING && !give(run, item))
            return false;
    }
    return true;
}

static void wait_for_events(Run *run, struct pollfd *fds) {
    guint n = mx_pool_watch(run->pool, fds);
    if (run->list_waits)
        fds[n++] = (struct pollfd){ .fd = mx_work_list_fd(run->list), .events = POLLIN };
    int wait_ms = mx_pool_wait_ms(run->pool);
    poll(fds, n, wait_ms < 0 ? TICK_MS : MIN(wait_ms, TICK_MS));
}

static bool step(Run *run, struct pollfd *fds) {
    if (!give_all(run) || !take_all(run))
        return false;
    if (run->window.length > 0 || !run->list_ended)
        wait_for_events(run, fds);
    mx_pool_serve(run->pool, on_event, run);
    if (run->handlers->tick != NULL)
        run->handlers->tick(run->handlers->data);
    return decide_all(run) && take_all(run);
}

bool mx_run(MxWorkList *list, MxPool *pool, guint n_workers, const MxRunHandlers *handlers,
            GError **error) {
    Run run = { .list = list, .pool = pool, .handlers = handlers };
    run.max_items = MAX(WINDOW_LEAST, WINDOW_PER_WORKER * n_workers);
    g_queue_init(&run.window);
    g_autofree struct pollfd *fds = g_new0(struct pollfd, n_workers + 1);
    bool good = true;
    while (good && !is_cancelled(&run) && (run.window.length > 0 || !run.list_ended))
        good = step(&run, fds);
    g_queue_clear_full(&run.window, (GDestroyNotify)item_free);
    if (run.error != NULL)
        g_propagate_error(error, run.error);
    return good;
}
