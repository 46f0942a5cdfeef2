//! What a list is for, by its title: whom it names need not have come.
use super::draft::Draft;
use super::lists::List;
use super::mark::Mark;
use super::said::{Said, said};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// Of those who came, or of everybody with a word on each.
    SignIn,
    /// 请假名单
    Leave,
    /// 未参加人员名单
    Absence,
    /// 报名表: of those who meant to come.
    SignUp,
}

const LEAVE: &[&str] = &["请假"];
const ABSENCE: &[&str] = &["未参加", "未到", "未参会", "未出席", "缺席", "缺勤"];
const SIGN_UP: &[&str] = &["报名", "回执", "拟参加"];

/// Beside one of these 请假 is but one of the words that a list has.
const SIGN_IN: &[&str] = &["签到", "参加", "参会", "到会", "出席", "考勤", "情况"];

pub(super) fn purpose(draft: &Draft, list: &List) -> Purpose {
    let sheet = &draft.sheet(list).name;
    let theme = list.above.theme.iter();
    let titles = list.above.titles.iter().chain(theme).chain([sheet]);
    titles
        .map(|title| of_title(title))
        .find(|purpose| *purpose != Purpose::SignIn)
        .unwrap_or(Purpose::SignIn)
}

fn of_title(title: &str) -> Purpose {
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match () {
        () if has(ABSENCE) => Purpose::Absence,
        () if has(SIGN_UP) => Purpose::SignUp,
        () if has(LEAVE) && !has(SIGN_IN) => Purpose::Leave,
        () => Purpose::SignIn,
    }
}

impl Purpose {
    /// What a list that has no column of sign-in says of everybody on it; `reason`: why one was away.
    pub(super) fn mark(self, reason: Option<String>) -> Mark {
        let by_reason = reason.as_deref().map(of_reason);
        let said = match (self, by_reason) {
            (_, Some(known)) if known != Said::Word => known,
            (Purpose::Leave, _) => Said::Leave(None),
            (_, Some(_)) => Said::Word,
            (Purpose::Absence, None) => said("未到"),
            (Purpose::SignIn | Purpose::SignUp, None) => Said::Came,
        };
        Mark {
            written: reason.unwrap_or_default(),
            said,
            ..Mark::nothing()
        }
    }

    /// Who did not sign up has not been away.
    pub(super) fn of_mark(self, mark: Mark) -> Mark {
        let came = matches!(mark.said, Said::Came | Said::Word | Said::Proxy(_));
        match self == Purpose::SignUp && !came {
            true => Mark::nothing(),
            false => mark,
        }
    }
}

/// 病假, 病, 无故缺席; 外出学习 is neither leave nor absence for certain.
fn of_reason(reason: &str) -> Said {
    match said(reason) {
        Said::Leave(kind) => Said::Leave(kind),
        absent @ Said::Status(_) => absent,
        _ => match said(&format!("请假{reason}")) {
            Said::Leave(kind) => Said::Leave(kind),
            _ if reason.contains("缺席") || reason.contains("旷") => said("未到"),
            _ => Said::Word,
        },
    }
}
