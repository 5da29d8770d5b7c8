/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Workers are forked, so that they have the compiled patterns without loading them. A worker that
 * dies is waited for, and its last words tell whether memory was what it lacked.
 *
 * Time is the processor's: on a busy machine a document takes as many seconds of it as on an idle
 * one, and what it is refused for is its own. A worker that only sleeps is given up by the clock.
 */
#include "batch/worker/pool.h"

#include <errno.h>
#include <mingxi/error.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "batch/worker/confine.h"

/* Documents that one process reads. Poppler and fontconfig keep caches that only grow; a new
 * process costs some milliseconds, so the number matters little. */
#define MAX_SERVED 256

/* By the clock a document has so many times the seconds that it has of the processor: as many
 * processes may share a core, or wait for a slow disk. */
#define PATIENCE 10

/* More seconds of the processor for each page that is read from its picture: five times what a
 * dense one takes, of which the slowest processor that is sold needs three. */
#define PICTURE_S 20

/* A page has this share of a document's time: what a page may ask for is bounded to a tenth of it
 * (page/vector), so this one does not end, and three of them are left out within the document's. */
#define PAGE_SHARE 4

/* How often a document's time is looked at, by the clock. */
#define LOOKS 16

/* A process that has closed its channel is about to end; one that goes on is ended. */
#define LAST_MS 500
#define LAST_STEP_US 2000

typedef enum {
    ABSENT, /* no process */
    IDLE,
    HASHING,
    UNDECIDED, /* has said HASHED */
    READING,
} State;

typedef struct {
    State state;
    pid_t pid;
    MxChannel *channel;
    int log; /* what it writes to standard error */
    gpointer item;
    volatile guint32 *at; /* the page that it reads: in memory shared with it */
    gint64 deadline_us;   /* when to look at its time */
    gint64 began_us;      /* by the clock; @spent_us: what it had of the processor by then */
    gint64 spent_us;
    gint64 before_us; /* what its document had of it in processes that are gone */
    gint64 more_us;   /* what it has been given for pictures */
    guint32 seen;     /* @at, when it was looked at; @seen_us: of the processor by then */
    gint64 seen_us;
    guint served;
} Worker;

struct MxPool {
    MxWorkerSettings settings;
    gint64 timeout_us;
    guint timeout_s;
    guint n;
    Worker *workers;
};

MxPool *mx_pool_new(const MxWorkerSettings *settings, guint n, guint timeout_s) {
    MxPool *pool = g_new0(MxPool, 1);
    pool->settings = *settings;
    pool->timeout_s = timeout_s;
    pool->timeout_us = timeout_s * G_TIME_SPAN_SECOND;
    pool->n = n;
    pool->workers = g_new0(Worker, n);
    return pool;
}

/* ------------------------------------------------------------------------- starting, ending -- */

static bool fail_start(int fds[2], int log, GError **error) {
    g_set_error(error, MX_ERROR, MX_ERROR_IO, "no worker process can be started: %s",
                g_strerror(errno));
    if (fds[0] >= 0) {
        close(fds[0]);
        close(fds[1]);
    }
    if (log >= 0)
        close(log);
    return false;
}

static bool start(MxPool *pool, Worker *worker, GError **error) {
    int fds[2] = { -1, -1 };
    int log = memfd_create("mingxi-worker", MFD_CLOEXEC);
    void *at =
        mmap(NULL, sizeof(guint32), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (log < 0 || at == MAP_FAILED || !mx_channel_pair(fds))
        return fail_start(fds, log, error);
    pid_t parent = getpid(), pid = fork();
    if (pid < 0)
        return fail_start(fds, log, error);
    if (pid == 0) {
        pool->settings.at = at;
        mx_child_confine(fds[1], log,
                         (MxChildLimits){ .memory_bytes = pool->settings.memory_bytes,
                                          .file_bytes = MX_CHILD_WORDS,
                                          .sandbox = { .readable = pool->settings.readable },
                                          .parent = parent });
        mx_worker_run(fds[1], &pool->settings);
    }
    close(fds[1]);
    *worker = (Worker){
        .state = IDLE, .pid = pid, .channel = mx_channel_new(fds[0]), .log = log, .at = at
    };
    return true;
}

/* The process is dead, and was waited for. */
static void forget(Worker *worker) {
    mx_channel_free(worker->channel);
    close(worker->log);
    munmap((void *)worker->at, sizeof(guint32));
    *worker = (Worker){ .state = ABSENT };
}

/* FALSE where it had to be ended: @status is not its own then. */
static bool await_death(Worker *worker, int *status) {
    pid_t done = 0;
    for (int us = 0; done == 0 && us < LAST_MS * 1000; us += LAST_STEP_US) {
        done = waitpid(worker->pid, status, WNOHANG);
        if (done == 0)
            g_usleep(LAST_STEP_US);
    }
    return done == worker->pid;
}

static void end(Worker *worker) {
    if (worker->state == ABSENT)
        return;
    kill(worker->pid, SIGKILL);
    kill(-worker->pid, SIGKILL); /* whatever it may have started */
    while (waitpid(worker->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    forget(worker);
}

void mx_pool_free(MxPool *pool) {
    if (pool == NULL)
        return;
    for (guint i = 0; i < pool->n; i++)
        end(&pool->workers[i]);
    g_free(pool->workers);
    g_free(pool);
}

/* ------------------------------------------------------------------------------------- work -- */

static bool is_free(const Worker *worker) {
    return worker->state == ABSENT || worker->state == IDLE;
}

bool mx_pool_has_idle(const MxPool *pool) {
    for (guint i = 0; i < pool->n; i++)
        if (is_free(&pool->workers[i]))
            return true;
    return false;
}

guint mx_pool_pages_begun(const MxPool *pool) {
    guint n = 0;
    for (guint i = 0; i < pool->n; i++)
        if (pool->workers[i].state == READING)
            n += MIN(*pool->workers[i].at & MX_PAGE_NUMBER, pool->settings.limits.max_pages);
    return n;
}

/* One that runs, before one that must be started. */
static Worker *find_free(MxPool *pool) {
    Worker *absent = NULL;
    for (guint i = 0; i < pool->n; i++) {
        if (pool->workers[i].state == IDLE)
            return &pool->workers[i];
        if (pool->workers[i].state == ABSENT && absent == NULL)
            absent = &pool->workers[i];
    }
    return absent;
}

/* What a living process has had of the processor; 0 where that cannot be known. */
static gint64 processor_time_us(pid_t pid) {
    clockid_t clock;
    struct timespec spent;
    if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &spent) != 0)
        return 0;
    return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void begin_time(const MxPool *pool, Worker *worker) {
    worker->began_us = g_get_monotonic_time();
    worker->spent_us = processor_time_us(worker->pid);
    worker->more_us = 0;
    worker->seen = 0;
    worker->deadline_us = worker->began_us + pool->timeout_us / LOOKS;
}

static bool give(MxPool *pool, Worker *worker, const MxPoolTask *task) {
    g_autoptr(GByteArray) request = g_byte_array_new();
    worker->state = HASHING;
    *worker->at = 0;
    begin_time(pool, worker);
    worker->before_us = task->spent_us;
    g_byte_array_append(request, (const guint8 *)task->name, (guint)strlen(task->name) + 1);
    if (task->skipped != NULL)
        g_byte_array_append(request, (const guint8 *)task->skipped->data,
                            task->skipped->len * (guint)sizeof(guint32));
    return mx_channel_send(worker->channel, MX_MESSAGE_READ, request->data, request->len,
                           task->file);
}

/* Who says more when all is said would say it of the next document. */
static bool has_more(const Worker *worker) {
    struct pollfd fd = { .fd = worker->channel->fd, .events = POLLIN };
    return poll(&fd, 1, 0) != 0;
}

bool mx_pool_give(MxPool *pool, const MxPoolTask *task, GError **error) {
    Worker *worker = find_free(pool);
    g_return_val_if_fail(worker != NULL, false);
    if (worker->state == IDLE && (worker->served >= MAX_SERVED || task->fresh || has_more(worker)))
        end(worker);
    if (worker->state == ABSENT && !start(pool, worker, error))
        return false;
    /* One that died while it had nothing to do is noticed here. */
    if (!give(pool, worker, task)) {
        end(worker);
        if (!start(pool, worker, error))
            return false;
        give(pool, worker, task);
    }
    worker->item = task->item;
    worker->served++;
    return true;
}

void mx_pool_decide(MxPool *pool, gpointer item, bool read) {
    for (guint i = 0; i < pool->n; i++) {
        Worker *worker = &pool->workers[i];
        if (worker->state != UNDECIDED || worker->item != item)
            continue;
        worker->state = read ? READING : IDLE;
        begin_time(pool, worker);
        mx_channel_send(worker->channel, read ? MX_MESSAGE_GO : MX_MESSAGE_SKIP, NULL, 0, -1);
    }
}

/* ----------------------------------------------------------------------------------- events -- */

/* Whether its last words speak of memory: GLib's, C++'s and Poppler's. */
static bool lacked_memory(const Worker *worker) {
    static const char *const WORDS[] = { "failed to allocate", "bad_alloc", "Out of memory",
                                         "out of memory", "Cannot allocate memory" };
    char words[4096];
    ssize_t n = pread(worker->log, words, sizeof words, 0);
    for (gsize i = 0; n > 0 && i < G_N_ELEMENTS(WORDS); i++)
        if (memmem(words, (gsize)n, WORDS[i], strlen(WORDS[i])) != NULL)
            return true;
    return false;
}

static char *describe_death(int status) {
    if (WIFSIGNALED(status))
        return g_strdup_printf("the reading process died: %s", g_strsignal(WTERMSIG(status)));
    return g_strdup_printf("the reading process ended with status %d", WEXITSTATUS(status));
}

/* A process that has hung up, has said more than is taken, or speaks out of turn: where it is not
 * dead it is ended, and its status says nothing. */
static void report_death(MxPool *pool, Worker *worker, MxPoolHandler handler, gpointer data) {
    MxPoolEvent event = {
        .kind = MX_POOL_FAILED, .item = worker->item, .code = "crash", .page = *worker->at
    };
    g_autofree char *text = NULL;
    bool too_long = worker->channel->too_long;
    int status = 0;
    bool dead = !too_long && await_death(worker, &status);
    bool memory = lacked_memory(worker);
    event.killed = dead && !memory && WIFSIGNALED(status) &&
                   (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGTERM);
    /* One that had read nothing else would end in the same way again. */
    event.again = dead && !event.killed && worker->served > 1;
    event.passing = event.killed;
    if (too_long) {
        event.code = "limit";
        text = g_strdup_printf("what it says takes over %u MB", MX_CHANNEL_MAX_PAYLOAD >> 20);
    } else if (memory) {
        event.code = "memory";
        text = g_strdup_printf("more memory is needed than the limit of %" G_GUINT64_FORMAT " MB",
                               pool->settings.memory_bytes >> 20);
    } else {
        text = dead ? describe_death(status) : g_strdup("the reading process went mad");
    }
    event.text = text;
    if (dead)
        forget(worker);
    else
        end(worker);
    if (event.item != NULL)
        handler(&event, data);
}

/* For a document whose pictures are read there is time by the page. */
static gint64 time_for(const MxPool *pool, Worker *worker) {
    guint32 at = *worker->at;
    if (at & MX_PAGE_PICTURE)
        worker->more_us = (gint64)MIN(at & MX_PAGE_NUMBER, pool->settings.limits.max_pages) *
                          PICTURE_S * G_USEC_PER_SEC;
    return pool->timeout_us + worker->more_us;
}

/* Whether the page that is being read does not end. One that is read from its picture has time of
 * its own. */
static bool page_is_late(const MxPool *pool, Worker *worker, gint64 processor_us) {
    guint32 at = *worker->at;
    if (at != worker->seen) {
        worker->seen = at;
        worker->seen_us = processor_us;
    }
    return at != 0 && (at & MX_PAGE_PICTURE) == 0 &&
           processor_us - worker->seen_us >= pool->timeout_us / PAGE_SHARE;
}

/* What the document of @worker has had of the processor by now. */
static gint64 document_time_us(const Worker *worker, gint64 processor_us) {
    return worker->before_us + processor_us - worker->spent_us;
}

static void look_at_time(MxPool *pool, Worker *worker, MxPoolHandler handler, gpointer data) {
    gint64 now = g_get_monotonic_time(), processor = processor_time_us(worker->pid);
    gint64 spent_us = document_time_us(worker, processor);
    gint64 most_us = time_for(pool, worker);
    bool late = page_is_late(pool, worker, processor), spent = spent_us >= most_us;
    bool asleep = now - worker->began_us >= PATIENCE * most_us;
    if (!late && !spent && !asleep) {
        worker->deadline_us = now + pool->timeout_us / LOOKS;
        return;
    }
    gint64 given_us = late ? pool->timeout_us / PAGE_SHARE : spent ? most_us : PATIENCE * most_us;
    g_autofree char *text =
        g_strdup_printf("no end after %u s", (guint)MAX(given_us / G_USEC_PER_SEC, 1));
    MxPoolEvent event = { .kind = MX_POOL_FAILED,
                          .item = worker->item,
                          .code = "timeout",
                          .text = text,
                          .page = late ? *worker->at : 0,
                          .spent_us = spent_us,
                          .again = !late && !spent,
                          .passing = !late && !spent };
    end(worker);
    handler(&event, data);
}

/* A frame that the worker may send in this state, as event; FALSE for any other. */
static bool read_frame(Worker *worker, MxPoolEvent *event) {
    MxChannel *channel = worker->channel;
    const char *text = (const char *)channel->payload->data;
    gsize length = channel->payload->len;
    event->item = worker->item;
    if (channel->type == MX_MESSAGE_HASHED && worker->state == HASHING) {
        event->kind = MX_POOL_HASHED;
        event->text = text;
        event->length = length;
        return length == 64;
    }
    if (channel->type == MX_MESSAGE_DONE && worker->state == READING && length >= 4) {
        event->kind = MX_POOL_DONE;
        memcpy(&event->pages, text, 4);
        event->payload = channel->payload->data + 4;
        event->length = length - 4;
        return true;
    }
    MxFailed failed;
    if (channel->type != MX_MESSAGE_FAILED || !mx_channel_read_failed(channel, &failed))
        return false;
    event->kind = MX_POOL_FAILED;
    event->code = failed.code;
    event->text = failed.message;
    event->passing = g_str_equal(failed.code, "io");
    return true;
}

static void serve_worker(MxPool *pool, Worker *worker, MxPoolHandler handler, gpointer data) {
    MxPoolEvent event = { 0 };
    switch (mx_channel_receive(worker->channel, false)) {
    case MX_CHANNEL_MORE:
        return;
    case MX_CHANNEL_FRAME:
        if (worker->item != NULL && read_frame(worker, &event))
            break;
        kill(worker->pid, SIGABRT); /* speaks out of turn */
        G_GNUC_FALLTHROUGH;
    case MX_CHANNEL_CLOSED:
    default:
        report_death(pool, worker, handler, data);
        return;
    }
    if (event.kind == MX_POOL_HASHED) {
        worker->state = UNDECIDED;
    } else {
        worker->state = IDLE;
        worker->item = NULL;
    }
    handler(&event, data);
    if (worker->state == IDLE && worker->channel != NULL)
        g_byte_array_set_size(worker->channel->payload, 0);
}

static bool is_timed(const Worker *worker) {
    return worker->state == HASHING || worker->state == READING;
}

void mx_pool_serve(MxPool *pool, MxPoolHandler handler, gpointer data) {
    for (guint i = 0; i < pool->n; i++) {
        Worker *worker = &pool->workers[i];
        if (worker->state != ABSENT)
            serve_worker(pool, worker, handler, data);
        if (is_timed(worker) && g_get_monotonic_time() >= worker->deadline_us)
            look_at_time(pool, worker, handler, data);
    }
}

guint mx_pool_watch(const MxPool *pool, struct pollfd *fds) {
    guint n = 0;
    for (guint i = 0; i < pool->n; i++)
        if (pool->workers[i].state != ABSENT)
            fds[n++] = (struct pollfd){ .fd = pool->workers[i].channel->fd, .events = POLLIN };
    return n;
}

int mx_pool_wait_ms(const MxPool *pool) {
    gint64 now = g_get_monotonic_time(), next = G_MAXINT64;
    for (guint i = 0; i < pool->n; i++)
        if (is_timed(&pool->workers[i]))
            next = MIN(next, pool->workers[i].deadline_us);
    if (next == G_MAXINT64)
        return -1;
    return (int)CLAMP((next - now + 999) / 1000, 0, 3600 * 1000);
}
