//! 单位 left empty in 签到 or 承担: the school of the person on that day (G-42), as the ledger and the
//! sheets before have it.
use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::calendar::{self, Calendar, TermRef};
use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::{Reader, Table};

use super::columns::Columns;
use super::writing::TakenRow;

/// Sheets of people who may leave 单位 empty.
const OF_PEOPLE: [&str; 2] = ["activity_role", "attendance"];

pub(super) fn of_people(table: &Table) -> bool {
    OF_PEOPLE.contains(&table.name)
}

/// Who was posted where, and when the activities are.
pub(super) struct Schools {
    postings: HashMap<Uid, Vec<Posted>>,
    activities: HashMap<Uid, On>,
    calendar: Calendar,
}

struct Posted {
    school: Uid,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

/// Day and 计入学期 of an activity.
type On = (Option<NaiveDate>, Option<TermRef>);

/// Where the person of a row belongs.
pub(super) enum Place {
    School(Uid),
    /// Posted nowhere on that day.
    Nowhere,
    /// The row is about somebody who is not on the roster, or its activity has no day.
    Unasked,
}

impl Schools {
    /// `taken`: what the sheets before add and change.
    pub(super) fn load(reader: Reader<'_>, taken: &[TakenRow]) -> Result<Self> {
        Ok(Schools {
            postings: postings(reader, taken)?,
            activities: activities(reader, taken)?,
            calendar: calendar::load(reader)?,
        })
    }

    pub(super) fn of(&self, person: Option<Uid>, activity: Option<Uid>) -> Place {
        let on = activity.and_then(|activity| self.activities.get(&activity));
        let (Some(person), Some((Some(day), counts_for))) = (person, on) else {
            return Place::Unasked;
        };
        let day = self.calendar.asked_on(*day, *counts_for);
        let postings = self.postings.get(&person).into_iter().flatten();
        let held = postings.filter(|at| at.from <= day && at.to.is_none_or(|to| day <= to));
        match held.max_by_key(|at| at.from) {
            Some(at) => Place::School(at.school),
            None => Place::Nowhere,
        }
    }
}

fn postings(reader: Reader<'_>, taken: &[TakenRow]) -> Result<HashMap<Uid, Vec<Posted>>> {
    let mut by_key: HashMap<Uid, (Uid, Posted)> = HashMap::new();
    for posting in reader.list::<crate::roster::Posting>("", [])? {
        let posted = Posted {
            school: posting.organization.0,
            from: posting.from_date,
            to: posting.to_date,
        };
        by_key.insert(posting.uid.0, (posting.person.0, posted));
    }
    for (key, columns) in of_table(taken, "posting") {
        let ends = (columns.uid("person"), columns.uid("organization"));
        if let ((Some(person), Some(school)), Some(from)) = (ends, columns.day("from_date")) {
            let to = columns.day("to_date");
            by_key.insert(key, (person, Posted { school, from, to }));
        }
    }
    let mut postings: HashMap<Uid, Vec<Posted>> = HashMap::new();
    for (person, posted) in by_key.into_values() {
        postings.entry(person).or_default().push(posted);
    }
    Ok(postings)
}

fn activities(reader: Reader<'_>, taken: &[TakenRow]) -> Result<HashMap<Uid, On>> {
    let sql = "SELECT uid, day, counts_for FROM activity";
    let mut statement = reader.conn().prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let mut activities: HashMap<Uid, On> = rows.collect::<rusqlite::Result<_>>()?;
    for (key, columns) in of_table(taken, "activity") {
        let counts_for = columns
            .text("counts_for")
            .and_then(|term| term.parse().ok());
        activities.insert(key, (columns.day("day"), counts_for));
    }
    Ok(activities)
}

fn of_table<'p>(
    taken: &'p [TakenRow],
    table: &'static str,
) -> impl Iterator<Item = (Uid, Columns<'p>)> {
    let rows = taken
        .iter()
        .filter(move |row| row.record.table.name == table);
    rows.map(|row| (row.record.uid, row.record.columns()))
}

/// A school as it lies in the ledger.
pub(super) fn stored(school: Uid) -> Value {
    Value::Blob(school.as_bytes().to_vec())
}

/// What is to be said of rows whose people were posted nowhere on that day.
pub(super) fn notice(sheet: &str, rows: &[u32]) -> Option<String> {
    const NAMED: usize = 10;
    let numbers: Vec<String> = rows.iter().take(NAMED).map(u32::to_string).collect();
    let more = match rows.len() > NAMED {
        true => format!("等{}行", rows.len()),
        false => "行".to_owned(),
    };
    (!rows.is_empty()).then(|| {
        format!(
            "“{sheet}”第{}{more}没有写单位，这些人员在活动当天也没有任职，不计入任何学校。请补上任职，或者写明单位。",
            numbers.join("、")
        )
    })
}
