//! The record of an activity as the ledger has it.
use lianyan_core::activities::{Activity, Session};
use lianyan_core::dates::month_day;
use lianyan_core::evidence::{EvidenceSheet, PHOTO, SCREENSHOT};
use lianyan_core::ids::ActivityId;
use lianyan_core::register::{self, ActivityPage};
use lianyan_core::{Reader, Result};

use super::{ActivityRecord, AgendaLine, PhotoOnFile, facts};
use crate::when;

/// Reads the record of an activity, with at most so many photos.
pub fn load(reader: Reader<'_>, activity: ActivityId, photos_max: usize) -> Result<ActivityRecord> {
    let page = register::page(reader, activity)?;
    let facts = facts::facts(reader, &page)?;
    let ActivityPage {
        activity,
        row,
        sessions,
        evidence,
        ..
    } = page;
    let agenda = sessions.iter().map(|session| line(session, &activity));
    let (photos, photos_withheld) = photos(&evidence);
    let photos_left = photos.len().saturating_sub(photos_max);
    let hosts = row.hosts.iter().map(|host| host.name.as_str());
    Ok(ActivityRecord {
        day: activity.day.map(month_day).unwrap_or_default(),
        hosts: hosts.collect::<Vec<_>>().join("、"),
        facts,
        agenda: agenda.collect(),
        photos: photos.into_iter().take(photos_max).collect(),
        photos_left,
        photos_withheld,
        code: activity.code,
        title: activity.title,
        texts: [activity.process, activity.results, activity.problems],
    })
}

fn line(session: &Session, activity: &Activity) -> AgendaLine {
    let day = session.day.filter(|day| Some(*day) != activity.day);
    let half = session.half_day.filter(|_| session.starts.is_none());
    let time = [
        day.map(month_day).unwrap_or_default(),
        half.map(|half| half.label().to_owned()).unwrap_or_default(),
        when::hours(session.starts, session.ends),
    ];
    let class = session.class.as_ref().map(|class| format!("（{class}）"));
    AgendaLine {
        time: time.concat(),
        title: session.title.clone() + &class.unwrap_or_default(),
        lead: session.lead.clone().unwrap_or_default(),
        place: session.place.clone().unwrap_or_default(),
    }
}

/// Photos and screenshots in their order, and how many are not handed on.
fn photos(evidence: &EvidenceSheet) -> (Vec<PhotoOnFile>, usize) {
    let kinds = evidence.kinds.iter();
    let kinds = kinds.filter(|line| [PHOTO, SCREENSHOT].contains(&line.kind.as_str()));
    let mut photos = Vec::new();
    let mut withheld = 0;
    for piece in kinds.flat_map(|line| &line.pieces) {
        let Some(file) = &piece.file else { continue };
        if piece.confidential {
            withheld += 1;
            continue;
        }
        let number = photos.len() + 1;
        photos.push(PhotoOnFile {
            sha256: file.clone(),
            caption: piece
                .title
                .clone()
                .unwrap_or_else(|| format!("照片{number}")),
            file_name: piece.file_name.clone().unwrap_or_default(),
        });
    }
    (photos, withheld)
}
