/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a picture, read side by side: none depends on another. */
#ifndef MX_OCR_TEXT_CREW_H
#define MX_OCR_TEXT_CREW_H

#include "ocr/text/line_reader.h"

/** MxCrew: some threads that read with one recogniser. */
typedef struct _MxCrew MxCrew;

/** mx_crew_new: @threads: at least 1; @recogniser and @alphabet: (transfer full) */
MxCrew *mx_crew_new(MxRecogniser *recogniser, MxAlphabet *alphabet, guint threads);
void mx_crew_free(MxCrew *crew);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxCrew, mx_crew_free)

/** MxLineReading: mx_line_read() or mx_line_read_once() */
typedef GArray *(*MxLineReading)(const MxLineReader *, const MxRaster *, const MxInkLine *);

/**
 * mx_crew_read:
 * @lines: (element-type MxInkLine) of @picture
 * @read: how each is read
 *
 * Returns: (transfer full) (element-type GArray of MxSign): of each line, in the order of @lines;
 * the same whatever the number of threads
 */
GPtrArray *mx_crew_read(MxCrew *crew, const MxRaster *picture, const GPtrArray *lines,
                        MxLineReading read);

#endif
