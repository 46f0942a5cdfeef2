//! Who held an activity, and where.
use chrono::NaiveDate;

use crate::exchange::findings::Choice;
use crate::ids::OrganizationId;

use super::asks::{Ask, Topic};
use super::columns::ActivityField as F;
use super::entries::Entry;
use super::lexicon::Unit;
use super::reader::Reader;
use super::reading::{Learned, Reading};
use super::written::{Held, PartWord, held};

/// The value of an answer by which a name is kept out of the record.
pub(super) const NOBODY: &str = "-";

/// The value of an answer that takes what was guessed, whatever it is in each row.
const AS_GUESSED: &str = "guess";

/// Reads every column that names units or a place.
pub(super) fn read(reader: &Reader<'_>, entry: &Entry<'_>, day: NaiveDate, reading: &mut Reading) {
    let columns = [
        (F::Organiser, Some(PartWord::Organiser)),
        (F::Host, Some(PartWord::Host)),
        (F::CoHost, Some(PartWord::CoHost)),
        (F::Held, None),
        (F::Place, None),
        (F::School, Some(PartWord::Perhaps)),
    ];
    let mut at = None;
    for (field, part) in columns {
        if field == F::School && reader.per_school {
            continue;
        }
        let mut taken = Held::default();
        for text in reader.texts(entry, field) {
            let more = held(&text, &|unit| reader.lexicon.is_unit(unit, day));
            taken.parts.extend(more.parts);
            taken.place = taken.place.or(more.place);
            taken.at = taken.at.or(more.at);
        }
        let held = taken;
        for unit in held.parts {
            // A school alone under 地点 is a place first of all.
            let said = unit.part.or(part);
            match said {
                Some(said) => take_part(reader, reading, &unit.unit, said, day),
                None => at = at.or(Some(unit.unit.clone())),
            }
            if field == F::Place && unit.part.is_none() {
                reading.place.get_or_insert(unit.unit);
            }
        }
        if let Some(place) = held.place {
            match part {
                Some(said) => take_part(reader, reading, &place, said, day),
                None => {
                    reading.place.get_or_insert(place);
                }
            }
        }
        at = at.or(held.at);
    }
    if let ([], [organiser]) = (reading.hosts.as_slice(), reading.organisers.as_slice()) {
        let (id, name) = (*organiser, reader.lexicon.names.name(*organiser).to_owned());
        return guess_host(reader, reading, &name, id, "只写了主办，没有写承办");
    }
    if reading.hosts.is_empty()
        && let Some(at) = at
        && let Unit::School(id) = reader.lexicon.unit(&at, day)
    {
        guess_host(reader, reading, &at, id, "只写了地点，没有写由哪所学校承办");
    }
}

fn take_part(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    part: PartWord,
    day: NaiveDate,
) {
    let Some(id) = school(reader, reading, text, day) else {
        if part == PartWord::Host && reader.lexicon.unit(text, day) == Unit::Community {
            reading
                .remarks
                .push(format!("承办写的是“{text}”，没有写哪一所学校，没有记"));
        }
        return;
    };
    let list = match part {
        PartWord::Organiser => &mut reading.organisers,
        PartWord::Host => &mut reading.hosts,
        PartWord::CoHost => &mut reading.co_hosts,
        PartWord::Guide => &mut reading.guides,
        PartWord::Perhaps => {
            return guess_host(reader, reading, text, id, "没有写明是承办还是主办");
        }
    };
    if !list.contains(&id) {
        list.push(id);
    }
}

/// The school that a name means; asked about where it is not certain.
pub(super) fn school(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    day: NaiveDate,
) -> Option<OrganizationId> {
    let names = &reader.lexicon.names;
    let (ids, reason) = match reader.lexicon.unit(text, day) {
        Unit::School(id) => return Some(id),
        Unit::Community => return None,
        Unit::Perhaps(ids) => (ids, "名册里没有这个简称"),
        Unit::Unknown => (names.alike(text), "名册里没有这个名称"),
    };
    let mut choices: Vec<Choice> = ids
        .iter()
        .map(|id| Choice::new(names.unmistakable(*id), names.told(*id)))
        .collect();
    choices.push(Choice::new(NOBODY, "不是学校，不记"));
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::School,
            written: text,
            place: None,
            question: format!("“{text}”是哪所学校？"),
            reason: reason.to_owned(),
            choices,
            alike: None,
        },
    )?;
    let id = reader.lexicon.school(&answer)?;
    let text = text.trim();
    let known = names.get(id);
    if known.is_some_and(|school| school.names().any(|name| is_short_of(text, name))) {
        reading.learned.push(Learned::School(text.to_owned(), id));
    }
    Some(id)
}

/// 前楼 of 前楼中心小学: its signs stand in the name in their order. 松岭语文 is no name of a school.
fn is_short_of(text: &str, name: &str) -> bool {
    let mut signs = name.chars();
    text.chars().all(|wanted| signs.any(|sign| sign == wanted))
}

fn guess_host(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    id: OrganizationId,
    why: &str,
) {
    let name = reader.lexicon.names.told(id);
    let answer = reader.ask(
        reading,
        Ask {
            topic: Topic::Host,
            written: text,
            place: Some(&reader.place),
            question: format!("由{name}承办吗？"),
            reason: why.to_owned(),
            choices: vec![
                Choice::new(AS_GUESSED, format!("由{name}承办")),
                Choice::new(NOBODY, "没有写承办学校，以后再填"),
            ],
            alike: Some((why.to_owned(), format!("{why}的，都这样"))),
        },
    );
    if answer.as_deref() == Some(AS_GUESSED) {
        reading.hosts.push(id);
    }
}
