//! The sheet of an activity as the ledger has it.
use lianyan_core::activities::{self, Activity, Part};
use lianyan_core::attendance::{self, SheetGroup, SheetRequest};
use lianyan_core::communities::Community;
use lianyan_core::roster::{Organization, Person};
use lianyan_core::{Reader, Result};

use super::{SignInSheet, Signer};
use crate::when;

/// Code of the role whose person stands as 主持人 where none was written.
pub(crate) const CHAIR: &str = "chair_role";

/// Reads the sheet of an activity, or of one of its sessions, with the expected persons.
/// `number` is the one the ledger gave this print, if it is logged.
pub fn load(
    reader: Reader<'_>,
    request: SheetRequest,
    number: Option<String>,
) -> Result<SignInSheet> {
    let activity: Activity = reader.get(request.activity)?;
    let community: Community = reader.get(activity.community)?;
    let sheet = attendance::sheet(reader, request)?;
    let sessions = activities::sessions(reader, activity.uid)?;
    let session = sessions
        .iter()
        .find(|session| Some(session.uid) == request.session);
    let theme = match session {
        Some(session) => format!("{}——{}", activity.title, session.title),
        None => activity.title.clone(),
    };
    let place = session
        .and_then(|session| session.place.clone())
        .or_else(|| activity.place.clone());
    Ok(SignInSheet {
        community: community.name,
        title: None,
        theme,
        time: session.map_or_else(
            || when::of_activity(&activity),
            |session| when::of_session(session, &activity),
        ),
        place: place.unwrap_or_default(),
        host: hosts(reader, &activity)?,
        chair: chair(reader, &activity)?,
        people: sheet.groups.iter().flat_map(signers).collect(),
        number,
    })
}

fn signers(group: &SheetGroup) -> impl Iterator<Item = Signer> {
    group
        .lines
        .iter()
        .filter(|line| line.expected)
        .map(|line| Signer {
            school: group.name.clone(),
            name: line.name.clone(),
            distinction: line.distinction.clone(),
            subject: line.subject.clone(),
            post: line.post.clone(),
            phone: line.phone.clone().unwrap_or_default(),
            remark: line.away.clone().unwrap_or_default(),
        })
}

fn hosts(reader: Reader<'_>, activity: &Activity) -> Result<String> {
    let parts = activities::parts(reader, activity.uid)?;
    let hosts = parts.iter().filter(|part| part.part == Part::Host);
    let names: Result<Vec<String>> = hosts
        .map(|part| Ok(reader.get::<Organization>(part.organization)?.name))
        .collect();
    Ok(names?.join("、"))
}

/// As written; else whoever has the role.
pub(crate) fn chair(reader: Reader<'_>, activity: &Activity) -> Result<String> {
    if let Some(chair) = activity.chair.as_ref().filter(|chair| !chair.is_empty()) {
        return Ok(chair.clone());
    }
    let mut names = Vec::new();
    for role in activities::roles(reader, activity.uid)? {
        if role.role != CHAIR {
            continue;
        }
        match role.person {
            Some(person) => names.push(reader.get::<Person>(person)?.name),
            None => names.extend(role.name),
        }
    }
    Ok(names.join("、"))
}
