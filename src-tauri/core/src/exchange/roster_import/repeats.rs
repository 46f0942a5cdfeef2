//! Rows of one file that mean the same person or school, or bear the same code.
use std::collections::HashMap;

use crate::exchange::headers::ListField;
use crate::exchange::normal::key;
use crate::ids::Uid;

use super::codes::no_codes;
use super::draft::Draft;
use super::fields::Fault;
use super::plan::Line;
use super::preview::Offer;
use super::wire::{Join, Place};

/// The same person, school or code twice in the file.
pub(super) fn find(draft: &Draft, lines: &mut [Line]) {
    let mut seen = Seen {
        draft,
        lines,
        by_record: HashMap::new(),
        by_name: HashMap::new(),
        by_code: HashMap::new(),
    };
    let repeats = lines.iter().enumerate();
    let repeats = repeats.filter(|(_, line)| !line.left_out && !line.waiting);
    let repeats: Vec<(usize, Fault)> = repeats
        .filter_map(|(at, line)| Some((at, seen.repeated(at, line)?)))
        .collect();
    for (at, fault) in repeats {
        lines[at].faults.push(fault);
    }
}

/// Place of a line among all, and the month of birth given there.
type Namesake<'l> = (usize, Option<&'l str>);

/// Who and which codes stood in the lines so far.
struct Seen<'l> {
    draft: &'l Draft,
    lines: &'l [Line],
    by_record: HashMap<Uid, usize>,
    /// By name as [`key`] spells it, and school.
    by_name: HashMap<(String, &'l str), Vec<Namesake<'l>>>,
    by_code: HashMap<&'l str, usize>,
}

impl<'l> Seen<'l> {
    fn repeated(&mut self, at: usize, line: &'l Line) -> Option<Fault> {
        let first = self.record(at, line);
        let first = self.name(at, line).filter(|_| first.is_none()).or(first);
        let code = line
            .stored(ListField::Code)
            .or_else(|| line.stored(ListField::SchoolCode));
        let coded = code.and_then(|code| self.by_code.insert(code, at));
        match (first, coded) {
            (Some(first), _) => {
                let first = &self.lines[first];
                Some(repeat(line, first, &self.row_of(line, first.place)))
            }
            (None, Some(other)) => {
                let other = self.row_of(line, self.lines[other].place);
                Some(same_code(self.draft, line, &other))
            }
            (None, None) => None,
        }
    }

    /// 第5行 · “语文组”第5行
    fn row_of(&self, line: &Line, other: Place) -> String {
        let list = match other.sheet == line.place.sheet {
            true => String::new(),
            false => format!("“{}”", self.draft.name_of(other.sheet)),
        };
        format!("{list}第{}行", other.row)
    }

    fn record(&mut self, at: usize, line: &Line) -> Option<usize> {
        let first = *self.by_record.entry(line.record?).or_insert(at);
        (first != at).then_some(first)
    }

    fn name(&mut self, at: usize, line: &'l Line) -> Option<usize> {
        let name = line
            .stored(ListField::Name)
            .or_else(|| line.stored(ListField::SchoolName))?;
        let school = line.stored(ListField::School).unwrap_or_default();
        let birth = line.stored(ListField::BirthMonth);
        let same = self.by_name.entry((key(name), school)).or_default();
        let repeated = |(_, other): &&Namesake<'_>| match (other, birth) {
            (Some(other), Some(birth)) => *other == birth,
            _ => true,
        };
        let first = same.iter().find(repeated).map(|(first, _)| *first);
        same.push((at, birth));
        first
    }
}

fn repeat(line: &Line, first: &Line, row: &str) -> Fault {
    let remedy = match line.values.contains_key(&ListField::SchoolName) {
        true => "去掉其中一行；是两所学校就写上不同的名称。",
        false => "去掉其中一行；是两个人就写上出生年月，以便分清。",
    };
    let join = joined(line, first).map(|(join, label)| Offer::join(join, label));
    Fault {
        field: None,
        message: format!("与{row}是同一条"),
        remedy: match &join {
            Some(join) => format!("{}；或者{remedy}", join.label),
            None => remedy.to_owned(),
        },
        offers: join.into_iter().chain([Offer::leave_out()]).collect(),
    }
}

/// Both rows as one, where they differ only in what a person may have several of.
fn joined(line: &Line, first: &Line) -> Option<(Join, String)> {
    const SEVERAL: [ListField; 3] = [ListField::Subject, ListField::Honours, ListField::Post];
    let mut values = Vec::new();
    let mut shown = Vec::new();
    for (field, value) in line.values.iter() {
        match first.values.get(&field) {
            Some(other) if other.stored == value.stored => {}
            None => values.push((field, value.shown().to_owned())),
            Some(other) if SEVERAL.contains(&field) => {
                let both = format!("{}、{}", other.shown(), value.shown());
                shown.push(both.clone());
                values.push((field, both));
            }
            Some(_) => return None,
        }
    }
    let (place, into) = (line.place, first.place);
    let label = format!("合成一人：{}", shown.join("，"));
    let join = Join {
        place,
        into,
        values,
    };
    (!shown.is_empty() && line.faults.is_empty()).then_some((join, label))
}

fn same_code(draft: &Draft, line: &Line, other: &str) -> Fault {
    let field = match line.values.contains_key(&ListField::Code) {
        true => ListField::Code,
        false => ListField::SchoolCode,
    };
    let clear = Offer::mend(field, "", "清空编号");
    Fault {
        field: Some(field),
        message: format!("编号与{other}相同"),
        remedy: "改成不同的编号，或者清空。".to_owned(),
        offers: [clear]
            .into_iter()
            .chain(no_codes(draft, line.place.sheet, field))
            .collect(),
    }
}
