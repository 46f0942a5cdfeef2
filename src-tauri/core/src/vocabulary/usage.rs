//! Which records use a word: a word in use is disabled, not removed.
use crate::error::Result;
use crate::ledger::Reader;

use super::words::{Word, WordList};

/// A column that holds codes of a list.
struct Use {
    list: WordList,
    table: &'static str,
    column: &'static str,
    /// Several codes may stand in one column, separated by 、.
    packed: bool,
    /// What the records are called.
    label: &'static str,
}

const fn single(
    list: WordList,
    table: &'static str,
    column: &'static str,
    label: &'static str,
) -> Use {
    Use {
        list,
        table,
        column,
        packed: false,
        label,
    }
}

const fn packed(
    list: WordList,
    table: &'static str,
    column: &'static str,
    label: &'static str,
) -> Use {
    Use {
        list,
        table,
        column,
        packed: true,
        label,
    }
}

const USES: &[Use] = &[
    single(WordList::OrganizationKind, "organization", "kind", "单位"),
    single(WordList::Stage, "organization", "stage", "单位"),
    single(WordList::Stage, "posting", "stage", "任职"),
    single(WordList::Stage, "community", "stage", "教研共同体"),
    single(WordList::Area, "organization", "area", "单位"),
    single(WordList::SchoolRank, "organization", "rank", "单位"),
    single(WordList::CommunityKind, "community", "kind", "教研共同体"),
    single(WordList::SchoolRole, "membership", "role", "成员学校"),
    single(WordList::Title, "posting", "title", "任职"),
    packed(WordList::Subject, "posting", "subject", "任职"),
    single(WordList::ActivityRole, "activity_role", "role", "活动承担"),
    packed(WordList::ActivityRole, "activity_form", "roles", "活动形式"),
    single(WordList::ActivityLevel, "activity", "level", "教研活动"),
    single(
        WordList::FormCategory,
        "activity_form",
        "category",
        "活动形式",
    ),
    single(WordList::EvidenceKind, "evidence", "kind", "佐证"),
    packed(
        WordList::EvidenceKind,
        "activity_form",
        "evidence",
        "活动形式",
    ),
    packed(
        WordList::EvidenceKind,
        "activity_form",
        "suggested",
        "活动形式",
    ),
    single(WordList::AttendanceSource, "attendance", "source", "签到"),
];

/// What uses the word, in words: `任职12条`. Empty when nothing does.
pub(super) fn of_word(reader: Reader<'_>, word: &Word) -> Result<Vec<String>> {
    let mut found: Vec<(&str, i64)> = Vec::new();
    for place in USES.iter().filter(|place| place.list.code() == word.list) {
        let count = count(reader, place, &word.code)?;
        match found.iter_mut().find(|(label, _)| *label == place.label) {
            Some((_, sum)) => *sum += count,
            None => found.push((place.label, count)),
        }
    }
    found.push(("标签", tags(reader, word)?));
    Ok(found
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(label, count)| format!("{label}{count}条"))
        .collect())
}

fn count(reader: Reader<'_>, place: &Use, code: &str) -> Result<i64> {
    let Use {
        table,
        column,
        packed,
        ..
    } = place;
    let sql = if *packed {
        format!(
            "SELECT count(*) FROM {table} WHERE instr('、' || {column} || '、', '、' || ?1 || '、')"
        )
    } else {
        format!("SELECT count(*) FROM {table} WHERE {column} = ?1")
    };
    Ok(reader
        .conn()
        .prepare_cached(&sql)?
        .query_row([code], |row| row.get(0))?)
}

/// Subjects, themes and help fields of any record stand in its tags; the scheme is the list.
fn tags(reader: Reader<'_>, word: &Word) -> Result<i64> {
    Ok(reader
        .conn()
        .prepare_cached("SELECT count(*) FROM tag WHERE scheme = ?1 AND value = ?2")?
        .query_row([&word.list, &word.code], |row| row.get(0))?)
}
