/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/disclosure.h"

#include <mingxi/extract.h>
#include <string.h>

#include "base/text.h"
#include "model/form.h"
#include "model/prose.h"
#include "normalize/amount.h"
#include "normalize/cell.h"

static void unclaimed_free(MxUnclaimed *unclaimed) {
    g_ptr_array_unref(unclaimed->rows);
    g_free(unclaimed);
}

const MxPack *mx_disclosure_pack(const MxDisclosure *disclosure, const MxPatterns *patterns) {
    const MxPack *pack = mx_patterns_profile(patterns, disclosure->document.profile);
    return g_str_has_prefix(disclosure->document.kind, "government_")
               ? mx_patterns_governments(patterns, pack)
               : pack;
}

MxUnclaimed *mx_unclaimed_new(guint page, MxBox box) {
    MxUnclaimed *unclaimed = g_new0(MxUnclaimed, 1);
    unclaimed->page = page;
    unclaimed->box = box;
    unclaimed->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    return unclaimed;
}

static void diagnostic_free(MxDiagnostic *diagnostic) {
    g_free(diagnostic->message);
    g_free(diagnostic);
}

MxDisclosure *mx_disclosure_new(void) {
    MxDisclosure *d = g_new0(MxDisclosure, 1);
    d->source.text = "none";
    d->document.kind = "unknown";
    d->document.among = MX_DOCUMENTS_ANY;
    d->sections = g_ptr_array_new_with_free_func((GDestroyNotify)mx_section_free);
    d->facts = g_ptr_array_new_with_free_func((GDestroyNotify)mx_fact_free);
    d->glossary = g_ptr_array_new_with_free_func((GDestroyNotify)mx_term_free);
    d->tables = g_ptr_array_new_with_free_func((GDestroyNotify)mx_table_free);
    d->forms = g_ptr_array_new_with_free_func((GDestroyNotify)mx_form_free);
    d->unclaimed = g_ptr_array_new_with_free_func((GDestroyNotify)unclaimed_free);
    d->unread = g_array_new(FALSE, FALSE, sizeof(guint));
    d->repeats = g_ptr_array_new_with_free_func((GDestroyNotify)mx_field_free);
    d->diagnostics = g_ptr_array_new_with_free_func((GDestroyNotify)diagnostic_free);
    d->report = mx_report_new();
    return d;
}

void mx_disclosure_free(MxDisclosure *d) {
    if (d == NULL)
        return;
    g_free(d->source.file);
    g_free(d->source.sha256);
    g_free(d->source.producer);
    g_free(d->document.organization);
    g_free(d->document.title);
    g_free(d->document.profile);
    g_ptr_array_unref(d->sections);
    g_ptr_array_unref(d->facts);
    g_ptr_array_unref(d->glossary);
    g_ptr_array_unref(d->tables);
    g_ptr_array_unref(d->forms);
    g_ptr_array_unref(d->unclaimed);
    g_ptr_array_unref(d->repeats);
    g_array_unref(d->unread);
    g_ptr_array_unref(d->diagnostics);
    mx_report_free(d->report);
    g_free(d);
}

void mx_disclosure_note(MxDisclosure *disclosure, MxSeverity severity, const char *code, guint page,
                        const char *format, ...) {
    MxDiagnostic *diagnostic = g_new0(MxDiagnostic, 1);
    diagnostic->severity = severity;
    diagnostic->code = code;
    diagnostic->page = page;
    va_list args;
    va_start(args, format);
    diagnostic->message = g_strdup_vprintf(format, args);
    va_end(args);
    g_ptr_array_add(disclosure->diagnostics, diagnostic);
}

void mx_disclosure_note_figure(MxDisclosure *disclosure, const MxField *field) {
    if (mx_figure_spaces(field->text) == MX_SPACES_STRAY)
        mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "figure-spaced", field->page,
                           "%s: read without the space", field->text);
    g_autofree char *folded = mx_text_fold(field->text);
    MxCellOddity oddity = mx_cell_oddity(folded);
    if (oddity == MX_CELL_COMMA)
        mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "figure-comma", field->page,
                           "%s: read as if its first comma were not missing", field->text);
    else if (oddity == MX_CELL_TRIANGLE)
        mx_disclosure_note(disclosure, MX_SEVERITY_INFO, "figure-signed", field->page,
                           "%s: the triangle is taken for a minus", field->text);
}
