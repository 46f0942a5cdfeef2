SELECT
    a.uid AS activity,
    a.code,
    a.title,
    a.day,
    a.community,
    r.person,
    p.code AS person_code,
    coalesce(p.name, r.name) AS name,
    r.organization,
    o.name AS organization_name,
    r.expected,
    r.status,
    r.absence,
    r.hours AS own_hours,
    -- What the session gives; 0 where only other sessions of the activity bear 学时 (G-43).
    CASE
        WHEN r.session IS NOT NULL
            AND EXISTS (SELECT 1 FROM session b WHERE b.activity = r.activity AND b.hours > 0)
        THEN coalesce(s.hours, 0.0)
    END AS session_hours,
    coalesce(a.hours, f.hours, 0) AS activity_hours
FROM activity a
JOIN attendance r ON r.activity = a.uid
LEFT JOIN person p ON p.uid = r.person
LEFT JOIN organization o ON o.uid = r.organization
LEFT JOIN session s ON s.uid = r.session
LEFT JOIN activity_form f ON f.code = a.form
WHERE a.day BETWEEN :from AND :to
    AND (:community IS NULL OR a.community = :community)
ORDER BY a.day, a.code, a.uid, o.sort, o.code COLLATE by_code, r.organization,
    p.sort, p.code COLLATE by_code, r.person, r.name
