//! Reading one row of an activity list, cell by cell.
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::activities;
use crate::exchange::findings::Choice;
use crate::exchange::headers::Layout;
use crate::exchange::normal::{self, Subjects, as_digits, is_blank_mark};
use crate::exchange::tabular::{Cell, Row};
use crate::ids::OrganizationId;
use crate::vocabulary::WordList;

use super::asks::{Answers, Ask, Topic};
use super::background::Background;
use super::columns::ActivityField as F;
use super::entries::Entry;
use super::fates::Became;
use super::hosting::Hosting;
use super::reading::{Learned, Reading};
use super::when::Years;
use super::{fates, forms, modes, roles, turnouts, units};

/// What a row is read by.
pub(super) struct Reader<'r> {
    pub background: &'r Background,
    pub layout: &'r Layout<F>,
    pub answers: &'r Answers,
    pub years: Years<'r>,
    /// The schools of columns that tell how many of one school came.
    pub school_columns: &'r BTreeMap<usize, OrganizationId>,
    pub hosting: &'r Hosting,
    /// What the cells of the row above say where this row repeats them: ″, 同上.
    pub above: &'r BTreeMap<usize, Cell>,
    /// The month in the name of the sheet.
    pub month: Option<u32>,
    /// A row for every school: 学校 says who came, and not who held it.
    pub per_school: bool,
    /// The list is one of plans.
    pub is_plan: bool,
    /// 上学期/5
    pub place: String,
    pub today: NaiveDate,
    /// Day numbers of the file count from 1904.
    pub epoch_1904: bool,
}

impl Reader<'_> {
    pub(super) fn read(&self, entry: &Entry<'_>) -> Reading {
        let mut reading = Reading {
            note: self.text(entry, F::Note),
            ..Reading::default()
        };
        self.when(entry, &mut reading);
        self.title_and_form(entry, &mut reading);
        fates::read(self, entry, &mut reading);
        let day = self.day_for_names(&reading);
        units::read(self, entry, day, &mut reading);
        modes::read(self, entry, &mut reading);
        roles::read(self, entry, day, &mut reading);
        turnouts::read(self, entry, day, &mut reading);
        self.subjects(entry, &mut reading);
        self.hours(entry, &mut reading);
        self.held(&mut reading);
        self.require(entry, &mut reading);
        reading
    }

    /// The day on which names are looked up: the activity's, else today.
    fn day_for_names(&self, reading: &Reading) -> NaiveDate {
        let asked = reading.when.unsure.as_ref();
        let likely = asked.and_then(|unsure| unsure.days.first().copied());
        reading.when.day.or(likely).unwrap_or(self.today)
    }

    /// What the first of the rows says that says anything.
    pub(super) fn cell<'c>(&'c self, entry: &'c Entry<'_>, field: F) -> Option<&'c Cell> {
        let column = self.layout.column_of(field)?;
        let mut rows = entry.rows.iter();
        rows.find_map(|row| self.cell_at(row, column))
    }

    /// What stands in a column; ″ stands for what is above it, and so does nothing under 年 and 月.
    pub(super) fn cell_at<'c>(&'c self, row: &'c Row, column: usize) -> Option<&'c Cell> {
        let own = row.cell(column);
        let goes_on = [F::SchoolYear, F::Term, F::Year, F::Month];
        let mut goes_on = goes_on
            .into_iter()
            .map(|field| self.layout.column_of(field));
        let is_above = own.is_empty() && goes_on.any(|at| at == Some(column));
        let cell = match repeats(own) || is_above {
            true => self.above.get(&column)?,
            false => own,
        };
        (!cell.is_empty()).then_some(cell)
    }

    /// What each of the rows says, the same once.
    pub(super) fn texts(&self, entry: &Entry<'_>, field: F) -> Vec<String> {
        let Some(column) = self.layout.column_of(field) else {
            return Vec::new();
        };
        let mut texts: Vec<String> = Vec::new();
        for text in entry
            .rows
            .iter()
            .filter_map(|row| self.said_at(row, column))
        {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    /// The words of a cell; — and 无 say nothing.
    pub(super) fn said_at(&self, row: &Row, column: usize) -> Option<String> {
        let text = self.cell_at(row, column)?.shown().trim().to_owned();
        (!text.is_empty() && !is_blank_mark(&text)).then_some(text)
    }

    pub(super) fn text(&self, entry: &Entry<'_>, field: F) -> Option<String> {
        let shown = self.cell(entry, field)?.shown();
        let text = shown.trim();
        (!text.is_empty() && !is_blank_mark(text)).then(|| text.to_owned())
    }

    /// Asks, and gives back the answer in force.
    pub(super) fn ask(&self, reading: &mut Reading, ask: Ask<'_>) -> Option<String> {
        let mut doubt = ask.doubt(self.answers);
        if let Some(given) = doubt
            .answer
            .as_mut()
            .filter(|given| given.label == given.value)
        {
            // A form of the list that was not among the choices.
            self.background
                .words
                .form_name(&given.value)
                .clone_into(&mut given.label);
        }
        let answer = doubt.answer.as_ref().map(|choice| choice.value.clone());
        if !reading.doubts.iter().any(|asked| asked.id == doubt.id) {
            reading.doubts.push(doubt);
        }
        answer
    }

    fn title_and_form(&self, entry: &Entry<'_>, reading: &mut Reading) {
        let written = self.text(entry, F::Title).unwrap_or_default();
        let before = forms::before_title(&self.background.words, &written);
        let column = self.text(entry, F::Form);
        reading.title = match (&before, &column) {
            (Some((_, title)), None) => (*title).to_owned(),
            _ => written.clone(),
        };
        let said = column
            .as_deref()
            .and_then(|text| self.background.words.form_of(text));
        let form = said.or(before.filter(|_| column.is_none()).map(|(form, _)| form));
        if let Some(form) = form {
            reading.form = Some(form.code.clone());
            return;
        }
        reading.form = self.ask_form(reading_text(&column, &written), &column, reading);
    }

    fn ask_form(
        &self,
        written: &str,
        column: &Option<String>,
        reading: &mut Reading,
    ) -> Option<String> {
        let words = &self.background.words;
        let (likely, reason) = match column {
            Some(_) => (
                forms::likely(words, written),
                "活动形式词表里没有这个说法".to_owned(),
            ),
            None => (
                forms::inside_title(words, written).into_iter().collect(),
                "这张表没有写活动形式".to_owned(),
            ),
        };
        let choices = likely
            .iter()
            .map(|form| Choice::new(form.code.clone(), form.name.clone()));
        let ask = Ask {
            topic: Topic::Form,
            written,
            place: column.is_none().then_some(self.place.as_str()),
            question: format!("“{written}”是哪种活动形式？"),
            reason,
            choices: choices.collect(),
            alike: None,
        };
        let answer = self.ask(reading, ask)?;
        if let Some(word) = column {
            let learned = Learned::Form(word.clone(), answer.clone());
            reading.learned.push(learned);
        }
        Some(answer)
    }

    /// A list of activities tells of what took place; what is still to come is a plan.
    fn held(&self, reading: &mut Reading) {
        let day = reading.when.day.filter(|day| *day <= self.today);
        reading.is_held = day.is_some() && reading.became == Became::Kept;
        let told = !reading.heads.is_empty() || reading.all_came;
        if !reading.is_held && told {
            reading.heads.clear();
            reading.all_came = false;
            let why = match reading.became {
                Became::Kept | Became::Planned => "还没有开展",
                _ => "没有开展",
            };
            reading.lost.push(format!("{why}，参加人数没有登记"));
        }
    }

    fn subjects(&self, entry: &Entry<'_>, reading: &mut Reading) {
        let Some(text) = self.text(entry, F::Subject) else {
            return;
        };
        let code_of = |name: &str| self.background.words.code_of(WordList::Subject, name);
        match normal::subjects(&text, code_of) {
            Subjects::Known(codes) => {
                reading.subjects = codes.into_iter().map(str::to_owned).collect();
            }
            Subjects::Partly { known, unknown } => {
                reading.subjects = known.into_iter().map(str::to_owned).collect();
                reading.lost.push(format!("学科中的“{unknown}”没有记"));
            }
        }
    }

    fn hours(&self, entry: &Entry<'_>, reading: &mut Reading) {
        let Some(cell) = self.cell(entry, F::Hours) else {
            return;
        };
        let number = as_digits(&cell.shown());
        let cell = match cell {
            Cell::Text(_) => Cell::text(number),
            other => other.clone(),
        };
        match normal::decimal(&cell) {
            Ok(hours) if activities::check_hours(hours).is_ok() => reading.hours = hours,
            Ok(_) => reading.lost.push("学时没有记：超出了范围".to_owned()),
            Err(problem) => reading
                .lost
                .push(format!("学时没有记：{}", problem.message)),
        }
    }

    fn require(&self, entry: &Entry<'_>, reading: &mut Reading) {
        if reading.title.is_empty() {
            reading.faults.push("没有写活动主题".to_owned());
        }
        if reading.title.chars().count() > activities::TITLE_CHARS {
            reading.faults.push(format!(
                "活动主题超过{}个字，请在表格中缩短",
                activities::TITLE_CHARS
            ));
        }
        for column in self
            .layout
            .columns
            .iter()
            .filter(|column| column.field.is_some())
        {
            let mut cells = entry.rows.iter().map(|row| row.cell(column.column));
            if let Some(problem) = cells.find_map(|cell| normal::plain(cell).err()) {
                reading
                    .faults
                    .push(format!("“{}”：{}", column.heading, problem.message));
            }
        }
    }
}

/// The words a form is made out from: its own column's, else the title's.
fn reading_text<'t>(column: &'t Option<String>, title: &'t str) -> &'t str {
    column.as_deref().unwrap_or(title)
}

/// ″, 〃, 同上
pub(super) fn repeats(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if matches!(text.trim(), "″" | "〃" | "\"" | "”" | "同上" | "''" | "“"))
}
