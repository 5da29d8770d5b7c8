/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/numbers.h"

#include <locale.h>
#include <string.h>

MxNumbers mx_numbers_use_point(void) {
    MxNumbers numbers = { 0 };
    if (strcmp(localeconv()->decimal_point, ".") == 0)
        return numbers;
    locale_t copy = duplocale(uselocale((locale_t)0));
    numbers.ours = copy != (locale_t)0 ? newlocale(LC_NUMERIC_MASK, "C", copy) : NULL;
    if (numbers.ours != NULL)
        numbers.before = uselocale((locale_t)numbers.ours);
    else if (copy != (locale_t)0)
        freelocale(copy);
    return numbers;
}

void mx_numbers_restore(MxNumbers *numbers) {
    if (numbers->ours == NULL)
        return;
    uselocale((locale_t)numbers->before);
    freelocale((locale_t)numbers->ours);
}
