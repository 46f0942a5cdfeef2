//! Which forms of activity took place in each term (R-001-09), equivalent forms counted alike.
use std::collections::HashMap;

use rusqlite::named_params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::book::{Book, CommunityBook};
use super::facts::ActivityFacts;
use super::rules::standing;
use super::stretch::Stretch;
use crate::calendar::TermRef;
use crate::dates::{SchoolYear, TermNumber};
use crate::error::Result;
use crate::ids::{ActivityId, CommunityId, json_keys};
use crate::ledger::Reader;
use crate::vocabulary::ActivityForm;

/// 「示范课、研讨课、集体备课、专题讲座、学术研讨、技能展示等系列教研活动」 (R-001-09)
const ASKED_FOR: [&str; 6] = [
    "demo_lesson",
    "discussion_lesson",
    "joint_prep",
    "lecture",
    "academic",
    "skill_show",
];

/// Whose forms are asked for.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermFormsRequest {
    pub school_year: SchoolYear,
    /// All communities without it.
    #[serde(default)]
    pub community: Option<CommunityId>,
}

/// The forms of one community, term by term.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CommunityForms {
    pub community: CommunityId,
    pub code: String,
    pub name: String,
    pub terms: Vec<TermForms>,
}

/// The forms of one term.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermForms {
    pub term: TermNumber,
    /// Every form that took place, the most frequent first.
    pub held: Vec<FormCount>,
    /// The six of R-001-09 in the scheme's order.
    pub asked_for: Vec<FormCount>,
    /// How many of the six took place.
    pub covered: u32,
}

/// A form and the counted activities in it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormCount {
    pub form: String,
    pub name: String,
    pub activities: Vec<ActivityId>,
}

/// Forms by community and term, over counted activities of one school year.
pub fn forms_by_term(reader: Reader<'_>, request: TermFormsRequest) -> Result<Vec<CommunityForms>> {
    let book = Book::year(reader, request.school_year, request.community)?;
    let forms = Forms::load(reader, &book)?;
    let of_terms = |community: &CommunityBook| {
        TermNumber::ALL
            .iter()
            .map(|number| TermRef::new(request.school_year, *number))
            .map(|term| forms.of_term(&book, community.id, term))
            .collect()
    };
    Ok(book
        .communities
        .iter()
        .map(|community| CommunityForms {
            community: community.id,
            code: community.code.clone(),
            name: community.name.clone(),
            terms: of_terms(community),
        })
        .collect())
}

struct Forms {
    by_code: HashMap<String, ActivityForm>,
    /// Further forms of an activity, beside its main one.
    further: HashMap<ActivityId, Vec<String>>,
}

impl Forms {
    fn load(reader: Reader<'_>, book: &Book) -> Result<Self> {
        let forms: Vec<ActivityForm> = reader.list("", [])?;
        let keys = json_keys(book.activities.iter().map(|a| a.id.as_bytes()));
        let mut statement = reader.conn().prepare_cached(
            "SELECT record, value FROM tag
             WHERE list = 'form' AND record IN (SELECT unhex(value) FROM json_each(:keys))",
        )?;
        let mut rows = statement.query(named_params! { ":keys": keys })?;
        let mut further: HashMap<ActivityId, Vec<String>> = HashMap::new();
        while let Some(row) = rows.next()? {
            further
                .entry(row.get("record")?)
                .or_default()
                .push(row.get("value")?);
        }
        Ok(Forms {
            by_code: forms
                .into_iter()
                .map(|form| (form.code.clone(), form))
                .collect(),
            further,
        })
    }

    fn of_term(&self, book: &Book, community: CommunityId, term: TermRef) -> TermForms {
        let activities: Vec<&ActivityFacts> = book
            .of(community, Stretch::Term(term))
            .map(|(_, activity)| activity)
            .filter(|activity| standing(activity, &book.calendar).is_ok())
            .collect();
        let asked_for: Vec<_> = ASKED_FOR
            .iter()
            .map(|code| self.count(code, &activities))
            .collect();
        let mut held: Vec<_> = self
            .by_code
            .keys()
            .map(|code| self.count(code, &activities))
            .collect();
        held.retain(|count| !count.activities.is_empty());
        held.sort_by(|a, b| (b.activities.len(), &a.form).cmp(&(a.activities.len(), &b.form)));
        TermForms {
            term: term.number,
            covered: asked_for
                .iter()
                .filter(|c| !c.activities.is_empty())
                .count() as u32,
            held,
            asked_for,
        }
    }

    fn count(&self, code: &str, activities: &[&ActivityFacts]) -> FormCount {
        let name = self.by_code.get(code).map_or(code, |form| &form.name);
        FormCount {
            form: code.to_owned(),
            name: name.to_owned(),
            activities: activities
                .iter()
                .filter(|activity| self.is_of(activity, code))
                .map(|activity| activity.id)
                .collect(),
        }
    }

    fn is_of(&self, activity: &ActivityFacts, code: &str) -> bool {
        let further = self.further.get(&activity.id).into_iter().flatten();
        std::iter::once(&activity.form)
            .chain(further)
            .any(|form| form == code || self.same_as(form) == Some(code))
    }

    fn same_as(&self, form: &str) -> Option<&str> {
        self.by_code.get(form)?.same_as.as_deref()
    }
}
