//! Finding any record by Chinese, full pinyin, initials or its 编号 (Ctrl+K).
//!
//! [`Cache`] keeps an [`Index`] in memory and builds it anew once the ledger has changed, so that
//! a keystroke costs no query of records.
mod index;
mod rank;

#[cfg(test)]
mod tests;

pub use index::{Cache, Index};

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::activities::Activity;
use crate::communities;
use crate::error::Result;
use crate::ids::{CommunityId, Uid};
use crate::ledger::{Reader, Reads, Records};
use crate::readings::{Interner, Needle, Readable};
use crate::roster::{Organization, Person, Posting};
use crate::vocabulary;

/// What an [`Index`] is made of: every record that bears a 编号, and what its line says beside.
pub enum Tables {}

impl Reads for Tables {
    fn add_to(tables: &mut BTreeSet<&'static str>, records: &Records) {
        type OnTheLine = (
            (Person, Posting, Organization, Activity),
            (communities::Tables, vocabulary::Tables),
        );
        OnTheLine::add_to(tables, records);
        let numbered = records.tables.iter().filter(|table| table.is_numbered());
        tables.extend(numbered.map(|table| table.name));
    }
}

/// What someone typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SearchRequest {
    pub text: String,
    /// At most so many hits; 20 when not given, 100 at most.
    pub limit: Option<u32>,
    /// Records of this community come first.
    pub community: Option<CommunityId>,
    /// Only records of these tables; all when empty.
    pub kinds: Vec<String>,
}

/// One record that was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// Its table.
    pub kind: &'static str,
    /// What its table's records are called: 人员.
    pub label: &'static str,
    pub uid: Uid,
    pub code: String,
    pub title: String,
    /// 第二实验小学 · 校长
    pub note: String,
    /// The part of `title` that matched, in UTF-16 units as JavaScript counts them: from, up to.
    /// `null` when the 编号 or another name matched.
    pub span: Option<(u32, u32)>,
}

/// Records that match, best first. An empty text finds nothing, but readies the index.
pub fn find(cache: &Cache, reader: Reader<'_>, request: SearchRequest) -> Result<Vec<Hit>> {
    Ok(cache.index(reader)?.find(&request))
}

/// Whether a person is meant by what is typed into the sign-in entry: `zqh`, `曾`, `zengqh`.
pub fn initials_match(name: &str, reading: Option<&str>, typed: &str) -> bool {
    Readable::of_person(name, reading, &mut Interner::default())
        .find(&Needle::new(typed))
        .is_some()
}
