//! The activity of every mention: found, asked about, or named among what is left out.
use std::collections::HashSet;

use crate::activities::Activity;
use crate::dates::full_date;
use crate::exchange::findings::Choice;
use crate::ids::{ActivityId, SessionId};

use super::super::asks::{Ask, Topic};
use super::activities::Activities;
use super::entries::{Content, Entry};
use super::left_out;
use super::matching::Meant;
use super::mentions::Mention;
use super::people::NOBODY;
use super::questions::Questions;

/// An activity, or one of its sessions.
pub(super) type Of = Option<(ActivityId, Option<SessionId>)>;

/// The activity of every mention; what is none is left out and named.
pub(super) fn matched(
    activities: &Activities<'_>,
    content: &mut Content,
    questions: &mut Questions<'_>,
) -> Vec<Of> {
    let mut matched = Vec::new();
    let mut named = HashSet::new();
    for (at, mention) in content.mentions.iter().enumerate() {
        let of = |entry: &&Entry| entry.mention == at && !entry.mark.says_nothing();
        let count = content.entries.iter().filter(of).count();
        let found = match one(activities, mention, count, questions) {
            Ok(found) => found,
            Err(reason) => {
                if named.insert(mention.id()) {
                    content
                        .left_out
                        .push(left_out::activity(mention, reason, count));
                }
                None
            }
        };
        matched.push(found.map(|id| (id, activities.session(id, mention))));
    }
    matched
}

/// The activity that a mention means; `Ok(None)` while it is asked about, `Err` tells why it is left out.
fn one(
    activities: &Activities<'_>,
    mention: &Mention,
    count: usize,
    questions: &mut Questions<'_>,
) -> Result<Option<ActivityId>, String> {
    let said = questions.answered(&mention.id()).map(str::to_owned);
    let chosen = said.as_deref().and_then(|code| activities.by_code(code));
    let (likely, reason) = match activities.meant(mention) {
        Meant::One(id) if said.is_none() => return Ok(Some(id)),
        Meant::One(id) => (vec![id], "按名单上写的日期和主题找到".to_owned()),
        Meant::Ask { likely, reason } => (likely, reason),
        Meant::Unknown if chosen.is_some() => return Ok(chosen),
        Meant::Unknown => return Err(unknown(mention)),
    };
    let choices = likely
        .iter()
        .filter_map(|id| activities.get(*id))
        .map(choice);
    let place = mention.id();
    let ask = Ask {
        topic: Topic::Activity,
        written: &mention.shown,
        place: Some(place.trim_start_matches("活动/")),
        question: format!("“{}”是哪次活动？", mention.shown),
        reason,
        choices: choices
            .chain([Choice::new(NOBODY, "不导入这次活动")])
            .collect(),
        alike: None,
    };
    let reply = questions.ask(ask, &format!("{}，{count}人", mention.place));
    match reply.value.as_deref() {
        None => Ok(None),
        Some(NOBODY) => Err("选了不导入".to_owned()),
        Some(code) => match activities.by_code(code) {
            Some(id) => Ok(Some(id)),
            None => Err(format!("台账里没有编号是{code}的活动")),
        },
    }
}

fn unknown(mention: &Mention) -> String {
    match mention.says_anything() {
        true => "台账里没有这次活动。请先导入活动台账，再导入这份名单。".to_owned(),
        false => "看不出是哪次活动：没有写日期、主题或编号。".to_owned(),
    }
}

/// 2024年10月18日 示范课（编号A03）
fn choice(activity: &Activity) -> Choice {
    let day = activity
        .day
        .map(full_date)
        .unwrap_or_else(|| "日期未定".to_owned());
    let label = format!("{day} {}（编号{}）", activity.title, activity.code);
    Choice::new(&activity.code, label)
}

pub(super) fn distinct(meant: &[Of]) -> Vec<(ActivityId, Option<SessionId>)> {
    let mut distinct = Vec::new();
    for of in meant.iter().flatten() {
        if !distinct.contains(of) {
            distinct.push(*of);
        }
    }
    distinct
}
