//! Random acts over every table of records, driven by the schema itself: keys, references, lists.
use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::error::Result;
use crate::ids::Uid;
use crate::ledger::shape::{Column, Shape, Shapes, Storage};
use crate::ledger::{Changed, Ledger, Writer};

/// Small and repeatable; not for secrets.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// Below `sides`.
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides as u64) as usize
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        (!among.is_empty()).then(|| &among[self.roll(among.len())])
    }
}

/// Every row of every record table, for comparing.
pub(super) fn dump(ledger: &Ledger) -> HashMap<String, Vec<Vec<Value>>> {
    let table = |shape: &Shape| {
        let sql = format!("SELECT * FROM {} ORDER BY uid", shape.table.name);
        let mut statement = ledger.conn.prepare(&sql).unwrap();
        let width = shape.columns.len();
        let rows = statement.query_map([], |row| (0..width).map(|place| row.get(place)).collect());
        (
            shape.table.name.to_owned(),
            rows.unwrap().map(Result::unwrap).collect(),
        )
    };
    ledger.shapes.iter().map(table).collect()
}

/// One act of a few additions, changes and removals in any tables.
pub(super) fn act(ledger: &mut Ledger, dice: &mut Dice) -> Result<Changed> {
    let shapes = std::sync::Arc::clone(&ledger.shapes);
    let title = format!("随意改动{}", dice.roll(1000));
    let ((), changed) = ledger.change(&title, |w| {
        for _ in 0..=dice.roll(4) {
            let shape = shapes.iter().nth(dice.roll(shapes.iter().count())).unwrap();
            match dice.roll(5) {
                0 | 1 => drop(add(w, &shapes, shape, dice)?),
                2 | 3 => change_one(w, &shapes, shape, dice)?,
                _ => remove_one(w, &shapes, shape, dice)?,
            }
        }
        Ok(())
    })?;
    Ok(changed)
}

/// Adds a record; what it must refer to is added with it when there is none.
pub(super) fn add(w: &Writer<'_>, shapes: &Shapes, shape: &Shape, dice: &mut Dice) -> Result<Uid> {
    let uid = Uid::new();
    let mut values = Vec::new();
    for column in &shape.columns {
        values.push(match column.name.as_str() {
            "uid" => Value::Blob(uid.as_bytes().to_vec()),
            _ => value(w, shapes, shape, column, dice)?,
        });
    }
    let places = vec!["?"; values.len()].join(", ");
    let sql = format!("INSERT INTO {} VALUES ({places})", shape.table.name);
    w.conn().execute(&sql, params_from_iter(values))?;
    Ok(uid)
}

fn change_one(w: &Writer<'_>, shapes: &Shapes, shape: &Shape, dice: &mut Dice) -> Result<()> {
    let Some(uid) = dice.pick(&keys(w.conn(), shape)).copied() else {
        return Ok(());
    };
    for _ in 0..=dice.roll(3) {
        let column = &shape.columns[1 + dice.roll(shape.columns.len() - 1)];
        let value = value(w, shapes, shape, column, dice)?;
        let sql = format!(
            "UPDATE {} SET {} = ?1 WHERE uid = ?2",
            shape.table.name, column.name
        );
        w.conn().execute(&sql, (value, uid))?;
    }
    Ok(())
}

fn remove_one(w: &Writer<'_>, shapes: &Shapes, shape: &Shape, dice: &mut Dice) -> Result<()> {
    match dice.pick(&keys(w.conn(), shape)) {
        Some(uid) => remove(w, shapes, shape, *uid),
        None => Ok(()),
    }
}

/// Removes a record, its children first, as the slices do.
pub(super) fn remove(w: &Writer<'_>, shapes: &Shapes, shape: &Shape, uid: Uid) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE uid = ?1", shape.table.name);
    w.conn().execute(&sql, [uid])?;
    for (child, column) in shapes.referring(shape.table.name) {
        let sql = format!(
            "SELECT uid FROM {} WHERE {} = ?1",
            child.table.name, column.name
        );
        let mut statement = w.conn().prepare(&sql)?;
        let found: Vec<Uid> = statement
            .query_map([uid], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for key in found {
            remove(w, shapes, child, key)?;
        }
    }
    Ok(())
}

pub(super) fn keys(conn: &Connection, shape: &Shape) -> Vec<Uid> {
    let sql = format!("SELECT uid FROM {} ORDER BY uid", shape.table.name);
    let mut statement = conn.prepare(&sql).unwrap();
    statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn value(
    w: &Writer<'_>,
    shapes: &Shapes,
    shape: &Shape,
    column: &Column,
    dice: &mut Dice,
) -> Result<Value> {
    if !column.required && dice.roll(3) == 0 {
        return Ok(Value::Null);
    }
    if let Some(parent) = &column.refers {
        return reference(w, shapes, shapes.must(parent)?, column, dice);
    }
    let words = allowed(w.conn(), shape, column);
    Ok(match column.storage {
        Storage::Key => Value::Blob(Uid::COUNTY.as_bytes().to_vec()),
        Storage::Integer => Value::Integer(dice.roll(2) as i64),
        Storage::Real => Value::Real(dice.roll(40) as f64 / 4.0),
        Storage::Text => match dice.pick(&words) {
            Some(word) => Value::Text(word.clone()),
            None => Value::Text(format!("第{}稿", dice.roll(30))),
        },
    })
}

fn reference(
    w: &Writer<'_>,
    shapes: &Shapes,
    parent: &Shape,
    column: &Column,
    dice: &mut Dice,
) -> Result<Value> {
    let present = keys(w.conn(), parent);
    let uid = match dice.pick(&present) {
        Some(uid) => *uid,
        None if column.required => add(w, shapes, parent, dice)?,
        None => return Ok(Value::Null),
    };
    Ok(Value::Blob(uid.as_bytes().to_vec()))
}

/// The words a CHECK allows in this column, read from the schema's own text.
fn allowed(conn: &Connection, shape: &Shape, column: &Column) -> Vec<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    let text: String = conn
        .query_row(sql, [shape.table.name], |row| row.get(0))
        .unwrap();
    let Some(start) = text.find(&format!("CHECK ({} IN (", column.name)) else {
        return Vec::new();
    };
    let list = text[start..].split(')').next().unwrap_or_default();
    list.split('\'')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}
