//! An activity and each school's share in it.
use std::collections::BTreeSet;

use lianyan_core::activities::Part;
use lianyan_core::counting::{ActivityFacts, standing, term_of};
use lianyan_core::ids::{OrganizationId, RecordId};
use lianyan_core::register::{self, ActivityState};
use lianyan_core::vocabulary::WordList;
use lianyan_core::yearbook::{YearActivity, YearCommunity};

use super::{Gathering, label};
use crate::annual_workbook::lists::{ActivityRow, ShareRow};

/// What all records of an activity share.
pub(super) struct Common {
    pub(super) number: u32,
    /// Schools that were members on the day: only their people are counted.
    pub(super) present: Vec<OrganizationId>,
    pub(super) community: String,
    pub(super) term: &'static str,
    pub(super) counts: bool,
}

impl Gathering<'_> {
    pub(super) fn activity(&mut self, community: &YearCommunity, activity: &YearActivity) {
        let calendar = &self.yearbook.book.calendar;
        let facts = self.yearbook.facts(activity);
        let verdict = standing(facts, calendar);
        let common = Common {
            number: self.records.activities.len() as u32 + 1,
            present: self.present(community, facts),
            community: label(self.yearbook, community),
            term: term_of(facts, calendar).map_or("", |term| term.number.label()),
            counts: verdict.is_ok(),
        };
        let shares = self.shares(community, activity, &common);
        let signed = self.sign_ins(community, activity, &common);
        let record = self.record(activity, &common);
        let evidence = self.evidence(activity, &common);
        let row = ActivityRow {
            number: common.number,
            code: facts.code.clone(),
            day: facts.day,
            term: common.term,
            form: facts.form_name.clone(),
            subjects: self
                .yearbook
                .words
                .names(WordList::Subject, &activity.subjects.join("、")),
            title: facts.title.clone(),
            organisers: self.parts(activity, Part::Organiser),
            hosts: self.parts(activity, Part::Host),
            schools: came_words(&shares),
            people: shares.iter().map(|share| share.people).sum(),
            roles: self.roles(activity),
            hours_each: facts.hours,
            hours: shares.iter().map(|share| share.hours).sum(),
            counts: common.counts,
            reason: verdict
                .err()
                .map_or_else(String::new, |reason| reason.label().to_owned()),
            status: self.state(activity).label(),
            evidence: self.evidence_kinds(activity),
            missing: self.missing_words(activity),
            note: self.note(activity),
            community: common.community,
        };
        self.records.activities.push(row);
        self.records.shares.extend(shares);
        self.records.sign_ins.extend(signed);
        self.records.records.extend(record);
        self.records.evidence.extend(evidence);
    }

    fn present(&self, community: &YearCommunity, facts: &ActivityFacts) -> Vec<OrganizationId> {
        let books = &self.yearbook.book.communities;
        let book = books.iter().find(|book| book.id == community.record.uid);
        book.map_or_else(Vec::new, |book| book.present_at(facts))
    }

    fn parts(&self, activity: &YearActivity, part: Part) -> String {
        let names = activity.parts.iter().filter(|row| row.part == part);
        names
            .map(|row| self.school(Some(row.organization)))
            .collect::<Vec<_>>()
            .join("、")
    }

    /// 执教：曾庆华（石桥中心小学）, one a line.
    fn roles(&self, activity: &YearActivity) -> String {
        let words = &self.yearbook.words;
        let asked_on = self.yearbook.facts(activity).asked_on;
        let roles = activity.roles.iter().map(|row| {
            let role = words.name(WordList::ActivityRole, &row.role);
            let person = row
                .person
                .and_then(|person| self.yearbook.people.person(person));
            let school = row
                .organization
                .or_else(|| self.yearbook.people.school_on(row.person?, asked_on?));
            let alike = &self.yearbook.distinctions;
            let name = person.map(|person| alike.named(&person.name, school, row.person));
            let name = name.or_else(|| row.name.clone());
            match (name, school) {
                (Some(name), Some(school)) => {
                    format!("{role}：{name}（{}）", self.school(Some(school)))
                }
                (Some(name), None) => format!("{role}：{name}"),
                (None, school) => format!("{role}：{}", self.school(school)),
            }
        });
        roles.collect::<Vec<_>>().join("\n")
    }

    /// Every school that came or carried something, members first in their order.
    fn shares(
        &self,
        community: &YearCommunity,
        activity: &YearActivity,
        common: &Common,
    ) -> Vec<ShareRow> {
        let facts = self.yearbook.facts(activity);
        let members: Vec<OrganizationId> = community
            .row
            .members
            .iter()
            .map(|member| member.organization)
            .collect();
        let mut seen = BTreeSet::new();
        let schools = members
            .into_iter()
            .chain(facts.participants())
            .filter(|school| seen.insert(*school));
        let shares = schools.map(|school| self.share(community, activity, school, common));
        let mut shares: Vec<ShareRow> = shares
            .filter(|share| share.people > 0 || share.host || share.active || !share.how.is_empty())
            .collect();
        let unknown = facts
            .names
            .iter()
            .filter(|came| came.organization.is_none());
        let people = unknown.count() as u32;
        if people > 0 {
            shares.push(ShareRow {
                people,
                ..self.blank_share(activity, common, "单位未填".into(), 0.0)
            });
        }
        shares
    }

    fn share(
        &self,
        community: &YearCommunity,
        activity: &YearActivity,
        school: OrganizationId,
        common: &Common,
    ) -> ShareRow {
        let facts = self.yearbook.facts(activity);
        let merits = self
            .merits
            .get(&(activity.place, school))
            .cloned()
            .unwrap_or_default();
        let by_name = facts
            .names
            .iter()
            .any(|came| came.organization == Some(school));
        let part = |of: &[OrganizationId], word: &str| {
            if of.contains(&school) {
                word.to_owned()
            } else {
                String::new()
            }
        };
        let how = match merits.how.is_empty() {
            false => merits.how,
            true => [
                part(&facts.hosts, "承办"),
                part(&facts.co_hosts, "协办"),
                part(&facts.givers, "送出"),
                part(&facts.receivers, "接受"),
            ]
            .concat(),
        };
        let is_member = common.present.contains(&school);
        ShareRow {
            member: self.member_number(community, Some(school), common),
            host: merits.host,
            active: merits.active,
            attended: merits.attend,
            people: facts.came(school),
            by_name,
            how,
            ..self.blank_share(
                activity,
                common,
                self.school(Some(school)),
                if is_member {
                    facts.hours_of(school)
                } else {
                    0.0
                },
            )
        }
    }

    /// The number by which formulas find the school; a guest of that day has none.
    pub(super) fn member_number(
        &self,
        community: &YearCommunity,
        school: Option<OrganizationId>,
        common: &Common,
    ) -> Option<u32> {
        let school = school.filter(|school| common.present.contains(school))?;
        self.members.get(&(community.record.uid, school)).copied()
    }

    fn blank_share(
        &self,
        activity: &YearActivity,
        common: &Common,
        school: String,
        hours: f64,
    ) -> ShareRow {
        let facts = self.yearbook.facts(activity);
        ShareRow {
            activity: common.number,
            member: None,
            community: common.community.clone(),
            code: facts.code.clone(),
            day: facts.day,
            term: common.term,
            title: facts.title.clone(),
            school,
            host: false,
            active: false,
            attended: false,
            people: 0,
            by_name: false,
            hours: if common.counts { hours } else { 0.0 },
            counts: common.counts,
            how: String::new(),
        }
    }

    /// What the secretary explains, and the record's own note.
    fn note(&self, activity: &YearActivity) -> String {
        let explained = self.yearbook.explanations.iter().filter(|explanation| {
            explanation.record == activity.record.uid.uid() && (explanation.shown || self.with_gaps)
        });
        let texts = explained.map(|explanation| explanation.text.clone());
        let reason = activity.record.status_reason.clone();
        let texts = reason
            .into_iter()
            .chain(activity.record.note.clone())
            .chain(texts);
        joined(texts)
    }

    /// As the list of activities calls it.
    fn state(&self, activity: &YearActivity) -> ActivityState {
        let facts = self.yearbook.facts(activity);
        let gap = self.yearbook.gaps.get(&activity.record.uid);
        let lacks_evidence = gap.is_some_and(|gap| !gap.missing.is_empty());
        register::state(
            facts.status,
            activity.record.correcting,
            facts.nobody_came() || lacks_evidence,
        )
    }
}

/// Texts as parts of one sentence; a full stop within it would end it early.
fn joined(texts: impl Iterator<Item = String>) -> String {
    let mut texts: Vec<String> = texts
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    if let Some((_, before)) = texts.split_last_mut() {
        for text in before {
            text.truncate(text.trim_end_matches(['。', '；', '.', ';']).len());
        }
    }
    texts.join("；")
}

/// 第二实验小学6人、前楼中心小学3人
fn came_words(shares: &[ShareRow]) -> String {
    let came = shares.iter().filter(|share| share.people > 0);
    came.map(|share| format!("{}{}人", share.school, share.people))
        .collect::<Vec<_>>()
        .join("、")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn texts_become_one_sentence() {
        let cases: [(&[&str], &str); 5] = [
            (
                &["因暴雨停课。", "改到下学期。"],
                "因暴雨停课；改到下学期。",
            ),
            (&["因暴雨停课；", "改到下学期"], "因暴雨停课；改到下学期"),
            (&["因暴雨停课。", " ", ""], "因暴雨停课。"),
            (&["因暴雨停课"], "因暴雨停课"),
            (&[], ""),
        ];
        for (texts, sentence) in cases {
            let texts = texts.iter().map(|text| (*text).to_owned());
            assert_eq!(joined(texts), sentence);
        }
    }
}
