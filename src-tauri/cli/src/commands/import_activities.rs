//! `lianyan import --as activities`: a list of activities read, asked about, taken in.
use lianyan_api::Desk;
use lianyan_core::dates::SchoolYear;
use lianyan_core::exchange::activity_import::{
    self, ActivityLine, ActivityPreview, ActivitySummary, Draft, LineState,
};
use lianyan_core::exchange::findings::Doubt;
use lianyan_core::exchange::tabular::Workbook;
use lianyan_core::ids::CommunityId;
use lianyan_core::ledger::{BackupReason, Reader};
use lianyan_core::me::{self, CommunitiesRequest};
use lianyan_core::{Error, Result, communities};

use crate::args::Import;
use crate::show::Show;

use super::import::answer_all;
use super::import_text::{Unit, doubts_text, left_out_text};
use super::{Outcome, unprinted};

const ACTIVITIES: Unit = Unit {
    one: "项",
    name: "活动",
};

pub(super) fn preview(desk: &Desk, book: Workbook, asked: &Import, show: Show) -> Outcome {
    let file = book.name.clone();
    let preview = desk.read(|reader| {
        let draft = draft(reader, book, asked)?;
        activity_import::preview(reader, &draft)
    })?;
    let shown = show.result(&preview, || previewed(&file, &preview));
    shown.map_err(unprinted)
}

pub(super) fn apply(desk: &Desk, book: Workbook, asked: &Import, show: Show) -> Outcome {
    let draft = desk.read(|reader| draft(reader, book, asked))?;
    let done = desk.write_after_copy("导入活动台账", BackupReason::Import, |w| {
        activity_import::apply(w, &draft)
    })?;
    let shown = show.result(&done.result, || imported(&done.result));
    shown.map_err(unprinted)
}

/// The draft with everything that was said about it on the command line.
fn draft(reader: Reader<'_>, book: Workbook, asked: &Import) -> Result<Draft> {
    let mut draft = activity_import::of_workbook(reader, book, community(reader, asked)?)?;
    for wanted in &asked.take_in {
        match wanted.rsplit_once('=') {
            Some((id, called)) => activity_import::take_in_as(reader, &mut draft, id, called)?,
            None => activity_import::take_in(&mut draft, wanted, None)?,
        }
    }
    for id in &asked.leave_out {
        activity_import::leave_out(&mut draft, id)?;
    }
    answer_all(asked, &mut draft, |draft, answer| {
        activity_import::answer(reader, draft, answer)
    })?;
    Ok(draft)
}

/// The one that was named, else the only one there is or that is the user's own.
pub(super) fn community(reader: Reader<'_>, asked: &Import) -> Result<CommunityId> {
    if let Some(code) = &asked.community {
        return communities::by_code(reader, code);
    }
    let request = CommunitiesRequest {
        me: None,
        school_year: SchoolYear::of(reader.today()),
    };
    let all = me::communities(reader, request)?;
    let own: Vec<_> = all.iter().filter(|community| community.mine).collect();
    match (own.as_slice(), all.as_slice()) {
        ([own], _) => Ok(own.uid),
        (_, [only]) => Ok(only.uid),
        (_, []) => Err(Error::invalid(
            "community",
            "资料库里还没有教研共同体。请先登记教研共同体和成员学校，再导入活动。",
        )),
        _ => Err(Error::invalid(
            "community",
            "不止一个教研共同体，请用 --community 加编号说明是哪一个的活动。",
        )),
    }
}

fn previewed(file: &str, preview: &ActivityPreview) -> String {
    let counts = preview.counts;
    let mut text = format!(
        "{file}，按活动台账读取：要看一眼{}项，新增{}项，补充{}项，相同{}项，有错{}项。\n",
        counts.open, counts.added, counts.changed, counts.same, counts.faulty
    );
    text += &doubts_text(&preview.doubts);
    for line in &preview.lines {
        text += &line_text(line);
    }
    text + &left_out_text(ACTIVITIES, &preview.left_out)
}

/// 第7行 要看一眼：2024年11月22日 大单元作业设计线上研讨；网络教研；承办 二实小; what is asked and said below.
fn line_text(line: &ActivityLine) -> String {
    let parts = [
        line.form.clone(),
        labelled("承办", &line.host),
        line.roles.clone(),
        labelled("人数", &line.heads),
    ];
    let parts = parts.iter().filter(|part| !part.is_empty());
    let mut text = format!(
        "{} {}：{} {}；{}\n",
        line.told,
        state(line.state),
        line.day,
        line.title,
        parts.cloned().collect::<Vec<_>>().join("；")
    );
    if !line.filled.is_empty() {
        text += &format!("    补充：{}\n", line.filled.join("、"));
    }
    for said in line.lost.iter().chain(&line.remarks).chain(&line.faults) {
        text += &format!("    {said}\n");
    }
    let open = line.doubts.iter().filter(|doubt| doubt.is_open());
    open.fold(text, |text, doubt| text + &question(doubt))
}

fn labelled(label: &str, text: &str) -> String {
    match text.is_empty() {
        true => String::new(),
        false => format!("{label} {text}"),
    }
}

fn question(doubt: &Doubt) -> String {
    let alike = match &doubt.alike {
        Some(alike) => format!("（{}：\"{}=…\"）", alike.label, alike.id),
        None => String::new(),
    };
    format!(
        "    {}{}。可以答：{}。请加 --answer \"{}=…\"{alike}\n",
        doubt.question,
        doubt.reason,
        doubt.answers(),
        doubt.id
    )
}

fn state(state: LineState) -> &'static str {
    match state {
        LineState::Open => "要看一眼",
        LineState::Added => "新增",
        LineState::Changed => "补充",
        LineState::Same => "相同",
        LineState::Faulty => "有错",
        LineState::LeftOut => "不导入",
    }
}

fn imported(done: &ActivitySummary) -> String {
    let mut text = format!(
        "已导入活动：新增{}项，补充{}项，相同{}项。\n",
        done.added, done.changed, done.same
    );
    if !done.learned.is_empty() {
        text += &format!("以后认得：{}。\n", done.learned.join("；"));
    }
    text + &left_out_text(ACTIVITIES, &done.left_out)
}
