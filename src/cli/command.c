/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

const MxCommand *const *mx_commands(void) {
    static const MxCommand *const ALL[] = { &mx_cmd_extract,
                                            &mx_cmd_check,
                                            &mx_cmd_report,
                                            &mx_cmd_batch,
                                            &mx_cmd_merge,
                                            &mx_cmd_compare,
                                            &mx_cmd_site,
                                            &mx_cmd_tables,
                                            &mx_cmd_rules,
                                            &mx_cmd_patterns,
                                            &mx_cmd_completion,
                                            &mx_cmd_debug,
                                            NULL };
    return ALL;
}
