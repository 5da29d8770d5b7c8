/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * libmingxi: published Chinese budget disclosures (PDF) as typed data.
 *
 * A program loads the pattern packs once (mx_patterns_load()), opens documents one by one
 * (mx_source_open()), reads each (mx_extract()) and prints or writes what it says
 * (mx_disclosure_to_json()) or where it contradicts itself (mx_disclosure_report(),
 * mx_report_printer_new()). Functions that can fail take a GError last and set it exactly where
 * they return NULL or FALSE. Patterns may be shared between threads; a source may not.
 */
#ifndef MINGXI_MINGXI_H
#define MINGXI_MINGXI_H

#include <mingxi/batch.h>
#include <mingxi/compare.h>
#include <mingxi/corrections.h>
#include <mingxi/coverage.h>
#include <mingxi/document.h>
#include <mingxi/error.h>
#include <mingxi/extract.h>
#include <mingxi/language.h>
#include <mingxi/pages.h>
#include <mingxi/patterns.h>
#include <mingxi/report.h>
#include <mingxi/rules.h>
#include <mingxi/source.h>
#include <mingxi/tables.h>
#include <mingxi/version.h>

#endif
