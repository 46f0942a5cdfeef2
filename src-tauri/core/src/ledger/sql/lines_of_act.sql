-- Lines :from … :end - 1 of the history, which are of one act.
SELECT h.id, h.act, h.kind, h.uid, h.name, h.change, h.field, h.label, h.before, h.after
FROM history h
WHERE h.id >= :from AND h.id < :end
UNION ALL
SELECT b.first_line + n.key, b.act, b.kind, substr(b.keys, 16 * n.key + 1, 16), n.value, b.change,
    NULL, NULL, NULL, NULL
FROM batch b
JOIN json_each(b.names) n
WHERE b.first_line < :end
  AND b.first_line >= coalesce(
      (SELECT max(p.first_line) FROM batch p WHERE p.first_line <= :from), :from)
  AND b.first_line + n.key >= :from
  AND b.first_line + n.key < :end
