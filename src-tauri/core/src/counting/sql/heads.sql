SELECT h.activity, h.organization, h.actual
FROM head_count h
WHERE h.activity IN (SELECT unhex(value) FROM json_each(:activities))
