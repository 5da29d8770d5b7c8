/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open PDF and its pages. The only file that holds a Poppler document. */
#include "page/source.h"

#include <fcntl.h>
#include <math.h>
#include <mingxi/error.h>
#include <poppler.h>
#include <string.h>

#include "base/digest.h"
#include "base/numbers.h"
#include "page/canvas.h"
#include "page/glyphs.h"
#include "page/page.h"
#include "page/vector/objects/crowd.h"
#include "page/vector/objects/form.h"
#include "page/vector/rulings.h"
#include "page/vector/vectors.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* ISO 32000-1, Annex H: viewers accept the header anywhere in the first 1024 bytes. */
#define HEADER_WINDOW 1024

/* Pixels a point that a page without its text is drawn at. At 1.5 rules of forms that were printed
 * at a third of their size run together; at 3 the seams between parts of the faintest shading,
 * which no reader sees, become rules. */
#define VECTOR_SCALE 2.0

/* Threads for one page: four read it in two fifths of the time that one takes, as what comes before
 * its lines are there is an eighth of it; each has some 20 MB of memory and a stack. */
#define MOST_THREADS 4u

struct MxSource {
    char *path;
    char *producer;
    char *sha256;
    gsize bytes;
    guint n_pages;
    MxLimits limits;
    const MxPageWatch *watch;
    PopplerDocument *document;
    MxVectors *vectors; /* NULL: Poppler draws every page */
    MxCanvas canvas;
    MxDrawn drawn;
    MxPlane plane, ink; /* the page, and where its characters are */
    bool cleared;       /* whether pages with too many annotations were looked for */
    GHashTable *looked; /* number of a page -> whether it may be drawn, of those looked at */
    MxDamage damage;
    GPtrArray *losses; /* of char *: what mx_source_losses() gives, without the NULL at its end */
};

void mx_source_close(MxSource *source) {
    if (source == NULL)
        return;
    g_clear_object(&source->document);
    mx_vectors_free(source->vectors);
    g_free(source->canvas.pixels);
    mx_drawn_clear(&source->drawn);
    g_free(source->plane.at);
    g_free(source->ink.at);
    mx_damage_clear(&source->damage);
    g_clear_pointer(&source->losses, g_ptr_array_unref);
    g_clear_pointer(&source->looked, g_hash_table_unref);
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

static void set_wrong_password(GError **error) {
    g_set_error_literal(error, MX_ERROR, MX_ERROR_ENCRYPTED, "the password is wrong");
}

static void set_open_error(const GError *cause, const char *password, GError **error) {
    bool encrypted = g_error_matches(cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
    if (encrypted && password != NULL)
        set_wrong_password(error);
    else if (encrypted)
        g_set_error_literal(error, MX_ERROR, MX_ERROR_ENCRYPTED,
                            "encrypted; a password is needed (--password)");
    else
        g_set_error(error, MX_ERROR, MX_ERROR_DAMAGED, "damaged beyond repair: %s", cause->message);
}

/* From memory, which is faster than Poppler's own reading; but there, Poppler 22.12 crashes on a
 * wrong password (it copies a stream that cannot be copied), and from a descriptor it takes the
 * file for damaged: who has a password needs a file, and the password is tried by qpdf first. */
static PopplerDocument *open_poppler(int file, const char *path, GBytes *bytes,
                                     const char *password, GError **error) {
    if (password == NULL)
        return poppler_document_new_from_bytes(bytes, NULL, error);
    if (file >= 0)
        return poppler_document_new_from_fd(fcntl(file, F_DUPFD_CLOEXEC, 3), password, error);
    g_autoptr(GFile) named = g_file_new_for_path(path);
    return poppler_document_new_from_gfile(named, password, NULL, error);
}

static bool open_document(MxSource *source, int file, GBytes *bytes, const char *password,
                          GError **error) {
    g_autoptr(GError) cause = NULL;
    source->document = open_poppler(file, source->path, bytes, password, &cause);
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

/* What is known of a document once it is open. */
static void describe(MxSource *source, const MxOpenFile *file) {
    const void *data = g_bytes_get_data(file->bytes, &source->bytes);
    source->sha256 = file->sha256 != NULL ? g_strdup(file->sha256) : mx_sha256(data, source->bytes);
    source->producer = poppler_document_get_producer(source->document);
}

/* @page: 0 for the file as a whole. What costs no text is no loss. */
static void add_loss(MxSource *source, guint page, const MxDamage *damage) {
    g_autofree char *what = damage->errors ? mx_damage_describe(damage) : NULL;
    if (what != NULL && page > 0)
        g_ptr_array_add(source->losses, g_strdup_printf("page %u is damaged: %s", page, what));
    else if (what != NULL)
        g_ptr_array_add(source->losses, g_strdup_printf("the file is damaged: %s", what));
}

/* One page with too many annotations costs Poppler all that follow, too many fields cost it every
 * page: it is given the file without those, once. Pages are weighed with them, and not drawn. */
static bool open_without_crowds(MxSource *source) {
    if (source->cleared || source->vectors == NULL)
        return false;
    source->cleared = true;
    g_autoptr(GBytes) bytes = mx_crowd_clear(mx_vectors_pdf(source->vectors));
    PopplerDocument *document = bytes ? open_poppler(-1, NULL, bytes, NULL, NULL) : NULL;
    if (document != NULL)
        g_set_object(&source->document, document);
    g_clear_object(&document);
    return bytes != NULL;
}

/* @file: its descriptor may be -1: it is at @name. */
static MxSource *open_source(const MxOpenFile *file, const char *password, const MxLimits *limits,
                             GError **error) {
    GBytes *bytes = file->bytes;
    const MxLimits standard = MX_LIMITS_DEFAULT;
    g_autoptr(MxSource) source = g_new0(MxSource, 1);
    limits = limits != NULL ? limits : &standard;
    source->limits = *limits;
    source->losses = g_ptr_array_new_with_free_func(g_free);
    source->looked = g_hash_table_new(NULL, NULL);
    source->drawn.pictures = g_array_new(FALSE, FALSE, sizeof(MxPlaced));
    source->path = g_strdup(file->name);
    if (!check_length(g_bytes_get_size(bytes), limits, error) || !check_header(bytes, error))
        return NULL;
    if (password != NULL && mx_pdf_refuse_password(bytes, password)) {
        set_wrong_password(error);
        return NULL;
    }
    mx_damage_listen(&source->damage);
    bool opened = open_document(source, file->file, bytes, password, error);
    mx_damage_listen(NULL);
    if (!opened)
        return NULL;
    describe(source, file);
    source->vectors = mx_vectors_open(bytes, password, source->n_pages);
    if (source->vectors != NULL) {
        mx_damage_ask(&source->damage, mx_vectors_pdf(source->vectors));
        if (mx_form_is_heavy(mx_vectors_pdf(source->vectors)))
            open_without_crowds(source);
    }
    add_loss(source, 0, &source->damage);
    return g_steal_pointer(&source);
}

MxSource *mx_source_open(const char *path, const char *password, const MxLimits *limits,
                         GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autoptr(GBytes) bytes = load_file(path, error);
    const MxOpenFile file = { -1, bytes, path, NULL };
    return bytes ? open_source(&file, password, limits, error) : NULL;
}

MxSource *mx_source_open_bytes(GBytes *bytes, const char *name, const MxLimits *limits,
                               GError **error) {
    MX_NUMBERS_USE_POINT;
    const MxOpenFile file = { -1, bytes, name, NULL };
    return open_source(&file, NULL, limits, error);
}

MxSource *mx_source_open_file(const MxOpenFile *file, const char *password, const MxLimits *limits,
                              GError **error) {
    MX_NUMBERS_USE_POINT;
    return open_source(file, password, limits, error);
}

/* ---------------------------------------------------------------------------- watched pages -- */

void mx_source_watch(MxSource *source, const MxPageWatch *watch) {
    source->watch = watch;
}

static void set_place(MxSource *source, guint32 place) {
    if (source->watch != NULL && source->watch->at != NULL)
        *source->watch->at = place;
}

void mx_source_leave_pages(MxSource *source) {
    set_place(source, 0);
}

/* FALSE where it is not to be tried, because it has ended the process before. */
static bool enter(MxSource *source, guint32 place, GError **error) {
    const GArray *skipped = source->watch != NULL ? source->watch->skipped : NULL;
    for (guint i = 0; skipped != NULL && i < skipped->len; i++)
        if (g_array_index(skipped, guint32, i) == place) {
            g_set_error(error, MX_ERROR, MX_ERROR_LIMIT,
                        "page %u: reading it crashes, takes too much memory or does not end",
                        place & MX_PAGE_NUMBER);
            return false;
        }
    set_place(source, place);
    return true;
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
char **mx_source_losses(const MxSource *source) {
    GStrvBuilder *lines = g_strv_builder_new();
    for (guint i = 0; i < source->losses->len; i++)
        g_strv_builder_add(lines, source->losses->pdata[i]);
    char **losses = g_strv_builder_end(lines);
    g_strv_builder_unref(lines);
    return losses;
}
const MxDamage *mx_source_damage(const MxSource *source) {
    return &source->damage;
}

/* ---------------------------------------------------------------------------------- pages -- */

/* Where drawing was given up, not all pictures were met: Poppler knows them, in as much time as it
 * takes for the text. */
static bool shows_scan(PopplerPage *poppler, const MxPage *page) {
    bool scan = false;
    GList *images = poppler_page_get_image_mapping(poppler);
    for (const GList *i = images; i != NULL && !scan; i = i->next) {
        PopplerRectangle r = ((PopplerImageMapping *)i->data)->area;
        scan = mx_placed_covers(page, fabs(r.x2 - r.x1), fabs(r.y2 - r.y1));
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

/* The rulings of a page that only Poppler draws as a whole. */
static bool read_drawn_rulings(MxSource *source, MxPage *page, PopplerPage *poppler,
                               GError **error) {
    MxCanvas *canvas = &source->canvas;
    if (!mx_canvas_draw(canvas, page, poppler, mx_page_drawing_scale(page), error))
        return false;
    mx_canvas_to_plane(canvas, &source->plane);
    mx_page_read_rulings(page, &source->plane, canvas, &source->ink);
    return true;
}

/* What the page draws besides its text, onto the plane; and whether anybody else may draw it. */
static void draw_vectors(MxSource *source, const MxPage *page) {
    MxDrawn *drawn = &source->drawn;
    mx_plane_begin(&source->plane, page->width_pt, page->height_pt, VECTOR_SCALE);
    if (source->vectors != NULL)
        mx_vectors_draw(source->vectors, page, &source->plane, drawn);
    bool may = drawn->endless == NULL && drawn->excess == NULL;
    g_hash_table_insert(source->looked, GUINT_TO_POINTER(page->number), GINT_TO_POINTER(may));
}

bool mx_source_may_draw(MxSource *source, const MxPage *page) {
    gpointer may;
    if (!enter(source, page->number | MX_PAGE_DRAWN, NULL))
        return false;
    if (!g_hash_table_lookup_extended(source->looked, GUINT_TO_POINTER(page->number), NULL, &may)) {
        draw_vectors(source, page);
        may = g_hash_table_lookup(source->looked, GUINT_TO_POINTER(page->number));
    }
    return GPOINTER_TO_INT(may) != 0;
}

static bool read_parts(MxSource *source, MxPage *page, PopplerPage *poppler, GError **error) {
    MxDrawn *drawn = &source->drawn;
    draw_vectors(source, page);
    if (drawn->endless != NULL) {
        g_set_error(error, MX_ERROR, MX_ERROR_LIMIT, "it would take too long: %s", drawn->endless);
        return false;
    }
    if (drawn->profiled && drawn->excess == NULL)
        mx_page_find_text(poppler);
    MxGlyphsAsked asked = { drawn->hidden, source->limits.max_glyphs, drawn->excess != NULL };
    if (!mx_page_read_glyphs(page, poppler, &asked, error))
        return false;
    if (page->glyphs->len == 0)
        return true;
    if (drawn->excess != NULL) {
        page->undrawn = g_strdup(drawn->excess);
        return true;
    }
    if (!drawn->complete || mx_placed_bear_text(drawn->pictures, page))
        return read_drawn_rulings(source, page, poppler, error);
    mx_page_read_rulings(page, &source->plane, NULL, &source->ink);
    return true;
}

MxPage *mx_source_open_page(MxSource *source, guint number, PopplerPage **poppler, GError **error) {
    *poppler = poppler_document_get_page(source->document, (int)number - 1);
    if (*poppler == NULL && open_without_crowds(source))
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

bool mx_source_shows(const MxSource *source) {
    const MxDrawn *drawn = &source->drawn;
    return drawn->pictures->len > 0 || !drawn->complete || source->plane.top < source->plane.bottom;
}

const MxCorrections *mx_source_corrections(const MxSource *source) {
    return source->limits.corrections;
}

MxOcrUse mx_source_ocr(const MxSource *source) {
    return source->limits.ocr;
}

guint mx_source_threads(const MxSource *source) {
    guint threads = source->limits.threads;
    return CLAMP(threads > 0 ? threads : g_get_num_processors(), 1, MOST_THREADS);
}

const MxCanvas *mx_source_draw_page(MxSource *source, const MxPage *page, double least, double most,
                                    GError **error) {
    g_autoptr(PopplerPage) poppler = NULL;
    g_autoptr(MxPage) same = mx_source_open_page(source, page->number, &poppler, error);
    if (same == NULL)
        return NULL;
    if (!mx_source_may_draw(source, page)) {
        g_set_error_literal(error, MX_ERROR, MX_ERROR_LIMIT, "drawing it would take too long");
        return NULL;
    }
    if (!enter(source, page->number | MX_PAGE_PICTURE, error))
        return NULL;
    double scale = CLAMP(mx_placed_scale(source->drawn.pictures), least, most);
    return mx_canvas_draw(&source->canvas, page, poppler, scale, error) ? &source->canvas : NULL;
}

MxCanvas *mx_source_canvas(MxSource *source) {
    return &source->canvas;
}

static MxPage *load_page(MxSource *source, guint number, GError **error) {
    g_autoptr(PopplerPage) poppler = NULL;
    g_autoptr(MxPage) page = mx_source_open_page(source, number, &poppler, error);
    if (page == NULL)
        return NULL;
    if (!read_parts(source, page, poppler, error)) {
        g_prefix_error(error, "page %u: ", number);
        return NULL;
    }
    if (page->glyphs->len > 0) {
        const MxDrawn *drawn = &source->drawn;
        bool scan =
            drawn->complete ? mx_placed_is_scan(drawn->pictures, page) : shows_scan(poppler, page);
        page->text = scan ? MX_TEXT_OCR : MX_TEXT_NATIVE;
    }
    return g_steal_pointer(&page);
}

MxPage *mx_source_load_page(MxSource *source, guint number, GError **error) {
    MxDamage damage = { 0 };
    if (!enter(source, number, error))
        return NULL;
    mx_damage_listen(&damage);
    MxPage *page = load_page(source, number, error);
    mx_damage_listen(NULL);
    if (source->vectors != NULL)
        mx_damage_ask(&damage, mx_vectors_pdf(source->vectors));
    if (source->drawn.damaged)
        mx_damage_add(&damage, "its content is not what was written");
    if (page != NULL) {
        page->damage = mx_damage_describe(&damage);
        page->harmed = damage.errors;
        add_loss(source, number, &damage);
    }
    mx_damage_clear(&damage);
    return page;
}

MxPage *mx_source_try_page(MxSource *source, guint number, GError **error) {
    g_autoptr(GError) cause = NULL;
    MxPage *page = mx_source_load_page(source, number, &cause);
    if (page == NULL) {
        page = mx_page_new(number, 0, 0);
        page->lost = g_strdup(cause->message);
        g_ptr_array_add(source->losses, g_strdup(cause->message));
        g_propagate_error(error, g_steal_pointer(&cause));
    }
    return page;
}
