/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the later rooms ask of the pattern packs: of a folder of them (patterns.c), of the pack that
 * holds for a document (lookup.c), of its facts (facts.c). Every text passed in is folded
 * (mx_text_fold()). */
#ifndef MX_PATTERN_PATTERN_H
#define MX_PATTERN_PATTERN_H

#include <glib.h>
#include <stdbool.h>

#include <mingxi/patterns.h>

#include "pattern/phrase.h"
#include "pattern/types.h"

/** mx_patterns_lexicon: the pack that holds for a document of a profile nobody described. */
const MxPack *mx_patterns_lexicon(const MxPatterns *patterns);

/** mx_patterns_profile: the pack of that name; the lexicon where @name is NULL or unknown. */
const MxPack *mx_patterns_profile(const MxPatterns *patterns, const char *name);

/** mx_patterns_governments: the pack that says `documents: governments`; @pack where none does. */
const MxPack *mx_patterns_governments(const MxPatterns *patterns, const MxPack *pack);

/**
 * mx_patterns_detect:
 *
 * Returns: (transfer none) (nullable): the profile whose `detect` patterns match @text best: most
 *     patterns matched; NULL where none matches
 */
const MxPack *mx_patterns_detect(const MxPatterns *patterns, const char *text);

/**
 * mx_patterns_field_label:
 * @id: of a field of a form, as in the output: `plan`, `annual.local`
 *
 * Returns: (transfer full) (nullable): how forms label it, by an example of the lexicon
 */
char *mx_patterns_field_label(const MxPatterns *patterns, const char *id);

/**
 * mx_patterns_words:
 *
 * What documents print: the examples of all packs and the official names of codes, as they are
 * written there.
 *
 * Returns: (transfer container) (element-type utf8): they stay @patterns'
 */
GPtrArray *mx_patterns_words(const MxPatterns *patterns);

/** mx_pack_name: (transfer none) the profile's id: the name of its folder, or of its file without
 * .yaml. */
const char *mx_pack_name(const MxPack *pack);

/**
 * mx_pack_phrase:
 * @value: (out) (optional): the named group `value`, or the whole match where there is none
 *
 * Returns: whether a pattern of @phrase matches @text. A match that exceeds PCRE2's limits counts
 *     as none: the limits (set in regex.c, with reasons) are far above what real text needs.
 */
bool mx_pack_phrase(const MxPack *pack, MxPhrase phrase, const char *text, MxSpan *value);

/**
 * mx_pack_column:
 * @label: the column's own header, folded
 * @under: the headers above it from the top, joined by `/`, folded; empty where there is none
 * @type: (out) (optional)
 *
 * Returns: (transfer none) (nullable): the column id; NULL where no pattern claims the label
 */
const char *mx_pack_column(const MxPack *pack, const char *label, const char *under,
                           MxColumnType *type);

/**
 * mx_pack_form:
 * @title: folded; empty where none is printed
 * @texts: the texts of all boxes, folded, joined by `|`
 * @name: (out) (optional): as @value of mx_pack_phrase(): what the title says of the project's name
 *
 * Returns: (transfer none) (nullable): the form's id, `project` or `overall`
 */
const char *mx_pack_form(const MxPack *pack, const char *title, const char *texts, MxSpan *name);

/**
 * mx_pack_field:
 * @label: a box of a form, folded
 * @under: the boxes left of it that reach over more rows, from the left, joined by `/`, folded
 *
 * Returns: (transfer none) (nullable): the field that the box labels; NULL where it labels none
 */
const char *mx_pack_field(const MxPack *pack, const char *label, const char *under);

/**
 * mx_pack_unit: the unit that a figure bears.
 * @after: what follows the figure, folded
 * @span: (out): the unit's own characters; `value` where the pattern has that group
 *
 * Returns: (transfer none) (nullable): the id of the unit: yuan, percent, count, …
 */
const char *mx_pack_unit(const MxPack *pack, const char *after, MxSpan *span);

/**
 * MxFactHit: where a rule of `facts` holds in a text.
 * @unit: of a figure that is stated without digits; never NULL
 * @value: the figure, or what states it
 * @less: the word that makes it a fall; start < 0 where there is none
 * @zero: the words that say 0 where no figure stands; start < 0 where there are none
 * @whole: all that the pattern matched
 */
typedef struct {
    const char *id, *unit;
    MxSpan value, less, zero, whole;
} MxFactHit;

/** MxFactRules: those rules of `facts` that hold under a heading; borrowed from the pack. */
typedef struct MxFactRules MxFactRules;

/** mx_pack_fact_rules: (transfer full): @under: the headings from the top, joined by `/`, folded.
 */
MxFactRules *mx_pack_fact_rules(const MxPack *pack, const char *under);
void mx_fact_rules_free(MxFactRules *rules);

/** mx_fact_rules_find: (transfer full) (element-type MxFactHit): in the order of the rules. */
GArray *mx_fact_rules_find(const MxFactRules *rules, const char *text);

/**
 * mx_pack_code:
 * @code: its digits
 * @name: as printed
 * @year: of the budget or account; 0 where it is not known, and every name that the code ever had
 *     is its own
 * @official: (out) (optional) (transfer none): the name it should bear; set where it is renamed
 */
MxCodeFit mx_pack_code(const MxPack *pack, const char *code, const char *name, int year,
                       const char **official);

/**
 * mx_pack_code_of: the code that bears a name.
 * @name: as printed, without a number before it
 * @year: of whose classification; nothing is found where that is not known
 * @prefix: what the code begins with, or ""; @digits: how many it has, 0 for any number
 *
 * Returns: (transfer none) (nullable): the only such code; NULL where there is none or several
 */
const char *mx_pack_code_of(const MxPack *pack, const char *name, int year, const char *prefix,
                            guint digits);

/**
 * mx_pack_row: what a row's label says that the row holds.
 * @label: folded
 *
 * Returns: (transfer none) (nullable): the row's id, `grand`, `carryover`, …
 */
const char *mx_pack_row(const MxPack *pack, const char *label);

/**
 * MxTitle: the title of a government's table, part by part; NULL where it does not say.
 * @id: of the table, composed of fund and subject: `government_general_revenue`
 * @phase: `budget`, `execution`, `interim`, `account`
 * @scope: the id of the entry that says whose the figures are: `whole`, `own`, `level`, `region`
 * @region: what matched there: the region's name
 */
typedef struct {
    char *id;
    const char *phase, *scope;
    char *region;
} MxTitle;

void mx_title_clear(MxTitle *title);

/**
 * mx_pack_title:
 * @folded: of a table
 * @title: (out): free with mx_title_clear()
 *
 * Returns: whether the pack reads titles by their parts; else @title says nothing
 */
bool mx_pack_title(const MxPack *pack, const char *folded, MxTitle *title);

/** mx_pack_table: (transfer none) (nullable) the table id; NULL where no rule fits. */
const char *mx_pack_table(const MxPack *pack, const MxTableTraits *traits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(MxFactRules, mx_fact_rules_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(MxTitle, mx_title_clear)

#endif
