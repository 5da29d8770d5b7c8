/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is installed with the program, or the library: where it is when nobody says. */
#ifndef MX_BASE_INSTALLED_FOLDER_H
#define MX_BASE_INSTALLED_FOLDER_H

/**
 * mx_installed_folder:
 * @name: below share/mingxi
 * @built: what takes its place while the program or the library is in its build's folder
 * @marker: (nullable): a file that must be in it
 *
 * That of the build; beside the program; beside the library; where it was to be installed.
 *
 * Returns: (transfer full) (nullable): NULL where there is none
 */
char *mx_installed_folder(const char *name, const char *built, const char *marker);

/** mx_installed_take: (transfer full): @dir, which it takes; NULL, and @dir is freed, where it is
 * no folder, or has no file @marker (nullable). */
char *mx_installed_take(char *dir, const char *marker);

#endif
