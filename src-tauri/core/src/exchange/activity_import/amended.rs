//! A list that was changed since it came in: somebody else in a part than the ledger has is asked about, and
//! never added beside him in silence.
use crate::activities::ActivityRole;
use crate::exchange::findings::Choice;
use crate::vocabulary::WordList;

use super::asks::{Ask, Topic};
use super::reader::Reader;
use super::reading::{Reading, RoleMeant};
use super::stored::Stored;
use super::units::NOBODY;

const REPLACE: &str = "replace";
const BOTH: &str = "both";

/// A part that others have in the row than in the ledger.
struct Change {
    /// Code of `activity_role`.
    role: String,
    gone: Vec<ActivityRole>,
    new: Vec<RoleMeant>,
}

/// Asks of every part that changed hands; what is archived is not changed and asks nothing.
pub(super) fn ask_changed_roles(reader: &Reader<'_>, reading: &mut Reading, stored: &Stored) {
    if stored.activity.closed().is_some() {
        return;
    }
    for change in changes(reading, stored) {
        ask(reader, reading, &change);
    }
}

fn changes(reading: &Reading, stored: &Stored) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for new in stored.new_roles(reading) {
        if let Some(known) = changes.iter_mut().find(|known| known.role == new.role) {
            known.new.push(new.clone());
            continue;
        }
        let gone = stored.not_named(&new.role, reading);
        if !gone.is_empty() {
            changes.push(Change {
                role: new.role.clone(),
                gone,
                new: vec![new.clone()],
            });
        }
    }
    changes
}

fn ask(reader: &Reader<'_>, reading: &mut Reading, change: &Change) {
    let background = reader.background;
    let word = background.words.name(WordList::ActivityRole, &change.role);
    let gone = change.gone.iter().map(|role| known_name(reader, role));
    let gone = gone.collect::<Vec<_>>().join("、");
    let new: Vec<&str> = change.new.iter().map(|role| role.name.as_str()).collect();
    let new = new.join("、");
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Differs,
            written: &new,
            place: Some(&format!("{}/{word}", reader.place)),
            question: format!("{word}换人了吗？"),
            reason: format!("资料库里是{gone}，表里是{new}"),
            choices: vec![
                Choice::new(NOBODY, format!("资料库里的不变，仍是{gone}")),
                Choice::new(REPLACE, format!("改为{new}")),
                Choice::new(BOTH, format!("都要：{gone}、{new}")),
            ],
            alike: Some(("承担".to_owned(), "换了人的行，都这样".to_owned())),
        },
    );
    match answer.as_deref() {
        Some(REPLACE) => {
            reading
                .replaced
                .extend(change.gone.iter().map(|role| role.uid));
            reading.remarks.push(format!("{word}由{gone}改为{new}"));
        }
        Some(NOBODY) => reading.roles.retain(|role| !change.new.contains(role)),
        _ => {}
    }
}

fn known_name(reader: &Reader<'_>, role: &ActivityRole) -> String {
    let person = role
        .person
        .and_then(|person| reader.background.people.person(person));
    match (person, &role.name, role.organization) {
        (Some(person), ..) => person.name.clone(),
        (None, Some(name), _) => name.clone(),
        (None, None, Some(school)) => reader.background.names.name(school).to_owned(),
        (None, None, None) => "未写姓名".to_owned(),
    }
}
