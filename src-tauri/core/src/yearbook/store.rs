//! The rows of a year's activities, table by table.
use std::collections::HashMap;

use crate::activities::{Activity, ActivityPart, ActivityRole, Session};
use crate::attendance::HeadCount;
use crate::counting::{ActivityFacts, Book};
use crate::error::Result;
use crate::evidence::{Evidence, Explanation};
use crate::ids::{ActivityId, RecordId, json_keys};
use crate::ledger::{Reader, Record};
use crate::roster;
use crate::tags::Tag;

use super::YearActivity;
use super::signed::{Line, signed};

/// The activities of the book with what hangs on them.
pub(super) fn activities(
    reader: Reader<'_>,
    book: &Book,
) -> Result<HashMap<ActivityId, YearActivity>> {
    let keys = json_keys(
        book.activities
            .iter()
            .map(|activity| activity.id.as_bytes()),
    );
    let records: Vec<Activity> = rows(reader, "uid", &keys, "uid")?;
    let places = book
        .activities
        .iter()
        .enumerate()
        .map(|(place, facts)| (facts.id, place));
    let places: HashMap<ActivityId, usize> = places.collect();
    let mut activities: HashMap<ActivityId, YearActivity> = records
        .into_iter()
        .filter_map(|record| Some((record.uid, bare(*places.get(&record.uid)?, record))))
        .collect();
    hang::<ActivityPart>(reader, &keys, "seq", &mut activities, |to, row| {
        to.parts.push(row)
    })?;
    hang::<Session>(reader, &keys, "seq", &mut activities, |to, row| {
        to.sessions.push(row)
    })?;
    hang::<ActivityRole>(reader, &keys, "seq", &mut activities, |to, row| {
        to.roles.push(row)
    })?;
    sign(reader, &keys, book, &mut activities)?;
    hang::<HeadCount>(reader, &keys, "uid", &mut activities, |to, row| {
        to.heads.push(row)
    })?;
    hang::<Evidence>(reader, &keys, "seq", &mut activities, |to, row| {
        to.evidence.push(row)
    })?;
    for tag in subjects(reader, &keys)? {
        if let Some(activity) = activities.get_mut(&ActivityId::from_uid(tag.record)) {
            activity.subjects.push(tag.value);
        }
    }
    Ok(activities)
}

fn sign(
    reader: Reader<'_>,
    keys: &str,
    book: &Book,
    activities: &mut HashMap<ActivityId, YearActivity>,
) -> Result<()> {
    let sql = format!(
        "{} WHERE activity IN (SELECT unhex(value) FROM json_each(?1)) ORDER BY activity, uid",
        Line::SELECT
    );
    let mut statement = reader.conn().prepare_cached(&sql)?;
    let lines = statement.query_map([keys], Line::from_row)?;
    let mut lines = lines.collect::<rusqlite::Result<Vec<_>>>()?;
    for of_one in lines.chunk_by_mut(|a, b| a.activity == b.activity) {
        if let Some(activity) = activities.get_mut(&of_one[0].activity) {
            let facts = &book.activities[activity.place];
            place(reader, of_one, facts)?;
            activity.signed = signed(of_one, facts);
        }
    }
    Ok(())
}

/// A person of the roster whose line names no school signed in for the school of the day (G-42).
fn place(reader: Reader<'_>, lines: &mut [Line], facts: &ActivityFacts) -> Result<()> {
    for line in lines {
        if let (None, Some(person), Some(day)) = (line.organization, line.person, facts.asked_on) {
            line.organization = roster::school_on(reader, person, day)?;
        }
    }
    Ok(())
}

/// Gives every row of a table to the activity it names.
fn hang<R: Record + OfActivity>(
    reader: Reader<'_>,
    keys: &str,
    order: &str,
    activities: &mut HashMap<ActivityId, YearActivity>,
    push: fn(&mut YearActivity, R),
) -> Result<()> {
    for row in rows::<R>(reader, R::COLUMN, keys, order)? {
        if let Some(activity) = activities.get_mut(&row.activity()) {
            push(activity, row);
        }
    }
    Ok(())
}

/// A record that hangs on an activity.
trait OfActivity {
    /// That holds the activity's key.
    const COLUMN: &str = "activity";

    fn activity(&self) -> ActivityId;
}

macro_rules! of_activity {
    ($($record:ty),+) => {$(
        impl OfActivity for $record {
            fn activity(&self) -> ActivityId {
                self.activity
            }
        }
    )+};
}

of_activity!(ActivityPart, Session, ActivityRole, HeadCount);

impl OfActivity for Evidence {
    const COLUMN: &str = "record";

    fn activity(&self) -> ActivityId {
        ActivityId(self.record)
    }
}

fn rows<R: Record>(reader: Reader<'_>, key: &str, keys: &str, order: &str) -> Result<Vec<R>> {
    let tail = format!(
        "WHERE r.{key} IN (SELECT unhex(value) FROM json_each(?1)) ORDER BY r.{key}, r.{order}"
    );
    reader.list(&tail, [keys])
}

fn subjects(reader: Reader<'_>, keys: &str) -> Result<Vec<Tag>> {
    reader.list(
        "WHERE r.list = 'subject' AND r.record IN (SELECT unhex(value) FROM json_each(?1))
         ORDER BY r.record, r.seq",
        [keys],
    )
}

fn bare(place: usize, record: Activity) -> YearActivity {
    YearActivity {
        record,
        place,
        parts: Vec::new(),
        sessions: Vec::new(),
        roles: Vec::new(),
        subjects: Vec::new(),
        signed: Vec::new(),
        heads: Vec::new(),
        evidence: Vec::new(),
    }
}

pub(super) fn explanations(reader: Reader<'_>) -> Result<Vec<Explanation>> {
    reader.list("ORDER BY r.uid", [])
}
