//! Every person of an activity beside what the ledger says already.
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};
use serde::Serialize;
use ts_rs::TS;

use crate::activities::Activity;
use crate::attendance::{Attendance, Presence};
use crate::ids::{OrganizationId, SessionId};
use crate::roster::AbsenceKind;

use super::asking_names::persons;
use super::comparing::{compare, compare_blank, told_twice};
use super::declined::{Declined, statement};
use super::entries::Entry;
use super::people::{People, Signer};
use super::questions::Questions;
use super::said::Said;
use super::settling::{Settled, Settling, Standing};

/// How a person's line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ParticipationState {
    Added,
    Same,
    /// The ledger says something else; that stays unless the file's word is chosen.
    Different,
    /// Something must be answered first.
    Open,
    /// Nothing is entered: the cell is blank, or somebody said so.
    Silent,
}

#[derive(Debug, Clone)]
pub(super) struct Line {
    pub place: String,
    pub name: String,
    /// 王伟, and 王伟/2 for another of that name in the same activity: for questions about the one alone.
    pub called: String,
    pub school: Option<OrganizationId>,
    pub written: String,
    pub state: ParticipationState,
    pub signer: Option<Signer>,
    pub standing: Option<Standing>,
    pub signed_at: Option<NaiveTime>,
    /// What the ledger says.
    pub known: Option<Stood>,
    /// The cell is blank, and others of its column or list are not.
    pub is_blank: bool,
    /// The file's word is chosen before the ledger's.
    pub replaces: bool,
    /// Ids of its questions.
    pub asked: Vec<String>,
    /// What the list says of the person, to know it again.
    pub statement: String,
    /// An earlier import of this list has asked, and nobody was to be signed in.
    pub declined: bool,
}

/// What the ledger says of somebody who signed in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stood {
    pub presence: Presence,
    pub absence: Option<AbsenceKind>,
    /// Where they differ from the activity's.
    pub hours: Option<f64>,
}

/// One activity with what the ledger says of it.
pub(super) struct Known<'a> {
    pub activity: &'a Activity,
    pub session: Option<SessionId>,
    pub day: NaiveDate,
    /// 学时 that it gives each who came.
    pub hours: f64,
    pub lines: &'a [Attendance],
    pub declined: &'a Declined,
}

/// A list that names persons and does not tell whether they came.
pub(super) struct NamesAlone {
    /// 签到表1
    pub list: String,
    /// It was written beforehand.
    pub sign_up: bool,
}

/// Of every list of the file, whether it is one of names alone.
pub(super) type Unsigned = [Option<NamesAlone>];

/// All lines of an activity.
pub(super) fn lines(
    unsigned: &Unsigned,
    people: &People<'_>,
    known: &Known<'_>,
    entries: &[&Entry],
    questions: &mut Questions<'_>,
) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut by_signer: HashMap<Signer, usize> = HashMap::new();
    let entries = entries
        .iter()
        .flat_map(|entry| persons(entry, known, questions));
    let entries: Vec<Cow<'_, Entry>> = entries.collect();
    let told = told(&entries);
    for entry in &entries {
        let mut line = line(unsigned, people, known, entry, questions);
        line.is_blank = entry.mark.says_nothing() && told.contains(&entry.mention);
        let twice = line
            .signer
            .as_ref()
            .and_then(|signer| by_signer.get(signer).copied());
        match twice {
            Some(first) => told_twice(&mut lines[first], line, known, questions),
            None => {
                let others = lines.iter().filter(|other| other.name == line.name);
                let others = others.filter(|other| other.signer.is_some()).count();
                if others > 0 {
                    line.called = format!("{}/{}", line.name, others + 1);
                }
                if let Some(signer) = line.signer.clone() {
                    by_signer.insert(signer, lines.len());
                }
                lines.push(line);
            }
        }
    }
    for line in &mut lines {
        match line.is_blank {
            true => compare_blank(line, known, questions),
            false => compare(line, known, questions),
        }
    }
    lines
}

/// Columns and lists that say anything of anybody. Of the others a blank cell means nothing.
fn told(entries: &[Cow<'_, Entry>]) -> HashSet<usize> {
    let told = entries.iter().filter(|entry| !entry.mark.says_nothing());
    told.map(|entry| entry.mention).collect()
}

fn line(
    unsigned: &Unsigned,
    people: &People<'_>,
    known: &Known<'_>,
    entry: &Entry,
    questions: &mut Questions<'_>,
) -> Line {
    let mut line = Line {
        place: entry.place.clone(),
        name: entry.person.name.clone(),
        called: entry.person.name.clone(),
        school: None,
        written: entry.mark.written.clone(),
        state: ParticipationState::Silent,
        signer: None,
        standing: None,
        signed_at: entry.mark.signed_at,
        known: None,
        is_blank: false,
        replaces: false,
        asked: entry.asked.clone(),
        statement: statement(entry),
        declined: !entry.mark.says_nothing() && known.declined.holds(entry),
    };
    if entry.mark.says_nothing() {
        let found = people.find(entry, known, &mut questions.apart());
        line.signer = found.signer.filter(|signer| known.of(signer).is_some());
        line.school = found.school;
        return line;
    }
    if line.declined {
        return line;
    }
    if entry.asked.iter().any(|id| questions.is_open(id)) {
        line.state = ParticipationState::Open;
        return line;
    }
    let found = people.find(entry, known, questions);
    line.school = found.school;
    line.asked.extend(found.asked);
    if line.asked.iter().any(|id| questions.is_open(id)) {
        line.state = ParticipationState::Open;
        return line;
    }
    let Some(signer) = found.signer else {
        return line;
    };
    let was_asked = matches!(entry.mark.said, Said::Word | Said::Proxy(_));
    if was_asked && entered_by_this_word(known, &signer, &entry.mark.written) {
        line.state = ParticipationState::Same;
        line.signer = Some(signer);
        return line;
    }
    let mut settling = Settling {
        people,
        activity: known.activity,
        day: known.day,
        names_alone: unsigned[entry.list].as_ref(),
        questions,
        asked: &mut line.asked,
    };
    match settling.settle(entry, line.school) {
        Settled::Nothing => {}
        Settled::Open => line.state = ParticipationState::Open,
        Settled::Stands(standing) => {
            line.state = ParticipationState::Added;
            let signer = standing.instead.clone().unwrap_or(signer);
            line.standing = Some(Standing {
                note: note(entry, &signer, &standing),
                hours: entry.hours.filter(|_| standing.presence.came()),
                ..standing
            });
            line.signer = Some(signer);
        }
    }
    line
}

/// What else is kept; of a guest the unit that nobody has entered.
fn note(entry: &Entry, signer: &Signer, standing: &Standing) -> Option<String> {
    let is_unknown = matches!(
        signer,
        Signer::Guest {
            organization: None,
            ..
        }
    );
    let unit = entry.person.school.as_ref().filter(|_| is_unknown);
    let unit = unit.map(|unit| format!("单位：{unit}"));
    let parts: Vec<String> = unit.into_iter().chain(standing.note.clone()).collect();
    (!parts.is_empty()).then(|| parts.join("；"))
}

/// An earlier import of this list has asked what the word comes to.
fn entered_by_this_word(known: &Known<'_>, signer: &Signer, written: &str) -> bool {
    let own = known.of(signer);
    let noted = own.and_then(|own| own.note.as_deref());
    !written.is_empty() && own.is_some_and(|own| own.status.is_some()) && noted == Some(written)
}

impl Known<'_> {
    /// The line of somebody on the sheet that the list is of.
    pub(super) fn of(&self, signer: &Signer) -> Option<&Attendance> {
        let lines = self
            .lines
            .iter()
            .filter(|line| line.session == self.session);
        lines.into_iter().find(|line| is_of(line, signer))
    }

    pub(super) fn stood(&self, signer: &Signer) -> Option<Stood> {
        let line = self.of(signer)?;
        Some(Stood {
            presence: line.status?,
            absence: line.absence,
            hours: line.hours,
        })
    }

    /// Whether somebody signed in to a session of the activity that the list is of as a whole.
    pub(super) fn came_to_session(&self, signer: &Signer) -> bool {
        let mut lines = self.lines.iter();
        self.session.is_none() && lines.any(|line| line.came() && is_of(line, signer))
    }
}

fn is_of(line: &Attendance, signer: &Signer) -> bool {
    match signer {
        Signer::Person(person) => line.person == Some(*person),
        Signer::Guest { name, organization } => {
            line.person.is_none()
                && line.name.as_ref() == Some(name)
                && line.organization == *organization
        }
    }
}
