//! The vocabulary as a plain value: loaded once, then codes become words and words codes.
use std::collections::HashMap;

use crate::error::{Error, Result};
use crate::ledger::Reader;
use crate::text::key;

use super::words::{ActivityForm, Word, WordList};

/// All words and forms, by code and by name.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    words: HashMap<String, HashMap<String, Word>>,
    forms: HashMap<String, ActivityForm>,
    /// Codes by list and by the [`key`] of a name; no two words of a list share one.
    by_key: HashMap<String, HashMap<String, String>>,
}

/// Where [`Vocabulary`] keeps the names of the forms among those of the lists.
const FORMS: &str = "form";

/// The whole vocabulary, disabled words included (old records still use them).
pub fn load(reader: Reader<'_>) -> Result<Vocabulary> {
    Ok(Vocabulary::new(reader.list("", [])?, reader.list("", [])?))
}

/// Refuses a code that its list does not hold; `field` names the input to mark.
pub fn require<'c>(
    reader: Reader<'_>,
    field: &'static str,
    list: WordList,
    codes: impl IntoIterator<Item = &'c str>,
) -> Result<()> {
    for code in codes {
        if reader.find::<Word>(Word::key(list, code))?.is_none() {
            let message = format!(
                "“{}”中没有“{code}”，请从列表中选择，或先在设置的词表中添加。",
                list.label()
            );
            return Err(Error::invalid(field, message));
        }
    }
    Ok(())
}

/// The same of a form of activity.
pub fn require_form(reader: Reader<'_>, field: &'static str, code: &str) -> Result<()> {
    match reader.find::<ActivityForm>(ActivityForm::key(code))? {
        Some(_) => Ok(()),
        None => {
            let message =
                format!("活动形式中没有“{code}”，请从列表中选择，或先在设置的活动形式中添加。");
            Err(Error::invalid(field, message))
        }
    }
}

impl Vocabulary {
    pub fn new(words: Vec<Word>, forms: Vec<ActivityForm>) -> Self {
        let mut vocabulary = Vocabulary::default();
        for word in words {
            vocabulary.note_names(&word.list, &word.code, &word.name, &word.other_names);
            let list = vocabulary.words.entry(word.list.clone()).or_default();
            list.insert(word.code.clone(), word);
        }
        for form in forms {
            vocabulary.note_names(FORMS, &form.code, &form.name, &form.other_names);
            vocabulary.forms.insert(form.code.clone(), form);
        }
        vocabulary
    }

    fn note_names(&mut self, list: &str, code: &str, name: &str, others: &Option<String>) {
        let by_key = self.by_key.entry(list.to_owned()).or_default();
        let others = others.as_deref().unwrap_or_default().split('、');
        for name in std::iter::once(name).chain(others) {
            by_key.entry(key(name)).or_insert_with(|| code.to_owned());
        }
    }

    pub fn word(&self, list: WordList, code: &str) -> Option<&Word> {
        self.words.get(list.code())?.get(code)
    }

    /// The word on screen; a code nobody knows any more is shown as it is.
    pub fn name<'a>(&'a self, list: WordList, code: &'a str) -> &'a str {
        self.word(list, code).map_or(code, |word| &word.name)
    }

    /// Codes separated by 、 as words separated by 、.
    pub fn names(&self, list: WordList, codes: &str) -> String {
        let names: Vec<&str> = super::split_codes(codes)
            .into_iter()
            .map(|code| self.name(list, code))
            .collect();
        names.join("、")
    }

    /// The code meant by what someone wrote: a name, another name, or the code itself.
    pub fn code_of(&self, list: WordList, text: &str) -> Option<&str> {
        let text = text.trim();
        let words = self.words.get(list.code())?;
        words
            .values()
            .find(|word| word.name == text)
            .or_else(|| words.values().find(|word| has(&word.other_names, text)))
            .or_else(|| words.get(text))
            .map(|word| word.code.as_str())
            .or_else(|| self.code_by_key(list.code(), text))
    }

    /// Words of a list in their order.
    pub fn list(&self, list: WordList) -> Vec<&Word> {
        let mut words: Vec<&Word> = self
            .words
            .get(list.code())
            .into_iter()
            .flat_map(HashMap::values)
            .collect();
        words.sort_by(|a, b| (a.sort, &a.code).cmp(&(b.sort, &b.code)));
        words
    }

    pub fn form(&self, code: &str) -> Option<&ActivityForm> {
        self.forms.get(code)
    }

    /// The form's name; a code nobody knows any more is shown as it is.
    pub fn form_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.form(code).map_or(code, |form| &form.name)
    }

    /// The form meant by what someone wrote.
    pub fn form_of(&self, text: &str) -> Option<&ActivityForm> {
        let text = text.trim();
        self.forms
            .values()
            .find(|form| form.name == text)
            .or_else(|| {
                self.forms
                    .values()
                    .find(|form| has(&form.other_names, text))
            })
            .or_else(|| self.forms.get(text))
            .or_else(|| self.forms.get(self.code_by_key(FORMS, text)?))
    }

    /// By a name however it is spaced and punctuated: 语 文, 县(区)级.
    fn code_by_key(&self, list: &str, text: &str) -> Option<&str> {
        self.by_key.get(list)?.get(&key(text)).map(String::as_str)
    }

    /// Forms in their order.
    pub fn forms(&self) -> Vec<&ActivityForm> {
        let mut forms: Vec<&ActivityForm> = self.forms.values().collect();
        forms.sort_by(|a, b| (a.sort, &a.code).cmp(&(b.sort, &b.code)));
        forms
    }

    /// Whether the role counts as 承担 (G-01).
    pub fn is_active_role(&self, code: &str) -> bool {
        self.word(WordList::ActivityRole, code)
            .is_some_and(|word| word.flag == Some(true))
    }

    /// Whether a school in this role leads the community.
    pub fn is_leading_role(&self, code: &str) -> bool {
        self.word(WordList::SchoolRole, code)
            .is_some_and(|word| word.flag == Some(true))
    }
}

/// Whether one of the names separated by 、 is `text`.
fn has(names: &Option<String>, text: &str) -> bool {
    let named = |names: &str| names.split('、').any(|name| name.trim() == text);
    !text.is_empty() && names.as_deref().is_some_and(named)
}
