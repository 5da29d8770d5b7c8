/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which fonts stand in for those that a document does not embed.
 *
 * Only rulings are read from the drawn page; what its characters look like does not matter. Poppler
 * reads a substitute's file whole for every font of every page, and a system's Chinese fonts have
 * 20 MB each: that takes ten times as long as the rest. So DejaVu alone may stand in, which
 * Debian's fontconfig brings; where it is not, the system's fonts stay as they are.
 */
#include <fontconfig/fontconfig.h>
#include <glib.h>

#include "cli/cli.h"

#define FONTS "/usr/share/fonts/truetype/dejavu"

void mx_use_small_fonts(void) {
    static const char CONFIG[] =
        "<fontconfig><dir>" FONTS "</dir><cachedir>/var/cache/fontconfig</cachedir></fontconfig>";
    if (!g_file_test(FONTS "/DejaVuSans.ttf", G_FILE_TEST_EXISTS))
        return;
    FcConfig *config = FcConfigCreate();
    if (config != NULL && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)CONFIG, FcTrue) &&
        FcConfigBuildFonts(config))
        FcConfigSetCurrent(config);
    if (config != NULL)
        FcConfigDestroy(config);
}
