//! The index in memory: every record's name with its readings, built by one query.
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use rusqlite::Row;
use serde_json::json;

use crate::communities;
use crate::dates::{Period, SchoolYear};
use crate::error::Result;
use crate::ids::{CommunityId, OrganizationId, PersonId, Uid};
use crate::ledger::{Reader, Records, Table, tables_of};
use crate::readings::{Found, Interner, Needle, Readable};
use crate::roster::{self, Distinctions};
use crate::text::compare_codes;

use super::rank::Closeness;
use super::{Hit, SearchRequest, Tables};

const USUAL_LIMIT: u32 = 20;
const LIMIT: u32 = 100;

/// Everything that can be found, as of one act.
#[derive(Debug)]
pub struct Index {
    entries: Vec<Entry>,
    /// Schools of each community in the running school year.
    schools: HashMap<CommunityId, HashSet<OrganizationId>>,
}

/// What an index holds good for: the latest act, and the day (postings hold by date).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    act: i64,
    today: NaiveDate,
}

impl Stamp {
    fn of(reader: Reader<'_>) -> Result<Self> {
        let act = reader
            .conn()
            .prepare_cached("SELECT coalesce(max(id), 0) FROM act")?
            .query_row([], |row| row.get(0))?;
        Ok(Stamp {
            act,
            today: reader.today(),
        })
    }

    /// Whether what this stamp stands for is still so at `now`: most acts (a sign-in, an evidence
    /// file) change nothing that is searched.
    fn holds(self, now: Stamp, reader: Reader<'_>) -> Result<bool> {
        if self == now {
            return Ok(true);
        }
        if self.today != now.today || self.act > now.act {
            return Ok(false);
        }
        let changed: bool = reader
            .conn()
            .prepare_cached(include_str!("sql/changed.sql"))?
            .query_row(
                (
                    self.act,
                    json!(tables_of::<Tables>(reader.records())).to_string(),
                ),
                |row| row.get(0),
            )?;
        Ok(!changed)
    }
}

/// Kinds that stand first among equals, each with a query of its own; the others follow.
const FIRST: [&str; 4] = [PERSON, "organization", "community", "activity"];

const PERSON: &str = "person";

/// Every record that bears a 编号 is found: by its title and its 编号.
fn entries_sql(records: &Records) -> String {
    let mut sql = include_str!("sql/entries.sql").to_owned();
    for table in records.tables {
        if !table.is_numbered() || FIRST.contains(&table.name) {
            continue;
        }
        sql += &format!(
            " UNION ALL SELECT '{name}', r.uid, r.code, coalesce({title}, r.code), NULL, NULL, r.owner,
             concat_ws(' · ', '{label}', (SELECT o.name FROM organization o WHERE o.uid = r.owner)), 0
             FROM {name} r",
            name = table.name,
            title = table.title,
            label = table.label,
        );
    }
    sql
}

#[derive(Debug)]
struct Entry {
    table: &'static Table,
    /// Place of its kind among equals.
    kind: usize,
    uid: Uid,
    code: String,
    /// The 编号 in lower case, as it is typed.
    typed_code: String,
    title: String,
    readable: Readable,
    other_names: Vec<Readable>,
    note: String,
    /// The school or community it belongs to.
    home: Option<Uid>,
    sort: f64,
}

/// Keeps the index of one open ledger; make a new one when another ledger is opened.
#[derive(Debug, Default)]
pub struct Cache(Mutex<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    stamp: Stamp,
    index: Arc<Index>,
}

impl Cache {
    /// The index as of now: the one at hand while nothing that it holds has changed, else a new one.
    pub fn index(&self, reader: Reader<'_>) -> Result<Arc<Index>> {
        let stamp = Stamp::of(reader)?;
        // A panic while building leaves the former index, which is still sound.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let good = match kept.as_ref() {
            Some(kept) => kept.stamp.holds(stamp, reader)?,
            None => false,
        };
        let index = match kept.take().filter(|_| good) {
            Some(kept) => kept.index,
            None => Arc::new(Index::build(reader)?),
        };
        *kept = Some(Kept {
            stamp,
            index: Arc::clone(&index),
        });
        Ok(index)
    }
}

impl Index {
    /// Reads all that can be found.
    pub fn build(reader: Reader<'_>) -> Result<Self> {
        let mut interner = Interner::default();
        let mut statement = reader
            .conn()
            .prepare_cached(&entries_sql(reader.records()))?;
        let rows = statement.query_map([reader.today()], |row| {
            Entry::of_row(row, reader.records(), &mut interner)
        })?;
        let entries: Vec<Option<Entry>> = rows.collect::<rusqlite::Result<_>>()?;
        let mut entries: Vec<Entry> = entries.into_iter().flatten().collect();
        let alike = roster::all_distinctions(reader, reader.today())?;
        for entry in &mut entries {
            entry.tell_apart(&alike);
        }
        Ok(Index {
            entries,
            schools: schools(reader)?,
        })
    }

    /// Records that match, best first.
    pub fn find(&self, request: &SearchRequest) -> Vec<Hit> {
        let needle = Needle::new(&request.text);
        let limit = request.limit.unwrap_or(USUAL_LIMIT).min(LIMIT) as usize;
        let mut matches: Vec<Match<'_>> = self
            .entries
            .iter()
            .filter(|entry| {
                request.kinds.is_empty()
                    || request.kinds.iter().any(|kind| kind == entry.table.name)
            })
            .filter_map(|entry| self.matched(entry, &needle, request.community))
            .collect();
        // Only the best need an order; a single letter matches nearly everything.
        if matches.len() > limit {
            matches.select_nth_unstable_by(limit, Match::order);
            matches.truncate(limit);
        }
        matches.sort_unstable_by(Match::order);
        matches.into_iter().map(Match::into_hit).collect()
    }

    fn matched<'i>(
        &'i self,
        entry: &'i Entry,
        needle: &Needle,
        community: Option<CommunityId>,
    ) -> Option<Match<'i>> {
        let (closeness, found) = entry.closeness(needle)?;
        let own = community.is_some_and(|own| self.is_of(entry, own));
        Some(Match {
            entry,
            found,
            rank: (closeness, !own, entry.kind, entry.readable.len()),
        })
    }

    fn is_of(&self, entry: &Entry, community: CommunityId) -> bool {
        entry.home.is_some_and(|home| {
            home == community.0
                || self
                    .schools
                    .get(&community)
                    .is_some_and(|schools| schools.contains(&OrganizationId(home)))
        })
    }
}

struct Match<'i> {
    entry: &'i Entry,
    found: Option<Found>,
    /// How close, whether of another community, the kind, and the length: less is better.
    rank: (Closeness, bool, usize, usize),
}

impl Match<'_> {
    fn order(&self, other: &Self) -> Ordering {
        let (one, two) = (self.entry, other.entry);
        self.rank
            .cmp(&other.rank)
            .then_with(|| one.sort.total_cmp(&two.sort))
            .then_with(|| compare_codes(&one.code, &two.code))
            .then_with(|| one.uid.cmp(&two.uid))
    }

    fn into_hit(self) -> Hit {
        let Entry {
            table,
            uid,
            code,
            title,
            note,
            ..
        } = self.entry;
        Hit {
            kind: table.name,
            label: table.label,
            uid: *uid,
            code: code.clone(),
            title: title.clone(),
            note: note.clone(),
            span: self.found.map(|found| utf16_span(title, found)),
        }
    }
}

/// Characters as JavaScript counts them: one outside the basic plane counts twice.
fn utf16_span(title: &str, found: Found) -> (u32, u32) {
    let units = |count: usize| {
        title
            .chars()
            .take(count)
            .map(|c| c.len_utf16() as u32)
            .sum()
    };
    (units(found.start), units(found.end))
}

impl Entry {
    /// `None` of a table that the program does not know.
    fn of_row(
        row: &Row<'_>,
        records: &Records,
        interner: &mut Interner,
    ) -> rusqlite::Result<Option<Self>> {
        let name: String = row.get(0)?;
        let Some(table) = records.table(&name) else {
            return Ok(None);
        };
        let title: String = row.get(3)?;
        let reading: Option<String> = row.get(4)?;
        let other_names: Option<String> = row.get(5)?;
        let note: Option<String> = row.get(7)?;
        let readable = match table.name {
            PERSON => Readable::of_person(&title, reading.as_deref(), interner),
            _ => Readable::of_text(&title, interner),
        };
        let code: String = row.get(2)?;
        let first = FIRST.iter().position(|first| *first == table.name);
        Ok(Some(Entry {
            table,
            kind: first.unwrap_or(FIRST.len()),
            uid: row.get(1)?,
            typed_code: code.to_lowercase(),
            code,
            readable,
            title,
            other_names: other_names
                .unwrap_or_default()
                .split('、')
                .filter(|name| !name.is_empty())
                .map(|name| Readable::of_text(name, interner))
                .collect(),
            note: note.unwrap_or_default(),
            home: row.get(6)?,
            sort: row.get(8)?,
        }))
    }

    /// Before school and post, what tells a person from others of the name there.
    fn tell_apart(&mut self, alike: &Distinctions) {
        if self.table.name == PERSON
            && let Some(told) = alike.of(self.home.map(OrganizationId), Some(PersonId(self.uid)))
        {
            self.note = format!("{} · {}", told.words, self.note);
        }
    }

    /// How well it matches, and where in the title.
    fn closeness(&self, needle: &Needle) -> Option<(Closeness, Option<Found>)> {
        let name = self
            .readable
            .find(needle)
            .map(|found| (Closeness::of_name(found, self.readable.len()), Some(found)));
        let code = Closeness::of_code(&self.typed_code, needle).map(|closeness| (closeness, None));
        let other = || {
            let mut names = self.other_names.iter();
            let found = names.any(|name| name.find(needle).is_some());
            found.then_some((Closeness::OtherName, None))
        };
        [name, code].into_iter().flatten().min().or_else(other)
    }
}

fn schools(reader: Reader<'_>) -> Result<HashMap<CommunityId, HashSet<OrganizationId>>> {
    let communities = communities::load(reader)?;
    let period = Period::school_year(SchoolYear::of(reader.today()));
    Ok(communities
        .all
        .iter()
        .map(|community| {
            let members = communities.members_in(community.uid, period);
            (
                community.uid,
                members
                    .into_iter()
                    .map(|member| member.organization)
                    .collect(),
            )
        })
        .collect())
}
