-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT d.key AS document, d.organization, d.year, d.kind, d.level, p.total_e4, p.overseas_e4, p.vehicle_e4, p.vehicle_purchase_e4,
       p.vehicle_operation_e4, p.reception_e4, d.expenditure_e4 AS of_e4, d.population
FROM site_documents d
JOIN main.three_public p ON p.document_id = d.id
WHERE p.total_e4 IS NOT NULL
ORDER BY p.total_e4 DESC, d.organization
