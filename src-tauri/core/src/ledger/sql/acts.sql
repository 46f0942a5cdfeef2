-- typeof() does not read the changeset itself, which may be megabytes; IS NOT NULL does.
SELECT
    a.id,
    a.made_at,
    a.who,
    a.title,
    a.state,
    a.state = 'done' AND typeof(a.changeset) = 'blob' AND a.schema = :schema AS undoable,
    a.lines AS changes
FROM act a
WHERE (:before IS NULL OR a.id < :before)
  AND (:record IS NULL OR a.id IN
      (SELECT h.act FROM history h WHERE h.uid = :record
       UNION ALL
       SELECT b.act FROM batch b
       WHERE b.first <= :record AND b.last >= :record AND (instr(b.keys, :record) - 1) % 16 = 0))
  AND (:kind IS NULL OR EXISTS (SELECT 1 FROM json_each(a.kinds) k WHERE k.value = :kind))
  AND (:like IS NULL OR a.title LIKE :like ESCAPE '\'
      OR EXISTS
      (SELECT 1 FROM history h WHERE h.id >= a.first_line AND h.id < a.first_line + a.lines
       AND (h.name LIKE :like ESCAPE '\' OR h.before LIKE :like ESCAPE '\' OR h.after LIKE :like ESCAPE '\'))
      OR EXISTS
      (SELECT 1 FROM batch b JOIN json_each(b.names) n
       WHERE b.first_line >= a.first_line AND b.first_line < a.first_line + a.lines
       AND n.value LIKE :like ESCAPE '\'))
ORDER BY a.id DESC
LIMIT :limit
