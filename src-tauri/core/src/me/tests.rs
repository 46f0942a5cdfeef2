//! Who is asked, and which communities are hers.
use chrono::NaiveDate;

use super::*;
use crate::communities::{
    LeadMode, SaveCommunity, SaveMembership, save_community, save_membership,
};
use crate::ledger::Ledger;
use crate::roster::{SaveOrganization, save_organization};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Two areas of two schools each, led by the first; the second area's lead goes round.
struct County {
    ledger: Ledger,
    schools: Vec<OrganizationId>,
}

fn county() -> County {
    let mut ledger = Ledger::temporary().unwrap();
    ledger.change("新建资料库", vocabulary::install).unwrap();
    let mut county = County {
        ledger,
        schools: vec![],
    };
    county.area(
        "第一片区",
        LeadMode::Fixed,
        ["第二实验小学", "前楼中心小学"],
    );
    county.area("第四片区", LeadMode::Rotating, ["岚溪实验小学", "北街小学"]);
    county
}

impl County {
    fn area(&mut self, name: &str, lead_mode: LeadMode, schools: [&str; 2]) {
        let request = SaveCommunity {
            uid: None,
            code: None,
            name: name.into(),
            kind: "primary_area".into(),
            stage: None,
            lead_mode,
            first_year: Some(SchoolYear(2024)),
            reviewer: None,
            supervisor: None,
            parent: None,
            from: None,
            to: None,
            theme: None,
            basis: None,
            sort: None,
            note: None,
        };
        let (saved, _) = self
            .ledger
            .change("共同体", |w| save_community(w, request))
            .unwrap();
        let roles = match lead_mode {
            LeadMode::Fixed => ["lead", "member"],
            LeadMode::Rotating => ["member", "member"],
        };
        for (school, role) in schools.into_iter().zip(roles) {
            let request = SaveOrganization {
                name: school.into(),
                ..SaveOrganization::default()
            };
            let (school, _) = self
                .ledger
                .change("单位", |w| save_organization(w, request))
                .unwrap();
            let organization = OrganizationId(school.uid);
            self.schools.push(organization);
            let membership = SaveMembership {
                uid: None,
                community: CommunityId(saved.uid),
                organization,
                role: role.into(),
                seq: None,
                from: day("2024-09-01"),
                to: None,
                note: None,
            };
            self.ledger
                .change("成员", |w| save_membership(w, membership))
                .unwrap();
        }
    }

    fn me(&self, duty: Duty, school: Option<usize>) -> Me {
        Me {
            duty,
            organization: school.map(|place| self.schools[place]),
            organization_name: None,
            name: Some(" 高原 ".into()),
            post: Some("教研干事".into()),
            community: None,
            school_year: None,
        }
    }

    /// `第四片区 北街小学 led mine`
    fn listed(&self, me: Option<Me>, year: i32) -> Vec<String> {
        let request = CommunitiesRequest {
            me,
            school_year: SchoolYear(year),
        };
        communities(self.ledger.reader(), request)
            .unwrap()
            .into_iter()
            .map(|found| {
                let marks = [(found.led, " led"), (found.mine, " mine")];
                let marks: String = marks
                    .iter()
                    .filter(|mark| mark.0)
                    .map(|mark| mark.1)
                    .collect();
                format!("{}{marks}", found.name)
            })
            .collect()
    }
}

#[test]
fn nobody_has_said_until_somebody_says() {
    let mut county = county();
    assert_eq!(get(county.ledger.reader(), ()).unwrap(), None);
    let me = county.me(Duty::Lead, Some(0));
    let (_, changed) = county.ledger.change("我是谁", |w| set(w, me)).unwrap();
    assert!(changed.act.is_none(), "a preference leaves no history");
    let kept = get(county.ledger.reader(), ()).unwrap().unwrap();
    assert_eq!(kept.organization_name.as_deref(), Some("第二实验小学"));
    assert_eq!(kept.name.as_deref(), Some("高原"));
}

#[test]
fn her_unit_is_called_as_the_roster_calls_it_today() {
    let mut county = county();
    let typed = SaveOrganization {
        name: "实小".into(),
        ..SaveOrganization::default()
    };
    let saved = county
        .ledger
        .change("单位", |w| save_organization(w, typed.clone()));
    let unit = OrganizationId(saved.unwrap().0.uid);
    let me = Me {
        organization: Some(unit),
        ..county.me(Duty::Lead, Some(0))
    };
    county.ledger.change("我是谁", |w| set(w, me)).unwrap();
    let full = SaveOrganization {
        uid: Some(unit),
        name: "云麓县实验小学".into(),
        short_name: Some("实小".into()),
        ..typed
    };
    county
        .ledger
        .change("改名", |w| save_organization(w, full))
        .unwrap();
    let name = |county: &County| get(county.ledger.reader(), ()).unwrap().unwrap();
    assert_eq!(
        name(&county).organization_name.as_deref(),
        Some("云麓县实验小学")
    );

    // The record is another one by now, as after two were merged: the name that was kept still finds it.
    let kept =
        r#"{"duty":"lead","organization":null,"organizationName":"实小","name":null,"post":null}"#;
    county
        .ledger
        .change("我是谁", |w| w.set_preference(ME, kept))
        .unwrap();
    assert_eq!(
        name(&county).organization_name.as_deref(),
        Some("云麓县实验小学")
    );
}

#[test]
fn the_history_names_who_did_it() {
    let mut county = county();
    let me = county.me(Duty::Lead, Some(0));
    let school = county.schools[0];
    county.ledger.change("我是谁", |w| set(w, me)).unwrap();
    let (author, _) = county.ledger.change("看看", |w| Ok(w.author())).unwrap();
    assert_eq!(author, school.0);
}

#[test]
fn a_school_must_be_chosen_unless_it_is_the_office() {
    let mut county = county();
    let nowhere = county.me(Duty::Member, None);
    let refused = county
        .ledger
        .change("我是谁", |w| set(w, nowhere))
        .unwrap_err();
    assert_eq!(refused.to_string(), "请选择您所在的学校。");
    let office = county.me(Duty::Office, None);
    county.ledger.change("我是谁", |w| set(w, office)).unwrap();
    let kept = get(county.ledger.reader(), ()).unwrap().unwrap();
    assert_eq!(kept.organization_name.as_deref(), Some("县教师进修学校"));
}

#[test]
fn her_communities_come_first() {
    let county = county();
    let cases = [
        (
            county.me(Duty::Lead, Some(0)),
            2024,
            ["第一片区 led mine", "第四片区"],
        ),
        (
            county.me(Duty::Member, Some(1)),
            2024,
            ["第一片区 mine", "第四片区"],
        ),
        (
            county.me(Duty::Member, Some(3)),
            2024,
            ["第四片区 mine", "第一片区"],
        ),
        (
            county.me(Duty::Member, Some(3)),
            2025,
            ["第四片区 led mine", "第一片区"],
        ),
        (
            county.me(Duty::Member, Some(3)),
            2023,
            ["第一片区", "第四片区"],
        ),
        (
            county.me(Duty::Office, None),
            2024,
            ["第一片区 mine", "第四片区 mine"],
        ),
    ];
    for (me, year, listed) in cases {
        assert_eq!(county.listed(Some(me), year), listed, "{year}");
    }
    assert_eq!(
        county.listed(None, 2024),
        ["第一片区", "第四片区"],
        "nobody has said"
    );
}

#[test]
fn an_answer_of_another_version_is_asked_for_again() {
    let mut county = county();
    county
        .ledger
        .set_preference(ME, Some(r#"{"duty": "emperor"}"#))
        .unwrap();
    assert_eq!(get(county.ledger.reader(), ()).unwrap(), None);
}
