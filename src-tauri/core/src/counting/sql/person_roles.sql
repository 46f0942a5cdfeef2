SELECT r.activity, coalesce(w.name, r.role) AS role
FROM activity_role r
LEFT JOIN word w ON w.list = 'activity_role' AND w.code = r.role
WHERE r.person = :person
  AND r.activity IN (SELECT unhex(value) FROM json_each(:activities))
GROUP BY r.activity, r.role
ORDER BY r.activity, min(r.seq)
