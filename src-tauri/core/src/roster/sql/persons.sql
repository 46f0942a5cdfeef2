SELECT
    p.uid,
    p.code,
    p.name,
    p.reading,
    p.sex,
    p.birth_month,
    p.status,
    p.sort,
    t.organization,
    o.name AS organization_name,
    o.sort AS organization_sort,
    o.code AS organization_code,
    t.subject,
    t.stage,
    t.post,
    t.title,
    t.honours,
    a.reason AS away,
    a.to_date AS away_to
FROM person p
LEFT JOIN posting t ON t.uid = (
    SELECT q.uid
    FROM posting q
    WHERE q.person = p.uid AND q.from_date <= :on AND coalesce(q.to_date, '9999') >= :on
    ORDER BY q.from_date DESC
    LIMIT 1
)
LEFT JOIN organization o ON o.uid = t.organization
LEFT JOIN away a ON a.uid = (
    SELECT b.uid
    FROM away b
    WHERE b.person = p.uid AND b.from_date <= :on AND coalesce(b.to_date, '9999') >= :on
    ORDER BY b.from_date DESC
    LIMIT 1
)
WHERE (:person IS NULL OR p.uid = :person)
    AND (:status IS NULL OR p.status = :status)
