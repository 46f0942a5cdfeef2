//! Tags of any record: words of a scheme, in an order.
use crate::error::Result;
use crate::ids::{ActivityId, Uid};
use crate::ledger::{Reader, Writer};

use super::records::{Activity, Tag};
use super::requests::SetTags;
use super::{KIND, store};

/// Sets all tags of a record in one scheme.
pub fn set_tags(w: &Writer<'_>, request: SetTags) -> Result<()> {
    let owner = owner_of(w.reader(), &request)?;
    w.describe("已更改标签");
    write(
        w,
        &request.kind,
        request.record,
        owner,
        &request.scheme,
        &request.values,
    )
}

/// Tags belong to whom their record belongs to; those of a filed activity are filed with it.
fn owner_of(reader: Reader<'_>, request: &SetTags) -> Result<Uid> {
    if request.kind != KIND {
        return Ok(Uid::COUNTY);
    }
    let activity: Activity = reader.get(ActivityId(request.record))?;
    activity.require_open()?;
    Ok(activity.owner)
}

/// Makes the record's tags of a scheme exactly `values`; those that stay keep their rows.
pub(super) fn write(
    w: &Writer<'_>,
    kind: &str,
    record: Uid,
    owner: Uid,
    scheme: &str,
    values: &[String],
) -> Result<()> {
    let mut present = store::tags(w.reader(), kind, record)?;
    present.retain(|tag| tag.scheme == scheme);
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
            uid: Tag::key(kind, record, scheme, value),
            owner,
            kind: kind.to_owned(),
            record,
            scheme: scheme.to_owned(),
            value: value.clone(),
            seq,
        })?;
    }
    Ok(())
}

pub(super) fn copy(w: &Writer<'_>, kind: &str, from: Uid, to: Uid) -> Result<()> {
    for tag in store::tags(w.reader(), kind, from)? {
        w.insert(&Tag {
            uid: Tag::key(kind, to, &tag.scheme, &tag.value),
            record: to,
            ..tag
        })?;
    }
    Ok(())
}
