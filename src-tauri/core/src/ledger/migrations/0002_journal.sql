-- Bookkeeping of the ledger itself: never recorded by a session, never part of undo.

-- Who changed it last: field '' is the record's birth, which stands for every field without a row
-- of its own. It only goes forward, through undo and redo too.
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
    changeset BLOB                   -- NULL once it can no longer be undone
) STRICT;
CREATE INDEX act_kept ON act (id) WHERE changeset IS NOT NULL;
CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL;

-- What each act changed, in words and values of that time. Survives migrations.
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
CREATE INDEX history_act ON history (act);

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
