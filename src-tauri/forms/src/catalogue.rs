//! The forms there are.
use std::path::Path;

use lianyan_core::{Error, Reader, Result, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::activity_list::ActivityListForm;
use crate::activity_record::ActivityRecordForm;
use crate::annual_workbook::{AnnualWorkbookForm, QuotaTableForm};
use crate::data_workbook::{BlankDataWorkbookForm, DataWorkbookForm};
use crate::form::{Form, FormSpec, Prepared};
use crate::list_as_shown::ListAsShownForm;
use crate::parameters::{Given, Parameter};
use crate::sign_in_sheet::SignInForm;

/// A request names its form as the form names itself; a test sees to that.
macro_rules! forms {
    ($($variant:ident($form:ident),)+) => {
        /// Which form, and of what.
        #[derive(Debug, Clone, Deserialize, TS)]
        #[serde(tag = "form", rename_all = "kebab-case")]
        pub enum FormRequest {
            $($variant($form),)+
        }

        const FORMS: &[FormSpec] = &[$($form::SPEC),+];

        impl FormRequest {
            /// As typed on the command line: what was given for the form of this name, and the file
            /// that it will be.
            pub fn typed(
                reader: Reader<'_>,
                name: &str,
                given: &Given,
                file: &Path,
            ) -> Result<Self> {
                let form = form(name)?;
                form.check(given)?;
                let ending = ending(form, file)?;
                match name {
                    $(name if name == $form::SPEC.name => {
                        Ok(Self::$variant($form::typed(reader, given, &ending)?))
                    })+
                    _ => Err(unknown(name)),
                }
            }

            /// Reads what the form needs. Hand in the reader of a snapshot.
            pub fn read(self, reader: Reader<'_>) -> Result<Prepared> {
                match self {
                    $(Self::$variant(form) => form.read(reader),)+
                }
            }

            /// Names the act and writes down in 打印与导出登记 what is about to leave.
            pub fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
                match self {
                    $(Self::$variant(form) => form.write_down(writer),)+
                }
            }
        }
    };
}

forms! {
    AnnualWorkbook(AnnualWorkbookForm),
    QuotaTable(QuotaTableForm),
    ActivityList(ActivityListForm),
    SignInSheet(SignInForm),
    ActivityRecord(ActivityRecordForm),
    ListAsShown(ListAsShownForm),
    DataWorkbook(DataWorkbookForm),
    BlankDataWorkbook(BlankDataWorkbookForm),
}

/// All of them, in the order in which they are listed.
pub fn forms() -> &'static [FormSpec] {
    FORMS
}

/// Those that the command line can make.
pub fn typed_forms() -> impl Iterator<Item = &'static FormSpec> {
    FORMS.iter().filter(|form| !form.only_on_screen)
}

/// The form of this name.
pub fn form(name: &str) -> Result<&'static FormSpec> {
    let found = FORMS.iter().find(|form| form.name == name);
    found.ok_or_else(|| unknown(name))
}

fn unknown(name: &str) -> Error {
    let names: Vec<&str> = typed_forms().map(|form| form.name).collect();
    let message = format!("没有“{name}”这种材料。可以写：{}。", names.join("、"));
    Error::invalid("form", message)
}

/// What can be said for any of them, each once.
pub fn parameters() -> Vec<&'static Parameter> {
    let mut all: Vec<&Parameter> = Vec::new();
    for parameter in FORMS.iter().flat_map(|form| form.parameters) {
        if all.iter().all(|known| known.name != parameter.name) {
            all.push(parameter);
        }
    }
    all
}

/// The ending of the file says what the form is made as.
fn ending(form: &FormSpec, file: &Path) -> Result<String> {
    let ending = file.extension().unwrap_or_default();
    let ending = ending.to_string_lossy().to_ascii_lowercase();
    if form.extensions.contains(&ending.as_str()) {
        return Ok(ending);
    }
    let endings = form.extensions.join("、");
    let message = format!("{}只能保存为{endings}文件。", form.title);
    Err(Error::invalid("out", message))
}

#[cfg(test)]
#[path = "catalogue_tests.rs"]
mod tests;
