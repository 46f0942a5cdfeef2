//! The sign-in sheet (签到表, D05): printed before an activity, signed by hand, entered afterwards.
//!
//! `load` reads it from the ledger, `glyphs` says beforehand whose name cannot be printed, `paper`
//! sets it for the printer, `workbook` writes it as a file to edit in WPS; `form` is how it is asked
//! for, `typed` how on the command line.
mod form;
mod glyphs;
mod load;
mod number;
mod paper;
mod typed;
mod workbook;

pub use form::{Format, SheetToPrint, SignInForm};
pub use glyphs::{MissingGlyphs, missing_glyphs};
pub use load::load;
pub(crate) use load::{CHAIR, chair};
pub use paper::paper;
pub use workbook::workbook;

use lianyan_core::roster::Distinction;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One activity's sheet: what stands above the table, and who is expected.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SignInSheet {
    pub community: String,
    /// Heading; `None` for community + 活动签到表.
    pub title: Option<String>,
    pub theme: String,
    /// As it is to be read: 2025年1月10日（星期五）14:30—16:30.
    pub time: String,
    pub place: String,
    pub host: String,
    pub chair: String,
    /// In printing order; persons of one school stand together.
    pub people: Vec<Signer>,
    /// 表格编号, by which a signed sheet is found again: A08-1.
    pub number: Option<String>,
}

/// One expected person.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signer {
    pub school: String,
    pub name: String,
    /// Where the school has others of that name.
    pub distinction: Option<Distinction>,
    pub subject: String,
    pub post: String,
    /// The full number; the sheet masks it unless told otherwise.
    pub phone: String,
    pub remark: String,
}

/// What the secretary may choose about a sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SignInOptions {
    /// In this order; 签名 counts as one, however many sessions it is split into.
    pub columns: Vec<SheetColumn>,
    /// Headings under 签名, one column each: 上午, 下午. Empty for a single column.
    pub sessions: Vec<String>,
    /// At least so many blank rows; the last page is filled with more.
    pub blank_rows: u16,
    /// Print the sheet's number and its QR code in the foot.
    pub with_number: bool,
    /// Print telephone numbers in full instead of 138****1234.
    pub full_phone: bool,
}

impl Default for SignInOptions {
    fn default() -> Self {
        use SheetColumn::*;
        SignInOptions {
            columns: vec![Serial, School, Name, Subject, Post, Signature],
            sessions: Vec::new(),
            blank_rows: 5,
            with_number: true,
            full_phone: false,
        }
    }
}

/// A column of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SheetColumn {
    Serial,
    School,
    Name,
    Subject,
    Post,
    Phone,
    Signature,
    Remark,
}

impl SheetColumn {
    pub fn title(self) -> &'static str {
        match self {
            SheetColumn::Serial => "序号",
            SheetColumn::School => "学校",
            SheetColumn::Name => "姓名",
            SheetColumn::Subject => "学科",
            SheetColumn::Post => "职务",
            SheetColumn::Phone => "联系电话",
            SheetColumn::Signature => "签名",
            SheetColumn::Remark => "备注",
        }
    }
}

impl SignInSheet {
    /// The heading over the sheet.
    pub fn heading(&self) -> String {
        self.title
            .clone()
            .unwrap_or_else(|| format!("{}活动签到表", self.community))
    }

    /// The labelled lines above the table: one pair over the full width, then two and two.
    fn particulars(&self) -> Vec<(&'static str, &str)> {
        let mut lines = vec![
            ("活动主题", self.theme.as_str()),
            ("时间", &self.time),
            ("地点", &self.place),
            ("承办单位", &self.host),
            ("主持人", &self.chair),
        ];
        if !self.heading().contains(&self.community) {
            lines.insert(0, ("教研共同体", &self.community));
        }
        lines
    }
}

impl Signer {
    /// What stands in a column; nothing where the person writes.
    fn text(&self, column: SheetColumn, options: &SignInOptions) -> String {
        match column {
            SheetColumn::Serial | SheetColumn::Signature => String::new(),
            SheetColumn::School => self.school.clone(),
            SheetColumn::Name => self.named(options),
            SheetColumn::Subject => self.subject.clone(),
            SheetColumn::Post => self.post.clone(),
            SheetColumn::Phone if options.full_phone => self.phone.clone(),
            SheetColumn::Phone => masked(&self.phone),
            SheetColumn::Remark => self.remark.clone(),
        }
    }

    /// With what tells namesakes apart, unless a column beside it does.
    fn named(&self, options: &SignInOptions) -> String {
        match &self.distinction {
            Some(told) if options.columns.contains(&SheetColumn::Subject) => {
                told.beside_subjects(&self.name)
            }
            Some(told) => told.beside(&self.name),
            None => self.name.clone(),
        }
    }
}

/// 13812341234 → 138****1234. Of a shorter number the last four stay: ****5678.
fn masked(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    let length = digits.len();
    match length {
        0 => String::new(),
        1..=4 => "*".repeat(length),
        5..=7 => format!("****{}", String::from_iter(&digits[length - 4..])),
        _ => format!(
            "{}****{}",
            String::from_iter(&digits[..3]),
            String::from_iter(&digits[length - 4..])
        ),
    }
}

#[cfg(test)]
mod tests;
