WITH picked AS (
    SELECT uid FROM activity WHERE day BETWEEN :from AND :to
    UNION
    SELECT uid FROM activity
    WHERE day IS NULL AND month BETWEEN substr(:from, 1, 7) AND substr(:to, 1, 7)
    UNION
    SELECT uid FROM activity WHERE counts_for BETWEEN :first_term AND :last_term
)
SELECT a.uid, a.code, a.title, a.community, a.form,
       coalesce(f.name, a.form) AS form_name,
       coalesce(f.counts, 1) AS form_counts,
       a.status, a.counts, a.counts_reason, a.counts_for, a.day, a.month,
       coalesce(a.hours, f.hours, 0.0) AS hours
FROM picked
JOIN activity a ON a.uid = picked.uid
LEFT JOIN activity_form f ON f.code = a.form
WHERE (:community IS NULL OR a.community = :community)
ORDER BY coalesce(a.day, a.month || '-32'), a.code
