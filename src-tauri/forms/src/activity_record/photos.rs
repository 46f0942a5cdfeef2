//! The photos of a record, made fit for paper.
use lianyan_core::ledger::Files;

use super::{ActivityRecord, PhotoOnFile};
use crate::pictures::{self, Picture};

/// Pixels along the longer side: two hundred an inch at the size in which they are printed.
const EDGE_MAX: u32 = 1000;

/// A photo that can be printed.
pub struct Photo {
    pub picture: Picture,
    pub caption: String,
}

/// The photos of a record, and what is to be said of those that cannot be printed.
pub(super) fn photos(files: &Files, record: &ActivityRecord) -> (Vec<Photo>, Vec<String>) {
    let mut photos = Vec::new();
    let mut notes = Vec::new();
    for photo in &record.photos {
        match picture(files, photo) {
            Ok(picture) => photos.push(Photo {
                picture,
                caption: photo.caption.clone(),
            }),
            Err(why) => notes.push(format!(
                "{}的照片“{}”没有印出：{why}",
                record.named(),
                photo.file_name
            )),
        }
    }
    (photos, notes)
}

fn picture(files: &Files, photo: &PhotoOnFile) -> Result<Picture, String> {
    match pictures::stored(files, &photo.sha256, EDGE_MAX) {
        Ok(shown) => shown.map_err(|why| why.words().to_owned()),
        Err(fault) => Err(fault.to_string()),
    }
}
