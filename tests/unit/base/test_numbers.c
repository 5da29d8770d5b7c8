/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that use the library in a locale whose numbers have a comma. */
#include <criterion/criterion.h>
#include <locale.h>
#include <mingxi/source.h>

#include "base/numbers.h"
#include "support/folder.h"

#define DOCUMENT "../../corpus/qingshi-2025/cairo.pdf"

/* No locale with a comma is on every machine: one is made. */
static bool use_comma_locale(const char *folder) {
    g_autofree char *path = g_build_filename(folder, "de_DE.UTF-8", NULL);
    const char *const command[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", path, NULL };
    if (!g_spawn_sync(NULL, (char **)command, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, NULL, NULL, NULL, NULL))
        return false;
    g_setenv("LOCPATH", folder, TRUE);
    return setlocale(LC_ALL, "de_DE.UTF-8") != NULL && *localeconv()->decimal_point == ',';
}

static char *read_page(void) {
    g_autoptr(MxSource) source = mx_source_open(DOCUMENT, NULL, NULL, NULL);
    cr_assert_not_null(source);
    return mx_source_dump_page(source, 3, NULL);
}

Test(numbers, are_read_with_a_point_whatever_the_locale) {
    g_autoptr(Folder) folder = make_folder();
    g_autofree char *before = read_page();
    if (!use_comma_locale(folder))
        cr_skip_test("no locale with a comma can be made (Debian's package locales)");
    g_autofree char *page = read_page();
    cr_expect_str_eq(page, before);
    cr_expect_str_eq(localeconv()->decimal_point, ",", "the caller's locale is as it was");
    {
        MX_NUMBERS_USE_POINT;
        cr_expect_float_eq(strtod("0.125", NULL), 0.125, 1e-9);
        cr_expect_str_eq(setlocale(LC_ALL, NULL), "de_DE.UTF-8");
    }
    cr_expect_float_eq(strtod("0,125", NULL), 0.125, 1e-9);
}
