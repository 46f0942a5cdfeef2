//! The list as it is asked for: its title, its columns, and its rows in groups.
use lianyan_core::outputs::LogOutput;
use lianyan_core::{Error, Reader, Result, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::form::{Form, FormSpec, Prepared, log};
use crate::parameters::Given;

/// A list as it is shown.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListAsShownForm {
    /// It heads the sheet, names the file, and stands in the register: 人员一览.
    pub title: String,
    /// What the list was narrowed to, and how many it shows.
    #[serde(default)]
    pub note: Option<String>,
    pub columns: Vec<ShownColumn>,
    /// One without a heading where the list is not grouped.
    pub groups: Vec<ShownGroup>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownColumn {
    pub label: String,
    pub kind: ShownKind,
    /// Added up at the foot of each group and of the list.
    #[serde(default)]
    pub sum: bool,
}

/// What a column of a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ShownKind {
    Text,
    Number,
    /// As 2024-10-16.
    Day,
}

/// Rows that stand together under a heading.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ShownGroup {
    pub heading: Option<String>,
    /// A cell for each column; `null` where nothing stands.
    pub rows: Vec<Vec<Option<ShownCell>>>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(untagged)]
pub enum ShownCell {
    Number(f64),
    Text(String),
}

impl ListAsShownForm {
    pub(super) fn is_grouped(&self) -> bool {
        self.groups.iter().any(|group| group.heading.is_some())
    }

    pub(super) fn has_sums(&self) -> bool {
        self.columns.iter().any(|column| column.sum)
    }

    fn check(&self) -> Result<()> {
        if self.columns.is_empty() {
            return Err(Error::invalid("columns", "请至少显示一栏，再导出。"));
        }
        let mut rows = self.groups.iter().flat_map(|group| &group.rows);
        match rows.all(|row| row.len() == self.columns.len()) {
            true => Ok(()),
            false => Err(Error::Internal(
                "a row has not a cell for each column".into(),
            )),
        }
    }
}

impl Form for ListAsShownForm {
    const SPEC: FormSpec = FormSpec {
        contents: "屏幕上的一览，照显示的样子：列、分组、先后和合计都一样，并写明是按什么条件选出来的。",
        only_on_screen: true,
        ..FormSpec::workbook("list-as-shown", "一览表")
    };

    fn typed(_: Reader<'_>, _: &Given, _: &str) -> Result<Self> {
        let message = "一览表照屏幕上显示的导出，只能在窗口里做。";
        Err(Error::invalid("form", message))
    }

    fn read(self, _: Reader<'_>) -> Result<Prepared> {
        self.check()?;
        let name = self.title.clone();
        Ok(Prepared::workbook(&name, move |out| {
            super::write(&self, out)
        }))
    }

    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        let entry = LogOutput {
            title: Some(self.title.clone()),
            note: Some(self.title.clone()),
            ..Self::SPEC.entry()
        };
        log(writer, format!("导出{}", self.title), entry)
    }
}
