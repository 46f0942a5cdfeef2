//! Names that were asked about once are known from then on: a 简称 of its school, a word for a form.
use crate::error::Result;
use crate::ids::OrganizationId;
use crate::ledger::Writer;
use crate::roster::Organization;
use crate::vocabulary::ActivityForm;

use super::intake::{Intake, Line};
use super::preview::LineState;
use super::reading::Learned;

/// Longer words are sentences, and mean nothing the next time.
const LONGEST: usize = 12;

/// Keeps what was answered; tells it in words.
pub(super) fn learn(w: &Writer<'_>, intake: &Intake<'_>) -> Result<Vec<String>> {
    let mut known: Vec<&Learned> = Vec::new();
    for learned in intake
        .lines
        .iter()
        .filter(is_taken)
        .flat_map(|line| &line.reading.learned)
    {
        if !known.contains(&learned) {
            known.push(learned);
        }
    }
    let mut told = Vec::new();
    for learned in known {
        let kept = match learned {
            Learned::School(name, school) => keep_school(w, name, *school)?,
            Learned::Form(name, code) => keep_form(w, name, code)?,
        };
        told.extend(kept);
    }
    Ok(told)
}

fn is_taken(line: &&Line<'_>) -> bool {
    !matches!(line.state(), LineState::LeftOut | LineState::Faulty)
}

/// As 简称 where there is none yet, else among the former names, under which lists find it.
fn keep_school(w: &Writer<'_>, name: &str, id: OrganizationId) -> Result<Option<String>> {
    let mut school: Organization = w.reader().get(id)?;
    if school.is_named(name) || name.chars().count() > LONGEST {
        return Ok(None);
    }
    match &school.short_name {
        None => school.short_name = Some(name.to_owned()),
        Some(_) => school.former_names = Some(with(school.former_names.take(), name)),
    }
    w.update(&school)?;
    Ok(Some(format!("“{name}”是{}", school.name)))
}

fn keep_form(w: &Writer<'_>, name: &str, code: &str) -> Result<Option<String>> {
    if name.chars().count() > LONGEST {
        return Ok(None);
    }
    let mut form: ActivityForm = w.reader().get(ActivityForm::key(code))?;
    form.other_names = Some(with(form.other_names.take(), name));
    w.update(&form)?;
    Ok(Some(format!("“{name}”是{}", form.name)))
}

fn with(names: Option<String>, name: &str) -> String {
    let names = names.filter(|names| !names.is_empty());
    let names = names.into_iter().chain([name.to_owned()]);
    names.collect::<Vec<_>>().join("、")
}
