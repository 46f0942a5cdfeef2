-- One row a line of the sheet; a person may stand on several, one a session: these come together.
-- The statuses are compared one by one: most lines are 'present', and IN would search a table.
SELECT t.activity, t.person, t.organization, t.hours, t.name,
       -- What the session gives; 0 where only other sessions of the activity bear 学时 (G-43).
       CASE
           WHEN t.session IS NOT NULL
               AND EXISTS (SELECT 1 FROM session b WHERE b.activity = t.activity AND b.hours > 0)
           THEN coalesce(s.hours, 0.0)
       END
FROM attendance t
LEFT JOIN session s ON s.uid = t.session
WHERE t.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND (t.status = 'present' OR t.status = 'online' OR t.status = 'late' OR t.status = 'left_early')
ORDER BY t.activity, t.person, t.organization, t.name
