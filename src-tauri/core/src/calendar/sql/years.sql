SELECT DISTINCT school_year, 0 AS records
FROM term
UNION ALL
-- 计入学期 goes before the day.
SELECT DISTINCT
    CASE
        WHEN counts_for IS NOT NULL THEN CAST(substr(counts_for, 1, 4) AS INTEGER)
        ELSE CAST(substr(day, 1, 4) AS INTEGER) - (substr(day, 6, 2) < '09')
    END AS school_year,
    1 AS records
FROM activity
WHERE day IS NOT NULL OR counts_for IS NOT NULL
