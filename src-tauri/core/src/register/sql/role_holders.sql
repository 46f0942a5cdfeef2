SELECT activity, person, name
FROM activity_role
WHERE activity IN (SELECT unhex(value) FROM json_each(:activities))
    AND (person IS NOT NULL OR name IS NOT NULL)
