//! Sign-in sheets as a form: one activity's or many, printed, saved to be printed, or as a table.
use lianyan_core::attendance::SheetRequest;
use lianyan_core::ids::{ActivityId, SessionId};
use lianyan_core::outputs::{self, LogOutput, SIGN_IN_PDF, SIGN_IN_SHEET, SIGN_IN_TABLE};
use lianyan_core::{Error, Reader, Result, Writer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MissingGlyphs, SignInOptions, SignInSheet, typed};
use crate::choosing::{ACTIVITY, MONTH};
use crate::form::{Form, FormSpec, Made, OtherWay, Out, Paper, Prepared, put};
use crate::parameters::{COMMUNITY, Given, TERM, YEAR};

/// Which sheets, and how they leave.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInForm {
    pub sheets: Vec<SheetToPrint>,
    #[serde(default)]
    pub options: SignInOptions,
    pub format: Format,
    /// To be saved, rather than printed at once.
    #[serde(default)]
    pub as_file: bool,
}

/// One sign-in sheet of the many that can be printed at once.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetToPrint {
    pub activity: ActivityId,
    #[serde(default)]
    pub session: Option<SessionId>,
    /// 表格编号, as the log of prints gave it.
    #[serde(default)]
    pub number: Option<String>,
}

/// Kind of file, where a form can be had as several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Pdf,
    Xlsx,
}

impl Form for SignInForm {
    const SPEC: FormSpec = FormSpec {
        contents: "活动的时间、地点、承办单位和应到人员，留出签名的地方；右下角有编号，签好收回后按编号登记。",
        extensions: &["pdf", "xlsx"],
        parameters: &[&ACTIVITY, &typed::SESSION, &YEAR, &COMMUNITY, &TERM, &MONTH],
        fits: typed::fits,
        other_ways: &[
            OtherWay {
                name: SIGN_IN_PDF,
                title: "签到表（存为PDF）",
            },
            OtherWay {
                name: SIGN_IN_TABLE,
                title: "签到表（存为表格）",
            },
        ],
        ..FormSpec::workbook(SIGN_IN_SHEET, "签到表")
    };

    fn typed(reader: Reader<'_>, given: &Given, extension: &str) -> Result<Self> {
        Ok(SignInForm {
            sheets: typed::sheets(reader, given)?,
            options: SignInOptions::default(),
            format: match extension {
                "pdf" => Format::Pdf,
                _ => Format::Xlsx,
            },
            as_file: true,
        })
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        check(&self.options)?;
        let sheets = self.sheets.into_iter().map(|sheet| load(reader, sheet));
        let sheets: Vec<SignInSheet> = sheets.collect::<Result<_>>()?;
        let name = match sheets.as_slice() {
            [] => return Err(Error::invalid("sheets", "请先选择要打印签到表的活动。")),
            [sheet] => format!("{}签到表", sheet.theme),
            many => format!("签到表（{}次活动）", many.len()),
        };
        let extension = match self.format {
            Format::Pdf => "pdf",
            Format::Xlsx => "xlsx",
        };
        let read = ReadSheets {
            sheets,
            options: self.options,
            format: self.format,
        };
        Ok(Prepared::new(&name, extension, read))
    }

    /// Each sheet that may be signed gets its number here, before it is drawn. One saved as a table to
    /// be edited has no number and does not come back.
    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        let mut all_pages = 0;
        let form = self.leaves_as();
        for sheet in &mut self.sheets {
            let pages = match self.format {
                Format::Xlsx => None,
                Format::Pdf => Some(pages(writer.reader(), sheet, &self.options)?),
            };
            all_pages += pages.unwrap_or(0);
            let note = LogOutput {
                activity: Some(sheet.activity),
                session: sheet.session,
                pages,
                ..Self::SPEC.entry_as(form)
            };
            sheet.number = outputs::log(writer, note)?.number;
        }
        let sheets = self.sheets.len();
        writer.describe(match form {
            SIGN_IN_TABLE => format!("把签到表{sheets}份存为表格"),
            SIGN_IN_PDF => format!("把签到表{sheets}份存为PDF，共{all_pages}页"),
            _ => format!("打印签到表{sheets}份，共{all_pages}页"),
        });
        Ok(())
    }
}

impl SignInForm {
    /// The register's name for the way it leaves.
    fn leaves_as(&self) -> &'static str {
        match (self.format, self.as_file) {
            (Format::Xlsx, _) => SIGN_IN_TABLE,
            (Format::Pdf, true) => SIGN_IN_PDF,
            (Format::Pdf, false) => SIGN_IN_SHEET,
        }
    }
}

/// Pages of one sheet as it will be printed.
fn pages(reader: Reader<'_>, sheet: &SheetToPrint, options: &SignInOptions) -> Result<u32> {
    check(options)?;
    let sheet = load(reader, sheet.clone())?;
    Ok(super::paper(&[sheet], options)?.count() as u32)
}

fn check(options: &SignInOptions) -> Result<()> {
    match options.columns.is_empty() {
        true => Err(Error::invalid("columns", "请至少选择一栏。")),
        false => Ok(()),
    }
}

fn load(reader: Reader<'_>, sheet: SheetToPrint) -> Result<SignInSheet> {
    let request = SheetRequest {
        activity: sheet.activity,
        session: sheet.session,
    };
    super::load(reader, request, sheet.number)
}

struct ReadSheets {
    sheets: Vec<SignInSheet>,
    options: SignInOptions,
    format: Format,
}

impl Paper for ReadSheets {
    fn draw(&self, out: &mut Out<'_>) -> Result<Made> {
        if self.format == Format::Xlsx {
            super::workbook(&self.sheets, &self.options, out)?;
            return Ok(Made::default());
        }
        let pages = super::paper(&self.sheets, &self.options)?;
        put(out, &pages.pdf()?)?;
        Ok(Made {
            pages: Some(pages.count() as u32),
            missing_glyphs: self.missing_glyphs(),
            ..Made::default()
        })
    }

    fn preview(&self) -> Result<Vec<String>> {
        Ok(super::paper(&self.sheets, &self.options)?.svg())
    }

    /// Of several sheets each finding says which one.
    fn missing_glyphs(&self) -> Vec<MissingGlyphs> {
        let mut all = Vec::new();
        for sheet in &self.sheets {
            let mut found = super::missing_glyphs(sheet);
            if self.sheets.len() > 1 {
                for glyphs in &mut found {
                    glyphs.message = format!("《{}》{}", sheet.theme, glyphs.message);
                }
            }
            all.extend(found);
        }
        all
    }
}
