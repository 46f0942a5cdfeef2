//! Rows of one file that mean the same person or school, or bear the same code.
use std::collections::HashMap;

use crate::exchange::headers::ListField;
use crate::exchange::normal::key;
use crate::ids::Uid;

use super::claims;
use super::draft::Draft;
use super::fields::Fault;
use super::known::Roster;
use super::line::Line;
use super::offers::{Offer, OfferAct};
use super::unbinding;
use super::wire::{Join, Place};

/// The same person, school or code twice in the file. The surest rows come first: of rows of one name the
/// one that plainly is the roster's is not asked about, whichever row it stands in.
pub(super) fn find(draft: &Draft, lines: &mut [Line], roster: &Roster) {
    let mut surest: Vec<usize> = (0..lines.len())
        .filter(|at| !lines[*at].left_out && !lines[*at].waiting)
        .collect();
    surest.sort_by_key(|at| std::cmp::Reverse(claims::of(&lines[*at], roster)));
    let all: &[Line] = lines;
    let mut seen = Seen {
        draft,
        lines: all,
        roster,
        by_record: HashMap::new(),
        by_name: HashMap::new(),
        by_code: HashMap::new(),
    };
    let repeats: Vec<(usize, Fault)> = surest
        .into_iter()
        .filter_map(|at| Some((at, seen.repeated(at, &all[at])?)))
        .collect();
    for (at, fault) in repeats {
        lines[at].faults.push(fault);
    }
}

/// 第5行 · “语文组”第5行
pub(super) fn row_of(draft: &Draft, line: &Line, other: Place) -> String {
    let list = match other.sheet == line.place.sheet {
        true => String::new(),
        false => format!("“{}”", draft.name_of(other.sheet)),
    };
    format!("{list}第{}行", other.row)
}

/// Who and which codes stood in the lines so far.
struct Seen<'l> {
    draft: &'l Draft,
    lines: &'l [Line],
    roster: &'l Roster,
    by_record: HashMap<Uid, usize>,
    /// By name as [`key`] spells it.
    by_name: HashMap<String, Vec<usize>>,
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
        let row = |other: usize| row_of(self.draft, line, self.lines[other].place);
        match (first, coded) {
            (Some(first), _) => Some(repeat(line, &self.lines[first], &row(first))),
            (None, Some(other)) => Some(same_code(self.draft, line, &row(other))),
            (None, None) => None,
        }
    }

    fn record(&mut self, at: usize, line: &Line) -> Option<usize> {
        let first = *self.by_record.entry(line.record?).or_insert(at);
        (first != at).then_some(first)
    }

    /// The first row of the name that may be the same record; not where the row surely is somebody of the
    /// roster, or the user has said who it is.
    fn name(&mut self, at: usize, line: &'l Line) -> Option<usize> {
        let name = line
            .stored(ListField::Name)
            .or_else(|| line.stored(ListField::SchoolName))?;
        let same = self.by_name.entry(key(name)).or_default();
        // Which of the roster he is, is asked already: 是两个人 beside one of them would make him a new one.
        let asks_who = line.record.is_none() && asks_who(line);
        let is_clear = line.decided || claims::of(line, self.roster) > claims::Claim::Name;
        let is_asked_or_clear = |other: &Line| {
            let two_records = line.record.is_some() && other.record.is_some();
            is_clear || two_records || (asks_who && other.record.is_some())
        };
        let repeated = |other: &&usize| {
            let other = &self.lines[**other];
            !is_asked_or_clear(other) && compared(line, other) != Likeness::Others
        };
        let first = same.iter().find(repeated).copied();
        same.push(at);
        first
    }
}

/// A question stands at the row whom of the roster it means.
fn asks_who(line: &Line) -> bool {
    let mut offers = line.faults.iter().flat_map(|fault| &fault.offers);
    offers.any(|offer| matches!(offer.act, OfferAct::Decide(_)))
}

/// What two rows of one name are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    /// Some of what tells persons apart agrees, or only the phone differs.
    Unsure,
    Others,
}

fn compared(line: &Line, other: &Line) -> Likeness {
    use ListField as F;
    if line.values.contains_key(&F::SchoolName) {
        return Likeness::Same;
    }
    let agree = |field| Some(line.stored(field)? == other.stored(field)?);
    let any = |fields: &[F], agreed| fields.iter().any(|field| agree(*field) == Some(agreed));
    let one_school = line.stored(F::School) == other.stored(F::School);
    let agrees = any(&[F::Code, F::Phone, F::BirthMonth], true);
    let differs = any(&[F::Code, F::BirthMonth, F::Sex], false);
    let other_phone = agree(F::Phone) == Some(false);
    match (agrees, differs) {
        (false, true) => Likeness::Others,
        // Namesakes at other schools are many; one who moved keeps the phone.
        _ if !one_school => match agree(F::Phone) == Some(true) || (agrees && !other_phone) {
            true => Likeness::Unsure,
            false => Likeness::Others,
        },
        (true, true) => Likeness::Unsure,
        (false, false) if other_phone => Likeness::Unsure,
        _ => Likeness::Same,
    }
}

fn repeat(line: &Line, first: &Line, row: &str) -> Fault {
    let of_schools = line.values.contains_key(&ListField::SchoolName);
    let join = joined(line, first).map(|(join, label)| Offer::join(join, label));
    // Somebody of the roster stays who he is, and only the other row is somebody else.
    let own = line.record.filter(|own| first.record != Some(*own));
    let other = Offer::decide(own, "是两个人");
    let (message, remedy, offers) = match compared(line, first) {
        _ if of_schools => (
            format!("与{row}是同一条"),
            "去掉其中一行；是两所学校就写上不同的名称。".to_owned(),
            vec![Offer::leave_out()],
        ),
        Likeness::Same => {
            let known = match &join {
                Some(join) => format!("{}；或者去掉其中一行", join.label),
                None => "去掉其中一行".to_owned(),
            };
            let offers = join.into_iter().chain([Offer::leave_out(), other]);
            (
                format!("与{row}是同一条"),
                format!("{known}；是两个人就选“是两个人”。"),
                offers.collect(),
            )
        }
        Likeness::Unsure | Likeness::Others => (
            format!("与{row}同名，{}", differences(line, first)),
            "是两个人就选“是两个人”；同一个人写了两行，就去掉其中一行。".to_owned(),
            match line.stored(ListField::Phone).is_some()
                && line.stored(ListField::Phone) == first.stored(ListField::Phone)
            {
                // One phone speaks for one person.
                true => join
                    .into_iter()
                    .chain([Offer::leave_out(), other])
                    .collect(),
                false => [other]
                    .into_iter()
                    .chain(join)
                    .chain([Offer::leave_out()])
                    .collect(),
            },
        ),
    };
    Fault {
        field: None,
        message,
        remedy,
        offers,
    }
}

/// 电话相同，学校不同
fn differences(line: &Line, other: &Line) -> String {
    use ListField as F;
    let told = [F::Code, F::School, F::BirthMonth, F::Sex, F::Phone];
    let agreed = |agreed: bool| {
        let fields = told.iter().filter(|field| {
            let both = line.stored(**field).zip(other.stored(**field));
            both.is_some_and(|(own, other)| (own == other) == agreed)
        });
        fields.map(|field| field.label()).collect::<Vec<_>>()
    };
    let same = agreed(true)
        .into_iter()
        .filter(|label| *label != F::Sex.label());
    let parts = [(same.collect::<Vec<_>>(), "相同"), (agreed(false), "不同")];
    let parts = parts.iter().filter(|(labels, _)| !labels.is_empty());
    let parts: Vec<String> = parts
        .map(|(labels, word)| format!("{}{word}", labels.join("、")))
        .collect();
    parts.join("，")
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
            .chain(unbinding::offer(draft, line.place.sheet, field))
            .collect(),
    }
}
