//! Codes of the editable lists and the names people read, both ways.
use std::collections::HashMap;

use crate::error::Result;
use crate::exchange::normal::key;
use crate::ledger::{FORMS, Reader};
use crate::vocabulary::{ActivityForm, Word, split_codes};

/// What people put between several words of one cell.
pub(super) const SEPARATORS: [char; 6] = ['、', ',', '，', ';', '；', '/'];

/// Names and codes of all lists, of a ledger and of the workbook that is read.
#[derive(Default)]
pub(super) struct WordNames {
    lists: HashMap<String, Names>,
}

#[derive(Default)]
struct Names {
    name_of: HashMap<String, String>,
    /// `None`: two words bear this name.
    code_of: HashMap<String, Option<String>>,
    other: HashMap<String, String>,
    /// However a name is spaced and punctuated; `None`: two words read so.
    by_key: HashMap<String, Option<String>>,
}

impl WordNames {
    pub(super) fn load(reader: Reader<'_>) -> Result<Self> {
        let mut book = WordNames::default();
        for word in reader.list::<Word>("ORDER BY r.list, r.sort, r.code", [])? {
            book.add(
                &word.list,
                &word.code,
                &word.name,
                word.other_names.as_deref(),
            );
        }
        for form in reader.list::<ActivityForm>("ORDER BY r.sort, r.code", [])? {
            book.add(FORMS, &form.code, &form.name, form.other_names.as_deref());
        }
        Ok(book)
    }

    /// Adds a word, or renames the one with its code.
    pub(super) fn add(&mut self, list: &str, code: &str, name: &str, others: Option<&str>) {
        let names = self.lists.entry(list.to_owned()).or_default();
        if let Some(former) = names.name_of.insert(code.to_owned(), name.to_owned())
            && former != name
        {
            names.code_of.remove(&former);
            names.by_key.remove(&key(&former));
        }
        names
            .code_of
            .entry(name.to_owned())
            .and_modify(|known| {
                if known.as_deref() != Some(code) {
                    *known = None;
                }
            })
            .or_insert_with(|| Some(code.to_owned()));
        for written in split_codes(others.unwrap_or_default())
            .into_iter()
            .chain([name])
        {
            names
                .by_key
                .entry(key(written))
                .and_modify(|known| {
                    if known.as_deref() != Some(code) {
                        *known = None;
                    }
                })
                .or_insert_with(|| Some(code.to_owned()));
        }
        for other in split_codes(others.unwrap_or_default()) {
            names
                .other
                .entry(other.to_owned())
                .or_insert_with(|| code.to_owned());
        }
    }

    /// The name, where it leads back to the code; else the code itself.
    pub(super) fn text(&self, list: &str, code: &str) -> String {
        let Some(names) = self.lists.get(list) else {
            return code.to_owned();
        };
        match names.name_of.get(code) {
            Some(name) if name.trim() == name && self.code(list, name).as_deref() == Some(code) => {
                name.clone()
            }
            _ => code.to_owned(),
        }
    }

    /// Codes separated by 、 as names separated by 、.
    pub(super) fn texts(&self, list: &str, codes: &str) -> String {
        let text = |code: &str| {
            let name = self.text(list, code);
            // A name with a separator in it would be read as two.
            if name.contains(SEPARATORS) {
                code.to_owned()
            } else {
                name
            }
        };
        let texts: Vec<String> = split_codes(codes).into_iter().map(text).collect();
        texts.join("、")
    }

    /// The code meant by a name, a code, or another name.
    pub(super) fn code(&self, list: &str, text: &str) -> Option<String> {
        let names = self.lists.get(list)?;
        if let Some(Some(code)) = names.code_of.get(text) {
            return Some(code.clone());
        }
        if names.name_of.contains_key(text) {
            return Some(text.to_owned());
        }
        let other = names.other.get(text);
        other
            .or_else(|| names.by_key.get(&key(text))?.as_ref())
            .cloned()
    }

    /// Some names of a list, for a message.
    pub(super) fn examples(&self, list: &str) -> String {
        let mut names: Vec<&str> = self
            .lists
            .get(list)
            .into_iter()
            .flat_map(|names| names.name_of.values().map(String::as_str))
            .collect();
        names.sort_unstable();
        names.truncate(8);
        names.join("、")
    }
}
