SELECT DISTINCT school_year, 0 AS records
FROM term
UNION ALL
SELECT DISTINCT
    CAST(substr(day, 1, 4) AS INTEGER) - (substr(day, 6, 2) < '09') AS school_year,
    1 AS records
FROM activity
WHERE day IS NOT NULL
