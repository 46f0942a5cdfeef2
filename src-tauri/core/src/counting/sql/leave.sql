SELECT t.person, t.activity, t.absence
FROM attendance t
WHERE t.activity IN (SELECT unhex(value) FROM json_each(:activities))
  AND t.status = 'leave'
  AND t.person IS NOT NULL
