-- schema 8

CREATE TABLE "act" (
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

CREATE TABLE activity (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    community BLOB NOT NULL REFERENCES community (uid) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,             -- 活动主题
    form TEXT NOT NULL,              -- code of activity_form
    status TEXT NOT NULL CHECK (status IN ('planned', 'notified', 'held', 'archived', 'postponed', 'cancelled')),
    status_reason TEXT,              -- why postponed or cancelled
    correcting INTEGER NOT NULL DEFAULT 0 CHECK (correcting IN (0, 1)),  -- 1: archived, opened again (更正)
    mode TEXT NOT NULL CHECK (mode IN ('offline', 'online', 'mixed')),
    day TEXT,                        -- first day; NULL while only the month is planned
    last_day TEXT,                   -- where it takes several days
    month TEXT,                      -- planned month while the day is open
    starts TEXT,
    ends TEXT,
    place TEXT,
    level TEXT,                      -- vocabulary 'activity_level'
    grade TEXT,
    audience TEXT,
    chair TEXT,                      -- 主持人 as printed, where no role says it
    hours REAL,                      -- 学时 for each who came; NULL: the form's default
    counts INTEGER CHECK (counts IN (0, 1)),   -- NULL: the form decides
    counts_reason TEXT,
    counts_for TEXT,                 -- 计入学期, e.g. 2024-1; NULL: the day decides
    planned INTEGER NOT NULL DEFAULT 1 CHECK (planned IN (0, 1)),  -- 0: added beyond the plan
    platform TEXT,                   -- online platform and link, as text
    process TEXT,                    -- 主要过程
    results TEXT,                    -- 观点与成效
    problems TEXT,                   -- 存在问题与改进
    recorder TEXT,
    note TEXT
) STRICT;

CREATE INDEX activity_code ON activity (code);

CREATE INDEX activity_community ON activity (community, day);

CREATE INDEX activity_counts_for ON activity (counts_for) WHERE counts_for IS NOT NULL;

CREATE INDEX activity_day ON activity (day);

CREATE INDEX activity_month ON activity (month) WHERE day IS NULL;

CREATE TABLE activity_form (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    other_names TEXT,                -- accepted on import, separated by 、
    category TEXT NOT NULL,          -- vocabulary 'form_category'
    counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
    mode TEXT NOT NULL CHECK (mode IN ('offline', 'online', 'mixed')),
    unit TEXT NOT NULL DEFAULT '次',
    hours REAL,                      -- default 学时
    evidence TEXT NOT NULL,          -- codes of needed kinds, separated by 、
    suggested TEXT NOT NULL DEFAULT '',  -- codes of kinds that are asked for but not missed
    roles TEXT NOT NULL DEFAULT '',  -- codes of usual roles
    same_as TEXT,                    -- counts as this form too
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE activity_part (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    activity BLOB NOT NULL REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL CHECK (part IN ('organiser', 'host', 'co_host', 'guide', 'giver', 'receiver')),
    seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX activity_part_activity ON activity_part (activity);

CREATE INDEX activity_part_organization ON activity_part (organization);

CREATE TABLE activity_role (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    activity BLOB NOT NULL REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    session BLOB REFERENCES session (uid) DEFERRABLE INITIALLY DEFERRED,
    person BLOB REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,                       -- of someone who is not on the roster
    organization BLOB REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,  -- on that day
    role TEXT NOT NULL,              -- vocabulary 'activity_role'
    lesson TEXT,
    class TEXT,
    seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX activity_role_activity ON activity_role (activity, seq);

CREATE INDEX activity_role_organization ON activity_role (organization);

CREATE INDEX activity_role_person ON activity_role (person);

CREATE TABLE attendance (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    activity BLOB NOT NULL REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    session BLOB REFERENCES session (uid) DEFERRABLE INITIALLY DEFERRED,
    person BLOB REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,                       -- of someone who is not on the roster
    organization BLOB REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,  -- on that day (G-25)
    expected INTEGER NOT NULL DEFAULT 1 CHECK (expected IN (0, 1)),
    status TEXT CHECK (status IN ('present', 'online', 'late', 'left_early', 'leave', 'absent')),  -- NULL: not yet entered
    absence TEXT CHECK (absence IN ('official', 'sick', 'personal', 'maternity', 'seconded', 'teaching_aid')),
    signed_at TEXT,
    source TEXT,                     -- vocabulary 'attendance_source'
    hours REAL,                      -- where it differs from the activity's
    note TEXT
) STRICT;

CREATE INDEX attendance_activity ON attendance (activity, person, organization, name, status, session, hours);

CREATE INDEX attendance_organization ON attendance (organization);

CREATE INDEX attendance_person ON attendance (person);

CREATE TABLE award (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    name TEXT NOT NULL,              -- of the prize, or of the work that won it
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    level TEXT,                      -- vocabulary 'award_level'
    prize TEXT,                      -- vocabulary 'prize'
    won_on TEXT,
    issuer TEXT,
    activity BLOB REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE INDEX award_organization ON award (organization);

CREATE TABLE award_winner (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    award BLOB NOT NULL REFERENCES award (uid) DEFERRABLE INITIALLY DEFERRED,
    person BLOB REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT,                       -- of someone who is not on the roster
    seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX award_winner_award ON award_winner (award, seq);

CREATE INDEX award_winner_person ON award_winner (person);

CREATE TABLE away (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    person BLOB NOT NULL REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL CHECK (reason IN ('official', 'sick', 'personal', 'maternity', 'seconded', 'teaching_aid')),
    place BLOB REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    from_date TEXT NOT NULL,
    to_date TEXT,
    note TEXT
) STRICT;

CREATE INDEX away_person ON away (person, from_date);

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

CREATE TABLE community (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,              -- vocabulary 'community_kind'
    stage TEXT,
    lead_mode TEXT NOT NULL CHECK (lead_mode IN ('fixed', 'rotating')),
    first_year INTEGER,              -- school year in which the first of the order leads
    reviewer BLOB REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    supervisor BLOB REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    parent BLOB REFERENCES community (uid) DEFERRABLE INITIALLY DEFERRED,
    from_date TEXT,
    to_date TEXT,
    theme TEXT,
    basis TEXT,
    sort INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;

CREATE TABLE day_off (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'teaching')),
    name TEXT NOT NULL
) STRICT;

CREATE TABLE "evidence" (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    kind TEXT NOT NULL DEFAULT 'activity',  -- table of the record it belongs to
    record BLOB NOT NULL,
    evidence_kind TEXT,              -- vocabulary 'evidence_kind'
    title TEXT,
    file TEXT,                       -- SHA-256 in hex of a file in files/; NULL: on paper only
    file_name TEXT,
    size INTEGER,
    taken_on TEXT,
    pieces INTEGER,                  -- pages or pictures
    paper_place TEXT,                -- where the original lies
    confidential INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
    seq INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;

CREATE INDEX evidence_file ON evidence (file);

CREATE INDEX evidence_record ON evidence (record, seq);

CREATE TABLE explanation (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    kind TEXT NOT NULL,
    record BLOB NOT NULL,
    topic TEXT NOT NULL,
    text TEXT NOT NULL,
    shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1))  -- 1: the 报送版 prints it
) STRICT;

CREATE INDEX explanation_record ON explanation (record);

CREATE TABLE head_count (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    activity BLOB NOT NULL REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    expected INTEGER CHECK (expected >= 0),
    actual INTEGER NOT NULL CHECK (actual >= 0)
) STRICT;

CREATE INDEX head_count_activity ON head_count (activity);

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

CREATE TABLE lead_override (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    community BLOB NOT NULL REFERENCES community (uid) DEFERRABLE INITIALLY DEFERRED,
    school_year INTEGER NOT NULL,
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE lesson (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    name TEXT NOT NULL,              -- 课题
    kind TEXT NOT NULL,              -- form of activity: 同步课堂, 示范课
    day TEXT NOT NULL,
    period INTEGER,                  -- 第几节
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    class TEXT,
    subject TEXT,                    -- vocabulary 'subject'
    teacher BLOB REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED,
    community BLOB REFERENCES community (uid) DEFERRABLE INITIALLY DEFERRED,
    activity BLOB REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    note TEXT
) STRICT;

CREATE INDEX lesson_day ON lesson (day);

CREATE INDEX lesson_organization ON lesson (organization);

CREATE INDEX lesson_teacher ON lesson (teacher);

CREATE TABLE lesson_receiver (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    lesson BLOB NOT NULL REFERENCES lesson (uid) DEFERRABLE INITIALLY DEFERRED,
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    class TEXT,
    students INTEGER,
    seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX lesson_receiver_lesson ON lesson_receiver (lesson, seq);

CREATE INDEX lesson_receiver_organization ON lesson_receiver (organization);

CREATE TABLE membership (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    community BLOB NOT NULL REFERENCES community (uid) DEFERRABLE INITIALLY DEFERRED,
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,              -- vocabulary 'school_role'
    seq INTEGER NOT NULL,            -- order on lists, and of rotation
    from_date TEXT NOT NULL,
    to_date TEXT,
    note TEXT
) STRICT;

CREATE INDEX membership_community ON membership (community, seq);

CREATE INDEX membership_organization ON membership (organization);

CREATE TABLE organization (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    kind TEXT NOT NULL,              -- vocabulary 'organization_kind': school, training_school, …
    name TEXT NOT NULL,
    short_name TEXT,
    former_names TEXT,               -- separated by 、
    stage TEXT,                      -- vocabulary 'stage'
    area TEXT,                       -- vocabulary 'area'
    rank TEXT,                       -- vocabulary 'school_rank'
    private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
    parent BLOB REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    address TEXT,
    principal TEXT,
    liaison TEXT,
    phone TEXT,
    students INTEGER,
    classes INTEGER,
    strengths TEXT,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    sort INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;

CREATE TABLE output (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    form TEXT NOT NULL,              -- sign-in-sheet, annual-workbook, …
    number TEXT,                     -- on the paper: A08-1
    activity BLOB REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    session BLOB REFERENCES session (uid) DEFERRABLE INITIALLY DEFERRED,
    community BLOB REFERENCES community (uid) DEFERRABLE INITIALLY DEFERRED,
    school_year INTEGER,
    edition TEXT CHECK (edition IN ('submission', 'self_check')),
    made_at TEXT NOT NULL,
    pages INTEGER,
    sha256 TEXT,
    returned_on TEXT,
    note TEXT
, title TEXT) STRICT;

CREATE INDEX output_activity ON output (activity);

CREATE INDEX output_made ON output (made_at, uid);

CREATE INDEX output_waiting ON output (form) WHERE returned_on IS NULL;

CREATE TABLE person (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    reading TEXT,                    -- pinyin where the guess is wrong, e.g. zeng qing hua
    sex TEXT CHECK (sex IN ('male', 'female')),
    birth_month TEXT,
    phone TEXT,
    teaching_since TEXT,             -- month
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left', 'retired')),
    sort INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;

CREATE TABLE posting (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    person BLOB NOT NULL REFERENCES person (uid) DEFERRABLE INITIALLY DEFERRED,
    organization BLOB NOT NULL REFERENCES organization (uid) DEFERRABLE INITIALLY DEFERRED,
    subject TEXT,                    -- codes of vocabulary 'subject', separated by 、
    stage TEXT,
    post TEXT,                       -- as the school writes it
    title TEXT,                      -- vocabulary 'title'
    honours TEXT,                    -- as the school writes them, separated by 、
    from_date TEXT NOT NULL,         -- first day; 0001-01-01 when it always was so
    to_date TEXT                     -- last day; NULL while it holds
) STRICT;

CREATE INDEX posting_organization ON posting (organization);

CREATE INDEX posting_person ON posting (person, from_date);

CREATE TABLE preference (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE received (
    id TEXT NOT NULL PRIMARY KEY,
    received_at TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE session (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    activity BLOB NOT NULL REFERENCES activity (uid) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,
    title TEXT NOT NULL,
    day TEXT,
    half_day TEXT CHECK (half_day IN ('morning', 'afternoon', 'evening')),
    starts TEXT,
    ends TEXT,
    form TEXT,
    place TEXT,
    lead TEXT,                       -- 主讲、执教等, as printed
    subject TEXT,
    class TEXT,
    hours REAL,
    note TEXT
) STRICT;

CREATE INDEX session_activity ON session (activity, seq);

CREATE TABLE setting (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    name TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE tag (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    kind TEXT NOT NULL,              -- table of the record
    record BLOB NOT NULL,
    list TEXT NOT NULL,
    value TEXT NOT NULL,
    seq INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX tag_record ON tag (record, list, seq);

CREATE TABLE term (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    school_year INTEGER NOT NULL,
    number TEXT NOT NULL CHECK (number IN ('1', '2')),
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    teaching_from TEXT NOT NULL,     -- first teaching day; its week is 第1周
    teaching_to TEXT NOT NULL        -- last teaching day
) STRICT;

CREATE TABLE tombstone (
    kind TEXT NOT NULL,
    uid BLOB NOT NULL,
    clock INTEGER NOT NULL,
    replica BLOB NOT NULL,
    later TEXT,                      -- fields another copy wrote after the removal: JSON, for merging
    PRIMARY KEY (kind, uid)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE version (
    kind TEXT NOT NULL,
    uid BLOB NOT NULL,
    field TEXT NOT NULL,
    clock INTEGER NOT NULL,          -- hybrid logical clock: milliseconds << 16 | counter
    replica BLOB NOT NULL,
    PRIMARY KEY (kind, uid, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE word (
    uid BLOB NOT NULL PRIMARY KEY CHECK (length(uid) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    list TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    other_names TEXT,                -- accepted on import, separated by 、
    weight INTEGER,                  -- order where it matters, e.g. 职称
    flag INTEGER CHECK (flag IN (0, 1)),  -- activity_role: 1 = counts as 承担
    enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    sort INTEGER NOT NULL DEFAULT 0
) STRICT;
