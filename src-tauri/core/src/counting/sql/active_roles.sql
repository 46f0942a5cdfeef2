SELECT r.activity, r.organization, w.name AS role, coalesce(p.name, r.name, '') AS who
FROM activity_role r
JOIN word w ON w.list = 'activity_role' AND w.code = r.role AND w.flag = 1
LEFT JOIN person p ON p.uid = r.person
WHERE r.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND r.organization IS NOT NULL
ORDER BY r.activity, r.seq
