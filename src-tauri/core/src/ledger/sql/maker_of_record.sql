-- Who did the act that made the record :record of the table :kind. The names in `batch` are not
-- needed, and a kind has few batches that may hold a key.
SELECT a.who
FROM (
    SELECT h.id AS line, h.act
    FROM history h
    WHERE h.uid = :record AND h.change = 'added'
    UNION ALL
    SELECT b.first_line, b.act
    FROM batch b
    WHERE b.first <= :record AND b.last >= :record AND b.kind = :kind AND b.change = 'added'
      AND (instr(b.keys, :record) - 1) % 16 = 0
) l
JOIN act a ON a.id = l.act
WHERE a.origin = 'act'
ORDER BY l.line
LIMIT 1
