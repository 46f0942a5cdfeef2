//! `lianyan form`: makes a form and saves it in place of an older file.
use std::path::Path;

use lianyan_api::Desk;
use lianyan_core::dates::SchoolYear;
use lianyan_core::evidence::Edition;
use lianyan_core::ids::{ActivityId, CommunityId};
use lianyan_core::register::{self, ActivityFilter, ActivityState};
use lianyan_core::{Error, Reader, Result};
use lianyan_forms::catalogue::{self, FormSpec};
use lianyan_forms::sign_in_sheet::SignInOptions;
use lianyan_forms::{FormRequest, Format, SheetToPrint, output, prepare};
use serde_json::json;

use crate::args::{EditionWord, Form};
use crate::show::{Show, table};

use super::{Outcome, codes, desk_for_reading, unprinted};

impl From<EditionWord> for Edition {
    fn from(word: EditionWord) -> Self {
        match word {
            EditionWord::Submission => Edition::Submission,
            EditionWord::SelfCheck => Edition::SelfCheck,
        }
    }
}

pub(super) fn run(asked: Form, show: Show) -> Outcome {
    let (Some(name), Some(dir), Some(out)) = (&asked.name, &asked.dir, &asked.out) else {
        return list(show);
    };
    let form = spec(name)?;
    let desk = desk_for_reading(dir)?;
    let made = make(&desk, form, &asked, out)?;
    desk.close()?;
    let answer = json!({ "form": form.name, "file": out, "pages": made.pages, "missingGlyphs": made.missing_glyphs });
    let text = || {
        let missing: Vec<&str> = made
            .missing_glyphs
            .iter()
            .map(|gap| gap.message.as_str())
            .collect();
        format!(
            "已生成{}：{}\n{}",
            form.title,
            out.display(),
            missing.join("\n")
        )
    };
    show.result(&answer, text).map_err(unprinted)
}

fn make(desk: &Desk, form: &FormSpec, asked: &Form, out: &Path) -> Result<lianyan_forms::Made> {
    let format = format(form, out)?;
    let prepared = desk.read(|reader| prepare(reader, request(reader, form, asked, format)?))?;
    output::save(out, |file| prepared.draw(file))
}

fn request(
    reader: Reader<'_>,
    form: &FormSpec,
    asked: &Form,
    format: Format,
) -> Result<FormRequest> {
    let edition = asked.edition.into();
    let community = match &asked.community {
        Some(code) => Some(codes::community(reader, code)?),
        None => None,
    };
    let school_year = SchoolYear(asked.year.unwrap_or(SchoolYear::of(reader.today()).0));
    Ok(match form.name {
        catalogue::QUOTA_TABLE => FormRequest::QuotaTable {
            school_year,
            community,
            edition,
        },
        catalogue::SIGN_IN_SHEET => FormRequest::SignInSheet {
            sheets: match asked.activity.as_slice() {
                [] => sheets_of_year(reader, school_year, community)?,
                codes => sheets(reader, codes)?,
            },
            options: SignInOptions::default(),
            format,
        },
        catalogue::DATA_WORKBOOK => FormRequest::DataWorkbook,
        _ => FormRequest::AnnualWorkbook {
            school_year,
            community,
            edition,
        },
    })
}

fn sheets(reader: Reader<'_>, activities: &[String]) -> Result<Vec<SheetToPrint>> {
    let sheet = |code: &String| Ok(whole(codes::activity(reader, code)?));
    activities.iter().map(sheet).collect()
}

/// All of a school year that took or will take place, in the order of the list.
fn sheets_of_year(
    reader: Reader<'_>,
    school_year: SchoolYear,
    community: Option<CommunityId>,
) -> Result<Vec<SheetToPrint>> {
    let filter = ActivityFilter {
        community,
        school_year,
        term: None,
        form: None,
        subject: None,
        school: None,
        state: None,
        evidence: None,
        text: None,
    };
    let rows = register::list(reader, filter)?.rows.into_iter();
    let dropped = [ActivityState::Cancelled, ActivityState::Postponed];
    let sheets: Vec<SheetToPrint> = rows
        .filter(|row| !dropped.contains(&row.state))
        .map(|row| whole(row.id))
        .collect();
    match sheets.is_empty() {
        true => Err(Error::invalid(
            "activity",
            "这个学年没有可以打印签到表的活动。",
        )),
        false => Ok(sheets),
    }
}

/// Not logged and so without a number: the same records give the same file again.
fn whole(activity: ActivityId) -> SheetToPrint {
    SheetToPrint {
        activity,
        session: None,
        number: None,
    }
}

/// By the ending of the file to be saved.
fn format(form: &FormSpec, out: &Path) -> Result<Format> {
    let ending = out
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    if !form.extensions.contains(&ending.as_str()) {
        let message = format!(
            "{}只能保存为{}文件。",
            form.title,
            form.extensions.join("、")
        );
        return Err(Error::invalid("out", message));
    }
    Ok(if ending == "pdf" {
        Format::Pdf
    } else {
        Format::Xlsx
    })
}

fn spec(name: &str) -> Result<&'static FormSpec> {
    catalogue::form(name).ok_or_else(|| {
        let names: Vec<&str> = catalogue::forms().iter().map(|form| form.name).collect();
        Error::invalid(
            "name",
            format!("没有“{name}”这种材料。可以用：{}。", names.join("、")),
        )
    })
}

fn list(show: Show) -> Outcome {
    let forms = catalogue::forms();
    let row = |form: &FormSpec| {
        let parameters: Vec<String> = form
            .parameters
            .iter()
            .map(|parameter| format!("--{}", parameter.name))
            .collect();
        [
            form.name.to_owned(),
            form.title.to_owned(),
            form.extensions.join("、"),
            parameters.join(" "),
        ]
    };
    let rows: Vec<[String; 4]> = forms.iter().map(row).collect();
    show.result(&forms, || table(["材料", "名称", "文件", "选项"], &rows))
        .map_err(unprinted)
}
