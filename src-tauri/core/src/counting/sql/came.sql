-- One row a line of the sheet; a person may stand on several, one a session: these come together.
SELECT t.activity, t.person, t.name, t.organization, t.hours, s.hours AS session_hours
FROM attendance t
LEFT JOIN session s ON s.uid = t.session
WHERE t.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND t.status IN ('present', 'online', 'late', 'left_early')
ORDER BY t.activity, t.person, t.organization, t.name
