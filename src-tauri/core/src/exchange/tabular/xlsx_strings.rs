//! Texts of an xlsx made of runs, of which some may be struck out: a name corrected on screen by
//! striking out the old one.
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Result;

use super::limits::Budget;
use super::{PartlyStruck, xml};

/// How much of a text is struck out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Struck {
    Wholly,
    Partly(PartlyStruck),
}

/// Shared texts by their number, those only that are struck out.
pub(super) type StruckTexts = HashMap<usize, Struck>;

/// Reads `sharedStrings.xml`; most have nothing struck out and are only searched for the word.
pub(super) fn struck_texts(bytes: &[u8], budget: &mut Budget) -> Result<StruckTexts> {
    let mut found = StruckTexts::new();
    if !xml::holds(bytes, "strike") {
        return Ok(found);
    }
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let (mut number, mut runs) = (0, TextRuns::default());
    loop {
        budget.tick()?;
        match reader.read_event().map_err(|e| budget.damaged(e))? {
            Event::Start(element) => runs.start(&element),
            Event::Text(text) => runs.text(&text.xml10_content()),
            Event::End(element) if element.local_name().as_ref() == "si" => {
                if let Some(struck) = std::mem::take(&mut runs).struck() {
                    found.insert(number, struck);
                }
                number += 1;
            }
            Event::End(element) => runs.end(element.local_name().as_ref()),
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A text being read, run by run.
#[derive(Debug, Default)]
pub(super) struct TextRuns {
    text: PartlyStruck,
    /// The run at hand is struck out.
    striking: bool,
    in_text: bool,
    /// Within a reading aid above the characters, which is no part of the text.
    in_reading_aid: bool,
}

impl TextRuns {
    pub(super) fn start(&mut self, element: &BytesStart<'_>) {
        match element.local_name().as_ref() {
            "r" => self.striking = false,
            "strike" => self.striking = xml::is_on(element),
            "rPh" => self.in_reading_aid = true,
            "t" => self.in_text = !self.in_reading_aid,
            _ => {}
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if !self.in_text {
            return;
        }
        self.text.whole.push_str(text);
        match self.striking {
            true => self.text.struck.push_str(text),
            false => self.text.kept.push_str(text),
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        match name {
            "rPh" => self.in_reading_aid = false,
            "t" => self.in_text = false,
            "r" => self.striking = false,
            _ => {}
        }
    }

    pub(super) fn struck(self) -> Option<Struck> {
        let empty = |text: &str| text.trim().is_empty();
        match (empty(&self.text.struck), empty(&self.text.kept)) {
            (true, _) => None,
            (false, true) => Some(Struck::Wholly),
            (false, false) => Some(Struck::Partly(self.text)),
        }
    }
}
