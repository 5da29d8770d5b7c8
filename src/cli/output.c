/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results go to standard output or to a file. A file is written under a temporary name beside its
 * own and renamed when it is complete, so that no reader ever sees half of it; an interrupt takes
 * the temporary file away.
 */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/terminal/message.h"

struct MxOutput {
    FILE *stream;
    char *path; /* NULL for standard output */
    char *temporary;
    int failed; /* errno of the first failure */
};

/* What an interrupt must take away. Written once before the handler is set; a handler can reach
 * nothing but a global. */
static const char *volatile pending_file;

static void take_away(int signal_number) {
    if (pending_file != NULL)
        unlink(pending_file);
    _exit(128 + signal_number);
}

/* @temporary: (nullable): what is being written; nothing where it is standard output, of which the
 * part that is not yet written stays so. */
static void guard(const char *temporary) {
    pending_file = temporary;
    struct sigaction action = { .sa_handler = take_away };
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    struct sigaction hangup;
    sigaction(SIGHUP, NULL, &hangup);
    if (hangup.sa_handler != SIG_IGN) /* as under nohup */
        sigaction(SIGHUP, &action, NULL);
}

/* An interrupt between the file's birth and its guard would leave the file: it waits. */
static FILE *open_guarded(char *template) {
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    int fd = g_mkstemp_full(template, O_RDWR | O_CLOEXEC, 0666);
    FILE *stream = fd < 0 ? NULL : fdopen(fd, "w");
    if (stream != NULL)
        guard(template);
    int failure = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = failure;
    return stream;
}

static void output_free(MxOutput *output) {
    g_free(output->path);
    g_free(output->temporary);
    g_free(output);
}

MxOutput *mx_output_open(const char *path) {
    MxOutput *output = g_new0(MxOutput, 1);
    if (path == NULL || g_str_equal(path, "-")) {
        output->stream = stdout;
        guard(NULL);
        return output;
    }
    output->path = g_strdup(path);
    /* A device or a pipe is written to directly: renaming over it would replace it. */
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        output->stream = g_fopen(path, "w");
        guard(NULL);
    } else {
        output->temporary = g_strdup_printf("%s.XXXXXX", path);
        output->stream = open_guarded(output->temporary);
    }
    if (output->stream == NULL) {
        mx_message(path, "cannot be written: %s", g_strerror(errno));
        output_free(output);
        return NULL;
    }
    return output;
}

bool mx_output_write(MxOutput *output, const char *text) {
    if (output->failed == 0 && fputs(text, output->stream) == EOF)
        output->failed = errno;
    return output->failed == 0;
}

bool mx_output_failed(const MxOutput *output) {
    return output->failed != 0;
}

static void finish_stream(MxOutput *output) {
    bool closed = output->path ? fclose(output->stream) == 0 : fflush(output->stream) == 0;
    if (!closed && output->failed == 0)
        output->failed = errno;
}

bool mx_output_close(MxOutput *output, bool keep) {
    finish_stream(output);
    if (output->temporary != NULL) {
        if (keep && output->failed == 0 && g_rename(output->temporary, output->path) != 0)
            output->failed = errno;
        if (!keep || output->failed != 0)
            g_unlink(output->temporary);
        guard(NULL);
    }
    bool written = output->failed == 0;
    if (!written)
        mx_message(output->path ? output->path : "standard output", "cannot be written: %s",
                   g_strerror(output->failed));
    output_free(output);
    return written;
}

int mx_output_print(const char *path, const char *text) {
    MxOutput *output = mx_output_open(path);
    if (output == NULL)
        return MX_EXIT_OUTPUT;
    mx_output_write(output, text);
    return mx_output_close(output, true) ? MX_EXIT_OK : MX_EXIT_OUTPUT;
}
