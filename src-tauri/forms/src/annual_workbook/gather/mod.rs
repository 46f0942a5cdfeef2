//! From the yearbook to the records of the sheets.
mod activities;
mod evidence;
mod merits;
mod quota;
mod records;
mod sign_ins;

use std::collections::HashMap;

use lianyan_core::counting::PersonLine;
use lianyan_core::ids::{CommunityId, OrganizationId, PersonId};
use lianyan_core::roster::{ALWAYS, Organization};
use lianyan_core::vocabulary::WordList;
use lianyan_core::yearbook::{YearCommunity, Yearbook};

use self::merits::{AllMerits, merits};
use crate::annual_workbook::lists::{
    ActivityRow, EvidenceRow, MemberRow, QuotaLine, RecordRow, ShareRow, SignInRow, TeacherRow,
};

/// All records of the workbook.
#[derive(Default)]
pub(super) struct Records {
    pub(super) members: Vec<MemberRow>,
    pub(super) activities: Vec<ActivityRow>,
    pub(super) shares: Vec<ShareRow>,
    pub(super) sign_ins: Vec<SignInRow>,
    pub(super) teachers: Vec<TeacherRow>,
    pub(super) records: Vec<RecordRow>,
    pub(super) evidence: Vec<EvidenceRow>,
    pub(super) quota: Vec<QuotaLine>,
}

/// Collects them. `with_gaps`: also what is not held yet and what is missing.
pub(super) fn gather(yearbook: &Yearbook, with_gaps: bool) -> Records {
    let mut gathering = Gathering {
        yearbook,
        with_gaps,
        records: Records::default(),
        members: HashMap::new(),
        people: HashMap::new(),
        lines_of: HashMap::new(),
        merits: merits(yearbook),
    };
    for community in &yearbook.communities {
        gathering.community(community);
    }
    gathering.count_teachers_once();
    gathering.records
}

struct Gathering<'y> {
    yearbook: &'y Yearbook,
    with_gaps: bool,
    records: Records,
    /// Running numbers of the member schools and teachers, by community.
    members: HashMap<(CommunityId, OrganizationId), u32>,
    people: HashMap<(CommunityId, PersonId), u32>,
    /// Places of each teacher's lines, one a community.
    lines_of: HashMap<PersonId, Vec<usize>>,
    merits: AllMerits,
}

impl Gathering<'_> {
    fn community(&mut self, community: &YearCommunity) {
        for member in &community.row.members {
            if self
                .members
                .contains_key(&(community.record.uid, member.organization))
            {
                continue; // A school that changed its role stands once.
            }
            let number = self.records.members.len() as u32 + 1;
            self.members
                .insert((community.record.uid, member.organization), number);
            let row = self.member(community, number, member.organization);
            self.records.members.push(row);
        }
        for teacher in &community.teachers {
            let number = self.records.teachers.len() as u32 + 1;
            self.lines_of
                .entry(teacher.person)
                .or_default()
                .push(number as usize - 1);
            self.people
                .insert((community.record.uid, teacher.person), number);
            let row = self.teacher(community, number, teacher);
            self.records.teachers.push(row);
        }
        for activity in &community.activities {
            if self.with_gaps || activity.record.status.is_held() {
                self.activity(community, activity);
            }
        }
        self.quota(community);
    }

    /// Marks one line of each teacher (G-47): where the teacher took part, if anywhere.
    fn count_teachers_once(&mut self) {
        let rows = &mut self.records.teachers;
        for lines in self.lines_of.values() {
            let took_part = lines.iter().find(|at| rows[**at].took_part());
            if let Some(at) = took_part.or(lines.first()) {
                rows[*at].once = true;
            }
        }
    }

    fn member(&self, community: &YearCommunity, number: u32, id: OrganizationId) -> MemberRow {
        let words = &self.yearbook.words;
        let word = |list, code: &Option<String>| {
            code.as_deref()
                .map_or("", |code| words.name(list, code))
                .to_owned()
        };
        let school = self.yearbook.people.organization(id);
        let text = |of: fn(&Organization) -> &Option<String>| {
            school
                .and_then(|school| of(school).clone())
                .unwrap_or_default()
        };
        let spans = community
            .row
            .members
            .iter()
            .filter(|member| member.organization == id);
        let spans: Vec<_> = spans.collect();
        let totals = self.school_totals(community, id);
        MemberRow {
            number,
            community: label(self.yearbook, community),
            code: school.map_or_else(String::new, |school| school.code.clone()),
            name: self.school(Some(id)),
            role: spans
                .iter()
                .map(|member| member.role_name.as_str())
                .collect::<Vec<_>>()
                .join("、"),
            stage: school.map_or_else(String::new, |school| word(WordList::Stage, &school.stage)),
            area: school.map_or_else(String::new, |school| word(WordList::Area, &school.area)),
            principal: text(|school| &school.principal),
            liaison: text(|school| &school.liaison),
            phone: text(|school| &school.phone),
            joined: spans
                .first()
                .map(|member| member.from)
                .filter(|day| *day > ALWAYS),
            left: spans.last().and_then(|member| member.to),
            teachers: community
                .teachers
                .iter()
                .filter(|t| t.organization == id)
                .count() as u32,
            once: self
                .members
                .keys()
                .filter(|(_, school)| *school == id)
                .count()
                == 1,
            person_times: totals.0,
            hours: totals.1,
        }
    }

    /// Person-times and hours of a member school over the year, as counting sums them.
    fn school_totals(&self, community: &YearCommunity, id: OrganizationId) -> (u32, f64) {
        let terms = self
            .yearbook
            .quota
            .communities
            .iter()
            .find(|c| c.community == community.record.uid);
        let mut schools = terms.into_iter().flat_map(|terms| &terms.year.schools);
        let school = schools.find(|school| school.organization == id);
        school.map_or((0, 0.0), |school| (school.person_times, school.hours))
    }

    fn teacher(&self, community: &YearCommunity, number: u32, line: &PersonLine) -> TeacherRow {
        let words = &self.yearbook.words;
        let roles = line
            .roles
            .iter()
            .map(|role| format!("{}{}", role.role, role.times));
        TeacherRow {
            number,
            member: self
                .members
                .get(&(community.record.uid, line.organization))
                .copied(),
            community: label(self.yearbook, community),
            school: line.school.clone(),
            code: line.code.clone(),
            name: match &line.distinction {
                Some(told) => told.beside_subjects(&line.name),
                None => line.name.clone(),
            },
            subject: words.names(WordList::Subject, line.subject.as_deref().unwrap_or("")),
            title: words
                .name(WordList::Title, line.title.as_deref().unwrap_or(""))
                .to_owned(),
            post: line.post.clone().unwrap_or_default(),
            times: line.times,
            hours: line.hours,
            roles: roles.collect::<Vec<_>>().join("、"),
            role_times: line.roles.iter().map(|role| role.times).sum(),
            once: false,
            involvement: line.involvement,
            no_occasion: line.no_occasion.clone().unwrap_or_default(),
            away: line.away.clone().unwrap_or_default(),
        }
    }

    fn school(&self, id: Option<OrganizationId>) -> String {
        let found = id.and_then(|id| self.yearbook.people.organization(id));
        found.map_or_else(|| "单位未填".to_owned(), |school| school.name.clone())
    }
}

/// The community's name; with its code where another has the same name, as formulas go by it.
pub(super) fn label(yearbook: &Yearbook, community: &YearCommunity) -> String {
    let name = &community.record.name;
    let same = yearbook
        .communities
        .iter()
        .filter(|other| other.record.name == *name)
        .count();
    if same > 1 {
        format!("{name}（{}）", community.record.code)
    } else {
        name.clone()
    }
}
