/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document that is read → for which rules' documents it may be taken. */
#ifndef MX_SEGMENT_IDENTITY_AMONG_H
#define MX_SEGMENT_IDENTITY_AMONG_H

#include "model/disclosure.h"
#include "pattern/pattern.h"

/** mx_among_read: sets `document.among`; all else of @disclosure must be read. */
void mx_among_read(MxDisclosure *disclosure, const MxPack *pack);

#endif
