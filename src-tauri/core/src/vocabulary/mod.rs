//! The words a county may edit (词表), the forms of activity with their defaults, and the settings.
//!
//! Every list of catalogue §3 is shipped in `assets/vocabulary` and installed into a new ledger;
//! from then on it is the county's own. Records store codes, so a renamed word stays the same word.
mod loaded;
mod settings;
mod shipped;
mod usage;
mod words;

#[cfg(test)]
mod tests;

pub use loaded::{Vocabulary, load};
pub use settings::{MonthDay, SettingChange, Settings, set_setting, settings};
pub use shipped::install;
pub use words::{ActivityForm, ActivityMode, Counter, Setting, Word, WordList, split_codes};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, OrMissing, Result};
use crate::ids::{FormId, Uid, WordId};
use crate::ledger::{Reader, Writer};
use crate::text::cleaned;

/// All lists, forms and settings: what the window reads once at its start.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AllWords {
    pub lists: Vec<ListedWords>,
    pub forms: Vec<ActivityForm>,
    pub settings: Settings,
}

/// One list with its words, in their order, disabled ones included.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListedWords {
    pub list: WordList,
    /// 学科
    pub label: String,
    pub words: Vec<Word>,
}

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

/// Everything the lists hold.
pub fn all(reader: Reader<'_>, _: ()) -> Result<AllWords> {
    let words: Vec<Word> = reader.list("ORDER BY r.list, r.sort, r.code", [])?;
    let lists = WordList::ALL
        .iter()
        .map(|list| ListedWords {
            list: *list,
            label: list.label().to_owned(),
            words: words
                .iter()
                .filter(|word| word.list == list.code())
                .cloned()
                .collect(),
        })
        .collect();
    Ok(AllWords {
        lists,
        forms: reader.list("ORDER BY r.sort, r.code", [])?,
        settings: settings(reader, ())?,
    })
}

/// Adds or changes a word. Two words of a list never share a name.
pub fn save_word(w: &Writer<'_>, request: SaveWord) -> Result<WordId> {
    let list = request.list;
    let name = checked_name(&request.name)?;
    let words: Vec<Word> = w
        .reader()
        .list("WHERE r.list = ?1 ORDER BY r.sort", [list.code()])?;
    let code = request.code.clone().unwrap_or_else(|| name.clone());
    let present = words.iter().find(|word| word.code == code);
    let twin = words
        .iter()
        .find(|word| word.name == name && (word.code != code || request.code.is_none()));
    if twin.is_some() {
        return Err(Error::invalid(
            "name",
            format!(
                "“{}”中已有“{name}”，请换一个名称，或启用原来的词。",
                list.label()
            ),
        ));
    }
    if request.code.is_some() {
        present.or_missing("这个词")?;
    }
    let sort = request
        .sort
        .or(present.map(|word| word.sort))
        .unwrap_or_else(|| words.iter().map(|word| word.sort).max().unwrap_or(0) + 10);
    w.describe(match present {
        None => format!("已在{}中新增“{name}”", list.label()),
        Some(_) => format!("已更改{}中的“{name}”", list.label()),
    });
    let uid = Word::key(list, &code);
    w.save(&Word {
        uid,
        owner: Uid::COUNTY,
        list: list.code().to_owned(),
        code,
        name,
        other_names: cleaned(request.other_names),
        weight: request.weight,
        flag: request.flag,
        enabled: request.enabled,
        sort,
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
    let name = checked_name(&request.name)?;
    let forms: Vec<ActivityForm> = w.reader().list("ORDER BY r.sort", [])?;
    let code = request.code.clone().unwrap_or_else(|| name.clone());
    let present = forms.iter().find(|form| form.code == code);
    if forms
        .iter()
        .any(|form| form.name == name && (form.code != code || request.code.is_none()))
    {
        return Err(Error::invalid(
            "name",
            format!("已有活动形式“{name}”，请换一个名称，或启用原来的形式。"),
        ));
    }
    if request.code.is_some() {
        present.or_missing("这个活动形式")?;
    }
    check_form(&request, &code)?;
    let sort = request
        .sort
        .or(present.map(|form| form.sort))
        .unwrap_or_else(|| forms.iter().map(|form| form.sort).max().unwrap_or(0) + 10);
    w.describe(match present {
        None => format!("已新增活动形式“{name}”"),
        Some(_) => format!("已更改活动形式“{name}”"),
    });
    let uid = ActivityForm::key(&code);
    w.save(&ActivityForm {
        uid,
        owner: Uid::COUNTY,
        code,
        name,
        other_names: cleaned(request.other_names),
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
        sort,
    })?;
    Ok(uid)
}

fn check_form(request: &SaveForm, code: &str) -> Result<()> {
    if request.unit.trim().is_empty() {
        return Err(Error::invalid("unit", "请填写计数单位，例如“次”或“节”。"));
    }
    if request
        .hours
        .is_some_and(|hours| !(0.0..=200.0).contains(&hours))
    {
        return Err(Error::invalid(
            "hours",
            "默认学时应在0至200之间，请重新填写。",
        ));
    }
    if request.same_as.as_deref() == Some(code) {
        return Err(Error::invalid(
            "sameAs",
            "活动形式不能等同于它自己，请另选一个或留空。",
        ));
    }
    Ok(())
}

fn checked_name(name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "请填写名称。"));
    }
    if name.contains('、') {
        return Err(Error::invalid(
            "name",
            "名称中不能有顿号，请分成几个词，或改用“与”“和”。",
        ));
    }
    Ok(name.to_owned())
}
