SELECT count(*)
FROM activity a
WHERE a.community = ?1
    AND (
        EXISTS (SELECT 1 FROM activity_part p WHERE p.activity = a.uid AND p.organization = ?2)
        OR EXISTS (SELECT 1 FROM activity_role r WHERE r.activity = a.uid AND r.organization = ?2)
        OR EXISTS (SELECT 1 FROM attendance t WHERE t.activity = a.uid AND t.organization = ?2)
        OR EXISTS (SELECT 1 FROM head_count h WHERE h.activity = a.uid AND h.organization = ?2)
    )
