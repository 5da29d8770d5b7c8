/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights of a net, from an ONNX file. */
#ifndef MX_OCR_NET_WEIGHTS_H
#define MX_OCR_NET_WEIGHTS_H

#include <glib.h>
#include <stdbool.h>

/** MxWeights: tensors of numbers by name. */
typedef struct _MxWeights MxWeights;

/**
 * mx_weights_load:
 * @data: an ONNX model, kept by the caller for as long as the weights are used
 *
 * Finds the tensors that the model's graph holds as constants; what else the graph says is not
 * looked at. Any bytes may be given: what is no tensor of 32-bit floats of a size that its
 * dimensions explain is passed over.
 *
 * Returns: (transfer full): NULL with %MX_ERROR_FORMAT where the bytes are no such model
 */
MxWeights *mx_weights_load(const guint8 *data, gsize length, GError **error);
void mx_weights_free(MxWeights *weights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxWeights, mx_weights_free)

/** mx_weights_copy: whether @weights have @name, with @n numbers, which go to @out. */
bool mx_weights_copy(const MxWeights *weights, const char *name, gsize n, float *out);

#endif
