/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open PDF and its pages. The only file that holds a Poppler document. */
#include "page/source.h"

#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "page/poppler_page.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* ISO 32000-1, Annex H: viewers accept the header anywhere in the first 1024 bytes. */
#define HEADER_WINDOW 1024

/* Share of the page that an image must cover for the text on it to be taken for OCR. Scans are
 * placed to the page's edge, give or take a margin; letterheads and photographs cover a half. */
#define SCAN_COVER 0.8

/* Pixels that a scan measures at least, each way. A4 at 50 dpi has 413 across; what is legible has
 * twice that, and OCR asks for four times. Logos and seals have 100 to 400. */
#define MIN_SCAN_PX 400

/* An image's dictionary reaches no further to either side of its /Image than this, in bytes; those
 * with a palette written into them, the longest, have under 900. */
#define DICTIONARY_REACH 1024

/* A page drawn at a scale this near its own, as a share, is not drawn again. */
#define SAME_SCALE 0.15

struct MxSource {
    char *path;
    char *producer;
    char *sha256;
    guint64 bytes;
    bool may_be_scan; /* some image is large enough for a page */
    guint n_pages;
    MxLimits limits;
    PopplerDocument *document;
    MxCanvas canvas;
    guint ruled_page; /* the last page read, where it has rulings; else 0 */
    double ruled_scale;
};

void mx_source_close(MxSource *source) {
    if (source == NULL)
        return;
    g_clear_object(&source->document);
    g_free(source->canvas.pixels);
    g_free(source->canvas.mask);
    g_free(source->path);
    g_free(source->producer);
    g_free(source->sha256);
    g_free(source);
}

/* -------------------------------------------------------------------------------- opening -- */

static GBytes *load_file(const char *path, GError **error) {
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO, "is a directory");
        return NULL;
    }
    g_autoptr(GError) cause = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, &cause);
    if (file == NULL) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_IO,
                            cause->code == G_FILE_ERROR_NOENT   ? "no such file"
                            : cause->code == G_FILE_ERROR_ACCES ? "permission denied"
                                                                : cause->message);
        return NULL;
    }
    return g_mapped_file_get_bytes(file);
}

static bool check_length(gsize length, const MxLimits *limits, GError **error) {
    if (length <= limits->max_bytes)
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_LIMIT,
                "%" G_GSIZE_FORMAT " bytes; the limit is %" G_GUINT64_FORMAT, length,
                limits->max_bytes);
    return false;
}

static bool check_header(GBytes *bytes, GError **error) {
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    if (length == 0) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_NOT_PDF, "the file is empty");
        return false;
    }
    gsize window = MIN(length, HEADER_WINDOW);
    if (memmem(data, window, "%PDF-", 5) != NULL)
        return true;
    g_autofree char *head = g_ascii_strdown(data, (gssize)window);
    bool html = g_strstr_len(head, (gssize)window, "<html") ||
                g_strstr_len(head, (gssize)window, "<!doctype");
    g_set_error(error, MX_ERROR, MX_ERROR_NOT_PDF, "not a PDF%s",
                html ? ": an HTML page with a PDF's name" : "");
    return false;
}

static void set_open_error(const GError *cause, const char *password, GError **error) {
    if (g_error_matches(cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        g_set_error_literal(error, MX_ERROR, MX_ERROR_ENCRYPTED,
                            password ? "the password is wrong"
                                     : "encrypted; a password is needed (--password)");
    else
        g_set_error(error, MX_ERROR, MX_ERROR_DAMAGED, "damaged beyond repair: %s", cause->message);
}

/* From memory, which is faster than Poppler's own reading; but there, Poppler 22.12 crashes on a
 * wrong password (it copies a stream that cannot be copied): who has a password needs a file. */
static PopplerDocument *open_poppler(const char *path, GBytes *bytes, const char *password,
                                     GError **error) {
    if (password == NULL)
        return poppler_document_new_from_bytes(bytes, NULL, error);
    g_autoptr(GFile) file = g_file_new_for_path(path);
    return poppler_document_new_from_gfile(file, password, NULL, error);
}

static bool open_document(MxSource *source, GBytes *bytes, const char *password, GError **error) {
    g_autoptr(GError) cause = NULL;
    source->document = open_poppler(source->path, bytes, password, &cause);
    if (source->document == NULL) {
        set_open_error(cause, password, error);
        return false;
    }
    int n = poppler_document_get_n_pages(source->document);
    if (n < 1) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_DAMAGED, "damaged: no page can be found");
        return false;
    }
    source->n_pages = (guint)n;
    if (source->n_pages > source->limits.max_pages) {
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "%u pages; the limit is %u", source->n_pages,
                    source->limits.max_pages);
        return false;
    }
    return true;
}

/* Whether the number of @key in an image's dictionary is that of a scan; so it is where it stands
 * elsewhere in the file, or cannot be found. */
static bool is_large(const char *from, const char *to, const char *key) {
    gsize n = strlen(key);
    const char *at = memmem(from, (gsize)(to - from), key, n);
    int value = 0;
    if (at == NULL)
        return true;
    for (at += n; at < to && g_ascii_isspace(*at); at++)
        continue;
    for (; at < to && g_ascii_isdigit(*at) && value < MIN_SCAN_PX; at++)
        value = 10 * value + *at - '0';
    return value >= MIN_SCAN_PX || memmem(at, MIN(8, (gsize)(to - at)), " R", 2) != NULL;
}

/* An image is a stream, and a stream's dictionary is never compressed (ISO 32000-1, 7.5.7). Asking
 * Poppler for a page's images takes as long as its text; most documents have none, or a logo. */
static bool has_large_image(const char *data, gsize length) {
    static const char NAME[] = "/Image";
    const char *end = data + length, *at = data;
    while ((at = memmem(at, (gsize)(end - at), NAME, sizeof NAME - 1)) != NULL) {
        const char *from = at - MIN(DICTIONARY_REACH, at - data);
        for (const char *p; (p = memmem(from, (gsize)(at - from), "obj", 3)) != NULL;)
            from = p + 3;
        at += sizeof NAME - 1;
        const char *to = at + MIN(DICTIONARY_REACH, end - at);
        const char *stream = memmem(at, (gsize)(to - at), "stream", 6);
        bool image = at < end && !g_ascii_isalnum(*at); /* and not /ImageB of a /ProcSet */
        if (image && is_large(from, stream ? stream : to, "/Width") &&
            is_large(from, stream ? stream : to, "/Height"))
            return true;
    }
    return false;
}

/* What is known of a document once it is open. */
static void describe(MxSource *source, GBytes *bytes) {
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    source->bytes = length;
    source->sha256 = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
    source->producer = poppler_document_get_producer(source->document);
    source->may_be_scan = has_large_image(data, length);
}

static MxSource *open_source(const char *name, GBytes *bytes, const char *password,
                             const MxLimits *limits, GError **error) {
    g_autoptr(MxSource) source = g_new0(MxSource, 1);
    source->limits = *limits;
    source->path = g_strdup(name);
    if (!check_length(g_bytes_get_size(bytes), limits, error) || !check_header(bytes, error) ||
        !open_document(source, bytes, password, error))
        return NULL;
    describe(source, bytes);
    return g_steal_pointer(&source);
}

MxSource *mx_source_open(const char *path, const char *password, const MxLimits *limits,
                         GError **error) {
    const MxLimits standard = MX_LIMITS_DEFAULT;
    g_autoptr(GBytes) bytes = load_file(path, error);
    return bytes ? open_source(path, bytes, password, limits ? limits : &standard, error) : NULL;
}

MxSource *mx_source_open_bytes(GBytes *bytes, const char *name, const MxLimits *limits,
                               GError **error) {
    const MxLimits standard = MX_LIMITS_DEFAULT;
    return open_source(name, bytes, NULL, limits ? limits : &standard, error);
}

guint mx_source_n_pages(const MxSource *source) {
    return source->n_pages;
}
const char *mx_source_path(const MxSource *source) {
    return source->path;
}
const char *mx_source_producer(const MxSource *source) {
    return source->producer;
}
const char *mx_source_sha256(const MxSource *source) {
    return source->sha256;
}
guint64 mx_source_bytes(const MxSource *source) {
    return source->bytes;
}

/* ---------------------------------------------------------------------------------- pages -- */

static bool is_scan(PopplerPage *poppler, const MxPage *page) {
    bool scan = false;
    GList *images = poppler_page_get_image_mapping(poppler);
    for (const GList *i = images; i != NULL && !scan; i = i->next) {
        PopplerRectangle r = ((PopplerImageMapping *)i->data)->area;
        scan =
            fabs(r.x2 - r.x1) * fabs(r.y2 - r.y1) >= SCAN_COVER * page->width_pt * page->height_pt;
    }
    poppler_page_free_image_mapping(images);
    return scan;
}

static bool check_size(const MxPage *page, const MxLimits *limits, GError **error) {
    double side = fmax(page->width_pt, page->height_pt);
    if (side <= limits->max_side_pt && fmin(page->width_pt, page->height_pt) > 0)
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "page %u: %.0f × %.0f pt; the limit is %.0f",
                page->number, page->width_pt, page->height_pt, limits->max_side_pt);
    return false;
}

/* A page after one with rulings is drawn at once, at that one's scale: tables stand together, and
 * drawing finds the text on the way. Of the others running text needs no drawing; but a table may
 * go on after rulings with its first column only. */
static bool read_parts(MxSource *source, MxPage *page, PopplerPage *poppler, GError **error) {
    MxCanvas *canvas = &source->canvas;
    bool at_once = source->ruled_page != 0 && source->ruled_page == page->number - 1;
    if (at_once && !mx_canvas_draw(canvas, page, poppler, source->ruled_scale, error))
        return false;
    if (!mx_page_read_glyphs(page, poppler, source->limits.max_glyphs, error))
        return false;
    double scale = mx_page_drawing_scale(page);
    bool needed = page->glyphs->len > 0 && (at_once || !mx_page_is_running_text(page));
    bool drawn = at_once && fabs(scale - canvas->scale) <= SAME_SCALE * scale;
    if (needed && !drawn && !mx_canvas_draw(canvas, page, poppler, scale, error))
        return false;
    if (needed)
        mx_page_read_rulings(page, canvas);
    source->ruled_page = page->vertical->len > 0 ? page->number : 0;
    source->ruled_scale = scale;
    return true;
}

MxPage *mx_source_open_page(MxSource *source, guint number, PopplerPage **poppler, GError **error) {
    *poppler = poppler_document_get_page(source->document, (int)number - 1);
    if (*poppler == NULL) {
        g_set_error(error, MX_ERROR, MX_ERROR_DAMAGED, "page %u: damaged", number);
        return NULL;
    }
    double width, height;
    poppler_page_get_size(*poppler, &width, &height);
    g_autoptr(MxPage) page = mx_page_new(number, width, height);
    return check_size(page, &source->limits, error) ? g_steal_pointer(&page) : NULL;
}

MxCanvas *mx_source_canvas(MxSource *source) {
    return &source->canvas;
}

MxPage *mx_source_load_page(MxSource *source, guint number, GError **error) {
    g_autoptr(PopplerPage) poppler = NULL;
    g_autoptr(MxPage) page = mx_source_open_page(source, number, &poppler, error);
    if (page == NULL)
        return NULL;
    if (!read_parts(source, page, poppler, error)) {
        g_prefix_error(error, "page %u: ", number);
        return NULL;
    }
    if (page->glyphs->len > 0)
        page->text = source->may_be_scan && is_scan(poppler, page) ? MX_TEXT_OCR : MX_TEXT_NATIVE;
    return g_steal_pointer(&page);
}

char *mx_source_dump_page(MxSource *source, guint number, GError **error) {
    if (number < 1 || number > source->n_pages) {
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "no page %u; the document has %u", number,
                    source->n_pages);
        return NULL;
    }
    g_autoptr(MxPage) page = mx_source_load_page(source, number, error);
    return page ? mx_page_to_json(page) : NULL;
}
