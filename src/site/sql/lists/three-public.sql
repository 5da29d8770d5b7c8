-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT d.key AS document, d.organization, d.body, d.year, d.kind, d.level, d.place_level, d.region, p.total_e4, p.overseas_e4, p.vehicle_e4, p.vehicle_purchase_e4,
       p.vehicle_operation_e4, p.reception_e4, p.reason, d.expenditure_e4 AS of_e4, d.population, p.page
FROM site_documents d
JOIN main.three_public p ON p.document_id = d.id
WHERE d.counts
ORDER BY p.total_e4 DESC NULLS LAST, d.organization
