//! Adding, changing and removing records of a plain kind, one or many at once.
use rusqlite::types::{ToSql, Value};
use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, OrMissing, Result};
use crate::ids::{RecordId, Uid};
use crate::ledger::{Key, Reader, Record, Table, Writer, stored};
use crate::text::next_code;
use crate::uses;

use super::{Draft, NoPart, Plain, checks};

/// A record with all its parts, as the form has them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Save<R: TS, Part: TS = NoPart> {
    pub record: Draft<R>,
    pub parts: Vec<Draft<Part>>,
}

/// Saves a record and makes its parts exactly those that are sent.
///
/// # Errors
/// [`crate::Error::Invalid`] with the column to mark; missing when it is gone.
pub fn save<R: Plain>(w: &Writer<'_>, request: Save<R, R::Part>) -> Result<R::Id> {
    let is_new = request.record.uid.is_none();
    let mut draft = request.record;
    number::<R>(w.reader(), &mut draft)?;
    // What is wrong with the record itself is told before what is wrong with its parts.
    draft.clone().record()?;
    let parts: Vec<(Option<Uid>, R::Part)> = request
        .parts
        .into_iter()
        .map(|draft| Ok((draft.uid, draft.record()?)))
        .collect::<Result<_>>()?;
    let uid = put_record::<R>(w, draft, &parts)?;
    let title = w.reader().title_of(R::TABLE, uid)?.unwrap_or_default();
    let verb = if is_new { "已登记" } else { "已更改" };
    w.describe(format!("{verb}{}“{title}”", R::TABLE.label));
    Ok(R::Id::from_uid(uid))
}

/// Saves several new records as one act: rows that were pasted.
///
/// # Errors
/// As for each by itself, with its number, counted from 1; then none is saved.
pub fn add<R: Plain>(w: &Writer<'_>, records: Vec<Save<R, R::Part>>) -> Result<u32> {
    let count = records.len() as u32;
    for (number, record) in (1..).zip(records) {
        save(w, record).map_err(|error| at_row(number, error))?;
    }
    w.describe(format!("已登记{}{count}{}", R::TABLE.label, R::SCREEN.unit));
    Ok(count)
}

fn at_row(number: u32, error: Error) -> Error {
    match error {
        Error::Invalid { field, message } => Error::Invalid {
            field,
            message: format!("第{number}行：{message}"),
        },
        other => other,
    }
}

fn put_record<R: Plain>(
    w: &Writer<'_>,
    draft: Draft<R>,
    parts: &[(Option<Uid>, R::Part)],
) -> Result<Uid> {
    let former = draft.uid;
    let record = draft.record()?;
    let uid = put(w, &record, former, None)?;
    put_parts::<R>(w, uid, parts)?;
    check::<R>(w.reader(), uid)?;
    Ok(uid)
}

/// What only its kind can say is wrong with a record, as it stands.
pub(crate) fn check<R: Plain>(reader: Reader<'_>, uid: Uid) -> Result<()> {
    let record: R = reader.get(R::Id::from_uid(uid))?;
    record.check(&parts_of::<R>(reader, uid)?, reader)
}

/// The next free 编号, where none is given.
fn number<R: Plain>(reader: Reader<'_>, draft: &mut Draft<R>) -> Result<()> {
    let given = draft.fields.get("code").and_then(|code| code.as_str());
    if !R::TABLE.is_numbered() || given.is_some_and(|code| !code.trim().is_empty()) {
        return Ok(());
    }
    let sql = format!("SELECT code FROM {}", R::TABLE.name);
    let mut statement = reader.conn().prepare_cached(&sql)?;
    let codes = statement.query_map([], |row| row.get::<_, String>(0))?;
    let codes: Vec<String> = codes.collect::<rusqlite::Result<_>>()?;
    let next = next_code(codes.iter().map(String::as_str), R::TABLE.first_code);
    draft.set("code", next.into());
    Ok(())
}

/// Where a part stands: in which record, and as the how-manieth.
struct Within {
    whole: Uid,
    seq: i64,
}

/// Writes one record of any kind, and answers its key.
fn put<R: Record>(
    w: &Writer<'_>,
    record: &R,
    former: Option<Uid>,
    within: Option<Within>,
) -> Result<Uid> {
    let table = R::TABLE;
    let mut values: Vec<Value> = record
        .values()
        .into_iter()
        .map(stored)
        .collect::<Result<_>>()?;
    if let Some(Within { whole, seq }) = within {
        let mut set = |column: Option<&str>, value| {
            if let Some(at) = column.and_then(|column| place(table, column)) {
                values[at] = value;
            }
        };
        set(table.part_of, Value::Blob(whole.as_bytes().to_vec()));
        set(Some("seq"), Value::Integer(seq));
    }
    let of = |column: &str| place(table, column).map_or(Value::Null, |at| values[at].clone());
    checks::fields::<R>(w.reader(), &values)?;
    let uid = match table.key {
        Key::Own(_) => former.unwrap_or_else(Uid::new),
        _ => table.derived(&of).unwrap_or_else(Uid::new),
    };
    checks::no_twin(w.reader(), table, uid, &of)?;
    let stands = w.reader().owner_of(table, uid)?;
    if let Some(former) = former.filter(|former| *former != uid) {
        // What it is known by has changed: it is another record now.
        w.remove_of(table, former)?;
    } else if former.is_some() && stands.is_none() {
        None.or_missing(table.label)?;
    }
    let owner = w.reader().declared_owner(table, uid, &of)?;
    let values = values.iter().map(|value| value as &dyn ToSql);
    w.put(table, stands.is_none(), uid, owner, values)?;
    Ok(uid)
}

fn put_parts<R: Plain>(w: &Writer<'_>, whole: Uid, parts: &[(Option<Uid>, R::Part)]) -> Result<()> {
    let before: Vec<R::Part> = parts_of::<R>(w.reader(), whole)?;
    let mut kept = Vec::new();
    for (seq, (former, part)) in (0..).zip(parts) {
        // Those whose key follows from what they say may change places: what is left over goes below.
        let former = former.filter(|_| matches!(R::Part::TABLE.key, Key::Own(_)));
        let uid = put(w, part, former, Some(Within { whole, seq }))?;
        if kept.contains(&uid) {
            let label = R::Part::TABLE.label;
            let message = format!("{label}第{}行与前面的一行相同，请删去一行。", seq + 1);
            return Err(Error::invalid(
                R::Part::TABLE.parts.unwrap_or("parts"),
                message,
            ));
        }
        kept.push(uid);
    }
    for part in before {
        let uid = part.id().uid();
        if !kept.contains(&uid) {
            uses::remove_whole(w, R::Part::TABLE, uid)?;
        }
    }
    Ok(())
}

fn place(table: &Table, column: &str) -> Option<usize> {
    table.fields.iter().position(|field| field.column == column)
}

/// Parts of a record, in their order.
pub(super) fn parts_of<R: Plain>(reader: Reader<'_>, whole: Uid) -> Result<Vec<R::Part>> {
    let table = R::Part::TABLE;
    match table.part_of {
        None => Ok(Vec::new()),
        Some(column) => reader.list(
            &format!("WHERE r.{column} = ?1 ORDER BY {}", table.order),
            [whole],
        ),
    }
}

/// The record that a part is a part of.
pub(super) fn whole_of<P: Record>(part: &P, column: &str) -> Result<Uid> {
    let at = place(P::TABLE, column).unwrap_or_default();
    Ok(key_in(part.values()[at])?.unwrap_or(Uid::COUNTY))
}

/// The key that a value is, if it is one.
pub(super) fn key_in(value: &dyn ToSql) -> Result<Option<Uid>> {
    Ok(match stored(value)? {
        Value::Blob(bytes) => Uid::from_slice(&bytes),
        _ => None,
    })
}

/// Removes a record that nothing else uses, with its parts and what hangs on it.
///
/// # Errors
/// Not now, naming what uses it.
pub fn remove<R: Plain>(w: &Writer<'_>, id: R::Id) -> Result<()> {
    let title = w.reader().title_of(R::TABLE, id.uid())?;
    let title = title.or_missing(R::TABLE.label)?;
    remove_unused::<R>(w, id.uid(), &title)?;
    w.describe(format!("已删除{}“{title}”", R::TABLE.label));
    Ok(())
}

fn remove_unused<R: Plain>(w: &Writer<'_>, uid: Uid, title: &str) -> Result<()> {
    let uses = uses::of(w.reader(), R::TABLE, uid)?;
    if !uses.is_empty() {
        return Err(crate::Error::not_now(format!(
            "“{title}”还有{}，不能删除。请先改掉它们。",
            uses.join("、")
        )));
    }
    uses::remove_whole(w, R::TABLE, uid)
}

/// One change to several records, as one act.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", bound = "")]
pub struct Many<R: TS> {
    pub records: Vec<Uid>,
    pub change: Change<R>,
}

/// What is done to each of them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "what", bound = "")]
pub enum Change<R: TS> {
    Remove,
    /// The fields that are given here become so.
    Set {
        fields: Draft<R>,
    },
}

/// # Errors
/// As for each record by itself; then none is changed.
pub fn many<R: Plain>(w: &Writer<'_>, request: Many<R>) -> Result<()> {
    let count = request.records.len();
    for uid in request.records {
        let id = R::Id::from_uid(uid);
        match &request.change {
            Change::Remove => {
                let title = w.reader().title_of(R::TABLE, uid)?;
                remove_unused::<R>(w, uid, &title.or_missing(R::TABLE.label)?)?;
            }
            Change::Set { fields } => {
                let record: R = w.reader().get(id)?;
                let mut draft = Draft::of(&record, uid)?;
                for (field, value) in &fields.fields {
                    draft.set(field, value.clone());
                }
                let parts = parts_of::<R>(w.reader(), uid)?;
                let parts: Vec<_> = parts
                    .into_iter()
                    .map(|part| (Some(part.id().uid()), part))
                    .collect();
                put_record::<R>(w, draft, &parts)?;
            }
        }
    }
    let verb = match request.change {
        Change::Remove => "已删除",
        Change::Set { .. } => "已更改",
    };
    w.describe(format!("{verb}{}{count}{}", R::TABLE.label, R::SCREEN.unit));
    Ok(())
}
