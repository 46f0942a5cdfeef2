//! A typed line, and which level of 一、（一）1.（1） it begins.
use serde::Serialize;

/// Longer ones are no headings, whatever they begin with.
const HEADING_MAX_CHARS: usize = 40;
const NUMERALS: &str = "一二三四五六七八九十";

/// A paragraph as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    pub level: Level,
    /// The part that is set as a heading of this level.
    pub heading: String,
    /// What follows it in the same paragraph.
    pub rest: String,
}

/// GB/T 9704—2012, 7.3.3: 一、黑体，（一）楷体，1.和（1）仿宋.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    First,
    Second,
    Body,
}

impl Line {
    /// The lines of a text; empty ones stand for nothing on paper.
    pub fn all(text: &str) -> Vec<Line> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(Line::of).collect()
    }

    /// Up to the first full stop a numbered line is a heading, if it is short and no list.
    fn of(line: &str) -> Line {
        let end = line
            .find('。')
            .map_or(line.len(), |at| at + '。'.len_utf8());
        let (heading, rest) = line.split_at(end);
        let is_heading = heading.chars().count() <= HEADING_MAX_CHARS && !heading.contains('；');
        match level(line) {
            Level::Body => Line::body(line),
            _ if !is_heading => Line::body(line),
            level => Line {
                level,
                heading: heading.to_owned(),
                rest: rest.to_owned(),
            },
        }
    }

    fn body(line: &str) -> Line {
        Line {
            level: Level::Body,
            heading: String::new(),
            rest: line.to_owned(),
        }
    }
}

/// By the number it begins with. 1.（1） look as the text does.
fn level(line: &str) -> Level {
    let without = |text: &'static str| line.trim_start_matches(|c| text.contains(c));
    let after_numeral = without(NUMERALS);
    if after_numeral.len() < line.len() && after_numeral.starts_with('、') {
        return Level::First;
    }
    let inner = line.strip_prefix(['（', '(']).unwrap_or_default();
    let after = inner.trim_start_matches(|c| NUMERALS.contains(c));
    match after.len() < inner.len() && after.starts_with(['）', ')']) {
        true => Level::Second,
        false => Level::Body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_set_by_the_number_it_begins_with() {
        for (typed, level, heading, rest) in [
            ("一、各校交流", Level::First, "一、各校交流", ""),
            ("十二、小结", Level::First, "十二、小结", ""),
            (
                "一、各校交流。先由成员学校发言。",
                Level::First,
                "一、各校交流。",
                "先由成员学校发言。",
            ),
            ("（二）评课", Level::Second, "（二）评课", ""),
            ("(二)评课", Level::Second, "(二)评课", ""),
            ("1.说课", Level::Body, "", "1.说课"),
            ("（1）说课", Level::Body, "", "（1）说课"),
            ("一年级先说。", Level::Body, "", "一年级先说。"),
            ("（上午）开会", Level::Body, "", "（上午）开会"),
            (
                "一、各校交流；二、专题研讨；三、小结",
                Level::Body,
                "",
                "一、各校交流；二、专题研讨；三、小结",
            ),
        ] {
            let line = Line::all(typed).remove(0);
            let told = (line.level, line.heading.as_str(), line.rest.as_str());
            assert_eq!(told, (level, heading, rest), "{typed}");
        }
        let long = format!("一、{}", "长".repeat(HEADING_MAX_CHARS));
        assert_eq!(Line::all(&long)[0].level, Level::Body, "no heading");
    }

    #[test]
    fn empty_lines_and_typed_indents_are_left_to_the_paper() {
        let lines = Line::all("　　先听课。\r\n\r\n  再评课。\n");
        let told: Vec<&str> = lines.iter().map(|line| line.rest.as_str()).collect();
        assert_eq!(told, ["先听课。", "再评课。"]);
    }
}
