//! What the file says beside what the ledger says, and beside what the file says elsewhere.
use crate::attendance::Presence;
use crate::exchange::findings::Choice;
use crate::roster::AbsenceKind;

use super::super::asks::{Ask, Topic};
use super::for_all::ForAll;
use super::lines::{Known, Line, ParticipationState};
use super::questions::Questions;

/// What the ledger says stays, or what the file says is taken.
pub(super) const KEEP: &str = "ledger";
pub(super) const REPLACE: &str = "file";

/// The ledger's word beside the file's.
pub(super) fn compare(line: &mut Line, known: &Known<'_>, questions: &mut Questions<'_>) {
    let (Some(signer), Some(standing)) = (&line.signer, &line.standing) else {
        return;
    };
    let own = known
        .of(signer)
        .and_then(|own| Some((own.status?, own.absence)));
    line.known = own;
    let Some((presence, absence)) = own else {
        if standing.just_came && known.came_to_session(signer) {
            line.state = ParticipationState::Same;
        }
        return;
    };
    let same = match standing.just_came {
        true => matches!(presence, Presence::Present | Presence::Online),
        false => presence == standing.presence,
    };
    let kinds = absence.zip(standing.absence);
    let contradicts = kinds.is_some_and(|(own, other)| own != other);
    line.state = match () {
        () if same && !contradicts && (standing.absence.is_none() || absence.is_some()) => {
            ParticipationState::Same
        }
        // The ledger knows the leave, the file its reason.
        () if same && !contradicts => ParticipationState::Added,
        () => {
            differ(line, known, (presence, absence), questions);
            ParticipationState::Different
        }
    };
}

fn differ(
    line: &mut Line,
    known: &Known<'_>,
    own: (Presence, Option<AbsenceKind>),
    questions: &mut Questions<'_>,
) {
    let Some(standing) = &line.standing else {
        return;
    };
    let place = format!("{}/{}", known.activity.code, line.called);
    let (own, other) = (
        in_words(own.0, own.1),
        in_words(standing.presence, standing.absence),
    );
    let ask = Ask {
        topic: Topic::Differs,
        written: &line.written,
        place: Some(&place),
        question: format!("{}已登记{own}，名单上是{other}，用哪一个？", line.name),
        reason: "已登记的和名单不一样".to_owned(),
        choices: vec![
            Choice::new(KEEP, format!("保留已登记的{own}")),
            Choice::new(REPLACE, format!("改成名单上的{other}")),
        ],
        alike: None,
    };
    let for_all = ForAll::Different.chosen(questions);
    let in_force = for_all.as_deref().or(Some(KEEP));
    let reply = questions.offer(ask, &line.place, in_force);
    line.replaces = reply.value.as_deref() == Some(REPLACE);
    line.asked.push(reply.id);
}

/// One person in two rows of the same activity.
pub(super) fn told_twice(
    first: &mut Line,
    second: Line,
    known: &Known<'_>,
    questions: &mut Questions<'_>,
) {
    let (Some(one), Some(other)) = (&first.standing, &second.standing) else {
        if first.standing.is_none() {
            *first = second;
        }
        return;
    };
    if (one.presence, one.absence) == (other.presence, other.absence) {
        return;
    }
    let place = format!("{}/{}", known.activity.code, first.called);
    let choice =
        |value, line: &Line| Choice::new(value, format!("{}（{}）", line.written, line.place));
    let ask = Ask {
        topic: Topic::TwoPlaces,
        written: &first.written,
        place: Some(&place),
        question: format!("{}写了两次，哪一次是对的？", first.name),
        reason: "同一次活动里写得不一样".to_owned(),
        choices: vec![choice("1", first), choice("2", &second)],
        alike: None,
    };
    let reply = questions.ask(ask, &second.place);
    first.asked.push(reply.id);
    match reply.value.as_deref() {
        Some("2") => {
            first.standing = second.standing;
            first.written = second.written;
            first.state = second.state;
        }
        Some(_) => {}
        None => {
            first.state = ParticipationState::Open;
            first.standing = None;
        }
    }
}

/// 到会, 请假（病假）
pub(super) fn in_words(presence: Presence, absence: Option<AbsenceKind>) -> String {
    match absence {
        Some(kind) => format!("{}（{}）", presence.label(), kind.label()),
        None => presence.label().to_owned(),
    }
}
