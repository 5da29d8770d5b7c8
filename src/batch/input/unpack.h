/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives: their PDFs, one after the other, without unpacking to disk. */
#ifndef MX_BATCH_INPUT_UNPACK_H
#define MX_BATCH_INPUT_UNPACK_H

#include "batch/worker/channel.h"

/** MX_UNPACK_MAX_MEMBER: the largest member taken, in bytes. The largest disclosure seen has 20 MB;
 * members are held in memory, one a worker. */
#define MX_UNPACK_MAX_MEMBER (256u * 1024 * 1024)

/** mx_unpack: sends what is in the archive @file, called @name, and MX_MESSAGE_END. */
void mx_unpack(MxChannel *channel, const char *name, int file);

/** mx_unpack_run: takes an archive with MX_MESSAGE_READ, sends its members, and ends. Only in a
 * process just forked. */
_Noreturn void mx_unpack_run(int fd);

#endif
