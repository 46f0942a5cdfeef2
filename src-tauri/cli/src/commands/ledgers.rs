//! Making a ledger, looking back in it, checking it, and going back to a backup.
use chrono::NaiveDateTime;
use lianyan_api::{Desk, DeskOptions};
use lianyan_core::error::{ErrorCode, OrMissing};
use lianyan_core::ledger::{
    ActEntry, ActState, BackupReason, HistoryQuery, newest_good_backup, restore_folder,
};
use lianyan_core::{Error, Ledger, Result};
use serde_json::json;

use crate::args::{Folder, History, New, Restore};
use crate::show::{Show, table};

use super::{Outcome, desk_for_reading, desk_with, unprinted};

pub(super) fn new(asked: New, show: Show) -> Outcome {
    let desk = Desk::new(DeskOptions::of_environment()?)?;
    match asked.sample {
        true => desk.create_sample(&asked.dir)?,
        false => desk.create_ledger(&asked.dir, asked.county.as_deref())?,
    }
    desk.close()?;
    let answer = json!({ "ledger": asked.dir, "sample": asked.sample });
    let what = if asked.sample {
        "示例县（岚溪县）的资料库"
    } else {
        "资料库"
    };
    let text = || format!("已新建{what}：{}", asked.dir.display());
    show.result(&answer, text).map_err(unprinted)
}

pub(super) fn history(asked: History, show: Show) -> Outcome {
    let desk = desk_for_reading(&asked.dir)?;
    let query = HistoryQuery {
        limit: Some(asked.limit),
        ..HistoryQuery::default()
    };
    let acts = desk.read(|reader| reader.history(&query))?;
    desk.close()?;
    let rows: Vec<[String; 5]> = acts.iter().map(act_cells).collect();
    let header = ["编号", "时间", "操作", "经手", "状态"];
    show.result(&acts, || table(header, &rows))
        .map_err(unprinted)
}

fn act_cells(act: &ActEntry) -> [String; 5] {
    let state = match (act.state, act.undoable) {
        (ActState::Undone, _) => "已撤销",
        (ActState::Done, true) => "可撤销",
        (ActState::Done | ActState::Step, _) => "",
    };
    [
        act.id.to_string(),
        minute(act.made_at),
        act.title.clone(),
        act.who.clone().unwrap_or_default(),
        state.to_owned(),
    ]
}

pub(super) fn undo(asked: Folder, show: Show) -> Outcome {
    step(&asked, show, "已撤销", |ledger| {
        Ok(ledger.undo()?.0.title)
    })
}

pub(super) fn redo(asked: Folder, show: Show) -> Outcome {
    step(&asked, show, "已重做", |ledger| {
        Ok(ledger.redo()?.0.title)
    })
}

fn step(
    asked: &Folder,
    show: Show,
    done: &str,
    take: impl FnOnce(&mut Ledger) -> Result<String>,
) -> Outcome {
    let desk = desk_with(&asked.dir)?;
    let title = desk.with_ledger(take)?;
    desk.close()?;
    show.result(&json!({ "title": title }), || format!("{done}：{title}"))
        .map_err(unprinted)
}

pub(super) fn verify(asked: Folder, show: Show) -> Outcome {
    let desk = desk_for_reading(&asked.dir)?;
    let found = desk.with_ledger(|ledger| ledger.verify())?;
    desk.close()?;
    let text = || {
        let sums = format!(
            "记录{}条，佐证文件{}个，备份{}份。",
            found.records, found.files, found.backups
        );
        let state = match found.sound {
            true => format!("资料库完好。{sums}"),
            false => format!("资料库有问题。{sums}\n{}", found.findings.join("\n")),
        };
        let notes = found.notes.iter().map(|note| format!("\n注意：{note}"));
        state + &notes.collect::<String>()
    };
    show.result(&found, text).map_err(unprinted)?;
    match found.sound {
        true => Ok(()),
        // A script goes by the exit code.
        false => Err(Error::Ledger {
            code: ErrorCode::LedgerDamaged,
            message: format!("资料库有{}处问题，见检查结果。", found.findings.len()),
        }
        .into()),
    }
}

pub(super) fn backup(asked: Folder, show: Show) -> Outcome {
    let desk = desk_with(&asked.dir)?;
    let made = desk.with_ledger(|ledger| ledger.backup_now(BackupReason::Manual))?;
    desk.close()?;
    show.result(&made, || format!("已备份：{}", made.name))
        .map_err(unprinted)
}

/// Also for a ledger that no longer opens; what is replaced is kept beside the backups.
pub(super) fn restore(asked: Restore, show: Show) -> Outcome {
    let desk = Desk::new(DeskOptions::of_environment()?)?;
    let name = match asked.backup {
        Some(name) => name,
        None => {
            newest_good_backup(&asked.dir, (desk.clock())())
                .or_missing("完好的备份")?
                .name
        }
    };
    match desk.open_ledger(&asked.dir) {
        Ok(()) => drop(desk.with_ledger(|ledger| ledger.restore(&name))?),
        Err(error) if is_beyond_opening(&error) => {
            desk.put(restore_folder(&asked.dir, &name, desk.ledger_options())?)?;
        }
        Err(error) => return Err(error.into()),
    }
    desk.close()?;
    let text = || format!("已恢复到备份“{name}”。恢复前的资料库如果还在，已保留在backups文件夹。");
    show.result(&json!({ "backup": name }), text)
        .map_err(unprinted)
}

/// Damaged, or no longer there. One that someone else has open, or a newer one, is not replaced.
fn is_beyond_opening(error: &Error) -> bool {
    matches!(
        error,
        Error::Ledger {
            code: ErrorCode::LedgerDamaged | ErrorCode::LedgerMissing,
            ..
        }
    )
}

fn minute(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}
