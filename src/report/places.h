/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes a place of a finding; gives it with what it says of itself when nothing else has come. */
#ifndef MX_REPORT_PLACES_H
#define MX_REPORT_PLACES_H

#include <glib.h>

#include "base/json/slice.h"

/** MxReportPlaces: a document's facts by where they stand. */
typedef struct MxReportPlaces MxReportPlaces;

/** mx_report_places_new: @document, which is to outlive it. */
MxReportPlaces *mx_report_places_new(const MxSlice *document);
void mx_report_places_free(MxReportPlaces *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxReportPlaces, mx_report_places_free)

/** mx_report_places_explain: adds @place to @out, with the `label` and `type` of its column or the
 * `unit` and `context` of its fact. */
void mx_report_places_explain(const MxReportPlaces *places, const MxSlice *place, GString *out);

#endif
