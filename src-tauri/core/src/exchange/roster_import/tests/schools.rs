//! Schools under two names, and names that are written much like others.
use super::*;
use crate::exchange::findings::Answer;
use crate::ids::OrganizationId;
use crate::roster::{SaveOrganization, save_organization};
use crate::vocabulary;

/// A new ledger with these schools: 全称 or 全称/简称.
fn ledger(schools: &[&str]) -> Ledger {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    ledger
        .change("新建", vocabulary::install)
        .expect("the shipped words are sound");
    for school in schools {
        let (name, short) = match school.split_once('/') {
            Some((name, short)) => (name, Some(short.to_owned())),
            None => (*school, None),
        };
        let school = SaveOrganization {
            name: name.to_owned(),
            short_name: short,
            ..SaveOrganization::default()
        };
        ledger
            .change("新增", |w| save_organization(w, school))
            .expect("sound");
    }
    ledger
}

fn schools(ledger: &Ledger) -> Vec<Organization> {
    let all = ledger.reader().list("ORDER BY r.sort, r.code", []);
    all.expect("read")
}

fn of_schools(ledger: &Ledger, text: &str) -> Draft {
    let page = xlsx(&[Page::of_text("学校", text)]);
    open(ledger.reader(), ListKind::Schools, "学校一览表.xlsx", page).expect("a sound file")
}

fn answered(ledger: &Ledger, draft: &mut Draft, id: &str, value: &str) {
    let (id, value) = (id.to_owned(), value.to_owned());
    answer(ledger.reader(), draft, &Answer { id, value }).expect("offered");
}

const LIST: &str = "学校名称|简称\n青禾县第一小学|一小\n青禾县第二小学|二小";

#[test]
fn the_short_name_of_a_school_that_stands_there_is_asked_about_once() {
    let mut ledger = ledger(&["一小"]);
    let own = schools(&ledger)[0].uid;
    let mut draft = of_schools(&ledger, LIST);
    let preview = look(&ledger, &draft);
    assert_eq!((preview.counts.problem, preview.counts.added), (1, 1));
    let problem = &row(&preview, 2).problems[0];
    assert_eq!(problem.message, "可能是名册中的一小");
    assert_eq!(
        problem.offers[0].label,
        "是同一所，一小改名为青禾县第一小学"
    );

    answered(&ledger, &mut draft, "学校/2", "是同一所");
    let preview = look(&ledger, &draft);
    assert_eq!((preview.counts.changed, preview.counts.missing), (1, 0));
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("answered");
    let all = schools(&ledger);
    assert_eq!(all.len(), 2);
    let first = &all[0];
    assert_eq!(
        (first.uid, first.name.as_str(), first.short_name.as_deref()),
        (own, "青禾县第一小学", Some("一小"))
    );
    assert_eq!(first.former_names, None, "the short name says it already");

    let again = look(&ledger, &of_schools(&ledger, LIST));
    assert_eq!((again.counts.same, again.counts.problem), (2, 0));
}

#[test]
fn another_school_stays_another() {
    let mut ledger = ledger(&["一小"]);
    let mut draft = of_schools(&ledger, LIST);
    answered(&ledger, &mut draft, "学校/2", "是另一所学校");
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("answered");
    assert_eq!(schools(&ledger).len(), 3);
}

#[test]
fn a_name_without_its_county_may_be_the_same_school_too() {
    let mut ledger = ledger(&["青禾中学"]);
    let mut draft = of_schools(
        &ledger,
        "学校名称|学段\n青禾县青禾中学|完全中学\n柳林中学|完中",
    );
    let preview = look(&ledger, &draft);
    assert_eq!((preview.counts.problem, preview.counts.added), (1, 1));
    answered(&ledger, &mut draft, "学校/2", "是同一所");
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("answered");
    let school = &schools(&ledger)[0];
    assert_eq!(
        (school.name.as_str(), school.short_name.as_deref()),
        ("青禾县青禾中学", Some("青禾中学"))
    );
    assert_eq!(school.stage.as_deref(), Some("complete_secondary"));
}

#[test]
fn a_list_that_uses_a_short_name_renames_no_school() {
    let ledger = ledger(&["青禾县第一小学/一小"]);
    let preview = look(&ledger, &of_schools(&ledger, "学校名称|校长\n一小|"));
    assert_eq!((preview.counts.same, preview.counts.changed), (1, 0));
}

#[test]
fn two_rows_of_one_school_under_both_names_are_asked_about() {
    let ledger = ledger(&[]);
    let list = "学校名称|简称\n青禾县第一小学|一小\n一小|";
    let mut draft = of_schools(&ledger, list);
    let preview = look(&ledger, &draft);
    assert_eq!(
        row(&preview, 3).problems[0].message,
        "第2行的青禾县第一小学也叫“一小”"
    );
    answered(&ledger, &mut draft, "学校/3", "去掉本行");
    assert_eq!(look(&ledger, &draft).counts.added, 1);
}

#[test]
fn an_answer_for_one_of_two_schools_of_a_name_means_that_school() {
    let ledger = ledger(&["一小", "青禾县第一小学/一小"]);
    let all: Vec<OrganizationId> = schools(&ledger).iter().map(|school| school.uid).collect();
    for (label, school) in [("改为一小", all[0]), ("改为青禾县第一小学", all[1])] {
        let mut draft = draft(&ledger, &[list("姓名|学校\n甘若兰|一小")]);
        let preview = look(&ledger, &draft);
        let problem = &row(&preview, 2).problems[0];
        assert_eq!(problem.message, "有2所学校叫“一小”");
        assert!(
            problem
                .offers
                .iter()
                .any(|offer| offer.label.starts_with(label))
        );
        answered(&ledger, &mut draft, "教师/2", label);
        let preview = look(&ledger, &draft);
        assert_eq!(preview.counts.added, 1, "{label}: {:?}", preview.issues);
        let intake = super::super::intake::intake(ledger.reader(), &draft).expect("read");
        let value = intake.lines[0].values.get(&ListField::School);
        assert_eq!(
            value.and_then(|value| value.organization()),
            Some(school),
            "{label}"
        );
    }
}

#[test]
fn the_school_that_is_only_written_without_its_place_is_the_only_guess() {
    let ledger = ledger(&[
        "青禾县柳林镇中心小学校",
        "青禾县双河中学",
        "青禾县青禾中学",
        "青禾县机关幼儿园",
        "青禾县红岩村小学",
    ]);
    let cases = [
        ("青禾中学", "青禾县青禾中学"),
        ("青禾县双河初级中学", "青禾县双河中学"),
        ("柳林中心小学", "青禾县柳林镇中心小学校"),
        ("机关幼儿园", "青禾县机关幼儿园"),
        ("红岩村小", "青禾县红岩村小学"),
    ];
    for (written, school) in cases {
        let draft = draft(&ledger, &[list(&format!("姓名|学校\n甘若兰|{written}"))]);
        let problem = row(&look(&ledger, &draft), 2).problems[0].clone();
        let offers: Vec<&str> = problem
            .offers
            .iter()
            .map(|offer| offer.label.as_str())
            .collect();
        let schools: Vec<&&str> = offers
            .iter()
            .filter(|label| label.starts_with("改为"))
            .collect();
        assert_eq!(schools, [&format!("改为{school}").as_str()], "{written}");
        assert!(
            problem.remedy.starts_with(&format!("改为{school}，")),
            "{}",
            problem.remedy
        );
    }
}

/// Lists with something to ask about in every one.
const ODD: &[&str] = &[
    "姓名|学校\n甘若兰|一小",
    "姓名|学校\n甘若兰|青禾二小",
    "姓名|学校|电话\n甘若兰（产假）|二小|13900010001",
    "姓名|学校|电话\n甘若兰|二小|13900010001（退休返聘）",
    "姓名|学校|学科\n甘若兰|二小|校医",
    "姓名|学校|学科\n甘若兰|二小|英语 班主任",
    "姓名|学校|出生年月\n甘若兰|二小|1994.16",
    "姓名|学校|学科\n甘若兰|二小|语文\n甘若兰|二小|数学",
    "姓名|学校|电话\n陈静|二小|13900010001\n陈婧|二小|13900010001",
    "姓名|学校|电话\n马晓燕|二小|13900010001\n马晓燕|二小|13900010002",
    "编号|姓名|学校\nT1|甘若兰|二小\nT1|丘明达|二小\nT2|舒安|二小\nT3|庄雪|二小",
];

const ODD_SCHOOLS: &[&str] = &[
    LIST,
    "学校名称|区域\n柳林小学|城关镇\n双河小学|双河乡",
    "学校名称|学段\n柳林小学|小学堂",
];

/// Every first offer, taken, must leave its own question behind.
fn first_offers_resolve(ledger: &Ledger, fresh: impl Fn() -> Draft) {
    for asked in look(ledger, &fresh()).rows {
        for problem in &asked.problems {
            let Some(offer) = problem.offers.first() else {
                continue;
            };
            let mut draft = fresh();
            answered(ledger, &mut draft, &asked.id, &offer.label);
            let after = look(ledger, &draft);
            let same = after
                .rows
                .iter()
                .filter(|row| row.state != RowState::LeftOut)
                .any(|row| {
                    let mut problems = row.problems.iter();
                    row.id == asked.id && problems.any(|other| other.message == problem.message)
                });
            assert!(
                !same,
                "“{}” leads back to “{}”",
                offer.label, problem.message
            );
        }
    }
}

#[test]
fn no_first_offer_leads_back_to_its_own_question() {
    let ledger = ledger(&[
        "一小",
        "青禾县第一小学/一小",
        "二小",
        "青禾县青禾第二小学/青禾二小",
    ]);
    for text in ODD {
        let fresh = || draft(&ledger, &[list(text)]);
        first_offers_resolve(&ledger, fresh);
    }
    for text in ODD_SCHOOLS {
        first_offers_resolve(&ledger, || of_schools(&ledger, text));
    }
}

fn asked(ledger: &Ledger, text: &str, number: u32) -> Option<(String, Vec<String>)> {
    let preview = look(ledger, &of_schools(ledger, text));
    let problem = row(&preview, number).problems.first()?.clone();
    let labels = problem.offers.into_iter().map(|offer| offer.label);
    Some((problem.message, labels.collect()))
}

#[test]
fn a_shorter_name_of_the_list_leaves_the_name_of_the_roster() {
    let mut ledger = ledger(&["青禾县第一中学"]);
    let text = "学校名称|校长\n青禾县一中|陈立群";
    let (message, offers) = asked(&ledger, text, 2).expect("asked");
    assert_eq!(message, "可能是名册中的青禾县第一中学");
    assert_eq!(offers[0], "是同一所，名称不改");
    let mut draft = of_schools(&ledger, text);
    answered(&ledger, &mut draft, "学校/2", "是同一所，名称不改");
    ledger
        .change("导入", |w| apply(w, &draft))
        .expect("answered");
    let all = schools(&ledger);
    assert_eq!((all.len(), all[0].name.as_str()), (1, "青禾县第一中学"));
    assert_eq!(all[0].principal.as_deref(), Some("陈立群"));
}

#[test]
fn one_school_in_two_spellings_of_a_file_is_asked_about() {
    let ledger = ledger(&[]);
    let text = "学校名称|校长\n城南镇中心小学|陈立群\n城南中心校|陈立群";
    let (message, _) = asked(&ledger, text, 3).expect("asked");
    assert_eq!(message, "可能是第2行的城南镇中心小学");
}

#[test]
fn a_short_name_that_the_school_of_another_row_bears_is_asked_about() {
    let known = ledger(&["青禾县第一小学/一小"]);
    let text = "学校名称|简称\n青禾县新城小学|一小\n青禾县第一小学|一小";
    let (message, offers) = asked(&known, text, 2).expect("asked");
    assert_eq!(message, "第3行的青禾县第一小学也叫“一小”");
    assert_eq!(offers[0], "简称不写“一小”");
    let mut draft = of_schools(&known, text);
    answered(&known, &mut draft, "学校/2", "简称不写“一小”");
    assert_eq!(look(&known, &draft).counts.added, 1);
    let new = "学校名称|简称\n城关小学|城小\n城东小学|城小";
    let (message, _) = asked(&ledger(&[]), new, 3).expect("asked");
    assert_eq!(message, "第2行的城关小学也叫“城小”");
}

#[test]
fn the_school_of_another_county_is_not_meant_by_a_short_name() {
    let ledger = ledger(&["青禾县第一中学/一中", "竹溪镇中心小学", "竹溪初级中学"]);
    let offered = |school: &str| {
        let draft = draft(&ledger, &[list(&format!("姓名|学校\n甘若兰|{school}"))]);
        let preview = look(&ledger, &draft);
        let offers = row(&preview, 2).problems[0].offers.iter();
        let labels = offers.map(|offer| offer.label.clone());
        labels
            .filter(|label| label.starts_with("改为"))
            .collect::<Vec<_>>()
    };
    assert_eq!(offered("青山县第一中学"), [""; 0]);
    assert_eq!(offered("竹溪镇中心校"), ["改为竹溪镇中心小学"]);
}

/// 名称 of the schools that a list holds, and what of it is no school.
fn taken(ledger: &Ledger, text: &str) -> (Vec<String>, Vec<String>) {
    let preview = look(ledger, &of_schools(ledger, text));
    let names = preview.rows.iter();
    let names = names.map(|row| row.cells[&ListField::SchoolName].text.clone());
    let left = preview.left_out.iter().map(|entry| entry.sample.clone());
    (names.collect(), left.collect())
}

#[test]
fn a_row_with_nothing_but_the_name_of_a_school_is_one_among_schools() {
    let ledger = ledger(&[]);
    let full =
        "学校名称|校长|电话\n松岭乡中心小学|秦岚|13870500001\n云麓县第二小学|柏松年|13870500002\n";
    let cases: [(&str, bool); 12] = [
        ("松岭乡白塔小学||", true),
        ("石门教学点||", true),
        ("第三小学||", true),
        ("三中心小学||", true),
        ("竹溪初级中学||", true),
        ("县幼儿园||", true),
        ("公办小学||", false),
        ("一、城区小学||", false),
        ("二、乡镇中心小学||", false),
        ("民办幼儿园||", false),
        ("（三）普通高中||", false),
        ("小学||", false),
    ];
    for (row, is_school) in cases {
        let (names, left) = taken(&ledger, &format!("{full}{row}"));
        let name = row.trim_end_matches('|').to_owned();
        assert_eq!(names.contains(&name), is_school, "{row}: {names:?}");
        assert_eq!(left.contains(&name), !is_school, "{row}: {left:?}");
    }
}

#[test]
fn a_list_of_persons_has_no_such_rows() {
    let ledger = county();
    let text = "姓名|学科\n石桥中心小学|\n甘若兰|语文\n丘明达|数学";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    assert_eq!(preview.counts.added, 2);
}

#[test]
fn a_stage_that_is_none_may_be_noted_or_left_empty() {
    let ledger = ledger(&[]);
    let text = "学校名称|学段\n石门教学点|教学点\n云麓县职业中学|中等职业学校\n松岭学校|戴帽初中\n云麓县第一小学|小学";
    let mut draft = of_schools(&ledger, text);
    let preview = look(&ledger, &draft);
    let offers = |number: u32| -> Vec<String> {
        let problems = row(&preview, number).problems.iter();
        problems
            .flat_map(|problem| problem.offers.iter().map(|offer| offer.label.clone()))
            .collect()
    };
    assert_eq!(
        offers(2),
        [
            "改为小学，“教学点”写入备注",
            "改为小学",
            "学段留空，“教学点”写入备注",
            "学段留空"
        ]
    );
    assert_eq!(offers(3), [] as [String; 0], "a vocational school is known");
    assert_eq!(offers(4), ["学段留空，“戴帽初中”写入备注", "学段留空"]);
    for number in [2, 4] {
        let OfferAct::Mend(mended) = row(&preview, number).problems[0].offers[0].act.clone() else {
            panic!("a value is offered")
        };
        draft.mend(Mend {
            place: at(number),
            field: mended.field,
            value: mended.value,
            note: mended.note,
        });
    }
    let preview = look(&ledger, &draft);
    assert_eq!(preview.counts.problem, 0);
    let cell = |number, field| row(&preview, number).cells[&field].text.clone();
    assert_eq!(cell(2, ListField::Stage), "小学");
    assert_eq!(cell(2, ListField::Note), "教学点");
    assert_eq!(cell(4, ListField::Stage), "");
    assert_eq!(cell(4, ListField::Note), "戴帽初中");
}

#[test]
fn the_countys_own_name_before_a_school_asks_nothing_and_a_town_asks_once() {
    let mut ledger = ledger(&["松岭学校", "白塔小学", "柳林中心小学/中心校"]);
    ledger
        .change("县名", |w| {
            vocabulary::set_setting(w, vocabulary::SettingChange::CountyName("云麓县".into()))
        })
        .expect("sound");
    let text = "姓名|学校\n甘若兰|云麓县松岭学校\n丘明达|松岭乡白塔小学\n庄雪|云麓县中心校";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    assert_eq!(row(&preview, 2).problems, [], "云麓县 is the county");
    let problem = &row(&preview, 3).problems[0];
    assert_eq!(problem.message, "可能是名册中的白塔小学");
    assert_eq!(problem.offers[0].label, "改为白塔小学");
    assert_eq!(
        row(&preview, 4).problems.len(),
        1,
        "中心校 alone names none"
    );
}
