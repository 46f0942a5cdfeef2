SELECT
    a.id,
    a.made_at,
    a.who,
    a.title,
    a.state,
    a.state = 'done' AND a.changeset IS NOT NULL AND a.schema = :schema AS undoable,
    (SELECT count(*) FROM history h WHERE h.act = a.id) AS changes
FROM act a
WHERE (:before IS NULL OR a.id < :before)
  AND (:record IS NULL OR a.id IN (SELECT h.act FROM history h WHERE h.uid = :record))
  AND (:kind IS NULL OR EXISTS (SELECT 1 FROM history h WHERE h.act = a.id AND h.kind = :kind))
  AND (:like IS NULL OR a.title LIKE :like ESCAPE '\' OR EXISTS
      (SELECT 1 FROM history h WHERE h.act = a.id
       AND (h.name LIKE :like ESCAPE '\' OR h.before LIKE :like ESCAPE '\' OR h.after LIKE :like ESCAPE '\')))
ORDER BY a.id DESC
LIMIT :limit
