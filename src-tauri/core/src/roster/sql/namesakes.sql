SELECT me.name, other.name, other.code, o.name
FROM person me
JOIN posting mine ON mine.person = me.uid
JOIN person other ON other.uid <> me.uid
JOIN posting theirs ON theirs.person = other.uid AND theirs.organization = mine.organization
JOIN organization o ON o.uid = mine.organization
WHERE me.uid = ?1
    AND ?2 BETWEEN mine.from_date AND coalesce(mine.to_date, '9999')
    AND ?2 BETWEEN theirs.from_date AND coalesce(theirs.to_date, '9999')
ORDER BY other.code COLLATE by_code
