//! The sign-in sheet as the screen and the printed form show it: schools, lines, totals.
use std::collections::HashMap;

use crate::activities::{self, Activity, ActivityRole, Part};
use crate::calendar;
use crate::communities;
use crate::dates::Period;
use crate::error::Result;
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::roster::Organization;
use crate::vocabulary::{self, Vocabulary, WordList};

use super::day_of;
use super::records::{Attendance, HeadCount};
use super::rules::{Earning, SignInTally, attended, hours_of};
use super::store::{self, Line};
use super::wire::{SheetGroup, SheetHeads, SheetLine, SheetRequest, SheetSession, SignInSheet};

/// The sheet of an activity or of one of its sessions.
pub fn sheet(reader: Reader<'_>, request: SheetRequest) -> Result<SignInSheet> {
    let activity: Activity = reader.get(request.activity)?;
    let context = Context::load(reader, &activity)?;
    let lines = store::lines(reader, activity.uid, day_of(reader, &activity))?;
    // Head counts are of the whole activity, never of one session.
    let heads = match request.session {
        None => store::heads(reader, activity.uid)?,
        Some(_) => Vec::new(),
    };
    let earned = earned(&lines, context.hours_each);
    let mut sheet = SignInSheet {
        activity: activity.uid,
        session: request.session,
        groups: context.groups(reader, &lines, &heads)?,
        totals: SignInTally::default(),
        person_times: 0,
        hours: 0.0,
        sessions: sessions_used(reader, &activity, &lines)?,
        closed: activity.closed(),
    };
    for line in &lines {
        if line.record.session == request.session {
            let granted = match request.session {
                None => earned[&who(&line.record)],
                Some(_) => worth_of_session(line),
            };
            let school = line.record.organization;
            let group = sheet
                .groups
                .iter_mut()
                .find(|group| group.organization == school);
            let group = group.expect("groups were made for the schools of all lines");
            group.lines.push(context.line(line, granted));
        }
    }
    finish(&mut sheet, &context, &lines);
    Ok(sheet)
}

/// Sessions that have a sheet of their own.
fn sessions_used(
    reader: Reader<'_>,
    activity: &Activity,
    lines: &[Line],
) -> Result<Vec<SheetSession>> {
    let mut used = Vec::new();
    for session in activities::sessions(reader, activity.uid)? {
        let of_it = lines
            .iter()
            .filter(|line| line.record.session == Some(session.uid));
        let (all, came) = of_it.fold((0, 0), |(all, came), line| {
            (all + 1, came + u32::from(line.record.came()))
        });
        if all > 0 {
            used.push(SheetSession {
                session: session.uid,
                title: session.title,
                came,
            });
        }
    }
    Ok(used)
}

/// What the lines are drawn with.
struct Context {
    words: Vocabulary,
    roles: HashMap<PersonId, Vec<ActivityRole>>,
    hours_each: f64,
    /// Members on the day, in the community's order, then others that have a part.
    schools: Vec<OrganizationId>,
    members: usize,
    tags: HashMap<OrganizationId, Vec<String>>,
}

impl Context {
    fn load(reader: Reader<'_>, activity: &Activity) -> Result<Self> {
        let day = day_of(reader, activity);
        let all = communities::load(reader)?;
        let on_day = Period { from: day, to: day };
        let mut schools: Vec<OrganizationId> = all
            .members_in(activity.community, on_day)
            .into_iter()
            .map(|member| member.organization)
            .collect();
        let members = schools.len();
        let year = calendar::load(reader)?.term_of(day).school_year;
        let mut tags: HashMap<OrganizationId, Vec<String>> = HashMap::new();
        if let Some(lead) = all.lead(activity.community, year) {
            tags.entry(lead.organization)
                .or_default()
                .push("领衔".to_owned());
        }
        for part in activities::parts(reader, activity.uid)? {
            tags.entry(part.organization)
                .or_default()
                .push(part.part.label().to_owned());
            let comes = !matches!(part.part, Part::Organiser);
            if comes && !schools.contains(&part.organization) {
                schools.push(part.organization);
            }
        }
        let mut roles: HashMap<PersonId, Vec<ActivityRole>> = HashMap::new();
        for role in activities::roles(reader, activity.uid)? {
            if let Some(person) = role.person {
                roles.entry(person).or_default().push(role);
            }
        }
        Ok(Context {
            words: vocabulary::load(reader)?,
            roles,
            hours_each: store::hours_each(reader, activity.uid)?,
            schools,
            members,
            tags,
        })
    }

    /// Empty groups: members, others with a part, then whoever else is on a line or a head count.
    fn groups(
        &self,
        reader: Reader<'_>,
        lines: &[Line],
        heads: &[HeadCount],
    ) -> Result<Vec<SheetGroup>> {
        let mut wanted: Vec<Option<OrganizationId>> =
            self.schools.iter().copied().map(Some).collect();
        let mentioned = lines.iter().map(|line| line.record.organization);
        let counted = heads.iter().map(|heads| Some(heads.organization));
        for organization in mentioned.chain(counted) {
            if !wanted.contains(&organization) {
                wanted.push(organization);
            }
        }
        // People whose school is not known stand last.
        wanted.sort_by_key(Option::is_none);
        let heads: HashMap<_, _> = heads.iter().map(|h| (h.organization, h)).collect();
        (0..)
            .zip(wanted)
            .map(|(place, organization)| {
                let heads = organization.and_then(|id| heads.get(&id));
                Ok(SheetGroup {
                    organization,
                    name: name_of(reader, organization)?,
                    tags: organization
                        .and_then(|id| self.tags.get(&id).cloned())
                        .unwrap_or_default(),
                    member: place < self.members,
                    lines: Vec::new(),
                    tally: SignInTally::default(),
                    heads: heads.map(|heads| sheet_heads(heads)),
                    difference: None,
                })
            })
            .collect()
    }

    fn line(&self, line: &Line, granted: f64) -> SheetLine {
        let record = &line.record;
        let profile = &line.profile;
        let roles = record.person.and_then(|person| self.roles.get(&person));
        let roles = roles.into_iter().flatten();
        SheetLine {
            id: record.uid,
            number: 0,
            person: record.person,
            name: profile.name.clone(),
            phone: line.phone.clone(),
            subject: self.words.names(WordList::Subject, &profile.subject),
            post: profile.post.clone(),
            roles: roles
                .map(|role| {
                    self.words
                        .name(WordList::ActivityRole, &role.role)
                        .to_owned()
                })
                .collect(),
            away: profile.away_words(),
            pinyin: profile.reading.pinyin.clone(),
            initials: profile.reading.initials.clone(),
            expected: record.expected,
            status: record.status,
            absence: record.absence,
            hours: record.hours,
            granted,
            signed_at: record.signed_at,
            source: record.source.clone(),
            note: record.note.clone(),
        }
    }
}

impl Line {
    fn earning(&self) -> Earning {
        Earning {
            came: self.record.came(),
            own: self.record.hours,
            session: self.session_hours,
        }
    }
}

/// Sorts, numbers and adds up.
fn finish(sheet: &mut SignInSheet, context: &Context, lines: &[Line]) {
    let order: HashMap<_, _> = lines
        .iter()
        .map(|l| (l.record.uid, &l.profile.order))
        .collect();
    let mut number = 0;
    for group in &mut sheet.groups {
        group.lines.sort_by_key(|line| order[&line.id]);
        for line in &mut group.lines {
            number += 1;
            line.number = number;
            group.tally.add(line.expected, line.status);
        }
        let named = group.tally.came;
        let heads = group.heads.map(|heads| heads.actual);
        let came = attended(named, heads);
        let by_name: f64 = group.lines.iter().map(|line| line.granted).sum();
        sheet.person_times += came;
        sheet.hours += match named {
            0 => f64::from(came) * context.hours_each,
            _ => by_name,
        };
        group.difference = heads
            .map(|heads| i64::from(heads) - i64::from(named))
            .filter(|difference| named > 0 && *difference != 0);
        sheet.totals += group.tally;
    }
    // A head count without a list of names still says how many were expected and came.
    for group in sheet.groups.iter().filter(|group| group.lines.is_empty()) {
        if let Some(heads) = group.heads {
            let expected = heads.expected.unwrap_or(heads.actual);
            sheet.totals.expected += expected;
            sheet.totals.came += heads.actual;
            sheet.totals.absent += expected.saturating_sub(heads.actual);
        }
    }
}

/// Who a line is about, whatever its session.
fn who(line: &Attendance) -> (Option<PersonId>, Option<&str>, Option<OrganizationId>) {
    match line.person {
        Some(person) => (Some(person), None, None),
        None => (None, line.name.as_deref(), line.organization),
    }
}

/// 学时 of each person for the whole activity; those who did not come have none.
fn earned(
    lines: &[Line],
    hours_each: f64,
) -> HashMap<(Option<PersonId>, Option<&str>, Option<OrganizationId>), f64> {
    let mut earnings: HashMap<_, Vec<Earning>> = HashMap::new();
    for line in lines {
        earnings
            .entry(who(&line.record))
            .or_default()
            .push(line.earning());
    }
    earnings
        .into_iter()
        .map(|(who, lines)| (who, hours_of(&lines, hours_each).unwrap_or(0.0)))
        .collect()
}

/// On a session's own sheet a line is worth what it or the session says.
fn worth_of_session(line: &Line) -> f64 {
    match line.record.came() {
        true => line.record.hours.or(line.session_hours).unwrap_or(0.0),
        false => 0.0,
    }
}

fn sheet_heads(heads: &HeadCount) -> SheetHeads {
    let number = |n: i64| u32::try_from(n).unwrap_or(0);
    SheetHeads {
        expected: heads.expected.map(number),
        actual: number(heads.actual),
    }
}

fn name_of(reader: Reader<'_>, organization: Option<OrganizationId>) -> Result<String> {
    Ok(match organization {
        Some(id) => reader.get::<Organization>(id)?.name,
        None => "单位不详".to_owned(),
    })
}
