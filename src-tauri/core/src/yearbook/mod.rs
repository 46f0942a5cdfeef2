//! A school year as its forms need it: read whole, in as many queries as there are tables.
//!
//! Everything comes from the one reader handed in, so that a form made of it is one moment of the
//! ledger; the numbers are those of `counting`, not counted again here.
mod signed;
mod store;

pub use signed::Signed;

use std::collections::HashMap;

use serde::Deserialize;
use ts_rs::TS;

use crate::activities::{Activity, ActivityPart, ActivityRole, Session};
use crate::attendance::HeadCount;
use crate::communities::{self, Community, CommunityRow};
use crate::counting::{
    ActivityFacts, Book, CommunityBook, PersonLine, QuotaTable, Stretch, people_of, quota_of,
};
use crate::dates::{Period, SchoolYear};
use crate::error::{OrMissing, Result};
use crate::evidence::{self, Evidence, EvidenceGap, Explanation, GapsRequest};
use crate::ids::{ActivityId, CommunityId};
use crate::ledger::Reader;
use crate::me::{self, Me};
use crate::roster::{self, Audience, Distinctions, People};
use crate::vocabulary::{self, Settings, Vocabulary};

/// Which year of which community.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct YearbookRequest {
    pub school_year: SchoolYear,
    /// `null`: every community of the county.
    #[serde(default)]
    pub community: Option<CommunityId>,
}

/// The year.
pub struct Yearbook {
    pub year: SchoolYear,
    pub whole_county: bool,
    pub book: Book,
    pub quota: QuotaTable,
    pub words: Vocabulary,
    pub settings: Settings,
    pub people: People,
    /// What tells persons of one name apart, as it may be handed on.
    pub distinctions: Distinctions,
    pub communities: Vec<YearCommunity>,
    /// Held evidence that is missing, by activity.
    pub gaps: HashMap<ActivityId, EvidenceGap>,
    pub explanations: Vec<Explanation>,
    /// Who sits at this computer: fills the forms in.
    pub me: Option<Me>,
}

/// A community with its members, teachers and activities of the year.
pub struct YearCommunity {
    pub record: Community,
    /// Place in `book.communities`.
    pub place: usize,
    /// Names, lead and members as of the school year.
    pub row: CommunityRow,
    pub teachers: Vec<PersonLine>,
    /// By day, then code.
    pub activities: Vec<YearActivity>,
}

/// An activity with all that hangs on it.
pub struct YearActivity {
    pub record: Activity,
    /// Place in `book.activities`.
    pub place: usize,
    pub parts: Vec<ActivityPart>,
    pub sessions: Vec<Session>,
    pub roles: Vec<ActivityRole>,
    /// Codes of `subject`.
    pub subjects: Vec<String>,
    /// Everybody on the sheet, once.
    pub signed: Vec<Signed>,
    pub heads: Vec<HeadCount>,
    pub evidence: Vec<Evidence>,
}

/// Reads the year. Hand in the reader of a snapshot.
pub fn read(reader: Reader<'_>, request: YearbookRequest) -> Result<Yearbook> {
    let YearbookRequest {
        school_year: year,
        community,
    } = request;
    let book = Book::year(reader, year, community)?;
    let mut loose = store::activities(reader, &book)?;
    let rows = communities::list(reader, year)?.into_iter();
    let mut rows: HashMap<CommunityId, CommunityRow> = rows.map(|row| (row.uid, row)).collect();
    let mut communities = Vec::new();
    for (place, of) in book.communities.iter().enumerate() {
        communities.push(YearCommunity {
            record: reader.get(of.id)?,
            place,
            row: rows.remove(&of.id).or_missing("教研共同体")?,
            teachers: people_of(reader, &book, of, year)?,
            activities: book
                .of(of.id, Stretch::SchoolYear(year))
                .filter_map(|(_, facts)| loose.remove(&facts.id))
                .collect(),
        });
    }
    let gaps = evidence::gaps(
        reader,
        GapsRequest {
            community,
            school_year: year,
        },
    )?;
    let people = roster::load(reader)?;
    Ok(Yearbook {
        year,
        whole_county: community.is_none(),
        quota: quota_of(&book, year, None),
        words: vocabulary::load(reader)?,
        settings: vocabulary::settings(reader, ())?,
        distinctions: distinctions(reader, &people, year)?,
        people,
        gaps: gaps.into_iter().map(|gap| (gap.activity, gap)).collect(),
        explanations: store::explanations(reader)?,
        me: me::get(reader, ())?,
        communities,
        book,
    })
}

fn distinctions(reader: Reader<'_>, people: &People, year: SchoolYear) -> Result<Distinctions> {
    let schools = people.organizations.iter().map(|school| school.uid);
    let time = Period::school_year(year);
    roster::distinctions(reader, schools, time, Audience::HandedOn)
}

impl Yearbook {
    /// What counting made of an activity.
    pub fn facts(&self, activity: &YearActivity) -> &ActivityFacts {
        &self.book.activities[activity.place]
    }

    pub fn community(&self, community: &YearCommunity) -> &CommunityBook {
        &self.book.communities[community.place]
    }
}
