/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several documents of one body, year, kind and level. */
#ifndef MX_ARCHIVE_ORGANIZATIONS_EDITIONS_H
#define MX_ARCHIVE_ORGANIZATIONS_EDITIONS_H

#include "archive/organizations/collect.h"

/** MxEdition: @of: so many there are; @nth: which it is, from 1; 0 where nothing says their order;
 * @counts: whether no later one does. */
typedef struct {
    guint of, nth;
    bool counts;
} MxEdition;

/** mx_edition_of: @document is one of the body's. */
MxEdition mx_edition_of(const MxBody *body, const MxBodyDocument *document);

#endif
