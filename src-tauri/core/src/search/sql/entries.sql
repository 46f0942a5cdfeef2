-- Read by position (search/index.rs): kind, uid, code, title, reading, other names, home, note, sort.
SELECT
    'person' AS kind,
    p.uid,
    p.code,
    p.name AS title,
    p.reading,
    NULL AS other_names,
    t.organization AS home,
    concat_ws(' · ', o.name, t.post) AS note,
    p.sort AS sort
FROM person p
LEFT JOIN posting t ON t.uid = (
    SELECT q.uid
    FROM posting q
    WHERE q.person = p.uid
    ORDER BY q.from_date <= ?1 AND coalesce(q.to_date, '9999') >= ?1 DESC, q.from_date DESC
    LIMIT 1
)
LEFT JOIN organization o ON o.uid = t.organization
UNION ALL
SELECT
    'organization',
    o.uid,
    o.code,
    o.name,
    NULL,
    concat_ws('、', o.short_name, o.former_names),
    o.uid,
    (SELECT w.name FROM word w WHERE w.list = 'stage' AND w.code = o.stage),
    o.sort
FROM organization o
UNION ALL
SELECT
    'activity',
    a.uid,
    a.code,
    a.title,
    NULL,
    NULL,
    a.community,
    concat_ws(
        ' · ',
        a.code,
        substr(a.day, 1, 4) || '年'
            || CAST(substr(a.day, 6, 2) AS INTEGER) || '月'
            || CAST(substr(a.day, 9, 2) AS INTEGER) || '日',
        (SELECT f.name FROM activity_form f WHERE f.code = a.form)
    ),
    -CAST(replace(coalesce(a.day, ''), '-', '') AS INTEGER)
FROM activity a
UNION ALL
SELECT
    'community',
    c.uid,
    c.code,
    c.name,
    NULL,
    NULL,
    c.uid,
    (SELECT w.name FROM word w WHERE w.list = 'community_kind' AND w.code = c.kind),
    c.sort
FROM community c
