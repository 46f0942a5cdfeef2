//! What can be clicked to put a row right.
use serde::Serialize;
use ts_rs::TS;

use crate::exchange::headers::ListField;
use crate::ids::Uid;

use super::wire::{Bind, Decision, Join, Returning};

/// Something to click that puts a row right.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// 改为石桥中心小学
    pub label: String,
    pub act: OfferAct,
}

#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind", content = "with")]
pub enum OfferAct {
    Mend(Mended),
    LeaveOut,
    Decide(Decision),
    Join(Join),
    Bind(Bind),
}

/// What a cell should read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Mended {
    pub field: ListField,
    pub value: String,
    /// What stood beside it and goes into 备注: 产假 of 谢芳（产假）.
    pub note: Option<String>,
}

impl Offer {
    pub(super) fn mend(field: ListField, value: &str, label: impl Into<String>) -> Self {
        let (value, note) = (value.to_owned(), None);
        Offer {
            label: label.into(),
            act: OfferAct::Mend(Mended { field, value, note }),
        }
    }

    /// 改为谢芳，“产假”写入备注
    pub(super) fn mend_noting(field: ListField, value: &str, label: &str, note: &str) -> Self {
        Offer {
            label: format!("{label}，“{note}”写入备注"),
            act: OfferAct::Mend(Mended {
                field,
                value: value.to_owned(),
                note: Some(note.to_owned()),
            }),
        }
    }

    /// 职称留空
    pub(super) fn empties(&self) -> bool {
        matches!(&self.act, OfferAct::Mend(mended) if mended.value.is_empty())
    }

    pub(super) fn leave_out() -> Self {
        Offer {
            label: "去掉本行".to_owned(),
            act: OfferAct::LeaveOut,
        }
    }

    pub(super) fn decide(record: Option<Uid>, label: impl Into<String>) -> Self {
        let returning = None;
        Offer {
            label: label.into(),
            act: OfferAct::Decide(Decision { record, returning }),
        }
    }

    pub(super) fn returning(record: Uid, how: Returning, label: impl Into<String>) -> Self {
        let (record, returning) = (Some(record), Some(how));
        Offer {
            label: label.into(),
            act: OfferAct::Decide(Decision { record, returning }),
        }
    }

    pub(super) fn join(join: Join, label: impl Into<String>) -> Self {
        Offer {
            label: label.into(),
            act: OfferAct::Join(join),
        }
    }

    pub(super) fn bind(bind: Bind, label: impl Into<String>) -> Self {
        Offer {
            label: label.into(),
            act: OfferAct::Bind(bind),
        }
    }
}
