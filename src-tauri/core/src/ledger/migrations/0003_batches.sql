-- An act knows where its lines of the history stand; what comes by the hundred is packed.

CREATE TABLE act_next (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    who TEXT,
    title TEXT NOT NULL,             -- 已登记签到14人
    origin TEXT NOT NULL CHECK (origin IN ('act', 'undo', 'redo', 'merge')),
    undoes INTEGER REFERENCES act (id),   -- the act that this undo or redo is about
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'final')),
    schema INTEGER NOT NULL,
    first_line INTEGER NOT NULL,     -- its lines of the history have the ids from here on …
    lines INTEGER NOT NULL,          -- … and are so many
    kinds TEXT NOT NULL,             -- tables it touched: JSON list
    changeset BLOB                   -- NULL once it can no longer be undone; last, since it is long
) STRICT;
INSERT INTO act_next
SELECT a.id, a.made_at, a.who, a.title, a.origin, a.undoes, a.state, a.schema,
       coalesce(min(h.id), (SELECT max(id) + 1 FROM history WHERE act < a.id), 1),
       count(h.id),
       json_group_array(DISTINCT h.kind) FILTER (WHERE h.kind IS NOT NULL),
       a.changeset
FROM act a
LEFT JOIN history h ON h.act = a.id
GROUP BY a.id;
DROP TABLE act;
ALTER TABLE act_next RENAME TO act;
CREATE INDEX act_kept ON act (id) WHERE changeset IS NOT NULL;
CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL;

-- The lines of one act follow one another; their ids are shared with `batch`.
DROP INDEX history_act;

-- The history of records of one table that an act added or removed by the hundred, as an import does:
-- a row for up to 500 lines, and for the births of the added ones, instead of two rows a record.
CREATE TABLE batch (
    first_line INTEGER PRIMARY KEY,  -- id of the first line; the others follow
    act INTEGER NOT NULL REFERENCES act (id),
    kind TEXT NOT NULL,
    change TEXT NOT NULL CHECK (change IN ('added', 'removed')),
    clock INTEGER,                   -- of the births; NULL where the records' own rows tell
    replica BLOB,
    first BLOB NOT NULL,             -- lowest key
    last BLOB NOT NULL,              -- highest key
    keys BLOB NOT NULL,              -- in ascending order, 16 bytes each
    names TEXT NOT NULL              -- of the records at that time, in the same order: JSON list
) STRICT;
CREATE INDEX batch_keys ON batch (first, last, kind);
