//! 标签 of a record of any kind, set by hand.
use crate::activities::{self, KIND};
use crate::error::{Error, OrMissing, Result};
use crate::evidence::Evidence;
use crate::ids::{ActivityId, EvidenceId, Uid};
use crate::ledger::{FORMS, Reader, Writer};
use crate::tags;
use crate::vocabulary::{self, WordList, require};

use super::wire::SetTags;

/// Table of the pieces of evidence, which are archived with their activity.
const EVIDENCE: &str = "evidence";

/// Sets all tags of a record of one list.
///
/// # Errors
/// Invalid `kind`, `list` or `values` when there is no such kind or list, or a code does not stand in the
/// list; missing when the record is not there; not now when its activity is archived.
pub fn set_tags(w: &Writer<'_>, request: SetTags) -> Result<()> {
    let owner = owner_of(w.reader(), &request)?;
    check_values(w.reader(), &request)?;
    w.describe("已更改标签");
    tags::write(
        w,
        &request.kind,
        request.record,
        owner,
        &request.list,
        &request.values,
    )
}

/// Tags belong to whom their record belongs to; those of an archived activity are archived with it.
fn owner_of(reader: Reader<'_>, request: &SetTags) -> Result<Uid> {
    let Some(table) = reader.records().table(&request.kind) else {
        let message = format!("没有“{}”这一类记录，不能加标签。", request.kind);
        return Err(Error::invalid("kind", message));
    };
    if let Some(activity) = activity_of(reader, request)? {
        activities::open(reader, activity)?;
    }
    reader
        .owner_of(table, request.record)?
        .or_missing(table.label)
}

/// The activity that must be open for the tags to change.
fn activity_of(reader: Reader<'_>, request: &SetTags) -> Result<Option<ActivityId>> {
    Ok(match request.kind.as_str() {
        KIND => Some(ActivityId(request.record)),
        EVIDENCE => {
            let piece: Evidence = reader.get(EvidenceId(request.record))?;
            (piece.kind == KIND).then_some(ActivityId(piece.record))
        }
        _ => None,
    })
}

/// Every value must stand in the list.
fn check_values(reader: Reader<'_>, request: &SetTags) -> Result<()> {
    let codes = request.values.iter().map(String::as_str);
    if request.list == FORMS {
        let words = vocabulary::load(reader)?;
        return codes
            .into_iter()
            .try_for_each(|code| words.form(code).or_missing("活动形式").map(|_| ()));
    }
    let Some(list) = WordList::of_code(&request.list) else {
        let message = format!("没有“{}”这一类标签。", request.list);
        return Err(Error::invalid("list", message));
    };
    require(reader, "values", list, codes)
}
