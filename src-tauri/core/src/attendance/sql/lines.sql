SELECT
    r.uid,
    r.owner,
    r.activity,
    r.session,
    r.person,
    r.name,
    r.organization,
    r.expected,
    r.status,
    r.absence,
    r.signed_at,
    r.source,
    r.hours,
    r.note,
    coalesce(p.name, r.name) AS full_name,
    p.reading,
    p.phone,
    t.subject,
    t.post,
    w.reason AS away_reason,
    coalesce(o.short_name, o.name) AS away_place,
    -- What the session gives; 0 where only other sessions of the activity bear 学时 (G-43).
    CASE
        WHEN r.session IS NOT NULL
            AND EXISTS (SELECT 1 FROM session b WHERE b.activity = r.activity AND b.hours > 0)
        THEN coalesce(s.hours, 0.0)
    END AS session_hours
FROM attendance r
LEFT JOIN person p ON p.uid = r.person
LEFT JOIN posting t ON t.uid = (
    SELECT q.uid
    FROM posting q
    WHERE q.person = r.person AND q.from_date <= :day AND coalesce(q.to_date, '9999') >= :day
    ORDER BY q.from_date DESC
    LIMIT 1
)
LEFT JOIN away w ON w.uid = (
    SELECT b.uid
    FROM away b
    WHERE b.person = r.person AND b.from_date <= :day AND coalesce(b.to_date, '9999') >= :day
    ORDER BY b.from_date DESC
    LIMIT 1
)
LEFT JOIN organization o ON o.uid = w.place
LEFT JOIN session s ON s.uid = r.session
WHERE r.activity = :activity
-- Guests stand after the people of the roster.
ORDER BY p.uid IS NULL, p.sort, p.code COLLATE by_code, r.uid
