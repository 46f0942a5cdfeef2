//! The sign-in sheet as the screen and the printed form show it: schools, lines, totals.
use std::collections::HashMap;

use crate::activities::{self, Activity, ActivityRole, Session};
use crate::error::Result;
use crate::ids::{OrganizationId, PersonId};
use crate::ledger::Reader;
use crate::roster::{Distinctions, Organization};
use crate::vocabulary::{self, Vocabulary, WordList};

use super::earned::Earned;
use super::records::HeadCount;
use super::rules::{SignInTally, attended};
use super::schools::Schools;
use super::store::{self, Line};
use super::wire::{SheetGroup, SheetHeads, SheetLine, SheetRequest, SheetSession, SignInSheet};
use super::{closed, day_of, distinctions_on, not_yet};

/// The sheet of an activity or of one of its sessions.
pub fn sheet(reader: Reader<'_>, request: SheetRequest) -> Result<SignInSheet> {
    let activity: Activity = reader.get(request.activity)?;
    let lines = store::lines(reader, activity.uid, day_of(reader, &activity)?)?;
    // Head counts are of the whole activity, never of one session.
    let heads = match request.session {
        None => store::heads(reader, activity.uid)?,
        Some(_) => Vec::new(),
    };
    let hours_each = store::hours_each(reader, activity.uid)?;
    let earned = Earned::new(&lines, hours_each);
    let mut of_school: HashMap<Option<OrganizationId>, Vec<&Line>> = HashMap::new();
    for line in lines
        .iter()
        .filter(|line| line.record.session == request.session)
    {
        of_school
            .entry(line.record.organization)
            .or_default()
            .push(line);
    }
    let mut groups = empty_groups(reader, &activity, &lines, &heads)?;
    let pen = Pen::new(reader, &activity, &groups)?;
    let mut number = 0;
    for group in &mut groups {
        for line in of_school.remove(&group.organization).unwrap_or_default() {
            number += 1;
            let granted = match request.session {
                None => earned.of(line),
                Some(_) => line.worth_of_session(),
            };
            group.tally.add(line.record.expected, line.record.status);
            group.lines.push(pen.line(line, number, granted));
        }
    }
    Ok(summed(
        SignInSheet {
            activity: activity.uid,
            session: request.session,
            groups,
            totals: SignInTally::default(),
            person_times: 0,
            hours: 0.0,
            sessions: sessions(reader, &activity, &lines)?,
            closed: closed(&activity),
            not_yet: not_yet(&activity, reader.today()),
        },
        hours_each,
    ))
}

/// Groups without lines: members, others with a part, then whoever else is on a line or a head
/// count; people whose school is not known stand last.
fn empty_groups(
    reader: Reader<'_>,
    activity: &Activity,
    lines: &[Line],
    heads: &[HeadCount],
) -> Result<Vec<SheetGroup>> {
    let mut schools = Schools::load(reader, activity)?;
    let on_lines = lines.iter().filter_map(|line| line.record.organization);
    for organization in on_lines.chain(heads.iter().map(|heads| heads.organization)) {
        schools.add(organization);
    }
    let mut groups = Vec::new();
    for organization in schools.list() {
        let heads = heads
            .iter()
            .find(|heads| heads.organization == *organization);
        groups.push(SheetGroup {
            organization: Some(*organization),
            name: reader.get::<Organization>(*organization)?.name,
            tags: schools.tags(*organization),
            member: schools.is_member(*organization),
            lines: Vec::new(),
            tally: SignInTally::default(),
            heads: heads.map(sheet_heads),
            difference: None,
        });
    }
    if lines.iter().any(|line| line.record.organization.is_none()) {
        groups.push(SheetGroup {
            organization: None,
            name: "单位不详".to_owned(),
            tags: Vec::new(),
            member: false,
            lines: Vec::new(),
            tally: SignInTally::default(),
            heads: None,
            difference: None,
        });
    }
    Ok(groups)
}

fn sheet_heads(heads: &HeadCount) -> SheetHeads {
    let number = |n: i64| u32::try_from(n).unwrap_or(0);
    SheetHeads {
        expected: heads.expected.map(number),
        actual: number(heads.actual),
    }
}

/// Writes the lines in words.
struct Pen {
    words: Vocabulary,
    roles: HashMap<PersonId, Vec<ActivityRole>>,
    distinctions: Distinctions,
}

impl Pen {
    fn new(reader: Reader<'_>, activity: &Activity, groups: &[SheetGroup]) -> Result<Self> {
        let mut roles: HashMap<PersonId, Vec<ActivityRole>> = HashMap::new();
        for role in activities::roles(reader, activity.uid)? {
            if let Some(person) = role.person {
                roles.entry(person).or_default().push(role);
            }
        }
        let schools = groups.iter().filter_map(|group| group.organization);
        Ok(Pen {
            words: vocabulary::load(reader)?,
            roles,
            distinctions: distinctions_on(reader, activity, schools)?,
        })
    }

    fn line(&self, line: &Line, number: u32, granted: f64) -> SheetLine {
        let record = &line.record;
        let profile = &line.profile;
        SheetLine {
            id: record.uid,
            number,
            person: record.person,
            name: profile.name.clone(),
            distinction: self
                .distinctions
                .of(record.organization, record.person)
                .cloned(),
            phone: line.phone.clone(),
            subject: self.words.names(WordList::Subject, &profile.subject),
            post: profile.post.clone(),
            roles: self.roles_of(record.person),
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

    /// 执教 · 点评
    fn roles_of(&self, person: Option<PersonId>) -> Vec<String> {
        let roles = person.and_then(|person| self.roles.get(&person));
        let name = |role: &ActivityRole| {
            self.words
                .name(WordList::ActivityRole, &role.role)
                .to_owned()
        };
        roles.into_iter().flatten().map(name).collect()
    }
}

/// The sheet with its totals: names where there are any, else the head count (G-21).
fn summed(mut sheet: SignInSheet, hours_each: f64) -> SignInSheet {
    for group in &mut sheet.groups {
        let named = group.tally.came;
        let heads = group.heads.map(|heads| heads.actual);
        let came = attended(named, heads);
        sheet.person_times += came;
        sheet.hours += match named {
            0 => f64::from(came) * hours_each,
            _ => group.lines.iter().map(|line| line.granted).sum(),
        };
        group.difference = heads
            .map(|heads| i64::from(heads) - i64::from(named))
            .filter(|difference| named > 0 && *difference != 0);
        sheet.totals += match (group.lines.is_empty(), group.heads) {
            (true, Some(heads)) => SignInTally::of_heads(heads.expected, heads.actual),
            _ => group.tally,
        };
    }
    sheet
}

/// Sessions, each of which may have a sheet of its own.
fn sessions(reader: Reader<'_>, activity: &Activity, lines: &[Line]) -> Result<Vec<SheetSession>> {
    let of_sheet = |session: &Session| {
        let session = Some(session.uid);
        lines
            .iter()
            .filter(move |line| line.record.session == session)
    };
    let all = activities::sessions(reader, activity.uid)?.into_iter();
    Ok(all
        .map(|session| SheetSession {
            listed: of_sheet(&session).count() as u32,
            came: of_sheet(&session).filter(|line| line.record.came()).count() as u32,
            session: session.uid,
            title: session.title,
        })
        .collect())
}
