//! Reading a file into a draft: its lists, what their columns are, and what was remembered of lists
//! that look the same.
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::error::{Error, Result};
use crate::exchange::headers::{self, Confidence, Kind, Layout, ListField, ListKind, Part};
use crate::exchange::tabular::{self, Sheet, Workbook};
use crate::ledger::{Reader, Writer};
use crate::vocabulary::{self, Vocabulary, WordList};

use super::draft::{Aside, Draft, SheetDraft};
use crate::exchange::names::{Meant, Named, SchoolNames, is_school_like};

/// How mappings of lists with the same headings are remembered.
#[derive(Serialize, Deserialize)]
struct Remembered {
    fields: Vec<Option<ListField>>,
}

/// Reads a file and guesses what it says.
pub fn open(reader: Reader<'_>, kind: ListKind, name: &str, bytes: Vec<u8>) -> Result<Draft> {
    of_workbook(reader, kind, tabular::read(name, bytes)?)
}

/// More than all schools of a large county have teachers.
const MOST_ROWS: usize = 60_000;

/// The same for a file that is read already.
pub fn of_workbook(reader: Reader<'_>, kind: ListKind, mut book: Workbook) -> Result<Draft> {
    if book.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Error::file(format!("“{}”里没有内容。", book.name), None));
    }
    check_rows(&book)?;
    let opening = Opening {
        reader,
        kind,
        names: SchoolNames::load(reader)?,
        words: vocabulary::load(reader)?,
    };
    let mut lists = Vec::new();
    let mut earlier = 0;
    for sheet in std::mem::take(&mut book.sheets) {
        let rows = sheet.rows.len();
        let chain = (kind == ListKind::Persons)
            .then(|| headers::chain(&sheet))
            .flatten();
        let is_chain = chain.is_some();
        let sheet = chain.unwrap_or(sheet);
        let parts = headers::parts(sheet, kind, earlier, |text| opening.names_school(text));
        for (at, part) in parts.into_iter().enumerate() {
            let (sheet, list) = opening.list(part, is_chain && at == 0)?;
            book.sheets.push(sheet);
            lists.push(list);
        }
        earlier += rows;
    }
    Ok(Draft {
        kind,
        book,
        sheets: lists,
        from: None,
        back_from: None,
        mended: HashMap::new(),
        noted: BTreeMap::new(),
        left_out: BTreeSet::new(),
        taken_in: BTreeSet::new(),
        decided: HashMap::new(),
    })
}

/// What a file is opened with.
struct Opening<'r> {
    reader: Reader<'r>,
    kind: ListKind,
    names: SchoolNames,
    words: Vocabulary,
}

impl Opening<'_> {
    /// Whether a line between rows says of which school the rows below it are.
    fn names_school(&self, text: &str) -> bool {
        // 前楼中心小学（4人）
        let bare = text.split(['(', '（']).next().unwrap_or(text);
        match self.names.named_by(bare) {
            Named::Schools(_) => true,
            Named::Unknown(name) => is_school_like(&name),
            Named::Nothing | Named::Mentioned(_) => false,
        }
    }

    fn list(&self, part: Part, is_chain: bool) -> Result<(Sheet, SheetDraft)> {
        let sheet = part.sheet;
        let (layout, unknown) = match part.layout {
            Some(layout) => (Some(self.remembered(&sheet, layout)?), None),
            None => self.unnamed(&sheet)?,
        };
        let no_roster = layout.as_ref().filter(|_| self.kind == ListKind::Persons);
        let no_roster = no_roster.and_then(|layout| no_roster_of(&sheet, layout));
        let aside = match unknown {
            _ if no_roster.is_some() => no_roster,
            Some(Aside::NoHeadings) if is_chain => None,
            None if sheet.hidden => Some(Aside::Hidden),
            unknown => unknown,
        };
        let list = SheetDraft {
            included: aside.is_none(),
            aside,
            layout,
            range: part.range,
            section: part.section,
            school: None,
            corrected: false,
        };
        Ok((sheet, list))
    }

    /// A list of nothing but names is one if its heading says so; other columns of names are asked about.
    fn unnamed(&self, sheet: &Sheet) -> Result<(Option<Layout>, Option<Aside>)> {
        let layout = headers::by_contents(sheet, self.kind, |text| self.means(text));
        let Some(layout) = layout else {
            return Ok((None, Some(Aside::Nothing)));
        };
        let layout = self.remembered(sheet, layout)?;
        let known = layout.surely_has(self.kind.main_field());
        Ok((Some(layout), (!known).then_some(Aside::NoHeadings)))
    }

    /// As the user said of a list with the same headings, unless the cells say otherwise this time. What
    /// she takes for codes is hers to know.
    fn remembered(&self, sheet: &Sheet, mut layout: Layout) -> Result<Layout> {
        let known = match layout.has_headings() {
            true => self.reader.preference(&preference(self.kind, &layout))?,
            false => None,
        };
        // A mapping of another version of the program that cannot be read is no mapping.
        let known = known.and_then(|text| serde_json::from_str::<Remembered>(&text).ok());
        let Some(known) = known else {
            return Ok(layout);
        };
        for column in &mut layout.columns {
            column.field = known.fields.get(column.column).copied().flatten();
            column.confidence = column.field.map(|_| Confidence::Remembered);
            column.refused = None;
        }
        let is_code = |field| matches!(field, ListField::Code | ListField::SchoolCode);
        headers::refuse(sheet, self.kind, &mut layout, 0, |field| !is_code(field));
        Ok(layout)
    }

    /// The field that a text is a word of.
    fn means(&self, text: &str) -> Option<ListField> {
        if matches!(self.names.find(text), Meant::One(_)) {
            return Some(ListField::School);
        }
        let of_list = |list, field| self.words.code_of(list, text).map(|_| field);
        of_list(WordList::Subject, ListField::Subject)
            .or_else(|| of_list(WordList::Title, ListField::Title))
    }
}

/// What a list is rather than a roster.
fn no_roster_of(sheet: &Sheet, layout: &Layout) -> Option<Aside> {
    match () {
        () if headers::is_roll_call(sheet, layout) => Some(Aside::RollCall),
        () if headers::is_of_pupils(layout) => Some(Aside::Pupils),
        () => None,
    }
}

fn preference(kind: ListKind, layout: &Layout) -> String {
    format!("import.{}.{}", kind.code(), layout.signature())
}

/// Keeps corrected mappings for the next list with the same headings.
pub(super) fn remember(w: &Writer<'_>, draft: &Draft) -> Result<()> {
    let corrected = draft.sheets.iter().filter(|list| list.corrected);
    let layouts = corrected.filter_map(|list| list.layout.as_ref());
    for layout in layouts.filter(|layout| layout.has_headings()) {
        let fields = layout.columns.iter().map(|column| column.field).collect();
        let text = serde_json::to_string(&Remembered { fields })?;
        w.set_preference(&preference(draft.kind, layout), &text)?;
    }
    Ok(())
}

/// A few megabytes may hold a million rows, and each of them is looked through on the screen.
fn check_rows(book: &Workbook) -> Result<()> {
    let rows: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    match rows > MOST_ROWS {
        true => Err(Error::file(
            format!(
                "“{}”共有{rows}行，名册一次最多导入{}万行，没有读取。请只保留名册所在的工作表和行，另存后再选。",
                book.name,
                MOST_ROWS / 10_000
            ),
            None,
        )),
        false => Ok(()),
    }
}
