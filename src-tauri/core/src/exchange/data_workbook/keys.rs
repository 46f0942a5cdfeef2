//! The key a record gets from its own columns, for the kinds whose key is derived from its ends.
use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::activities::{ActivityPart, ActivityRole, Part, Tag};
use crate::attendance::{Attendance, HeadCount};
use crate::calendar::{DayOff, Term};
use crate::communities::{LeadOverride, Membership};
use crate::dates::{SchoolYear, TermNumber};
use crate::evidence::Explanation;
use crate::ids::{
    ActivityId, ActivityRoleId, AttendanceId, CommunityId, OrganizationId, PersonId, SessionId, Uid,
};
use crate::roster::{Away, Posting};
use crate::vocabulary::{ActivityForm, Setting, Word, WordList};

use super::convert::{text_of, uid_of};
use super::sheets::SheetDef;

/// Values of one row, by column.
pub(super) struct Columns<'r> {
    pub(super) def: &'static SheetDef,
    pub(super) values: &'r [Value],
}

impl<'r> Columns<'r> {
    pub(super) fn get(&self, column: &str) -> &'r Value {
        let at = self
            .def
            .columns
            .iter()
            .position(|(name, _, _)| *name == column);
        at.and_then(|at| self.values.get(at))
            .unwrap_or(&Value::Null)
    }

    pub(super) fn uid(&self, column: &str) -> Option<Uid> {
        uid_of(self.get(column))
    }

    pub(super) fn text(&self, column: &str) -> Option<&'r str> {
        text_of(self.get(column))
    }

    pub(super) fn day(&self, column: &str) -> Option<NaiveDate> {
        self.text(column)?.parse().ok()
    }

    fn year(&self, column: &str) -> Option<SchoolYear> {
        match self.get(column) {
            Value::Integer(year) => Some(SchoolYear(i32::try_from(*year).ok()?)),
            _ => None,
        }
    }

    fn person(&self) -> Option<PersonId> {
        self.uid("person").map(PersonId)
    }

    fn organization(&self) -> Option<OrganizationId> {
        self.uid("organization").map(OrganizationId)
    }

    fn activity(&self) -> Option<ActivityId> {
        self.uid("activity").map(ActivityId)
    }

    /// `None`: the kind has keys of its own, or an end is missing.
    pub(super) fn derived(&self) -> Option<Uid> {
        Some(match self.def.table {
            "word" => Word::key(WordList::of_code(self.text("list")?)?, self.text("code")?).0,
            "activity_form" => ActivityForm::key(self.text("code")?).0,
            "setting" => Setting::key(self.text("name")?).0,
            "term" => {
                Term::key(
                    self.year("school_year")?,
                    TermNumber::of_code(self.text("number")?)?,
                )
                .0
            }
            "day_off" => DayOff::key(self.day("day")?).0,
            "posting" => {
                Posting::key(self.person()?, self.organization()?, self.day("from_date")?).0
            }
            "away" => Away::key(self.person()?, self.day("from_date")?).0,
            "membership" => {
                let community = self.uid("community").map(CommunityId)?;
                Membership::key(community, self.organization()?, self.day("from_date")?).0
            }
            "lead_override" => {
                let community = self.uid("community").map(CommunityId)?;
                LeadOverride::key(community, self.year("school_year")?).0
            }
            "activity_part" => {
                let part = Part::of_code(self.text("part")?)?;
                ActivityPart::key(self.activity()?, self.organization()?, part).0
            }
            "activity_role" => self.role()?.key().0,
            "attendance" => self.attendance()?.key().0,
            "head_count" => HeadCount::key(self.activity()?, self.organization()?).0,
            "tag" => {
                Tag::key(
                    self.text("kind")?,
                    self.uid("record")?,
                    self.text("scheme")?,
                    self.text("value")?,
                )
                .0
            }
            "explanation" => {
                Explanation::key(self.text("kind")?, self.uid("record")?, self.text("topic")?).0
            }
            _ => return None,
        })
    }

    fn role(&self) -> Option<ActivityRole> {
        Some(ActivityRole {
            uid: ActivityRoleId(Uid::COUNTY),
            owner: Uid::COUNTY,
            activity: self.activity()?,
            session: self.uid("session").map(SessionId),
            person: self.person(),
            name: self.text("name").map(str::to_owned),
            organization: self.organization(),
            role: self.text("role")?.to_owned(),
            lesson: None,
            class: None,
            seq: 0,
        })
    }

    fn attendance(&self) -> Option<Attendance> {
        Some(Attendance {
            uid: AttendanceId(Uid::COUNTY),
            owner: Uid::COUNTY,
            activity: self.activity()?,
            session: self.uid("session").map(SessionId),
            person: self.person(),
            name: self.text("name").map(str::to_owned),
            organization: self.organization(),
            expected: true,
            status: None,
            absence: None,
            signed_at: None,
            source: None,
            hours: None,
            note: None,
        })
    }

    /// What a row without 标识 is recognised by, as one text; one column may be left aside.
    pub(super) fn natural_without(&self, aside: Option<&str>) -> String {
        let mut key = String::new();
        for column in self.def.natural {
            if aside == Some(*column) {
                continue;
            }
            match self.get(column) {
                Value::Null => {}
                Value::Integer(number) => key += &number.to_string(),
                Value::Real(number) => key += &number.to_string(),
                Value::Text(text) => key += text,
                value @ Value::Blob(_) => {
                    key += &uid_of(value).map_or_else(String::new, |u| u.to_string())
                }
            }
            key.push('\u{1f}');
        }
        key
    }
}
