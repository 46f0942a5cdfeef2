//! Values of every kind of column, made up from dice and from what a ledger holds.
use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::columns::Columns;
use super::super::{Kind, convert};
use crate::ids::Uid;
use crate::ledger::Table;

/// Pseudo-random choices from one seed (splitmix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    pub(super) fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.roll(list.len())]
    }

    fn day(&mut self) -> String {
        format!(
            "20{:02}-{:02}-{:02}",
            self.roll(40),
            1 + self.roll(12),
            1 + self.roll(28)
        )
    }
}

/// Texts that go wrong easily.
const TEXTS: &[&str] = &[
    "二年级上册",
    "=SUM(A1)",
    "1974.10",
    "00123",
    " 前后有空格 ",
    "一行\n又一行",
    "“引号”、顿号，逗号",
    "—",
    "#标",
    "全县",
    "𪨊羴😀",
    "2024-1",
    "是",
    "1E+10",
    "A/B",
];

/// Tables that tags and explanations are made for.
const TAGGED: [&str; 6] = [
    "organization",
    "person",
    "activity",
    "session",
    "community",
    "membership",
];

pub(super) fn column_of(conn: &rusqlite::Connection, sql: &str) -> Vec<Value> {
    let mut statement = conn.prepare(sql).expect("sql");
    statement
        .query_map([], |row| row.get(0))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read")
}

/// Makes up the next value of a record, of which some are there.
pub(super) struct MakeUp<'m> {
    pub(super) conn: &'m Connection,
    pub(super) table: &'static Table,
    pub(super) before: &'m [Value],
}

impl MakeUp<'_> {
    pub(super) fn value(&self, kind: Kind, dice: &mut Dice) -> Value {
        match kind {
            Kind::Integer | Kind::Count => Value::Integer(dice.roll(5_000) as i64),
            Kind::YesNo => Value::Integer(dice.roll(2) as i64),
            Kind::SchoolYear => Value::Integer(2_000 + dice.roll(60) as i64),
            Kind::Hours => Value::Real(dice.roll(40) as f64 / 4.0),
            Kind::Word(list) => one_of(dice, &self.words(list)),
            Kind::Words(list) => Value::Text(self.several(list, dice)),
            Kind::Form => one_of(dice, &self.forms()),
            Kind::TagValue => self.tag_value(dice),
            Kind::Ref(table) => one_of(dice, &self.keys(table)),
            Kind::AnyRef => self.any_record(dice),
            kind => Value::Text(text(kind, dice)),
        }
    }

    fn words(&self, list: &str) -> Vec<Value> {
        let sql = format!("SELECT code FROM word WHERE list = '{list}'");
        column_of(self.conn, &sql)
    }

    fn several(&self, list: &str, dice: &mut Dice) -> String {
        let codes = self.words(list);
        let picked: Vec<&Value> = (0..1 + dice.roll(3)).map(|_| dice.pick(&codes)).collect();
        let picked: Vec<&str> = picked.into_iter().filter_map(convert::text_of).collect();
        picked.join("、")
    }

    fn forms(&self) -> Vec<Value> {
        column_of(self.conn, "SELECT code FROM activity_form")
    }

    fn keys(&self, table: &str) -> Vec<Value> {
        column_of(self.conn, &format!("SELECT uid FROM {table}"))
    }

    fn tag_value(&self, dice: &mut Dice) -> Value {
        let known = match self.row_context("list") {
            "form" => self.forms(),
            list => self.words(list),
        };
        match known.is_empty() {
            // A list that ships empty: the tag is then a word nobody knows, and stays as it is.
            true => one_of(dice, &column_of(self.conn, "SELECT code FROM word")),
            false => one_of(dice, &known),
        }
    }

    fn any_record(&self, dice: &mut Dice) -> Value {
        let known = self.keys(self.row_context("kind"));
        match known.is_empty() {
            true => Value::Blob(Uid::new().as_bytes().to_vec()),
            false => dice.pick(&known).clone(),
        }
    }

    fn row_context(&self, column: &str) -> &str {
        let columns = Columns {
            table: self.table,
            values: self.before,
        };
        columns.text(column).unwrap_or_default()
    }
}

fn one_of(dice: &mut Dice, list: &[Value]) -> Value {
    match list.is_empty() {
        true => Value::Null,
        false => dice.pick(list).clone(),
    }
}

/// Values that need nothing of the ledger, as it stores them.
fn text(kind: Kind, dice: &mut Dice) -> String {
    match kind {
        // Now and then two records bear the same code, as after merging two copies.
        Kind::Code | Kind::Identifier => {
            format!("{}{}", dice.pick(&["A", "T", "#", "X-"]), dice.roll(40))
        }
        Kind::DayOrAlways if dice.roll(3) == 0 => "0001-01-01".to_owned(),
        Kind::Day | Kind::DayOrAlways => dice.day(),
        Kind::Month => dice.day()[..7].to_owned(),
        Kind::Time => {
            let (hour, minute, second) = (dice.roll(24), dice.roll(60), dice.roll(3) * 7);
            format!("{hour:02}:{minute:02}:{second:02}")
        }
        Kind::Moment => {
            let (day, hour, minute) = (dice.day(), dice.roll(24), dice.roll(60));
            let fraction = dice.pick(&["", ".250", ".123456789"]);
            format!("{day} {hour:02}:{minute:02}:{:02}{fraction}", dice.roll(60))
        }
        Kind::File => format!("{:064x}", dice.roll(1 << 20)),
        Kind::Choice(list) => dice.pick(&list()).code.to_owned(),
        Kind::Term => format!("20{:02}-{}", 10 + dice.roll(30), 1 + dice.roll(2)),
        Kind::RecordKind => (*dice.pick(&TAGGED)).to_owned(),
        _ => (*dice.pick(TEXTS)).to_owned(),
    }
}
