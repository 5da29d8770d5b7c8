/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a worker must not be able to do, tried by one; and what it must. Each trial has a process of
 * its own, since many end it. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <mingxi/batch.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch/worker/channel.h"
#include "batch/worker/confine.h"

/* As a trial sees the world: @parent: the process that reads nothing; @channel: its end of it. */
typedef struct {
    pid_t parent;
    int channel;
} World;

static bool opens(const char *path, int flags) {
    return open(path, flags, 0600) >= 0;
}

static bool opens_of_parent(const World *world, const char *what, int flags) {
    g_autofree char *path = g_strdup_printf("/proc/%d/%s", (int)world->parent, what);
    return opens(path, flags);
}

static bool read_shadow(const World *w) {
    (void)w;
    return opens("/etc/shadow", O_RDONLY);
}
static bool read_passwd(const World *w) {
    (void)w;
    return opens("/etc/passwd", O_RDONLY);
}
static bool list_home(const World *w) {
    (void)w;
    return opens(g_get_home_dir(), O_RDONLY | O_DIRECTORY);
}
static bool make_file(const World *w) {
    (void)w;
    return opens("/tmp/mingxi-trial", O_WRONLY | O_CREAT | O_CLOEXEC);
}
static bool make_nameless_file(const World *w) {
    (void)w;
    return opens("/tmp", O_RDWR | O_TMPFILE);
}
static bool write_log_full(const World *w) {
    (void)w;
    char block[4096] = { 0 };
    for (int i = 0; i < 1024; i++)
        if (write(STDERR_FILENO, block, sizeof block) <= 0)
            return false;
    return true;
}
static bool remove_file(const World *w) {
    (void)w;
    return unlink("/tmp/mingxi-no-such-file") == 0 || errno == ENOENT;
}
static bool write_parent_memory(const World *w) {
    return opens_of_parent(w, "mem", O_RDWR);
}
static bool read_parent_environment(const World *w) {
    return opens_of_parent(w, "environ", O_RDONLY);
}
static bool read_parent_directly(const World *w) {
    char byte;
    struct iovec own = { &byte, 1 }, theirs = { (void *)(gsize)&read_parent_directly, 1 };
    return process_vm_readv(w->parent, &own, 1, &theirs, 1, 0) == 1;
}
static bool trace_parent(const World *w) {
    return ptrace(PTRACE_ATTACH, w->parent, NULL, NULL) == 0;
}
static bool signal_parent(const World *w) {
    return kill(w->parent, SIGCONT) == 0;
}
static bool connect_network(const World *w) {
    (void)w;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    const struct sockaddr_in to = { .sin_family = AF_INET,
                                    .sin_port = htons(9),
                                    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    return fd >= 0 &&
           (connect(fd, (const struct sockaddr *)&to, sizeof to) == 0 || errno == ECONNREFUSED);
}
static bool make_local_socket(const World *w) {
    (void)w;
    return socket(AF_UNIX, SOCK_DGRAM, 0) >= 0;
}
static bool make_socket_pair(const World *w) {
    (void)w;
    int fds[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, fds) == 0;
}
static bool execute_shell(const World *w) {
    (void)w;
    execl("/bin/sh", "sh", "-c", "exit 0", (char *)NULL);
    return false;
}
static bool start_process(const World *w) {
    (void)w;
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid > 0;
}
static bool leave_daemon(const World *w) {
    (void)w;
    return setsid() >= 0 || getpgrp() != getpid();
}
static bool raise_limit(const World *w) {
    (void)w;
    const struct rlimit all = { RLIM_INFINITY, RLIM_INFINITY };
    return setrlimit(RLIMIT_DATA, &all) == 0;
}
static bool take_memory(const World *w) {
    (void)w;
    return mmap(NULL, 1u << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}
static bool take_shared_memory(const World *w) {
    (void)w;
    return mmap(NULL, 1u << 30, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0) !=
           MAP_FAILED;
}
static bool take_stack(const World *w) {
    (void)w;
    return mmap(NULL, 1u << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_GROWSDOWN,
                -1, 0) != MAP_FAILED;
}
static bool signal_by_channel(const World *w) {
    return fcntl(w->channel, F_SETOWN, w->parent) == 0;
}
static bool lease_file(const World *w) {
    (void)w;
    return fcntl(STDERR_FILENO, F_SETLEASE, F_RDLCK) == 0 || errno != EPERM;
}
static bool change_user(const World *w) {
    (void)w;
    return setuid(0) == 0;
}
static bool leave_namespace(const World *w) {
    (void)w;
    return unshare(CLONE_NEWUSER) == 0;
}
static bool load_program(const World *w) {
    (void)w;
    return syscall(SYS_bpf, 0, NULL, 0) >= 0 || errno != EPERM;
}
static bool queue_calls(const World *w) {
    (void)w;
    return syscall(SYS_io_uring_setup, 1, NULL) >= 0 || errno == EFAULT;
}
static bool become_dumpable(const World *w) {
    (void)w;
    return prctl(PR_SET_DUMPABLE, 1) == 0;
}

static gpointer do_nothing(gpointer data) {
    return data;
}
static bool start_thread(const World *w) {
    (void)w;
    GThread *thread = g_thread_try_new("trial", do_nothing, (gpointer)w, NULL);
    return thread != NULL && g_thread_join(thread) == w;
}
static bool read_maps(const World *w) {
    (void)w;
    return opens("/usr/share/poppler", O_RDONLY | O_DIRECTORY) || errno == ENOENT;
}
static bool answer(const World *w) {
    return send(w->channel, "x", 1, MSG_NOSIGNAL) == 1;
}

static const struct {
    const char *what;
    bool (*act)(const World *world);
    bool needed;
} TRIALS[] = {
    { "read /etc/shadow", read_shadow, false },
    { "read /etc/passwd", read_passwd, false },
    { "list the home folder", list_home, false },
    { "make a file", make_file, false },
    { "make a file without a name", make_nameless_file, false },
    { "write more than its last words", write_log_full, false },
    { "remove a file", remove_file, false },
    { "write the parent's memory", write_parent_memory, false },
    { "read the parent's environment", read_parent_environment, false },
    { "read the parent's memory", read_parent_directly, false },
    { "trace the parent", trace_parent, false },
    { "send the parent a signal", signal_parent, false },
    { "have the kernel send it one", signal_by_channel, false },
    { "make who opens a file wait", lease_file, false },
    { "connect to the network", connect_network, false },
    { "make a local socket", make_local_socket, false },
    { "make a pair of sockets", make_socket_pair, false },
    { "execute a shell", execute_shell, false },
    { "start a process", start_process, false },
    { "leave a daemon behind", leave_daemon, false },
    { "raise its memory limit", raise_limit, false },
    { "take more memory than its limit", take_memory, false },
    { "take memory that is shared", take_shared_memory, false },
    { "take memory as a stack", take_stack, false },
    { "become root", change_user, false },
    { "make a namespace of its own", leave_namespace, false },
    { "load a program into the kernel", load_program, false },
    { "queue calls around the filter", queue_calls, false },
    { "let others trace it", become_dumpable, false },
    { "start a thread", start_thread, true },
    { "read character maps", read_maps, true },
    { "answer", answer, true },
};

/* What became of trial @i, and whether it is as it should be. */
static char *run_trial(gsize i, bool *held) {
    int fds[2], log = memfd_create("mingxi-trial", MFD_CLOEXEC), status = 0;
    const guint64 memory = (guint64)512 << 20;
    pid_t parent = getpid();
    *held = false;
    if (log < 0 || !mx_channel_pair(fds))
        return g_strdup(g_strerror(errno));
    pid_t pid = fork();
    if (pid == 0) {
        mx_child_confine(fds[1], log, (MxChildLimits){ memory, 64 * 1024, { 0 }, parent });
        const World world = { parent, fds[1] };
        errno = 0;
        _exit(TRIALS[i].act(&world) ? 0 : errno > 0 && errno < 255 ? errno : 255);
    }
    close(fds[1]);
    while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    close(fds[0]);
    close(log);
    bool done = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    *held = pid > 0 && done == TRIALS[i].needed;
    if (WIFSIGNALED(status))
        return g_strdup_printf("ended: %s", g_strsignal(WTERMSIG(status)));
    return done ? g_strdup("possible")
                : g_strdup_printf("denied: %s", g_strerror(WEXITSTATUS(status)));
}

char *mx_sandbox_report(bool *held) {
    GString *out = g_string_new(NULL);
    *held = true;
    for (gsize i = 0; i < G_N_ELEMENTS(TRIALS); i++) {
        bool good;
        g_autofree char *became = run_trial(i, &good);
        *held &= good;
        g_string_append_printf(out, "%-4s %-8s %-32s %s\n", good ? "ok" : "BAD",
                               TRIALS[i].needed ? "needed" : "denied", TRIALS[i].what, became);
    }
    return g_string_free(out, FALSE);
}
