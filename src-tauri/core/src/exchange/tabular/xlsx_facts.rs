//! What a sheet of an xlsx says beside the values of its cells: merged areas, hidden rows and
//! columns, formulas without result, and texts that are struck out in part.
//!
//! Most sheets have none of this and are only searched for the words; the others are read once more.
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Result;

use super::limits::Budget;
use super::unseen::Unseen;
use super::xlsx_strings::{Struck, StruckTexts, TextRuns};
use super::{Area, cells, merges, xml};

/// Row and column from 0.
type Spot = (u32, u32);

/// A formula whose stored result is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Formula {
    /// No result is stored.
    Unsolved,
    /// It stands for a picture in the cell.
    Picture,
}

#[derive(Default)]
pub(super) struct SheetFacts {
    pub(super) merges: Vec<Area>,
    pub(super) unseen: Unseen,
    pub(super) formulas: HashMap<Spot, Formula>,
    pub(super) struck: HashMap<Spot, Struck>,
}

/// Reads the part of a sheet, of a workbook with these struck-out shared texts.
pub(super) fn read(bytes: &[u8], texts: &StruckTexts, budget: &mut Budget) -> Result<SheetFacts> {
    let mut facts = SheetFacts {
        merges: merges::of_sheet(bytes, budget)?,
        ..SheetFacts::default()
    };
    let words = [
        "<f",
        ":f>",
        ":f ",
        "hidden=",
        "zeroHeight=",
        "strike",
        "ht=\"0\"",
    ];
    if !texts.is_empty() || words.iter().any(|word| xml::holds(bytes, word)) {
        let text = String::from_utf8_lossy(bytes);
        let mut reader = Reader::from_str(&text);
        reader.config_mut().expand_empty_elements = true;
        let mut scan = Scan {
            facts: &mut facts,
            texts,
            at: At::default(),
        };
        loop {
            budget.tick()?;
            match reader.read_event().map_err(|e| budget.damaged(e))? {
                Event::Eof => break,
                event => scan.take(&event),
            }
        }
    }
    Ok(facts)
}

struct Scan<'s> {
    facts: &'s mut SheetFacts,
    texts: &'s StruckTexts,
    at: At,
}

/// Where the reading stands.
#[derive(Default)]
struct At {
    /// From 0; of the next row and the next cell where none is named.
    row: u32,
    column: u32,
    cell: Option<CellSeen>,
}

#[derive(Default)]
struct CellSeen {
    spot: Spot,
    shared: bool,
    text: bool,
    formula: bool,
    picture: bool,
    value: String,
    in_formula: bool,
    in_value: bool,
    filled: bool,
    /// Of a text that stands in the cell itself.
    runs: Option<TextRuns>,
}

impl Scan<'_> {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => self.start(element),
            Event::Text(text) => {
                if let Some(cell) = &mut self.at.cell {
                    cell.take_text(&text.xml10_content());
                }
            }
            Event::End(element) => match element.local_name().as_ref() {
                "row" => self.at.row += 1,
                "c" => self.end_cell(),
                other => {
                    if let Some(cell) = &mut self.at.cell {
                        cell.end(other);
                    }
                }
            },
            _ => {}
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "col" if xml::flag(element, "hidden") => {
                let ends = (xml::number(element, "min"), xml::number(element, "max"));
                if let (Some(first @ 1..), Some(last @ 1..)) = ends {
                    self.facts.unseen.columns.push((first - 1, last - 1));
                }
            }
            "row" => self.start_row(element),
            "c" => self.start_cell(element),
            name => {
                if let Some(cell) = &mut self.at.cell {
                    cell.start(name, element);
                }
            }
        }
    }

    fn start_row(&mut self, element: &BytesStart<'_>) {
        if let Some(number @ 1..) = xml::number(element, "r") {
            self.at.row = number - 1;
        }
        self.at.column = 0;
        let flat = xml::attribute(element, "ht").is_some_and(|height| height == "0");
        if flat || xml::flag(element, "hidden") {
            let number = self.at.row + 1;
            self.facts.unseen.rows.push((number, number));
        }
    }

    fn start_cell(&mut self, element: &BytesStart<'_>) {
        let named = xml::attribute(element, "r").and_then(|name| merges::place(&name));
        if let Some((row @ 1.., column)) = named {
            self.at.row = row - 1;
            self.at.column = u32::try_from(column).unwrap_or(u32::MAX);
        }
        let kind = xml::attribute(element, "t");
        self.at.cell = Some(CellSeen {
            spot: (self.at.row, self.at.column),
            shared: kind.as_deref() == Some("s"),
            text: kind.as_deref() == Some("str"),
            ..CellSeen::default()
        });
        self.at.column = self.at.column.saturating_add(1);
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.at.cell.take() else {
            return;
        };
        let formula = match () {
            () if cell.picture => Some(Formula::Picture),
            () if cell.formula && !cell.filled => Some(Formula::Unsolved),
            () => None,
        };
        self.facts
            .formulas
            .extend(formula.map(|formula| (cell.spot, formula)));
        let number = cell.value.trim().parse::<usize>().ok();
        let struck = match cell.shared {
            true => number.and_then(|number| self.texts.get(&number).cloned()),
            false => cell.runs.and_then(TextRuns::struck),
        };
        if let Some(struck) = struck {
            self.facts.struck.insert(cell.spot, struck);
        }
    }
}

impl CellSeen {
    fn start(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "f" => {
                self.in_formula = true;
                self.formula |= xml::attribute(element, "t").is_some();
            }
            "v" => {
                self.in_value = true;
                self.filled |= self.text;
            }
            "is" => {
                self.filled = true;
                self.runs = Some(TextRuns::default());
            }
            _ => {
                if let Some(runs) = &mut self.runs {
                    runs.start(element);
                }
            }
        }
    }

    fn take_text(&mut self, text: &str) {
        if self.in_formula {
            self.formula |= !text.is_empty();
            self.picture |= cells::is_picture(text);
        } else if self.in_value {
            self.filled |= !text.is_empty();
            if self.shared {
                self.value.push_str(text);
            }
        } else if let Some(runs) = &mut self.runs {
            runs.text(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "f" => self.in_formula = false,
            "v" => self.in_value = false,
            _ => {
                if let Some(runs) = &mut self.runs {
                    runs.end(name);
                }
            }
        }
    }
}
