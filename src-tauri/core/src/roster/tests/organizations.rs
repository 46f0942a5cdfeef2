//! Schools: codes, names, and what may be removed.
use super::super::save_organization;
use super::*;

#[test]
fn organizations_keep_their_codes_apart() {
    let mut ledger = ledger();
    school(&mut ledger, "第二实验小学");
    let second = school(&mut ledger, "前楼中心小学");
    let codes: Vec<String> = schools(ledger.reader(), OrganizationFilter::default())
        .unwrap()
        .into_iter()
        .map(|row| row.code)
        .collect();
    assert_eq!(codes, ["XX01", "XX02"]);
    let clash = SaveOrganization {
        uid: Some(second),
        code: Some("XX01".into()),
        name: "前楼中心小学".into(),
        ..SaveOrganization::default()
    };
    assert_eq!(
        refused(ledger.change("更改", |w| save_organization(w, clash))),
        "编号XX01已用于“第二实验小学”，可以改用XX03。"
    );
    let twin = SaveOrganization {
        name: "前楼中心小学".into(),
        ..SaveOrganization::default()
    };
    let (saved, _) = ledger
        .change("新增", |w| save_organization(w, twin))
        .unwrap();
    assert_eq!(
        saved.warnings,
        ["已有单位“前楼中心小学”（编号XX02），请确认不是同一个单位。"]
    );
}

#[test]
fn schools_are_found_by_any_name_and_counted() {
    let mut ledger = ledger();
    let request = SaveOrganization {
        name: "第二实验小学".into(),
        short_name: Some("二实小".into()),
        former_names: Some("城北小学、红旗小学".into()),
        stage: Some("primary".into()),
        ..SaveOrganization::default()
    };
    let (saved, _) = ledger
        .change("新增", |w| save_organization(w, request))
        .unwrap();
    enter(&mut ledger, "李敏", OrganizationId(saved.uid));
    for text in ["二实", "红旗", "xx01", "实验小学", "desy", "hongqi", "esx"] {
        let filter = OrganizationFilter {
            text: Some(text.into()),
            ..OrganizationFilter::default()
        };
        let rows = schools(ledger.reader(), filter).unwrap();
        assert_eq!(rows.len(), 1, "{text}");
        assert_eq!(
            (rows[0].persons, rows[0].stage_name.as_deref()),
            (1, Some("小学"))
        );
    }
}

#[test]
fn a_school_in_use_is_not_removed_and_the_words_say_why() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let li = enter(&mut ledger, "李敏", first);
    assert_eq!(
        refused(ledger.change("删除", |w| remove_organization(w, first))),
        "“第二实验小学”还有人员任职1条，不能删除。如已撤并，可以把它改为停用。"
    );
    ledger.change("删除", |w| remove_person(w, li)).unwrap();
    ledger
        .change("删除", |w| remove_organization(w, first))
        .expect("now it is free");
}

#[test]
fn schools_of_a_list_are_added_by_their_names_alone() {
    let mut ledger = ledger();
    school(&mut ledger, "第二实验小学");
    let names = |all: &[&str]| {
        all.iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    let new = names(&[
        "前楼中心小学",
        "第二实验小学",
        "石桥中心小学",
        "前楼 中心小学",
    ]);
    let (added, changed) = ledger.change("新增学校", |w| add_schools(w, new)).unwrap();
    assert_eq!(added, 2);
    assert_eq!(changed.act.unwrap().title, "已新增“前楼中心小学”等2所学校");
    let known = names(&["石桥中心小学"]);
    assert_eq!(
        refused(ledger.change("新增学校", |w| add_schools(w, known))),
        "这些学校都已在名册中。"
    );
}
