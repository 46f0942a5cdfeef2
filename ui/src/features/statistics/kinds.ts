// The kinds of record counts are made of: a change of any of them asks again.

export const COUNTED = [
  "activity",
  "activity_part",
  "activity_role",
  "activity_form",
  "attendance",
  "head_count",
  "community",
  "membership",
  "organization",
  "session",
  "setting",
  "term",
  "day_off",
];
export const PEOPLE = [...COUNTED, "person", "posting", "away", "word"];
