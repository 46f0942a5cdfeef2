//! What a school has on every document it prints (版头): settings, and pictures attached to them.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::evidence::{self, Attach, Evidence, EvidenceFields, EvidenceFile, EvidenceOf};
use crate::ids::{EvidenceId, SettingId, Uid};
use crate::ledger::{Reader, Record, Writer};
use crate::vocabulary::{self, Paper, PaperPicture, Setting};

/// The paper of the school's documents, with its pictures.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Letterhead {
    pub paper: Paper,
    pub pictures: Vec<PlacedPicture>,
}

/// A picture and what it stands for.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlacedPicture {
    pub of: PaperPicture,
    pub evidence: EvidenceId,
    /// SHA-256 in hex of a file in `files/`.
    pub file: String,
    pub file_name: String,
}

/// A picture that is already stored in the ledger; the command layer makes it from a token.
#[derive(Debug, Clone, Deserialize)]
pub struct SetPicture {
    pub of: PaperPicture,
    pub file: EvidenceFile,
}

/// The letterhead in force.
pub fn get(reader: Reader<'_>, _: ()) -> Result<Letterhead> {
    let mut pictures = Vec::new();
    for of in PaperPicture::ALL.iter().copied() {
        for piece in pieces(reader, of)? {
            if let Some(file) = piece.file {
                pictures.push(PlacedPicture {
                    of,
                    evidence: piece.uid,
                    file,
                    file_name: piece.file_name.unwrap_or_default(),
                });
            }
        }
    }
    Ok(Letterhead {
        paper: vocabulary::settings(reader, ())?.paper,
        pictures,
    })
}

/// Puts a picture in place of the one before it.
pub fn set_picture(w: &Writer<'_>, request: SetPicture) -> Result<()> {
    let SetPicture { of, file } = request;
    let setting = setting(of);
    if w.reader().find::<Setting>(setting)?.is_none() {
        w.save(&Setting {
            uid: setting,
            owner: Uid::COUNTY,
            name: of.setting(),
            value: String::new(),
        })?;
    }
    take_away(w, of)?;
    let picture = Attach {
        kind: Setting::TABLE.name.to_owned(),
        record: setting.0,
        shows: None,
        file: Some(file),
        fields: EvidenceFields {
            title: Some(format!("{}（图片）", of.label())),
            ..EvidenceFields::default()
        },
    };
    evidence::attach(w, picture)?;
    w.describe(format!("已设置公文上{}的图片", of.label()));
    Ok(())
}

/// Takes a picture away; what is printed later has none there.
pub fn remove_picture(w: &Writer<'_>, of: PaperPicture) -> Result<()> {
    take_away(w, of)?;
    w.describe(format!("已去掉公文上{}的图片", of.label()));
    Ok(())
}

fn take_away(w: &Writer<'_>, of: PaperPicture) -> Result<()> {
    for piece in pieces(w.reader(), of)? {
        w.remove::<Evidence>(piece.uid)?;
    }
    Ok(())
}

fn pieces(reader: Reader<'_>, of: PaperPicture) -> Result<Vec<Evidence>> {
    let of = EvidenceOf {
        kind: Setting::TABLE.name.to_owned(),
        record: setting(of).0,
    };
    evidence::of_record(reader, of)
}

fn setting(of: PaperPicture) -> SettingId {
    Setting::key(&of.setting())
}
