-- Everybody whose 人事关系 was at one of the schools in the time; the latest posting speaks.
WITH held AS (
    SELECT g.*, row_number() OVER (PARTITION BY g.person ORDER BY g.from_date DESC) AS place
    FROM posting g
    WHERE g.organization IN (SELECT unhex(value) FROM json_each(:schools))
      AND g.from_date <= :to
      AND (g.to_date IS NULL OR g.to_date >= :from)
)
SELECT p.uid, p.code, p.name, p.reading, p.status, g.organization, o.name AS school, g.subject, g.post, g.title
FROM held g
JOIN person p ON p.uid = g.person
JOIN organization o ON o.uid = g.organization
WHERE g.place = 1
ORDER BY p.sort, p.code
