/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing of the parent's stays open but the socket; limits are the kernel's. */
#include "batch/worker/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_SANITIZER 1 /* which takes address space as no limit allows */
#else
#define HAS_SANITIZER 0
#endif

/* Files open at once: the document, the channel, a dozen of fonts, their caches and character maps.
 */
#define MAX_FILES 128

void mx_child_confine(int keep, int log, MxChildLimits limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != limits.parent) /* it had died already */
        _exit(1);
    setpgid(0, 0);
    signal(SIGINT, SIG_IGN); /* a terminal's Ctrl-C reaches all; the parent decides */
    signal(SIGTERM, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nothing, STDIN_FILENO);
    dup2(nothing, STDOUT_FILENO);
    if (!HAS_SANITIZER) /* what they find is the terminal's */
        dup2(log, STDERR_FILENO);
    if (keep > STDERR_FILENO + 1)
        close_range(STDERR_FILENO + 1, (unsigned)keep - 1, 0);
    close_range((unsigned)keep + 1, ~0u, 0);
    setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){ limits.file_bytes, limits.file_bytes });
    if (limits.memory_bytes > 0 && !HAS_SANITIZER)
        setrlimit(RLIMIT_DATA, &(struct rlimit){ limits.memory_bytes, limits.memory_bytes });
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){ MAX_FILES, MAX_FILES });
    if (!HAS_SANITIZER)
        prctl(PR_SET_DUMPABLE, 0);
    errno = 0;
    if (!mx_sandbox_enter(&limits.sandbox)) {
        dprintf(STDERR_FILENO, "no sandbox: %s\n", g_strerror(errno != 0 ? errno : ENOMEM));
        _exit(1);
    }
}
