SELECT r.person, coalesce(w.name, r.role) AS role, count(DISTINCT r.activity) AS times
FROM activity_role r
LEFT JOIN word w ON w.list = 'activity_role' AND w.code = r.role
WHERE r.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND r.person IS NOT NULL
GROUP BY r.person, r.role
ORDER BY r.person, w.sort
