//! Where people and schools move: who never took part, whose school counts, in which term.
use serde_json::json;

use super::super::*;
use super::{FIRST, day};
use crate::activities::tests::office::{Office, request};
use crate::activities::{ActivityRole, SaveRole};
use crate::attendance::{AddUnlisted, Attendance, SetHeadCounts};
use crate::calendar::TermRef;
use crate::dates::{Period, SchoolYear, TermNumber};
use crate::ids::{ActivityId, PersonId, SessionId};
use crate::roster::{self, SavePerson};
use crate::vocabulary::Counter;
use crate::{activities, attendance, communities, register};

const YEAR: SchoolYear = SchoolYear(2024);

impl Office {
    /// A teacher with one posting, from a day or always, to a day or still.
    fn posted(
        &mut self,
        name: &str,
        school: &str,
        from: Option<&str>,
        to: Option<&str>,
    ) -> PersonId {
        let person: SavePerson = request(json!({
            "name": name, "status": "active", "from": from,
            "posting": { "organization": self.school(school), "subjects": ["math"] },
        }));
        let person = PersonId(self.act(|w| roster::save_person(w, person)).uid);
        if let Some(to) = to {
            let from = from.map_or(roster::ALWAYS, day);
            let school = self.school(school);
            let posting = request(json!({
                "uid": roster::Posting::key(person, school, from), "person": person,
                "organization": school, "subjects": ["math"], "from": from, "to": to,
            }));
            self.act(|w| roster::save_posting(w, posting));
        }
        person
    }

    fn heads(&mut self, activity: ActivityId, counts: &[(&str, u32)]) {
        let counts: Vec<_> = counts
            .iter()
            .map(|(school, actual)| {
                json!({ "organization": self.school(school), "expected": null, "actual": actual })
            })
            .collect();
        let heads: SetHeadCounts = request(json!({ "activity": activity, "counts": counts }));
        self.act(|w| attendance::set_head_counts(w, heads));
    }

    fn came(&mut self, activity: ActivityId, session: Option<SessionId>, person: PersonId) {
        let line: AddUnlisted = request(json!({
            "activity": activity, "session": session, "person": person, "name": null,
            "organization": null,
        }));
        self.act(|w| attendance::add_unlisted(w, line));
    }

    fn never(&self, stretch: Stretch) -> Vec<String> {
        names(never_took_part(self.reader(), self.people_of(stretch)).unwrap())
    }

    /// Name and what is said of it.
    fn apart(&self, stretch: Stretch) -> Vec<(String, String)> {
        let lines = without_occasion(self.reader(), self.people_of(stretch)).unwrap();
        let words = |line: &PersonLine| line.no_occasion.clone().expect("it says why");
        lines
            .iter()
            .map(|line| (line.name.clone(), words(line)))
            .collect()
    }

    fn people_of(&self, stretch: Stretch) -> PeopleRequest {
        PeopleRequest {
            community: Some(self.p1),
            stretch,
            text: None,
        }
    }

    fn counts(&self, school: &str, number: TermNumber, counter: Counter) -> u32 {
        let table = quota(
            self.reader(),
            QuotaRequest {
                school_year: YEAR,
                community: Some(self.p1),
                counter: None,
            },
        );
        let school = self.school(school);
        let rows = table.unwrap().rows;
        let mut rows = rows.iter().filter(|row| row.term == number);
        let row = rows.find(|row| row.organization == school);
        row.map_or(0, |row| row.tally(counter).value())
    }
}

fn names(lines: Vec<PersonLine>) -> Vec<String> {
    lines.into_iter().map(|line| line.name).collect()
}

/// G-41: posted from 28 June, or gone in the first week, nobody can have stayed away.
#[test]
fn who_was_not_there_on_any_day_of_an_activity_is_said_apart() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T04", "T18"]);
    office.posted("新来的", "XX01", Some("2025-06-28"), None);
    office.posted("走了的", "XX02", None, Some("2024-09-06"));
    office.posted("来去的", "XX02", Some("2025-03-03"), Some("2025-03-28"));
    office.posted("一直在的", "XX03", None, None);
    let year = Stretch::SchoolYear(YEAR);
    assert_eq!(
        office.never(year),
        ["陈立群", "李国栋", "胡小兰", "邓国平", "曾庆华", "一直在的"]
    );
    let said = |name: &str, words: &str| (name.to_owned(), words.to_owned());
    assert_eq!(
        office.apart(year),
        [
            said("新来的", "6月28日到校，之后没有计入的活动"),
            said("走了的", "9月6日离校，之前没有计入的活动"),
            said("来去的", "3月3日到校，3月28日离校，其间没有计入的活动"),
        ]
    );
    let second = Stretch::Term(TermRef::new(YEAR, TermNumber::Second));
    assert_eq!(office.never(second), [""; 0], "nothing counts then yet");
}

/// G-41: 请假 that was entered in the sign-in is a reason like any other.
#[test]
fn leave_in_the_sign_in_says_why_somebody_came_to_nothing() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T18"]);
    let later = office.activity("集体备课", "joint_prep", "2025-03-07", "XX01");
    office.sign_in(later, &["T03", "T18"]);
    let ill = office.posted("病着的", "XX01", None, None);
    let excused = office.posted("请假的", "XX02", None, None);
    for (activity, person, absence) in [
        (lesson, ill, Some("sick")),
        (later, ill, Some("sick")),
        (later, excused, None),
    ] {
        office.came(activity, None, person);
        let mark = |w: &crate::Writer<'_>| {
            let lines: Vec<Attendance> = w.reader().list(
                "WHERE r.activity = ?1 AND r.person = ?2",
                (activity, person),
            )?;
            for line in lines {
                w.update(&Attendance {
                    status: Some(attendance::Presence::Leave),
                    absence: absence.map(|code| request(json!(code))),
                    ..line
                })?;
            }
            Ok(())
        };
        office.act(mark);
    }
    let year = office.people_of(Stretch::SchoolYear(YEAR));
    let never = never_took_part(office.reader(), year).unwrap();
    let why = |name: &str| {
        let line = never.iter().find(|line| line.name == name);
        line.expect("came to nothing").away.clone()
    };
    let said = |words: &str| Some(words.to_owned());
    assert_eq!(why("病着的"), said("11月8日、3月7日请假（病假）"));
    assert_eq!(why("请假的"), said("3月7日请假"));
    assert_eq!(why("陈立群"), None);
}

/// G-41: a role is taking part, though nobody signed in by name.
#[test]
fn a_recorded_speaker_has_taken_part() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.heads(lesson, &[("XX01", 5), ("XX02", 3)]);
    office.role(lesson, "T07", "speaker");
    office.role(lesson, "T19", "judge");
    let never = office.never(Stretch::SchoolYear(YEAR));
    assert_eq!(
        never,
        ["陈立群", "周文慧", "吴雅琴", "徐梅芳", "邓国平", "曾庆华"]
    );
    let people = people(office.reader(), office.people_of(Stretch::SchoolYear(YEAR))).unwrap();
    let speaker = people.iter().find(|line| line.name == "李国栋").unwrap();
    assert_eq!(
        (speaker.times, speaker.involvement),
        (0, Involvement::TookPart),
        "person-times come from sign-ins alone"
    );
}

/// Who came to a school after it sent people without names was not among them.
#[test]
fn a_bare_head_count_hides_only_those_who_were_there() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.heads(lesson, &[("XX01", 5), ("XX02", 3)]);
    office.posted("后来的", "XX01", Some("2024-12-02"), None);
    let later = office.activity("集体备课", "joint_prep", "2025-03-07", "XX01");
    office.sign_in(later, &["T03", "T18"]);
    let lines = never_took_part(office.reader(), office.people_of(Stretch::SchoolYear(YEAR)));
    let unnamed = |name: &str| {
        let lines = lines.as_ref().unwrap();
        lines.iter().find(|line| line.name == name).unwrap().unnamed
    };
    assert_eq!((unnamed("陈立群"), unnamed("后来的")), (1, 0));
}

/// G-42, of records that were taken in with an empty 单位.
#[test]
fn an_empty_school_is_the_persons_own_on_that_day() {
    let mut office = Office::new();
    let lesson = office.lesson();
    office.sign_in(lesson, &["T03", "T18"]);
    office.role(lesson, "T30", "comment");
    let blank_out = |w: &crate::Writer<'_>| {
        for line in w.reader().list::<Attendance>("", [])? {
            w.update(&Attendance {
                organization: None,
                ..line
            })?;
        }
        for role in w.reader().list::<ActivityRole>("", [])? {
            w.update(&ActivityRole {
                organization: None,
                ..role
            })?;
        }
        Ok(())
    };
    office.act(blank_out);
    let number = TermNumber::First;
    let of = |school, counter| office.counts(school, number, counter);
    assert_eq!(of("XX01", Counter::Attend), 1, "two schools: it counts");
    assert_eq!(of("XX02", Counter::Attend), 1);
    assert_eq!(
        (of("XX03", Counter::Active), of("XX03", Counter::Attend)),
        (1, 1)
    );
    let community = &quota(
        office.reader(),
        QuotaRequest {
            school_year: YEAR,
            community: Some(office.p1),
            counter: None,
        },
    )
    .unwrap()
    .communities[0];
    assert_eq!(
        (community.first.person_times, community.first.hours),
        (2, 6.0)
    );
}

/// G-46: late August counted for the term that follows finds the schools and people of that term.
#[test]
fn late_august_for_the_next_term_loses_neither_schools_nor_people() {
    let mut office = Office::new();
    // 前楼中心小学 is a member from 1 September; 新来的 is posted there from then on.
    let newcomer = office.posted("新来的", "XX02", Some("2024-09-01"), None);
    let training = office.activity("暑期集体备课", "joint_prep", "2024-08-28", "XX01");
    let for_first = request(json!({ "activity": training, "term": FIRST }));
    office.act(|w| register::set_counts_for(w, for_first));
    office.sign_in(training, &["T03"]);
    office.came(training, None, newcomer);
    assert_eq!(office.counts("XX01", TermNumber::First, Counter::Attend), 1);
    assert_eq!(office.counts("XX02", TermNumber::First, Counter::Attend), 1);
    let share = |stretch| {
        let lines = people(office.reader(), office.people_of(stretch)).unwrap();
        let line = lines.into_iter().find(|line| line.person == newcomer);
        line.map(|line| (line.times, line.hours))
    };
    assert_eq!(share(Stretch::Term(FIRST)), Some((1, 3.0)));
    let august = Period {
        from: day("2024-08-01"),
        to: day("2024-08-31"),
    };
    assert_eq!(
        share(Stretch::Days(august)),
        Some((1, 3.0)),
        "by its day as well"
    );
    let gaps = crate::evidence::gaps(
        office.reader(),
        crate::evidence::GapsRequest {
            community: None,
            school_year: YEAR,
        },
    );
    assert_eq!(
        gaps.unwrap().len(),
        1,
        "its proof is asked for in that year too"
    );
    let page = register::page(office.reader(), training).unwrap();
    let counted = page.covered.iter().filter(|school| school.counted).count();
    assert!(counted > 0, "the page says the same: {:?}", page.covered);
}

/// G-46: whoever moved between the two days carried and signed for the school of the term's day.
#[test]
fn the_school_follows_the_term_an_activity_is_counted_for() {
    let mut office = Office::new();
    let mover = office.posted("调动的", "XX02", None, Some("2024-08-31"));
    let new = request(json!({
        "uid": null, "person": mover, "organization": office.school("XX03"),
        "subjects": ["math"], "from": "2024-09-01",
    }));
    office.act(|w| roster::save_posting(w, new));
    let training = office.activity("暑期集体备课", "joint_prep", "2024-08-28", "XX01");
    office.came(training, None, mover);
    let role: SaveRole = request(json!({
        "activity": training, "person": mover, "role": "main_preparer",
    }));
    office.act(|w| activities::save_role(w, role));
    let for_first = request(json!({ "activity": training, "term": FIRST }));
    let (moved, changed) = office
        .try_act(|w| register::set_counts_for(w, for_first))
        .unwrap();
    assert_eq!(moved.len(), 1);
    assert_eq!(
        changed.act.unwrap().title,
        "已将“暑期集体备课”计入2024—2025学年度第一学期，调动的的单位已改为9月1日所在的石桥中心小学"
    );
    assert_eq!(office.counts("XX03", TermNumber::First, Counter::Active), 1);
    assert_eq!(office.counts("XX02", TermNumber::First, Counter::Attend), 0);
}

/// G-44 and G-45 in the table: a day before a late first term, a school away in the middle.
#[test]
fn days_before_a_late_term_count_and_a_school_away_in_the_middle_owes_nothing() {
    let mut office = Office::new();
    let term = request(json!({
        "term": FIRST, "starts": "2024-09-09", "ends": "2025-01-17",
        "teachingFrom": "2024-09-09", "teachingTo": "2025-01-10",
    }));
    office.act(|w| register::save_term(w, term));
    let early = office.activity("开学集体备课", "joint_prep", "2024-09-03", "XX01");
    office.sign_in(early, &["T03", "T18"]);
    assert_eq!(office.counts("XX02", TermNumber::First, Counter::Attend), 1);

    let (p1, school) = (office.p1, office.school("XX03"));
    let all = communities::load(office.reader()).unwrap();
    let member = all
        .memberships(p1)
        .iter()
        .find(|m| m.organization == school);
    let uid = member.map(|membership| membership.uid);
    let left = json!({ "uid": uid, "community": p1, "organization": school, "role": "member",
        "from": "2024-09-01", "to": "2024-09-20" });
    let back = json!({ "community": p1, "organization": school, "role": "member",
        "from": "2025-01-06" });
    for membership in [left, back] {
        office.act(|w| communities::save_membership(w, request(membership)));
    }
    let request = QuotaRequest {
        school_year: YEAR,
        community: Some(p1),
        counter: Some(Counter::Active),
    };
    let rows = quota(office.reader(), request).unwrap().rows;
    let mut rows = rows.iter().filter(|row| row.organization == school);
    let first = rows.next().unwrap();
    assert_eq!(first.weighed.verdict, Verdict::Exempt);
    assert_eq!(
        first.weighed.reason.as_deref(),
        Some("学期过半时不是成员学校，本学期不作要求。")
    );
}

/// G-43 through the ledger: the opening bears no hours, the lecture does.
#[test]
fn a_session_without_hours_earns_nothing_beside_one_that_bears_them() {
    let mut office = Office::new();
    let lesson = office.lesson();
    let mut session = |title: &str, hours: Option<f64>| {
        let session = request(json!({
            "activity": lesson, "session": null, "title": title, "day": null, "halfDay": null,
            "starts": null, "ends": null, "form": null, "place": null, "lead": null,
            "subject": null, "class": null, "hours": hours, "note": null,
        }));
        office.act(|w| activities::save_session(w, session))
    };
    let (opening, lecture) = (session("开幕式", None), session("讲座", Some(1.5)));
    let (one, both) = (office.person("T03"), office.person("T18"));
    for (person, session) in [(one, opening), (both, opening), (both, lecture)] {
        office.came(lesson, Some(session), person);
    }
    let hours = |person| {
        let lines = people(office.reader(), office.people_of(Stretch::SchoolYear(YEAR)));
        let lines = lines.unwrap().into_iter();
        lines
            .filter(|line| line.person == person)
            .map(|line| line.hours)
            .sum::<f64>()
    };
    assert_eq!((hours(one), hours(both)), (0.0, 1.5));
}
