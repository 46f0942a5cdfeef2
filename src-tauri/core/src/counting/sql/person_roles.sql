SELECT r.activity, w.name AS role
FROM activity_role r
JOIN word w ON w.list = 'activity_role' AND w.code = r.role
WHERE r.person = :person
  AND r.activity IN (SELECT unhex(value) FROM json_each(:activities))
GROUP BY r.activity, w.code
ORDER BY r.activity, min(r.seq)
