/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A process reads an archive through libarchive and hands over each PDF as a file in memory. Names
 * in archives are names only: nothing is ever written under one, so that `../../etc/x.pdf` is a
 * curious name and no more. Archives in archives are read the same way, to a depth; the bytes that
 * come out of one are counted, so that a bomb ends early.
 */
#include "batch/input/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/filename.h"
#include "batch/input/search.h"

/* Archives within archives: a year's archive of counties' archives of bureaus' archives. */
#define MAX_DEPTH 3

/* What may come out of an archive: so many times its size, and so many bytes more. PDFs are
 * compressed already and hardly get smaller, at most ten times where they are not; deflate packs
 * zeros a thousand times. */
#define MAX_RATIO 100
#define FREE_BYTES (256u * 1024 * 1024)

#define BLOCK (64 * 1024)

/* @left: bytes that may still come out. @names: those handed over, to tell twins apart.
 * @n_nameless: members of the whole without a usable name; @gone: nobody reads what is sent. */
typedef struct {
    MxChannel *channel;
    guint64 left;
    GHashTable *names;
    guint n_nameless;
    bool gone;
} Unpacking;

static void send_failure(Unpacking *u, const char *name, const char *code, const char *message) {
    u->gone |= !mx_channel_send_failed(u->channel, code, message, name);
}

/* libarchive hands out no name that does not fit the locale's characters: what a ZIP says is UTF-8
 * must be able to be so. The process has no other use of a locale. */
static void use_unicode_names(void) {
    static const char *const LOCALES[] = { "C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8" };
    for (gsize i = 0; i < G_N_ELEMENTS(LOCALES); i++)
        if (setlocale(LC_CTYPE, LOCALES[i]) != NULL)
            return;
}

/* NULL where it has none that can be read, as where it says to be UTF-8 and is not. */
static char *member_name(struct archive_entry *entry) {
    const char *utf8 = archive_entry_pathname_utf8(entry);
    const char *raw = utf8 != NULL ? utf8 : archive_entry_pathname(entry);
    return raw != NULL && *raw != '\0' ? mx_filename_to_text(raw) : NULL;
}

/* What the member is called: a second one of the same name stands in `#2/`. */
static char *full_name(Unpacking *u, const char *archive, const char *member) {
    char *name = g_strconcat(archive, "!/", member, NULL);
    for (guint twin = 2; g_hash_table_contains(u->names, name); twin++) {
        g_free(name);
        name = g_strdup_printf("%s!/#%u/%s", archive, twin, member);
    }
    g_hash_table_add(u->names, g_strdup(name));
    return name;
}

static bool write_all(int file, const char *data, gsize length) {
    while (length > 0) {
        ssize_t n = write(file, data, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        data += n;
        length -= (gsize)n;
    }
    return true;
}

typedef enum {
    WHOLE,
    TOO_LARGE, /* the member */
    BOMB,      /* the archive */
    BROKEN,
} Outcome;

static Outcome copy_member(Unpacking *u, struct archive *a, int file) {
    char block[BLOCK];
    guint64 size = 0;
    la_ssize_t n;
    while ((n = archive_read_data(a, block, sizeof block)) > 0) {
        size += (guint64)n;
        if (size > MX_UNPACK_MAX_MEMBER)
            return TOO_LARGE;
        if ((guint64)n > u->left)
            return BOMB;
        u->left -= (guint64)n;
        if (!write_all(file, block, (gsize)n))
            return TOO_LARGE;
    }
    return n == 0 ? WHOLE : BROKEN;
}

static bool unpack(Unpacking *u, const char *name, int file, guint depth);

/* FALSE where the archives on the way are to be left as well. */
static bool take_member(Unpacking *u, struct archive *a, const char *name, guint depth) {
    if (mx_name_is_archive(name) && depth + 1 >= MAX_DEPTH) {
        send_failure(u, name, "limit", "an archive in archives, too deep");
        return true;
    }
    int file = memfd_create("mingxi-member", MFD_CLOEXEC);
    Outcome outcome = file < 0 ? TOO_LARGE : copy_member(u, a, file);
    bool go_on = outcome != BOMB;
    if (outcome == BROKEN)
        send_failure(u, name, "archive",
                     archive_error_string(a) ? archive_error_string(a) : "damaged");
    else if (outcome == TOO_LARGE)
        send_failure(u, name, "limit", "unpacks to more than 256 MB");
    else if (outcome == BOMB)
        send_failure(u, name, "limit", "the archive unpacks to over 100 times its size");
    else if (mx_name_is_archive(name))
        go_on = lseek(file, 0, SEEK_SET) == 0 && unpack(u, name, file, depth + 1);
    else
        go_on = mx_channel_send(u->channel, MX_MESSAGE_MEMBER, name, strlen(name), file);
    if (file >= 0)
        close(file);
    return go_on;
}

static bool is_file(struct archive_entry *entry) {
    return archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == NULL;
}

static bool is_wanted(const char *name) {
    return !mx_name_is_hidden(name) && (mx_name_is_pdf(name) || mx_name_is_archive(name));
}

/* It may be a PDF: nobody can tell, so it is said. */
static void fail_nameless(Unpacking *u, const char *archive) {
    g_autofree char *name = g_strdup_printf("%s!/#?%u", archive, ++u->n_nameless);
    send_failure(u, name, "archive", "a member whose name cannot be read");
}

static bool is_header(int code) {
    return code == ARCHIVE_OK || code == ARCHIVE_WARN || code == ARCHIVE_RETRY;
}

static bool take_members(Unpacking *u, struct archive *a, const char *name, guint depth) {
    struct archive_entry *entry;
    int code = ARCHIVE_EOF;
    while (!u->gone && is_header(code = archive_read_next_header(a, &entry))) {
        g_autofree char *member = is_file(entry) ? member_name(entry) : NULL;
        if (member == NULL && is_file(entry))
            fail_nameless(u, name);
        if (member == NULL || !is_wanted(member))
            continue;
        g_autofree char *full = full_name(u, name, member);
        if (!take_member(u, a, full, depth))
            return false;
    }
    if (code != ARCHIVE_EOF)
        send_failure(u, name, "archive",
                     archive_error_string(a) ? archive_error_string(a) : "is no archive");
    return true;
}

static bool unpack(Unpacking *u, const char *name, int file, guint depth) {
    struct archive *a = archive_read_new();
    archive_read_support_filter_all(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_gnutar(a);
    archive_read_support_format_zip(a);
    bool go_on = true;
    if (archive_read_open_fd(a, file, BLOCK) == ARCHIVE_OK)
        go_on = take_members(u, a, name, depth);
    else
        send_failure(u, name, "archive",
                     archive_error_string(a) ? archive_error_string(a) : "is no archive");
    archive_read_free(a);
    return go_on;
}

void mx_unpack(MxChannel *channel, const char *name, int file) {
    struct stat status;
    Unpacking u = { .channel = channel, .left = FREE_BYTES };
    if (fstat(file, &status) == 0)
        u.left += (guint64)status.st_size * MAX_RATIO;
    u.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    unpack(&u, name, file, 0);
    g_hash_table_unref(u.names);
    mx_channel_send(channel, MX_MESSAGE_END, NULL, 0, -1);
}

void mx_unpack_run(int fd) {
    use_unicode_names();
    MxChannel *channel = mx_channel_new(fd);
    if (mx_channel_receive(channel, true) != MX_CHANNEL_FRAME || channel->passed < 0)
        _exit(1);
    g_autofree char *name = mx_channel_read_text(channel);
    mx_unpack(channel, name, channel->passed);
    _exit(0);
}
