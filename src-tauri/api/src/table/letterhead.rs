//! What a school has on every document it prints.
use lianyan_core::evidence::Evidence;
use lianyan_core::letterhead::{self, Letterhead, SetPicture};
use lianyan_core::vocabulary::{PaperPicture, Setting};
use lianyan_core::{Error, Result};
use lianyan_forms::pictures;
use serde::Deserialize;
use ts_rs::TS;

use super::evidence::stored;
use crate::contract::Done;
use crate::desk::Desk;

commands! { LetterheadCommands {
    Query letterhead: letterhead::get, () => Letterhead, of (Setting, Evidence);
    /// Puts a picture in place of the one before it.
    Service letterhead_set_picture: set_picture, NewPaperPicture => Done<()>;
    Act letterhead_remove_picture: "去掉公文上的图片", letterhead::remove_picture, PaperPicture => ();
}}

#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewPaperPicture {
    of: PaperPicture,
    /// Token of the file.
    file: String,
}

/// Only what can be printed is taken, so that no document lacks it without a word.
fn set_picture(desk: &Desk, new: NewPaperPicture) -> Result<Done<()>> {
    let ledger = desk.ledger()?;
    let file = stored(desk, &ledger, &new.file)?;
    let shown = pictures::stored(ledger.files(), &file.sha256, 100)?;
    shown.map_err(|why| Error::invalid("file", why.words()))?;
    let request = SetPicture { of: new.of, file };
    ledger.write("设置公文上的图片", None, |writer| {
        letterhead::set_picture(writer, request)
    })
}
