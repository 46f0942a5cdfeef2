//! Every row of the file read, and held against the activities that are there.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::activities::Part;
use crate::error::Result;
use crate::exchange::findings::{Choice, Doubt, LeftOut};
use crate::exchange::headers::Layout;
use crate::exchange::normal::key;
use crate::exchange::tabular::{Cell, Row};
use crate::ids::ActivityId;
use crate::ledger::Reader as LedgerReader;

use super::asks::{Ask, Topic};
use super::background::Background;
use super::columns::ActivityField as F;
use super::draft::{Draft, List};
use super::entries::Entry;
use super::era::{Era, era};
use super::hosting::Hosting;
use super::joining::Joined;
use super::known::Known;
use super::preview::LineState;
use super::reader::{Reader, repeats};
use super::reading::Reading;
use super::stored::Stored;
use super::units::NOBODY;
use super::when::Years;
use super::wire::ActivityPlace;
use super::{amended, doubts, left_out};

/// What taking the file in would do.
pub(super) struct Intake<'d> {
    pub background: Background,
    pub lines: Vec<Line<'d>>,
    /// What must be said about lists and columns first.
    pub doubts: Vec<Doubt>,
    pub left_out: Vec<LeftOut>,
}

/// One activity of the file.
pub(super) struct Line<'d> {
    pub place: ActivityPlace,
    pub entry: Entry<'d>,
    pub reading: Reading,
    /// The activity it is, where that is there already.
    pub known: Option<(Stored, Joined)>,
    /// Somebody has taken it out.
    pub removed: bool,
}

impl Line<'_> {
    /// Nothing in the list says who held it, and the ledger does not know.
    fn lacks_host(&self) -> bool {
        let known = self.known.as_ref();
        let is_known = known.is_some_and(|(stored, _)| !stored.of_part(Part::Host).is_empty());
        self.reading.host_unsaid && !(is_known || self.removed || self.reading.skipped)
    }

    pub(super) fn state(&self) -> LineState {
        let reading = &self.reading;
        match &self.known {
            _ if self.removed || reading.skipped => LineState::LeftOut,
            _ if !reading.faults.is_empty() => LineState::Faulty,
            _ if reading.doubts.iter().any(Doubt::is_open) => LineState::Open,
            None => LineState::Added,
            Some((_, joined)) if joined.filled.is_empty() => LineState::Same,
            Some(_) => LineState::Changed,
        }
    }
}

/// Reads every row; changes nothing.
pub(super) fn intake<'d>(reader: LedgerReader<'_>, draft: &'d Draft) -> Result<Intake<'d>> {
    let background = Background::load(reader, draft.community)?;
    let mut lines = Vec::new();
    let mut taken = Taken::load(reader, draft)?;
    let mut guessed = BTreeSet::new();
    let mut unhosted = BTreeMap::new();
    for (at, list, layout) in draft.included() {
        let (entries, skipped) = draft.entries(at);
        let per_school = entries.iter().any(Entry::has_rows_of_schools);
        let hosting = Hosting::of_list(draft, at, (layout, per_school), &skipped, &background);
        let of_list = OfList {
            at,
            list,
            layout,
            per_school,
            hosting: &hosting,
        };
        let read = read_list(reader, draft, &of_list, entries, &background, &mut taken)?;
        if read.iter().any(|line| line.reading.year_guessed) {
            guessed.insert(at);
        }
        if read.iter().any(Line::lacks_host) {
            unhosted.insert(at, hosting);
        }
        lines.extend(read);
    }
    Ok(Intake {
        doubts: doubts::of_draft(draft, &guessed, &unhosted, &background),
        left_out: left_out::of_draft(draft, &lines),
        background,
        lines,
    })
}

/// What rows above have taken for theirs.
struct Taken {
    known: Known,
    activities: HashSet<ActivityId>,
    /// Rows of the file by day and theme.
    rows: HashMap<(String, String), String>,
}

impl Taken {
    fn load(reader: LedgerReader<'_>, draft: &Draft) -> Result<Self> {
        Ok(Taken {
            known: Known::load(reader, draft.community)?,
            activities: HashSet::new(),
            rows: HashMap::new(),
        })
    }
}

/// A list, and what holds for all its rows.
struct OfList<'d, 'h> {
    at: usize,
    list: &'d List,
    layout: &'d Layout<F>,
    per_school: bool,
    hosting: &'h Hosting,
}

fn read_list<'d>(
    reader: LedgerReader<'_>,
    draft: &'d Draft,
    of_list: &OfList<'d, '_>,
    entries: Vec<Entry<'d>>,
    background: &Background,
    taken: &mut Taken,
) -> Result<Vec<Line<'d>>> {
    let OfList {
        at, list, layout, ..
    } = *of_list;
    let today = reader.today();
    let of_titles = draft.era(at);
    let schools = list.counted_schools();
    let mut above: BTreeMap<usize, Cell> = BTreeMap::new();
    let mut before = None;
    let mut lines = Vec::new();
    for entry in entries {
        let row = entry.first();
        let of_row = era_of_row(row, layout, &above);
        let era = of_row.or(entry.above.era).or(of_titles);
        let place = ActivityPlace {
            list: at,
            row: row.number,
        };
        let row_reader = Reader {
            background,
            layout,
            answers: &draft.answers,
            years: Years {
                calendar: &background.calendar,
                era: era.unwrap_or_else(|| Era::of_day(today)),
                said: era.is_some(),
                above: before,
            },
            school_columns: &schools,
            hosting: of_list.hosting,
            above: &above,
            month: list.month,
            per_school: of_list.per_school,
            is_plan: list.is_plan,
            place: draft.listed(at).row_id(row.number),
            today,
            epoch_1904: draft.book.epoch_1904,
        };
        let mut reading = row_reader.read(&entry);
        let removed = draft.left_out.contains(&place);
        let mut known = None;
        if !removed && !reading.skipped {
            known = matched(reader, &row_reader, &mut reading, background, taken)?;
        }
        before = reading.when.day.or(before);
        let filled = row.cells.iter().enumerate();
        let filled = filled.filter(|(_, cell)| !cell.is_empty() && !repeats(cell));
        above.extend(filled.map(|(column, cell)| (column, cell.clone())));
        lines.push(Line {
            place,
            entry,
            reading,
            known,
            removed,
        });
    }
    Ok(lines)
}

/// What the columns 学年 and 学期 say of the days of a row; empty cells say what stands above them.
fn era_of_row(row: &Row, layout: &Layout<F>, above: &BTreeMap<usize, Cell>) -> Option<Era> {
    let shown = |field| {
        let column = layout.column_of(field)?;
        let own = Some(row.cell(column)).filter(|cell| !cell.is_empty() && !repeats(cell));
        own.or_else(|| above.get(&column)).map(Cell::shown)
    };
    let year = shown(F::SchoolYear)?;
    let term = shown(F::Term).unwrap_or_default();
    era(&format!("{year} {term}")).filter(|era| matches!(era, Era::School(..)))
}

/// The activity of the ledger that a row tells of; a row of the file that was there before is asked about.
fn matched(
    reader: LedgerReader<'_>,
    row: &Reader<'_>,
    reading: &mut Reading,
    background: &Background,
    taken: &mut Taken,
) -> Result<Option<(Stored, Joined)>> {
    if ask_twice(row, reading, taken) {
        return Ok(None);
    }
    let Some(activity) = taken.known.find(row, reading, &taken.activities) else {
        return Ok(None);
    };
    taken.activities.insert(activity.uid);
    let stored = Stored::load(reader, activity)?;
    stored.settle(reading);
    amended::ask_changed_roles(row, reading, &stored);
    let joined = stored.join(reading, background);
    Ok(Some((stored, joined)))
}

/// The value of an answer: not the activity of the row above.
pub(super) const ANOTHER: &str = "another";

/// Two rows of one day and one theme are most likely one activity. True while it is not another.
fn ask_twice(row: &Reader<'_>, reading: &mut Reading, taken: &mut Taken) -> bool {
    let Some(day) = reading.when.day else {
        return false;
    };
    let this = (day.to_string(), key(&reading.title));
    let Some(first) = taken.rows.get(&this).cloned() else {
        taken.rows.insert(this, row.place.clone());
        return false;
    };
    let number = first.rsplit('/').next().unwrap_or_default();
    let title = reading.title.clone();
    let answer = row.ask(
        reading,
        Ask {
            topic: Topic::Twice,
            written: &title,
            place: Some(&row.place),
            question: "和上面的是同一项活动吗？".to_owned(),
            reason: format!("第{number}行的日期和主题与这一行相同"),
            choices: vec![
                Choice::new(NOBODY, "是同一项，这一行不导入"),
                Choice::new(ANOTHER, "是另一项活动"),
            ],
            alike: None,
        },
    );
    reading.skipped = answer.as_deref() == Some(NOBODY);
    answer.as_deref() != Some(ANOTHER)
}
