//! Which part of an xlsx holds which sheet, and what its parts say before calamine reads them.
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::error::Result;

use super::limits::Budget;
use super::parts::{Package, Part};
use super::xlsx_facts::{self, SheetFacts};
use super::xlsx_strings::{self, StruckTexts};
use super::{xlsx_sizes, xml};

/// Nearly always `xl/workbook.xml`.
pub(super) fn workbook_path<'p>(package: &'p Package<'_>) -> Option<&'p str> {
    package.path(|path| path == "workbook.xml" || path.ends_with("/workbook.xml"))
}

/// What stands beside the cells of every worksheet, by the sheet's name.
pub(super) fn facts(
    package: Package<'_>,
    workbook: &str,
    budget: &mut Budget,
) -> Result<HashMap<String, SheetFacts>> {
    let folder = workbook.strip_suffix("workbook.xml").unwrap_or_default();
    let relations = format!("{folder}_rels/workbook.xml.rels");
    let strings = format!("{folder}sharedStrings.xml");
    let is = |part: &Part, path: &str| part.path.eq_ignore_ascii_case(path);
    let mut seen = Seen::default();
    let early = |path: &str| path.eq_ignore_ascii_case(&strings);
    package.each(budget, early, |part, budget| {
        xlsx_sizes::check(&part, budget)?;
        if is(&part, workbook) {
            seen.sheets = sheets(&part.bytes, budget)?;
        } else if is(&part, &relations) {
            seen.targets = targets(&part.bytes, folder, budget)?;
        } else if is(&part, &strings) {
            seen.texts = xlsx_strings::struck_texts(&part.bytes, budget)?;
        } else if part.path.to_ascii_lowercase().contains("sheets/") {
            let facts = xlsx_facts::read(&part.bytes, &seen.texts, budget)?;
            seen.facts.insert(part.path.to_ascii_lowercase(), facts);
        }
        Ok(())
    })?;
    Ok(seen.by_name())
}

/// What has been read of the parts so far.
#[derive(Default)]
struct Seen {
    /// Name and relation of each sheet.
    sheets: Vec<(String, String)>,
    /// Relation → path.
    targets: HashMap<String, String>,
    texts: StruckTexts,
    facts: HashMap<String, SheetFacts>,
}

impl Seen {
    fn by_name(mut self) -> HashMap<String, SheetFacts> {
        let mut named = HashMap::new();
        for (name, relation) in self.sheets {
            let path = self.targets.get(&relation);
            if let Some(facts) = path.and_then(|path| self.facts.remove(path)) {
                named.insert(name, facts);
            }
        }
        named
    }
}

/// `<sheet name="…" r:id="…"/>` of the workbook part.
fn sheets(bytes: &[u8], budget: &mut Budget) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    each_element(bytes, budget, |element, budget| {
        if element.local_name().as_ref() == "sheet" {
            budget.take_sheet()?;
            let (name, id) = (
                xml::attribute(element, "name"),
                xml::attribute(element, "id"),
            );
            found.extend(name.zip(id));
        }
        Ok(())
    })?;
    Ok(found)
}

/// Relation → path of the part, in lower case.
fn targets(bytes: &[u8], folder: &str, budget: &mut Budget) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    each_element(bytes, budget, |element, _| {
        let (id, target) = (
            xml::attribute(element, "Id"),
            xml::attribute(element, "Target"),
        );
        if element.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (id, target)
        {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("{folder}{target}"),
            };
            found.insert(id, path.to_ascii_lowercase());
        }
        Ok(())
    })?;
    Ok(found)
}

fn each_element(
    bytes: &[u8],
    budget: &mut Budget,
    mut visit: impl FnMut(&BytesStart<'_>, &mut Budget) -> Result<()>,
) -> Result<()> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    loop {
        budget.tick()?;
        match reader.read_event().map_err(|e| budget.damaged(e))? {
            Event::Start(element) | Event::Empty(element) => visit(&element, budget)?,
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
