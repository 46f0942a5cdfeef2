SELECT record, value
FROM tag
WHERE record IN (SELECT unhex(value) FROM json_each(:activities))
    AND kind = 'activity'
    AND list = 'subject'
ORDER BY record, seq, value
