//! How surely a row means the person of the roster that it was found to mean, and rows that speak for one
//! person: a name alone gives way to a 编号, a phone or a month of birth.
use crate::exchange::headers::ListField;
use crate::exchange::normal::key;

use super::draft::Draft;
use super::fields::Fault;
use super::known::{Known, Roster};
use super::line::Line;
use super::offers::Offer;
use super::unbinding;

/// In rising order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Claim {
    None,
    Name,
    /// Phone or month of birth agree, too.
    Mark,
    /// By 编号, or by the user's word.
    Sure,
}

pub(super) fn of(line: &Line, roster: &Roster) -> Claim {
    let Some(known) = line.record.and_then(|uid| roster.get(uid)) else {
        return Claim::None;
    };
    let agrees = |field| agreement(line, known, field) == Some(true);
    match () {
        () if line.decided || agrees(ListField::Code) || agrees(ListField::SchoolCode) => {
            Claim::Sure
        }
        () if agrees(ListField::Phone) || agrees(ListField::BirthMonth) => Claim::Mark,
        () => Claim::Name,
    }
}

/// `None` where one of them does not say.
fn agreement(line: &Line, known: &Known, field: ListField) -> Option<bool> {
    let own = known.values.get(&field)?;
    Some(line.stored(field)? == own.stored)
}

/// Asks about a row that got somebody of the roster by its name alone, against what it says itself, while
/// another row of the same name stands beside it: which of them it is nobody knows.
pub(super) fn find(lines: &mut [Line], roster: &Roster) {
    let found: Vec<(usize, Fault)> = (0..lines.len())
        .filter_map(|at| Some((at, doubtful(lines, at, roster)?)))
        .collect();
    for (at, fault) in found {
        lines[at].faults.push(fault);
    }
}

fn doubtful(lines: &[Line], at: usize, roster: &Roster) -> Option<Fault> {
    let line = &lines[at];
    let open = !line.left_out && !line.waiting && line.faults.is_empty();
    if !open || of(line, roster) != Claim::Name {
        return None;
    }
    let known = line.record.and_then(|uid| roster.get(uid))?;
    let name = line.stored(ListField::Name)?;
    let marks = [ListField::Code, ListField::Phone];
    let contradicts = |field: &ListField| agreement(line, known, *field) == Some(false);
    let beside = |other: &Line| {
        !other.left_out
            && other.place != line.place
            && other.stored(ListField::School) == line.stored(ListField::School)
            && other
                .stored(ListField::Name)
                .is_some_and(|other| key(other) == key(name))
    };
    let asked = marks.iter().any(contradicts) && lines.iter().any(beside);
    asked.then(|| which(known))
}

fn which(known: &Known) -> Fault {
    let (name, code) = (&known.name, &known.code);
    Fault {
        field: Some(ListField::Name),
        message: format!("文件里有几位{name}，不知道哪一位是名册中的{name}（{code}）"),
        remedy: "选明这一行是名册中的那一位，还是另一个同名的人。".to_owned(),
        offers: vec![
            Offer::decide(None, "是另一个人"),
            Offer::decide(Some(known.uid), format!("是名册中的{name}（{code}）")),
        ],
    }
}

/// Whatever was said about a row, it never brings the 编号 of somebody else.
pub(super) fn code_of_another(line: &Line, roster: &Roster, draft: &Draft) -> Option<Fault> {
    let mut fields = [ListField::Code, ListField::SchoolCode].into_iter();
    let (field, code) = fields.find_map(|field| Some((field, line.stored(field)?)))?;
    let holders = roster.coded(code);
    let holder = holders
        .iter()
        .find(|known| Some(known.uid) != line.record)?;
    let back = unbinding::offer(draft, line.place.sheet, field);
    Some(Fault {
        field: Some(field),
        message: format!("编号{code}在名册中是{}的", holder.name),
        remedy: "一个编号只能是一个人或一所学校的：改成不同的编号，或者清空。".to_owned(),
        offers: [Offer::mend(field, "", "清空编号")]
            .into_iter()
            .chain(back)
            .collect(),
    })
}
