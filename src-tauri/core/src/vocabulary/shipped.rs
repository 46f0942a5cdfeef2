//! The lists this program is shipped with (`assets/vocabulary`), put into a new ledger.
use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::ids::Uid;
use crate::ledger::Writer;

use super::words::{ActivityForm, ActivityMode, Setting, Word, WordList};

const LISTS: &str = include_str!("../../../../assets/vocabulary/lists.toml");
const FORMS: &str = include_str!("../../../../assets/vocabulary/forms.toml");

/// `lists.toml`: a list is named by its code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    subjects: BTreeMap<String, Vec<String>>,
    lists: BTreeMap<WordList, Vec<ShippedWord>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedWord {
    code: String,
    name: String,
    #[serde(default)]
    other: Vec<String>,
    weight: Option<i64>,
    flag: Option<bool>,
}

/// `forms.toml`: forms stand in groups and take from their group what they don't say themselves.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    /// Needed evidence by mode (G-24).
    evidence: BTreeMap<ActivityMode, Vec<String>>,
    category: Vec<Category>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Category {
    code: String,
    name: String,
    counts: bool,
    hours: Option<f64>,
    suggested: Vec<String>,
    roles: Vec<String>,
    forms: Vec<ShippedForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShippedForm {
    code: String,
    name: String,
    #[serde(default)]
    other: Vec<String>,
    mode: Option<ActivityMode>,
    unit: Option<String>,
    hours: Option<f64>,
    suggested: Option<Vec<String>>,
    roles: Option<Vec<String>>,
    same_as: Option<String>,
}

/// Puts all lists, forms and subject sets into a new ledger.
pub fn install(w: &Writer<'_>) -> Result<()> {
    for word in words()? {
        w.insert(&word)?;
    }
    for form in forms()? {
        w.insert(&form)?;
    }
    for (stage, codes) in read::<Lists>(LISTS)?.subjects {
        let name = format!("subjects.{stage}");
        w.insert(&Setting {
            uid: Setting::key(&name),
            owner: Uid::COUNTY,
            name,
            value: codes.join("、"),
        })?;
    }
    Ok(())
}

/// The shipped words, each list in its order; the groups of forms are a list, too.
pub(super) fn words() -> Result<Vec<Word>> {
    let mut words = Vec::new();
    for (list, shipped) in read::<Lists>(LISTS)?.lists {
        for (place, word) in (1..).zip(shipped) {
            words.push(word.into_word(list, place * 10));
        }
    }
    for (place, category) in (1..).zip(read::<Forms>(FORMS)?.category) {
        let word = ShippedWord {
            code: category.code,
            name: category.name,
            other: vec![],
            weight: None,
            flag: None,
        };
        words.push(word.into_word(WordList::FormCategory, place * 10));
    }
    Ok(words)
}

/// The shipped forms in their order.
pub(super) fn forms() -> Result<Vec<ActivityForm>> {
    let Forms { evidence, category } = read(FORMS)?;
    let mut forms = Vec::new();
    for category in category {
        for form in &category.forms {
            let sort = (forms.len() as i64 + 1) * 10;
            forms.push(form.to_form(&category, &evidence, sort));
        }
    }
    Ok(forms)
}

impl ShippedWord {
    fn into_word(self, list: WordList, sort: i64) -> Word {
        Word {
            uid: Word::key(list, &self.code),
            owner: Uid::COUNTY,
            list: list.code().to_owned(),
            code: self.code,
            name: self.name,
            other_names: joined(&self.other),
            weight: self.weight,
            flag: self.flag,
            enabled: true,
            sort,
        }
    }
}

impl ShippedForm {
    fn to_form(
        &self,
        category: &Category,
        evidence: &BTreeMap<ActivityMode, Vec<String>>,
        sort: i64,
    ) -> ActivityForm {
        let mode = self.mode.unwrap_or(ActivityMode::Offline);
        // Online hours are entered as they were, never assumed (G-23).
        let usual_hours = match mode {
            ActivityMode::Online => None,
            ActivityMode::Offline | ActivityMode::Mixed => category.hours,
        };
        ActivityForm {
            uid: ActivityForm::key(&self.code),
            owner: Uid::COUNTY,
            code: self.code.clone(),
            name: self.name.clone(),
            other_names: joined(&self.other),
            category: category.code.clone(),
            counts: category.counts,
            mode,
            unit: self.unit.clone().unwrap_or_else(|| "次".to_owned()),
            hours: self.hours.or(usual_hours),
            evidence: evidence
                .get(&mode)
                .map(|kinds| kinds.join("、"))
                .unwrap_or_default(),
            suggested: self
                .suggested
                .as_ref()
                .unwrap_or(&category.suggested)
                .join("、"),
            roles: self.roles.as_ref().unwrap_or(&category.roles).join("、"),
            same_as: self.same_as.clone(),
            enabled: true,
            sort,
        }
    }
}

fn joined(names: &[String]) -> Option<String> {
    (!names.is_empty()).then(|| names.join("、"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    toml::from_str(text).map_err(|fault| Error::Internal(format!("shipped vocabulary: {fault}")))
}
