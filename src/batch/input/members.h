/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out of an archive: the side that does not touch it. */
#ifndef MX_BATCH_INPUT_MEMBERS_H
#define MX_BATCH_INPUT_MEMBERS_H

#include "batch/input/work.h"
#include "batch/worker/channel.h"

typedef struct MxMembers MxMembers;

/** mx_members_start: has @archive, which is open, unpacked by a process with these limits, and
 * @timeout_s for a member. NULL with errno set where there can be no process. */
MxMembers *mx_members_start(const MxWork *archive, guint64 memory_bytes, guint timeout_s);

/** mx_members_new: @channel: (transfer full): from whoever unpacks the archive called @name. */
MxMembers *mx_members_new(MxChannel *channel, const char *name, guint timeout_s);

/** mx_members_free: (nullable): ends the process, whatever it does. */
void mx_members_free(MxMembers *members);

/** mx_members_next: @work: (out) (transfer full): the next member, or why there is none; NULL where
 * that was all. FALSE where there is nothing yet: poll mx_members_fd(). */
bool mx_members_next(MxMembers *members, MxWork **work);

/** mx_members_ended: whether nothing follows. */
bool mx_members_ended(const MxMembers *members);
int mx_members_fd(const MxMembers *members);

#endif
