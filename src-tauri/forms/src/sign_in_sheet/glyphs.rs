//! Whose name cannot be printed in full: said before printing, so that it is written in by hand.
use serde::Serialize;
use ts_rs::TS;

use super::SignInSheet;
use crate::typeset;

/// A text of the sheet with characters that no shipped font has.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MissingGlyphs {
    /// Line of the table, from 1; `None` for what stands above it.
    pub row: Option<u32>,
    /// The person's name, or the label of the line above the table.
    pub who: String,
    /// The characters, each once.
    pub characters: String,
    /// A whole sentence for the user.
    pub message: String,
}

/// All texts of the sheet that would be printed with an empty box in them.
pub fn missing_glyphs(sheet: &SignInSheet) -> Vec<MissingGlyphs> {
    let heading = sheet.heading();
    let above = std::iter::once(("表题", heading.as_str())).chain(sheet.particulars());
    let above = above.filter_map(|(label, text)| finding(None, label, text));
    let people = sheet.people.iter().enumerate().filter_map(|(at, person)| {
        let texts = [
            &person.name,
            &person.school,
            &person.subject,
            &person.post,
            &person.remark,
        ];
        let joined: String = texts.into_iter().map(String::as_str).collect();
        finding(Some(at as u32 + 1), &person.name, &joined)
    });
    above.chain(people).collect()
}

fn finding(row: Option<u32>, who: &str, text: &str) -> Option<MissingGlyphs> {
    let characters: String = typeset::uncovered(text).into_iter().collect();
    if characters.is_empty() {
        return None;
    }
    let place = row.map_or_else(String::new, |row| format!("第{row}行"));
    let message = format!("{place}“{who}”有字库中没有的字“{characters}”，会印成空框，请手写补上。");
    Some(MissingGlyphs {
        row,
        who: who.to_owned(),
        characters,
        message,
    })
}
