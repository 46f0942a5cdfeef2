SELECT EXISTS (
    SELECT 1
    FROM act a
    JOIN json_each(a.kinds) k
    WHERE a.id > ?1
        AND k.value IN (
            'person',
            'posting',
            'organization',
            'activity',
            'community',
            'membership',
            'lead_override',
            'word',
            'activity_form'
        )
)
