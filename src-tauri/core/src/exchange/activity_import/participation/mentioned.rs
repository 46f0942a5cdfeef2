//! The activity of every mention: found, asked about, or named among what is left out.
use std::collections::HashMap;

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
    for (at, meant) in meant(activities, &content.mentions).into_iter().enumerate() {
        let mention = &content.mentions[at];
        let of = |entry: &&Entry| entry.mention == at && !entry.mark.says_nothing();
        let asking = Asking {
            activities,
            mention,
            question: question(&content.mentions, mention),
            count: content.entries.iter().filter(of).count(),
        };
        let found = match asking.one(meant, questions) {
            Ok(found) => found,
            Err(reason) => {
                let left_out = left_out::activity(mention, reason, asking.count);
                content.left_out.push(left_out);
                None
            }
        };
        matched.push(found.map(|id| (id, activities.session(id, mention))));
    }
    matched
}

/// What every mention comes to by itself. Two columns of one list that come to the same activity are doubted:
/// the other of the two may not be in the ledger yet.
fn meant(activities: &Activities<'_>, mentions: &[Mention]) -> Vec<Meant> {
    let alone: Vec<Meant> = mentions.iter().map(|one| activities.meant(one)).collect();
    let mut columns: HashMap<(usize, ActivityId), u32> = HashMap::new();
    for (mention, meant) in mentions.iter().zip(&alone) {
        if let Meant::One(id) = meant {
            *columns.entry((mention.list, *id)).or_default() += u32::from(mention.is_column());
        }
    }
    let doubted = |(mention, meant): (&Mention, Meant)| match meant {
        Meant::One(id) if mention.is_column() && columns[&(mention.list, id)] > 1 => Meant::Ask {
            likely: vec![id],
            reason: "这张表里不止一列对上同一次活动".to_owned(),
        },
        meant => meant,
    };
    mentions.iter().zip(alone).map(doubted).collect()
}

/// Where several places read the same, the question says which of them it is about.
fn question(mentions: &[Mention], mention: &Mention) -> String {
    let alike = mentions.iter().filter(|other| other.shown == mention.shown);
    let place = if alike.count() > 1 {
        mention.place.as_str()
    } else {
        ""
    };
    format!("{place}“{}”是哪次活动？", mention.shown)
}

/// One mention, and how many people it tells of.
struct Asking<'a> {
    activities: &'a Activities<'a>,
    mention: &'a Mention,
    question: String,
    count: usize,
}

impl Asking<'_> {
    /// The activity; `Ok(None)` while it is asked about, `Err` tells why it is left out.
    fn one(
        &self,
        meant: Meant,
        questions: &mut Questions<'_>,
    ) -> Result<Option<ActivityId>, String> {
        let said = questions.answered(&self.mention.id()).map(str::to_owned);
        let chosen = said
            .as_deref()
            .and_then(|code| self.activities.by_code(code));
        let (likely, reason) = match meant {
            Meant::One(id) if said.is_none() => return Ok(Some(id)),
            Meant::One(id) => (vec![id], "按名单上写的日期和主题找到".to_owned()),
            // An empty column is of no activity.
            Meant::Ask { .. } if self.count == 0 => return Ok(None),
            Meant::Ask { likely, reason } => (likely, reason),
            Meant::Unknown if chosen.is_some() => return Ok(chosen),
            Meant::Unknown => return Err(unknown(self.mention)),
        };
        match self.answer(&likely, reason, questions).as_deref() {
            None => Ok(None),
            Some(NOBODY) => Err("选了不导入".to_owned()),
            Some(code) => match self.activities.by_code(code) {
                Some(id) => Ok(Some(id)),
                None => Err(format!("台账里没有编号是{code}的活动")),
            },
        }
    }

    fn answer(
        &self,
        likely: &[ActivityId],
        reason: String,
        questions: &mut Questions<'_>,
    ) -> Option<String> {
        let known = likely.iter().filter_map(|id| self.activities.get(*id));
        let nobody = Choice::new(NOBODY, "不导入这次活动");
        let ask = Ask {
            topic: Topic::Activity,
            written: &self.mention.shown,
            place: Some(&self.mention.reference),
            question: self.question.clone(),
            reason,
            choices: known.map(choice).chain([nobody]).collect(),
            alike: None,
        };
        let sample = format!("{}，{}人", self.mention.place, self.count);
        questions.ask(ask, &sample).value
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
