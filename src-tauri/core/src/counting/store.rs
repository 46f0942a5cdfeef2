//! Reads the activities of a stretch of time with everything counting needs, in five queries.
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use rusqlite::{CachedStatement, Row, named_params};

use super::facts::{ActiveRole, ActivityFacts, Names};
use crate::activities::Part;
use crate::attendance::Earning;
use crate::calendar::TermRef;
use crate::dates::Period;
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, OrganizationId, json_keys};
use crate::ledger::Reader;

/// Activities of one community, or of all, whose day, planned month or 计入学期 lies in the time.
pub(super) fn activities(
    reader: Reader<'_>,
    community: Option<CommunityId>,
    period: Period,
    terms: (TermRef, TermRef),
) -> Result<Vec<ActivityFacts>> {
    let schools = Arc::new(schools(reader)?);
    let mut activities = reader
        .conn()
        .prepare_cached(include_str!("sql/activities.sql"))?
        .query_map(
            named_params! {
                ":community": community,
                ":from": period.from,
                ":to": period.to,
                ":first_term": terms.0,
                ":last_term": terms.1,
            },
            |row| activity(row, &schools),
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
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
        hosts: Vec::new(),
        co_hosts: Vec::new(),
        active: Vec::new(),
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
            conn.prepare_cached(include_str!("sql/active_roles.sql"))?,
            role,
        )?;
        self.each(conn.prepare_cached(include_str!("sql/heads.sql"))?, heads)?;
        self.each(conn.prepare_cached(include_str!("sql/came.sql"))?, came)
    }

    fn each(
        &mut self,
        mut statement: CachedStatement<'_>,
        take: fn(&mut ActivityFacts, &Row<'_>) -> rusqlite::Result<()>,
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

fn part(activity: &mut ActivityFacts, row: &Row<'_>) -> rusqlite::Result<()> {
    let organization = row.get("organization")?;
    match row.get::<_, Part>("part")? {
        Part::Host => activity.hosts.push(organization),
        _ => activity.co_hosts.push(organization),
    }
    Ok(())
}

fn role(activity: &mut ActivityFacts, row: &Row<'_>) -> rusqlite::Result<()> {
    activity.active.push(ActiveRole {
        school: row.get("organization")?,
        role: row.get("role")?,
        who: row.get("who")?,
    });
    Ok(())
}

fn heads(activity: &mut ActivityFacts, row: &Row<'_>) -> rusqlite::Result<()> {
    activity
        .heads
        .insert(row.get("organization")?, row.get("actual")?);
    Ok(())
}

/// Lines of one person stand one after the other; each person is taken in once. Columns are read by
/// place, as `came.sql` lists them: of a county's year there are twenty thousand rows.
fn came(activity: &mut ActivityFacts, row: &Row<'_>) -> rusqlite::Result<()> {
    let person = row.get(1)?;
    let name = match person {
        Some(_) => None, // The roster has it.
        None => row.get(4)?,
    };
    let line = Earning {
        came: true,
        own: row.get(3)?,
        session: None,
    };
    activity
        .names
        .add((person, row.get(2)?, name), line, activity.hours);
    Ok(())
}
