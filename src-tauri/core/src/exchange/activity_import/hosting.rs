//! Who held the activities of a list that has no column for it: lines between its rows may say so, by the
//! name of a school; it is asked once for the list.
use std::collections::BTreeMap;

use crate::exchange::findings::{Choice, Doubt, DoubtKind};
use crate::exchange::headers::{Layout, SkipReason, Skipped};
use crate::exchange::tabular::Cell;
use crate::ids::OrganizationId;

use super::asks::Topic;
use super::background::{Background, Unit};
use super::columns::ActivityField as F;
use super::draft::Draft;
use super::units::NOBODY;

/// The value of an answer: the school above each part of the list.
const SECTIONS: &str = "sections";

/// What is known of the hosts of a list without a column of them.
#[derive(Debug, Default)]
pub(super) struct Hosting {
    /// No column says who held an activity.
    pub unsaid: bool,
    /// By the number of the line that names the school of the rows below it.
    sections: BTreeMap<u32, OrganizationId>,
    answer: Option<Answered>,
}

#[derive(Debug)]
enum Answered {
    Sections,
    All(OrganizationId),
    Nobody,
}

impl Hosting {
    /// `per_school`: 学校 says who came, and not who held it.
    pub(super) fn of_list(
        draft: &Draft,
        at: usize,
        (layout, per_school): (&Layout<F>, bool),
        skipped: &[Skipped],
        background: &Background,
    ) -> Self {
        let says = |field| layout.column_of(field).is_some();
        if says(F::Host) || says(F::Organiser) || says(F::Held) || (says(F::School) && !per_school)
        {
            return Hosting::default();
        }
        let subtitles = skipped
            .iter()
            .filter(|line| line.reason == SkipReason::Subtitle);
        let sections = subtitles
            .filter_map(|line| Some((line.row, school_alone(&line.shown, background)?)))
            .collect();
        let answer = draft.answers.get(&id(draft, at));
        Hosting {
            unsaid: true,
            sections,
            answer: answer.and_then(|answer| match answer {
                SECTIONS => Some(Answered::Sections),
                NOBODY => Some(Answered::Nobody),
                name => background.school(name).map(Answered::All),
            }),
        }
    }

    pub(super) fn has_sections(&self) -> bool {
        !self.sections.is_empty()
    }

    /// The host of a row, as it was answered.
    pub(super) fn host_of(&self, row: u32) -> Option<OrganizationId> {
        match self.answer.as_ref()? {
            Answered::Sections => self.sections.range(..row).next_back().map(|(_, id)| *id),
            Answered::All(school) => Some(*school),
            Answered::Nobody => None,
        }
    }

    /// Asks it of the whole list.
    pub(super) fn doubt(&self, draft: &Draft, at: usize, background: &Background) -> Doubt {
        let later = Choice::new(NOBODY, "没有写，承办学校以后再填");
        let school = |id: OrganizationId| {
            Choice::new(background.names.unmistakable(id), background.names.told(id))
        };
        let named = named_above(draft, at, background);
        let members = background.members(background.today).into_iter();
        let others = members.filter(|id| !named.contains(id)).map(school);
        let mut choices: Vec<Choice> = Vec::new();
        if self.has_sections() {
            choices.push(Choice::new(SECTIONS, "由每一段上面写的学校承办"));
        }
        choices.extend(named.iter().copied().map(school));
        choices.push(later);
        choices.extend(others);
        let value = match &self.answer {
            None => None,
            Some(Answered::Sections) => Some(SECTIONS.to_owned()),
            Some(Answered::Nobody) => Some(NOBODY.to_owned()),
            Some(Answered::All(id)) => Some(background.names.unmistakable(*id)),
        };
        Doubt {
            id: id(draft, at),
            kind: DoubtKind::Choice,
            place: draft.listed(at).place(),
            question: "这些活动由哪所学校承办？".to_owned(),
            reason: match self.has_sections() {
                true => "表里没有写承办的一列，按学校分成几段".to_owned(),
                false => "表里没有写承办的一列".to_owned(),
            },
            samples: Vec::new(),
            answer: value.and_then(|value| {
                let mut choices = choices.iter();
                choices.find(|choice| choice.value == value).cloned()
            }),
            choices,
            unknown: None,
            alike: None,
        }
    }
}

fn id(draft: &Draft, at: usize) -> String {
    format!("{}/{}", Topic::Host.label(), draft.reference_of(at))
}

/// 城东小学; 二、城东小学
fn school_alone(text: &str, background: &Background) -> Option<OrganizationId> {
    let bare = text.trim_start_matches(|c: char| {
        "一二三四五六七八九十（）()、.．: ：".contains(c) || c.is_ascii_digit()
    });
    let names = [text.trim(), bare.trim_end_matches(['：', ':', ' '])];
    names
        .into_iter()
        .find_map(|name| match background.unit(name, background.today) {
            Unit::School(id) => Some(id),
            Unit::Perhaps(ids) if ids.len() == 1 => Some(ids[0]),
            _ => None,
        })
}

/// The school that the titles of the list, its sheet or the file name.
fn named_above(draft: &Draft, at: usize, background: &Background) -> Vec<OrganizationId> {
    let sheet = &draft.book.sheets[at];
    let layout = draft.lists[at].layout.as_ref();
    let above = sheet
        .rows
        .iter()
        .take_while(|row| layout.is_some_and(|layout| layout.is_above(row.number)));
    let mut texts: Vec<String> = above
        .filter_map(|row| row.cells.first())
        .map(Cell::shown)
        .collect();
    texts.extend([sheet.name.clone(), draft.book.name.clone()]);
    let mut named = Vec::new();
    for id in texts
        .iter()
        .flat_map(|text| background.names.mentioned(text))
    {
        if !named.contains(&id) {
            named.push(id);
        }
    }
    named
}
