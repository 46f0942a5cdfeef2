//! Why an act cannot be taken back or done again, in words: which later act stands in the way.
use std::collections::HashSet;

use rusqlite::session::{ChangesetItem, ConflictType};

use crate::error::Result;
use crate::ids::Uid;

use super::changeset::{self, RowOp};
use super::wording::{Wording, nested};
use super::{foreign, history};

/// Where the changes met something else than what they expected.
pub(super) struct Clash {
    table: String,
    uid: Uid,
    /// Number of the column, where one field differs.
    column: Option<usize>,
}

pub(super) fn clash_of(kind: &ConflictType, item: &ChangesetItem) -> Option<Clash> {
    let table = item.op().ok()?.table_name().to_owned();
    let uid = changeset::key(item).ok()?;
    let width = item.op().ok()?.number_of_columns() as usize;
    let differs = |place: &usize| matches!((item.old_value(*place), item.conflict(*place)), (Ok(old), Ok(now)) if old != now);
    let column = match kind {
        ConflictType::SQLITE_CHANGESET_DATA => (0..width).find(differs),
        _ => None,
    };
    Some(Clash { table, uid, column })
}

/// Which later act changed the record, in words.
pub(super) fn overwritten(words: &Wording<'_>, clash: &Clash, act: i64) -> Result<String> {
    let shape = words.shapes.must(&clash.table)?;
    let name = history::last_name(words.conn, clash.uid)?.unwrap_or_default();
    let record = format!("{}“{name}”", shape.table.label);
    let what = match clash.column.map(|place| &shape.columns[place]) {
        Some(column) if column.name != "uid" => format!("{record}的“{}”", column.label()),
        _ => record,
    };
    let field = clash.column.map(|place| shape.columns[place].name.as_str());
    Ok(
        match history::later_act(words.conn, clash.uid, field, act)? {
            Some(later) => format!(
                "{what}后来又被“{}”改动。请先撤销后面那一步，或直接修改。",
                nested(&later)
            ),
            None => format!("{what}后来又有改动。请直接修改。"),
        },
    )
}

/// Which record still needs one that the changes would remove, or lacks one they would refer to.
pub(super) fn needed(words: &Wording<'_>, changes: &[u8]) -> Result<String> {
    let mut removed = Vec::new();
    changeset::each(changes, words.shapes, |row| {
        if let RowOp::Removed(_) = row.op {
            removed.push((row.shape, row.uid));
        }
        Ok(())
    })?;
    let keys: HashSet<Uid> = removed.iter().map(|(_, uid)| *uid).collect();
    for (shape, uid) in removed {
        if let Some((child, key)) = foreign::referrer(words.conn, words.shapes, shape, uid, &keys)?
        {
            let parent = words.title(shape, uid)?.unwrap_or_default();
            let name = words.title(child, key)?.unwrap_or_default();
            let child = child.table.label;
            return Ok(format!(
                "后来的{child}“{name}”要用到“{parent}”。请先撤销或删除前者。"
            ));
        }
    }
    Ok("其中的记录要用到的另一条记录已被删除。请先把它恢复。".to_owned())
}
