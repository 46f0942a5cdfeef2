-- Of several prints and PDFs for the same activity and session one that came back settles all; of the
-- prints that did not, the newest waits (as in `outstanding`).
SELECT r.uid, a.code, a.title, a.day, s.title AS session_title, c.name AS community_name,
       (a.day <= :today
        AND NOT EXISTS (SELECT 1 FROM attendance t WHERE t.activity = a.uid
            AND t.status IN ('present', 'online', 'late', 'left_early'))
        AND NOT EXISTS (SELECT 1 FROM head_count n WHERE n.activity = a.uid AND n.actual > 0)
       ) AS nobody_entered,
       (r.form = 'sign-in-sheet' AND r.returned_on IS NULL
        AND a.status NOT IN ('cancelled', 'postponed')
        AND NOT EXISTS (SELECT 1 FROM output o WHERE o.activity = r.activity
            AND o.session IS r.session AND (o.returned_on IS NOT NULL
                OR o.form = r.form AND (o.made_at, o.uid) > (r.made_at, r.uid)))
       ) AS waiting
FROM output r
LEFT JOIN activity a ON a.uid = r.activity
LEFT JOIN session s ON s.uid = r.session
LEFT JOIN community c ON c.uid = coalesce(r.community, a.community)
WHERE (:community IS NULL OR c.uid IS NULL OR c.uid = :community)
  AND (:host IS NULL OR EXISTS (SELECT 1 FROM activity_part p
      WHERE p.activity = r.activity AND p.organization = :host AND p.part = 'host'))
  AND (:form IS NULL OR r.form = :form)
  AND (:waiting = 0 OR waiting)
  AND (:before IS NULL OR (r.made_at, r.uid) < (:before, :last))
ORDER BY r.made_at DESC, r.uid DESC
LIMIT :limit
