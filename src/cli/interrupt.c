/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A handler can reach nothing but a global. */
#include "cli/interrupt.h"

#include <glib.h>

static volatile sig_atomic_t caught;

static void note_signal(int number) {
    caught = number;
}

/* Without SA_RESTART: what waits wakes up. */
const volatile sig_atomic_t *mx_interrupt_catch(void) {
    static const int SIGNALS[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = note_signal };
    sigemptyset(&action.sa_mask);
    for (gsize i = 0; i < G_N_ELEMENTS(SIGNALS); i++)
        sigaction(SIGNALS[i], &action, NULL);
    return &caught;
}
