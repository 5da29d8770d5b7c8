/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Results go to standard output or to a file. A file has no name until it is complete, so that no
 * reader ever sees half of it, and none stays where the program is killed. Where the file system
 * has no such files, it is written under a temporary name beside its own; an interrupt takes that
 * away.
 */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/translate.h"
#include "cli/terminal/message.h"

struct MxOutput {
    FILE *stream;
    char *path;      /* NULL for standard output */
    char *temporary; /* its name, or that which it gets on its way to its own */
    bool nameless;
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

/* How the system calls an open file. */
#define OPEN_FILE "/proc/self/fd/%d"

/* NULL where there are no files without a name, or they could not get one later. */
static FILE *open_nameless(const char *path) {
    g_autofree char *folder = g_path_get_dirname(path);
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    g_autofree char *name = g_strdup_printf(OPEN_FILE, fd);
    if (fd >= 0 && g_file_test(name, G_FILE_TEST_EXISTS))
        return fdopen(fd, "w");
    if (fd >= 0)
        close(fd);
    return NULL;
}

/* Takes @output from no name to a temporary one. A link cannot replace a file; a renaming can. */
static bool give_name(const MxOutput *output) {
    g_autofree char *name = g_strdup_printf(OPEN_FILE, fileno(output->stream));
    return linkat(AT_FDCWD, name, AT_FDCWD, output->temporary, AT_SYMLINK_FOLLOW) == 0;
}

static void output_free(MxOutput *output) {
    g_free(output->path);
    g_free(output->temporary);
    g_free(output);
}

/* No output is a PDF: whoever names one means the document that is read, and would lose it. */
static bool would_replace_pdf(const char *path) {
    static const char HEAD[] = { '%', 'P', 'D', 'F', '-' };
    char start[sizeof HEAD];
    FILE *file = g_file_test(path, G_FILE_TEST_IS_REGULAR) ? g_fopen(path, "re") : NULL;
    bool pdf = file != NULL && fread(start, 1, sizeof start, file) == sizeof start &&
               memcmp(start, HEAD, sizeof HEAD) == 0;
    if (file != NULL)
        fclose(file);
    return pdf;
}

MxOutput *mx_output_open(const char *path) {
    if (path != NULL && would_replace_pdf(path)) {
        mx_message(path, "is a PDF, and is not replaced; -o names what is written");
        return NULL;
    }
    MxOutput *output = g_new0(MxOutput, 1);
    guard(NULL); /* before there is a file: an interrupt between the two would end otherwise */
    if (path == NULL || g_str_equal(path, "-")) {
        output->stream = stdout;
        return output;
    }
    output->path = g_strdup(path);
    /* A device or a pipe is written to directly: renaming over it would replace it. */
    if (g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        output->stream = g_fopen(path, "w");
    } else {
        output->stream = open_nameless(path);
        output->nameless = output->stream != NULL;
        output->temporary = output->nameless
                                ? g_strdup_printf("%s.%06x", path, g_random_int() & 0xFFFFFF)
                                : g_strdup_printf("%s.XXXXXX", path);
        if (!output->nameless)
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

static void note_failure(MxOutput *output, bool good) {
    if (!good && output->failed == 0)
        output->failed = errno;
}

/* From here to the renaming it has a temporary name: an interrupt waits. */
static void finish_stream(MxOutput *output, bool keep) {
    note_failure(output, fflush(output->stream) == 0);
    if (output->nameless && keep && output->failed == 0)
        note_failure(output, give_name(output));
    if (output->path != NULL)
        note_failure(output, fclose(output->stream) == 0);
}

static void put_in_place(MxOutput *output, bool keep) {
    sigset_t all, before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    finish_stream(output, keep);
    if (output->temporary != NULL) {
        if (keep && output->failed == 0 && g_rename(output->temporary, output->path) != 0)
            output->failed = errno;
        if (!keep || output->failed != 0)
            g_unlink(output->temporary);
        guard(NULL);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
}

/* Who read standard output has seen enough: that is how `| head` ends, and no failure. */
static int say_failure(const MxOutput *output) {
    if (output->path == NULL && output->failed == EPIPE)
        return MX_EXIT_PIPE;
    mx_message(output->path ? output->path : _("standard output"), "cannot be written: %s",
               g_strerror(output->failed));
    return MX_EXIT_OUTPUT;
}

int mx_output_close(MxOutput *output, bool keep) {
    put_in_place(output, keep);
    int status = output->failed != 0 ? say_failure(output) : MX_EXIT_OK;
    output_free(output);
    return status;
}

int mx_output_print(const char *path, const char *text) {
    MxOutput *output = mx_output_open(path);
    if (output == NULL)
        return MX_EXIT_OUTPUT;
    mx_output_write(output, text);
    return mx_output_close(output, true);
}
