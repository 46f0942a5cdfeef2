//! Finding any record by Chinese, full pinyin, initials or its 编号 (Ctrl+K).
//!
//! [`Cache`] keeps an [`Index`] in memory and builds it anew once the ledger has changed, so that
//! a keystroke costs no query of records.
mod index;
mod rank;

#[cfg(test)]
mod tests;

pub use index::{Cache, Index};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::activities::Activity;
use crate::communities;
use crate::error::Result;
use crate::ids::{CommunityId, Uid};
use crate::ledger::Reader;
use crate::readings::{Interner, Needle, Readable};
use crate::roster::{Organization, Person, Posting};
use crate::vocabulary;
use crate::words::closed_list;

closed_list! {
    /// What is found, in the order in which equals are listed.
    pub enum HitKind ("kind of hit") {
        Person = "person": "人员",
        School = "school": "单位",
        Community = "community": "教研共同体",
        Activity = "activity": "教研活动",
    }
}

/// What an [`Index`] is made of.
pub type Tables = (
    (Person, Posting, Organization, Activity),
    (communities::Tables, vocabulary::Tables),
);

/// What someone typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SearchRequest {
    pub text: String,
    /// At most so many hits; 20 when not given, 100 at most.
    pub limit: Option<u32>,
    /// Records of this community come first.
    pub community: Option<CommunityId>,
    /// Only these; all when empty.
    pub kinds: Vec<HitKind>,
}

/// One record that was found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    pub kind: HitKind,
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
