//! Adding, changing and ordering the pieces of evidence of an activity.
use crate::activities::{self, KIND};
use crate::error::{Error, OrMissing, Result};
use crate::ids::{ActivityId, EvidenceId, Uid};
use crate::ledger::{Reader, Record, Writer};
use crate::text::cleaned;
use crate::vocabulary::{self, WordList};

use super::endings;
use super::records::Evidence;
use super::store;
use super::wire::{
    AddEvidence, Attach, EvidenceFields, EvidenceFile, EvidenceOf, ReorderEvidence, SaveEvidence,
};

/// Adds a piece to an activity: a file that is already stored in the ledger, or paper with its place.
pub fn add(w: &Writer<'_>, request: AddEvidence) -> Result<EvidenceId> {
    let activity = activities::open(w.reader(), request.activity)?;
    let of = Of {
        kind: KIND.to_owned(),
        record: activity.uid.0,
        owner: activity.owner,
    };
    let name = kind_name(w.reader(), &request.kind)?;
    add_piece(
        w,
        of,
        (Some(request.kind), &name),
        request.file,
        request.fields,
    )
}

/// Adds a piece to a record of any other kind.
///
/// # Errors
/// Missing when the record is not there; invalid as for an activity's.
pub fn attach(w: &Writer<'_>, request: Attach) -> Result<EvidenceId> {
    let reader = w.reader();
    let table = reader.records().table(&request.kind).or_missing("记录")?;
    let owner = reader.owner_of(table, request.record)?;
    let of = Of {
        kind: request.kind,
        record: request.record,
        owner: owner.or_missing(table.label)?,
    };
    if of.kind == KIND {
        activities::open(reader, ActivityId(of.record))?;
    }
    let name = match &request.shows {
        Some(kind) => kind_name(reader, kind)?,
        None => Evidence::TABLE.label.to_owned(),
    };
    add_piece(w, of, (request.shows, &name), request.file, request.fields)
}

/// Pieces of a record of any kind, in their order.
pub fn of_record(reader: Reader<'_>, of: EvidenceOf) -> Result<Vec<Evidence>> {
    store::of_record(reader, &of.kind, of.record)
}

/// The record that a piece belongs to.
struct Of {
    kind: String,
    record: Uid,
    owner: Uid,
}

/// `shows`: the code of what it shows, and how that is called.
fn add_piece(
    w: &Writer<'_>,
    of: Of,
    (shows, name): (Option<String>, &str),
    file: Option<EvidenceFile>,
    fields: EvidenceFields,
) -> Result<EvidenceId> {
    if file.is_none() && cleaned(fields.paper_place.clone()).is_none() {
        return Err(Error::invalid(
            "paperPlace",
            "请选择文件；只有纸质件的，请写明存放处。",
        ));
    }
    // What a file's content says was asked before it was stored; here only what a record tells.
    if let Some(file) = file.as_ref().filter(|file| file.size == 0)
        && let Some(refused) = endings::refusal(&file.file_name, b"")
    {
        return Err(Error::invalid("file", refused));
    }
    let present = store::of_record(w.reader(), &of.kind, of.record)?;
    if let Some(file) = &file
        && present
            .iter()
            .any(|p| p.evidence_kind == shows && p.file.as_ref() == Some(&file.sha256))
    {
        return Err(Error::invalid(
            "file",
            format!("这个文件已作为{name}登记过，不需要重复添加。"),
        ));
    }
    let piece = Evidence {
        uid: EvidenceId::new(),
        owner: of.owner,
        kind: of.kind,
        record: of.record,
        evidence_kind: shows,
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
    let piece = filled(piece, fields);
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
        evidence_kind: Some(request.kind),
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
    w.describe(format!("已删除{}", piece_name(w.reader(), &piece)?));
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

/// A piece that may be edited: one of an activity, while that is open.
fn open_piece(w: &Writer<'_>, id: EvidenceId) -> Result<Evidence> {
    let piece: Evidence = w.reader().get(id)?;
    if piece.kind == KIND {
        activities::open(w.reader(), ActivityId(piece.record))?;
    }
    Ok(piece)
}

fn piece_name(reader: Reader<'_>, piece: &Evidence) -> Result<String> {
    match &piece.evidence_kind {
        Some(kind) => kind_name(reader, kind),
        None => Ok(Evidence::TABLE.label.to_owned()),
    }
}

fn kind_name(reader: Reader<'_>, kind: &str) -> Result<String> {
    let words = vocabulary::load(reader)?;
    let word = words
        .word(WordList::EvidenceKind, kind)
        .or_missing("佐证种类")?;
    Ok(word.name.clone())
}
