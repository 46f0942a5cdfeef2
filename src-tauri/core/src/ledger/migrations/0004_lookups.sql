-- Ways to find records that every page of them, and every removal, had to search whole tables for.

CREATE INDEX attendance_organization ON attendance (organization);
CREATE INDEX activity_role_organization ON activity_role (organization);
CREATE INDEX output_made ON output (made_at, uid);
