//! Who carried an activity, as a cell says it: 执教：李国栋 点评：曾庆华；黄思敏、彭佳（评委沈静）；县教师进修学校程远航.
use super::marks::{BETWEEN, plain};
use crate::text::is_han;

/// One person as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Named {
    pub(crate) name: String,
    /// The word for what they did; `None` where the cell does not say.
    pub(crate) role: Option<String>,
    /// The school or office beside the name.
    pub(crate) unit: Option<String>,
    /// 《角的度量》 beside the name.
    pub(crate) lesson: Option<String>,
}

/// A cell of 主讲、执教 ….
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct People {
    pub(crate) named: Vec<Named>,
    /// What names nobody: 各校教研组长, 等5人.
    pub(crate) rest: Vec<String>,
}

/// What is known of words.
pub(crate) struct Recognizer<'w> {
    /// Whether a word says what somebody does: 执教, 评委.
    pub(crate) is_role: &'w dyn Fn(&str) -> bool,
    /// Whether a name is a school's or another organisation's.
    pub(crate) is_unit: &'w dyn Fn(&str) -> bool,
}

/// How offices end whose names nobody has entered.
const OFFICES: [&str; 16] = [
    "进修学校",
    "教研室",
    "教研中心",
    "教研院",
    "教科所",
    "教科院",
    "研究院",
    "教育局",
    "教育中心",
    "教体局",
    "大学",
    "学院",
    "小学",
    "中学",
    "学校",
    "幼儿园",
];

/// What is said of a person behind the name.
const ADDRESSES: [&str; 12] = [
    "副校长",
    "校长",
    "园长",
    "副主任",
    "主任",
    "书记",
    "教研员",
    "组长",
    "老师",
    "教师",
    "专家",
    "教授",
];

/// Words of what is no name: 数学组, 各校, 全体教师.
const GROUPS: [&str; 16] = [
    "待定",
    "校",
    "组",
    "室",
    "各",
    "全体",
    "教研",
    "领导",
    "年级",
    "学科",
    "小学",
    "中学",
    "幼儿园",
    "原定",
    "改为",
    "改由",
];

/// 等5人
const AND_OTHERS: char = '等';

/// Takes a cell apart.
pub(crate) fn people(text: &str, words: &Recognizer<'_>) -> People {
    let mut reading = Reading {
        words,
        people: People::default(),
        role: None,
        unit: None,
        since: 0,
    };
    reading.text(&with_whole_names(&plain(text)));
    reading.people
}

/// 沈 玥 is one name, and so is 李国 栋: a single sign is nobody.
fn with_whole_names(text: &str) -> String {
    let mut whole = String::new();
    let mut names = String::new();
    for sign in text.chars() {
        if sign == ' ' || is_han(sign) {
            names.push(sign);
            continue;
        }
        whole += &joined(&names);
        names.clear();
        whole.push(sign);
    }
    whole + &joined(&names)
}

/// Names between spaces: two single signs are one name, a third sign belongs to the two before it.
fn joined(names: &str) -> String {
    let is_sign = |word: &&str| word.chars().count() == 1;
    let mut words = names.split(' ').filter(|word| !word.is_empty()).peekable();
    let mut joined: Vec<String> = Vec::new();
    while let Some(word) = words.next() {
        if is_sign(&word)
            && let Some(next) = words.next_if(is_sign)
        {
            joined.push(format!("{word}{next}"));
            continue;
        }
        match joined.last_mut() {
            Some(last) if is_sign(&word) && last.chars().count() == 2 => last.push_str(word),
            _ => joined.push(word.to_owned()),
        }
    }
    let padded = |at_end: bool| if at_end { " " } else { "" };
    let middle = joined.join(" ");
    format!(
        "{}{middle}{}",
        padded(names.starts_with(' ')),
        padded(names.ends_with(' '))
    )
}

struct Reading<'w> {
    words: &'w Recognizer<'w>,
    people: People,
    /// What the names that follow did.
    role: Option<String>,
    unit: Option<String>,
    /// Names from here on take a role that is said behind them.
    since: usize,
}

impl Reading<'_> {
    fn text(&mut self, text: &str) {
        for piece in pieces(text) {
            self.piece(piece);
        }
    }

    fn piece(&mut self, piece: &str) {
        let piece = without_number(piece);
        if let Some((head, tail)) = piece.split_once(':') {
            self.heading(head);
            return self.piece(tail);
        }
        if piece.is_empty() {
            return;
        }
        let (bare, bracket) = with_bracket(piece);
        let (bare, lesson) = with_lesson(bare);
        self.bare(bare, lesson);
        if let Some(inside) = bracket {
            self.bracket(inside);
        }
    }

    /// 执教: or 前楼:
    fn heading(&mut self, head: &str) {
        let head = head.trim();
        self.since = self.people.named.len();
        match self.role_word(head) {
            Some(role) => {
                self.role = Some(role);
                self.unit = None;
            }
            None if (self.words.is_unit)(head) => self.unit = Some(head.to_owned()),
            None if head.is_empty() => {}
            None => {
                self.people.rest.push(head.to_owned());
                self.role = None;
                self.unit = None;
            }
        }
    }

    fn bare(&mut self, text: &str, lesson: Option<String>) {
        let text = text.trim();
        if text.is_empty() {
            if let (Some(last), Some(lesson)) = (self.people.named.last_mut(), lesson) {
                last.lesson = Some(lesson);
            }
            return;
        }
        if let Some(role) = self.role_word(text) {
            // 执教 李国栋
            self.role = Some(role);
            self.unit = None;
            self.since = self.people.named.len();
            return;
        }
        if let Some((role, rest)) = self.leading_role(text) {
            self.role = Some(role);
            self.since = self.people.named.len();
            return self.bare(rest, lesson);
        }
        if let Some((rest, role)) = self.trailing_role(text) {
            // 李国栋、张晓东执教
            self.bare(rest, lesson);
            let since = self.since;
            for named in &mut self.people.named[since..] {
                named.role.get_or_insert_with(|| role.clone());
            }
            self.since = self.people.named.len();
            return;
        }
        self.name(text, lesson);
    }

    fn name(&mut self, text: &str, lesson: Option<String>) {
        if (self.words.is_unit)(text) || is_office(text) {
            return self.unit_alone(text);
        }
        let (text, others) = match text.split_once(AND_OTHERS) {
            Some((name, others)) if is_name(name.trim()) => (name.trim(), Some(others)),
            _ => (text, None),
        };
        let (unit, name) = self.unit_before(text);
        let name = without_address(name);
        if is_name(name) {
            self.people.named.push(Named {
                name: name.to_owned(),
                role: self.role.clone(),
                unit: unit.map(str::to_owned).or_else(|| self.unit.clone()),
                lesson,
            });
        } else {
            self.people.rest.push(text.to_owned());
        }
        if let Some(others) = others {
            self.people.rest.push(format!("{AND_OTHERS}{others}"));
        }
    }

    /// A school between names: of the name before it, else of those behind it.
    fn unit_alone(&mut self, unit: &str) {
        match self.people.named[self.since..].last_mut() {
            Some(last) if last.unit.is_none() => last.unit = Some(unit.to_owned()),
            _ => self.unit = Some(unit.to_owned()),
        }
    }

    /// （二实小）, （执教）, （评委程远航、沈静）
    fn bracket(&mut self, inside: &str) {
        let last = self.people.named.len().checked_sub(1);
        if let (Some(last), Some(role)) = (last, self.role_word(inside)) {
            self.people.named[last].role = Some(role);
        } else if let (Some(last), true) = (last, (self.words.is_unit)(inside) || is_office(inside))
        {
            self.people.named[last].unit = Some(inside.to_owned());
        } else if self.leading_role(first_piece(inside)).is_some() || inside.contains(':') {
            let (role, unit) = (self.role.clone(), self.unit.clone());
            self.since = self.people.named.len();
            self.text(inside);
            self.since = self.people.named.len();
            (self.role, self.unit) = (role, unit);
        } else {
            self.people.rest.push(inside.to_owned());
        }
    }

    /// 主讲人 and 执教教师 are 主讲 and 执教.
    fn role_word(&self, text: &str) -> Option<String> {
        let ends = ["", "人", "教师", "老师", "者", "人员", "专家", "嘉宾"];
        let bare = ends.iter().filter_map(|end| text.trim().strip_suffix(end));
        bare.into_iter()
            .find(|word| !word.is_empty() && (self.words.is_role)(word))
            .map(str::to_owned)
    }

    /// 评委程远航
    fn leading_role<'t>(&self, text: &'t str) -> Option<(String, &'t str)> {
        splits(text).rev().find_map(|(word, rest)| {
            let fits = is_name(without_address(self.unit_before(rest).1));
            Some((self.role_word(word)?, rest)).filter(|_| fits)
        })
    }

    /// 程远航主讲
    fn trailing_role<'t>(&self, text: &'t str) -> Option<(&'t str, String)> {
        splits(text).find_map(|(rest, word)| {
            let fits = is_name(without_address(self.unit_before(rest).1));
            Some((rest, self.role_word(word)?)).filter(|_| fits)
        })
    }

    /// 二实小李国栋, 县教师进修学校程远航
    fn unit_before<'t>(&self, text: &'t str) -> (Option<&'t str>, &'t str) {
        let known = splits(text)
            .rev()
            .find(|(unit, name)| (self.words.is_unit)(unit) && is_name(without_address(name)));
        let office = || {
            let mut splits = splits(text).rev();
            splits.find(|(unit, name)| is_office(unit) && is_name(without_address(name)))
        };
        match known.or_else(office) {
            Some((unit, name)) => (Some(unit.trim()), name.trim()),
            None => (None, text.trim()),
        }
    }
}

/// 县教研室: an office or a school, known or not.
fn is_office(text: &str) -> bool {
    let mut offices = OFFICES.iter();
    offices.any(|end| text.len() > end.len() && text.ends_with(end))
}

/// Every way to cut a text in two.
fn splits(text: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    text.char_indices()
        .filter(|(at, _)| *at > 0)
        .map(|(at, _)| text.split_at(at))
}

/// Between separators that stand outside brackets.
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut from, mut depth) = (Vec::new(), 0, 0_u32);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '《' | '“' => depth += 1,
            ')' | '》' | '”' => depth = depth.saturating_sub(1),
            c if depth == 0 && BETWEEN.contains(&c) => {
                pieces.push(text[from..at].trim());
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    pieces.push(text[from..].trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn first_piece(text: &str) -> &str {
    pieces(text).first().copied().unwrap_or_default()
}

/// 1.李国栋, ①李国栋
fn without_number(piece: &str) -> &str {
    let bare = piece.trim_start_matches(|c: char| c.is_ascii_digit() || ('①'..='⑳').contains(&c));
    bare.trim_start_matches(['.', '．', ')', '、', ' '])
}

fn with_bracket(piece: &str) -> (&str, Option<&str>) {
    match piece.split_once('(') {
        Some((bare, inside)) => (bare, Some(inside.trim_end_matches(')').trim())),
        None => (piece, None),
    }
}

fn with_lesson(text: &str) -> (&str, Option<String>) {
    match text.split_once('《') {
        Some((bare, lesson)) => (
            bare,
            Some(lesson.split('》').next().unwrap_or(lesson).to_owned()),
        ),
        None => (text, None),
    }
}

fn without_address(name: &str) -> &str {
    let bare = ADDRESSES.iter().find_map(|word| name.strip_suffix(word));
    bare.filter(|bare| is_name(bare)).unwrap_or(name)
}

/// Two to four characters, or with a dot between: what people of China are called.
fn is_name(text: &str) -> bool {
    let han = |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    let chars = text.chars().count();
    let plain = (2..=4).contains(&chars) && text.chars().all(han);
    let dotted = text.contains('·') && chars <= 12 && text.chars().all(|c| han(c) || c == '·');
    let is_group = GROUPS
        .iter()
        .chain(&ADDRESSES)
        .any(|word| text.contains(word));
    (plain || dotted) && !is_group
}
