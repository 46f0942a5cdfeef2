//! Moves what names the twin over to the kept person, one kind of record at a time.
use rusqlite::types::{ToSql, Value};

use crate::activities::ActivityRole;
use crate::attendance::Attendance;
use crate::dates::meet;
use crate::error::Result;
use crate::evidence::{Evidence, Explanation};
use crate::ids::{PersonId, Uid};
use crate::ledger::{Kind, Record, Table, Writer};
use crate::roster::{Away, Person, Posting};
use crate::tags::Tag;

use super::MergePersons;

/// Where both signed in to the same activity, the line that says the person came stands.
pub(super) fn move_sign_ins(
    w: &Writer<'_>,
    MergePersons { keep, twin }: MergePersons,
) -> Result<()> {
    for line in w
        .reader()
        .list::<Attendance>("WHERE r.person = ?1", [twin])?
    {
        w.remove::<Attendance>(line.uid)?;
        let mut moved = Attendance {
            person: Some(keep),
            ..line
        };
        moved.uid = moved.key();
        match w.reader().find::<Attendance>(moved.uid)? {
            Some(own) if own.came() || !moved.came() => {}
            _ => w.save(&moved)?,
        }
    }
    Ok(())
}

pub(super) fn move_roles(w: &Writer<'_>, MergePersons { keep, twin }: MergePersons) -> Result<()> {
    for role in w
        .reader()
        .list::<ActivityRole>("WHERE r.person = ?1", [twin])?
    {
        w.remove::<ActivityRole>(role.uid)?;
        let mut moved = ActivityRole {
            person: Some(keep),
            ..role
        };
        moved.uid = moved.key();
        if w.reader().find::<ActivityRole>(moved.uid)?.is_none() {
            w.insert(&moved)?;
        }
    }
    Ok(())
}

/// Those that fill days for which the kept person has none; of the others, at the same school, what
/// the kept person's posting lacks.
pub(super) fn move_postings(
    w: &Writer<'_>,
    MergePersons { keep, twin }: MergePersons,
) -> Result<()> {
    let mut own: Vec<Posting> = w.reader().list("WHERE r.person = ?1", [keep])?;
    for posting in w.reader().list::<Posting>("WHERE r.person = ?1", [twin])? {
        w.remove::<Posting>(posting.uid)?;
        let mut held = own.iter_mut();
        if let Some(held) = held.find(|held| meet(held.span(), posting.span())) {
            if held.organization == posting.organization {
                complete(held, posting);
                w.update(held)?;
            }
            continue;
        }
        w.insert(&Posting {
            uid: Posting::key(keep, posting.organization, posting.from_date),
            person: keep,
            ..posting
        })?;
    }
    Ok(())
}

fn complete(held: &mut Posting, other: Posting) {
    let Posting {
        subject,
        stage,
        post,
        title,
        honours,
        ..
    } = other;
    held.subject = held.subject.take().or(subject);
    held.stage = held.stage.take().or(stage);
    held.post = held.post.take().or(post);
    held.title = held.title.take().or(title);
    held.honours = held.honours.take().or(honours);
}

pub(super) fn move_away(w: &Writer<'_>, MergePersons { keep, twin }: MergePersons) -> Result<()> {
    let own: Vec<Away> = w.reader().list("WHERE r.person = ?1", [keep])?;
    for away in w.reader().list::<Away>("WHERE r.person = ?1", [twin])? {
        w.remove::<Away>(away.uid)?;
        if own.iter().any(|held| meet(held.span(), away.span())) {
            continue;
        }
        w.insert(&Away {
            uid: Away::key(keep, away.from_date),
            person: keep,
            ..away
        })?;
    }
    Ok(())
}

/// Tags, evidence and explanations of the twin.
pub(super) fn move_hanging(w: &Writer<'_>, merge: MergePersons) -> Result<()> {
    let MergePersons { keep, twin } = merge;
    let (kind, record): (_, Uid) = (Person::TABLE.name, keep.0);
    let tail = "WHERE r.kind = ?1 AND r.record = ?2";
    for tag in w.reader().list::<Tag>(tail, (kind, twin))? {
        w.remove::<Tag>(tag.uid)?;
        let uid = Tag::key(kind, record, &tag.list, &tag.value);
        if w.reader().find::<Tag>(uid)?.is_none() {
            w.insert(&Tag { uid, record, ..tag })?;
        }
    }
    for piece in w.reader().list::<Evidence>(tail, (kind, twin))? {
        w.update(&Evidence { record, ..piece })?;
    }
    for said in w.reader().list::<Explanation>(tail, (kind, twin))? {
        w.remove::<Explanation>(said.uid)?;
        let uid = Explanation::key(kind, record, &said.topic);
        if w.reader().find::<Explanation>(uid)?.is_none() {
            w.insert(&Explanation {
                uid,
                record,
                ..said
            })?;
        }
    }
    Ok(())
}

/// Kinds whose records are moved by rules of their own.
const BY_RULE: [&str; 4] = ["attendance", "activity_role", "posting", "away"];

/// Whatever else names the twin. Of records that are then the same, the kept person's stands.
pub(super) fn move_others(w: &Writer<'_>, merge: MergePersons) -> Result<()> {
    for (table, field) in w.reader().records().fields() {
        let names_persons = matches!(field.kind, Kind::Ref(named) if named == Person::TABLE.name);
        if names_persons && !BY_RULE.contains(&table.name) {
            move_in(w, table, field.column, merge)?;
        }
    }
    Ok(())
}

fn move_in(w: &Writer<'_>, table: &Table, column: &str, merge: MergePersons) -> Result<()> {
    let MergePersons { keep, twin } = merge;
    for (uid, owner, mut values) in rows(w, table, column, twin)? {
        let place = |column: &str| table.fields.iter().position(|field| field.column == column);
        if let Some(at) = place(column) {
            values[at] = Value::Blob(keep.as_bytes().to_vec());
        }
        let of = |column: &str| place(column).map_or(Value::Null, |at| values[at].clone());
        let moved = table.derived(&of).unwrap_or(uid);
        let stands = w.reader().owner_of(table, moved)?.is_some();
        if moved != uid {
            w.remove_of(table, uid)?;
            if stands {
                continue;
            }
        }
        let values = values.iter().map(|value| value as &dyn ToSql);
        w.put(table, !stands, moved, owner, values)?;
    }
    Ok(())
}

/// Key, owner and values of each record that names the person there.
fn rows(
    w: &Writer<'_>,
    table: &Table,
    column: &str,
    person: PersonId,
) -> Result<Vec<(Uid, Uid, Vec<Value>)>> {
    let sql = format!("{} WHERE r.{column} = ?1", table.select);
    let mut statement = w.conn().prepare_cached(&sql)?;
    let rows = statement.query_map([person], |row| {
        let values = (2..table.fields.len() + 2).map(|at| row.get(at));
        Ok((
            row.get(0)?,
            row.get(1)?,
            values.collect::<rusqlite::Result<_>>()?,
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
