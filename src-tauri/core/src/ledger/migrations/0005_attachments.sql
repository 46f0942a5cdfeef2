-- 佐证 of any record: (kind, record) as tags have it. What a tag is taken from is called its list.

CREATE TABLE evidence_next (
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
INSERT INTO evidence_next
SELECT uid, owner, 'activity', activity, kind, title, file, file_name, size, taken_on, pieces,
       paper_place, confidential, seq, note
FROM evidence;
DROP TABLE evidence;
ALTER TABLE evidence_next RENAME TO evidence;
CREATE INDEX evidence_record ON evidence (record, seq);
CREATE INDEX evidence_file ON evidence (file);

ALTER TABLE tag RENAME COLUMN scheme TO list;

-- What is written down about fields goes by their names.
UPDATE version SET field = 'evidence_kind' WHERE kind = 'evidence' AND field = 'kind';
UPDATE version SET field = 'record' WHERE kind = 'evidence' AND field = 'activity';
UPDATE version SET field = 'list' WHERE kind = 'tag' AND field = 'scheme';
UPDATE history SET field = 'evidence_kind' WHERE kind = 'evidence' AND field = 'kind';
UPDATE history SET field = 'record' WHERE kind = 'evidence' AND field = 'activity';
UPDATE history SET field = 'list' WHERE kind = 'tag' AND field = 'scheme';
UPDATE tombstone SET later = replace(replace(later, '"kind":', '"evidence_kind":'), '"activity":', '"record":')
WHERE kind = 'evidence' AND later IS NOT NULL;
UPDATE tombstone SET later = replace(later, '"scheme":', '"list":')
WHERE kind = 'tag' AND later IS NOT NULL;
UPDATE trash SET json = (
    SELECT json_group_array(json(CASE json_extract(r.value, '$.kind')
        WHEN 'evidence' THEN json_remove(json_set(r.value,
            '$.fields.evidence_kind', json_extract(r.value, '$.fields.kind'),
            '$.fields.kind', 'activity',
            '$.fields.record', json_extract(r.value, '$.fields.activity')), '$.fields.activity')
        WHEN 'tag' THEN json_remove(json_set(r.value,
            '$.fields.list', json_extract(r.value, '$.fields.scheme')), '$.fields.scheme')
        ELSE r.value
    END))
    FROM json_each(trash.json) r
)
WHERE json LIKE '%"evidence"%' OR json LIKE '%"tag"%';

-- What was said of records that are there no more; from now on it goes with them.
DELETE FROM explanation WHERE kind = 'organization' AND record NOT IN (SELECT uid FROM organization);
DELETE FROM explanation WHERE kind = 'person' AND record NOT IN (SELECT uid FROM person);
DELETE FROM explanation WHERE kind = 'community' AND record NOT IN (SELECT uid FROM community);
DELETE FROM explanation WHERE kind = 'activity' AND record NOT IN (SELECT uid FROM activity);
