//! What stands above and below a list: titles, 活动主题, 时间, and the number of a printed sheet.
use std::sync::LazyLock;

use regex::Regex;

use crate::exchange::headers::spelled;
use crate::exchange::tabular::Row;

use super::columns::names_day;

/// What the lines around a list say of its activity.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Above {
    /// 表格编号 of a sheet that this program printed: A08-1.
    pub number: Option<String>,
    pub code: Option<String>,
    pub day: Option<String>,
    pub theme: Option<String>,
    /// Whose people the list names.
    pub school: Option<String>,
    /// Lines without a label.
    pub titles: Vec<String>,
}

const THEME: &[&str] = &[
    "活动主题",
    "活动名称",
    "活动内容",
    "会议名称",
    "会议主题",
    "会议内容",
    "培训主题",
    "研修主题",
    "教研主题",
    "培训内容",
    "主题",
    "内容",
    "活动",
    "课题",
];
const DAY: &[&str] = &[
    "活动时间",
    "活动日期",
    "会议时间",
    "培训时间",
    "教研时间",
    "时间",
    "日期",
];
const CODE: &[&str] = &["活动编号"];
const NUMBER: &[&str] = &["表格编号"];
const SCHOOL: &[&str] = &[
    "学校",
    "单位",
    "学校名称",
    "单位名称",
    "参加学校",
    "填报学校",
    "填报单位",
];
/// Known so that they are no titles, and so that the day a list was filled in is no day of an activity.
const OTHERS: &[&str] = &[
    "活动地点",
    "会议地点",
    "培训地点",
    "地点",
    "承办单位",
    "承办学校",
    "主办单位",
    "承办",
    "主办",
    "主持人",
    "主持",
    "主讲人",
    "主讲",
    "教研共同体",
    "学科",
    "填表日期",
    "填表时间",
    "填报日期",
    "填报时间",
    "制表日期",
    "制表时间",
    "打印日期",
    "打印时间",
    "上报日期",
    "签到时间",
    "会议号",
    "发起人",
    "记录人",
    "填表人",
    "应到人数",
    "实到人数",
    "应到",
    "实到",
    "参加对象",
    "参加人员",
];

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    let mut labels = [THEME, DAY, CODE, NUMBER, SCHOOL, OTHERS].concat();
    labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
    let pattern = format!(r"(?P<label>{})\s*[:：]", labels.join("|"));
    Regex::new(&pattern).expect("a correct pattern")
});

/// Reads the lines above a list; `is_own`: of another list beside it nothing is taken, but for a text that
/// stands alone above both. A list over which nothing stands at all is of the same activity as the other.
pub(super) fn above(rows: &[Row], is_own: impl Fn(usize) -> bool) -> Above {
    let mut above = Above::default();
    let is_bare = |row: &Row| {
        let others = texts_of(row, |at| !is_own(at));
        let own = texts_of(row, &is_own);
        own.iter().all(|text| others.contains(text))
    };
    let bare = rows.iter().all(is_bare);
    for row in rows {
        let whole = texts(row);
        let own = texts_of(row, &is_own);
        above.line(if bare || (own.is_empty() && whole.len() == 1) {
            whole
        } else {
            own
        });
    }
    above
}

/// One text over the row, or a label with what it names.
pub(super) fn is_line(row: &Row) -> bool {
    let texts = texts(row);
    let labelled = texts
        .iter()
        .any(|text| LABEL.is_match(text) || is_label(text));
    texts.len() == 1 || (labelled && texts.len() <= 6)
}

/// 应到 20 人　实到 18 人; 表格编号：A08-1
pub(super) fn is_foot(row: &Row) -> bool {
    const FEET: &[&str] = &[
        "应到",
        "实到",
        "表格编号",
        "合计",
        "总计",
        "小计",
        "备注",
        "说明",
        "注",
    ];
    let first = texts(row).into_iter().next().unwrap_or_default();
    FEET.iter().any(|foot| first.starts_with(foot))
}

impl Above {
    /// Whether it names an activity at all.
    pub(super) fn says_activity(&self) -> bool {
        let labelled = [&self.number, &self.code, &self.day, &self.theme];
        labelled.iter().any(|said| said.is_some())
            || self.titles.iter().any(|title| names_day(title))
    }

    /// The number stands in the foot of a printed sheet.
    pub(super) fn read_foot(&mut self, row: &Row) {
        if row
            .cells
            .iter()
            .any(|cell| cell.shown().contains("表格编号"))
        {
            let mut foot = Above::default();
            foot.line(texts(row));
            self.number = self.number.take().or(foot.number);
        }
    }

    fn line(&mut self, texts: Vec<String>) {
        let mut waiting: Option<String> = None;
        for text in texts {
            if let Some(label) = waiting.take() {
                self.put(&label, &text);
            } else if is_label(&text) {
                waiting = Some(spelled(&text));
            } else {
                self.text(&text);
            }
        }
    }

    /// 时间：10月18日 地点：录播室; without a label it is a title.
    fn text(&mut self, text: &str) {
        let found: Vec<_> = LABEL.captures_iter(text).collect();
        if found.is_empty() {
            return self.titles.push(text.to_owned());
        }
        let before = found[0].get(0).map_or("", |first| &text[..first.start()]);
        let before = before.trim();
        if names_day(before) || before.chars().count() >= 4 {
            self.titles.push(before.to_owned());
        }
        for (at, label) in found.iter().enumerate() {
            let whole = |at: usize| found.get(at).and_then(|found| found.get(0));
            let from = whole(at).map_or(0, |label| label.end());
            let to = whole(at + 1).map_or(text.len(), |next| next.start());
            self.put(&label["label"], &text[from..to]);
        }
    }

    fn put(&mut self, label: &str, value: &str) {
        let value = value.trim();
        let of = [
            (THEME, &mut self.theme),
            (DAY, &mut self.day),
            (CODE, &mut self.code),
            (NUMBER, &mut self.number),
            (SCHOOL, &mut self.school),
        ];
        for (labels, said) in of {
            if labels.contains(&label) && !value.is_empty() {
                said.get_or_insert_with(|| value.to_owned());
            }
        }
    }
}

fn is_label(text: &str) -> bool {
    let text = spelled(text);
    [THEME, DAY, CODE, NUMBER, SCHOOL, OTHERS]
        .iter()
        .any(|labels| labels.contains(&text.as_str()))
}

/// Texts of a row, each once where cells are merged.
fn texts(row: &Row) -> Vec<String> {
    texts_of(row, |_| true)
}

fn texts_of(row: &Row, is_own: impl Fn(usize) -> bool) -> Vec<String> {
    let cells = row.cells.iter().enumerate().filter(|(at, _)| is_own(*at));
    let mut texts: Vec<String> = cells.map(|(_, cell)| cell.shown()).collect();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts
}
