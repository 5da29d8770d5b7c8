/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the weights are when nobody says. */
#include "base/installed/folder.h"
#include "ocr/ocr.h"

#define WEIGHTS "recogniser.onnx"

#ifndef MX_BUILD_OCR_DIR
#define MX_BUILD_OCR_DIR ""
#endif

/* $MINGXI_OCR set to nothing is no folder, and then no other is looked for. */
char *mx_ocr_find_dir(void) {
    const char *told = g_getenv("MINGXI_OCR");
    return told ? mx_installed_take(g_strdup(told), WEIGHTS)
                : mx_installed_folder("ocr", MX_BUILD_OCR_DIR, WEIGHTS);
}
