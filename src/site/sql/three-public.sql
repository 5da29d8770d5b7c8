-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT d.key AS document, d.organization, d.year, d.kind, d.three_public_e4 AS total_e4,
       coalesce(p.overseas_e4, s.overseas_e4) AS overseas_e4, coalesce(p.vehicle_e4, s.vehicle_e4) AS vehicle_e4,
       p.vehicle_purchase_e4, p.vehicle_operation_e4, coalesce(p.reception_e4, s.reception_e4) AS reception_e4,
       d.expenditure_e4 AS of_e4, d.population
FROM site_documents d
LEFT JOIN site_three_public p ON p.document_id = d.id
LEFT JOIN site_stated s ON s.document_id = d.id
WHERE d.three_public_e4 IS NOT NULL
ORDER BY d.three_public_e4 DESC, d.organization
