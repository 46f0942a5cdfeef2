-- Everybody whose 人事关系 was at one of the schools in the time; of a person's postings the latest
-- comes first.
SELECT p.uid, p.code, p.name, g.organization, o.name, g.subject, g.post, g.title, p.reading,
       g.from_date, g.to_date
FROM posting g
JOIN person p ON p.uid = g.person
JOIN organization o ON o.uid = g.organization
WHERE g.organization IN (SELECT unhex(value) FROM json_each(:schools))
  AND g.from_date <= :to
  AND (g.to_date IS NULL OR g.to_date >= :from)
ORDER BY p.sort, p.code COLLATE by_code, p.uid, g.from_date DESC
