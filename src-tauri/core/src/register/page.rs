//! One activity with everything that hangs on it.
use chrono::Datelike;

use crate::activities::{self, Activity, ActivityRole, Session};
use crate::attendance::{self, SheetRequest};
use crate::counting::{ActivityFacts, Book, CommunityBook, Stretch, tally};
use crate::dates::{Period, weekday};
use crate::error::{OrMissing, Result};
use crate::evidence;
use crate::ids::ActivityId;
use crate::ledger::{FORMS, Reader};
use crate::outputs;
use crate::tags::{self, Tag};
use crate::vocabulary::{Counter, WordList};

use super::list::Rows;
use super::rules;
use super::wire::{ActivityPage, CoveredSchool, Named, PartLine, RoleLine, SchoolCount};

/// The page of one activity.
pub fn page(reader: Reader<'_>, id: ActivityId) -> Result<ActivityPage> {
    let activity: Activity = reader.get(id)?;
    let mut book = Book::stretch(reader, days_of(reader, &activity), Some(activity.community))?;
    book.activities.retain(|facts| facts.id == id);
    let rows = Rows::load(reader, &book)?;
    let facts = book.activities.first().or_missing("教研活动")?;
    let row = rows.row(facts);
    let tags = tags::of_record(reader, activities::KIND, id.0)?;
    let sessions = activities::sessions(reader, id)?;
    let community = book.communities.first().or_missing("教研共同体")?;
    let sheet = attendance::sheet(
        reader,
        SheetRequest {
            activity: id,
            session: None,
        },
    )?;
    let level = activity.level.as_deref();
    Ok(ActivityPage {
        weekday: activity.day.map(|day| weekday(day).to_owned()),
        term_label: row.term.map(|term| term.label()),
        form: rows.words().form(&activity.form).cloned(),
        forms: forms(&rows, &tags),
        themes: words_of(&rows, &tags, WordList::Theme),
        help_fields: words_of(&rows, &tags, WordList::HelpField),
        dimensions: words_of(&rows, &tags, WordList::Dimension),
        level_name: level.map(|code| rows.words().name(WordList::ActivityLevel, code).to_owned()),
        parts: parts(reader, &rows, id)?,
        roles: roles(reader, &rows, &activity, &sessions)?,
        hours_each: facts.hours,
        hours_preset: activity.hours.is_none(),
        tally: sheet.totals,
        schools: schools(&rows, facts, community),
        covered: covered(&book, facts, community),
        evidence: evidence::of_activity(reader, id)?,
        explanations: evidence::explanations(reader, id.0)?,
        outputs: outputs::lines_of_activity(reader, id)?,
        steps: rules::steps(activity.status, activity.correcting),
        closed: activity.closed(),
        sessions,
        row,
        activity,
    })
}

/// The activity's day, or the month it is planned for.
fn days_of(reader: Reader<'_>, activity: &Activity) -> Stretch {
    let month = activity
        .month
        .as_deref()
        .and_then(|m| format!("{m}-01").parse().ok());
    let from = activity.day.or(month).unwrap_or_else(|| reader.today());
    let to = match activity.day {
        Some(day) => day,
        None => from.with_day(28).unwrap_or(from),
    };
    Stretch::Days(Period { from, to })
}

fn forms(rows: &Rows<'_>, tags: &[Tag]) -> Vec<Named> {
    tags.iter()
        .filter(|tag| tag.list == FORMS)
        .map(|tag| Named {
            code: tag.value.clone(),
            name: rows.words().form_name(&tag.value).to_owned(),
        })
        .collect()
}

/// The record's tags of one list, in their order.
fn words_of(rows: &Rows<'_>, tags: &[Tag], list: WordList) -> Vec<Named> {
    tags.iter()
        .filter(|tag| tag.list == list.code())
        .map(|tag| Named {
            code: tag.value.clone(),
            name: rows.words().name(list, &tag.value).to_owned(),
        })
        .collect()
}

fn parts(reader: Reader<'_>, rows: &Rows<'_>, id: ActivityId) -> Result<Vec<PartLine>> {
    let parts = activities::parts(reader, id)?;
    Ok(parts
        .into_iter()
        .map(|part| PartLine {
            organization: part.organization,
            name: rows.organization(part.organization),
            part: part.part,
            part_label: part.part.label().to_owned(),
        })
        .collect())
}

fn roles(
    reader: Reader<'_>,
    rows: &Rows<'_>,
    activity: &Activity,
    sessions: &[Session],
) -> Result<Vec<RoleLine>> {
    let title = |role: &ActivityRole| {
        let session = sessions
            .iter()
            .find(|session| Some(session.uid) == role.session);
        session.map(|session| session.title.clone())
    };
    activities::roles(reader, activity.uid)?
        .into_iter()
        .map(|role| {
            Ok(RoleLine {
                role_name: rows
                    .words()
                    .name(WordList::ActivityRole, &role.role)
                    .to_owned(),
                active: rows.words().is_active_role(&role.role),
                who: activities::holder(reader, activity, &role)?.unwrap_or_default(),
                organization_name: role.organization.map(|id| rows.organization(id)),
                session_title: title(&role),
                role,
            })
        })
        .collect()
}

/// 到会 by member school, also those from which nobody came.
fn schools(rows: &Rows<'_>, facts: &ActivityFacts, community: &CommunityBook) -> Vec<SchoolCount> {
    let mut schools: Vec<_> = community.members.iter().map(|m| m.organization).collect();
    let named = facts.names.iter().filter_map(|came| came.organization);
    for organization in named.chain(facts.heads.keys().copied()) {
        if !schools.contains(&organization) {
            schools.push(organization);
        }
    }
    schools
        .into_iter()
        .map(|organization| SchoolCount {
            organization,
            name: rows.organization(organization),
            came: facts.came(organization),
            hours: facts.hours_of(organization),
        })
        .collect()
}

/// How the activity counts for each member school: by the county's counter, or by all three while
/// it has not decided.
fn covered(book: &Book, facts: &ActivityFacts, community: &CommunityBook) -> Vec<CoveredSchool> {
    let counters: Vec<Counter> = match book.counter {
        Some(counter) => vec![counter],
        None => Counter::ALL.to_vec(),
    };
    let mut lines = Vec::new();
    for counter in counters {
        for member in &community.members {
            let one = std::iter::once((0, facts));
            let result = tally(
                one,
                member.organization,
                &member.spans,
                counter,
                &book.calendar,
            );
            let counted = result.counted.first().map(|counted| counted.how.clone());
            let not = result.not_counted.first().map(|not| not.words.clone());
            lines.push(CoveredSchool {
                organization: member.organization,
                name: member.name.clone(),
                counter,
                counted: counted.is_some(),
                words: counted.or(not).unwrap_or_default(),
            });
        }
    }
    lines
}
