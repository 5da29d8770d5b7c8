/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People write CSV in a spreadsheet; programs, JSON Lines. Either is checked before any document is
 * read: a slip in the last line is found before an hour of reading. */
#include "extract/corrections/lines.h"

#include <cJSON.h>
#include <math.h>
#include <mingxi/error.h>
#include <string.h>

#include "base/csv/csv_reader.h"
#include "base/numbers.h"

/* Bytes of a text: a cell of a disclosure has some thousands at most, what a person corrects less.
 */
#define MAX_TEXT 4096

/* Points: MX_LIMITS_DEFAULT.max_side_pt. */
#define MAX_SIDE_PT 14400.0

#define SHA256_DIGITS 64

typedef enum { SHA256, PAGE, X0, Y0, X1, Y1, TEXT, N_COLUMNS } Column;

static const char *const NAMES[N_COLUMNS][3] = {
    [SHA256] = { "sha256", NULL },
    [PAGE] = { "page", "页", NULL },
    [X0] = { "x0", NULL },
    [Y0] = { "y0", NULL },
    [X1] = { "x1", NULL },
    [Y1] = { "y1", NULL },
    [TEXT] = { "text", "文字", NULL },
};

struct MxCorrections {
    GHashTable *documents; /* SHA-256 → GPtrArray of MxCorrection */
};

static void correction_free(gpointer data) {
    MxCorrection *correction = data;
    g_free(correction->text);
    g_free(correction);
}

void mx_corrections_free(MxCorrections *corrections) {
    if (corrections == NULL)
        return;
    g_hash_table_unref(corrections->documents);
    g_free(corrections);
}

const GPtrArray *mx_corrections_of(const MxCorrections *corrections, const char *sha256) {
    return corrections != NULL ? g_hash_table_lookup(corrections->documents, sha256) : NULL;
}

bool mx_corrections_concern(const MxCorrections *corrections, const char *sha256) {
    return mx_corrections_of(corrections, sha256) != NULL;
}

/* ---------------------------------------------------------------------------------- fields -- */

static bool is_sha256(const char *text) {
    return strlen(text) == SHA256_DIGITS && strspn(text, "0123456789abcdefABCDEF") == SHA256_DIGITS;
}

static bool read_side(const char *text, double *side) {
    char *end = NULL;
    *side = *text != '\0' ? g_ascii_strtod(text, &end) : NAN;
    return end != NULL && *end == '\0' && *side >= -MAX_SIDE_PT && *side <= MAX_SIDE_PT;
}

static bool read_box(const char *const *fields, guint line, MxBox *box, GError **error) {
    double *const sides[] = { &box->x0, &box->y0, &box->x1, &box->y1 };
    for (guint i = 0; i < G_N_ELEMENTS(sides); i++)
        if (!read_side(fields[X0 + i], sides[i])) {
            g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: '%s' is no place in points",
                        line, fields[X0 + i]);
            return false;
        }
    if (box->x0 < box->x1 && box->y0 < box->y1)
        return true;
    g_set_error(error, MX_ERROR, MX_ERROR_FORMAT,
                "line %u: the box is empty: x1 must be more than x0, and y1 than y0", line);
    return false;
}

/* What a spreadsheet broke over lines is one. */
static char *read_text(const char *field) {
    char *text = g_strdup(field);
    for (char *p = text; *p != '\0'; p++)
        if (g_ascii_iscntrl(*p))
            *p = ' ';
    return g_strstrip(text);
}

static bool check(const char *const *fields, guint line, guint64 *page, GError **error) {
    if (!is_sha256(fields[SHA256]))
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT,
                    "line %u: '%s' is no SHA-256 in 64 hexadecimal digits", line, fields[SHA256]);
    else if (!g_ascii_string_to_unsigned(fields[PAGE], 10, 1, G_MAXINT, page, NULL))
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: '%s' is no number of a page", line,
                    fields[PAGE]);
    else if (strlen(fields[TEXT]) > MAX_TEXT)
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: the text has more than %d bytes",
                    line, MAX_TEXT);
    else
        return true;
    return false;
}

static GPtrArray *lines_of(MxCorrections *corrections, const char *sha256) {
    g_autofree char *key = g_ascii_strdown(sha256, -1);
    GPtrArray *lines = g_hash_table_lookup(corrections->documents, key);
    if (lines == NULL) {
        lines = g_ptr_array_new_with_free_func(correction_free);
        g_hash_table_insert(corrections->documents, g_steal_pointer(&key), lines);
    }
    return lines;
}

/* @fields: one for each column. */
static bool add(MxCorrections *corrections, const char *const *fields, guint line, GError **error) {
    guint64 page = 0;
    MxBox box;
    if (!check(fields, line, &page, error) || !read_box(fields, line, &box, error))
        return false;
    MxCorrection *correction = g_new(MxCorrection, 1);
    *correction = (MxCorrection){ (guint)page, box, read_text(fields[TEXT]), line };
    g_ptr_array_add(lines_of(corrections, fields[SHA256]), correction);
    return true;
}

/* ------------------------------------------------------------------------------------- CSV -- */

static bool is_blank(const GPtrArray *line) {
    for (guint i = 0; i < line->len; i++)
        if (*(const char *)line->pdata[i] != '\0')
            return false;
    return true;
}

static bool find_columns(const GPtrArray *head, int *columns, GError **error) {
    for (int i = 0; i < N_COLUMNS; i++) {
        columns[i] = mx_csv_find(head, NAMES[i]);
        if (columns[i] >= 0)
            continue;
        g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "the first line has no column %s",
                    NAMES[i][0]);
        return false;
    }
    return true;
}

static bool read_csv(MxCorrections *corrections, const char *text, GError **error) {
    MxCsvReader r = { text, 0 };
    g_autoptr(GPtrArray) head = mx_csv_read_line(&r);
    int columns[N_COLUMNS];
    bool good = find_columns(head, columns, error);
    while (good && *r.at != '\0') {
        g_autoptr(GPtrArray) line = mx_csv_read_line(&r);
        const char *fields[N_COLUMNS];
        mx_csv_pick(line, columns, N_COLUMNS, fields);
        good = is_blank(line) || add(corrections, fields, r.line, error);
    }
    return good;
}

/* ------------------------------------------------------------------------------ JSON Lines -- */

/* A number as the text that a spreadsheet would have. */
static char *value_of(const cJSON *item) {
    if (cJSON_IsString(item))
        return g_strdup(item->valuestring);
    char *number = g_malloc(G_ASCII_DTOSTR_BUF_SIZE);
    if (cJSON_IsNumber(item))
        return g_ascii_dtostr(number, G_ASCII_DTOSTR_BUF_SIZE, item->valuedouble);
    *number = '\0';
    return number;
}

static const cJSON *find_item(const cJSON *object, Column column) {
    const cJSON *box = cJSON_GetObjectItemCaseSensitive(object, "bbox");
    bool side = column >= X0 && column <= Y1;
    if (side && cJSON_GetArraySize(box) == Y1 - X0 + 1)
        return cJSON_GetArrayItem(box, (int)(column - X0));
    return cJSON_GetObjectItemCaseSensitive(object, NAMES[column][0]);
}

static bool add_object(MxCorrections *corrections, const cJSON *object, guint line,
                       GError **error) {
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
    for (Column column = 0; column < N_COLUMNS; column++) {
        const cJSON *item = find_item(object, column);
        if (item == NULL) {
            g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u: no %s", line, NAMES[column][0]);
            return false;
        }
        g_ptr_array_add(values, value_of(item));
    }
    return add(corrections, (const char *const *)values->pdata, line, error);
}

static bool read_json(MxCorrections *corrections, const char *text, GError **error) {
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    bool good = true;
    for (guint i = 0; good && lines[i] != NULL; i++) {
        if (*g_strstrip(lines[i]) == '\0')
            continue;
        cJSON *object = cJSON_ParseWithOpts(lines[i], NULL, true);
        if (cJSON_IsObject(object)) {
            good = add_object(corrections, object, i + 1, error);
        } else {
            g_set_error(error, MX_ERROR, MX_ERROR_FORMAT, "line %u is no JSON object", i + 1);
            good = false;
        }
        cJSON_Delete(object);
    }
    return good;
}

MxCorrections *mx_corrections_load(const char *path, GError **error) {
    MX_NUMBERS_USE_POINT;
    g_autofree char *text = mx_csv_load(path, error);
    if (text == NULL)
        return NULL;
    g_autoptr(MxCorrections) corrections = g_new0(MxCorrections, 1);
    corrections->documents =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    bool json = text[strspn(text, " \t\r\n")] == '{';
    if (!(json ? read_json : read_csv)(corrections, text, error))
        return NULL;
    return g_steal_pointer(&corrections);
}
