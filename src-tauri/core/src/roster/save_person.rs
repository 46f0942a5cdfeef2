//! Adding and changing a person together with the present posting, and removing one.
use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::{PersonId, Uid};
use crate::ledger::{Reader, Record, Writer};
use crate::text::{check_birth, cleaned, key, next_code, person_name, phone_numbers};
use crate::uses;

use super::alike::doubt;
use super::posting_step::{Onset, PostingInput, posting_step};
use super::postings::own;
use super::records::{Organization, Person, PersonStatus, Sex};
use super::rules::{FIRST_CODE, parse_month};
use super::views::Saved;

/// A new person (`uid: null`) or changes to one, with the present posting.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePerson {
    pub uid: Option<PersonId>,
    /// `null`: the next free one.
    pub code: Option<String>,
    pub name: String,
    pub reading: Option<String>,
    pub sex: Option<Sex>,
    pub birth_month: Option<String>,
    pub phone: Option<String>,
    pub teaching_since: Option<String>,
    pub status: PersonStatus,
    pub sort: Option<i64>,
    pub note: Option<String>,
    /// School, post, title …; needed for a new person, `null` leaves it as it is.
    pub posting: Option<PostingInput>,
    /// 自某日起: the former posting ends the day before. `null`: 更正, the posting is corrected as
    /// if it always had been so (a new person's holds from the beginning).
    pub from: Option<NaiveDate>,
}

/// The 编号 proposed for a new person.
pub fn next_person_code(reader: Reader<'_>, _: ()) -> Result<String> {
    let codes = codes(reader)?;
    Ok(next_code(
        codes.iter().map(|(_, code, _)| code.as_str()),
        FIRST_CODE,
    ))
}

/// Adds or changes a person. The 编号 is unique in this copy of the ledger; a namesake at the same
/// school is allowed, with a warning.
pub fn save_person(w: &Writer<'_>, request: SavePerson) -> Result<Saved> {
    let reader = w.reader();
    let former = match request.uid {
        Some(uid) => Some(reader.get::<Person>(uid)?),
        None => None,
    };
    if former.is_none() && request.posting.is_none() {
        return Err(Error::invalid("organization", "请选择所在单位。"));
    }
    let person = record(reader, &request, former.as_ref())?;
    w.describe(match &former {
        None => format!("已新增人员{}", person.name),
        Some(_) => format!("已更改{}的资料", person.name),
    });
    w.save(&person)?;
    if let Some(input) = request.posting {
        reader.get::<Organization>(input.organization)?;
        let onset = request.from.map_or(Onset::Correction, Onset::From);
        posting_step(reader, person.uid, input, onset)?.write(w)?;
    }
    let uid = person.uid;
    own(w, person)?;
    let mut warnings = namesakes(reader, uid)?;
    warnings.extend(doubt(reader, uid)?);
    Ok(Saved {
        uid: uid.0,
        warnings,
    })
}

fn record(reader: Reader<'_>, request: &SavePerson, former: Option<&Person>) -> Result<Person> {
    let name = person_name(&request.name).map_err(|problem| problem.at("name"))?;
    if name.is_empty() {
        return Err(Error::invalid("name", "请填写姓名。"));
    }
    let uid = request.uid.unwrap_or_else(PersonId::new);
    let code = free_code(reader, uid, cleaned(request.code.clone()), former)?;
    Ok(Person {
        uid,
        owner: former.map_or(entered_for(request), |former| former.owner),
        code,
        name,
        reading: cleaned(request.reading.clone()).map(|reading| reading.to_lowercase()),
        sex: request.sex,
        birth_month: birth_month(request.birth_month.as_deref(), reader.today())?,
        phone: phone(request.phone.as_deref())?,
        teaching_since: month(
            "teachingSince",
            "参加工作年月",
            request.teaching_since.as_deref(),
        )?,
        status: request.status,
        sort: request
            .sort
            .or(former.map(|former| former.sort))
            .map_or_else(|| last_place(reader), Ok)?,
        note: cleaned(request.note.clone()),
    })
}

/// Where those who are there stand in an order of their own, whoever is new stands after them; else
/// all stand by 编号.
pub(crate) fn last_place(reader: Reader<'_>) -> Result<i64> {
    let sql = "SELECT coalesce(max(sort), 0) FROM person";
    let last: i64 = reader.conn().query_row(sql, [], |row| row.get(0))?;
    Ok(if last == 0 { 0 } else { last + 1 })
}

/// A new person's record is kept by the school it is entered for.
fn entered_for(request: &SavePerson) -> Uid {
    request
        .posting
        .as_ref()
        .map_or(Uid::COUNTY, |posting| posting.organization.0)
}

fn phone(typed: Option<&str>) -> Result<Option<String>> {
    let numbers = phone_numbers(typed.unwrap_or("")).map_err(|problem| problem.at("phone"))?;
    Ok(cleaned(Some(numbers)))
}

fn birth_month(typed: Option<&str>, today: NaiveDate) -> Result<Option<String>> {
    let month = month("birthMonth", "出生年月", typed)?;
    if let Some(month) = &month {
        check_birth(month, today).map_err(|problem| problem.at("birthMonth"))?;
    }
    Ok(month)
}

fn month(field: &'static str, what: &str, text: Option<&str>) -> Result<Option<String>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => parse_month(text).map(Some).ok_or_else(|| {
            Error::invalid(
                field,
                format!("{what}“{text}”看不懂，请写成1974年3月或1974-03的样子。"),
            )
        }),
    }
}

/// Key, 编号 and name of everybody.
fn codes(reader: Reader<'_>) -> Result<Vec<(PersonId, String, String)>> {
    let mut statement = reader
        .conn()
        .prepare_cached("SELECT uid, code, name FROM person")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The 编号 to store: the former one, the wanted one if it is free, else the next.
fn free_code(
    reader: Reader<'_>,
    uid: PersonId,
    wanted: Option<String>,
    former: Option<&Person>,
) -> Result<String> {
    if let Some(former) = former
        && wanted.as_ref().is_none_or(|wanted| *wanted == former.code)
    {
        return Ok(former.code.clone());
    }
    let codes = codes(reader)?;
    let free = next_code(codes.iter().map(|(_, code, _)| code.as_str()), FIRST_CODE);
    let Some(wanted) = wanted else {
        return Ok(free);
    };
    match codes
        .iter()
        .find(|(other, code, _)| *other != uid && *code == wanted)
    {
        None => Ok(wanted),
        Some((_, _, name)) => Err(Error::invalid(
            "code",
            format!("编号{wanted}已用于{name}，可以改用{free}。"),
        )),
    }
}

/// Others of the same name who are at the same school today.
fn namesakes(reader: Reader<'_>, person: PersonId) -> Result<Vec<String>> {
    let mut statement = reader
        .conn()
        .prepare_cached(include_str!("sql/namesakes.sql"))?;
    let rows = statement.query_map((person, reader.today()), |row| {
        let texts = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok::<(String, String, String, String), _>(texts)
    })?;
    let mut warnings = Vec::new();
    for row in rows {
        let (own, name, code, school) = row?;
        // A name of an older ledger may be written with characters that only look alike.
        if key(&name) == key(&own) {
            warnings.push(format!(
                "{school}已有同名的{name}（编号{code}），如是同一人，请用“合并”并成一条。"
            ));
        }
    }
    Ok(warnings)
}

/// Removes a person nothing refers to, with postings and absences.
pub fn remove_person(w: &Writer<'_>, id: PersonId) -> Result<()> {
    let person: Person = w.reader().get(id)?;
    let uses = uses::of(w.reader(), Person::TABLE, id.0)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "{}已有{}，不能删除。如已调出或退休，请更改在职状态；如是重复录入，请与另一条合并。",
            person.name,
            uses.join("、")
        )));
    }
    w.describe(format!("已删除人员{}", person.name));
    uses::remove_whole(w, Person::TABLE, id.0)
}
