-- 获奖 and who won it.

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

-- Key: award, person or name.
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
