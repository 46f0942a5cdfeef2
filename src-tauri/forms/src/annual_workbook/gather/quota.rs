//! The lines of D08, with what was counted and what was not.
use lianyan_core::calendar::TermRef;
use lianyan_core::counting::{QuotaRow, SchoolTotals, Totals};
use lianyan_core::dates::{TermNumber, month_day};
use lianyan_core::ids::RecordId;
use lianyan_core::vocabulary::Counter;
use lianyan_core::yearbook::YearCommunity;

use super::{Gathering, label};
use crate::annual_workbook::lists::QuotaLine;

impl Gathering<'_> {
    /// School by school, both terms of one below each other.
    pub(super) fn quota(&mut self, community: &YearCommunity) {
        let rows = self.yearbook.quota.rows.iter();
        let of_community = rows.filter(|row| row.community == community.record.uid);
        let mut lines: Vec<QuotaLine> = of_community
            .filter_map(|row| self.quota_line(community, row))
            .collect();
        lines.sort_by_key(|line| line.member);
        self.records.quota.extend(lines);
    }

    fn quota_line(&self, community: &YearCommunity, row: &QuotaRow) -> Option<QuotaLine> {
        let member = *self.members.get(&(row.community, row.organization))?;
        let share = self.term_totals(community, row);
        let counter = self.yearbook.quota.counter;
        let tally = row.tally(counter.unwrap_or(Counter::Active));
        let counted = tally
            .counted
            .iter()
            .map(|of| (of.activity, of.how.as_str()));
        let not_counted = tally
            .not_counted
            .iter()
            .map(|of| (of.activity, of.words.as_str()));
        Some(QuotaLine {
            member,
            community: label(self.yearbook, community),
            school: row.school.clone(),
            term: row.term.label(),
            host: row.host.value(),
            active: row.active.value(),
            attend: row.attend.value(),
            person_times: share.as_ref().map_or(0, |share| share.person_times),
            hours: share.map_or(0.0, |share| share.hours),
            value: row.value,
            verdict: row.weighed.verdict.label(),
            gap: row.weighed.gap,
            latest: row.weighed.latest,
            counted: self.named(counted),
            not_counted: self.named(not_counted),
            explanation: self.quota_explanation(row),
        })
    }

    fn term_totals(&self, community: &YearCommunity, row: &QuotaRow) -> Option<SchoolTotals> {
        let terms = &self.yearbook.quota.communities;
        let terms = terms
            .iter()
            .find(|terms| terms.community == community.record.uid)?;
        let totals: &Totals = match row.term {
            TermNumber::First => &terms.first,
            TermNumber::Second => &terms.second,
        };
        totals
            .schools
            .iter()
            .find(|school| school.organization == row.organization)
            .cloned()
    }

    /// A02 9月27日集体备课（承办）, one a line.
    fn named<'w>(&self, activities: impl Iterator<Item = (usize, &'w str)>) -> String {
        let named = activities.map(|(place, words)| {
            let activity = &self.yearbook.book.activities[place];
            let day = activity.day.map_or_else(String::new, month_day);
            format!("{} {day}{}（{words}）", activity.code, activity.form_name)
        });
        named.collect::<Vec<_>>().join("\n")
    }

    fn quota_explanation(&self, row: &QuotaRow) -> String {
        let term = TermRef::new(self.yearbook.year, row.term);
        let topic = format!("quota:{term}");
        let mut all = self.yearbook.explanations.iter();
        let found = all.find(|found| {
            found.record == row.organization.uid()
                && found.topic == topic
                && (found.shown || self.with_gaps)
        });
        found.map_or_else(String::new, |found| found.text.clone())
    }
}
