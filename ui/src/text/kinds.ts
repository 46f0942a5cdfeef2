// The kinds of record that counts are made of: a change of any of them asks again.

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
  "posting",
  "session",
  "setting",
  "term",
  "day_off",
];

/** Evidence, and the reasons why some of it is missing. */
export const PROOF = ["evidence", "explanation"];
