//! Rows of attendance in and out.
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, named_params};

use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId, SessionId};
use crate::ledger::{Reader, Record};
use crate::readings::{self, Reading};
use crate::roster::AbsenceKind;

use super::records::{Attendance, HeadCount};

/// A line of the sheet with what the roster says of its person on that day.
pub(super) struct Line {
    pub(super) record: Attendance,
    pub(super) profile: Profile,
    pub(super) phone: Option<String>,
    /// As [`super::Earning::session`].
    pub(super) session_hours: Option<f64>,
}

/// A person as a list shows one.
pub(super) struct Profile {
    pub(super) name: String,
    pub(super) reading: Reading,
    /// Codes of subjects.
    pub(super) subject: String,
    pub(super) post: String,
    pub(super) away: Option<(AbsenceKind, Option<String>)>,
}

impl Profile {
    fn from_row(row: &Row<'_>, name: &str) -> rusqlite::Result<Self> {
        let name: String = row.get(name)?;
        let given: Option<String> = row.get("reading")?;
        let reading = readings::of_person(&name, given.as_deref());
        let away_place: Option<String> = row.get("away_place")?;
        let away: Option<AbsenceKind> = row.get("away_reason")?;
        Ok(Profile {
            name,
            reading,
            subject: row.get::<_, Option<String>>("subject")?.unwrap_or_default(),
            post: row.get::<_, Option<String>>("post")?.unwrap_or_default(),
            away: away.map(|reason| (reason, away_place)),
        })
    }

    /// 支教在前楼 · 病假
    pub(super) fn away_words(&self) -> Option<String> {
        self.away
            .as_ref()
            .map(|(reason, place)| match (reason, place) {
                (AbsenceKind::TeachingAid, Some(place)) => format!("支教在{place}"),
                (AbsenceKind::Seconded, Some(place)) => format!("借调到{place}"),
                (reason, _) => reason.label().to_owned(),
            })
    }
}

/// All lines of an activity, of whichever session, in the roster's order; guests after them by pinyin.
pub(super) fn lines(reader: Reader<'_>, activity: ActivityId, day: NaiveDate) -> Result<Vec<Line>> {
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/lines.sql"))?;
    let rows = statement.query_map(
        named_params! { ":activity": activity, ":day": day },
        |row| {
            Ok(Line {
                record: Attendance::from_row(row)?,
                profile: Profile::from_row(row, "full_name")?,
                phone: row.get("phone")?,
                session_hours: row.get("session_hours")?,
            })
        },
    )?;
    let mut lines: Vec<Line> = rows.collect::<rusqlite::Result<_>>()?;
    lines.sort_by_cached_key(|line| match line.record.person {
        Some(_) => None,
        None => Some(line.profile.reading.pinyin.clone()),
    });
    Ok(lines)
}

/// The people of an organisation on a day, in the roster's order.
pub(super) fn staff(
    reader: Reader<'_>,
    organization: OrganizationId,
    day: NaiveDate,
) -> Result<Vec<(PersonId, Profile)>> {
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/staff.sql"))?;
    let rows = statement.query_map(
        named_params! { ":organization": organization, ":day": day },
        |row| Ok((row.get("uid")?, Profile::from_row(row, "name")?)),
    )?;
    let mut staff = rows.collect::<rusqlite::Result<Vec<(PersonId, Profile)>>>()?;
    staff.dedup_by_key(|(person, _)| *person);
    Ok(staff)
}

/// Plain lines of one sheet.
pub(super) fn of_sheet(
    reader: Reader<'_>,
    activity: ActivityId,
    session: Option<SessionId>,
) -> Result<Vec<Attendance>> {
    reader.list(
        "WHERE r.activity = ?1 AND r.session IS ?2",
        (activity, session),
    )
}

pub(super) fn of_activity(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<Attendance>> {
    reader.list("WHERE r.activity = ?1", [activity])
}

pub(super) fn heads(reader: Reader<'_>, activity: ActivityId) -> Result<Vec<HeadCount>> {
    reader.list("WHERE r.activity = ?1", [activity])
}

/// 学时 an activity gives each who came: its own, else its form's.
pub(super) fn hours_each(reader: Reader<'_>, activity: ActivityId) -> Result<f64> {
    Ok(reader
        .conn()
        .prepare_cached(
            "SELECT coalesce(a.hours, f.hours, 0) FROM activity a
             LEFT JOIN activity_form f ON f.code = a.form WHERE a.uid = ?1",
        )?
        .query_row([activity], |row| row.get(0))?)
}

/// The last activity of the community before this day that has a list of names.
pub(super) fn last_with_names(
    reader: Reader<'_>,
    community: CommunityId,
    before: NaiveDate,
) -> Result<Option<ActivityId>> {
    Ok(reader
        .conn()
        .prepare_cached(
            "SELECT a.uid FROM activity a
             WHERE a.community = ?1 AND a.day < ?2
                 AND EXISTS (SELECT 1 FROM attendance t WHERE t.activity = a.uid)
             ORDER BY a.day DESC, a.code DESC LIMIT 1",
        )?
        .query_row((community, before), |row| row.get(0))
        .optional()?)
}

/// Whether anyone came to the activity, by name or by head count.
pub(super) fn anyone_came(reader: Reader<'_>, activity: ActivityId) -> Result<bool> {
    Ok(reader
        .conn()
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM attendance WHERE activity = ?1
                     AND status IN ('present', 'online', 'late', 'left_early'))
                 OR EXISTS (SELECT 1 FROM head_count WHERE activity = ?1 AND actual > 0)",
        )?
        .query_row([activity], |row| row.get(0))?)
}
