/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON text of the program's own as a tree over it: values stay as they are written, so that they
 * can go on into other files without being read and printed again. */
#ifndef MX_BASE_SLICE_H
#define MX_BASE_SLICE_H

#include <glib.h>
#include <stdbool.h>

typedef struct MxSlice MxSlice;

/**
 * MxSlice:
 * @key: (nullable): of a member of an object, as it is written, without its quotes and not ended;
 * NULL in arrays and at the root
 * @text: the value as it is written, @length bytes, not ended
 * @child: (nullable): the first member or item
 * @next: (nullable): the next one of the same object or array
 */
struct MxSlice {
    const char *key, *text;
    gsize key_length, length;
    MxSlice *child, *next;
};

/** MxSlices: owns a text and the slices of it. */
typedef struct MxSlices MxSlices;

/** mx_slices_read: (transfer full): NULL where @json is no JSON, or nested more than 200 deep. It
 * is copied, without blanks between values and without the `.0` at a number's end. */
MxSlices *mx_slices_read(const char *json);

void mx_slices_free(MxSlices *slices);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxSlices, mx_slices_free)

/** mx_slices_root: (transfer none): the value that is the text. */
const MxSlice *mx_slices_root(const MxSlices *slices);

/** mx_slices_string: (transfer none) (nullable): what the string @slice says, as long as @slices is
 * there; NULL where it is none. */
const char *mx_slices_string(MxSlices *slices, const MxSlice *slice);

/** mx_slices_key: (transfer none): the same of @slice's key. */
const char *mx_slices_key(MxSlices *slices, const MxSlice *slice);

/** mx_slice_get: (nullable): the member @key, plain ASCII, of @object; NULL where that is NULL or
 * no object, too. */
const MxSlice *mx_slice_get(const MxSlice *object, const char *key);

/** mx_slice_count: members or items of @slice; 0 of NULL. */
guint mx_slice_count(const MxSlice *slice);

/** mx_slice_is: whether @slice, which may be NULL, is there and begins with @first: `{`, `[`, `"`.
 */
bool mx_slice_is(const MxSlice *slice, char first);

/** mx_slice_integer: whether @slice, which may be NULL, is a number; @value: (out): it, cut to an
 * integer. */
bool mx_slice_integer(const MxSlice *slice, int *value);

/** mx_slice_has_key: whether @slice is a member that is called @key. */
bool mx_slice_has_key(const MxSlice *slice, const char *key);

/** mx_slice_says: whether @slice, which may be NULL, is written as @json. */
bool mx_slice_says(const MxSlice *slice, const char *json);

/** mx_slice_equal: whether both are there and written alike. */
bool mx_slice_equal(const MxSlice *a, const MxSlice *b);

/** mx_slice_append: adds it to @out as it is written. */
void mx_slice_append(GString *out, const MxSlice *slice);

/** MxSliceChange: what stands in the place of the member @key; @text: JSON; NULL: the member goes.
 */
typedef struct {
    const char *key, *text;
} MxSliceChange;

/** mx_slice_append_changed: adds @object to @out with @changes, which end at a NULL key, made to
 * the members that are there; @more: (nullable): `"key":value,…` to stand behind them. */
void mx_slice_append_changed(GString *out, const MxSlice *object, const MxSliceChange *changes,
                             const char *more);

#endif
