//! Adding, changing and ordering the pieces of evidence of an activity.
use crate::activities;
use crate::error::{Error, OrMissing, Result};
use crate::ids::EvidenceId;
use crate::ledger::{Reader, Record, Writer};
use crate::text::cleaned;
use crate::uses;
use crate::vocabulary::{self, WordList};

use super::endings;
use super::records::Evidence;
use super::store;
use super::wire::{AddEvidence, EvidenceFields, ReorderEvidence, SaveEvidence};

/// Adds a piece: a file that is already stored in the ledger, or paper with its place.
pub fn add(w: &Writer<'_>, request: AddEvidence) -> Result<EvidenceId> {
    let reader = w.reader();
    let activity = activities::open(reader, request.activity)?;
    let name = kind_name(reader, &request.kind)?;
    if request.file.is_none() && cleaned(request.fields.paper_place.clone()).is_none() {
        return Err(Error::invalid(
            "paperPlace",
            "请选择文件；只有纸质件的，请写明存放处。",
        ));
    }
    // What a file's content says was asked before it was stored; here only what a record tells.
    if let Some(file) = request.file.as_ref().filter(|file| file.size == 0)
        && let Some(refused) = endings::refusal(&file.file_name, b"")
    {
        return Err(Error::invalid("file", refused));
    }
    let present = store::of_activity(reader, activity.uid)?;
    if let Some(file) = &request.file
        && present
            .iter()
            .any(|p| p.kind == request.kind && p.file.as_ref() == Some(&file.sha256))
    {
        return Err(Error::invalid(
            "file",
            format!("这个文件已作为{name}登记过，不需要重复添加。"),
        ));
    }
    let file = request.file;
    let piece = Evidence {
        uid: EvidenceId::new(),
        owner: activity.owner,
        activity: activity.uid,
        kind: request.kind,
        title: None,
        size: file.as_ref().and_then(|file| i64::try_from(file.size).ok()),
        file_name: file.as_ref().map(|file| file.file_name.clone()),
        file: file.map(|file| file.sha256),
        taken_on: None,
        pieces: None,
        paper_place: None,
        confidential: false,
        seq: present.last().map_or(0, |last| last.seq + 1),
        note: None,
    };
    let piece = filled(piece, request.fields);
    w.describe(format!("已添加{name}"));
    w.insert(&piece)?;
    Ok(piece.uid)
}

/// Changes kind and particulars of a piece; its file stays.
pub fn update(w: &Writer<'_>, request: SaveEvidence) -> Result<()> {
    let piece = open_piece(w, request.evidence)?;
    let name = kind_name(w.reader(), &request.kind)?;
    if piece.file.is_none() && cleaned(request.fields.paper_place.clone()).is_none() {
        return Err(Error::invalid("paperPlace", "只有纸质件的，请写明存放处。"));
    }
    w.describe(format!("已更改{name}"));
    let piece = Evidence {
        kind: request.kind,
        ..piece
    };
    w.update(&filled(piece, request.fields))
}

fn filled(piece: Evidence, fields: EvidenceFields) -> Evidence {
    Evidence {
        title: cleaned(fields.title),
        taken_on: fields.taken_on,
        pieces: fields.pieces.map(i64::from),
        paper_place: cleaned(fields.paper_place),
        confidential: fields.confidential,
        note: cleaned(fields.note),
        ..piece
    }
}

/// Takes a piece away; its file stays in the ledger while anything names it.
pub fn remove(w: &Writer<'_>, id: EvidenceId) -> Result<()> {
    let piece = open_piece(w, id)?;
    w.describe(format!("已删除{}", kind_name(w.reader(), &piece.kind)?));
    uses::remove_tags(w, Evidence::TABLE.name, id.0)?;
    w.remove::<Evidence>(id)
}

/// Puts the pieces in this order; those not named follow as they stood.
pub fn reorder(w: &Writer<'_>, request: ReorderEvidence) -> Result<()> {
    let activity = activities::open(w.reader(), request.activity)?;
    let mut pieces = store::of_activity(w.reader(), activity.uid)?;
    let wanted = |piece: &Evidence| request.pieces.iter().position(|id| *id == piece.uid);
    pieces.sort_by_key(|piece| wanted(piece).unwrap_or(usize::MAX));
    w.describe(format!("已调整“{}”的佐证顺序", activity.title));
    for (seq, piece) in (0..).zip(pieces) {
        w.update(&Evidence { seq, ..piece })?;
    }
    Ok(())
}

/// A piece of an activity that may be edited.
fn open_piece(w: &Writer<'_>, id: EvidenceId) -> Result<Evidence> {
    let piece: Evidence = w.reader().get(id)?;
    activities::open(w.reader(), piece.activity)?;
    Ok(piece)
}

fn kind_name(reader: Reader<'_>, kind: &str) -> Result<String> {
    let words = vocabulary::load(reader)?;
    let word = words
        .word(WordList::EvidenceKind, kind)
        .or_missing("佐证种类")?;
    Ok(word.name.clone())
}
