//! Adding, changing and removing words and forms, so that lists stay sound.
use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, OrMissing, Result};
use crate::ids::{FormId, Uid, WordId};
use crate::ledger::{Reader, Writer};
use crate::text::{cleaned, key, word};

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

/// An entry that is in the list already.
struct Entry<'e> {
    code: &'e str,
    name: &'e str,
    other_names: Option<&'e str>,
    sort: i64,
}

impl<'e> Entry<'e> {
    fn of(code: &'e str, name: &'e str, other_names: Option<&'e str>, sort: i64) -> Self {
        Entry {
            code,
            name,
            other_names,
            sort,
        }
    }

    /// What the entry goes by, beside its code.
    fn names(&self) -> impl Iterator<Item = &'e str> {
        std::iter::once(self.name).chain(names_in(self.other_names))
    }
}

/// The names in a field of other names.
fn names_in(other_names: Option<&str>) -> impl Iterator<Item = &str> {
    let names = other_names.unwrap_or("").split('、').map(str::trim);
    names.filter(|name| !name.is_empty())
}

/// An entry as it is to be: one that is changed (`code`) or added.
struct Wanted<'w> {
    list: &'static str,
    code: Option<String>,
    name: &'w str,
    other_names: Option<&'w str>,
    sort: Option<i64>,
}

/// Where an entry of a list goes.
struct Slot {
    code: String,
    sort: i64,
    new: bool,
}

impl Wanted<'_> {
    /// No two entries go by one name, however it is spaced. The code of an entry the county adds is
    /// its first name, so that two computers which add the same word have one.
    fn slot(self, entries: &[Entry<'_>]) -> Result<Slot> {
        let is_own = |entry: &&Entry<'_>| self.code.as_deref() == Some(entry.code);
        let own = entries.iter().find(is_own);
        if self.code.is_some() {
            own.or_missing("这个词")?;
        }
        let others = entries.iter().filter(|entry| !is_own(entry));
        for other in others {
            self.check_apart(other)?;
        }
        let last = entries.iter().map(|entry| entry.sort).max().unwrap_or(0);
        Ok(Slot {
            new: own.is_none(),
            sort: self.sort.or(own.map(|own| own.sort)).unwrap_or(last + 10),
            code: self.code.unwrap_or_else(|| self.name.to_owned()),
        })
    }

    fn check_apart(&self, other: &Entry<'_>) -> Result<()> {
        let taken = |name: &str| other.names().find(|theirs| key(theirs) == key(name));
        let list = self.list;
        let Entry { name, .. } = other;
        if let Some(theirs) =
            taken(self.name).or((self.code.is_none() && other.code == self.name).then_some(*name))
        {
            return Err(Error::invalid(
                "name",
                match theirs == *name {
                    true => format!("“{list}”中已有“{name}”，请换一个名称，或启用原来的那一个。"),
                    false => format!(
                        "“{theirs}”是“{list}”中“{name}”的别名，请换一个名称，或直接用“{name}”。"
                    ),
                },
            ));
        }
        match names_in(self.other_names).find_map(taken) {
            None => Ok(()),
            Some(theirs) => Err(Error::invalid(
                "otherNames",
                format!("“{theirs}”已用于“{list}”中的“{name}”，请从别名中去掉它。"),
            )),
        }
    }
}

impl Slot {
    /// What the history calls the act.
    fn title(&self, label: &str, name: &str) -> String {
        match self.new {
            true => format!("已在“{label}”中新增“{name}”"),
            false => format!("已更改“{label}”中的“{name}”"),
        }
    }
}

/// Longest name that fits the lists and forms, in characters.
const NAME_CHARS: usize = 40;

fn checked_name(name: &str) -> Result<String> {
    let name = word(name);
    if name.is_empty() {
        return Err(Error::invalid("name", "请填写名称。"));
    }
    if name.contains('、') {
        return Err(Error::invalid(
            "name",
            "名称中不能有顿号，请分成几个词，或改用“与”“和”。",
        ));
    }
    check_length("name", "名称", &name)?;
    Ok(name)
}

/// 别名, separated by 、; each only once.
fn other_names(typed: Option<String>) -> Result<Option<String>> {
    let typed = typed.unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    for name in typed.split(['、', '，', ',', ';', '；', '\n']).map(word) {
        check_length("otherNames", "别名", &name)?;
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    Ok((!names.is_empty()).then(|| names.join("、")))
}

fn check_length(field: &'static str, what: &str, name: &str) -> Result<()> {
    if name.chars().count() <= NAME_CHARS {
        return Ok(());
    }
    let message = format!("{what}不能超过{NAME_CHARS}个字，请缩短。");
    Err(Error::invalid(field, message))
}
