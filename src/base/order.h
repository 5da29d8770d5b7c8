/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MX_BASE_ORDER_H
#define MX_BASE_ORDER_H

/** mx_compare_doubles: ascending, for qsort() and g_array_sort(). */
static inline int mx_compare_doubles(const void *a, const void *b) {
    double p = *(const double *)a, q = *(const double *)b;
    return (p > q) - (p < q);
}

/** mx_compare_floats: the same. */
static inline int mx_compare_floats(const void *a, const void *b) {
    float p = *(const float *)a, q = *(const float *)b;
    return (p > q) - (p < q);
}

#endif
