/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON that steers no terminal. */
#ifndef MX_WRITE_JSON_UNSEEN_H
#define MX_WRITE_JSON_UNSEEN_H

/** mx_json_escape_unseen: (transfer full): @json, taken over, with every character of
 * mx_char_is_unseen() beyond ASCII's control characters, which are so already, as `\\uXXXX`: the
 * same JSON. Names of files and of producers may hold such. */
char *mx_json_escape_unseen(char *json);

#endif
