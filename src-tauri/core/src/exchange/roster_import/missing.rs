//! Whom the roster knows and the file does not name; they stay as they are.
use std::collections::HashSet;

use crate::exchange::headers::{Kind, ListField, ListKind};
use crate::exchange::normal::key;
use crate::ids::{OrganizationId, Uid};

use super::draft::Draft;
use super::known::Known;
use super::line::Intake;
use super::line::MissingRow;

/// Records of the schools in the file that no row names.
pub(super) fn rows(draft: &Draft, intake: &Intake) -> Vec<MissingRow> {
    let named: HashSet<Uid> = intake.lines.iter().filter_map(|line| line.record).collect();
    let absent = |known: &&Known| known.present && !named.contains(&known.uid);
    let absent: Vec<&Known> = intake.roster.known.iter().filter(absent).collect();
    if absent.is_empty() {
        return Vec::new();
    }
    let schools: HashSet<OrganizationId> = intake
        .lines
        .iter()
        .filter_map(|line| line.values.get(&ListField::School)?.organization())
        .collect();
    // A row whose record is unclear names somebody all the same.
    let names: HashSet<String> = intake
        .lines
        .iter()
        .filter(|line| line.record.is_none())
        .filter_map(|line| line.stored(ListField::Name).map(key))
        .collect();
    let expected = |known: &&&Known| match draft.kind {
        ListKind::Persons => known.school.is_some_and(|school| schools.contains(&school)),
        ListKind::Schools => true,
    };
    absent
        .iter()
        .filter(expected)
        .filter(|known| !names.contains(&key(&known.name)))
        .map(|known| row(draft, intake, known))
        .collect()
}

fn row(draft: &Draft, intake: &Intake, known: &Known) -> MissingRow {
    let fields = draft.kind.fields().into_iter();
    let shown = |field| Some((field, known.values.get(&field)?.shown().to_owned()));
    let reason = intake.roster.away.get(&known.uid);
    MissingRow {
        record: known.uid,
        cells: fields.filter_map(shown).collect(),
        note: reason.map(|reason| (*reason).to_owned()),
    }
}
