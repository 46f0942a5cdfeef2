SELECT
    p.uid,
    p.name,
    p.reading,
    t.subject,
    t.post,
    w.reason AS away_reason,
    coalesce(o.short_name, o.name) AS away_place
FROM posting t
JOIN person p ON p.uid = t.person
LEFT JOIN away w ON w.uid = (
    SELECT b.uid
    FROM away b
    WHERE b.person = p.uid AND b.from_date <= :day AND coalesce(b.to_date, '9999') >= :day
    ORDER BY b.from_date DESC
    LIMIT 1
)
LEFT JOIN organization o ON o.uid = w.place
WHERE t.organization = :organization
    AND t.from_date <= :day
    AND coalesce(t.to_date, '9999') >= :day
    AND (p.status = 'active' OR t.to_date IS NOT NULL)
ORDER BY p.sort, p.code COLLATE by_code, p.uid
