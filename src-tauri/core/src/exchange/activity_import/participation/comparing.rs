//! What the file says beside what the ledger says, and beside what the file says elsewhere.
use crate::attendance::Presence;
use crate::exchange::findings::Choice;
use crate::roster::AbsenceKind;

use super::super::asks::{Ask, Topic};
use super::for_all::ForAll;
use super::lines::{Known, Line, ParticipationState, Stood};
use super::questions::Questions;

/// What the ledger says stays, or what the file says is taken.
pub(super) const KEEP: &str = "ledger";
pub(super) const REPLACE: &str = "file";

/// The ledger's word beside the file's.
pub(super) fn compare(line: &mut Line, known: &Known<'_>, questions: &mut Questions<'_>) {
    let Some(signer) = &line.signer else { return };
    let own = known.stood(signer);
    let came_to_session = known.came_to_session(signer);
    let Some(standing) = &mut line.standing else {
        return;
    };
    let usual = own.and_then(|own| own.hours).unwrap_or(known.hours);
    standing.hours = standing.hours.filter(|hours| *hours != usual);
    line.known = own;
    let Some(own) = own else {
        if standing.just_came && came_to_session {
            line.state = ParticipationState::Same;
        }
        return;
    };
    let same = match standing.just_came {
        true => matches!(own.presence, Presence::Present | Presence::Online),
        false => own.presence == standing.presence,
    };
    if same && standing.just_came {
        standing.presence = own.presence;
    }
    let kinds = own.absence.zip(standing.absence);
    let hours = own.hours.zip(standing.hours);
    let contradicts = kinds.is_some_and(|(own, other)| own != other) || hours.is_some();
    let reason_is_new = standing.absence.is_some() && own.absence.is_none();
    let is_new = reason_is_new || standing.hours.is_some();
    line.state = match () {
        () if same && !contradicts && !is_new => ParticipationState::Same,
        // The ledger knows the leave, the file its reason.
        () if same && !contradicts => ParticipationState::Added,
        () => {
            let standing = standing.clone();
            let other = in_words(standing.presence, standing.absence, standing.hours);
            let ask = Differing {
                question: format!("名单上是{other}，用哪一个？"),
                reason: "已登记的和名单不一样",
                replace: format!("改成名单上的{other}"),
            };
            ask.put(line, known, own, questions);
            ParticipationState::Different
        }
    };
}

/// Somebody who is signed in, and of whom the list says nothing: it may have been corrected since.
pub(super) fn compare_blank(line: &mut Line, known: &Known<'_>, questions: &mut Questions<'_>) {
    let own = line.signer.as_ref().and_then(|signer| known.stood(signer));
    let Some(own) = own.filter(|own| own.presence.came()) else {
        return;
    };
    line.known = Some(own);
    line.state = ParticipationState::Different;
    let ask = Differing {
        question: "名单上这一格是空的，用哪一个？".to_owned(),
        reason: "已登记到会，名单上没有",
        replace: "改成没有登记".to_owned(),
    };
    ask.put(line, known, own, questions);
}

/// What the file says otherwise than the ledger.
struct Differing {
    question: String,
    reason: &'static str,
    replace: String,
}

impl Differing {
    fn put(self, line: &mut Line, known: &Known<'_>, own: Stood, questions: &mut Questions<'_>) {
        let place = format!("{}/{}", known.activity.code, line.called);
        let own = in_words(own.presence, own.absence, own.hours);
        let ask = Ask {
            topic: Topic::Differs,
            written: &line.written,
            place: Some(&place),
            question: format!("{}已登记{own}，{}", line.name, self.question),
            reason: self.reason.to_owned(),
            choices: vec![
                Choice::new(KEEP, format!("保留已登记的{own}")),
                Choice::new(REPLACE, self.replace),
            ],
            alike: None,
        };
        let for_all = ForAll::Different.chosen(questions);
        let in_force = for_all.as_deref().or(Some(KEEP));
        let reply = questions.offer(ask, &line.place, in_force);
        line.replaces = reply.value.as_deref() == Some(REPLACE);
        line.asked.push(reply.id);
    }
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

/// 到会, 请假（病假）, 到会，1.5学时
pub(super) fn in_words(
    presence: Presence,
    absence: Option<AbsenceKind>,
    hours: Option<f64>,
) -> String {
    let label = presence.label();
    let reason = absence.map_or(String::new(), |kind| format!("（{}）", kind.label()));
    let hours = hours.map_or(String::new(), |hours| format!("，{hours}学时"));
    format!("{label}{reason}{hours}")
}
