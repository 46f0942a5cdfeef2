//! One list row by row: its activities, its people, and what its cells say of them.
use std::collections::HashMap;

use crate::attendance::Presence;
use crate::exchange::findings::TakeIn;
use crate::exchange::headers::SkipReason;
use crate::exchange::normal::{self, clean, key};
use crate::exchange::tabular::{Row, column_letters};

use super::columns::{Column, is_joining, is_part};
use super::draft::Draft;
use super::entries::{Content, Entry, Written};
use super::hours::hours_of;
use super::left_out;
use super::lists::{List, Shape};
use super::mark::{Mark, mark_at, together};
use super::names::{Name, NameReader, Names};
use super::purpose::purpose;
use super::rows::{RowOf, own_texts, row_of};
use super::said::Said;

pub(super) struct ListReader<'d> {
    pub(super) draft: &'d Draft,
    names: &'d NameReader<'d>,
    /// Place of the list among those of the file.
    pub(super) at: usize,
    pub(super) list: &'d List,
    shape: Shape,
    pub(super) content: &'d mut Content,
    /// Mentions of this list by column, or by what the rows say.
    pub(super) by_column: Vec<(usize, usize)>,
    pub(super) by_words: HashMap<String, usize>,
    /// Who stands above, by name and school.
    above: HashMap<(String, String), usize>,
    school_above: Option<String>,
    pub(super) activity_above: Option<usize>,
    /// 1 and 0 are hours or points rather than marks.
    counts: bool,
}

impl<'d> ListReader<'d> {
    pub(super) fn new(
        draft: &'d Draft,
        names: &'d NameReader<'d>,
        at: usize,
        content: &'d mut Content,
    ) -> Self {
        let list = &draft.lists[at];
        ListReader {
            draft,
            names,
            at,
            list,
            shape: list.shape(draft.sheet(list)),
            content,
            by_column: Vec::new(),
            by_words: HashMap::new(),
            above: HashMap::new(),
            school_above: None,
            activity_above: None,
            counts: list.has_other_numbers(draft.sheet(list)),
        }
    }

    pub(super) fn read(mut self) {
        match self.shape {
            Shape::Table => self.columns(),
            Shape::Sheet => self.whole_sheet(),
            Shape::Rows => {}
        }
        self.other_columns();
        let before = self.content.entries.len();
        let sheet = self.draft.sheet(self.list);
        for row in self.list.rows.iter().map(|at| &sheet.rows[*at]) {
            let id = left_out::row_id(self.draft, self.list, row);
            let taken_in = self.draft.takes_in(&id);
            match row_of(sheet, self.list, row, taken_in) {
                RowOf::Person(name) if self.is_school_line(row, &name) => {
                    self.school_above = Some(name);
                }
                RowOf::Person(name) => self.persons(row, &name),
                RowOf::Section(text) => self.school_above = Some(text),
                RowOf::LeftOut(reason) => {
                    let way = match reason {
                        SkipReason::StruckOut | SkipReason::Hidden => TakeIn::Click,
                        _ => TakeIn::Never,
                    };
                    self.leave_out(row, reason.says(), reason.is_record(), way);
                }
                RowOf::Nameless => self.leave_out(row, "没有写姓名", true, TakeIn::Never),
                RowOf::Nothing => {}
            }
        }
        let own = &self.content.entries[before..];
        if self.shape == Shape::Sheet && own.iter().all(|entry| entry.mark.says_nothing()) {
            self.content
                .left_out
                .push(left_out::unsigned(self.draft, self.list, own.len()));
        }
    }

    /// Once for lists that stand side by side.
    fn leave_out(&mut self, row: &Row, reason: &str, is_record: bool, way: TakeIn) {
        let left_out = left_out::row(self.draft, self.list, row, reason, is_record, way);
        let mut others = self.content.left_out.iter_mut();
        match others.find(|other| other.id == left_out.id) {
            Some(other) => other.count += left_out.count,
            None => self.content.left_out.push(left_out),
        }
    }

    /// Columns that hold something and are no data here.
    fn other_columns(&mut self) {
        let others: &[Column] = match self.shape {
            Shape::Table => &[Column::Status, Column::Absence, Column::Note, Column::Hours],
            Shape::Sheet | Shape::Rows => &[Column::Free],
        };
        for (at, heading) in &self.list.columns {
            let is_status = self.shape != Shape::Table && heading.column == Column::Status;
            let hidden = is_status && left_out::is_hidden_column(self.draft, self.list, *at);
            let reason = if hidden {
                "隐藏的列"
            } else {
                "没有导入这一列"
            };
            let left_out = left_out::column(self.draft, self.list, *at, reason);
            let is_hours = self.shape != Shape::Table && heading.column == Column::Hours;
            if is_hours {
                self.content
                    .left_out
                    .extend(left_out::hours(self.draft, self.list, *at));
            }
            if (hidden || others.contains(&heading.column)) && left_out.count > 0 {
                self.content.left_out.push(left_out);
            }
        }
    }

    /// 城东小学 alone in its row, where nobody merged the cells.
    fn is_school_line(&self, row: &Row, name: &str) -> bool {
        let alone = own_texts(self.list, row).len() == 1;
        alone && !self.names.is_on_roster(name) && self.names.is_school(name)
    }

    /// Everybody whom the row names.
    fn persons(&mut self, row: &Row, cell: &str) {
        if self.shape == Shape::Rows {
            self.activity_of(row);
        }
        match self.names.read(cell) {
            Names::Sure(names) => {
                for name in names {
                    let person = self.written(row, &name);
                    self.person(row, person, &name);
                }
            }
            Names::Unclear(unclear) => {
                let name = Name::called(&clean(cell));
                let person = Written {
                    unclear: Some(unclear),
                    ..self.written(row, &name)
                };
                self.person(row, person, &name);
            }
        }
    }

    fn person(&mut self, row: &Row, person: Written, name: &Name) {
        match self.shape {
            Shape::Table => {
                for (column, mention) in self.by_column.clone() {
                    let mark = self.mark_at(row, column, &person.name);
                    let mark = mark.with_remark(name);
                    self.entry(mention, row, Some(column), person.clone(), mark);
                }
            }
            Shape::Sheet | Shape::Rows => {
                let Some(mention) = self.activity_above else {
                    return;
                };
                let mark = self.status(row, &person.name).with_remark(name);
                self.entry(mention, row, None, person, mark);
            }
        }
    }

    fn entry(
        &mut self,
        mention: usize,
        row: &Row,
        column: Option<usize>,
        person: Written,
        mark: Mark,
    ) {
        let sheet = &self.draft.sheet(self.list).name;
        let letters = column.map_or(String::new(), |at| format!("{}列", column_letters(at)));
        self.content.entries.push(Entry {
            mention,
            list: self.at,
            person,
            mark,
            hours: hours_of(self.list, row).unwrap_or_default(),
            place: format!("工作表“{sheet}”第{}行{letters}", row.number),
            asked: Vec::new(),
        });
    }

    fn written(&mut self, row: &Row, name: &Name) -> Written {
        let text = |column| {
            let at = self.list.first_of(column)?;
            normal::plain(row.cell(at)).ok().flatten()
        };
        let (school, code) = (text(Column::School), text(Column::PersonCode));
        let subject = text(Column::Subject);
        if school.is_some() {
            self.school_above.clone_from(&school);
        }
        let school = name.school.clone().or(school);
        let school_above = school.clone().or_else(|| self.school_above.clone());
        let place = school_above.clone().unwrap_or_default();
        let above = self
            .above
            .entry((key(&name.name), key(&place)))
            .or_default();
        let namesakes_above = *above;
        *above += 1;
        Written {
            name: name.name.clone(),
            school,
            school_above,
            code,
            subject,
            unclear: None,
            row: left_out::row_id(self.draft, self.list, row),
            namesakes_above,
        }
    }

    fn mark_at(&self, row: &Row, column: usize, name: &str) -> Mark {
        let mark = mark_at(row, column, name);
        let is_number = mark.written.parse::<f64>().is_ok();
        match self.counts && is_number {
            true => Mark {
                said: Said::Word,
                ..mark
            },
            false => mark,
        }
    }

    /// What the columns of sign-in say together.
    fn status(&self, row: &Row, name: &str) -> Mark {
        let cells: Vec<(String, bool, Mark)> = self
            .list
            .columns
            .iter()
            .filter(|(_, heading)| heading.column == Column::Status)
            .filter(|(at, _)| !left_out::is_hidden_column(self.draft, self.list, *at))
            .map(|(at, heading)| {
                let part = heading.pieces.last().cloned().unwrap_or_default();
                let mark = self.mark_at(row, *at, name);
                let mark = match is_joining(heading) && mark.said == Said::Came {
                    true => Mark {
                        said: Said::Status(Presence::Online),
                        ..mark
                    },
                    false => mark,
                };
                (part, is_part(heading), mark)
            })
            .collect();
        let text = |column| {
            let at = self.list.first_of(column)?;
            normal::plain(row.cell(at)).ok().flatten()
        };
        let purpose = purpose(self.draft, self.list);
        let absence = text(Column::Absence);
        let mark = match self.list.first_of(Column::Status) {
            Some(_) => purpose.of_mark(together(cells)).with_absence(absence),
            None => purpose.mark(absence),
        };
        mark.with_note(text(Column::Note))
    }
}
