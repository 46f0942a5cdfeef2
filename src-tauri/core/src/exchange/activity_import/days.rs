//! The day of a row: from one cell or several, from the line above or the name of the sheet; asked where it
//! is not certain.
use chrono::{Datelike, NaiveDate};

use crate::dates::{full_date, month_label};
use crate::exchange::findings::Choice;
use crate::exchange::normal;
use crate::exchange::tabular::Cell;

use super::asks::{Ask, Topic};
use super::columns::ActivityField as F;
use super::entries::{Entry, month_alone};
use super::reader::Reader;
use super::reading::Reading;
use super::when::when;
use super::written::{WrittenDay, day, day_of_number};

impl Reader<'_> {
    pub(super) fn when(&self, entry: &Entry<'_>, reading: &mut Reading) {
        let written = self.written_day(entry);
        reading.year_guessed =
            !self.years.said && written.year.is_none() && written.month.is_some();
        reading.when = when(&written, &self.years);
        if let Some(half) = written.half_day.filter(|_| written.starts.is_none()) {
            let half = half.label();
            let remark = format!("只写了{half}，没有写几点，开始时间没有记");
            reading.remarks.push(remark);
        }
        let Some(unsure) = reading.when.unsure.clone() else {
            return;
        };
        let day = |day: &NaiveDate| Choice::new(day.to_string(), shown_day(*day));
        let month = reading.when.month.clone();
        let month = month.map(|month| {
            let label = format!("只记{}，日期以后再填", month_label(&month));
            Choice::new(month, label)
        });
        let choices = unsure.days.iter().map(day).chain(month).collect();
        self.ask_day(reading, entry, unsure.reason, choices);
    }

    /// Asks on which day it was; any other may be answered.
    pub(super) fn ask_day(
        &self,
        reading: &mut Reading,
        entry: &Entry<'_>,
        reason: String,
        choices: Vec<Choice>,
    ) {
        let answer = self.ask(
            reading,
            Ask {
                topic: Topic::Day,
                written: &self.day_as_written(entry),
                place: Some(&self.place),
                question: "是哪一天？".to_owned(),
                reason,
                choices,
                alike: None,
            },
        );
        match answer.as_deref().map(str::parse) {
            Some(Ok(day)) => {
                reading.when.day = Some(day);
                reading.when.month = None;
                reading.when.unsure = None;
            }
            Some(Err(_)) => reading.when.unsure = None,
            None => {}
        }
    }

    fn written_day(&self, entry: &Entry<'_>) -> WrittenDay {
        let mut written = match self.cell(entry, F::Day) {
            Some(cell) => self.day_of_cell(entry, cell),
            None => WrittenDay::default(),
        };
        let number = |field| {
            let text = self.text(entry, field)?;
            let number = text.trim_end_matches(['月', '份', '日', '号']);
            number.parse::<u32>().ok().or_else(|| month_alone(&text))
        };
        let year = self.text(entry, F::Year);
        let year = year.and_then(|text| text.trim_end_matches('年').parse::<i32>().ok());
        written.year = written
            .year
            .or(year.filter(|year| (2000..2100).contains(year)));
        written.month = written.month.or_else(|| number(F::Month));
        written.month = written.month.or(entry.above.month).or(self.month);
        written.day = written.day.or_else(|| number(F::DayOfMonth));
        let weekday = self.text(entry, F::Weekday);
        if let Some(weekday) = weekday.filter(|_| written.weekday.is_none()) {
            let bare = weekday.trim_start_matches(['星', '期', '周', '礼', '拜']);
            written.weekday = day(&format!("周{bare}")).weekday;
        }
        if let Some(time) = self.text(entry, F::Time) {
            let time = day(&time);
            written.starts = written.starts.or(time.starts);
            written.ends = written.ends.or(time.ends);
            written.half_day = written.half_day.or(time.half_day);
        }
        written
    }

    fn day_of_cell(&self, entry: &Entry<'_>, cell: &Cell) -> WrittenDay {
        match cell {
            Cell::Moment(at) => day(&at.date().to_string()),
            Cell::Number(number) => match day_of_serial(number.value, self.epoch_1904) {
                Some(date) => day(&date.to_string()),
                None => self.day_of_text(entry, &number.shown(), day_of_number),
            },
            cell => self.day_of_text(entry, &cell.shown(), day),
        }
    }

    /// A bare 13 under a line or in a sheet that says 九月份 is its 13th.
    fn day_of_text(
        &self,
        entry: &Entry<'_>,
        text: &str,
        read: fn(&str) -> WrittenDay,
    ) -> WrittenDay {
        let number = text.trim().parse::<u32>().ok();
        if let Some(week) = number.filter(|_| self.counts_weeks()) {
            return WrittenDay {
                week: Some(week),
                ..WrittenDay::default()
            };
        }
        match number.filter(|_| entry.above.month.or(self.month).is_some()) {
            Some(number) => WrittenDay {
                day: Some(number),
                ..WrittenDay::default()
            },
            None => read(text),
        }
    }

    /// The column of days is one of weeks: 周次.
    fn counts_weeks(&self) -> bool {
        let column = self.layout.column_of(F::Day);
        let mut columns = self.layout.columns.iter();
        let column = columns.find(|known| Some(known.column) == column);
        column.is_some_and(|column| column.heading.contains("周次"))
    }

    fn day_as_written(&self, entry: &Entry<'_>) -> String {
        let fields = [F::Day, F::Month, F::DayOfMonth];
        let shown = fields
            .into_iter()
            .filter_map(|field| self.text(entry, field));
        let shown = shown.collect::<Vec<_>>().join(" ");
        match shown.is_empty() {
            true => "（空）".to_owned(),
            false => shown,
        }
    }
}

/// The day of a bare day number, from 2000 to 2099; 9.13 is none.
pub(super) fn day_of_serial(number: f64, epoch_1904: bool) -> Option<NaiveDate> {
    let day = normal::day_of_serial(number, epoch_1904)?;
    (number.fract() == 0.0 && (2000..2100).contains(&day.year())).then_some(day)
}

pub(super) fn shown_day(day: NaiveDate) -> String {
    full_date(day)
}
