//! Reads the activities of a stretch of time with everything counting needs, in five queries.
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rusqlite::{CachedStatement, Row, named_params};

use super::facts::{ActivityFacts, HeldRole, Names};
use super::stretch::Stretch;
use crate::activities::Part;
use crate::attendance::Earning;
use crate::calendar::Calendar;
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId, json_keys};
use crate::ledger::Reader;
use crate::roster;

/// Activities of one community, or of all, whose day, planned month or 计入学期 lies in the time.
pub(super) fn activities(
    reader: Reader<'_>,
    calendar: &Calendar,
    community: Option<CommunityId>,
    stretch: Stretch,
) -> Result<Vec<ActivityFacts>> {
    let schools = Arc::new(schools(reader)?);
    let days = stretch.days(calendar);
    let (first_term, last_term) = stretch.terms().unzip();
    let mut activities = reader
        .conn()
        .prepare_cached(include_str!("sql/activities.sql"))?
        .query_map(
            named_params! {
                ":community": community,
                ":from": days.from,
                ":to": days.to,
                ":first_term": first_term,
                ":last_term": last_term,
            },
            |row| activity(row, &schools),
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for activity in &mut activities {
        let asked_on = |day| calendar.asked_on(day, activity.counts_for);
        activity.asked_on = activity.day.map(asked_on);
    }
    Children::new(&mut activities).read(reader)?;
    Ok(activities)
}

/// Organisations that are schools.
pub(super) fn schools(reader: Reader<'_>) -> Result<BTreeSet<OrganizationId>> {
    let mut statement = reader
        .conn()
        .prepare_cached("SELECT uid FROM organization WHERE kind = 'school'")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Columns are read by place, as `activities.sql` lists them: looking up names takes as long as the
/// reading itself.
fn activity(
    row: &Row<'_>,
    schools: &Arc<BTreeSet<OrganizationId>>,
) -> rusqlite::Result<ActivityFacts> {
    Ok(ActivityFacts {
        id: row.get(0)?,
        code: row.get(1)?,
        title: row.get(2)?,
        community: row.get(3)?,
        form: row.get(4)?,
        form_name: row.get(5)?,
        form_counts: row.get(6)?,
        status: row.get(7)?,
        counts: row.get(8)?,
        counts_reason: row.get(9)?,
        counts_for: row.get(10)?,
        day: row.get(11)?,
        month: row.get(12)?,
        hours: row.get(13)?,
        asked_on: None,
        hosts: Vec::new(),
        co_hosts: Vec::new(),
        givers: Vec::new(),
        receivers: Vec::new(),
        organisers: Vec::new(),
        roles: Vec::new(),
        names: Names::default(),
        heads: HashMap::new(),
        known_schools: Arc::clone(schools),
    })
}

/// Fills the activities with what hangs on them.
struct Children<'a> {
    places: HashMap<ActivityId, usize>,
    /// Keys of all activities as a JSON list of hex strings.
    keys: String,
    activities: &'a mut [ActivityFacts],
}

impl<'a> Children<'a> {
    fn new(activities: &'a mut [ActivityFacts]) -> Self {
        let places = (0..)
            .zip(activities.iter())
            .map(|(n, a)| (a.id, n))
            .collect();
        let keys = json_keys(activities.iter().map(|a| a.id.as_bytes()));
        Children {
            places,
            keys,
            activities,
        }
    }

    fn read(&mut self, reader: Reader<'_>) -> Result<()> {
        let conn = reader.conn();
        self.each(conn.prepare_cached(include_str!("sql/parts.sql"))?, part)?;
        self.each(
            conn.prepare_cached(include_str!("sql/roles.sql"))?,
            |activity, row| role(reader, activity, row),
        )?;
        self.each(conn.prepare_cached(include_str!("sql/heads.sql"))?, heads)?;
        self.each(
            conn.prepare_cached(include_str!("sql/came.sql"))?,
            |activity, row| came(reader, activity, row),
        )
    }

    fn each(
        &mut self,
        mut statement: CachedStatement<'_>,
        mut take: impl FnMut(&mut ActivityFacts, &Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut rows = statement.query(named_params! { ":activities": self.keys })?;
        let mut last = None;
        while let Some(row) = rows.next()? {
            // Every one of these queries answers with the activity first, mostly the one before.
            let activity: ActivityId = row.get(0)?;
            let place = match last {
                Some((same, place)) if same == activity => place,
                _ => self.places.get(&activity).copied(),
            };
            last = Some((activity, place));
            if let Some(place) = place {
                take(&mut self.activities[place], row)?;
            }
        }
        Ok(())
    }
}

fn part(activity: &mut ActivityFacts, row: &Row<'_>) -> Result<()> {
    let organizations = match row.get("part")? {
        Part::Host => &mut activity.hosts,
        Part::CoHost => &mut activity.co_hosts,
        Part::Giver => &mut activity.givers,
        Part::Receiver => &mut activity.receivers,
        Part::Organiser => &mut activity.organisers,
        Part::Guide => return Ok(()), // Guiding is no taking part.
    };
    organizations.push(row.get("organization")?);
    Ok(())
}

fn role(reader: Reader<'_>, activity: &mut ActivityFacts, row: &Row<'_>) -> Result<()> {
    let (person, organization) = (row.get("person")?, row.get("organization")?);
    let Some(school) = school_of(reader, activity, person, organization)? else {
        return Ok(());
    };
    activity.roles.push(HeldRole {
        school,
        role: row.get("role")?,
        who: row.get("who")?,
        active: row.get("active")?,
    });
    Ok(())
}

/// The organisation that was entered; else, of a person of the roster, the school on the day (G-42).
fn school_of(
    reader: Reader<'_>,
    activity: &ActivityFacts,
    person: Option<PersonId>,
    entered: Option<OrganizationId>,
) -> Result<Option<OrganizationId>> {
    match (entered, person, activity.asked_on) {
        (None, Some(person), Some(day)) => roster::school_on(reader, person, day),
        _ => Ok(entered),
    }
}

fn heads(activity: &mut ActivityFacts, row: &Row<'_>) -> Result<()> {
    activity
        .heads
        .insert(row.get("organization")?, row.get("actual")?);
    Ok(())
}

/// Lines of one person stand one after the other; each person is taken in once. Columns are read by
/// place, as `came.sql` lists them: of a county's year there are twenty thousand rows.
fn came(reader: Reader<'_>, activity: &mut ActivityFacts, row: &Row<'_>) -> Result<()> {
    let person = row.get(1)?;
    let organization = school_of(reader, activity, person, row.get(2)?)?;
    let name = match person {
        Some(_) => None, // The roster has it.
        None => row.get(4)?,
    };
    let line = Earning {
        came: true,
        own: row.get(3)?,
        session: row.get(5)?,
    };
    let who = (person, organization, name);
    activity.names.add(who, line, activity.hours);
    Ok(())
}
