//! The words a county may edit (词表), the forms of activity with their defaults, and the settings.
//!
//! Every list of catalogue §3 is shipped in `assets/vocabulary` and installed into a new ledger;
//! from then on it is the county's own. Records store codes, so a renamed word stays the same word.
mod edit;
mod entries;
mod loaded;
mod paper;
mod settings;
mod shipped;
mod usage;
mod words;

#[cfg(test)]
mod tests;

pub(crate) use edit::MOST_HOURS;
pub use edit::{SaveForm, SaveWord, remove_word, save_form, save_word};
pub use loaded::{Vocabulary, load, require, require_form};
pub use paper::{Paper, PaperMargins, PaperPicture, PaperPitch};
pub use settings::{MonthDay, SettingChange, Settings, set_setting, setting_remedy, settings};
pub use shipped::install;
pub use words::{ActivityForm, ActivityMode, Counter, Setting, Word, WordList, split_codes};
pub(crate) use words::{word, words};

use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ledger::Reader;

/// What [`load`] reads.
pub type Tables = (Word, ActivityForm);

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
