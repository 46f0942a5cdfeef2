//! Evidence of an activity and of any other record, and explanations of gaps.
use std::fs::{self, File};
use std::io::{self, Read};

use lianyan_core::activities::Activity;
use lianyan_core::error::OrMissing;
use lianyan_core::evidence::{
    self, AddEvidence, Attach, Evidence, EvidenceFields, EvidenceFile, EvidenceGap, EvidenceOf, EvidenceSheet, Explain,
    Explanation, GapsRequest, ReorderEvidence, SaveEvidence,
};
use lianyan_core::ids::{ActivityId, EvidenceId, ExplanationId, Uid};
use lianyan_core::{Error, Result, calendar, vocabulary};
use serde::Deserialize;
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{Desk, MadeFile, OpenLedger, PictureShown, PictureSize};

commands! { EvidenceCommands {
    Query evidence_of_activity: evidence::of_activity, ActivityId => EvidenceSheet,
        of (evidence::Tables, Activity, vocabulary::Tables);
    /// Held activities of a school year with something missing.
    Query evidence_gaps: evidence::gaps, GapsRequest => Vec<EvidenceGap>,
        of (evidence::Tables, Activity, calendar::Tables, vocabulary::Tables);
    /// With the token of a chosen file; without one it lies on paper.
    Service evidence_add: add, NewEvidence => Done<EvidenceId>;
    /// Of a record of any kind.
    Query evidence_of_record: evidence::of_record, EvidenceOf => Vec<Evidence>, of Evidence;
    /// To a record of any kind, as `evidence_add` to an activity.
    Service evidence_attach: attach, NewAttachment => Done<EvidenceId>;
    /// A copy of the file, to look at or to save.
    View evidence_file: file, EvidenceId => MadeFile, of Evidence;
    /// A photo, made small for the screen.
    View evidence_picture: picture, PictureRequest => PictureShown, of Evidence;
    Act evidence_update: "更改佐证", evidence::update, SaveEvidence => ();
    Act evidence_remove: "删除佐证", evidence::remove, EvidenceId => ();
    Act evidence_reorder: "调整佐证顺序", evidence::reorder, ReorderEvidence => ();
    Query evidence_explanations: evidence::explanations, Uid => Vec<Explanation>, of Explanation;
    /// 情况说明 for a gap.
    Act evidence_explain: "登记情况说明", evidence::explain, Explain => ExplanationId;
    Act evidence_remove_explanation: "删除情况说明", evidence::remove_explanation, ExplanationId => ();
}}

/// As messages name it.
const FILE: &str = "这份佐证的文件";

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewEvidence {
    activity: ActivityId,
    /// Code of the kind: photo, sign_in_sheet …
    kind: String,
    /// Token of the file.
    #[serde(default)]
    file: Option<String>,
    #[serde(default)]
    fields: EvidenceFields,
}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewAttachment {
    /// Table of the record.
    kind: String,
    record: Uid,
    /// Code of what it shows, where that is to be said.
    #[serde(default)]
    shows: Option<String>,
    /// Token of the file.
    #[serde(default)]
    file: Option<String>,
    #[serde(default)]
    fields: EvidenceFields,
}

/// Which photo, and how large it is wanted.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PictureRequest {
    evidence: EvidenceId,
    size: PictureSize,
}

/// The file is safe on the disk before its record is written.
fn add(desk: &Desk, new: NewEvidence) -> Result<Done<EvidenceId>> {
    let ledger = desk.ledger()?;
    let file = new.file.map(|token| stored(desk, &ledger, &token)).transpose()?;
    let request = AddEvidence {
        activity: new.activity,
        kind: new.kind,
        file,
        fields: new.fields,
    };
    ledger.write("添加佐证", None, |writer| evidence::add(writer, request))
}

fn attach(desk: &Desk, new: NewAttachment) -> Result<Done<EvidenceId>> {
    let ledger = desk.ledger()?;
    let file = new.file.map(|token| stored(desk, &ledger, &token)).transpose()?;
    let request = Attach {
        kind: new.kind,
        record: new.record,
        shows: new.shows,
        file,
        fields: new.fields,
    };
    ledger.write("添加佐证", None, |writer| evidence::attach(writer, request))
}

pub(super) fn stored(desk: &Desk, ledger: &OpenLedger, token: &str) -> Result<EvidenceFile> {
    let chosen = desk.files().find(token)?;
    let unread = |cause| Error::file("选择的文件读不出来，请确认它还在原处。", cause);
    let found = fs::metadata(&chosen.path).map_err(unread)?;
    if !found.is_file() {
        return Err(Error::invalid("file", "选择的不是文件，请选择照片或扫描件等文件。"));
    }
    let mut content = File::open(&chosen.path).map_err(unread)?;
    let start = start_of(&mut content).map_err(unread)?;
    if let Some(refused) = evidence::refusal(&chosen.name, &start) {
        return Err(Error::invalid("file", refused));
    }
    let stored = ledger.files().add(&mut start.as_slice().chain(content))?;
    Ok(EvidenceFile {
        sha256: stored.sha256,
        size: stored.size_bytes,
        file_name: chosen.name,
    })
}

/// As much as tells what a file is; all of it, when it is shorter.
fn start_of(content: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    content.take(64).read_to_end(&mut start)?;
    Ok(start)
}

fn file(desk: &Desk, piece: EvidenceId) -> Result<MadeFile> {
    let ledger = desk.ledger()?;
    let piece = piece_of(&ledger, piece)?;
    let sha256 = piece.file.or_missing(FILE)?;
    let mut kept = ledger.files().open(&sha256)?;
    let copy = desk.files().outgoing(&piece.file_name.unwrap_or(sha256))?;
    io::copy(&mut kept, &mut copy.create()?)
        .map_err(|cause| Error::file("佐证文件没有复制出来，请检查磁盘空间。", cause))?;
    copy.finish()
}

/// The ledger is let go before the picture is made, which takes much longer than looking it up.
fn picture(desk: &Desk, request: PictureRequest) -> Result<PictureShown> {
    let ledger = desk.ledger()?;
    let sha256 = piece_of(&ledger, request.evidence)?.file.or_missing(FILE)?;
    let files = ledger.files().clone();
    drop(ledger);
    desk.pictures().show(&files, &sha256, request.size)
}

fn piece_of(ledger: &OpenLedger, piece: EvidenceId) -> Result<Evidence> {
    ledger.read(|reader| reader.get(piece))
}
