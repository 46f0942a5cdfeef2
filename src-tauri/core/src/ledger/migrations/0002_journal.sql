-- Bookkeeping of the ledger itself: never recorded by a session, never part of undo.

-- Who changed it last: field '' is the record's birth, which stands for every field without a row
-- of its own. It only goes forward, through undo and redo too. The birth of a record without such a
-- row stands in `batch`.
CREATE TABLE version (
    kind TEXT NOT NULL,
    uid BLOB NOT NULL,
    field TEXT NOT NULL,
    clock INTEGER NOT NULL,          -- hybrid logical clock: milliseconds << 16 | counter
    replica BLOB NOT NULL,
    PRIMARY KEY (kind, uid, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE tombstone (
    kind TEXT NOT NULL,
    uid BLOB NOT NULL,
    clock INTEGER NOT NULL,
    replica BLOB NOT NULL,
    later TEXT,                      -- fields another copy wrote after the removal: JSON, for merging
    PRIMARY KEY (kind, uid)
) STRICT, WITHOUT ROWID;

-- Every act, for ever; the newest 50 keep their changeset for undo and redo.
CREATE TABLE act (
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
CREATE INDEX act_kept ON act (id) WHERE changeset IS NOT NULL;
CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL;

-- What each act changed, in words and values of that time. Survives migrations. The ids are shared
-- with `batch`, and those of one act follow one another.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (id),
    kind TEXT NOT NULL,
    uid BLOB NOT NULL,
    name TEXT NOT NULL,              -- of the record, at that time
    change TEXT NOT NULL CHECK (change IN ('added', 'changed', 'removed', 'overruled')),
    field TEXT,                      -- column; NULL for added and removed
    label TEXT,                      -- what the field was called then
    before TEXT,                     -- in words; overruled: the other copy's value, not taken
    after TEXT
) STRICT;
CREATE INDEX history_record ON history (uid);

-- The same for records of one table that an act added or removed by the hundred, as an import does:
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

-- 回收站: what was removed, with its children, until it is emptied.
CREATE TABLE trash (
    id INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (id),
    removed_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    uid BLOB NOT NULL,
    name TEXT NOT NULL,
    records INTEGER NOT NULL,        -- this one and its children
    json TEXT NOT NULL,              -- [{"kind", "uid", "owner", "fields"}, …], this one first
    restored_by INTEGER REFERENCES act (id)  -- the newest act that brought it back
) STRICT;
CREATE INDEX trash_act ON trash (act);
CREATE INDEX trash_restored ON trash (restored_by) WHERE restored_by IS NOT NULL;

-- Of this copy of the ledger only: replica id, clock, who am I, remembered mappings.
CREATE TABLE preference (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Packages and merges already taken in.
CREATE TABLE received (
    id TEXT NOT NULL PRIMARY KEY,
    received_at TEXT NOT NULL,
    note TEXT
) STRICT;
