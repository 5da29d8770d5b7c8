/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worker processes that do not behave: whatever one does, its document fails and the run goes on.
 */
#include <criterion/criterion.h>
#include <mingxi/batch.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define DOCUMENT "../../corpus/yanxi-2025/cairo.pdf"

/* The worker's channel: its only socket. */
static int find_channel(void) {
    for (int fd = 3; fd < 64; fd++) {
        int type;
        socklen_t length = sizeof type;
        if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &length) == 0)
            return fd;
    }
    return -1;
}

/* Once for each path: */
static const char *const ACTS[] = { "answer",
                                    "hang up and go on",
                                    "promise a terabyte",
                                    "say what is no frame",
                                    "crash",
                                    "sleep",
                                    "warn",
                                    "answer" };

static bool act(MxSource *source, gpointer data, GByteArray *answer, GError **error) {
    (void)source;
    (void)error;
    const char *what = *(const char *const *)data;
    if (g_str_equal(what, "hang up and go on"))
        close(find_channel());
    if (g_str_equal(what, "promise a terabyte")) {
        const guint64 head[] = { 5, G_GUINT64_CONSTANT(1) << 40 }; /* done */
        cr_assert_eq(write(find_channel(), head, sizeof head), (ssize_t)sizeof head);
    }
    if (g_str_equal(what, "say what is no frame")) {
        const guint32 head[] = { 5 << 8, 0, 1 << 20, 0 }; /* done, a byte too late */
        cr_assert_eq(write(find_channel(), head, sizeof head), (ssize_t)sizeof head);
    }
    if (g_str_equal(what, "crash")) {
        signal(SIGSEGV, SIG_DFL); /* sanitizers listen to it */
        raise(SIGSEGV);
    }
    if (g_str_equal(what, "warn")) /* GLib asks where to */
        g_printerr("%d", g_log_writer_is_journald(STDERR_FILENO));
    else if (!g_str_equal(what, "answer"))
        for (;;)
            g_usleep(G_USEC_PER_SEC);
    g_byte_array_append(answer, (const guint8 *)"yes", 4);
    return true;
}

typedef struct {
    const char *what; /* read by the worker: the first member */
    const char *message;
    guint n;
} Taken;

static bool take(const char *path, const GByteArray *answer, const MxDocumentFailure *failure,
                 gpointer data) {
    (void)path;
    Taken *taken = data;
    taken->message = answer != NULL ? g_intern_string((const char *)answer->data)
                                    : g_intern_string(failure->message);
    taken->n++;
    return true;
}

static const char *do_act(const char *what) {
    char *paths[] = { (char *)DOCUMENT };
    Taken taken = { .what = what };
    MxDocumentRun run = { .paths = paths,
                          .n_paths = 1,
                          .limits = MX_PROCESS_LIMITS_DEFAULT,
                          .job = act,
                          .take = take,
                          .data = &taken };
    run.limits.timeout_s = 1;
    cr_assert(mx_each_document(&run, NULL));
    cr_assert_eq(taken.n, 1);
    return taken.message;
}

Test(pool, ends_what_hangs_up_and_goes_on, .timeout = 60) {
    static const char *const MESSAGES[] = { "yes",
                                            "the reading process went mad",
                                            "what it says takes over 512 MB",
                                            "the reading process went mad",
                                            "the reading process died: Segmentation fault",
                                            "no end after 10 s",
                                            "yes",
                                            "yes" };
    for (gsize i = 0; i < G_N_ELEMENTS(ACTS); i++)
        cr_expect_str_eq(do_act(ACTS[i]), MESSAGES[i]);
}
