/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interrupts of commands that can stop where they are. */
#ifndef MX_CLI_INTERRUPT_H
#define MX_CLI_INTERRUPT_H

#include <signal.h>

/** mx_interrupt_catch: from here on an interrupt is only noted; what runs wakes up. Returns: the
 * number of the signal that was caught, 0 before */
const volatile sig_atomic_t *mx_interrupt_catch(void);

#endif
