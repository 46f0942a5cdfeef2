//! From the codes a user types to the records they name.
use lianyan_core::ids::{ActivityId, CommunityId};
use lianyan_core::{Error, Reader, Result, activities, communities};

pub(super) fn community(reader: Reader<'_>, code: &str) -> Result<CommunityId> {
    let communities = communities::load(reader)?;
    communities
        .by_code(code)
        .map(|community| community.uid)
        .ok_or_else(|| {
            let known: Vec<&str> = communities
                .all
                .iter()
                .map(|community| community.code.as_str())
                .collect();
            let hint = match known.is_empty() {
                true => "资料库里还没有教研共同体。".to_owned(),
                false => format!("现有：{}。", known.join("、")),
            };
            Error::invalid(
                "community",
                format!("没有编号为“{code}”的教研共同体。{hint}"),
            )
        })
}

pub(super) fn activity(reader: Reader<'_>, code: &str) -> Result<ActivityId> {
    let found = activities::by_code(reader, code)?;
    found.map(|activity| activity.uid).ok_or_else(|| {
        Error::invalid(
            "activity",
            format!("没有编号为“{code}”的活动。请核对编号。"),
        )
    })
}
