-- Persons who share their name with another at the same school in the time. Of several postings of one
-- person there the latest comes first.
WITH there AS (
    SELECT
        g.organization,
        g.subject,
        g.from_date,
        p.uid,
        p.name,
        p.code,
        p.birth_month,
        p.phone,
        p.note
    FROM posting g
    JOIN person p ON p.uid = g.person
    WHERE g.organization IN (SELECT unhex(value) FROM json_each(:schools))
        AND g.from_date <= :to
        AND coalesce(g.to_date, '9999') >= :from
        AND (p.status = 'active' OR g.to_date IS NOT NULL)
)
SELECT t.organization, t.name, t.uid, t.subject, t.code, t.birth_month, t.phone, t.note
FROM there t
JOIN (
    SELECT organization, name
    FROM there
    GROUP BY organization, name
    HAVING count(DISTINCT uid) > 1
) s ON s.organization = t.organization AND s.name = t.name
ORDER BY t.organization, t.name, t.code COLLATE by_code, t.uid, t.from_date DESC
