/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the weights are: found as the pattern packs are. */
#include <string.h>

#include "ocr/ocr.h"

#ifndef MX_BUILD_DIR
#define MX_BUILD_DIR ""
#endif
#ifndef MX_INSTALL_OCR_DIR
#define MX_INSTALL_OCR_DIR ""
#endif

static char *take_dir(char *dir) {
    g_autofree char *weights = dir && *dir ? g_build_filename(dir, "recogniser.onnx", NULL) : NULL;
    if (weights != NULL && g_file_test(weights, G_FILE_TEST_IS_REGULAR))
        return dir;
    g_free(dir);
    return NULL;
}

/* $MINGXI_OCR set to nothing is no folder, and then no other is looked for. */
char *mx_ocr_find_dir(void) {
    const char *told = g_getenv("MINGXI_OCR");
    if (told != NULL)
        return take_dir(g_strdup(told));
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *bin = program ? g_path_get_dirname(program) : NULL;
    char *dir = NULL;
    if (program && *MX_BUILD_DIR && g_str_has_prefix(program, MX_BUILD_DIR "/"))
        dir = take_dir(g_build_filename(MX_BUILD_DIR, "ocr", NULL));
    if (dir == NULL && bin != NULL)
        dir = take_dir(g_build_filename(bin, "..", "share", "mingxi", "ocr", NULL));
    return dir != NULL ? dir : take_dir(g_strdup(MX_INSTALL_OCR_DIR));
}
