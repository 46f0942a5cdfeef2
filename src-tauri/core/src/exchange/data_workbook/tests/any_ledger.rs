//! Ledgers of random records of every kind, through the workbook and back.
use proptest::prelude::*;
use rusqlite::types::Value;

use super::super::keys::Columns;
use super::super::sheets::{self, SheetDef};
use super::super::{Kind, Need, convert};
use super::{contents, exported, import, ledger};
use crate::ids::Uid;
use crate::ledger::Ledger;
use crate::{calendar, vocabulary};

/// Pseudo-random choices from one seed (splitmix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
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

/// Fills a ledger with random records of every kind, in the order of reference.
fn fill(ledger: &mut Ledger, seed: u64) {
    let mut dice = Dice(seed);
    ledger
        .change("造数据", |w| {
            vocabulary::install(w)?;
            calendar::install(w)?;
            for table in crate::tables::TABLES {
                let def = sheets::of_table(table.name).expect("described");
                for _ in 0..1 + dice.roll(4) {
                    add(w.conn(), def, &mut dice);
                }
            }
            Ok(())
        })
        .expect("what is made up is sound");
}

fn column_of(conn: &rusqlite::Connection, sql: &str) -> Vec<Value> {
    let mut statement = conn.prepare(sql).expect("sql");
    statement
        .query_map([], |row| row.get(0))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read")
}

pub(super) fn add(conn: &rusqlite::Connection, def: &'static SheetDef, dice: &mut Dice) {
    let mut values: Vec<Value> = Vec::new();
    for (column, need, kind) in def.columns {
        let value = made_up(conn, def, &values, *kind, dice);
        let may_be_null = *need == Need::May && !has_default(conn, def.table, column);
        values.push(match may_be_null && dice.roll(3) == 0 {
            true => Value::Null,
            false => value,
        });
    }
    let columns = Columns {
        def,
        values: &values,
    };
    let uid = columns
        .derived()
        .filter(|_| dice.roll(5) > 0)
        .unwrap_or_else(Uid::new);
    let owners = column_of(conn, "SELECT uid FROM organization");
    let owner = match owners.is_empty() || dice.roll(3) == 0 {
        true => Value::Blob(Uid::COUNTY.as_bytes().to_vec()),
        false => dice.pick(&owners).clone(),
    };
    let names: Vec<&str> = def.columns.iter().map(|(column, _, _)| *column).collect();
    let places = vec!["?"; names.len() + 2].join(", ");
    // Another row with the same key would be the same record.
    let sql = format!(
        "INSERT OR IGNORE INTO {} (uid, owner, {}) VALUES ({places})",
        def.table,
        names.join(", ")
    );
    let mut all = vec![Value::Blob(uid.as_bytes().to_vec()), owner];
    all.extend(values);
    conn.execute(&sql, rusqlite::params_from_iter(all))
        .expect(def.table);
}

fn has_default(conn: &rusqlite::Connection, table: &str, column: &str) -> bool {
    conn.query_row(
        "SELECT \"notnull\" = 1 FROM pragma_table_info(?1) WHERE name = ?2",
        [table, column],
        |row| row.get(0),
    )
    .expect("the column exists")
}

fn made_up(
    conn: &rusqlite::Connection,
    def: &'static SheetDef,
    before: &[Value],
    kind: Kind,
    dice: &mut Dice,
) -> Value {
    let text = |text: String| Value::Text(text);
    let beside = |column: &str| {
        let columns = Columns {
            def,
            values: before,
        };
        columns.text(column).unwrap_or_default().to_owned()
    };
    let one_of = |dice: &mut Dice, list: Vec<Value>| match list.is_empty() {
        true => Value::Null,
        false => dice.pick(&list).clone(),
    };
    let words = |list: &str| {
        column_of(
            conn,
            &format!("SELECT code FROM word WHERE list = '{list}'"),
        )
    };
    let tables = [
        "organization",
        "person",
        "activity",
        "session",
        "community",
        "membership",
    ];
    match kind {
        Kind::Text => text((*dice.pick(TEXTS)).to_owned()),
        // Now and then two records bear the same code, as after merging two copies.
        Kind::Code => text(format!(
            "{}{}",
            dice.pick(&["A", "T", "#", "X-"]),
            dice.roll(40)
        )),
        Kind::Integer | Kind::Count => Value::Integer(dice.roll(5_000) as i64),
        Kind::Hours => Value::Real(dice.roll(40) as f64 / 4.0),
        Kind::YesNo => Value::Integer(dice.roll(2) as i64),
        Kind::Day => text(dice.day()),
        Kind::DayOrAlways if dice.roll(3) == 0 => text("0001-01-01".to_owned()),
        Kind::DayOrAlways => text(dice.day()),
        Kind::Month => text(dice.day()[..7].to_owned()),
        Kind::Time => text(format!(
            "{:02}:{:02}:{:02}",
            dice.roll(24),
            dice.roll(60),
            dice.roll(3) * 7
        )),
        Kind::Moment => text(format!(
            "{} {:02}:{:02}:{:02}{}",
            dice.day(),
            dice.roll(24),
            dice.roll(60),
            dice.roll(60),
            dice.pick(&["", ".250", ".123456789"])
        )),
        Kind::Choice(list) => text(dice.pick(&list()).0.to_owned()),
        Kind::Word(list) => one_of(dice, words(list.code())),
        Kind::Words(list) => {
            let codes = words(list.code());
            let codes: Vec<&Value> = (0..1 + dice.roll(3)).map(|_| dice.pick(&codes)).collect();
            let codes: Vec<&str> = codes.into_iter().filter_map(convert::text_of).collect();
            text(codes.join("、"))
        }
        Kind::Form => one_of(dice, column_of(conn, "SELECT code FROM activity_form")),
        Kind::TagValue => match beside("scheme").as_str() {
            "form" => one_of(dice, column_of(conn, "SELECT code FROM activity_form")),
            // A list that ships empty: the tag is then a word nobody knows, and stays as it is.
            list => match words(list) {
                words if words.is_empty() => one_of(dice, column_of(conn, "SELECT code FROM word")),
                words => one_of(dice, words),
            },
        },
        Kind::SchoolYear => Value::Integer(2_000 + dice.roll(60) as i64),
        Kind::Term => text(format!("20{:02}-{}", 10 + dice.roll(30), 1 + dice.roll(2))),
        Kind::Ref(table) => one_of(dice, column_of(conn, &format!("SELECT uid FROM {table}"))),
        Kind::SheetName => text((*dice.pick(&tables)).to_owned()),
        Kind::AnyRef => {
            let table = beside("kind");
            let known = column_of(conn, &format!("SELECT uid FROM {table}"));
            match known.is_empty() {
                true => Value::Blob(Uid::new().as_bytes().to_vec()),
                false => dice.pick(&known).clone(),
            }
        }
    }
}

/// `xtask test --long` tries many more.
fn cases() -> u32 {
    if std::env::var_os("LIANYAN_LONG").is_some() {
        400
    } else {
        24
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_ledger_goes_there_and_back(seed in any::<u64>()) {
        let mut first = ledger();
        fill(&mut first, seed);
        let book = exported(&first);
        let mut second = ledger();
        let outcome = import(&mut second, &book);
        prop_assert!(outcome.is_ok(), "{:#?}", outcome);
        let (one, two) = (contents(&first), contents(&second));
        for (key, record) in &one {
            prop_assert_eq!(Some(record), two.get(key), "{:?}", key);
        }
        prop_assert_eq!(one.len(), two.len());
        let again = import(&mut second, &book).expect("the same file");
        prop_assert_eq!((again.added, again.changed), (0, 0));
    }
}
