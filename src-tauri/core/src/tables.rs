//! Every table of records, in an order in which each stands after those it refers to.
use rusqlite::{Connection, OptionalExtension};

use crate::activities::{Activity, ActivityPart, ActivityRole, Session, Tag};
use crate::attendance::{Attendance, HeadCount};
use crate::calendar::{DayOff, Term};
use crate::communities::{Community, LeadOverride, Membership};
use crate::error::Result;
use crate::evidence::{Evidence, Explanation, Output};
use crate::ledger::{Record, Table};
use crate::roster::{Away, Organization, Person, Posting};
use crate::vocabulary::{ActivityForm, Setting, Word};

pub(crate) static TABLES: &[&Table] = &[
    Word::TABLE,
    ActivityForm::TABLE,
    Setting::TABLE,
    Term::TABLE,
    DayOff::TABLE,
    Organization::TABLE,
    Person::TABLE,
    Posting::TABLE,
    Away::TABLE,
    Community::TABLE,
    Membership::TABLE,
    LeadOverride::TABLE,
    Activity::TABLE,
    ActivityPart::TABLE,
    Session::TABLE,
    ActivityRole::TABLE,
    Attendance::TABLE,
    HeadCount::TABLE,
    Evidence::TABLE,
    Explanation::TABLE,
    Output::TABLE,
    Tag::TABLE,
];

/// Columns that hold codes of an editable list: table, column, list. Several codes stand with 、.
const CODED: &[(&str, &str, &str)] = &[
    ("organization", "kind", "organization_kind"),
    ("organization", "stage", "stage"),
    ("organization", "area", "area"),
    ("organization", "rank", "school_rank"),
    ("posting", "subject", "subject"),
    ("posting", "stage", "stage"),
    ("posting", "title", "title"),
    ("community", "kind", "community_kind"),
    ("community", "stage", "stage"),
    ("membership", "role", "school_role"),
    ("activity", "level", "activity_level"),
    ("activity_role", "role", "activity_role"),
    ("attendance", "source", "attendance_source"),
    ("evidence", "kind", "evidence_kind"),
    ("activity_form", "category", "form_category"),
];

/// How a code of an editable list reads on screen; `None` when the column holds no codes.
pub(crate) fn word_of(
    conn: &Connection,
    table: &str,
    column: &str,
    stored: &str,
) -> Result<Option<String>> {
    if column == "form" && matches!(table, "activity" | "session") {
        let sql = "SELECT name FROM activity_form WHERE code = ?1";
        return Ok(conn
            .prepare_cached(sql)?
            .query_row([stored], |row| row.get("name"))
            .optional()?);
    }
    let coded = CODED.iter().find(|(t, c, _)| (*t, *c) == (table, column));
    let Some((_, _, list)) = coded else {
        return Ok(None);
    };
    let mut statement =
        conn.prepare_cached("SELECT name FROM word WHERE list = ?1 AND code = ?2")?;
    let mut names = Vec::new();
    for code in stored.split('、') {
        let name = statement
            .query_row((list, code), |row| row.get("name"))
            .optional()?;
        names.push(name.unwrap_or_else(|| code.to_owned()));
    }
    Ok(Some(names.join("、")))
}
