# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript archive.R ARCHIVE.db: what the organizations of an archive spend by 类, and what contradicts
# itself most. Needs the packages DBI and RSQLite (Debian: r-cran-dbi, r-cran-rsqlite).
suppressPackageStartupMessages(library(DBI))

path <- commandArgs(trailingOnly = TRUE)[1]
archive <- dbConnect(RSQLite::SQLite(), path, flags = RSQLite::SQLITE_RO)

# Amounts are integers of 1/10,000 yuan: 1e8 of them are 1 万元. Read as numbers, not as 32-bit integers.
spending <- dbGetQuery(archive, "
  SELECT organization, year, kind, code, name, total_e4 / 1e8 AS wan_yuan, page
  FROM expenditure_by_function WHERE level = 0 AND total_e4 IS NOT NULL")
by_function <- aggregate(wan_yuan ~ organization + year + code + name, spending, sum)
print(by_function[order(by_function$organization, by_function$code), ], row.names = FALSE)

findings <- dbGetQuery(archive, "
  SELECT rule, severity, count(*) AS n FROM findings GROUP BY rule, severity ORDER BY n DESC LIMIT 5")
print(findings, row.names = FALSE)
dbDisconnect(archive)
