-- Changes to the record :record after the record :made came to be on this copy, oldest first.
SELECT h.field, h.label, h.before, h.after
FROM history h
WHERE h.uid = :record AND h.change = 'changed' AND h.act > (
    SELECT min(act) FROM (
        SELECT act FROM history WHERE uid = :made AND change = 'added'
        UNION ALL
        SELECT act FROM batch
        WHERE first <= :made AND last >= :made AND kind = :kind AND change = 'added'
          AND (instr(keys, :made) - 1) % 16 = 0
    )
)
ORDER BY h.id
