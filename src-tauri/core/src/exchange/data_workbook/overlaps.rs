//! Two of one person, or of one member school, at once. The screens refuse them; a file may hold
//! them, since it can hold any ledger, so they are pointed out before it is taken over.
use std::collections::{BTreeMap, HashMap};

use crate::ids::Uid;
use crate::roster::ALWAYS;

use super::one_sheet::Reading;
use super::writing::{Stored, TakenRow};

/// More than these are only counted.
const MOST: usize = 20;

/// What is to be said of the sheet that was read; `taken` are the rows it adds or changes.
pub(super) fn notices(reading: &Reading<'_>, taken: &[TakenRow]) -> Vec<String> {
    let single = reading.found.spec.table.one_at_a_time;
    if single.is_empty() {
        return Vec::new();
    }
    let taken: HashMap<Uid, &Stored> = taken
        .iter()
        .map(|taken| (taken.record.uid, &taken.record))
        .collect();
    let after = |uid| taken.get(uid).copied().or(reading.existing.get(uid));
    let sheet = reading.found.sheet.name.as_str();
    let mut held: Vec<Held<'_>> = reading
        .seen
        .iter()
        .filter_map(|(uid, row)| Some(Held::of(after(uid)?, single, Some(*row))))
        .collect();
    held.sort_by_key(|one| one.row);
    let others = reading.existing.iter();
    let others = others.filter(|(uid, _)| !reading.seen.contains_key(uid));
    held.extend(others.map(|(_, record)| Held::of(record, single, None)));
    let mut notices = clashes(sheet, whose(single), &held);
    let left_out = notices.len().saturating_sub(MOST);
    notices.truncate(MOST);
    if left_out > 0 {
        notices.push(format!("“{sheet}”还有{left_out}处起止日期要核对。"));
    }
    notices
}

fn whose(single: &[&str]) -> &'static str {
    match single {
        ["person"] => "是同一个人",
        _ => "是同一所学校",
    }
}

struct Held<'r> {
    /// Of whom only one holds at a time.
    key: Vec<Option<Uid>>,
    from: &'r str,
    /// Dates as texts stand in the order of time.
    to: Option<&'r str>,
    /// `None`: of the ledger only.
    row: Option<u32>,
}

impl<'r> Held<'r> {
    fn of(record: &'r Stored, single: &[&str], row: Option<u32>) -> Self {
        let columns = record.columns();
        Held {
            key: single.iter().map(|column| columns.uid(column)).collect(),
            from: columns.text("from_date").unwrap_or_default(),
            to: columns.text("to_date"),
            row,
        }
    }

    /// 第5行 · 资料库里2024-09-01起的一条
    fn place(&self) -> String {
        match self.row {
            Some(row) => format!("第{row}行"),
            None if self.from == ALWAYS.to_string() => "资料库里一直以来的一条".to_owned(),
            None => format!("资料库里{}起的一条", self.from),
        }
    }

    fn meets(&self, later: &Held<'_>) -> bool {
        self.to.is_none_or(|to| later.from <= to)
    }
}

/// Pairs of one person, or one member school, that hold on the same day, at least one of them in the file.
fn clashes(sheet: &str, whose: &str, held: &[Held<'_>]) -> Vec<String> {
    let mut of_key: BTreeMap<&[Option<Uid>], Vec<&Held<'_>>> = BTreeMap::new();
    for one in held {
        of_key.entry(&one.key).or_default().push(one);
    }
    let mut found = Vec::new();
    for mut of_one in of_key.into_values() {
        of_one.sort_by_key(|one| one.from);
        for pair in of_one.windows(2) {
            let [earlier, later] = pair else { continue };
            let in_file = earlier.row.or(later.row).is_some();
            if in_file && earlier.meets(later) {
                found.push((earlier.row.max(later.row), format!(
                    "“{sheet}”{}与{}{whose}，起止日期重叠，请核对：导入后同一天只按其中一条统计。",
                    earlier.place(),
                    later.place(),
                )));
            }
        }
    }
    found.sort();
    found.into_iter().map(|(_, words)| words).collect()
}
