SELECT r.activity, r.person, r.organization, coalesce(w.name, r.role) AS role,
       coalesce(p.name, r.name, '') AS who, coalesce(w.flag, 0) = 1 AS active
FROM activity_role r
LEFT JOIN word w ON w.list = 'activity_role' AND w.code = r.role
LEFT JOIN person p ON p.uid = r.person
WHERE r.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND (r.organization IS NOT NULL OR r.person IS NOT NULL)
ORDER BY r.activity, r.seq
