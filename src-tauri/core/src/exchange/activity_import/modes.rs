//! 线上 or 线下: in a column of its own, or by a place that is a meeting on the net.
use crate::exchange::headers::{Confidence, Layout};
use crate::exchange::normal::is_blank_mark;
use crate::exchange::tabular::Sheet;
use crate::vocabulary::ActivityMode;

use super::columns::ActivityField as F;
use super::entries::Entry;
use super::reader::Reader;
use super::reading::Reading;
use super::written::BETWEEN;

/// Headings under which forms stand in one list, and 线上 and 线下 in another.
const HEADINGS: [&str; 9] = [
    "方式",
    "活动方式",
    "教研方式",
    "组织方式",
    "参与方式",
    "形式",
    "活动形式",
    "教研形式",
    "线上/线下",
];

/// Headings of forms, for the column that is one when the other is not.
const FORMS: [&str; 8] = [
    "活动形式",
    "形式",
    "活动类别",
    "类别",
    "活动类型",
    "类型",
    "教研类型",
    "活动方式",
];

const NET: [&str; 16] = [
    "线上",
    "网上",
    "网络",
    "在线",
    "云端",
    "腾讯会议",
    "钉钉",
    "企业微信",
    "飞书",
    "视频会议",
    "直播",
    "微信群",
    "QQ群",
    "ClassIn",
    "Zoom",
    "ZOOM",
];

/// A column tells how people met where every cell of it does.
pub(super) fn bind(layout: &mut Layout<F>, sheet: &Sheet) {
    if layout.column_of(F::Mode).is_some() {
        return;
    }
    let tells = |column: usize| {
        let below = sheet.rows.iter().filter(|row| row.number > layout.head_to);
        let texts = below.map(|row| row.cell(column).shown());
        let mut texts = texts
            .filter(|text| !text.is_empty() && !is_blank_mark(text))
            .peekable();
        texts.peek().is_some() && texts.all(|text| is_mode_alone(&text))
    };
    let mut columns = layout.columns.iter();
    let found = columns.find(|column| {
        matches!(column.field, None | Some(F::Form))
            && HEADINGS.contains(&column.heading.trim())
            && tells(column.column)
    });
    let Some(found) = found.map(|column| column.column) else {
        return;
    };
    for column in &mut layout.columns {
        if column.column == found {
            column.field = Some(F::Mode);
            column.confidence = Some(Confidence::Sure);
        }
    }
    if layout.column_of(F::Form).is_none() {
        let mut free = layout
            .columns
            .iter_mut()
            .filter(|column| column.field.is_none());
        if let Some(form) = free.find(|column| FORMS.contains(&column.heading.trim())) {
            form.field = Some(F::Form);
            form.confidence = Some(Confidence::Sure);
        }
    }
}

pub(super) fn read(reader: &Reader<'_>, entry: &Entry<'_>, reading: &mut Reading) {
    if let Some(text) = reader.text(entry, F::Mode) {
        reading.mode = mode_of(&text);
        if reading.mode.is_none() {
            reading.lost.push(format!("方式“{text}”没有看懂，没有记"));
        }
        return;
    }
    let words = &reader.background.words;
    let form = reading.form.as_deref().and_then(|code| words.form(code));
    let Some(mode) = reading.place.as_deref().and_then(mode_of_place) else {
        return;
    };
    if form.is_some_and(|form| form.mode != mode) {
        let place = reading.place.as_deref().unwrap_or_default();
        let told = format!("地点写的是“{place}”，方式记为{}", mode.label());
        reading.remarks.push(told);
        reading.mode = Some(mode);
    }
}

/// 线上; 线上＋线下
fn mode_of(text: &str) -> Option<ActivityMode> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let here = says(&["线下", "现场", "面对面"]);
    match (says(&NET), here) {
        _ if says(&["混合", "结合"]) => Some(ActivityMode::Mixed),
        (true, true) => Some(ActivityMode::Mixed),
        (true, false) => Some(ActivityMode::Online),
        (false, true) => Some(ActivityMode::Offline),
        (false, false) => None,
    }
}

/// Nothing but such words: 线上教研 is a form.
fn is_mode_alone(text: &str) -> bool {
    const FILLING: [&str; 12] = [
        "线下",
        "现场",
        "面对面",
        "混合",
        "相结合",
        "结合",
        "式",
        "会议",
        "进行",
        "开展",
        "和",
        "与",
    ];
    let mut rest = text.trim().to_owned();
    for word in NET.iter().chain(&FILLING) {
        rest = rest.replace(word, "");
    }
    let signs = |c: char| c.is_ascii_digit() || "+＋、/，,-—（）() :：".contains(c);
    mode_of(text).is_some() && rest.chars().all(signs)
}

/// 腾讯会议 is on the net; 录播室、腾讯会议 is both.
fn mode_of_place(place: &str) -> Option<ActivityMode> {
    let parts = place.split(BETWEEN).filter(|part| !part.trim().is_empty());
    let on_net: Vec<bool> = parts
        .filter(|part| part.chars().any(char::is_alphabetic))
        .map(|part| NET.iter().any(|word| part.contains(word)))
        .collect();
    match (on_net.contains(&true), on_net.contains(&false)) {
        (true, false) => Some(ActivityMode::Online),
        (true, true) => Some(ActivityMode::Mixed),
        (false, _) => None,
    }
}
