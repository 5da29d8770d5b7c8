/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of text as a picture → how likely each character stands at each place of it. */
#ifndef MX_OCR_NET_RECOGNISER_H
#define MX_OCR_NET_RECOGNISER_H

#include <glib.h>

#include "ocr/net/kernels.h"

/* What the net takes and gives: pictures of this height, one step for 8 columns of them, and for
 * each step the classes: 0 for nothing, 1… for the characters of its list in order. */
#define MX_RECOGNISER_HEIGHT_PX 48
#define MX_RECOGNISER_STEP_PX 8
#define MX_RECOGNISER_CLASSES 6625

/* Wider pictures are cut by who asks: 70 ideographs side by side, and 60 MB of memory. */
#define MX_RECOGNISER_MAX_WIDTH_PX 3200

/** MxRecogniser: a net with its weights, which any number of threads may run. */
typedef struct _MxRecogniser MxRecogniser;

/** MxScratch: the memory that it works in, for one thread at a time: 42 MB for the widest picture,
 * some 10 MB for a line of text. */
typedef struct _MxScratch MxScratch;

/**
 * mx_recogniser_load:
 * @path: the weights of PP-OCRv4's Chinese recogniser, as ONNX
 * @kernels: (nullable): the loops to run; those of this processor
 *
 * Returns: (transfer full): NULL with %MX_ERROR_IO or %MX_ERROR_FORMAT
 */
MxRecogniser *mx_recogniser_load(const char *path, const MxKernels *kernels, GError **error);
void mx_recogniser_free(MxRecogniser *recogniser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxRecogniser, mx_recogniser_free)

MxScratch *mx_scratch_new(void);
void mx_scratch_free(MxScratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxScratch, mx_scratch_free)

/**
 * mx_recogniser_run:
 * @grey: %MX_RECOGNISER_HEIGHT_PX rows of @width, 0 black, 255 white
 * @width: at least 16, at most %MX_RECOGNISER_MAX_WIDTH_PX
 * @steps: (out): how many there are
 *
 * Returns: (transfer none): for each step the logarithms of the probabilities of the classes; they
 * stay in @scratch until it is used again
 */
const float *mx_recogniser_run(const MxRecogniser *recogniser, MxScratch *scratch,
                               const guint8 *grey, gsize width, gsize *steps);

#endif
