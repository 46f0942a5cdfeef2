//! 应到: whom one could expect, lists to start from, and the list that was settled on.
use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use crate::activities::{self, Activity, SUBJECT};
use crate::dates::month_day;
use crate::error::Result;
use crate::ids::{AttendanceId, PersonId, SessionId};
use crate::ledger::{Reader, Writer};
use crate::roster::{self, AbsenceKind, Organization};
use crate::tags;
use crate::vocabulary::{self, Vocabulary, WordList, split_codes};

use super::records::Attendance;
use super::schools::Schools;
use super::store::{self, Profile};
use super::wire::{
    ChoiceGroup, ChoicePerson, ExpectedChoices, ExpectedSuggestion, SetExpected, SheetRequest,
};
use super::{day_of, distinctions_on, open_sheet};

/// Everyone of the member schools on the activity's day, and lists to take.
pub fn choices(reader: Reader<'_>, request: SheetRequest) -> Result<ExpectedChoices> {
    let activity: Activity = reader.get(request.activity)?;
    let words = vocabulary::load(reader)?;
    let lines = store::of_sheet(reader, activity.uid, request.session)?;
    let expected: HashSet<PersonId> = people(lines.iter().filter(|line| line.expected)).collect();
    let mut groups = Vec::new();
    let mut everyone = Vec::new();
    let schools = Schools::load(reader, &activity)?;
    let alike = distinctions_on(reader, &activity, schools.list().iter().copied())?;
    for organization in schools.list().iter().copied() {
        let staff = store::staff(reader, organization, day_of(reader, &activity)?)?;
        groups.push(ChoiceGroup {
            organization,
            name: reader.get::<Organization>(organization)?.name,
            people: staff
                .iter()
                .map(|(person, profile)| ChoicePerson {
                    distinction: alike.of(Some(organization), Some(*person)).cloned(),
                    ..choice(&words, *person, profile, &expected)
                })
                .collect(),
        });
        everyone.extend(staff);
    }
    let mut lists = match request.session {
        Some(_) => vec![of_other_sheets(reader, request)?],
        None => Vec::new(),
    };
    lists.extend(suggestions(reader, &activity, &words, &everyone)?);
    lists.retain(|list| !list.people.is_empty());
    Ok(ExpectedChoices {
        groups,
        suggestions: lists,
    })
}

fn choice(
    words: &Vocabulary,
    person: PersonId,
    profile: &Profile,
    expected: &HashSet<PersonId>,
) -> ChoicePerson {
    ChoicePerson {
        person,
        name: profile.name.clone(),
        distinction: None,
        subject: words.names(WordList::Subject, &profile.subject),
        post: profile.post.clone(),
        away: profile.away_words(),
        pinyin: profile.reading.pinyin.clone(),
        initials: profile.reading.initials.clone(),
        expected: expected.contains(&person),
    }
}

fn suggestions(
    reader: Reader<'_>,
    activity: &Activity,
    words: &Vocabulary,
    everyone: &[(PersonId, Profile)],
) -> Result<Vec<ExpectedSuggestion>> {
    let mut lists = vec![ExpectedSuggestion {
        label: "全体教师".to_owned(),
        people: available(everyone.iter()),
    }];
    for tag in tags::of_record(reader, activities::KIND, activity.uid.0)? {
        if tag.list == SUBJECT {
            let teaches = |(_, profile): &&(PersonId, Profile)| {
                split_codes(&profile.subject).contains(&tag.value.as_str())
            };
            lists.push(ExpectedSuggestion {
                label: format!("{}教师", words.name(WordList::Subject, &tag.value)),
                people: available(everyone.iter().filter(teaches)),
            });
        }
    }
    lists.extend(of_last_time(reader, activity, everyone)?);
    Ok(lists)
}

/// For a session: whom the activity as a whole or another of its sessions expects.
fn of_other_sheets(reader: Reader<'_>, request: SheetRequest) -> Result<ExpectedSuggestion> {
    let lines = store::of_activity(reader, request.activity)?;
    let others = lines
        .iter()
        .filter(|line| line.expected && line.session != request.session);
    Ok(ExpectedSuggestion {
        label: "本次活动的应到人员".to_owned(),
        people: distinct(people(others)),
    })
}

/// Each person once.
fn distinct(people: impl Iterator<Item = PersonId>) -> Vec<PersonId> {
    people.collect::<BTreeSet<_>>().into_iter().collect()
}

/// Without those who are ill or on maternity leave; others who are away may still come.
fn available<'a>(staff: impl Iterator<Item = &'a (PersonId, Profile)>) -> Vec<PersonId> {
    let ill = |profile: &Profile| {
        matches!(
            profile.away,
            Some((AbsenceKind::Sick | AbsenceKind::Maternity, _))
        )
    };
    staff
        .filter(|(_, profile)| !ill(profile))
        .map(|(person, _)| *person)
        .collect()
}

/// 上次应到名单 · 上次到会人员, of the community's activity before this one.
fn of_last_time(
    reader: Reader<'_>,
    activity: &Activity,
    everyone: &[(PersonId, Profile)],
) -> Result<Vec<ExpectedSuggestion>> {
    let before = activity.day.unwrap_or_else(|| reader.today());
    let Some(last) = store::last_with_names(reader, activity.community, before)? else {
        return Ok(Vec::new());
    };
    let day = reader
        .get::<Activity>(last)?
        .day
        .map(month_day)
        .unwrap_or_default();
    let lines = store::of_activity(reader, last)?;
    let here: HashSet<PersonId> = everyone.iter().map(|(person, _)| *person).collect();
    let list = |label: &str, wanted: fn(&&Attendance) -> bool| ExpectedSuggestion {
        label: format!("{label}（{day}）"),
        people: distinct(people(lines.iter().filter(wanted)).filter(|who| here.contains(who))),
    };
    Ok(vec![
        list("上次应到人员", |line| line.expected),
        list("上次到会人员", |line| line.came()),
    ])
}

fn people<'a>(lines: impl Iterator<Item = &'a Attendance>) -> impl Iterator<Item = PersonId> {
    lines.filter_map(|line| line.person)
}

/// Makes 应到 exactly these people. Whoever is no longer expected leaves the sheet, unless
/// something was entered for that person: then the line stays, as of someone not on the list.
pub fn set_expected(w: &Writer<'_>, request: SetExpected) -> Result<()> {
    let reader = w.reader();
    let activity = open_sheet(reader, request.activity)?;
    let present = store::of_sheet(reader, activity.uid, request.session)?;
    for line in &present {
        let wanted = line
            .person
            .is_some_and(|person| request.people.contains(&person));
        match (wanted, line.status) {
            (false, None) => w.remove::<Attendance>(line.uid)?,
            _ if wanted != line.expected => w.update(&Attendance {
                expected: wanted,
                ..line.clone()
            })?,
            _ => {}
        }
    }
    let known: HashSet<PersonId> = people(present.iter()).collect();
    let mut added = HashSet::new();
    for person in request.people {
        if !known.contains(&person) && added.insert(person) {
            w.insert(&blank_line(reader, &activity, request.session, person)?)?;
        }
    }
    let expected = store::of_sheet(reader, activity.uid, request.session)?;
    let expected = expected.iter().filter(|line| line.expected).count();
    w.describe(format!("已设定“{}”的应到人员{expected}人", activity.title));
    Ok(())
}

/// Lets every line follow the activity to its new day: whoever belonged to another school then
/// signed in for that school (G-25). Answers who.
pub(crate) fn follow_day(
    w: &Writer<'_>,
    activity: &Activity,
    before: Option<NaiveDate>,
    day: NaiveDate,
) -> Result<Vec<PersonId>> {
    let reader = w.reader();
    let mut moved = Vec::new();
    for line in store::of_activity(reader, activity.uid)? {
        let Some(person) = line.person else { continue };
        let named = line.organization;
        let Some(school) = roster::school_now(reader, person, named, before, day)? else {
            continue;
        };
        w.update(&Attendance {
            owner: school.0,
            organization: Some(school),
            ..line
        })?;
        moved.push(person);
    }
    Ok(moved)
}

/// An expected person of whom nothing is entered yet, with the school of the day (G-25).
pub(super) fn blank_line(
    reader: Reader<'_>,
    activity: &Activity,
    session: Option<SessionId>,
    person: PersonId,
) -> Result<Attendance> {
    let organization = roster::school_on(reader, person, day_of(reader, activity)?)?;
    let mut line = Attendance {
        uid: AttendanceId::new(),
        owner: organization.map_or(activity.owner, |school| school.0),
        activity: activity.uid,
        session,
        person: Some(person),
        name: None,
        organization,
        expected: true,
        status: None,
        absence: None,
        signed_at: None,
        source: None,
        hours: None,
        note: None,
    };
    line.uid = line.key();
    Ok(line)
}
