//! What refers to a person or an organisation: a record in use is not removed, and the words say why.
use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::{Reader, Writer};

/// A column that refers to the record: table, column, what its records are called.
type Place = (&'static str, &'static str, &'static str);

/// Beside a person's own postings and absences, which go with the person.
pub(super) const OF_PERSON: &[Place] = &[
    ("attendance", "person", "签到"),
    ("activity_role", "person", "活动承担"),
];

pub(super) const OF_ORGANIZATION: &[Place] = &[
    ("posting", "organization", "人员任职"),
    ("membership", "organization", "教研共同体成员"),
    ("activity_part", "organization", "教研活动"),
    ("activity_role", "organization", "活动承担"),
    ("attendance", "organization", "签到"),
    ("head_count", "organization", "参加人数"),
    ("lead_override", "organization", "轮值调整"),
    ("community", "reviewer", "教研共同体的审核单位"),
    ("community", "supervisor", "教研共同体的主管单位"),
    ("organization", "parent", "下属学校"),
    ("away", "place", "离岗去向"),
];

/// What refers to the record, in words: `签到12条`. Empty when nothing does.
pub(super) fn of(reader: Reader<'_>, places: &[Place], uid: Uid) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (table, column, label) in places {
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?1");
        let count: i64 = reader
            .conn()
            .prepare_cached(&sql)?
            .query_row([uid], |row| row.get(0))?;
        if count > 0 {
            found.push(format!("{label}{count}条"));
        }
    }
    Ok(found)
}

/// Takes away the tags of a record that is about to be removed.
pub(super) fn remove_tags(w: &Writer<'_>, kind: &str, uid: Uid) -> Result<()> {
    w.conn()
        .prepare_cached("DELETE FROM tag WHERE kind = ?1 AND record = ?2")?
        .execute((kind, uid))?;
    Ok(())
}
