-- One row a line of the sheet; a person may stand on several, one a session: these come together.
-- The statuses are compared one by one: most lines are 'present', and IN would search a table.
SELECT t.activity, t.person, t.organization, coalesce(t.hours, s.hours) AS worth, t.name
FROM attendance t
LEFT JOIN session s ON s.uid = t.session
WHERE t.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND (t.status = 'present' OR t.status = 'online' OR t.status = 'late' OR t.status = 'left_early')
ORDER BY t.activity, t.person, t.organization, t.name
