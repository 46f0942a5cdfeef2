//! What the school set once for its documents, read and made fit for paper.
use lianyan_core::letterhead::{self, PlacedPicture};
use lianyan_core::vocabulary::{Paper, PaperPicture};
use lianyan_core::{Reader, Result};

use super::{Block, Document, Letterhead, Margins, PageSetup, Signature};
use crate::pictures::{self, Picture};

/// Pixels along the longer side.
const EDGE_MAX: u32 = 600;
/// In millimetres: in the head of a page, and on a line to sign on.
const LOGO: (f64, f64) = (30.0, 9.0);
const SIGNATURE: (f64, f64) = (32.0, 11.0);

/// The paper of a school's documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stationery {
    paper: Paper,
    pictures: Vec<(PaperPicture, Picture)>,
    /// What is to be said of pictures that cannot be printed.
    pub notes: Vec<String>,
}

impl Stationery {
    pub fn read(reader: Reader<'_>) -> Result<Self> {
        let letterhead = letterhead::get(reader, ())?;
        let mut stationery = Stationery {
            paper: letterhead.paper,
            ..Stationery::default()
        };
        for placed in letterhead.pictures {
            match picture(reader, &placed) {
                Ok(picture) => stationery.pictures.push((placed.of, picture)),
                Err(why) => stationery.notes.push(format!(
                    "公文上{}的图片“{}”没有印出：{why}",
                    placed.of.label(),
                    placed.file_name
                )),
            }
        }
        Ok(stationery)
    }

    /// The document's page, with the logo in its head.
    pub fn lay(&self, document: &mut Document) {
        let logo = self.picture(PaperPicture::Logo);
        let logo = logo.map(|logo| document.place(logo.clone(), LOGO, String::new()));
        let [top, bottom, left, right] = self.paper.margins.millimetres();
        document.page = PageSetup {
            margins: Margins {
                top,
                bottom,
                left,
                right,
            },
            pitch: self.paper.pitch.points(),
            letterhead: Letterhead {
                head: self.paper.above.clone(),
                foot: self.paper.below.clone(),
                logo,
            },
        };
    }

    /// Who signs: with a picture or a name where one was set, else by hand.
    pub fn sign_off(&self, document: &mut Document) -> Block {
        let signature = |of: PaperPicture| {
            let picture = self.picture(of).cloned();
            Signature {
                label: of.label().to_owned(),
                name: self.paper.signers.get(&of).cloned(),
                figure: picture.map(|picture| document.place(picture, SIGNATURE, String::new())),
            }
        };
        Block::SignOff(PaperPicture::SIGNERS.map(signature).to_vec())
    }

    fn picture(&self, of: PaperPicture) -> Option<&Picture> {
        let mut pictures = self.pictures.iter();
        let found = pictures.find(|(place, _)| *place == of);
        found.map(|(_, picture)| picture)
    }
}

fn picture(reader: Reader<'_>, placed: &PlacedPicture) -> Result<Picture, String> {
    match pictures::stored(&reader.files(), &placed.file, EDGE_MAX) {
        Ok(shown) => shown.map_err(|why| why.words().to_owned()),
        Err(fault) => Err(fault.to_string()),
    }
}
