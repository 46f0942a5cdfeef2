//! What the ledger knows of a table of records: its columns and what each of them means.
//!
//! [`record!`](crate::ledger::record!) writes these out of a record's declaration. Undo, history,
//! merging, the data workbook, word lists and the refusal to remove what is in use all read them, so
//! that none of these lists tables or columns of its own.
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rusqlite::Connection;
use rusqlite::types::{ToSql, ToSqlOutput, Value};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use crate::dates::SchoolYear;
use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::words::{Choice, ClosedList};

/// Which organisation may change a record (catalogue §7, requirement 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// The county's office: vocabularies, communities, terms.
    County,
    /// The lead school of the community.
    Lead,
    /// The school itself: its people, its sign-ins.
    School,
}

/// The list that names of activity forms stand in, as tags call it.
pub(crate) const FORMS: &str = "form";

/// What a column means: how it is stored, written, read and offered.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Kept as it stands, line breaks included.
    Text,
    /// The same, of several sentences.
    LongText,
    /// 编号: the user's own number of the record, by which other sheets name it.
    Code,
    /// 代码: the program's name of the record; the user does not change it.
    Identifier,
    Integer,
    /// How many: 0 or more.
    Count,
    /// 学时, within the bounds of the program's own fields.
    Hours,
    YesNo,
    Day,
    /// A day; empty means that it always was so (0001-01-01).
    DayOrAlways,
    /// `1974-03`
    Month,
    /// `14:00`
    Time,
    /// `2024-09-13 14:05:00`
    Moment,
    /// A word of a closed list.
    Choice(fn() -> Vec<Choice>),
    /// A word of an editable list, by the list's code.
    Word(&'static str),
    /// Words of an editable list, separated by 、.
    Words(&'static str),
    /// A form of activity.
    Form,
    /// A word of the list that the row's 标签类别 names.
    TagValue,
    /// 2024—2025学年度
    SchoolYear,
    /// 2024—2025学年度第一学期
    Term,
    /// A record of another table.
    Ref(&'static str),
    /// A table of records.
    RecordKind,
    /// A record of the table that the row names.
    AnyRef,
    /// SHA-256 in hex of a file in `files/`.
    File,
}

/// What a Rust type means as a column, where the declaration says nothing else.
pub trait Meaning: Sized {
    const KIND: Kind;
    /// The column may be empty.
    const OPTIONAL: bool = false;

    /// What a new record has where nothing is said; `None` when something must be.
    fn unsaid(_field: &Field) -> Option<Self> {
        None
    }
}

impl<T: Meaning> Meaning for Option<T> {
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;

    fn unsaid(_field: &Field) -> Option<Self> {
        Some(None)
    }
}

impl<T: ClosedList> Meaning for T {
    const KIND: Kind = Kind::Choice(T::words);

    fn unsaid(field: &Field) -> Option<Self> {
        T::of_code(field.default?)
    }
}

macro_rules! meanings {
    ($($type:ty: $kind:ident $(= $unsaid:expr)?),+ $(,)?) => {$(
        impl Meaning for $type {
            const KIND: Kind = Kind::$kind;

            $(fn unsaid(field: &Field) -> Option<Self> {
                field.default.and_then($unsaid)
            })?
        }
    )+};
}

meanings! {
    String: Text = |text| Some(text.to_owned()),
    bool: YesNo = |flag| Some(flag == "1"),
    i64: Integer = |number| number.parse().ok(),
    f64: Hours = |number| number.parse().ok(),
    NaiveDate: Day,
    NaiveTime: Time,
    NaiveDateTime: Moment,
    SchoolYear: SchoolYear,
    Uid: AnyRef,
}

/// One column of a table of records, its Chinese name and what it means.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    pub column: &'static str,
    pub label: &'static str,
    pub kind: Kind,
    pub optional: bool,
    /// What a new record has where nothing is said, as SQLite's schema has it.
    pub default: Option<&'static str>,
    /// What records are called that hold a key or a word here, where their table's label does not say
    /// it: 离岗去向.
    pub used: Option<&'static str>,
    /// What earlier versions called the column in the data workbook.
    pub formerly: Option<&'static str>,
}

impl Field {
    /// A record cannot be without it, and nothing stands in for it.
    pub fn required(&self) -> bool {
        let may_be_blank = matches!(self.kind, Kind::DayOrAlways | Kind::Words(_));
        !self.optional && self.default.is_none() && !may_be_blank
    }
}

/// Takes the ends of a derived key out of the values of a record, by column.
pub type Ends = fn(&dyn Fn(&str) -> Value) -> Vec<Vec<u8>>;

/// How a record gets its key.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// A new one when it is entered. A row of a workbook is recognised by these columns.
    Own(&'static [&'static str]),
    /// From the values of these columns: the same fact entered on two computers is one record.
    Derived(&'static [&'static str]),
    /// The same, where what the key is made of is not simply these columns.
    Made(&'static [&'static str], Ends),
}

impl Key {
    /// Columns by which a row without 标识 is recognised.
    pub fn columns(&self) -> &'static [&'static str] {
        match self {
            Key::Own(columns) | Key::Derived(columns) | Key::Made(columns, _) => columns,
        }
    }
}

/// A table of records as the ledger sees it.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// What one record is called: 人员, 教研活动.
    pub label: &'static str,
    pub ownership: Ownership,
    /// SQL expression over the row `r` that names the record for a person: `r.name`.
    pub title: &'static str,
    pub fields: &'static [Field],
    /// Columns of whose values only one record holds on a day, between its `from_date` and its
    /// `to_date`; empty where any number may.
    pub one_at_a_time: &'static [&'static str],
    /// The column of the record it is a part of, and with which it is removed.
    pub part_of: Option<&'static str>,
    /// What that record calls its parts: the receivers of a lesson.
    pub parts: Option<&'static str>,
    /// Columns that say whose record it is: the first that is filled, by its organisation or by the
    /// owner of the record it names. None: the county's, or set by its own verbs.
    pub owner: &'static [&'static str],
    pub key: Key,
    /// 编号 of the first record of a ledger, where they are numbered: HJ01.
    pub first_code: &'static str,
    /// Its sheet in the data workbook: name, and what it is for in a sentence.
    pub sheet: (&'static str, &'static str),
    /// SQL over the row `r` by which a list of all records is ordered.
    pub order: &'static str,
    /// `SELECT r.uid, r.owner, … FROM person r`, to be continued with WHERE or ORDER BY.
    pub(crate) select: &'static str,
    /// Takes key, owner and the fields in their order; so does `update`.
    pub(crate) insert: &'static str,
    pub(crate) update: &'static str,
}

impl Table {
    /// The table of the records that its own are parts of.
    pub fn whole(&self) -> Option<&'static str> {
        match self.field(self.part_of?)?.kind {
            Kind::Ref(table) => Some(table),
            _ => None,
        }
    }

    pub fn field(&self, column: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.column == column)
    }

    /// Whether lists and forms show the field: not the one by which a part hangs on its whole, and not
    /// the one by which such parts are ordered.
    pub fn shows(&self, field: &Field) -> bool {
        match self.part_of {
            Some(whole) => field.column != whole && field.column != "seq",
            None => true,
        }
    }

    /// Its records bear numbers of the user's own.
    pub fn is_numbered(&self) -> bool {
        self.field("code")
            .is_some_and(|field| matches!(field.kind, Kind::Code))
    }

    /// The key that the values of a record give; `None` where it has one of its own, or where a value
    /// is missing that the key is made of.
    pub(crate) fn derived(&self, of: &dyn Fn(&str) -> Value) -> Option<Uid> {
        let missing = |column: &&str| {
            let optional = self.field(column).is_some_and(|field| field.optional);
            !optional && of(column) == Value::Null
        };
        if self.key.columns().iter().any(missing) {
            return None;
        }
        let ends: Vec<Vec<u8>> = match self.key {
            Key::Own(_) => return None,
            Key::Derived(columns) => columns.iter().map(|column| end(&of(column))).collect(),
            Key::Made(_, ends) => ends(of),
        };
        let ends: Vec<&[u8]> = ends.iter().map(Vec::as_slice).collect();
        Some(Uid::derived(self.name, &ends))
    }
}

/// A value as part of a derived key.
pub(crate) fn end(value: &Value) -> Vec<u8> {
    match value {
        Value::Null => Vec::new(),
        Value::Integer(number) => (*number as i32).to_be_bytes().to_vec(),
        Value::Real(number) => number.to_be_bytes().to_vec(),
        Value::Text(text) => text.as_bytes().to_vec(),
        Value::Blob(bytes) => bytes.clone(),
    }
}

/// As the ledger stores it.
pub(crate) fn stored(value: &dyn ToSql) -> Result<Value> {
    Ok(match value.to_sql()? {
        ToSqlOutput::Owned(value) => value,
        ToSqlOutput::Borrowed(value) => value.try_into().unwrap_or(Value::Null),
        _ => Value::Null,
    })
}

/// The next field's value out of what a form sends, by its name there. An empty text says nothing.
///
/// # Errors
/// [`Error::Invalid`] with the column, when it is missing or cannot be read.
pub(crate) fn filled<T: Meaning + DeserializeOwned>(
    sent: &mut Map<String, Json>,
    fields: &mut std::slice::Iter<'static, Field>,
) -> Result<T> {
    let field = fields
        .next()
        .ok_or_else(|| Error::Internal("more fields than the table has".into()))?;
    let value = match sent.remove(&camel_case(field.column)) {
        Some(Json::String(text)) => Some(text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .map(Json::String),
        Some(Json::Null) | None => None,
        other => other,
    };
    match value {
        None => T::unsaid(field)
            .ok_or_else(|| Error::invalid(field.column, format!("请填写{}。", field.label))),
        Some(value) => serde_json::from_value(value).map_err(|_| {
            let message = format!("“{}”的内容认不出来，请重新填写。", field.label);
            Error::invalid(field.column, message)
        }),
    }
}

/// `wonOn` for `won_on`, as records read in JSON.
pub fn camel_case(column: &str) -> String {
    let mut words = column.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// The name of a word of an editable list: list, code. Forms of activity are the list `form`.
pub(crate) type WordOf = fn(&Connection, &str, &str) -> Result<Option<String>>;

/// All tables of records of a program, and how its editable words read; handed to the ledger when
/// it is opened.
#[derive(Debug)]
pub struct Records {
    /// Each stands after those it refers to.
    pub tables: &'static [&'static Table],
    /// How many of them, at the beginning, are lists: words, forms, settings.
    pub lists: usize,
    /// The name of a word by list and code; `None` when there is no such word.
    pub(crate) word: WordOf,
}

/// What a name means in a kind of record: one of its fields, or records of which it holds several.
#[derive(Debug, Clone, Copy)]
pub enum Member {
    Field(&'static Field),
    Parts(&'static Table),
}

impl Records {
    /// `won_on` of an award, or its `winners`.
    pub fn member(&self, table: &Table, name: &str) -> Option<Member> {
        let field = table.field(name).map(Member::Field);
        field.or_else(|| {
            let mut parts = self.tables.iter().filter(|part| part.parts == Some(name));
            let of_it = |part: &&&'static Table| part.whole() == Some(table.name);
            parts.find(of_it).map(|part| Member::Parts(part))
        })
    }

    pub fn table(&self, name: &str) -> Option<&'static Table> {
        self.tables.iter().copied().find(|table| table.name == name)
    }

    /// 人员 for person; the name itself for a table this version does not know.
    pub fn label(&self, name: &str) -> String {
        self.table(name)
            .map_or(name, |table| table.label)
            .to_owned()
    }

    /// Every column of every table, with its table.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Table, &'static Field)> {
        let of = |table: &&'static Table| {
            let table: &'static Table = table;
            table.fields.iter().map(move |field| (table, field))
        };
        self.tables.iter().flat_map(of)
    }
}
