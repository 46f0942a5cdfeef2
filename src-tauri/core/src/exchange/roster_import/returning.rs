//! Somebody stands on the list whom the roster has as 调出 or 退休: asked about, and taken back.
use crate::exchange::headers::ListField;
use crate::roster::PersonStatus;

use super::fields::Fault;
use super::known::{Known, KnownRecord};
use super::offers::Offer;
use super::wire::Returning;

/// How somebody left, by the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    Left,
    Retired,
    /// The last posting ended, and nothing says why.
    PostingEnded,
}

impl Gone {
    /// `None` for whoever is there, and for schools.
    pub(super) fn of(known: &Known) -> Option<Self> {
        let KnownRecord::Person { person, posting } = &known.record else {
            return None;
        };
        match person.status {
            PersonStatus::Left => Some(Gone::Left),
            PersonStatus::Retired => Some(Gone::Retired),
            PersonStatus::Active => {
                let ended = posting.is_some() && !known.present;
                ended.then_some(Gone::PostingEnded)
            }
        }
    }

    fn says(self) -> &'static str {
        match self {
            Gone::Left => "已调出",
            Gone::Retired => "已退休",
            Gone::PostingEnded => "任职已经结束",
        }
    }
}

impl Returning {
    /// As the row is marked.
    pub(super) fn label(self) -> &'static str {
        match self {
            Returning::Back => "调回",
            Returning::Rehired => "返聘",
            Returning::Mistake => "恢复在职",
        }
    }
}

/// What to ask about somebody who left.
pub(super) fn question(known: &Known, gone: Gone) -> Fault {
    let name = &known.name;
    let offer = |returning, label: &str| Offer::returning(known.uid, returning, label);
    let first = match gone {
        Gone::Retired => offer(Returning::Rehired, "返聘"),
        Gone::Left | Gone::PostingEnded => offer(Returning::Back, "调回"),
    };
    Fault {
        field: Some(ListField::Name),
        message: format!("名册中{name}{}", gone.says()),
        remedy: format!(
            "文件里又有{name}：选明是{}，还是登记错了，或者是另一个同名的人。",
            first.label
        ),
        offers: vec![
            first,
            offer(Returning::Mistake, "登记错了，一直在职"),
            Offer::decide(None, "是另一个人"),
        ],
    }
}

/// Whether a new posting begins, so that its first day must be known.
pub(super) fn begins_anew(known: &Known, returning: Returning) -> bool {
    let KnownRecord::Person { posting, .. } = &known.record else {
        return false;
    };
    returning != Returning::Mistake
        && posting
            .as_ref()
            .is_some_and(|posting| posting.to_date.is_some())
}
