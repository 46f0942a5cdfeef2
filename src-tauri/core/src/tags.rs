//! Tags (标签): words of lists that a record of any kind carries, in an order.
use crate::error::Result;
use crate::ids::{TagId, Uid};
use crate::ledger::{Kind, Reader, Writer, record};
use crate::vocabulary::WordList;
use crate::words::{Choice, ClosedList};

record! {
    /// A word of some list that any record can carry (标签).
    pub struct Tag(TagId) {
        table: "tag", label: "标签", ownership: Lead,
        title: "coalesce((SELECT w.name FROM word w WHERE w.list = r.list AND w.code = r.value), (SELECT f.name FROM activity_form f WHERE r.list = 'form' AND f.code = r.value), r.value)",
        owner: [record],
        key: derived [kind, record, list, value],
        sheet: "标签" = "记录的标签，如活动的学科、更多的活动形式、研究主题。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.record), r.list, r.seq, r.uid",
        /// Table of the record: `activity`.
        pub kind: String = "记录类别" as Kind::RecordKind,
        pub record: Uid = "记录",
        /// `subject`, `form`, `dimension`, `theme`, `help_field` …
        pub list: String = "标签类别" as Kind::Choice(lists_of_tags),
        /// Code of a word of the list.
        pub value: String = "标签" as Kind::TagValue,
        pub seq: i64 = "顺序" or "0",
    }
}

/// Lists that tags are taken from: every editable list, and the forms of activity.
fn lists_of_tags() -> Vec<Choice> {
    let mut lists = WordList::words();
    lists.push(Choice {
        code: "form",
        label: "活动形式",
        other_names: &[],
    });
    lists
}

impl Tag {
    pub fn key(kind: &str, record: Uid, list: &str, value: &str) -> TagId {
        TagId(Uid::derived(
            "tag",
            &[
                kind.as_bytes(),
                record.as_bytes(),
                list.as_bytes(),
                value.as_bytes(),
            ],
        ))
    }
}

/// Those of a record; `kind` is its table.
pub fn of_record(reader: Reader<'_>, kind: &str, record: Uid) -> Result<Vec<Tag>> {
    reader.list(
        "WHERE r.record = ?2 AND r.kind = ?1 ORDER BY r.list, r.seq, r.value",
        (kind, record),
    )
}

/// Makes the record's tags of a list exactly `values`; those that stay keep their rows.
pub(crate) fn write(
    w: &Writer<'_>,
    kind: &str,
    record: Uid,
    owner: Uid,
    list: &str,
    values: &[String],
) -> Result<()> {
    let mut present = of_record(w.reader(), kind, record)?;
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

/// Gives another record of the kind the same ones.
pub(crate) fn copy(w: &Writer<'_>, kind: &str, from: Uid, to: Uid) -> Result<()> {
    for tag in of_record(w.reader(), kind, from)? {
        w.insert(&Tag {
            uid: Tag::key(kind, to, &tag.list, &tag.value),
            record: to,
            ..tag
        })?;
    }
    Ok(())
}
