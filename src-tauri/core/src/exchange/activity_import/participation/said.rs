//! What a cell of a participation list says of somebody: √, 病假, 代（曾国华）. What is none of these words
//! is handed on to be asked about.
use crate::attendance::Presence;
use crate::exchange::normal::key;
use crate::roster::AbsenceKind;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// Blank, / or —: no word about the person.
    Nothing,
    /// There, in whichever way the activity was held: √, a signature.
    Came,
    Status(Presence),
    Leave(Option<AbsenceKind>),
    /// Somebody came or signed instead: the name, where it stands there.
    Proxy(Option<String>),
    /// None of these.
    Word,
}

const CAME: &[&str] = &[
    "√",
    "✓",
    "✔",
    "☑",
    "v",
    "到",
    "已到",
    "到了",
    "到会",
    "到场",
    "到岗",
    "在",
    "出席",
    "实到",
    "参加",
    "已参加",
    "签",
    "签到",
    "已签",
    "已签到",
    "正常",
    "准时",
    "现场",
    "现场参加",
    "线下",
    "线下参加",
    "全勤",
    "是",
    "1",
    "y",
    "yes",
    "true",
];
const ONLINE: &[&str] = &["线上", "线上签到", "网上参加", "网络参加"];
const ABSENT: &[&str] = &[
    "×",
    "✗",
    "✘",
    "✕",
    "✖",
    "x",
    "缺",
    "缺会",
    "没到",
    "没来",
    "不到",
    "未参加",
    "没参加",
    "未出席",
    "旷",
    "旷会",
    "无故缺席",
    "否",
    "0",
    "n",
    "no",
    "false",
];

/// Signs beside a word that mean something nobody has said.
const SIGNS: &[char] = &[
    '?', '？', '*', '＊', '+', '＋', '#', '＃', '!', '！', '~', '～',
];

/// A word for asking about it: as [`key`], but with the signs that tell √? from √.
pub(super) fn word_with_signs(text: &str) -> String {
    let signs = text.chars().filter(|c| SIGNS.contains(c));
    key(text) + &signs.collect::<String>()
}

/// Kinds of leave, with and without 假.
const LEAVES: &[(&str, Option<AbsenceKind>)] = &[
    ("", None),
    ("假", None),
    ("病假", Some(AbsenceKind::Sick)),
    ("病", Some(AbsenceKind::Sick)),
    ("事假", Some(AbsenceKind::Personal)),
    ("事", Some(AbsenceKind::Personal)),
    ("公假", Some(AbsenceKind::Official)),
    ("公出", Some(AbsenceKind::Official)),
    ("产假", Some(AbsenceKind::Maternity)),
    ("婚假", None),
    ("丧假", None),
    ("年假", None),
    ("年休假", None),
    ("陪产假", None),
    ("护理假", None),
    ("哺乳假", None),
    ("探亲假", None),
    ("育儿假", None),
];

/// What a cell says.
pub(super) fn said(written: &str) -> Said {
    let text = written.trim();
    if text.chars().all(|c| "-—－–―_/／\\＼ \u{3000}".contains(c)) {
        return Said::Nothing;
    }
    // √? is no √.
    if text.chars().count() > 1 && text.contains(SIGNS) {
        return Said::Word;
    }
    let word = key(text);
    let is_one_of = |words: &[&str]| words.contains(&word.as_str());
    match () {
        () if is_one_of(CAME) => Said::Came,
        () if is_one_of(ONLINE) => Said::Status(Presence::Online),
        () if is_one_of(ABSENT) => Said::Status(Presence::Absent),
        () => presence(&word)
            .or_else(|| late(&word))
            .or_else(|| leave(&word))
            .or_else(|| proxy(text))
            .unwrap_or(Said::Word),
    }
}

/// The words of the program's own list; 到会 is said of every way of being there.
fn presence(word: &str) -> Option<Said> {
    let named =
        |presence: &&Presence| presence.label() == word || presence.other_names().contains(&word);
    let found = Presence::ALL.iter().find(named)?;
    Some(match found {
        Presence::Present => Said::Came,
        Presence::Leave => Said::Leave(None),
        other => Said::Status(*other),
    })
}

/// 迟到10分钟
fn late(word: &str) -> Option<Said> {
    let how_long = word.strip_prefix("迟到")?;
    let minutes = how_long
        .chars()
        .all(|c| c.is_ascii_digit() || "分钟".contains(c));
    minutes.then_some(Said::Status(Presence::Late))
}

/// 病假, 请假（事假）, 已请公假; 病 alone is no leave.
fn leave(word: &str) -> Option<Said> {
    let word = word.strip_prefix("已").unwrap_or(word);
    let asked_for = word
        .strip_prefix("请假")
        .or_else(|| word.strip_suffix("请假"));
    let kind = asked_for
        .or_else(|| word.strip_prefix('请'))
        .unwrap_or(word);
    let (_, absence) = LEAVES.iter().find(|(name, _)| *name == kind)?;
    (asked_for.is_some() || kind.ends_with('假')).then_some(Said::Leave(*absence))
}

/// 代, 曾国华代签, 代（曾国华）; 代课 is something else.
fn proxy(text: &str) -> Option<Said> {
    if !text.contains('代') {
        return None;
    }
    let text = text.trim_start_matches(['√', '✓', '✔', '☑']);
    let words = ["代签到", "代签", "代替", "代", "由", "参加", "出席", "到会"];
    let bare = words
        .iter()
        .fold(text.to_owned(), |text, word| text.replacen(word, " ", 1));
    let name = key(&bare);
    match name.chars().count() {
        0 => Some(Said::Proxy(None)),
        2..=4 => Some(Said::Proxy(Some(name))),
        _ => None,
    }
}
