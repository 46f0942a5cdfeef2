//! Adding, changing and removing words and forms, so that lists stay sound.
use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::{FormId, Uid, WordId};
use crate::ledger::{Reader, Writer};
use crate::text::cleaned;

use super::entries::{Entry, Wanted, checked_name, other_names};
use super::loaded::require;
use super::usage;
use super::words::{ActivityForm, ActivityMode, Word, WordList};

/// A new word (`code: null`) or changes to one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveWord {
    pub list: WordList,
    pub code: Option<String>,
    pub name: String,
    pub other_names: Option<String>,
    pub weight: Option<i64>,
    pub flag: Option<bool>,
    pub enabled: bool,
    /// `null`: where it stands, at the end for a new word.
    pub sort: Option<i64>,
}

/// A new form of activity (`code: null`) or changes to one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveForm {
    pub code: Option<String>,
    pub name: String,
    pub other_names: Option<String>,
    pub category: String,
    pub counts: bool,
    pub mode: ActivityMode,
    pub unit: String,
    pub hours: Option<f64>,
    pub evidence: Vec<String>,
    pub suggested: Vec<String>,
    pub roles: Vec<String>,
    pub same_as: Option<String>,
    pub enabled: bool,
    pub sort: Option<i64>,
}

/// Adds or changes a word. Two words of a list never share a name.
pub fn save_word(w: &Writer<'_>, request: SaveWord) -> Result<WordId> {
    let list = request.list;
    let name = checked_name(&request.name)?;
    let words: Vec<Word> = w
        .reader()
        .list("WHERE r.list = ?1 ORDER BY r.sort", [list.code()])?;
    let entries: Vec<Entry<'_>> = words
        .iter()
        .map(|word| {
            Entry::of(
                &word.code,
                &word.name,
                word.other_names.as_deref(),
                word.sort,
            )
        })
        .collect();
    let other_names = other_names(request.other_names)?;
    let wanted = Wanted {
        list: list.label(),
        code: request.code,
        name: &name,
        other_names: other_names.as_deref(),
        sort: request.sort,
    };
    let slot = wanted.slot(&entries)?;
    w.describe(slot.title(list.label(), &name));
    let uid = Word::key(list, &slot.code);
    w.save(&Word {
        uid,
        owner: Uid::COUNTY,
        list: list.code().to_owned(),
        code: slot.code,
        name,
        other_names,
        weight: request.weight,
        flag: request.flag,
        enabled: request.enabled,
        sort: slot.sort,
    })?;
    Ok(uid)
}

/// Removes a word that no record uses; one in use can be disabled instead.
pub fn remove_word(w: &Writer<'_>, id: WordId) -> Result<()> {
    let word: Word = w.reader().get(id)?;
    let uses = usage::of_word(w.reader(), &word)?;
    if !uses.is_empty() {
        return Err(Error::not_now(format!(
            "“{}”已用于{}，不能删除。可以停用它，停用后不再出现在选择列表中，原有记录不受影响。",
            word.name,
            uses.join("、")
        )));
    }
    w.describe(format!("已删除词“{}”", word.name));
    w.remove::<Word>(id)
}

/// Adds or changes a form of activity.
pub fn save_form(w: &Writer<'_>, request: SaveForm) -> Result<FormId> {
    const LABEL: &str = "活动形式";
    check_form(&request)?;
    check_words(w.reader(), &request)?;
    let name = checked_name(&request.name)?;
    let forms: Vec<ActivityForm> = w.reader().list("ORDER BY r.sort", [])?;
    let entries: Vec<Entry<'_>> = forms
        .iter()
        .map(|form| {
            Entry::of(
                &form.code,
                &form.name,
                form.other_names.as_deref(),
                form.sort,
            )
        })
        .collect();
    let other_names = other_names(request.other_names)?;
    let wanted = Wanted {
        list: LABEL,
        code: request.code,
        name: &name,
        other_names: other_names.as_deref(),
        sort: request.sort,
    };
    let slot = wanted.slot(&entries)?;
    w.describe(slot.title(LABEL, &name));
    let uid = ActivityForm::key(&slot.code);
    w.save(&ActivityForm {
        uid,
        owner: Uid::COUNTY,
        code: slot.code,
        name,
        other_names,
        category: request.category,
        counts: request.counts,
        mode: request.mode,
        unit: request.unit.trim().to_owned(),
        hours: request.hours,
        evidence: request.evidence.join("、"),
        suggested: request.suggested.join("、"),
        roles: request.roles.join("、"),
        same_as: cleaned(request.same_as),
        enabled: request.enabled,
        sort: slot.sort,
    })?;
    Ok(uid)
}

/// More 学时 than any single activity can bear.
pub(crate) const MOST_HOURS: f64 = 200.0;

fn check_form(request: &SaveForm) -> Result<()> {
    if request.unit.trim().is_empty() {
        return Err(Error::invalid("unit", "请填写计数单位，例如“次”或“节”。"));
    }
    let plausible = |hours: f64| (0.0..=MOST_HOURS).contains(&hours);
    if !request.hours.is_none_or(plausible) {
        return Err(Error::invalid(
            "hours",
            format!("默认学时应在0至{MOST_HOURS}之间，请重新填写。"),
        ));
    }
    if request.same_as.is_some() && request.same_as == request.code {
        return Err(Error::invalid(
            "sameAs",
            "活动形式不能等同于它自己，请另选一个或留空。",
        ));
    }
    Ok(())
}

fn check_words(reader: Reader<'_>, request: &SaveForm) -> Result<()> {
    let category = [request.category.as_str()];
    require(reader, "category", WordList::FormCategory, category)?;
    require(
        reader,
        "evidence",
        WordList::EvidenceKind,
        request.evidence.iter().map(String::as_str),
    )?;
    require(
        reader,
        "suggested",
        WordList::EvidenceKind,
        request.suggested.iter().map(String::as_str),
    )?;
    require(
        reader,
        "roles",
        WordList::ActivityRole,
        request.roles.iter().map(String::as_str),
    )
}
