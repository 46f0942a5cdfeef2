//! Documents as offices write them (公文, GB/T 9704—2012): told once as a value, and drawn from it as
//! .docx and as PDF, so that the two never differ in words.
//!
//! `page` is the paper with its margins and pitch, `line` how a typed line is read (一、（一）1.（1）),
//! `picture` how large a picture stands, `stationery` what the
//! school set once; `docx` and `pdf` draw.
mod docx;
mod line;
mod page;
mod pdf;
mod picture;
mod stationery;
mod words;

pub use docx::docx;
pub use line::{Level, Line};
pub use page::{Letterhead, Margins, PageSetup};
pub use pdf::{missing_glyphs, paper};
pub use picture::Figure;
pub use stationery::Stationery;
pub use words::words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::pictures::Picture;

/// What a document is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum DocumentFormat {
    Docx,
    Pdf,
}

impl DocumentFormat {
    pub fn extension(self) -> &'static str {
        match self {
            DocumentFormat::Docx => "docx",
            DocumentFormat::Pdf => "pdf",
        }
    }
}

/// A document with everything that stands in it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Document {
    /// Of the file's properties.
    pub title: String,
    pub page: PageSetup,
    /// Each begins on a page of its own.
    pub chapters: Vec<Chapter>,
    /// Named by their place here.
    pub pictures: Vec<Picture>,
}

/// What stands under one title.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Chapter {
    pub title: String,
    /// Under the title, to the right: 编号：A03.
    pub note: Option<String>,
    pub blocks: Vec<Block>,
}

/// What follows one another in a chapter. Two tables never do: a word processor would join them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Block {
    /// Names what comes next, and stays with it.
    Heading(String),
    /// As somebody wrote it, a paragraph a line.
    Text(Vec<Line>),
    /// So many lines to write on by hand.
    Blank(u8),
    Table(Table),
    /// In two columns; a single one, or the last of an odd number, over both.
    Figures(Vec<Figure>),
    /// 落款: who signs, and the day. Never alone on a page.
    SignOff(Vec<Signature>),
}

/// A table over the whole width.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Table {
    /// Widths of the columns, in parts of the whole.
    pub columns: Vec<u32>,
    /// Rows that stand again on top of every page.
    pub heads: usize,
    pub rows: Vec<Vec<Cell>>,
}

/// A cell, over one column or several.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    pub text: String,
    pub span: usize,
    pub kind: CellKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Says what stands beside or below it.
    Label,
    /// A number, a day: centred.
    Short,
    Text,
}

impl Cell {
    pub fn label(text: impl Into<String>) -> Self {
        Cell::of(CellKind::Label, text)
    }

    pub fn short(text: impl Into<String>) -> Self {
        Cell::of(CellKind::Short, text)
    }

    pub fn text(text: impl Into<String>) -> Self {
        Cell::of(CellKind::Text, text)
    }

    pub fn over(self, span: usize) -> Self {
        Cell { span, ..self }
    }

    fn of(kind: CellKind, text: impl Into<String>) -> Self {
        Cell {
            text: text.into(),
            span: 1,
            kind,
        }
    }
}

/// A line to sign on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signature {
    /// 填表人
    pub label: String,
    /// Printed where nothing is to be written by hand.
    pub name: Option<String>,
    /// A signature as a picture.
    pub figure: Option<Figure>,
}

impl Signature {
    /// To be signed by hand.
    pub fn by_hand(label: impl Into<String>) -> Self {
        Signature {
            label: label.into(),
            name: None,
            figure: None,
        }
    }
}

impl Document {
    /// Takes a picture in and answers how it stands in a box of this size.
    pub fn place(&mut self, picture: Picture, box_mm: (f64, f64), caption: String) -> Figure {
        let figure = Figure::fitted(self.pictures.len(), &picture, box_mm, caption);
        self.pictures.push(picture);
        figure
    }
}

impl Chapter {
    /// The blocks, each with whether it must stay with what comes next: a 落款 never stands alone.
    pub(crate) fn kept(&self) -> impl Iterator<Item = (&Block, bool)> {
        let next = self.blocks.iter().skip(1).map(Some).chain([None]);
        let blocks = self.blocks.iter().zip(next);
        blocks.map(|(block, next)| (block, matches!(next, Some(Block::SignOff(_)))))
    }
}
