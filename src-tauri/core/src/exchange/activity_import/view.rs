//! A draft as the window shows it: its lists and their columns.
use crate::communities;
use crate::dates::Period;
use crate::error::Result;
use crate::exchange::headers::Kind;
use crate::exchange::names::SchoolNames;
use crate::exchange::tabular::{column_letters, samples};
use crate::ids::OrganizationId;
use crate::ledger::Reader;

use super::columns::{ActivityField, ActivityLists};
use super::draft::Draft;
use super::meaning::ColumnMeaning;
use super::wire::{ActivityColumnView, ActivityDraftView, ActivityFieldChoice, ActivityListView};

/// How the draft stands.
pub fn view(reader: Reader<'_>, draft: &Draft) -> Result<ActivityDraftView> {
    let names = SchoolNames::load(reader)?;
    let chosen = |field: &ActivityField| *field != ActivityField::SchoolTurnout;
    let fields = ActivityLists.fields().into_iter().filter(chosen);
    let fields = fields.map(ColumnMeaning::of_field);
    let schools = counted(reader, draft)?;
    let schools = schools.into_iter().map(ColumnMeaning::of_school);
    let choices = fields.chain(schools).map(|meaning| ActivityFieldChoice {
        field: meaning,
        label: meaning.label(&names),
    });
    Ok(ActivityDraftView {
        file: draft.book.name.clone(),
        lists: (0..draft.lists.len())
            .map(|at| list(draft, at, &names))
            .collect(),
        fields: choices.collect(),
    })
}

/// Schools whose numbers a column may hold: the members, and whichever has one already.
fn counted(reader: Reader<'_>, draft: &Draft) -> Result<Vec<OrganizationId>> {
    let today = reader.today();
    let period = Period {
        from: today,
        to: today,
    };
    let members = communities::load(reader)?.members_in(draft.community, period);
    let mut schools: Vec<OrganizationId> = members
        .into_iter()
        .map(|member| member.organization)
        .collect();
    for school in draft.lists.iter().flat_map(|list| list.schools.values()) {
        if !schools.contains(school) {
            schools.push(*school);
        }
    }
    Ok(schools)
}

fn list(draft: &Draft, at: usize, names: &SchoolNames) -> ActivityListView {
    let list = &draft.lists[at];
    let rows = draft.rows(at).0;
    let columns = list.layout.iter().flat_map(|layout| &layout.columns);
    let columns = columns.map(|column| ActivityColumnView {
        column: column.column,
        letters: column_letters(column.column),
        heading: column.heading.clone(),
        field: column.field,
        meaning: list.meaning(column),
        school: list
            .schools
            .get(&column.column)
            .map(|school| names.name(*school).to_owned()),
        confidence: column.confidence,
        samples: samples(&rows, column.column),
    });
    let layout = list.layout.as_ref();
    ActivityListView {
        list: at,
        name: draft.name_of(at),
        hidden: draft.book.sheets[at].hidden,
        included: list.included && layout.is_some(),
        activities: draft.entries(at).0.len(),
        head_from: layout.map(|layout| layout.head_from),
        head_to: layout.map(|layout| layout.head_to),
        columns: columns
            .filter(|column| !(column.heading.is_empty() && column.samples.is_empty()))
            .collect(),
    }
}
