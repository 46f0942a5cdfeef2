SELECT uid, status, correcting, last_day, starts, planned
FROM activity
WHERE uid IN (SELECT unhex(value) FROM json_each(:activities))
