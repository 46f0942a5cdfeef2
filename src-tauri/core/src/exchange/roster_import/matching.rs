//! Which record of the roster a row means. Twins are named and never taken for one another silently.
use crate::exchange::headers::{ListField, ListKind};
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, Uid};
use crate::text::mobiles;

use super::fields::{Fault, NamesAndWords, Values};
use super::known::{Known, Roster};
use super::offers::Offer;
use super::returning::Gone;
use super::wire::Returning;
use crate::exchange::names::Meant;

/// What a row comes to.
pub(super) enum Match {
    Known(Uid),
    New,
    /// Nothing to go by: name or school are at fault themselves.
    Open,
    Unclear(Fault),
}

pub(super) fn find(
    kind: ListKind,
    values: &Values,
    roster: &Roster,
    names: &NamesAndWords,
) -> Match {
    match kind {
        ListKind::Persons => person(values, roster, names),
        ListKind::Schools => school(values, roster, names),
    }
}

fn person(values: &Values, roster: &Roster, names: &NamesAndWords) -> Match {
    let (Some(name), Some(school)) = (values.get(&ListField::Name), values.get(&ListField::School))
    else {
        return Match::Open;
    };
    if let Some(code) = values.get(&ListField::Code) {
        match roster.coded(&code.stored).as_slice() {
            [known] if key(&known.name) == key(&name.stored) => return Match::Known(known.uid),
            [known, ..] => {
                return Match::Unclear(other_code(&code.stored, known, &name.stored));
            }
            [] => {}
        }
    }
    let school = school.organization();
    let here: Vec<&Known> = roster
        .named(&name.stored)
        .filter(|known| known.school == school)
        .collect();
    let birth = values
        .get(&ListField::BirthMonth)
        .map(|value| value.stored.as_str());
    match here.as_slice() {
        [] => elsewhere(&name.stored, values, roster, names),
        [one] => match (birth, born(one)) {
            (Some(file), Some(own)) if file != own => Match::Unclear(other_birth(one, own)),
            (Some(_), Some(_)) => Match::Known(one.uid),
            _ if is_another(values, one) => Match::Unclear(other_marks(one)),
            _ => Match::Known(one.uid),
        },
        several => {
            let by = |field| {
                let own = values.get(&field).map(|value| &value.stored);
                let same = |known: &&&Known| {
                    own.is_some() && known.values.get(&field).map(|value| &value.stored) == own
                };
                let mut same = several.iter().filter(same);
                same.next().filter(|_| same.next().is_none())
            };
            match by(ListField::BirthMonth).or_else(|| by(ListField::Phone)) {
                Some(one) => Match::Known(one.uid),
                None => Match::Unclear(namesakes(several, values)),
            }
        }
    }
}

fn born(known: &Known) -> Option<&str> {
    known
        .values
        .get(&ListField::BirthMonth)
        .map(|value| value.stored.as_str())
}

/// A namesake of the same month or with the same mobile number at another school may have moved, or be
/// somebody else.
fn elsewhere(name: &str, values: &Values, roster: &Roster, names: &NamesAndWords) -> Match {
    let birth = values.get(&ListField::BirthMonth);
    let same_month = |known: &&Known| birth.is_some_and(|own| born(known) == Some(&own.stored));
    let same_mobile = |known: &&Known| shares_mobile(values, &known.values);
    let namesakes = || roster.named(name);
    let by_month = || namesakes().find(same_month).map(|twin| (twin, "出生年月"));
    let by_mobile = namesakes().find(same_mobile).map(|twin| (twin, "手机号"));
    let Some((twin, agrees)) = by_mobile.or_else(by_month) else {
        return Match::New;
    };
    let school = twin.school.map_or("其他单位", |id| names.schools.name(id));
    Match::Unclear(Fault {
        field: Some(ListField::Name),
        message: format!("{school}也有{name}，{agrees}相同"),
        remedy: "选明是同一个人调来，还是另一个人。".to_owned(),
        offers: vec![
            match Gone::of(twin) {
                None => Offer::decide(Some(twin.uid), format!("是同一人，从{school}调来")),
                Some(_) => {
                    let label = format!("是同一人，原来在{school}，现在调回");
                    Offer::returning(twin.uid, Returning::Back, label)
                }
            },
            Offer::decide(None, "是另一个人"),
        ],
    })
}

/// Whether both have a mobile number in common; a landline may be that of a whole school.
pub(super) fn shares_mobile(values: &Values, others: &Values) -> bool {
    let of = |values: &'_ Values| {
        values
            .get(&ListField::Phone)
            .map(|phone| phone.stored.clone())
    };
    let (Some(own), Some(other)) = (of(values), of(others)) else {
        return false;
    };
    mobiles(&own).any(|own| mobiles(&other).any(|other| other == own))
}

/// A corrected name, a code of somebody else's, or a column that holds no codes of ours.
fn other_code(code: &str, known: &Known, name: &str) -> Fault {
    Fault {
        field: Some(ListField::Code),
        message: format!("编号{code}在名册中是{}的", known.name),
        remedy: "是同一个人就改名；是另一个人就核对编号，不需要编号就把这一格清空。".to_owned(),
        offers: vec![
            Offer::decide(Some(known.uid), format!("是同一人，改名为{name}")),
            Offer::mend(ListField::Code, "", "清空编号"),
        ],
    }
}

fn other_birth(known: &Known, own: &str) -> Fault {
    Fault {
        field: Some(ListField::BirthMonth),
        message: format!("本校已有{}，名册中出生年月是{own}", known.name),
        remedy: "选明以哪个为准，还是另一个同名的人。".to_owned(),
        offers: vec![
            Offer::mend(ListField::BirthMonth, own, "用名册里的"),
            Offer::decide(Some(known.uid), "以文件为准"),
            Offer::decide(None, "是另一个人"),
        ],
    }
}

/// Both 编号 and phone are others: a list that brings its own codes keeps the phones.
fn is_another(values: &Values, known: &Known) -> bool {
    [ListField::Code, ListField::Phone].iter().all(|field| {
        let both = values.get(field).zip(known.values.get(field));
        both.is_some_and(|(file, own)| file.stored != own.stored)
    })
}

fn other_marks(known: &Known) -> Fault {
    Fault {
        field: Some(ListField::Name),
        message: format!("本校已有{}，编号和电话都不同", known.name),
        remedy: format!(
            "名册中的{}编号是{}：选明是同一个人，还是另一个同名的人。",
            known.name, known.code
        ),
        offers: vec![
            Offer::decide(Some(known.uid), "是同一人，以文件为准"),
            Offer::decide(None, "是另一个人"),
        ],
    }
}

/// Whom the row does not contradict comes first; where it contradicts all of them, somebody else does.
fn namesakes(several: &[&Known], values: &Values) -> Fault {
    use ListField as F;
    let contradicts = |known: &&Known| {
        let told = [F::Code, F::BirthMonth, F::Phone, F::Sex];
        told.iter().any(|field| {
            let both = values.get(field).zip(known.values.get(field));
            both.is_some_and(|(file, own)| file.stored != own.stored)
        })
    };
    let (others, open): (Vec<&Known>, Vec<&Known>) =
        several.iter().partition(|known| contradicts(known));

    let offer = |known: &&Known| {
        let born = born(known).unwrap_or("出生年月不详");
        Offer::decide(Some(known.uid), format!("是{}（{born}）", known.code))
    };
    let another = Offer::decide(None, "是另一个人");
    let mut offers: Vec<Offer> = open.iter().chain(&others).map(offer).collect();
    match open.is_empty() {
        true => offers.insert(0, another),
        false => offers.push(another),
    }
    Fault {
        field: Some(ListField::Name),
        message: format!("本校名册中有{}位同名", several.len()),
        remedy: "选明是哪一位；文件里写上出生年月或编号也能分清。".to_owned(),
        offers,
    }
}

fn school(values: &Values, roster: &Roster, names: &NamesAndWords) -> Match {
    let Some(name) = values.get(&ListField::SchoolName) else {
        return Match::Open;
    };
    if let Some(code) = values.get(&ListField::SchoolCode) {
        match roster.coded(&code.stored).as_slice() {
            [known] if is_called(names, known, &name.stored) => return Match::Known(known.uid),
            [known, ..] => return Match::Unclear(renamed(&code.stored, known, &name.stored)),
            [] => {}
        }
    }
    match names.schools.find(&name.stored) {
        Meant::One(id) => Match::Known(id.0),
        Meant::None(_) => Match::New,
        Meant::Several(ids) => match names.schools.fully_called(&name.stored, &ids) {
            // A full name goes before the 简称 of another.
            Some(id) => Match::Known(id.0),
            None => Match::Unclear(several_schools(&ids, &name.stored, names)),
        },
    }
}

fn several_schools(ids: &[OrganizationId], name: &str, names: &NamesAndWords) -> Fault {
    Fault {
        field: Some(ListField::SchoolName),
        message: format!("名册中有{}所学校叫“{}”", ids.len(), name),
        remedy: "写全称或编号。".to_owned(),
        offers: ids
            .iter()
            .map(|id| Offer::decide(Some(id.0), format!("是{}", names.schools.told(*id))))
            .collect(),
    }
}

fn is_called(names: &NamesAndWords, known: &Known, name: &str) -> bool {
    matches!(names.schools.find(name), Meant::One(id) if id.0 == known.uid)
}

fn renamed(code: &str, known: &Known, name: &str) -> Fault {
    Fault {
        field: Some(ListField::SchoolName),
        message: format!("编号{code}在名册中是{}", known.name),
        remedy: format!("是学校改名就选“改名”；{}是另一所学校就改编号。", name),
        offers: vec![Offer::decide(
            Some(known.uid),
            format!("{}改名为{name}", known.name),
        )],
    }
}
