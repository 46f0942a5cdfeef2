//! What was written in the program of an activity.
use lianyan_core::yearbook::YearActivity;

use super::Gathering;
use super::activities::Common;
use crate::annual_workbook::lists::RecordRow;

impl Gathering<'_> {
    /// `None` while nothing is written.
    pub(super) fn record(&self, activity: &YearActivity, common: &Common) -> Option<RecordRow> {
        let facts = self.yearbook.facts(activity);
        let record = &activity.record;
        let written = [&record.process, &record.results, &record.problems];
        written.iter().any(|text| text.is_some()).then(|| {
            let words = |text: &Option<String>| text.clone().unwrap_or_default();
            RecordRow {
                community: common.community.clone(),
                code: facts.code.clone(),
                day: facts.day,
                title: facts.title.clone(),
                process: words(&record.process),
                results: words(&record.results),
                problems: words(&record.problems),
                recorder: words(&record.recorder),
            }
        })
    }
}
