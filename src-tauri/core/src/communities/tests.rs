//! Members, roles and the turn of the lead: the known answers of catalogue §9.1 and their edges.
use chrono::NaiveDate;

use super::*;
use crate::dates::SchoolYear;
use crate::error::Error;
use crate::ids::{MembershipId, OrganizationId};
use crate::ledger::Ledger;
use crate::roster::{self, SaveOrganization, save_organization};
use crate::vocabulary;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ledger with the schools of 岚溪县 that the tests need.
struct County {
    ledger: Ledger,
}

impl County {
    fn new() -> Self {
        let mut ledger = Ledger::temporary()
            .unwrap()
            .with_clock(|| day("2024-10-11").and_hms_opt(9, 0, 0).unwrap());
        ledger.change("新建资料库", vocabulary::install).unwrap();
        County { ledger }
    }

    fn school(&mut self, name: &str) -> OrganizationId {
        let request = SaveOrganization {
            name: name.into(),
            ..SaveOrganization::default()
        };
        let (saved, _) = self
            .ledger
            .change("新增单位", |w| save_organization(w, request))
            .unwrap();
        OrganizationId(saved.uid)
    }

    fn community(&mut self, name: &str, lead_mode: LeadMode) -> CommunityId {
        let request = SaveCommunity {
            uid: None,
            code: None,
            name: name.into(),
            kind: "primary_area".into(),
            stage: Some("primary".into()),
            lead_mode,
            first_year: (lead_mode == LeadMode::Rotating).then_some(SchoolYear(2024)),
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
            .change("新增共同体", |w| save_community(w, request))
            .unwrap();
        CommunityId(saved.uid)
    }

    /// A rotating community of these schools, in this order, from 1 September 2024.
    fn rotating(&mut self, schools: &[&str]) -> (CommunityId, Vec<OrganizationId>) {
        let community = self.community("第四片区教研共同体", LeadMode::Rotating);
        let ids: Vec<OrganizationId> = schools.iter().map(|name| self.school(name)).collect();
        for id in &ids {
            self.join(community, *id, "member", "2024-09-01", None)
                .unwrap();
        }
        (community, ids)
    }

    fn join(
        &mut self,
        community: CommunityId,
        organization: OrganizationId,
        role: &str,
        from: &str,
        to: Option<&str>,
    ) -> Result<MembershipId> {
        let request = SaveMembership {
            uid: None,
            community,
            organization,
            role: role.into(),
            seq: None,
            from: day(from),
            to: to.map(day),
            note: None,
        };
        self.ledger
            .change("成员", |w| save_membership(w, request))
            .map(|(id, _)| id)
    }

    /// 2024–25 岚溪实验小学 …
    fn lead(&self, community: CommunityId, year: i32) -> Option<String> {
        let request = RotationRequest {
            community,
            from_year: SchoolYear(year),
            to_year: SchoolYear(year),
        };
        rotation(self.ledger.reader(), request)
            .unwrap()
            .remove(0)
            .lead_name
    }

    fn roles(&self, community: CommunityId, year: i32) -> Vec<String> {
        let request = CommunityRequest {
            community,
            school_year: SchoolYear(year),
        };
        let page = community_page(self, request);
        page.row
            .members
            .into_iter()
            .map(|member| format!("{} {}", member.name, member.role_name))
            .collect()
    }
}

fn community_page(county: &County, request: CommunityRequest) -> CommunityPage {
    super::community(county.ledger.reader(), request).unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("should be refused") {
        Error::Invalid { message, .. } | Error::NotNow(message) => message,
        other => panic!("not in the user's words: {other:?}"),
    }
}

const P4: [&str; 3] = ["岚溪实验小学", "北街小学", "南溪中心小学"];

#[test]
fn the_lead_goes_round_as_in_the_catalogue() {
    let mut county = County::new();
    let (p4, _) = county.rotating(&P4);
    let (h, _) = county.rotating(&["岚溪一中", "岚溪二中"]);
    let cases = [
        (p4, 2024, "岚溪实验小学"),
        (p4, 2025, "北街小学"),
        (p4, 2026, "南溪中心小学"),
        (p4, 2027, "岚溪实验小学"),
        (p4, 2030, "岚溪实验小学"),
        (h, 2024, "岚溪一中"),
        (h, 2025, "岚溪二中"),
        (h, 2030, "岚溪一中"),
    ];
    for (community, year, lead) in cases {
        assert_eq!(
            county.lead(community, year).as_deref(),
            Some(lead),
            "{year}"
        );
    }
    assert_eq!(
        county.lead(p4, 2023),
        None,
        "before the first year nobody leads"
    );
}

#[test]
fn the_rotating_lead_and_the_others_show_their_roles_of_the_year() {
    let mut county = County::new();
    let (p4, _) = county.rotating(&P4);
    assert_eq!(
        county.roles(p4, 2025),
        [
            "岚溪实验小学 成员学校",
            "北街小学 轮值领衔学校",
            "南溪中心小学 成员学校"
        ]
    );
}

#[test]
fn a_rotating_school_entered_as_lead_shows_as_member_when_it_is_not_its_turn() {
    let mut county = County::new();
    let h = county.community("高中校际联盟", LeadMode::Rotating);
    let (first, second) = (county.school("岚溪一中"), county.school("岚溪二中"));
    county
        .join(h, first, "rotating_lead", "2024-09-01", None)
        .unwrap();
    county
        .join(h, second, "member", "2024-09-01", None)
        .unwrap();
    assert_eq!(
        county.roles(h, 2025),
        ["岚溪一中 成员学校", "岚溪二中 轮值领衔学校"]
    );
}

#[test]
fn a_swap_wins_for_its_year_only_and_keeps_its_reason() {
    let mut county = County::new();
    let (p4, schools) = county.rotating(&P4);
    let swap = SetLead {
        community: p4,
        school_year: SchoolYear(2025),
        organization: schools[2],
        reason: " 北街小学校舍维修 ".into(),
    };
    county
        .ledger
        .change("调整", |w| set_lead(w, swap.clone()))
        .unwrap();
    let request = RotationRequest {
        community: p4,
        from_year: SchoolYear(2024),
        to_year: SchoolYear(2026),
    };
    let turns = rotation(county.ledger.reader(), request).unwrap();
    let names: Vec<_> = turns
        .iter()
        .map(|turn| turn.lead_name.as_deref().unwrap())
        .collect();
    assert_eq!(
        names,
        ["岚溪实验小学", "南溪中心小学", "南溪中心小学"],
        "the order itself does not move"
    );
    assert_eq!(turns[1].swapped.as_deref(), Some("北街小学校舍维修"));
    assert_eq!(county.roles(p4, 2025)[2], "南溪中心小学 轮值领衔学校");
    let clear = ClearLead {
        community: p4,
        school_year: SchoolYear(2025),
    };
    county
        .ledger
        .change("取消", |w| clear_lead(w, clear))
        .unwrap();
    assert_eq!(county.lead(p4, 2025).as_deref(), Some("北街小学"));
}

#[test]
fn a_swap_needs_a_reason_and_a_member() {
    let mut county = County::new();
    let (p4, schools) = county.rotating(&P4);
    let stranger = county.school("城关小学");
    let fixed = county.community("第一片区", LeadMode::Fixed);
    let swap = |community, organization, reason: &str| SetLead {
        community,
        school_year: SchoolYear(2025),
        organization,
        reason: reason.into(),
    };
    let cases = [
        (
            swap(p4, schools[2], ""),
            "请填写调整原因，报表中会一并说明。",
        ),
        (
            swap(p4, stranger, "有原因"),
            "城关小学在2025—2026学年度不是“第四片区教研共同体”的成员，请选择成员学校。",
        ),
        (
            swap(fixed, stranger, "有原因"),
            "“第一片区”是固定领衔，要更换领衔学校，请在成员学校中修改角色。",
        ),
        (
            swap(p4, schools[1], "有原因"),
            "按轮值次序，2025—2026学年度本来就由北街小学领衔，不用调整。",
        ),
    ];
    for (request, message) in cases {
        assert_eq!(
            refused(county.ledger.change("调整", |w| set_lead(w, request))),
            message
        );
    }
}

#[test]
fn who_has_left_is_no_longer_in_the_order() {
    let mut county = County::new();
    let p4 = county.community("第四片区", LeadMode::Rotating);
    for (name, to) in [
        ("岚溪实验小学", None),
        ("北街小学", Some("2025-08-31")),
        ("南溪中心小学", None),
    ] {
        let school = county.school(name);
        county.join(p4, school, "member", "2024-09-01", to).unwrap();
    }
    assert_eq!(
        county.lead(p4, 2025).as_deref(),
        Some("南溪中心小学"),
        "1 mod 2 of those left"
    );
    assert_eq!(county.roles(p4, 2024).len(), 3);
    assert_eq!(county.roles(p4, 2025).len(), 2);
}

#[test]
fn a_fixed_lead_changes_with_its_role() {
    let mut county = County::new();
    let p1 = county.community("第一片区", LeadMode::Fixed);
    let (first, second) = (county.school("第二实验小学"), county.school("前楼中心小学"));
    county
        .join(p1, first, "lead", "2024-09-01", Some("2025-08-31"))
        .unwrap();
    county
        .join(p1, first, "member", "2025-09-01", None)
        .unwrap();
    county
        .join(p1, second, "member", "2024-09-01", Some("2025-08-31"))
        .unwrap();
    county.join(p1, second, "lead", "2025-09-01", None).unwrap();
    assert_eq!(county.lead(p1, 2024).as_deref(), Some("第二实验小学"));
    assert_eq!(county.lead(p1, 2025).as_deref(), Some("前楼中心小学"));
    assert_eq!(
        county.roles(p1, 2024),
        ["第二实验小学 领衔学校", "前楼中心小学 成员学校"]
    );
    assert_eq!(
        county.roles(p1, 2025),
        ["第二实验小学 成员学校", "前楼中心小学 领衔学校"]
    );
}

#[test]
fn a_fixed_lead_is_one_school_at_a_time() {
    let mut county = County::new();
    let p1 = county.community("第一片区", LeadMode::Fixed);
    let (first, second) = (county.school("第二实验小学"), county.school("前楼中心小学"));
    county.join(p1, first, "lead", "2024-09-01", None).unwrap();
    assert_eq!(
        refused(county.join(p1, second, "lead", "2025-09-01", None)),
        "“第一片区”的领衔学校是第二实验小学（2024年9月1日起）。要换领衔学校，请先填写那一段的结束日期。"
    );
    let h = county.community("高中校际联盟", LeadMode::Rotating);
    county
        .join(h, first, "rotating_lead", "2024-09-01", None)
        .unwrap();
    county
        .join(h, second, "rotating_lead", "2024-09-01", None)
        .unwrap();
}

#[test]
fn several_schools_at_once_do_not_all_lead() {
    let mut county = County::new();
    let schools = ["第二实验小学", "前楼中心小学"].map(|name| county.school(name));
    let fixed = county.community("第一片区", LeadMode::Fixed);
    let rotating = county.community("高中校际联盟", LeadMode::Rotating);
    let mut add = |community, organizations: &[OrganizationId], role: &str| {
        let request = AddMembers {
            community,
            organizations: organizations.to_vec(),
            role: role.into(),
            from: day("2024-09-01"),
            to: None,
            note: None,
        };
        let added = county.ledger.change("成员", |w| add_members(w, request));
        added.map(|_| ())
    };
    assert_eq!(
        add(fixed, &schools, "lead").unwrap_err().to_string(),
        "领衔学校只能有一所，这里选了2所。请让它们以成员学校加入，再把其中一所改为领衔学校。"
    );
    add(fixed, &schools, "member").expect("as many members as there are");
    add(rotating, &schools, "rotating_lead").expect("each in its turn");
    let third = [schools[0], schools[0]];
    let refused = add(fixed, &third, "lead").unwrap_err().to_string();
    assert!(
        !refused.contains("只能有一所"),
        "one school, named twice: {refused}"
    );
}

#[test]
fn a_school_holds_one_role_at_a_time() {
    let mut county = County::new();
    let p1 = county.community("第一片区", LeadMode::Fixed);
    let school = county.school("第二实验小学");
    county.join(p1, school, "lead", "2024-09-01", None).unwrap();
    let message = refused(county.join(p1, school, "member", "2025-09-01", None));
    assert!(
        message.starts_with("第二实验小学在这段时间已是这个共同体的成员"),
        "{message}"
    );
}

#[test]
fn a_school_may_be_in_several_communities() {
    let mut county = County::new();
    let (p1, p2) = (
        county.community("第一片区", LeadMode::Fixed),
        county.community("第二片区", LeadMode::Fixed),
    );
    let school = county.school("第二实验小学");
    county.join(p1, school, "lead", "2024-09-01", None).unwrap();
    county
        .join(p2, school, "member", "2025-09-01", None)
        .unwrap();
    let in_year = |year| {
        let request = OrganizationRequest {
            organization: school,
            school_year: SchoolYear(year),
        };
        of_organization(county.ledger.reader(), request)
            .unwrap()
            .len()
    };
    assert_eq!((in_year(2023), in_year(2024), in_year(2025)), (0, 1, 2));
}

#[test]
fn a_member_who_left_still_belongs_to_the_period_it_was_there() {
    let mut county = County::new();
    let p1 = county.community("第一片区", LeadMode::Fixed);
    let school = county.school("石桥中心小学");
    county
        .join(p1, school, "member", "2024-09-01", Some("2024-12-31"))
        .unwrap();
    let members = |from: &str, to: &str| {
        let period = Period {
            from: day(from),
            to: day(to),
        };
        members_in(county.ledger.reader(), p1, period).unwrap()
    };
    assert_eq!(members("2024-09-01", "2025-01-31").len(), 1);
    assert!(members("2025-02-01", "2025-08-31").is_empty());
}

#[test]
fn faulty_communities_are_refused_in_words() {
    let mut county = County::new();
    let p1 = county.community("第一片区", LeadMode::Fixed);
    let base = SaveCommunity {
        uid: Some(p1),
        code: None,
        name: "第一片区".into(),
        kind: "primary_area".into(),
        stage: None,
        lead_mode: LeadMode::Fixed,
        first_year: None,
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
    let cases = [
        (
            SaveCommunity {
                name: " ".into(),
                ..base.clone()
            },
            "请填写教研共同体名称。",
        ),
        (
            SaveCommunity {
                lead_mode: LeadMode::Rotating,
                ..base.clone()
            },
            "轮值领衔要从哪一个学年轮起？请选择轮值首学年。",
        ),
        (
            SaveCommunity {
                parent: Some(p1),
                ..base.clone()
            },
            "上级共同体不能是它自己，请另选一个或留空。",
        ),
        (
            SaveCommunity {
                uid: None,
                code: Some("P1".into()),
                ..base.clone()
            },
            "编号P1已用于“第一片区”，可以改用P2。",
        ),
    ];
    for (request, message) in cases {
        assert_eq!(
            refused(county.ledger.change("保存", |w| save_community(w, request))),
            message
        );
    }
}

#[test]
fn a_community_goes_with_its_members_and_comes_back_by_undo() {
    let mut county = County::new();
    let (p4, schools) = county.rotating(&P4);
    let before = list(county.ledger.reader(), SchoolYear(2024)).unwrap();
    county
        .ledger
        .change("删除", |w| remove_community(w, p4))
        .unwrap();
    assert!(
        list(county.ledger.reader(), SchoolYear(2024))
            .unwrap()
            .is_empty()
    );
    county.ledger.undo().unwrap();
    assert_eq!(
        list(county.ledger.reader(), SchoolYear(2024)).unwrap(),
        before
    );
    let message = refused(
        county
            .ledger
            .change("删除", |w| roster::remove_organization(w, schools[0])),
    );
    assert!(message.contains("教研共同体成员1条"), "{message}");
}
