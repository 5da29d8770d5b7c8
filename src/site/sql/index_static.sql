-- SPDX-License-Identifier: GPL-3.0-or-later
-- The table that is read without a script: those that spend most, as many as 150 KB hold; all are in downloads/.
SELECT organization AS "单位", place AS "地区", year AS "年度",
       CASE kind WHEN 'budget' THEN '预算' WHEN 'final_account' THEN '决算' ELSE '其他' END AS "类别",
       CASE level WHEN 'department' THEN '部门' WHEN 'unit' THEN '单位' ELSE '' END AS "口径",
       CASE WHEN revenue_e4 IS NOT NULL THEN printf('%.2f', revenue_e4 / 1e8) END AS "收入总计（万元）",
       CASE WHEN expenditure_e4 IS NOT NULL THEN printf('%.2f', expenditure_e4 / 1e8) END AS "支出（万元）",
       CASE WHEN three_public_e4 IS NOT NULL THEN printf('%.2f', three_public_e4 / 1e8) END AS "“三公”经费（万元）"
FROM site_documents ORDER BY expenditure_e4 DESC NULLS LAST, organization, year LIMIT 1200
