//! `lianyan import --as participation`: lists of who took part, taken over into 签到.
use lianyan_api::Desk;
use lianyan_core::Result;
use lianyan_core::exchange::activity_import::participation::{
    self, Draft, ParticipationActivity, ParticipationPreview, ParticipationSummary,
};
use lianyan_core::exchange::tabular::Workbook;
use lianyan_core::ledger::{BackupReason, Reader};

use crate::args::Import;
use crate::show::Show;

use super::import::answer_all;
use super::import_activities::community;
use super::import_text::{Unit, doubts_text, left_out_text};
use super::{Outcome, unprinted};

const SIGN_INS: Unit = Unit {
    one: "人次",
    name: "签到",
};

pub(super) fn preview(desk: &Desk, book: Workbook, asked: &Import, show: Show) -> Outcome {
    let file = book.name.clone();
    let preview = desk.read(|reader| {
        let draft = draft(reader, book, asked)?;
        participation::preview(reader, &draft)
    })?;
    let shown = show.result(&preview, || previewed(&file, &preview));
    shown.map_err(unprinted)
}

pub(super) fn apply(desk: &Desk, book: Workbook, asked: &Import, show: Show) -> Outcome {
    let draft = desk.read(|reader| draft(reader, book, asked))?;
    let done = desk.write_after_copy("导入参加名单", BackupReason::Import, |w| {
        participation::apply(w, &draft)
    })?;
    let shown = show.result(&done.result, || imported(&done.result));
    shown.map_err(unprinted)
}

fn draft(reader: Reader<'_>, book: Workbook, asked: &Import) -> Result<Draft> {
    let mut draft = participation::of_workbook(reader, book, community(reader, asked)?)?;
    for id in &asked.take_in {
        participation::take_in(reader, &mut draft, id)?;
    }
    answer_all(asked, &mut draft, |draft, answer| {
        participation::answer(reader, draft, answer)
    })?;
    Ok(draft)
}

fn previewed(file: &str, preview: &ParticipationPreview) -> String {
    let activities = preview.activities.iter().map(activity_text);
    format!(
        "{file}，按参加名单读取：{}次活动。\n",
        preview.activities.len()
    ) + &activities.collect::<String>()
        + &doubts_text(&preview.doubts)
        + &left_out_text(SIGN_INS, &preview.left_out)
}

/// 2024-10-18 《角的度量》示范课（A03）：新增11人，相同0人
fn activity_text(activity: &ParticipationActivity) -> String {
    let counts = &activity.counts;
    let refused = match &activity.refused {
        Some(refused) => format!("。{refused}"),
        None => String::new(),
    };
    let day = activity.day.map_or(String::new(), |day| format!("{day} "));
    format!(
        "{day}{}（{}）：新增{}人，相同{}人，和登记不同{}人，要看一眼{}人{refused}\n",
        activity.title, activity.code, counts.added, counts.same, counts.different, counts.open
    )
}

fn imported(done: &ParticipationSummary) -> String {
    format!(
        "已导入{}次活动的签到：新增{}人次，变更{}人次，相同{}人次。\n",
        done.activities, done.added, done.changed, done.same
    ) + &left_out_text(SIGN_INS, &done.left_out)
}
