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

fn activity(
    row: &Row<'_>,
    schools: &Arc<BTreeSet<OrganizationId>>,
) -> rusqlite::Result<ActivityFacts> {
    Ok(ActivityFacts {
        id: row.get("uid")?,
        code: row.get("code")?,
        title: row.get("title")?,
        community: row.get("community")?,
        form: row.get("form")?,
        form_name: row.get("form_name")?,
        form_counts: row.get("form_counts")?,
        status: row.get("status")?,
        counts: row.get("counts")?,
        counts_reason: row.get("counts_reason")?,
        counts_for: row.get("counts_for")?,
        day: row.get("day")?,
        month: row.get("month")?,
        hours: row.get("hours")?,
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
        while let Some(row) = rows.next()? {
            // Every one of these queries answers with the activity first.
            if let Some(place) = self.places.get(&row.get(0)?) {
                take(&mut self.activities[*place], row)?;
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
/// place, as `came.sql` lists them: of a county's year there are twenty thousand rows, and looking
/// up names takes a fifth of the time.
fn came(activity: &mut ActivityFacts, row: &Row<'_>) -> rusqlite::Result<()> {
    let who = (row.get(1)?, row.get(3)?, row.get(2)?);
    let line = Earning {
        came: true,
        own: row.get(4)?,
        session: row.get(5)?,
    };
    activity.names.add(who, line, activity.hours);
    Ok(())
}
