/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Two fences. Landlock says which files may be opened: fonts, character maps and the packs, for
 * reading. seccomp says which system calls there are at all: those that reading, computing and
 * answering need. A call that is not listed ends the process, which costs a document; some that
 * libraries only try fail instead, as on a system that does not have them.
 *
 * The lists are those of Debian 12's libraries under tests, fuzzers and the corpus; another C
 * library may need a call more, and then `mingxi debug sandbox` and every test say so.
 */
#include "batch/worker/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <mingxi/batch.h>
#include <mingxi/error.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ocr/ocr.h"

/* -------------------------------------------------------------------------------- Landlock -- */

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* All that version 1 knows: what is handled and not allowed is denied. */
#define EVERYTHING ((LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1)

/* What libraries read on the way: poppler-data, fonts with their settings and caches, and the
 * tables of the C library's character sets. */
static const char *const READABLE[] = {
    "/usr/share/poppler",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/fontconfig",
    "/etc/fonts",
    "/var/cache/fontconfig",
    "/usr/lib/locale",
    "/usr/share/ghostscript",
    "/usr/share/xml/fontconfig",
    "/usr/lib/x86_64-linux-gnu/gconv",
    "/usr/lib/aarch64-linux-gnu/gconv",
    "/usr/lib64/gconv",
    "/usr/lib/gconv",
    "/dev/null",
    "/dev/urandom",
};

static int landlock_version(void) {
    return (int)syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static void allow_reading(int ruleset, const char *path) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    struct landlock_path_beneath_attr beneath = { READING, fd };
    if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) != 0) {
        beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE; /* it is no folder */
        syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    }
    close(fd);
}

static void allow_own_fonts(int ruleset) {
    g_autofree char *data = g_build_filename(g_get_user_data_dir(), "fonts", NULL);
    g_autofree char *cache = g_build_filename(g_get_user_cache_dir(), "fontconfig", NULL);
    g_autofree char *config = g_build_filename(g_get_user_config_dir(), "fontconfig", NULL);
    g_autofree char *old = g_build_filename(g_get_home_dir(), ".fonts", NULL);
    const char *const folders[] = { data, cache, config, old };
    for (gsize i = 0; i < G_N_ELEMENTS(folders); i++)
        allow_reading(ruleset, folders[i]);
}

static bool fence_files(const MxSandbox *sandbox) {
    const struct landlock_ruleset_attr handled = { .handled_access_fs = EVERYTHING };
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (ruleset < 0)
        return false;
    for (gsize i = 0; i < G_N_ELEMENTS(READABLE); i++)
        allow_reading(ruleset, READABLE[i]);
    allow_own_fonts(ruleset);
    g_autofree char *weights = mx_ocr_find_dir();
    if (weights != NULL)
        allow_reading(ruleset, weights);
    for (const char *const *path = sandbox->readable; path != NULL && *path != NULL; path++)
        allow_reading(ruleset, *path);
    bool fenced = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    close(ruleset);
    return fenced;
}

/* --------------------------------------------------------------------------------- seccomp -- */

/* Computing, memory, threads of its own, files that are open or may be, the channel. */
static const int ALLOWED[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents64),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(getcwd),
    SCMP_SYS(dup),
    SCMP_SYS(fadvise64),
    SCMP_SYS(munmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(membarrier),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getrusage),
    SCMP_SYS(times),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),
    SCMP_SYS(sendmsg),
    SCMP_SYS(getsockopt),
    SCMP_SYS(pause),
    SCMP_SYS(eventfd2),
};

/* What libraries try and can do without: caches of fonts, terminals, names of memory. */
static const struct {
    int call, error;
} REFUSED[] = {
    { SCMP_SYS(clone3), ENOSYS }, /* whose flags cannot be looked at: the C library has another */
    { SCMP_SYS(openat2), ENOSYS },
    { SCMP_SYS(ioctl), ENOTTY },
    { SCMP_SYS(socket), EPERM },
    { SCMP_SYS(socketpair), EPERM },
    { SCMP_SYS(connect), EPERM },
    { SCMP_SYS(getpeername), ENOTSOCK }, /* GLib, before it warns: is standard error a journal's? */
    { SCMP_SYS(getsockname), ENOTSOCK },
    { SCMP_SYS(mkdir), EPERM },
    { SCMP_SYS(mkdirat), EPERM },
    { SCMP_SYS(unlink), EPERM },
    { SCMP_SYS(unlinkat), EPERM },
    { SCMP_SYS(rename), EPERM },
    { SCMP_SYS(renameat), EPERM },
    { SCMP_SYS(renameat2), EPERM },
    { SCMP_SYS(link), EPERM },
    { SCMP_SYS(linkat), EPERM },
    { SCMP_SYS(symlink), EPERM },
    { SCMP_SYS(symlinkat), EPERM },
    { SCMP_SYS(chmod), EPERM },
    { SCMP_SYS(fchmod), EPERM },
    { SCMP_SYS(fchmodat), EPERM },
    { SCMP_SYS(chown), EPERM },
    { SCMP_SYS(utimensat), EPERM },
    { SCMP_SYS(flock), EPERM },
    { SCMP_SYS(umask), EPERM },
    { SCMP_SYS(pipe2), EPERM },
    { SCMP_SYS(sched_setaffinity), EPERM },
    { SCMP_SYS(sched_setscheduler), EPERM },
    { SCMP_SYS(setpriority), EPERM },
    { SCMP_SYS(kill), EPERM },
};

/* Calls that make files of what is only in memory. */
static const int MAKING_FILES[] = { SCMP_SYS(memfd_create), SCMP_SYS(ftruncate) };

static bool refuse(scmp_filter_ctx filter, int call, int error) {
    return seccomp_rule_add(filter, SCMP_ACT_ERRNO((guint)error), call, 0) == 0;
}

static bool allow(scmp_filter_ctx filter, const int *calls, gsize n) {
    for (gsize i = 0; i < n; i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
            return false;
    return true;
}

/* Opening for reading; else the file is one that may not be written. @flags: which argument. */
static bool allow_open(scmp_filter_ctx filter, int call, guint flags) {
    const scmp_datum_t writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);
    return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                            SCMP_CMP(flags, SCMP_CMP_MASKED_EQ, writes, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1,
                            SCMP_CMP(flags, SCMP_CMP_MASKED_EQ, O_WRONLY, O_WRONLY)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1,
                            SCMP_CMP(flags, SCMP_CMP_MASKED_EQ, O_RDWR, O_RDWR)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 1,
                            SCMP_CMP(flags, SCMP_CMP_MASKED_EQ, O_CREAT, O_CREAT)) == 0;
}

/* Of a file that is open: no signal to others when something comes (F_SETOWN), no lease that makes
 * who opens it wait. */
static bool allow_file_commands(scmp_filter_ctx filter) {
    static const int COMMANDS[] = { F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC };
    for (gsize i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                             SCMP_A1(SCMP_CMP_EQ, (scmp_datum_t)COMMANDS[i], 0)) != 0)
            return false;
    return true;
}

/* RLIMIT_DATA counts neither what is shared nor what grows downwards: memory that is shared belongs
 * to a file. */
static bool allow_mapping(scmp_filter_ctx filter) {
    const scmp_datum_t looked = MAP_SHARED | MAP_ANONYMOUS | MAP_GROWSDOWN;
    const scmp_datum_t good[] = { 0, MAP_ANONYMOUS, MAP_SHARED };
    for (gsize i = 0; i < G_N_ELEMENTS(good); i++)
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1,
                             SCMP_A3(SCMP_CMP_MASKED_EQ, looked, good[i])) != 0)
            return false;
    return true;
}

/* CLONE_THREAD without any namespace of its own (CLONE_NEW…), which root might make. */
#define THREAD_FLAG 0x10000u
#define NAMESPACE_FLAGS 0x7E020000u

/* Of these the arguments say whether they stay within the process. */
static bool allow_some(scmp_filter_ctx filter) {
    return seccomp_rule_add(
               filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1,
               SCMP_A0(SCMP_CMP_MASKED_EQ, THREAD_FLAG | NAMESPACE_FLAGS, THREAD_FLAG)) == 0 &&
           allow_file_commands(filter) && allow_mapping(filter) &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, /* abort() */
                            SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid(), 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2, /* asking only */
                            SCMP_A0(SCMP_CMP_EQ, 0, 0), SCMP_A2(SCMP_CMP_EQ, 0, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(getrlimit), 0) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prctl), 1, /* a thread's name */
                            SCMP_A0(SCMP_CMP_EQ, PR_SET_NAME, 0)) == 0 &&
           seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                            SCMP_A0(SCMP_CMP_EQ, 0x53564d41, 0)) == 0 && /* PR_SET_VMA */
           seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(sendto), 1, /* on the channel */
                            SCMP_A4(SCMP_CMP_EQ, 0, 0)) == 0;
}

static bool fill_filter(scmp_filter_ctx filter, const MxSandbox *sandbox) {
    for (gsize i = 0; i < G_N_ELEMENTS(REFUSED); i++)
        if (!refuse(filter, REFUSED[i].call, REFUSED[i].error))
            return false;
    return allow(filter, ALLOWED, G_N_ELEMENTS(ALLOWED)) && allow_open(filter, SCMP_SYS(open), 1) &&
           allow_open(filter, SCMP_SYS(openat), 2) && allow_some(filter) &&
           (sandbox->makes_files ? allow(filter, MAKING_FILES, G_N_ELEMENTS(MAKING_FILES))
                                 : refuse(filter, SCMP_SYS(memfd_create), EPERM) &&
                                       refuse(filter, SCMP_SYS(ftruncate), EPERM));
}

static bool fence_calls(const MxSandbox *sandbox) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (filter == NULL)
        return false;
    seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2); /* a tree: fewer steps a call */
    bool fenced = fill_filter(filter, sandbox) && seccomp_load(filter) == 0;
    seccomp_release(filter);
    return fenced;
}

/* ------------------------------------------------------------------------------------- both -- */

/* Of root's rights only that to read what belongs to others, as packs of who called sudo. */
static bool drop_rights(void) {
    struct __user_cap_header_struct head = { _LINUX_CAPABILITY_VERSION_3, 0 };
    struct __user_cap_data_struct rights[2] = { { 0 } };
    if (syscall(SYS_capget, &head, rights) != 0)
        return false;
    guint32 kept = rights[0].permitted & (1u << CAP_DAC_READ_SEARCH);
    rights[0] = (struct __user_cap_data_struct){ kept, kept, 0 };
    rights[1] = (struct __user_cap_data_struct){ 0 };
    return syscall(SYS_capset, &head, rights) == 0;
}

static bool has_seccomp(void) {
    const guint32 action = SCMP_ACT_KILL_PROCESS;
    return syscall(SYS_seccomp, 2 /* SECCOMP_GET_ACTION_AVAIL */, 0, &action) == 0;
}

const char *mx_sandbox_missing(void) {
    if (!has_seccomp())
        return "the kernel has no seccomp";
    return landlock_version() < 1 ? "the kernel has no Landlock: files that others may read can be "
                                    "read"
                                  : NULL;
}

bool mx_sandbox_check(bool required, GError **error) {
#if defined(__SANITIZE_ADDRESS__)
    const char *missing = "it is built with sanitizers, which need what a sandbox denies";
#else
    const char *missing = mx_sandbox_missing();
#endif
    if (required && missing != NULL)
        g_set_error(error, MX_ERROR, MX_ERROR_IO, "workers cannot be confined: %s", missing);
    return !required || missing == NULL;
}

bool mx_sandbox_enter(const MxSandbox *sandbox) {
#if defined(__SANITIZE_ADDRESS__)
    (void)sandbox;
    return true;
#else
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || !drop_rights())
        return false;
    bool files = landlock_version() < 1 || fence_files(sandbox);
    return files && (!has_seccomp() || fence_calls(sandbox));
#endif
}
