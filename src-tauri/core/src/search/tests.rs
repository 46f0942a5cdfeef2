//! What is found, in which order, and what is marked.
use chrono::NaiveDate;

use super::*;
use crate::communities::{
    LeadMode, SaveCommunity, SaveMembership, save_community, save_membership,
};
use crate::ids::OrganizationId;
use crate::ledger::Ledger;
use crate::roster::{
    PersonStatus, PostingInput, SaveOrganization, SavePerson, save_organization, save_person,
};
use crate::vocabulary::{self, SettingChange, set_setting};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

struct Office {
    ledger: Ledger,
    cache: Cache,
}

fn office() -> Office {
    let mut ledger = Ledger::temporary()
        .unwrap()
        .with_clock(|| day("2024-10-11").and_hms_opt(9, 0, 0).unwrap());
    ledger.change("新建资料库", vocabulary::install).unwrap();
    Office {
        ledger,
        cache: Cache::default(),
    }
}

impl Office {
    fn school(&mut self, name: &str, short_name: Option<&str>) -> OrganizationId {
        let request = SaveOrganization {
            name: name.into(),
            short_name: short_name.map(Into::into),
            stage: Some("primary".into()),
            ..SaveOrganization::default()
        };
        let (saved, _) = self
            .ledger
            .change("单位", |w| save_organization(w, request))
            .unwrap();
        OrganizationId(saved.uid)
    }

    fn person(&mut self, name: &str, organization: OrganizationId) {
        let request = SavePerson {
            uid: None,
            code: None,
            name: name.into(),
            reading: None,
            sex: None,
            birth_month: None,
            phone: None,
            teaching_since: None,
            status: PersonStatus::Active,
            sort: None,
            note: None,
            posting: Some(PostingInput {
                organization,
                subjects: vec![],
                stage: None,
                post: Some("班主任".into()),
                title: None,
                honours: None,
            }),
            from: None,
        };
        self.ledger
            .change("人员", |w| save_person(w, request))
            .unwrap();
    }

    fn community(&mut self, name: &str, members: &[OrganizationId]) -> CommunityId {
        let request = SaveCommunity {
            uid: None,
            code: None,
            name: name.into(),
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
        let (saved, _) = self
            .ledger
            .change("共同体", |w| save_community(w, request))
            .unwrap();
        let community = CommunityId(saved.uid);
        for organization in members {
            let request = SaveMembership {
                uid: None,
                community,
                organization: *organization,
                role: "member".into(),
                seq: None,
                from: day("2024-09-01"),
                to: None,
                note: None,
            };
            self.ledger
                .change("成员", |w| save_membership(w, request))
                .unwrap();
        }
        community
    }

    fn hits(&self, request: SearchRequest) -> Vec<Hit> {
        find(&self.cache, self.ledger.reader(), request).unwrap()
    }

    fn titles(&self, text: &str) -> Vec<String> {
        let request = SearchRequest {
            text: text.into(),
            ..SearchRequest::default()
        };
        self.hits(request)
            .into_iter()
            .map(|hit| hit.title)
            .collect()
    }
}

#[test]
fn people_and_schools_are_found_by_chinese_pinyin_initials_and_code() {
    let mut office = office();
    let school = office.school("石桥中心小学", Some("石小"));
    office.person("曾庆华", school);
    office.person("单立新", school);
    let cases = [
        ("曾", "曾庆华"),
        ("庆华", "曾庆华"),
        ("zqh", "曾庆华"),
        ("zeng qing", "曾庆华"),
        ("slx", "单立新"),
        ("t001", "曾庆华"),
        ("石桥", "石桥中心小学"),
        ("sqzx", "石桥中心小学"),
        ("石小", "石桥中心小学"),
        ("XX01", "石桥中心小学"),
    ];
    for (text, first) in cases {
        assert_eq!(
            office.titles(text).first().map(String::as_str),
            Some(first),
            "{text}"
        );
    }
    assert!(office.titles("").is_empty());
    assert!(office.titles("没有这个").is_empty());
}

#[test]
fn beginnings_come_before_insides_and_ones_own_before_others() {
    let mut office = office();
    let (own, other) = (
        office.school("第二实验小学", None),
        office.school("城关小学", None),
    );
    office.person("王小明", other);
    office.person("小倩", other);
    office.person("李小明", own);
    let community = office.community("第一片区教研共同体", &[own]);
    assert_eq!(office.titles("小")[..3], ["小倩", "王小明", "李小明"]);
    let request = SearchRequest {
        text: "小明".into(),
        community: Some(community),
        kinds: vec!["person".to_owned()],
        ..SearchRequest::default()
    };
    let titles: Vec<String> = office
        .hits(request)
        .into_iter()
        .map(|hit| hit.title)
        .collect();
    assert_eq!(titles, ["李小明", "王小明"]);
}

#[test]
fn the_matching_part_is_marked_as_javascript_counts() {
    let mut office = office();
    let school = office.school("第二实验小学", None);
    // A rare character outside the basic plane takes two units.
    office.person("\u{20BB7}野家", school);
    let hit = |text: &str| {
        let request = SearchRequest {
            text: text.into(),
            ..SearchRequest::default()
        };
        office.hits(request).remove(0)
    };
    assert_eq!(hit("野家").span, Some((2, 4)));
    assert_eq!(hit("shiyan").span, Some((2, 4)));
    assert_eq!(hit("T001").span, None, "the code matched, not the name");
    assert_eq!(hit("野家").note, "第二实验小学 · 班主任");
}

#[test]
fn the_index_is_kept_until_something_changes() {
    let mut office = office();
    let school = office.school("第二实验小学", None);
    let first = office.cache.index(office.ledger.reader()).unwrap();
    let again = office.cache.index(office.ledger.reader()).unwrap();
    assert!(std::sync::Arc::ptr_eq(&first, &again));
    let county = SettingChange::CountyName("岚溪县".into());
    office
        .ledger
        .change("设置", |w| set_setting(w, county))
        .unwrap();
    let after = office.cache.index(office.ledger.reader()).unwrap();
    assert!(
        std::sync::Arc::ptr_eq(&first, &after),
        "a setting is not searched"
    );
    office.person("李敏", school);
    assert_eq!(
        office.titles("limin"),
        ["李敏"],
        "a new person is found at once"
    );
    office.ledger.undo().unwrap();
    assert!(
        office.titles("limin").is_empty(),
        "and gone at once after undo"
    );
}

#[test]
fn the_limit_holds() {
    let mut office = office();
    for number in 1..=30 {
        office.school(&format!("第{number}小学"), None);
    }
    let count = |limit| {
        let request = SearchRequest {
            text: "小学".into(),
            limit,
            ..SearchRequest::default()
        };
        office.hits(request).len()
    };
    assert_eq!(
        (count(None), count(Some(5)), count(Some(1000))),
        (20, 5, 30)
    );
}

#[test]
fn the_sign_in_entry_finds_by_initials() {
    for (name, reading, typed, meant) in [
        ("解晓东", None, "xxd", true),
        ("解晓东", None, "jxd", true),
        ("单乐", Some("dan yue"), "dy", true),
        ("解晓东", None, "xd", true),
        ("解晓东", None, "dx", false),
    ] {
        assert_eq!(
            initials_match(name, reading, typed),
            meant,
            "{typed} for {name}"
        );
    }
}

#[test]
fn characters_that_only_look_alike_find_and_are_found() {
    let mut office = office();
    let school = office.school("石桥中心小学", None);
    office.person("白明生", school);
    for typed in [
        "⽩明⽣",
        "白\u{200b}明生",
        "⽩ 明",
        "ｂｍｓ",
        "\u{202d}白明生\u{202c}",
    ] {
        assert_eq!(office.titles(typed), ["白明生"], "{typed:?}");
    }
    // As an older version wrote it.
    let sql = "UPDATE person SET name = '⽩明\u{fe00}⽣'";
    office
        .ledger
        .change("旧版本写的", |w| Ok(w.conn().execute(sql, [])?))
        .unwrap();
    for typed in ["白明生", "bms", "baiming", "明生"] {
        assert_eq!(office.titles(typed), ["⽩明\u{fe00}⽣"], "{typed}");
    }
}
