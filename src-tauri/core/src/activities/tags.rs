//! Tags of any record: words of lists, in an order.
use crate::error::{Error, OrMissing, Result};
use crate::ids::{ActivityId, Uid};
use crate::ledger::{Reader, Writer};
use crate::vocabulary::{self, WordList, require};

use super::records::{Activity, Tag};
use super::requests::SetTags;
use super::{FORM, KIND, store};

/// Table of the pieces of evidence, which are filed with their activity.
const EVIDENCE: &str = "evidence";

/// Tables whose records carry tags.
const BEARERS: &[&str] = &[KIND, EVIDENCE, "community", "organization", "person"];

/// Sets all tags of a record of one list.
///
/// # Errors
/// Invalid `kind`, `list` or `values` when the record cannot carry tags, there is no such list, or a code
/// does not stand in it; missing when the record is not there; not now when its activity is filed.
pub fn set_tags(w: &Writer<'_>, request: SetTags) -> Result<()> {
    let owner = owner_of(w.reader(), &request)?;
    check_values(w.reader(), &request)?;
    w.describe("已更改标签");
    write(
        w,
        &request.kind,
        request.record,
        owner,
        &request.list,
        &request.values,
    )
}

/// Tags belong to whom their record belongs to; those of a filed activity are filed with it.
fn owner_of(reader: Reader<'_>, request: &SetTags) -> Result<Uid> {
    if !BEARERS.contains(&request.kind.as_str()) {
        let message = format!("“{}”类记录不能加标签。", request.kind);
        return Err(Error::invalid("kind", message));
    }
    let activity = match request.kind.as_str() {
        KIND => ActivityId(request.record),
        EVIDENCE => store::activity_of(reader, request.record)?.or_missing("佐证")?,
        kind => return store::owner(reader, kind, request.record)?.or_missing("记录"),
    };
    let activity: Activity = reader.get(activity)?;
    activity.require_open()?;
    Ok(activity.owner)
}

/// Every value must stand in the list.
fn check_values(reader: Reader<'_>, request: &SetTags) -> Result<()> {
    let codes = request.values.iter().map(String::as_str);
    if request.list == FORM {
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

/// Makes the record's tags of a list exactly `values`; those that stay keep their rows.
pub(super) fn write(
    w: &Writer<'_>,
    kind: &str,
    record: Uid,
    owner: Uid,
    list: &str,
    values: &[String],
) -> Result<()> {
    let mut present = store::tags(w.reader(), kind, record)?;
    present.retain(|tag| tag.list == list);
    // However they are numbered, the same ones in the same order are no change.
    if present.iter().map(|tag| &tag.value).eq(values) {
        return Ok(());
    }
    for tag in &present {
        if !values.contains(&tag.value) {
            w.remove::<Tag>(tag.uid)?;
        }
    }
    for (seq, value) in (0..).zip(values) {
        w.save(&Tag {
            uid: Tag::key(kind, record, list, value),
            owner,
            kind: kind.to_owned(),
            record,
            list: list.to_owned(),
            value: value.clone(),
            seq,
        })?;
    }
    Ok(())
}

pub(super) fn copy(w: &Writer<'_>, kind: &str, from: Uid, to: Uid) -> Result<()> {
    for tag in store::tags(w.reader(), kind, from)? {
        w.insert(&Tag {
            uid: Tag::key(kind, to, &tag.list, &tag.value),
            record: to,
            ..tag
        })?;
    }
    Ok(())
}
