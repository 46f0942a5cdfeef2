//! Who came and how many, as a cell says it: 前楼6人、石桥4人；各校语文教师共32人；三校全体.
use std::sync::LazyLock;

use regex::Regex;

use super::marks::{BETWEEN, plain};
use crate::exchange::normal::as_digits;

/// A cell of 参加人员 or 参加人数.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Turnout {
    pub(crate) groups: Vec<Group>,
    /// 共20人
    pub(crate) total: Option<Count>,
}

/// Some of those who came: a school, a kind of teachers, or a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    /// As written: 前楼, 各校语文教师, 三校全体.
    pub(crate) who: String,
    pub(crate) count: Option<Count>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Count {
    Exactly(u32),
    /// 约30人, 30余人
    About(u32),
    /// 各3人: as many of each.
    Each(u32),
}

/// A school may be called by a number: 1小, 第47中学.
static COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<who>(?:[^\d]*?\d+[小中幼校][^\d]*?|[^\d]*?))(?P<how>各|约|近|共计|合计|总计|一共|总共|共有|计|共)*[:(]*\s*(?P<number>\d+)\s*(?P<over>余|多|左右)?\s*(?:人次|人|名|位)?(?P<around>左右)?\)?(?P<after>\([^\d()]+\))?",
    )
    .expect("a correct pattern")
});

/// Words that say that a number is of all together.
const TOTAL: [&str; 9] = [
    "共计",
    "合计",
    "总计",
    "一共",
    "总共",
    "共有",
    "共",
    "计",
    "总人数",
];

/// Words for every school.
const EACH: [&str; 6] = ["各校", "每校", "各学校", "每所学校", "各成员校", "各单位"];

/// 2024届, 1-6年级, 3—5人, 9.5, 5/6, 应到6实到5: numbers that are no plain number of people.
static UNCLEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d\s*[-—–~～/.．]\s*\d|\d\s*[+＋]\s*\d|\d+\s*(?:届|年|月|日|号|级|班|点|时|:\d)|应到|实到|未参加|请假|缺席|[一二两三四五六七八九十百]人|(?:^|[、，,;；。])\s*\d+\s*[人名位]\s*\p{Han}")
        .expect("a correct pattern")
});

/// 6, 6人, 十二人, 6（含校长）: a number of people and nothing else.
pub(crate) fn count_alone(text: &str) -> Option<u32> {
    let text = as_digits(&plain(text));
    let text = text.trim();
    let inside = text.split_once('(');
    let bare = match inside {
        Some((bare, inside)) if inside.starts_with('含') && !inside.contains(is_digit) => bare,
        Some(_) => return None,
        None => text,
    };
    let bare = bare.trim().trim_start_matches('共');
    let bare = ["人次", "人", "名", "位", ".0"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .unwrap_or(bare);
    bare.trim().parse().ok()
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// 未参加, 请假: nobody of the school came.
pub(crate) fn says_nobody(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "未参加",
        "没参加",
        "没有参加",
        "不参加",
        "缺席",
        "请假",
        "未到",
        "无人",
        "未派人",
    ];
    WORDS.contains(&text.trim())
}

/// Whether the numbers of a cell may mean something else than how many came.
pub(crate) fn is_unclear(text: &str) -> bool {
    UNCLEAR.is_match(&plain(text))
}

/// Takes a cell apart.
pub(crate) fn turnout(text: &str) -> Turnout {
    let text = plain(text);
    let mut turnout = Turnout::default();
    let mut end = 0;
    for found in COUNT.captures_iter(&text) {
        end = found.get(0).map_or(end, |all| all.end());
        let Ok(number) = found["number"].parse() else {
            continue;
        };
        let before = &found["who"];
        let how = text[found.get(1).map_or(0, |who| who.end())
            ..found.name("number").map_or(0, |n| n.start())]
            .to_owned();
        let about =
            found.name("over").or(found.name("around")).is_some() || how.contains(['约', '近']);
        let count = match () {
            () if how.contains('各') => Count::Each(number),
            () if about => Count::About(number),
            () => Count::Exactly(number),
        };
        let mut names = pieces(before);
        let after = found
            .name("after")
            .map(|after| after.as_str().trim_matches(['(', ')']).to_owned());
        let who = names.pop().or(after).unwrap_or_default();
        // 二实小、前楼共9人: of neither is it said how many.
        let together = !names.is_empty() && how.contains(['共', '计']);
        if together {
            names.push(who);
            turnout
                .groups
                .extend(names.into_iter().map(|who| Group { who, count: None }));
            continue;
        }
        for name in names {
            let count = matches!(count, Count::Each(_)).then_some(count);
            turnout.groups.push(Group { who: name, count });
        }
        let count = match EACH.contains(&who.as_str()) && !how.contains(['共', '计']) {
            true => Count::Each(number),
            false => count,
        };
        let is_total =
            who.is_empty() || EACH.contains(&who.as_str()) || TOTAL.contains(&who.as_str());
        match is_total && !matches!(count, Count::Each(_)) {
            true => turnout.total = Some(count),
            false => turnout.groups.push(Group {
                who,
                count: Some(count),
            }),
        }
    }
    let rest = pieces(&text[end..]).into_iter();
    turnout
        .groups
        .extend(rest.map(|who| Group { who, count: None }));
    turnout
}

/// What stands between separators, without brackets and colons about it.
fn pieces(text: &str) -> Vec<String> {
    let trimmed = |piece: &str| {
        piece
            .trim_matches(|c: char| "():".contains(c) || c.is_whitespace())
            .to_owned()
    };
    text.split(BETWEEN)
        .map(trimmed)
        .filter(|piece| !piece.is_empty())
        .collect()
}
