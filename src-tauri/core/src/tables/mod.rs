//! Every table of records, handed to the ledger when it is opened.
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};

use crate::activities::{Activity, ActivityPart, ActivityRole, Session};
use crate::attendance::{Attendance, HeadCount};
use crate::awards::{Award, AwardWinner};
use crate::calendar::{DayOff, Term};
use crate::communities::{Community, LeadOverride, Membership};
use crate::error::Result;
use crate::evidence::{Evidence, Explanation};
use crate::ledger::{FORMS, Ledger, Options, Record, Records, Table};
use crate::outputs::Output;
use crate::roster::{Away, Organization, Person, Posting};
use crate::tags::Tag;
use crate::vocabulary::{ActivityForm, Setting, Word};

/// In an order in which each stands after those it refers to.
static TABLES: &[&Table] = &[
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
    Award::TABLE,
    AwardWinner::TABLE,
    Evidence::TABLE,
    Tag::TABLE,
    Explanation::TABLE,
    Output::TABLE,
];

/// The records of this program.
pub static RECORDS: Records = Records {
    tables: TABLES,
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
