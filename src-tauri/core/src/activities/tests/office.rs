//! 第一片区 in a ledger of its own, for the tests of activities and of what hangs on them.
use std::collections::HashMap;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::activities::{self, NewActivity, SaveActivity, SaveRole};
use crate::attendance::{self, SetExpected};
use crate::communities::{save_community, save_membership};
use crate::error::{Error, Result};
use crate::ids::{ActivityId, CommunityId, OrganizationId, PersonId};
use crate::ledger::{Changed, Ledger, Reader, Writer};
use crate::roster::{save_organization, save_person};
use crate::vocabulary;

/// 30 June 2025, nine in the morning: the school year is over.
pub(crate) const TODAY: &str = "2025-06-30";

/// Number, name, school, subject, post of the people the tests need (catalogue §9.2).
const PEOPLE: [(&str, &str, &str, &str, &str); 9] = [
    ("T01", "陈立群", "XX01", "moral_law", "校长"),
    ("T03", "周文慧", "XX01", "chinese", "语文教研组长"),
    ("T04", "吴雅琴", "XX01", "chinese", "三年级备课组长"),
    ("T07", "李国栋", "XX01", "math", "数学教研组长"),
    ("T18", "徐梅芳", "XX02", "chinese", "教导主任"),
    ("T19", "胡小兰", "XX02", "chinese", "班主任"),
    ("T27", "邓国平", "XX03", "math", "校长"),
    ("T30", "曾庆华", "XX03", "math", "数学教研组长"),
    ("T42", "程远航", "JXXX", "chinese", "小研室语文教研员"),
];

const ORGANIZATIONS: [(&str, &str, &str); 4] = [
    ("XX01", "第二实验小学", "school"),
    ("XX02", "前楼中心小学", "school"),
    ("XX03", "石桥中心小学", "school"),
    ("JXXX", "县教师进修学校", "training_school"),
];

/// The lead school's secretary at work.
pub(crate) struct Office {
    pub(crate) ledger: Ledger,
    pub(crate) p1: CommunityId,
    organizations: HashMap<&'static str, OrganizationId>,
    people: HashMap<&'static str, PersonId>,
}

/// A request as the window would send it.
pub(crate) fn request<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("a request of this type")
}

impl Office {
    pub(crate) fn new() -> Self {
        let clock = || {
            day(TODAY)
                .and_hms_opt(9, 0, 0)
                .expect("nine o'clock exists")
        };
        let mut ledger = Ledger::temporary().expect("a ledger").with_clock(clock);
        ledger
            .change("新建资料库", vocabulary::install)
            .expect("the lists");
        let (office, _) = ledger.change("岚溪县", Self::fill).expect("the county");
        let (p1, organizations, people) = office;
        Office {
            ledger,
            p1,
            organizations,
            people,
        }
    }

    #[expect(clippy::type_complexity, reason = "taken apart at once")]
    fn fill(
        w: &Writer<'_>,
    ) -> Result<(
        CommunityId,
        HashMap<&'static str, OrganizationId>,
        HashMap<&'static str, PersonId>,
    )> {
        let mut organizations = HashMap::new();
        for (code, name, kind) in ORGANIZATIONS {
            let organization = json!({ "code": code, "name": name, "kind": kind });
            let saved = save_organization(w, request(organization))?;
            organizations.insert(code, OrganizationId(saved.uid));
        }
        let p1 = save_community(
            w,
            request(json!({
                "code": "P1", "name": "第一片区教研共同体", "kind": "primary_area",
                "stage": "primary", "leadMode": "fixed",
            })),
        )?;
        for (code, role) in [("XX01", "lead"), ("XX02", "member"), ("XX03", "member")] {
            let membership = json!({
                "community": p1.uid, "organization": organizations[code], "role": role,
                "from": "2024-09-01",
            });
            save_membership(w, request(membership))?;
        }
        let mut people = HashMap::new();
        for (code, name, school, subject, post) in PEOPLE {
            let person = json!({
                "code": code, "name": name, "status": "active",
                "posting": { "organization": organizations[school], "subjects": [subject], "post": post },
            });
            people.insert(code, PersonId(save_person(w, request(person))?.uid));
        }
        Ok((CommunityId(p1.uid), organizations, people))
    }

    pub(crate) fn school(&self, code: &str) -> OrganizationId {
        self.organizations[code]
    }

    pub(crate) fn person(&self, code: &str) -> PersonId {
        self.people[code]
    }

    pub(crate) fn persons(&self, codes: &[&str]) -> Vec<PersonId> {
        codes.iter().map(|code| self.person(code)).collect()
    }

    pub(crate) fn reader(&self) -> Reader<'_> {
        self.ledger.reader()
    }

    /// One act that must succeed.
    pub(crate) fn act<T>(&mut self, work: impl FnOnce(&Writer<'_>) -> Result<T>) -> T {
        self.try_act(work).expect("the act succeeds").0
    }

    pub(crate) fn try_act<T>(
        &mut self,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<(T, Changed)> {
        self.ledger.change("测试", work)
    }

    /// The words with which an act is refused.
    pub(crate) fn refusal<T: std::fmt::Debug>(
        &mut self,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> String {
        match self.try_act(work).expect_err("should be refused") {
            Error::Invalid { message, .. } | Error::NotNow(message) => message,
            other => panic!("not in the user's words: {other:?}"),
        }
    }

    /// 同课异构《牛和鹅》 on 8 November 2024, hosted by 前楼中心小学.
    pub(crate) fn lesson(&mut self) -> ActivityId {
        self.activity("同课异构《牛和鹅》", "same_topic", "2024-11-08", "XX02")
    }

    pub(crate) fn activity(&mut self, title: &str, form: &str, on: &str, host: &str) -> ActivityId {
        let new: NewActivity = request(json!({
            "community": self.p1, "title": title, "form": form, "day": on, "month": null,
            "host": self.school(host), "subjects": ["chinese"],
        }));
        self.act(|w| activities::create(w, new))
    }

    pub(crate) fn expect(&mut self, activity: ActivityId, codes: &[&str]) {
        let people = self.persons(codes);
        self.act(|w| {
            attendance::set_expected(
                w,
                SetExpected {
                    activity,
                    session: None,
                    people,
                },
            )
        });
    }

    /// The list was settled and everyone came.
    pub(crate) fn sign_in(&mut self, activity: ActivityId, codes: &[&str]) {
        self.expect(activity, codes);
        let all = request(json!({ "activity": activity, "exceptions": [] }));
        self.act(|w| attendance::mark_all_except(w, all));
    }

    pub(crate) fn role(&mut self, activity: ActivityId, person: &str, role: &str) {
        let role: SaveRole = request(json!({
            "activity": activity, "person": self.person(person), "role": role,
        }));
        self.act(|w| activities::save_role(w, role));
    }

    /// 基本信息 as it stands, to be changed and saved.
    pub(crate) fn page(&self, activity: ActivityId) -> SaveActivity {
        let found: activities::Activity = self.reader().get(activity).expect("it is there");
        let parts = activities::parts(self.reader(), activity).expect("parts");
        let of = |wanted: activities::Part| {
            let parts = parts.iter().filter(move |part| part.part == wanted);
            parts.map(|part| part.organization).collect::<Vec<_>>()
        };
        SaveActivity {
            activity,
            code: found.code,
            title: found.title,
            form: found.form,
            forms: Vec::new(),
            subjects: vec!["chinese".into()],
            themes: Vec::new(),
            help_fields: Vec::new(),
            dimensions: Vec::new(),
            mode: found.mode,
            day: found.day,
            last_day: found.last_day,
            month: found.month,
            starts: found.starts,
            ends: found.ends,
            place: found.place,
            platform: found.platform,
            level: found.level,
            grade: found.grade,
            audience: found.audience,
            chair: found.chair,
            hours: found.hours,
            planned: found.planned,
            note: found.note,
            organisers: of(activities::Part::Organiser),
            hosts: of(activities::Part::Host),
            co_hosts: of(activities::Part::CoHost),
            guides: of(activities::Part::Guide),
            givers: of(activities::Part::Giver),
            receivers: of(activities::Part::Receiver),
        }
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
