SELECT EXISTS (
    SELECT 1
    FROM history
    WHERE act > ?1
        AND kind IN (
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
