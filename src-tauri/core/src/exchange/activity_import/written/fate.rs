//! What became of an activity besides taking place: 已取消, 因雨改期, 因雪改到12月27日.
use std::sync::LazyLock;

use regex::Regex;

use super::day::{WrittenDay, day};

/// An activity that was called off or moved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fate {
    pub(crate) kind: FateKind,
    /// The words that say so: 因雪改到12月27日.
    pub(crate) words: String,
    /// The day it was moved to, where it stands there.
    pub(crate) to: Option<WrittenDay>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FateKind {
    Cancelled,
    Moved,
}

static CANCELLED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:[^，。；;,（()）：:]*?)(?:取消|未开展|没有开展|没开展|未能[^，。；;,（()）]*|未举行|没有举行|未进行|未完成|未按[^，。；;,（()）]*|停办|停开|暂停|作废|未如期|未办|没办|没有办|没搞|未搞|不办|合并)(?:[，,][^；;。)）]*)?",
    )
});
static MOVED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?P<why>[^，。；;,（()）：:]*?)(?:改期|延期|推迟|推后|后延|顺延|暂缓|待定|改到|改至|改为|调整到|调整至|提前)(?:[到至为在])?(?P<to>[^，。；;)）]*)",
    )
});

/// Whether a text says so; `None` for all others.
pub(crate) fn fate(text: &str) -> Option<Fate> {
    let words = |range: &str| {
        let trimmed = range.trim_matches(|c: char| c.is_whitespace() || "，,（()）".contains(c));
        // 延期（时间待定 was cut before its bracket's end.
        match trimmed.contains('（') && !trimmed.contains('）') {
            true => format!("{trimmed}）"),
            false => trimmed.to_owned(),
        }
    };
    if let Some(found) = CANCELLED.find(text) {
        return Some(Fate {
            kind: FateKind::Cancelled,
            words: words(found.as_str()),
            to: None,
        });
    }
    let found = MOVED.captures(text)?;
    let to = Some(day(&found["to"])).filter(|to| to.day.is_some() || to.month.is_some());
    // 改为线上 moves nothing.
    let moves = to.is_some()
        || [
            "改期", "延期", "推迟", "推后", "后延", "顺延", "暂缓", "待定",
        ]
        .iter()
        .any(|word| found[0].contains(word));
    moves.then(|| Fate {
        kind: FateKind::Moved,
        words: words(&found[0]),
        to,
    })
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a correct pattern")
}
