-- 课例, and the classes that take part from afar.

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

-- Key: lesson, school, class.
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
