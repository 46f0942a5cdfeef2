//! The sign-in details of an activity.
use lianyan_core::attendance::Presence;
use lianyan_core::vocabulary::WordList;
use lianyan_core::yearbook::{Signed, YearActivity, YearCommunity};

use super::Gathering;
use super::activities::Common;
use crate::annual_workbook::lists::SignInRow;

impl Gathering<'_> {
    /// Everybody on the sheet: by school in the members' order, then in the roster's.
    pub(super) fn sign_ins(
        &self,
        community: &YearCommunity,
        activity: &YearActivity,
        common: &Common,
    ) -> Vec<SignInRow> {
        let shown = activity
            .signed
            .iter()
            .filter(|signed| self.with_gaps || signed.status.is_some());
        let rows = shown.map(|signed| self.sign_in(community, activity, signed, common));
        let mut rows: Vec<SignInRow> = rows.collect();
        rows.sort_by(|a, b| order(a).cmp(&order(b)));
        rows
    }

    fn sign_in(
        &self,
        community: &YearCommunity,
        activity: &YearActivity,
        signed: &Signed,
        common: &Common,
    ) -> SignInRow {
        let facts = self.yearbook.facts(activity);
        let people = &self.yearbook.people;
        let uid = community.record.uid;
        let person = signed.person.and_then(|person| people.person(person));
        let day = facts.asked_on.unwrap_or(self.yearbook.book.today);
        let posting = signed
            .person
            .and_then(|person| people.posting_on(person, day));
        let subject = posting
            .and_then(|posting| posting.subject.as_deref())
            .unwrap_or("");
        let told = self
            .yearbook
            .distinctions
            .of(signed.organization, signed.person);
        let name = match (person, told) {
            (Some(person), Some(told)) => Some(told.beside_subjects(&person.name)),
            (Some(person), None) => Some(person.name.clone()),
            (None, _) => signed.name.clone(),
        };
        let member = self.member_number(community, signed.organization, common);
        let counts = common.counts && member.is_some();
        SignInRow {
            activity: common.number,
            member,
            person: signed
                .person
                .filter(|_| member.is_some())
                .and_then(|person| self.people.get(&(uid, person)).copied()),
            community: common.community.clone(),
            code: facts.code.clone(),
            day: facts.day,
            term: common.term,
            title: facts.title.clone(),
            school: self.school(signed.organization),
            name: name.unwrap_or_default(),
            subject: self.yearbook.words.names(WordList::Subject, subject),
            post: posting
                .and_then(|posting| posting.post.clone())
                .unwrap_or_default(),
            expected: signed.expected,
            status: signed.status.map_or("未登记", Presence::label),
            absence: signed.absence.map_or("", |absence| absence.label()),
            sessions: session_words(activity, signed),
            came: signed.came(),
            counts,
            hours: if counts && signed.came() {
                signed.hours
            } else {
                0.0
            },
            note: signed.note.clone().unwrap_or_default(),
        }
    }
}

/// Members before guests, then the roster's order of persons, then names.
fn order(row: &SignInRow) -> (u32, &str, u32, &str) {
    let last = u32::MAX;
    (
        row.member.unwrap_or(last),
        &row.school,
        row.person.unwrap_or(last),
        &row.name,
    )
}

/// 开幕式 到会；专题讲座 请假
fn session_words(activity: &YearActivity, signed: &Signed) -> String {
    let words = activity.sessions.iter().filter_map(|session| {
        let (_, status) = signed.sessions.iter().find(|(id, _)| *id == session.uid)?;
        let status = status.map_or("未登记", Presence::label);
        Some(format!("{} {status}", session.title))
    });
    words.collect::<Vec<_>>().join("；")
}
