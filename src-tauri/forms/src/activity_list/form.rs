//! The list of activities as a form.
use lianyan_core::outputs::LogOutput;
use lianyan_core::register::ActivityFilter;
use lianyan_core::{Reader, Result, Writer};
use serde::Deserialize;
use ts_rs::TS;

use crate::form::{Form, FormSpec, Prepared, log};
use crate::parameters::{COMMUNITY, Given, TERM, YEAR};

/// The activities that a list shows.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ActivityListForm {
    pub filter: ActivityFilter,
}

impl Form for ActivityListForm {
    const SPEC: FormSpec = FormSpec {
        contents: "一览里的活动，每项一行，并写明是按什么条件选出来的。",
        parameters: &[&YEAR, &COMMUNITY, &TERM],
        ..FormSpec::workbook("activity-list", "教研活动一览")
    };

    fn typed(reader: Reader<'_>, given: &Given, _: &str) -> Result<Self> {
        let community = given.community(reader)?;
        let year = ActivityFilter::of_year(given.school_year(reader), community);
        Ok(ActivityListForm {
            filter: ActivityFilter {
                term: given.term(),
                ..year
            },
        })
    }

    fn read(self, reader: Reader<'_>) -> Result<Prepared> {
        let listed = super::read(reader, self.filter)?;
        Ok(Prepared::workbook(&listed.title.clone(), move |out| {
            super::write(&listed, out)
        }))
    }

    fn write_down(&mut self, writer: &Writer<'_>) -> Result<()> {
        let entry = LogOutput {
            school_year: Some(self.filter.school_year),
            community: self.filter.community,
            ..Self::SPEC.entry()
        };
        log(writer, "导出教研活动一览", entry)
    }
}
