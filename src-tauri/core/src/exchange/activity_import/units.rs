//! Who held an activity, and where.
use chrono::NaiveDate;

use crate::exchange::findings::Choice;
use crate::ids::OrganizationId;

use super::asks::{Ask, Topic};
use super::background::Unit;
use super::columns::ActivityField as F;
use super::entries::Entry;
use super::reader::Reader;
use super::reading::{Learned, Reading};
use super::written::{Held, PartWord, held};

/// The value of an answer by which a name is kept out of the record.
pub(super) const NOBODY: &str = "-";

/// The value of an answer: every member school of the day.
const MEMBERS: &str = "members";

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
            let more = held(&text, &|unit| reader.background.is_unit(unit, day));
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
                None => at = at.or(Some((unit.unit.clone(), field))),
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
        at = at.or(held.at.map(|unit| (unit, F::Place)));
    }
    if let ([], [organiser]) = (reading.hosts.as_slice(), reading.organisers.as_slice()) {
        let (id, name) = (
            *organiser,
            reader.background.names.name(*organiser).to_owned(),
        );
        return guess_host(reader, reading, &name, id, "只写了主办，没有写承办");
    }
    let place_says = at
        .as_ref()
        .is_some_and(|(at, _)| matches!(reader.background.unit(at, day), Unit::School(_)));
    if reader.hosting.unsaid && (reader.hosting.has_sections() || !place_says) {
        reading.host_unsaid = reading.hosts.is_empty();
        let host = reader.hosting.host_of(entry.first().number);
        reading.hosts.extend(host.filter(|_| reading.host_unsaid));
        return;
    }
    if reading.hosts.is_empty()
        && let Some((at, field)) = at
        && let Unit::School(id) = reader.background.unit(&at, day)
    {
        // What is asked about the host's own name comes first.
        let asked = format!("{}/", Topic::School.label());
        if reading
            .doubts
            .iter()
            .any(|doubt| doubt.is_open() && doubt.id.starts_with(&asked))
        {
            return;
        }
        let why = match field {
            F::Held => "没有写明是承办还是主办",
            _ => "只写了地点，没有写由哪所学校承办",
        };
        guess_host(reader, reading, &at, id, why);
    }
}

fn take_part(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    part: PartWord,
    day: NaiveDate,
) {
    let ids = schools(reader, reading, text, day);
    let [id, ..] = ids[..] else {
        if part == PartWord::Host && reader.background.unit(text, day) == Unit::Community {
            reading
                .lost
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
    for id in ids {
        if !list.contains(&id) {
            list.push(id);
        }
    }
}

/// The one school that a name means; asked about where it is not certain.
pub(super) fn school(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    day: NaiveDate,
) -> Option<OrganizationId> {
    match schools(reader, reading, text, day)[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The schools that a text means: one, or all of 实小松岭; asked about where it is not certain.
pub(super) fn schools(
    reader: &Reader<'_>,
    reading: &mut Reading,
    text: &str,
    day: NaiveDate,
) -> Vec<OrganizationId> {
    let names = &reader.background.names;
    let (ids, reason) = match reader.background.unit(text, day) {
        Unit::School(id) => return vec![id],
        Unit::Community => return Vec::new(),
        Unit::Perhaps(ids) => (ids, "名册里没有这个简称"),
        Unit::Unknown => match names.divided(text) {
            Some(ids) => return ids,
            None => (names.alike(text), "名册里没有这个名称"),
        },
    };
    let mut choices = of_several(reader, text, day);
    choices.extend(
        ids.iter()
            .map(|id| Choice::new(names.unmistakable(*id), names.told(*id))),
    );
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
    );
    let meant = match answer.as_deref() {
        None | Some(NOBODY) => return Vec::new(),
        Some(MEMBERS) => reader.background.members(day),
        Some(answer) => reader.background.schools(answer),
    };
    let text = text.trim();
    if let [id] = meant[..]
        && let Some(known) = names.get(id)
        && known.names().any(|name| is_short_of(text, name))
    {
        reading.learned.push(Learned::School(text.to_owned(), id));
    }
    meant
}

/// 五校联合 may be all members; a text that names several schools among other words, those.
fn of_several(reader: &Reader<'_>, text: &str, day: NaiveDate) -> Vec<Choice> {
    let names = &reader.background.names;
    let members = reader.background.members(day);
    let all = is_of_all(text)
        .then(|| Choice::new(MEMBERS, format!("全部成员学校（{}所）", members.len())));
    let mentioned = names.mentioned(text);
    let several = (mentioned.len() > 1).then(|| {
        let values: Vec<String> = mentioned.iter().map(|id| names.unmistakable(*id)).collect();
        let labels: Vec<String> = mentioned.iter().map(|id| names.told(*id)).collect();
        Choice::new(values.join(";"), labels.join("、"))
    });
    all.into_iter().chain(several).collect()
}

/// 各校, 五校联合, 全体成员校, 各片区学校
fn is_of_all(text: &str) -> bool {
    const ALL: [&str; 6] = ["各", "全体", "所有", "全部", "联合", "成员"];
    const COUNTED: [&str; 9] = [
        "两校", "三校", "四校", "五校", "六校", "七校", "八校", "九校", "十校",
    ];
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    says(&COUNTED) || (text.contains('校') && says(&ALL))
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
    let name = reader.background.names.told(id);
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
