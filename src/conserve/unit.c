/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and cells; what is left of them without white space and punctuation may be nothing. */
#include "conserve/unit.h"

static void unit_free(MxUnit *unit) {
    mx_printed_clear(&unit->text);
    g_free(unit->fates);
    g_free(unit);
}

const char *mx_unit_text(const MxUnit *unit) {
    return unit->line ? unit->line->text : unit->cell->text;
}

static void add_unit(GPtrArray *units, MxUnit template) {
    MxUnit *unit = g_memdup2(&template, sizeof template);
    mx_printed_init(&unit->text, mx_unit_text(unit));
    unit->fates = g_new0(MxFate, unit->text.n + 1);
    if (unit->text.n > 0)
        g_ptr_array_add(units, unit);
    else
        unit_free(unit);
}

static void add_page(GPtrArray *units, const MxLayout *page) {
    for (guint i = 0; i < page->lines->len; i++)
        add_unit(units, (MxUnit){ .page = page, .line = page->lines->pdata[i] });
    for (guint g = 0; g < page->grids->len; g++) {
        const MxGrid *grid = page->grids->pdata[g];
        for (guint i = 0; i < grid->cells->len; i++)
            add_unit(units, (MxUnit){ .page = page, .grid = grid, .cell = grid->cells->pdata[i] });
    }
}

GPtrArray *mx_units_find(const GPtrArray *layouts) {
    GPtrArray *units = g_ptr_array_new_with_free_func((GDestroyNotify)unit_free);
    for (guint i = 0; i < layouts->len; i++)
        add_page(units, layouts->pdata[i]);
    return units;
}

void mx_unit_set_fate(MxUnit *unit, guint from, guint to, MxFate fate) {
    for (guint i = from; i < to && i < unit->text.n; i++)
        if (unit->fates[i] == MX_FATE_LOST)
            unit->fates[i] = fate;
}
