SELECT
    o.uid,
    o.code,
    o.name,
    o.short_name,
    o.kind,
    o.stage,
    o.area,
    o.principal,
    o.liaison,
    o.active,
    (
        SELECT count(DISTINCT t.person)
        FROM posting t
        JOIN person p ON p.uid = t.person
        WHERE t.organization = o.uid
            AND t.from_date <= :on
            AND coalesce(t.to_date, '9999') >= :on
            AND p.status = 'active'
    ) AS persons
FROM organization o
