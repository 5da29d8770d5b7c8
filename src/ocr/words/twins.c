/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ocr/words/twins.h"

/* Where a stroke ends, or whether it meets another, is a pixel or two at 200 dpi and less in bold
 * type. None is a numeral: those are figures. */
static const char *const TWINS[] = {
    "人入", "日目曰", "未末", "土士", "己已巳", "大太犬", "天夫",   "干于",   "田由甲申",
    "今令", "木本",   "间问", "治冶", "侯候",   "拨拔",   "折拆析", "待侍",   "货贷",
    "设没", "体休",   "项顶", "徽微", "王玉",   "免兔",   "场扬",   "戊戌戍",
};

const char *mx_twins_of(gunichar ch) {
    for (gsize i = 0; i < G_N_ELEMENTS(TWINS); i++)
        if (g_utf8_strchr(TWINS[i], -1, ch) != NULL)
            return TWINS[i];
    return NULL;
}
