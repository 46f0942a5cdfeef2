//! A form on paper, told in one place: what it is called, what must be said for it, how it is read,
//! drawn and written down.
//!
//! A new form is a type with this trait, in a file beside its drawing, and its name in the
//! [`catalogue`](crate::catalogue). Command line, window, register and `docs/forms.md` read it there.
use std::io::Write;

use lianyan_core::outputs::{self, LogOutput};
use lianyan_core::{Error, Reader, Result, Writer};
use serde::Serialize;
use ts_rs::TS;

use crate::parameters::{Given, Parameter};
use crate::sign_in_sheet::MissingGlyphs;

/// One form. A value of the type says of what it is wanted.
pub trait Form: Sized {
    const SPEC: FormSpec;

    /// As it was typed on the command line, to be saved with the ending `extension`.
    fn typed(reader: Reader<'_>, given: &Given, extension: &str) -> Result<Self>;

    /// Reads what it needs. Hand in the reader of a snapshot.
    fn read(self, reader: Reader<'_>) -> Result<Prepared>;

    /// Names the act and writes down in 打印与导出登记 what is about to leave.
    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()>;
}

/// What a form is called, what is in it, and what must be said to make one.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormSpec {
    /// As commands and the register call it: annual-workbook.
    pub name: &'static str,
    pub title: &'static str,
    /// In sentences.
    pub contents: &'static str,
    /// What the 自查版 has besides; `None` of a form without editions.
    pub self_check: Option<&'static str>,
    /// Endings of the files it can be made as; the first is the usual one.
    pub extensions: &'static [&'static str],
    /// It shows what stands on a screen, so the command line does not know it.
    pub only_on_screen: bool,
    /// What can be said for it on the command line.
    pub parameters: &'static [&'static Parameter],
    /// Which of them do not go together.
    #[serde(skip)]
    pub fits: fn(&Given) -> Result<()>,
    /// Other ways it leaves that the register tells apart.
    pub other_ways: &'static [OtherWay],
}

/// A way a form leaves, as the register calls it.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct OtherWay {
    pub name: &'static str,
    pub title: &'static str,
}

impl FormSpec {
    /// A workbook of which nothing has to be said.
    pub const fn workbook(name: &'static str, title: &'static str) -> Self {
        FormSpec {
            name,
            title,
            contents: "",
            self_check: None,
            extensions: &["xlsx"],
            only_on_screen: false,
            parameters: &[],
            fits: |_| Ok(()),
            other_ways: &[],
        }
    }

    /// Refuses what this form does not know, cannot be, or does not go together.
    pub fn check(&self, given: &Given) -> Result<()> {
        for (name, value) in given.iter() {
            let known = self.parameters.iter().find(|known| known.name == name);
            let Some(parameter) = known else {
                let message = format!("{}没有--{name}这个选项。", self.title);
                return Err(Error::invalid("form", message));
            };
            parameter.check(value).map_err(|reason| {
                let message = format!("--{name}不能是“{value}”。{reason}。");
                Error::invalid(parameter.name, message)
            })?;
        }
        (self.fits)(given)
    }

    /// The entry of the register, to be filled in further.
    pub fn entry(&self) -> LogOutput {
        self.entry_as(self.name)
    }

    /// The entry of one of its ways.
    pub fn entry_as(&self, name: &str) -> LogOutput {
        let mut ways = self.other_ways.iter();
        let way = ways.find(|way| way.name == name);
        LogOutput {
            form: name.to_owned(),
            title: Some(way.map_or(self.title, |way| way.title).to_owned()),
            ..LogOutput::default()
        }
    }
}

/// Names the act and makes one entry.
pub(crate) fn log(writer: &Writer<'_>, words: impl Into<String>, entry: LogOutput) -> Result<()> {
    writer.describe(words.into());
    outputs::log(writer, entry)?;
    Ok(())
}

/// Where a form is drawn to.
pub type Out<'o> = dyn Write + Send + 'o;

/// What was read, to be drawn without the ledger.
pub trait Paper {
    fn draw(&self, out: &mut Out<'_>) -> Result<Made>;

    /// The pages as pictures (SVG); none of workbooks.
    fn preview(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }

    /// Whose names cannot be printed in full.
    fn missing_glyphs(&self) -> Vec<MissingGlyphs> {
        Vec::new()
    }

    /// What is missing on it or left out, in sentences for the user.
    fn notes(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    /// Of a PDF.
    pub pages: Option<u32>,
    /// Characters that no shipped font has.
    pub missing_glyphs: Vec<MissingGlyphs>,
    /// What is missing on it or was left out, in sentences for the user.
    pub notes: Vec<String>,
}

/// A form with everything read that it needs.
pub struct Prepared {
    /// File name to suggest, with its ending.
    pub suggested_name: String,
    paper: Box<dyn Paper>,
}

impl Prepared {
    pub fn new(name: &str, extension: &str, paper: impl Paper + 'static) -> Self {
        Prepared {
            suggested_name: file_name(name, extension),
            paper: Box::new(paper),
        }
    }

    pub fn workbook(name: &str, draw: impl Fn(&mut Out<'_>) -> Result<()> + 'static) -> Self {
        Prepared::new(name, "xlsx", Workbook(draw))
    }

    pub fn draw(&self, mut out: impl Write + Send) -> Result<Made> {
        self.paper.draw(&mut out)
    }

    /// The pages as pictures (SVG), for the preview; none of workbooks.
    pub fn preview(&self) -> Result<Vec<String>> {
        self.paper.preview()
    }

    /// Whose names cannot be printed in full.
    pub fn missing_glyphs(&self) -> Vec<MissingGlyphs> {
        self.paper.missing_glyphs()
    }

    /// What is missing on it or left out, in sentences for the user.
    pub fn notes(&self) -> Vec<String> {
        self.paper.notes()
    }
}

struct Workbook<D>(D);

impl<D: Fn(&mut Out<'_>) -> Result<()>> Paper for Workbook<D> {
    fn draw(&self, out: &mut Out<'_>) -> Result<Made> {
        (self.0)(out)?;
        Ok(Made::default())
    }
}

pub(crate) fn put(out: &mut Out<'_>, bytes: &[u8]) -> Result<()> {
    out.write_all(bytes)
        .map_err(|fault| Error::file("文件没有写成。", fault))
}

/// Without what Windows refuses in a name, and not too long.
fn file_name(name: &str, extension: &str) -> String {
    const LONGEST: usize = 80;
    let allowed = |character: char| match character {
        '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        control if control.is_control() => '_',
        other => other,
    };
    let name: String = name.trim().chars().map(allowed).take(LONGEST).collect();
    format!("{name}.{extension}")
}
