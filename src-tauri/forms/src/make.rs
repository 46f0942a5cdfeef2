//! Making a form: read in one snapshot, then draw without the ledger.
use std::io::Write;

use lianyan_core::attendance::SheetRequest;
use lianyan_core::dates::SchoolYear;
use lianyan_core::evidence::Edition;
use lianyan_core::ids::{ActivityId, CommunityId, SessionId};
use lianyan_core::register::ActivityFilter;
use lianyan_core::yearbook::{self, Yearbook, YearbookRequest};
use lianyan_core::{Error, Reader, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::activity_list::{self, Listed};
use crate::sign_in_sheet::{self, MissingGlyphs, SignInOptions, SignInSheet};
use crate::{annual_workbook, data_workbook};

/// Which form of what.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(
    tag = "form",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum FormRequest {
    AnnualWorkbook {
        school_year: SchoolYear,
        /// `null`: the whole county.
        #[serde(default)]
        community: Option<CommunityId>,
        edition: Edition,
    },
    QuotaTable {
        school_year: SchoolYear,
        #[serde(default)]
        community: Option<CommunityId>,
        edition: Edition,
    },
    /// The activities that a list shows.
    ActivityList {
        filter: ActivityFilter,
    },
    SignInSheet {
        sheets: Vec<SheetToPrint>,
        #[serde(default)]
        options: SignInOptions,
        format: Format,
        /// To be saved, rather than printed at once.
        #[serde(default)]
        as_file: bool,
    },
    DataWorkbook,
    /// Without records: to be filled in.
    BlankDataWorkbook,
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

/// A form with everything read that it needs.
pub struct Prepared {
    /// File name to suggest, with its ending.
    pub suggested_name: String,
    content: Content,
}

enum Content {
    Annual(Box<Yearbook>, Edition),
    Quota(Box<Yearbook>, Edition),
    Activities(Box<Listed>),
    SignIn {
        sheets: Vec<SignInSheet>,
        options: SignInOptions,
        format: Format,
    },
    Made(Vec<u8>),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    /// Of a PDF.
    pub pages: Option<u32>,
    /// Characters that no shipped font has.
    pub missing_glyphs: Vec<MissingGlyphs>,
}

/// Reads what the form needs. Hand in the reader of a snapshot.
pub fn prepare(reader: Reader<'_>, request: FormRequest) -> Result<Prepared> {
    match request {
        FormRequest::AnnualWorkbook {
            school_year,
            community,
            edition,
        } => {
            let wanted = YearbookRequest {
                school_year,
                community,
            };
            let yearbook = yearbook::read(reader, wanted)?;
            Ok(Prepared {
                suggested_name: year_name(&yearbook, "教研活动资料汇总", edition),
                content: Content::Annual(Box::new(yearbook), edition),
            })
        }
        FormRequest::QuotaTable {
            school_year,
            community,
            edition,
        } => {
            let wanted = YearbookRequest {
                school_year,
                community,
            };
            let yearbook = yearbook::read(reader, wanted)?;
            Ok(Prepared {
                suggested_name: year_name(&yearbook, "教研活动开展情况统计表", edition),
                content: Content::Quota(Box::new(yearbook), edition),
            })
        }
        FormRequest::ActivityList { filter } => {
            let listed = activity_list::read(reader, filter)?;
            Ok(Prepared {
                suggested_name: file_name(&listed.title, "xlsx"),
                content: Content::Activities(Box::new(listed)),
            })
        }
        FormRequest::SignInSheet {
            sheets,
            options,
            format,
            ..
        } => sign_in_sheets(reader, sheets, options, format),
        FormRequest::DataWorkbook => {
            let mut made = Vec::new();
            data_workbook::write(reader, &mut made)?;
            Ok(written("数据工作簿.xlsx", made))
        }
        FormRequest::BlankDataWorkbook => {
            let mut made = Vec::new();
            data_workbook::write_blank(reader, &mut made)?;
            Ok(written("数据工作簿（空白）.xlsx", made))
        }
    }
}

fn written(suggested_name: &str, made: Vec<u8>) -> Prepared {
    Prepared {
        suggested_name: suggested_name.to_owned(),
        content: Content::Made(made),
    }
}

fn sign_in_sheets(
    reader: Reader<'_>,
    wanted: Vec<SheetToPrint>,
    options: SignInOptions,
    format: Format,
) -> Result<Prepared> {
    check(&options)?;
    let sheets = wanted.into_iter().map(|sheet| load(reader, sheet));
    let sheets: Vec<SignInSheet> = sheets.collect::<Result<_>>()?;
    let extension = match format {
        Format::Pdf => "pdf",
        Format::Xlsx => "xlsx",
    };
    let name = match sheets.as_slice() {
        [] => return Err(Error::invalid("sheets", "请先选择要打印签到表的活动。")),
        [sheet] => format!("{}签到表", sheet.theme),
        many => format!("签到表（{}次活动）", many.len()),
    };
    Ok(Prepared {
        suggested_name: file_name(&name, extension),
        content: Content::SignIn {
            sheets,
            options,
            format,
        },
    })
}

/// Pages of one sheet as it will be printed.
pub fn sheet_pages(
    reader: Reader<'_>,
    sheet: SheetToPrint,
    options: &SignInOptions,
) -> Result<u32> {
    check(options)?;
    let sheet = load(reader, sheet)?;
    Ok(sign_in_sheet::paper(&[sheet], options)?.count() as u32)
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
    sign_in_sheet::load(reader, request, sheet.number)
}

impl Prepared {
    /// Draws the form.
    pub fn draw(&self, mut out: impl Write + Send) -> Result<Made> {
        let mut made = Made {
            pages: None,
            missing_glyphs: Vec::new(),
        };
        match &self.content {
            Content::Annual(yearbook, edition) => annual_workbook::write(yearbook, *edition, out)?,
            Content::Quota(yearbook, edition) => {
                annual_workbook::write_quota_table(yearbook, *edition, out)?;
            }
            Content::Activities(listed) => activity_list::write(listed, out)?,
            Content::SignIn {
                sheets,
                options,
                format: Format::Xlsx,
            } => {
                sign_in_sheet::workbook(sheets, options, out)?;
            }
            Content::SignIn {
                sheets,
                options,
                format: Format::Pdf,
            } => {
                let pages = sign_in_sheet::paper(sheets, options)?;
                made.pages = Some(pages.count() as u32);
                made.missing_glyphs = self.missing_glyphs();
                put(&mut out, &pages.pdf()?)?;
            }
            Content::Made(bytes) => put(&mut out, bytes)?,
        }
        Ok(made)
    }

    /// The pages as pictures (SVG), for the preview; empty for workbooks.
    pub fn preview(&self) -> Result<Vec<String>> {
        match &self.content {
            Content::SignIn {
                sheets, options, ..
            } => Ok(sign_in_sheet::paper(sheets, options)?.svg()),
            _ => Ok(Vec::new()),
        }
    }

    /// Whose names cannot be printed in full.
    pub fn missing_glyphs(&self) -> Vec<MissingGlyphs> {
        match &self.content {
            Content::SignIn { sheets, .. } => of_all(sheets),
            _ => Vec::new(),
        }
    }
}

/// Of several sheets each finding says which one.
fn of_all(sheets: &[SignInSheet]) -> Vec<MissingGlyphs> {
    let mut all = Vec::new();
    for sheet in sheets {
        let mut found = sign_in_sheet::missing_glyphs(sheet);
        if sheets.len() > 1 {
            for glyphs in &mut found {
                glyphs.message = format!("《{}》{}", sheet.theme, glyphs.message);
            }
        }
        all.extend(found);
    }
    all
}

fn put(out: &mut impl Write, bytes: &[u8]) -> Result<()> {
    out.write_all(bytes)
        .map_err(|fault| Error::file("文件没有写成。", fault))
}

/// 第一片区教研共同体2024—2025学年度……（报送版）.xlsx
fn year_name(yearbook: &Yearbook, title: &str, edition: Edition) -> String {
    let whose = match (yearbook.whole_county, yearbook.communities.first()) {
        (false, Some(community)) => community.record.name.as_str(),
        _ => yearbook.settings.county_name.as_str(),
    };
    let name = format!(
        "{whose}{}{title}（{}）",
        yearbook.year.label(),
        edition.label()
    );
    file_name(&name, "xlsx")
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
