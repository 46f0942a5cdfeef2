//! Who stands in a cell of names: mostly one person; but schools report theirs in one cell, too:
//! 张伟、周晓梅; 城东：林静；柳河：马冬; 沙沙等3人.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::exchange::names::is_school_like;
use crate::exchange::normal::{clean, is_nobody, key};
use crate::text::is_han;

use super::super::background::Background;
use super::super::written::{Named, Recognizer, people};
use super::said::{Said, said};

/// One person as a cell names one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Name {
    pub name: String,
    /// 城东 of 城东：林静, and of 林静（城东）.
    pub school: Option<String>,
    /// 病假 of 欧阳（病假）.
    pub remark: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Names {
    Sure(Vec<Name>),
    Unclear(Unclear),
}

/// A cell of which nobody can say without asking whom it names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unclear {
    /// Those whose names could be made out.
    pub names: Vec<Name>,
    pub reason: String,
}

/// What stands between persons and never inside a name.
const BETWEEN: &[char] = &[
    '、', '，', ',', '；', ';', '/', '／', '\n', '\r', '：', ':', '+', '＋',
];

/// 实小-王芳
const DASHES: &[char] = &['-', '－', '—', '–', '_'];

/// Headings inside a cell.
const HEADINGS: &[&str] = &[
    "参加",
    "参加人员",
    "参会",
    "参会人员",
    "到会",
    "参加教师",
    "教师",
];

/// Words of what is nobody in particular: 数学组全体教师, 沙沙等3人.
const GROUPS: &[&str] = &["全体", "各校", "等", "若干", "组", "全部", "所有", "人"];

pub(super) struct NameReader<'l> {
    background: &'l Background,
    roster: HashSet<String>,
    /// The day by which schools are looked up.
    day: NaiveDate,
}

impl<'l> NameReader<'l> {
    pub(super) fn new(background: &'l Background, day: NaiveDate) -> Self {
        let persons = background.people.persons.iter();
        NameReader {
            background,
            roster: persons.map(|person| key(&person.name)).collect(),
            day,
        }
    }

    pub(super) fn read(&self, cell: &str) -> Names {
        let whole = clean(cell);
        let alone = || Names::Sure(vec![Name::called(&whole)]);
        if self.is_on_roster(&whole) {
            return alone();
        }
        let text = one_spelling(cell);
        let is_list = outside_brackets(&text).contains(BETWEEN);
        let Found { names, rest } = self.taken_apart(&text);
        let with_more = |name: &Name| name.school.is_some() || name.remark.is_some();
        match (names.as_slice(), rest.as_slice()) {
            ([one], []) if is_list || with_more(one) => Names::Sure(names),
            ([one], []) if self.is_on_roster(&one.name) && is_trimming(&whole, &one.name) => {
                Names::Sure(names)
            }
            ([] | [_], []) => self.run_together(&whole).unwrap_or_else(alone),
            ([], _) if !is_list && !is_group(&whole) && whole.chars().any(is_han) => {
                self.run_together(&whole).unwrap_or_else(alone)
            }
            ([], _) => unclear(names, "没有写是哪几位".to_owned()),
            (_, [_, ..]) => unclear(names, format!("“{}”没有写是谁", rest.join("、"))),
            (all, []) if is_list || all.iter().all(|name| self.is_on_roster(&name.name)) => {
                Names::Sure(names)
            }
            _ => unclear(names, "中间只有空格，看不出是一个人还是几个人".to_owned()),
        }
    }

    fn taken_apart(&self, text: &str) -> Found {
        let is_unit = |text: &str| self.is_school(text);
        let is_role = |text: &str| self.background.is_role(text);
        let words = Recognizer {
            is_role: &is_role,
            is_unit: &is_unit,
        };
        let read = people(text, &words);
        let mut found = Found {
            names: read.named.into_iter().map(Name::from).collect(),
            rest: Vec::new(),
        };
        for piece in read.rest {
            self.place(piece, text, &mut found);
        }
        let count = found.names.len();
        found.rest.retain(|rest| how_many(rest) != Some(count));
        found
    }

    /// A line of its own between the persons, of whose school those below it are.
    pub(super) fn is_school(&self, text: &str) -> bool {
        let short = text.chars().count() <= 4 && text.ends_with(['小', '校']);
        let short = short && text.chars().count() > 1 && !self.is_on_roster(text);
        self.background.is_unit(text, self.day) || is_school_like(text) || short
    }

    pub(super) fn is_on_roster(&self, name: &str) -> bool {
        self.roster.contains(&key(name))
    }

    /// What was not understood as a name: another name, a remark on one, or something to be asked about.
    fn place(&self, piece: String, text: &str, found: &mut Found) {
        if is_nobody(&piece) || HEADINGS.contains(&piece.as_str()) {
            return;
        }
        let owner = found
            .names
            .iter_mut()
            .rev()
            .find(|name| text.contains(&format!("{}({piece}", name.name)));
        match owner {
            Some(owner) => {
                for part in piece.split(['，', ',', '、', ' ']) {
                    self.remark(part, owner);
                }
            }
            None if self.is_on_roster(&piece) => found.names.push(Name::called(&piece)),
            None => found.rest.push(piece),
        }
    }

    /// 二实小, 病假 or 组长 in brackets behind a name.
    fn remark(&self, remark: &str, owner: &mut Name) {
        match said(remark) {
            _ if owner.school.is_none() && self.is_school(remark) => {
                owner.school = Some(remark.to_owned());
            }
            // It may tell two persons of one name apart.
            Said::Word | Said::Nothing => owner.name = format!("{}（{remark}）", owner.name),
            _ => owner.remark = Some(remark.to_owned()),
        }
    }

    /// 张伟周晓梅: nobody of that name, but two persons of the roster.
    fn run_together(&self, text: &str) -> Option<Names> {
        if !text.chars().all(is_han) {
            return None;
        }
        let names = self.cut(text).filter(|names| names.len() > 1)?;
        let names = names.into_iter().map(Name::called).collect();
        let reason = "名册里没有这个人，分开来都在名册里".to_owned();
        Some(unclear(names, reason))
    }

    fn cut<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        if text.is_empty() {
            return Some(Vec::new());
        }
        let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.find_map(|end| {
            let (name, rest) = text.split_at(end);
            let long = name.chars().count() > 1;
            let mut names = self.cut(rest).filter(|_| long && self.is_on_roster(name))?;
            names.insert(0, name);
            Some(names)
        })
    }
}

/// What a cell comes to before it is judged.
struct Found {
    names: Vec<Name>,
    /// What names nobody.
    rest: Vec<String>,
}

impl Name {
    pub(super) fn called(name: &str) -> Self {
        Name {
            name: name.to_owned(),
            ..Name::default()
        }
    }
}

impl From<Named> for Name {
    fn from(named: Named) -> Self {
        Name {
            name: named.name,
            school: named.unit,
            remark: None,
        }
    }
}

fn unclear(names: Vec<Name>, reason: String) -> Names {
    Names::Unclear(Unclear { names, reason })
}

/// Brackets in half width, a line for every line, a space for every dash.
fn one_spelling(cell: &str) -> String {
    let plain = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '\n' | '\r' => '；',
        c if DASHES.contains(&c) => ' ',
        c => c,
    };
    cell.trim().chars().map(plain).collect()
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let outside = |c: &char| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0
    };
    text.chars().filter(outside).collect()
}

/// 1.马冬, 温柔老师: what stands around the name tells nobody apart.
fn is_trimming(whole: &str, name: &str) -> bool {
    const TITLES: [&str; 5] = ["", "老师", "教师", "校长", "副校长"];
    let number = |c: char| c.is_ascii_digit() || ".．、) ".contains(c);
    let around = whole.split_once(name);
    around
        .is_some_and(|(before, after)| before.chars().all(number) && TITLES.contains(&after.trim()))
}

/// 4 of 等4人, 共4人, 4人.
fn how_many(text: &str) -> Option<usize> {
    let number = text.trim_start_matches(['等', '共', '计']).trim();
    let number = number.trim_end_matches(['人', '位', '名']);
    number.parse().ok()
}

fn is_group(text: &str) -> bool {
    let long = text.chars().count() > 4 || text.chars().any(|c| c.is_ascii_digit());
    long && GROUPS.iter().any(|word| text.contains(word))
}
