//! How a list names an activity: a day, a title, a code, in headings, titles, names of sheets, or cells.
use crate::exchange::normal::{as_digits, key};

use super::super::days::day_of_serial;
use super::super::era::{Era, era};
use super::super::written::{WrittenDay, day, day_of_number};
use super::above::Above;

/// An activity as a list names it.
#[derive(Debug, Clone, Default)]
pub(super) struct Mention {
    /// Place of its list among those of the file.
    pub list: usize,
    /// As it stands in the file: 10月18日 角的度量.
    pub shown: String,
    /// 工作表“数学教师”C列
    pub place: String,
    /// 数学教师/C, 明细/10月16日讲座: by which it is asked about, left out or taken in.
    pub reference: String,
    /// Number of a printed sheet: A08-1.
    pub number: Option<String>,
    pub code: Option<String>,
    pub day: Option<WrittenDay>,
    /// A title or the name of the sheet says another day.
    pub other_day: Option<WrittenDay>,
    pub theme: Option<String>,
    pub era: Option<Era>,
}

/// Words of titles that say nothing about the activity.
const GENERIC: &[&str] = &[
    "签到表",
    "签到册",
    "签到簿",
    "签名表",
    "签名册",
    "点名册",
    "点名表",
    "考勤表",
    "登记表",
    "登记册",
    "统计表",
    "汇总表",
    "一览表",
    "情况表",
    "花名册",
    "名单",
    "次数",
    "接龙",
    "记录表",
    "记录",
    "签到",
    "考勤",
    "参加",
    "参会",
    "参与",
    "出席",
    "情况",
    "活动",
    "教研",
    "教师",
    "人员",
    "片区",
    "共同体",
    "学年度",
    "学年",
    "上学期",
    "下学期",
    "第一学期",
    "第二学期",
    "学期",
    "年",
    "月",
    "日",
    "期",
    "表",
    "各校",
    "Sheet",
    "sheet",
    "工作表",
];

impl Mention {
    /// Names it when somebody says which activity it is. It goes by the place: two sheets or columns of the
    /// same words may be of two activities.
    pub(super) fn id(&self) -> String {
        format!("活动/{}", self.reference)
    }

    /// Whether a column is of it, rather than a list or rows.
    pub(super) fn is_column(&self) -> bool {
        self.place.ends_with('列')
    }

    pub(super) fn says_anything(&self) -> bool {
        self.number.is_some() || self.code.is_some() || self.day.is_some() || self.theme.is_some()
    }

    /// By the lines of a heading, or by any text.
    pub(super) fn of_pieces(pieces: &[String], of_list: Option<Era>, epoch_1904: bool) -> Self {
        let mut mention = Mention::default();
        for piece in pieces.iter().flat_map(|piece| piece.lines()) {
            mention.piece(piece.trim(), epoch_1904);
        }
        mention.shown = pieces
            .iter()
            .flat_map(|piece| piece.lines())
            .collect::<Vec<_>>()
            .join(" ");
        mention.era = mention.era.or(of_list);
        mention
    }

    /// By what stands above a list, else by the name of its sheet.
    pub(super) fn of_above(above: &Above, sheet: &str, of_list: Option<Era>) -> Self {
        let mut mention = Mention {
            number: above.number.clone(),
            code: above.code.clone(),
            theme: above.theme.clone(),
            ..Mention::default()
        };
        if let Some(said) = &above.day {
            mention.take_day(day(said), "");
        }
        for title in &above.titles {
            mention.title(title);
        }
        let by_sheet = Self::of_pieces(&[sheet.to_owned()], None, false);
        // 10月 above, 10.18 in the name of the sheet.
        if let (Some(own), Some(sheet)) = (&mut mention.day, &by_sheet.day)
            && own.day.is_none()
            && own.month == sheet.month
        {
            own.day = sheet.day;
        }
        if let (Some(own), Some(other)) = (&mention.day, &by_sheet.day)
            && differ(own, other)
        {
            mention.other_day = by_sheet.day.clone();
        }
        mention.code = mention.code.or(by_sheet.code);
        let silent = !mention.says_anything();
        mention.day = mention.day.or(by_sheet.day);
        mention.theme = mention.theme.or(by_sheet.theme.filter(|_| silent));
        let said = [
            above.code.as_ref(),
            above.day.as_ref(),
            above.theme.as_ref(),
        ];
        let said = said.into_iter().flatten().chain(&above.titles);
        let said: Vec<&str> = said.map(String::as_str).collect();
        mention.shown = match said.is_empty() {
            true => sheet.to_owned(),
            false => said.join(" "),
        };
        mention.era = mention.era.or(of_list);
        mention
    }

    /// One line: a day, a title, or both.
    fn piece(&mut self, piece: &str, epoch_1904: bool) {
        if is_stretch_of_months(piece) {
            return;
        }
        let piece = match split_code(piece) {
            Some((code, rest)) => {
                self.code.get_or_insert_with(|| code.to_owned());
                rest
            }
            None => piece,
        };
        // 18 or 18日 below 10月; a number alone names nothing.
        if let Ok(number) = piece.trim_end_matches(['日', '号']).parse::<u32>()
            && number <= 31
        {
            let open = self
                .day
                .as_mut()
                .filter(|day| day.month.is_some() && day.day.is_none());
            if let Some(day) = open {
                day.day = Some(number);
            }
            return;
        }
        let written = match piece.parse::<f64>() {
            Ok(number) => day_of_serial(number, epoch_1904)
                .map_or_else(|| day_of_number(piece), |date| day(&date.to_string())),
            Err(_) => day(piece),
        };
        self.take_day(written, piece);
    }

    fn title(&mut self, title: &str) {
        self.era = self.era.or_else(|| era(title));
        // 2024.9—2025.2 is a stretch of time, no day of an activity.
        if title.matches("20").count() > 1 && !title.contains('日') {
            return;
        }
        let written = day(title);
        match &self.day {
            None if written.month.is_some() => return self.take_day(written, title),
            Some(own) if differ(own, &written) => self.other_day = Some(written.clone()),
            _ => {}
        }
        self.theme = self.theme.take().or_else(|| theme(&written.rest));
    }

    fn take_day(&mut self, written: WrittenDay, text: &str) {
        self.era = self.era.or_else(|| era(text));
        let rest = theme(&written.rest);
        match &mut self.day {
            _ if written.is_empty() => {
                self.theme = self.theme.take().or_else(|| theme(text));
                return;
            }
            Some(day) => {
                day.month = day.month.or(written.month);
                day.day = day.day.or(written.day);
                day.year = day.year.or(written.year);
            }
            None => self.day = Some(written),
        }
        self.theme = self.theme.take().or(rest);
    }
}

/// 9—10月 stands over days of both months.
fn is_stretch_of_months(piece: &str) -> bool {
    let months = piece.trim_end_matches('份').strip_suffix('月');
    let ends =
        months.and_then(|months| months.split_once(['—', '-', '–', '－', '~', '～', '至', '到']));
    ends.is_some_and(|(from, to)| {
        let is_month = |text: &str| text.trim_end_matches('月').trim().parse::<u32>().is_ok();
        is_month(from.trim()) && is_month(to.trim_start_matches(['—', ' ']))
    })
}

/// Whether the other is a whole day, and not this one.
fn differ(own: &WrittenDay, other: &WrittenDay) -> bool {
    let whole = other.month.is_some() && other.day.is_some();
    whole && (own.month, own.day) != (other.month, other.day)
}

/// A03 角的度量, P1-07: a code, and what stands behind it.
fn split_code(piece: &str) -> Option<(&str, &str)> {
    let end = piece
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(piece.len());
    let (code, rest) = piece.split_at(end);
    let is_code = code.starts_with(|c: char| c.is_ascii_alphabetic())
        && code.ends_with(|c: char| c.is_ascii_digit())
        && !code.to_lowercase().starts_with("sheet");
    is_code.then(|| (code, rest.trim()))
}

/// What is left of a text without the words of every title; `None` where that is nothing.
fn theme(text: &str) -> Option<String> {
    let mut rest = text.to_owned();
    for word in GENERIC {
        rest = rest.replace(word, "");
    }
    let digits = |c: char| c.is_ascii_digit() || "—-－–~～第()（）".contains(c);
    let left = key(&rest).trim_matches(digits).to_owned();
    (left.chars().count() >= 2).then(|| text.trim().to_owned())
}

/// A title for comparing: 三年级 and 3年级 are one.
pub(super) fn theme_key(text: &str) -> String {
    key(&as_digits(text))
}
