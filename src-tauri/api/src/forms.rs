//! Making a form into a file with a token, and writing the print or export down.
//!
//! It is written down first, as an act, since a sign-in sheet bears the number it gets there; when
//! the drawing then fails the act is taken back, for nothing has left the program.
use std::io::BufWriter;

use lianyan_core::Result;
use lianyan_forms::sign_in_sheet::MissingGlyphs;
use lianyan_forms::{FormRequest, Made};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{Desk, JobContext, MadeFile, OpenLedger};

/// A form to be made.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MakeForm {
    request: FormRequest,
    /// Write it down in 打印与导出登记.
    #[serde(default)]
    log: bool,
}

/// A form that was made.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FormMade {
    file: MadeFile,
    /// Of a PDF.
    pages: Option<u32>,
    /// Names that could not be printed whole, to be written in by hand.
    missing_glyphs: Vec<MissingGlyphs>,
    /// What is missing on it or was left out, in sentences.
    notes: Vec<String>,
}

pub(crate) fn make(job: &JobContext, wanted: MakeForm) -> Result<Done<FormMade>> {
    let MakeForm { request, log } = wanted;
    logged(job.ledger(), request, log, |request| draw(job, request))
}

/// Makes a form, and with `log` writes it down as an act.
pub fn made_and_logged<T>(
    desk: &Desk,
    request: FormRequest,
    log: bool,
    make: impl FnOnce(FormRequest) -> Result<T>,
) -> Result<Done<T>> {
    logged(&*desk.ledger()?, request, log, make)
}

fn logged<T>(
    ledger: &OpenLedger,
    mut request: FormRequest,
    log: bool,
    make: impl FnOnce(FormRequest) -> Result<T>,
) -> Result<Done<T>> {
    let noted = match log {
        true => ledger.write("导出材料", None, |writer| request.write_down(writer))?,
        false => Done::nothing(ledger.read(|reader| reader.seen())?),
    };
    match make(request) {
        Ok(made) => Ok(noted.with(made)),
        Err(error) => {
            if let Some(act) = noted.act {
                ledger.with(|ledger| ledger.undo_act(act.id))?;
            }
            Err(error)
        }
    }
}

fn draw(job: &JobContext, request: FormRequest) -> Result<FormMade> {
    job.progress("正在读取记录", 0, 2)?;
    let prepared = job.read(|reader| request.read(reader))?;
    job.progress("正在生成文件", 1, 2)?;
    let mut made = Made::default();
    let file = job.produce(&prepared.suggested_name, |file| {
        made = prepared.draw(BufWriter::new(file))?;
        Ok(())
    })?;
    job.check()?;
    Ok(FormMade {
        file,
        pages: made.pages,
        missing_glyphs: made.missing_glyphs,
        notes: made.notes,
    })
}
