//! Every table of records, handed to the ledger when it is opened.
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::activities::{Activity, ActivityPart, ActivityRole, Session};
use crate::attendance::{Attendance, HeadCount};
use crate::calendar::{DayOff, Term};
use crate::communities::{Community, LeadOverride, Membership};
use crate::error::Result;
use crate::evidence::{Evidence, Explanation};
use crate::kinds;
use crate::ledger::{FORMS, Ledger, Options, Record, Records, Table};
use crate::outputs::Output;
use crate::roster::{Away, Organization, Person, Posting};
use crate::tags::Tag;
use crate::vocabulary::{ActivityForm, Setting, Word};

/// Tables in an order in which each stands after those it refers to; those that hang on any record come last.
const SLICES: &[&Table] = &[
    Word::TABLE,
    ActivityForm::TABLE,
    Setting::TABLE,
    Organization::TABLE,
    Community::TABLE,
    Membership::TABLE,
    LeadOverride::TABLE,
    Person::TABLE,
    Posting::TABLE,
    Away::TABLE,
    Term::TABLE,
    DayOff::TABLE,
    Activity::TABLE,
    ActivityPart::TABLE,
    Session::TABLE,
    ActivityRole::TABLE,
    Attendance::TABLE,
    HeadCount::TABLE,
];

const HANGING: &[&Table] = &[
    Evidence::TABLE,
    Tag::TABLE,
    Explanation::TABLE,
    Output::TABLE,
];

static TABLES: [&Table; SLICES.len() + kinds::TABLES.len() + HANGING.len()] = {
    let mut all = [Word::TABLE; SLICES.len() + kinds::TABLES.len() + HANGING.len()];
    let parts = [SLICES, kinds::TABLES, HANGING];
    let (mut part, mut at, mut next) = (0, 0, 0);
    while part < parts.len() {
        while at < parts[part].len() {
            all[next] = parts[part][at];
            (at, next) = (at + 1, next + 1);
        }
        (part, at) = (part + 1, 0);
    }
    all
};

/// The records of this program.
pub static RECORDS: Records = Records {
    tables: &TABLES,
    lists: 3,
    word: name_of_word,
};

fn name_of_word(conn: &Connection, list: &str, code: &str) -> Result<Option<String>> {
    let name = match list {
        FORMS => conn
            .prepare_cached("SELECT name FROM activity_form WHERE code = ?1")?
            .query_row([code], |row| row.get(0)),
        _ => conn
            .prepare_cached("SELECT name FROM word WHERE list = ?1 AND code = ?2")?
            .query_row([list, code], |row| row.get(0)),
    };
    Ok(name.optional()?)
}

impl Default for Options {
    fn default() -> Self {
        Options::of(&RECORDS)
    }
}

impl Ledger {
    /// Makes a new, empty ledger in `folder` (which is created).
    pub fn create(folder: &Path) -> Result<Self> {
        Self::create_with(folder, Options::default())
    }

    pub fn open(folder: &Path) -> Result<Self> {
        Self::open_with(folder, Options::default())
    }

    /// A ledger in a folder of its own that vanishes with it; for tests and trials.
    pub fn temporary() -> Result<Self> {
        Self::temporary_with(Options::default())
    }
}

#[cfg(test)]
mod tests;
