SELECT p.activity, p.organization, p.part
FROM activity_part p
WHERE p.activity IN (SELECT unhex(value) FROM json_each(:activities))
ORDER BY p.activity, p.seq
