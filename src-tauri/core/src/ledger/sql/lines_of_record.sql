-- All lines of the history about the record :record.
SELECT h.id, h.act, h.kind, h.uid, h.name, h.change, h.field, h.label, h.before, h.after
FROM history h
WHERE h.uid = :record
UNION ALL
SELECT b.first_line + b.place, b.act, b.kind, :record, json_extract(b.names, '$[' || b.place || ']'),
    b.change, NULL, NULL, NULL, NULL
FROM (
    SELECT *, (instr(keys, :record) - 1) / 16 AS place
    FROM batch
    WHERE first <= :record AND last >= :record
      AND (instr(keys, :record) - 1) % 16 = 0
) b
