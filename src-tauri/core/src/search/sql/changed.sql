-- Whether an act after ?1 has touched one of the tables ?2 (a JSON list).
SELECT EXISTS (
    SELECT 1
    FROM act a
    JOIN json_each(a.kinds) k
    WHERE a.id > ?1
        AND k.value IN (SELECT value FROM json_each(?2))
)
