//! The activities that one list names: by its columns, by what stands above it, or by its rows.
use crate::exchange::tabular::Row;

use super::super::era::{Era, era};
use super::columns::Column;
use super::left_out;
use super::list_reader::ListReader;
use super::mentions::Mention;

impl ListReader<'_> {
    /// Every column that may be of an activity.
    pub(super) fn columns(&mut self) {
        let sheet = self.draft.sheet(self.list);
        let era = self.era();
        for (at, heading) in &self.list.columns {
            if heading.column != Column::Free {
                continue;
            }
            if left_out::is_hidden_column(self.draft, self.list, *at) {
                let column = left_out::column(self.draft, self.list, *at, "隐藏的列");
                self.content.left_out.push(column);
            } else if self.list.is_activity(sheet, *at) {
                let mention = Mention {
                    list: self.at,
                    place: left_out::column_place(self.draft, self.list, *at),
                    reference: left_out::list_column_id(self.draft, self.list, *at),
                    ..Mention::of_pieces(&heading.pieces, era, self.draft.book.epoch_1904)
                };
                self.by_column.push((*at, self.content.mentions.len()));
                self.content.mentions.push(mention);
            } else {
                let column = left_out::column(self.draft, self.list, *at, "没有认出这一列");
                self.content
                    .left_out
                    .extend(Some(column).filter(|column| column.count > 0));
            }
        }
    }

    pub(super) fn whole_sheet(&mut self) {
        let sheet = self.draft.sheet(self.list);
        let mention = Mention {
            list: self.at,
            place: left_out::list_place(self.draft, self.list),
            reference: left_out::list_id(self.draft, self.list),
            ..Mention::of_above(&self.list.above, &sheet.name, self.era())
        };
        self.activity_above = Some(self.content.mentions.len());
        self.content.mentions.push(mention);
    }

    /// The activity that a row names; what it leaves empty is as above.
    pub(super) fn activity_of(&mut self, row: &Row) {
        let columns = [Column::ActivityCode, Column::Day, Column::Title];
        let shown = columns.map(|column| {
            let at = self.list.first_of(column)?;
            Some(row.cell(at).shown()).filter(|text| !text.is_empty())
        });
        if shown.iter().all(Option::is_none) {
            return;
        }
        let [code, day, title] = shown;
        let words: Vec<String> = [&code, &day, &title]
            .into_iter()
            .flatten()
            .cloned()
            .collect();
        let key = words.join(" ");
        let list = left_out::list_id(self.draft, self.list);
        let known = self.by_words.get(&key).copied();
        let mention = known.unwrap_or_else(|| {
            let pieces: Vec<String> = day.into_iter().chain(title).collect();
            self.content.mentions.push(Mention {
                code,
                shown: key.clone(),
                list: self.at,
                place: left_out::row_place(self.draft, self.list, row),
                reference: format!("{list}/{key}"),
                ..Mention::of_pieces(&pieces, self.era(), self.draft.book.epoch_1904)
            });
            self.content.mentions.len() - 1
        });
        self.by_words.insert(key, mention);
        self.activity_above = Some(mention);
    }

    fn era(&self) -> Option<Era> {
        let sheet = self.draft.sheet(self.list);
        let titles = self.list.above.titles.iter();
        let of_titles = titles.filter_map(|title| era(title)).next();
        of_titles
            .or_else(|| era(&sheet.name))
            .or_else(|| era(&self.draft.book.name))
    }
}
