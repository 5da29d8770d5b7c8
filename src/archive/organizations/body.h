/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a body besides its place: its name, its type, what it belongs to. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_BODY_H
#define MX_ARCHIVE_ORGANIZATIONS_BODY_H

#include "archive/organizations/collect.h"

/** mx_body_choose_name: that which most of its documents print, unless the user's file has one. */
void mx_body_choose_name(MxBody *body);

/** mx_body_type: as in the database. */
const char *mx_body_type(const MxBody *body, const MxWords *words);

/** mx_body_find_parent: (nullable): the body there that it is a part of. */
const MxBody *mx_body_find_parent(const GPtrArray *bodies, const MxBody *body);

#endif
