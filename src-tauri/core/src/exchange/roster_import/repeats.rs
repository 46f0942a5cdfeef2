//! Rows of one file that mean the same person or school, or bear the same code.
use std::collections::HashMap;

use crate::exchange::headers::ListField;
use crate::exchange::normal::key;
use crate::exchange::tabular::Sheet;
use crate::ids::Uid;

use super::fields::Fault;
use super::plan::Line;
use super::preview::Offer;
use super::wire::Place;

/// The same person, school or code twice in the file.
pub(super) fn find(lines: &mut [Line], sheets: &[Sheet]) {
    let mut seen = Seen {
        sheets,
        ..Seen::default()
    };
    let repeats = lines.iter().enumerate().filter(|(_, line)| !line.left_out);
    let repeats: Vec<(usize, Fault)> = repeats
        .filter_map(|(at, line)| Some((at, seen.repeated(line)?)))
        .collect();
    for (at, fault) in repeats {
        lines[at].faults.push(fault);
    }
}

/// Where somebody stands in the file, and the month of birth given there.
type Namesake<'l> = (Place, Option<&'l str>);

/// Who and which codes stood in the rows so far.
#[derive(Default)]
struct Seen<'l> {
    sheets: &'l [Sheet],
    by_record: HashMap<Uid, Place>,
    /// By name as [`key`] spells it, and school.
    by_name: HashMap<(String, &'l str), Vec<Namesake<'l>>>,
    by_code: HashMap<&'l str, Place>,
}

impl<'l> Seen<'l> {
    fn repeated(&mut self, line: &'l Line) -> Option<Fault> {
        let first = self.record(line);
        let first = self.name(line).filter(|_| first.is_none()).or(first);
        let code = line
            .stored(ListField::Code)
            .or_else(|| line.stored(ListField::SchoolCode));
        let coded = code.and_then(|code| self.by_code.insert(code, line.place));
        match (first, coded) {
            (Some(first), _) => Some(repeat(line, &self.row_of(line, first))),
            (None, Some(other)) => Some(same_code(line, &self.row_of(line, other))),
            (None, None) => None,
        }
    }

    /// 第5行 · “语文组”第5行
    fn row_of(&self, line: &Line, other: Place) -> String {
        let sheet = match other.sheet == line.place.sheet {
            true => String::new(),
            false => format!("“{}”", self.sheets[other.sheet].name),
        };
        format!("{sheet}第{}行", other.row)
    }

    fn record(&mut self, line: &Line) -> Option<Place> {
        let first = *self.by_record.entry(line.record?).or_insert(line.place);
        (first != line.place).then_some(first)
    }

    fn name(&mut self, line: &'l Line) -> Option<Place> {
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
        let first = same.iter().find(repeated).map(|(place, _)| *place);
        same.push((line.place, birth));
        first
    }
}

fn repeat(line: &Line, first: &str) -> Fault {
    let remedy = match line.values.contains_key(&ListField::SchoolName) {
        true => "去掉其中一行；是两所学校就写上不同的名称。",
        false => "去掉其中一行；是两个人就写上出生年月，以便分清。",
    };
    Fault {
        field: None,
        message: format!("与{first}是同一条"),
        remedy: remedy.to_owned(),
        offers: vec![Offer::leave_out()],
    }
}

fn same_code(line: &Line, other: &str) -> Fault {
    let field = match line.values.contains_key(&ListField::Code) {
        true => ListField::Code,
        false => ListField::SchoolCode,
    };
    Fault {
        field: Some(field),
        message: format!("编号与{other}相同"),
        remedy: "改成不同的编号，或者清空。".to_owned(),
        offers: vec![Offer::mend(field, "", "清空编号")],
    }
}
