//! What the cells of a row say of a person: a word, a signature, a time, and remarks beside them.
use chrono::{NaiveTime, Timelike};

use crate::exchange::normal::{self, key};
use crate::exchange::tabular::{Cell, CellFault, Row};

use super::columns::names_day;
use super::said::{Said, said};

/// What stands in the cells about somebody.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    pub written: String,
    pub said: Said,
    pub struck: bool,
    pub signed_at: Option<NaiveTime>,
    pub note: Option<String>,
}

impl Mark {
    pub(super) fn nothing() -> Self {
        Mark {
            written: String::new(),
            said: Said::Nothing,
            struck: false,
            signed_at: None,
            note: None,
        }
    }

    pub(super) fn says_nothing(&self) -> bool {
        self.said == Said::Nothing && !self.struck
    }

    /// 请假 and 病假 in a column of its own.
    pub(super) fn with_absence(mut self, absence: Option<String>) -> Self {
        let Some(absence) = absence else { return self };
        let kind = match said(&absence) {
            Said::Leave(kind) => kind,
            _ => match said(&format!("请假{absence}")) {
                Said::Leave(kind) => kind,
                _ => None,
            },
        };
        match &self.said {
            Said::Leave(None) => self.said = Said::Leave(kind),
            Said::Nothing => self = self.asked_by("原因", &absence),
            _ => self.note = Some(absence),
        }
        self
    }

    /// 迟到 or 代签 beside a signature; 请假 beside none.
    pub(super) fn with_note(mut self, note: Option<String>) -> Self {
        let Some(note) = note else { return self };
        match (&self.said, said(&note)) {
            (Said::Came, late @ Said::Status(_)) => {
                self.said = late;
                self.written = format!("{}（备注：{note}）", self.written);
            }
            (Said::Came, proxy @ Said::Proxy(_)) => {
                self.written.clone_from(&note);
                self.said = proxy;
            }
            (Said::Came, Said::Leave(_)) => {
                self.written = format!("{}（备注：{note}）", self.written);
                self.said = Said::Word;
            }
            (Said::Nothing, Said::Leave(_) | Said::Status(_)) => {
                self = self.asked_by("备注", &note)
            }
            _ => {}
        }
        let notes: Vec<String> = self.note.into_iter().chain([note]).collect();
        self.note = Some(notes.join("；"));
        self
    }

    fn asked_by(self, column: &str, text: &str) -> Self {
        let written = format!("没有签到，{column}写“{text}”");
        Mark {
            written,
            said: Said::Word,
            ..self
        }
    }
}

/// One cell; `name`: of the person, who may have written it there.
pub(super) fn mark_at(row: &Row, column: usize, name: &str) -> Mark {
    let cell = row.cell(column);
    let shown = cell.shown();
    let signed_at = time_of(cell);
    let is_own_name = !shown.is_empty() && key(&shown) == key(name);
    let said = match () {
        () if signed_at.is_some() || is_own_name || matches!(cell, Cell::Moment(_)) => Said::Came,
        () => said(&shown),
    };
    let partly = matches!(cell, Cell::Fault(CellFault::PartlyStruck(_)));
    Mark {
        written: shown,
        said,
        struck: row.struck_at(column) || partly,
        signed_at,
        note: None,
    }
}

/// 14:05, as a time or as text.
fn time_of(cell: &Cell) -> Option<NaiveTime> {
    match cell {
        Cell::Time(time) => Some(*time),
        Cell::Moment(at) => Some(at.time()).filter(|time| time.num_seconds_from_midnight() > 0),
        Cell::Text(text) if text.contains([':', '：']) => {
            let text = after_day(text);
            let clock = text
                .trim()
                .chars()
                .all(|c| c.is_ascii_digit() || ":：".contains(c));
            let cell = Cell::text(text);
            clock.then(|| normal::time(&cell).ok().flatten()).flatten()
        }
        _ => None,
    }
}

/// 13:50:02 of 2024-11-13 13:50:02
fn after_day(text: &str) -> &str {
    match text.trim().split_once(' ') {
        Some((day, time)) if names_day(day) => time,
        _ => text,
    }
}

/// Several cells about one person: parts of the day, or a signature and its time.
pub(super) fn together(cells: Vec<(String, bool, Mark)>) -> Mark {
    let signed_at = cells.iter().find_map(|(_, _, mark)| mark.signed_at);
    let parts: Vec<&(String, bool, Mark)> =
        cells.iter().filter(|(_, is_part, _)| *is_part).collect();
    let told: Vec<&(String, bool, Mark)> = cells
        .iter()
        .filter(|(_, _, mark)| !mark.says_nothing())
        .collect();
    let missing = parts.iter().any(|(_, _, mark)| mark.says_nothing());
    let mut distinct: Vec<&Mark> = told.iter().map(|(_, _, mark)| mark).collect();
    // A signature says no more than a word beside it.
    if distinct.iter().any(|mark| mark.said != Said::Came) && parts.is_empty() {
        distinct.retain(|mark| mark.said != Said::Came || mark.struck);
    }
    distinct.dedup_by_key(|mark| (mark.said.clone(), mark.struck));
    match distinct.as_slice() {
        [] => Mark::nothing(),
        [one] if !missing => Mark {
            signed_at,
            ..(*one).clone()
        },
        _ => Mark {
            written: told
                .iter()
                .map(|(part, _, mark)| match mark.said {
                    Said::Came => format!("只签了“{part}”"),
                    _ => format!("“{part}”写的是{}", mark.written),
                })
                .collect::<Vec<_>>()
                .join("，"),
            said: Said::Word,
            struck: told.iter().any(|(_, _, mark)| mark.struck),
            signed_at,
            note: None,
        },
    }
}
