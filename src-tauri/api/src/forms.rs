//! Making a form into a file with a token, and writing the print or export down.
//!
//! It is written down first, as an act, since a sign-in sheet bears the number it gets there; when
//! the drawing then fails the act is taken back, for nothing has left the program.
use std::io::BufWriter;

use lianyan_core::evidence::{self, LogOutput, SIGN_IN_PDF, SIGN_IN_TABLE};
use lianyan_core::{Result, Writer};
use lianyan_forms::catalogue::{
    ACTIVITY_LIST, ANNUAL_WORKBOOK, DATA_WORKBOOK, QUOTA_TABLE, SIGN_IN_SHEET,
};
use lianyan_forms::sign_in_sheet::{MissingGlyphs, SignInOptions};
use lianyan_forms::{FormRequest, Format, Made, SheetToPrint, prepare, sheet_pages};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contract::Done;
use crate::desk::{JobContext, MadeFile};

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
}

pub(crate) fn make(job: &JobContext, wanted: MakeForm) -> Result<Done<FormMade>> {
    let MakeForm { mut request, log } = wanted;
    let noted = match log {
        true => job.write("导出材料", |writer| write_down(writer, &mut request))?,
        false => Done::nothing(job.read(|reader| reader.seen())?),
    };
    match draw(job, request) {
        Ok(made) => Ok(noted.with(made)),
        Err(error) => {
            if let Some(act) = noted.act {
                job.with_ledger(|ledger| ledger.undo_act(act.id))?;
            }
            Err(error)
        }
    }
}

fn draw(job: &JobContext, request: FormRequest) -> Result<FormMade> {
    job.progress("正在读取记录", 0, 2)?;
    let prepared = job.read(|reader| prepare(reader, request))?;
    job.progress("正在生成文件", 1, 2)?;
    let mut made = Made {
        pages: None,
        missing_glyphs: vec![],
    };
    let file = job.produce(&prepared.suggested_name, |file| {
        made = prepared.draw(BufWriter::new(file))?;
        Ok(())
    })?;
    job.check()?;
    Ok(FormMade {
        file,
        pages: made.pages,
        missing_glyphs: made.missing_glyphs,
    })
}

/// Writes down what is about to leave, and gives each sign-in sheet its number.
pub fn write_down(writer: &Writer<'_>, request: &mut FormRequest) -> Result<()> {
    match request {
        FormRequest::AnnualWorkbook {
            school_year,
            community,
            edition,
        } => {
            writer.describe(format!("导出年度工作簿（{}）", edition.label()));
            let note = LogOutput {
                school_year: Some(*school_year),
                community: *community,
                edition: Some(*edition),
                ..of_form(ANNUAL_WORKBOOK)
            };
            evidence::log_output(writer, note)?;
        }
        FormRequest::QuotaTable {
            school_year,
            community,
            edition,
        } => {
            writer.describe("导出各校每学期教研活动开展情况统计表");
            let note = LogOutput {
                school_year: Some(*school_year),
                community: *community,
                edition: Some(*edition),
                ..of_form(QUOTA_TABLE)
            };
            evidence::log_output(writer, note)?;
        }
        FormRequest::ActivityList { filter } => {
            writer.describe("导出教研活动一览");
            let note = LogOutput {
                school_year: Some(filter.school_year),
                community: filter.community,
                ..of_form(ACTIVITY_LIST)
            };
            evidence::log_output(writer, note)?;
        }
        FormRequest::SignInSheet {
            sheets,
            options,
            format,
            as_file,
        } => log_sheets(writer, sheets, options, Leaving::of(*format, *as_file))?,
        FormRequest::DataWorkbook => {
            writer.describe("导出数据工作簿");
            evidence::log_output(writer, of_form(DATA_WORKBOOK))?;
        }
        // No record leaves with it.
        FormRequest::BlankDataWorkbook => {}
    }
    Ok(())
}

/// How a sign-in sheet leaves the program.
#[derive(Clone, Copy)]
enum Leaving {
    Printed,
    AsPdf,
    AsTable,
}

impl Leaving {
    fn of(format: Format, as_file: bool) -> Self {
        match (format, as_file) {
            (Format::Xlsx, _) => Leaving::AsTable,
            (Format::Pdf, true) => Leaving::AsPdf,
            (Format::Pdf, false) => Leaving::Printed,
        }
    }

    fn form(self) -> &'static str {
        match self {
            Leaving::Printed => SIGN_IN_SHEET,
            Leaving::AsPdf => SIGN_IN_PDF,
            Leaving::AsTable => SIGN_IN_TABLE,
        }
    }

    fn words(self, sheets: usize, pages: u32) -> String {
        match self {
            Leaving::Printed => format!("打印签到表{sheets}份，共{pages}页"),
            Leaving::AsPdf => format!("把签到表{sheets}份存为PDF，共{pages}页"),
            Leaving::AsTable => format!("把签到表{sheets}份存为表格"),
        }
    }
}

/// Each sheet that may be signed gets its number here, before it is drawn. One saved as a table to be
/// edited has no number and does not come back.
fn log_sheets(
    writer: &Writer<'_>,
    sheets: &mut [SheetToPrint],
    options: &SignInOptions,
    leaving: Leaving,
) -> Result<()> {
    let mut all_pages = 0;
    for sheet in &mut *sheets {
        let pages = match leaving {
            Leaving::AsTable => None,
            _ => Some(sheet_pages(writer.reader(), sheet.clone(), options)?),
        };
        all_pages += pages.unwrap_or(0);
        let note = LogOutput {
            activity: Some(sheet.activity),
            session: sheet.session,
            pages,
            ..of_form(leaving.form())
        };
        sheet.number = evidence::log_output(writer, note)?.number;
    }
    writer.describe(leaving.words(sheets.len(), all_pages));
    Ok(())
}

fn of_form(name: &str) -> LogOutput {
    LogOutput {
        form: name.to_owned(),
        ..LogOutput::default()
    }
}
