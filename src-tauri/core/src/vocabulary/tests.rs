//! The shipped lists keep what the catalogue says, and edited lists stay sound.
use std::collections::HashSet;

use super::shipped;
use super::*;
use crate::error::Error;
use crate::ledger::Ledger;

fn shipped() -> Vocabulary {
    Vocabulary::new(shipped::words().unwrap(), shipped::forms().unwrap())
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::temporary().unwrap();
    ledger.change("新建资料库", install).unwrap();
    ledger
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result.expect_err("should be refused") {
        Error::Invalid { message, .. } | Error::NotNow(message) => message,
        other => panic!("not in the user's words: {other:?}"),
    }
}

#[test]
fn every_list_is_shipped_and_its_words_are_unambiguous() {
    let vocabulary = shipped();
    for list in WordList::ALL {
        let words = vocabulary.list(*list);
        assert!(!words.is_empty(), "{} is empty", list.label());
        let mut names = HashSet::new();
        for word in &words {
            assert!(
                !word.name.contains('、'),
                "{} would fall apart in a column",
                word.name
            );
            assert!(
                names.insert(word.name.clone()),
                "{} twice in {}",
                word.name,
                list.label()
            );
            for other in word
                .other_names
                .as_deref()
                .map(split_codes)
                .unwrap_or_default()
            {
                assert!(
                    names.insert(other.to_owned()),
                    "{other} twice in {}",
                    list.label()
                );
            }
        }
    }
}

#[test]
fn every_form_uses_words_that_exist() {
    let vocabulary = shipped();
    let mut names = HashSet::new();
    for form in vocabulary.forms() {
        assert!(names.insert(form.name.clone()), "{} twice", form.name);
        for other in form
            .other_names
            .as_deref()
            .map(split_codes)
            .unwrap_or_default()
        {
            assert!(names.insert(other.to_owned()), "{other} twice");
        }
        assert!(
            vocabulary
                .word(WordList::FormCategory, &form.category)
                .is_some()
        );
        for kind in form
            .needed_evidence()
            .into_iter()
            .chain(form.suggested_evidence())
        {
            assert!(
                vocabulary.word(WordList::EvidenceKind, kind).is_some(),
                "{kind} of {}",
                form.name
            );
        }
        for role in form.usual_roles() {
            assert!(
                vocabulary.word(WordList::ActivityRole, role).is_some(),
                "{role} of {}",
                form.name
            );
        }
        if let Some(same) = &form.same_as {
            let same = vocabulary
                .form(same)
                .unwrap_or_else(|| panic!("{same} of {}", form.name));
            assert_eq!(same.category, form.category);
        }
    }
}

#[test]
fn forms_are_understood_as_people_write_them() {
    let cases = [
        ("示范课", "demo_lesson"),
        ("课堂观摩", "observation_lesson"),
        ("网络研修", "online_research"),
        ("网络教研", "online_research"),
        ("课堂比武", "teaching_contest"),
        ("工作例会", "joint_meeting"),
        ("联席会", "joint_meeting"),
        (" 送教 ", "deliver_teaching"),
        ("复习备考研讨", "exam_prep"),
        ("joint_prep", "joint_prep"),
    ];
    let vocabulary = shipped();
    for (text, code) in cases {
        let found = vocabulary.form_of(text).map(|form| form.code.as_str());
        assert_eq!(found, Some(code), "{text}");
    }
    assert!(vocabulary.form_of("打扫卫生").is_none());
}

#[test]
fn equivalences_name_the_form_that_counts() {
    let vocabulary = shipped();
    for (form, same) in [
        ("research_lesson", "discussion_lesson"),
        ("subject_contest", "teaching_contest"),
        ("touring_teaching", "deliver_teaching"),
    ] {
        assert_eq!(
            vocabulary.form(form).unwrap().same_as.as_deref(),
            Some(same)
        );
    }
}

#[test]
fn active_roles_are_the_seven_of_g01() {
    let vocabulary = shipped();
    let active: Vec<&str> = vocabulary
        .list(WordList::ActivityRole)
        .into_iter()
        .filter(|role| vocabulary.is_active_role(&role.code))
        .map(|role| role.name.as_str())
        .collect();
    assert_eq!(
        active,
        ["主持", "主讲", "主备", "执教", "说课", "展示", "点评"]
    );
}

#[test]
fn only_meetings_do_not_count() {
    for form in shipped().forms() {
        assert_eq!(
            form.counts,
            form.category != "management",
            "{} (G-02)",
            form.name
        );
    }
}

#[test]
fn evidence_follows_g24() {
    let vocabulary = shipped();
    let needed = |form: &str| {
        vocabulary.names(
            WordList::EvidenceKind,
            &vocabulary.form(form).unwrap().evidence,
        )
    };
    let suggested = |form: &str| {
        vocabulary.names(
            WordList::EvidenceKind,
            &vocabulary.form(form).unwrap().suggested,
        )
    };
    for (form, expected) in [
        ("deliver_teaching", "通知、签到表、照片、活动记录"),
        ("joint_meeting", "通知、签到表、照片、活动记录"),
        ("online_research", "通知、线上截图、活动记录"),
        ("sync_class", "通知、线上截图、活动记录"),
    ] {
        assert_eq!(needed(form), expected, "{form}");
    }
    assert_eq!(suggested("demo_lesson"), "教学设计、听评课记录");
    assert_eq!(suggested("lecture"), "课件或讲稿");
}

#[test]
fn hours_follow_g23() {
    let vocabulary = shipped();
    for (form, hours) in [
        ("demo_lesson", Some(3.0)),
        ("online_research", None),
        ("kickoff", Some(0.0)),
    ] {
        assert_eq!(vocabulary.form(form).unwrap().hours, hours, "{form}");
    }
    assert_eq!(vocabulary.form("sync_class").unwrap().unit, "节");
}

#[test]
fn titles_are_ranked_and_old_names_understood() {
    let vocabulary = shipped();
    let weight = |text: &str| {
        let code = vocabulary
            .code_of(WordList::Title, text)
            .unwrap_or_else(|| panic!("{text}"));
        vocabulary
            .word(WordList::Title, code)
            .unwrap()
            .weight
            .unwrap()
    };
    assert!(weight("正高级教师") > weight("中学高级教师"));
    assert!(
        weight("高级教师") > weight("小学高级教师"),
        "小学高级 became 一级 in 2015"
    );
    assert_eq!(weight("小学高级教师"), weight("一级教师"));
    assert!(weight("一级教师") > weight("二级教师"));
    assert!(weight("三级教师") > weight("未定级"));
}

/// 书法 on a list of teachers was printed as 校本课程.
#[test]
fn calligraphy_is_a_subject_of_its_own() {
    let ledger = ledger();
    let vocabulary = load(ledger.reader()).unwrap();
    let code = vocabulary.code_of(WordList::Subject, "书法").unwrap();
    assert_eq!(vocabulary.name(WordList::Subject, code), "书法");
}

#[test]
fn subject_sets_hold_known_subjects() {
    let ledger = ledger();
    let settings = settings(ledger.reader(), ()).unwrap();
    let vocabulary = load(ledger.reader()).unwrap();
    assert_eq!(settings.subjects["primary"].len(), 10, "§3.6");
    assert_eq!(settings.subjects["junior"].len(), 13, "§3.6");
    for code in settings.subjects.values().flatten() {
        assert!(vocabulary.word(WordList::Subject, code).is_some(), "{code}");
    }
}

#[test]
fn a_new_ledger_knows_all_words_in_one_call() {
    let ledger = ledger();
    let all = all(ledger.reader(), ()).unwrap();
    assert_eq!(all.lists.len(), WordList::ALL.len());
    assert!(all.lists.iter().all(|list| !list.words.is_empty()));
    assert_eq!(all.forms.len(), shipped::forms().unwrap().len());
    assert_eq!(all.settings.counter, None, "口径待县里确定");
}

fn new_subject(name: &str) -> SaveWord {
    SaveWord {
        list: WordList::Subject,
        code: None,
        name: name.into(),
        other_names: None,
        weight: None,
        flag: None,
        enabled: true,
        sort: None,
    }
}

#[test]
fn a_word_is_added_renamed_and_removed() {
    let mut ledger = ledger();
    let (id, _) = ledger
        .change("新增", |w| save_word(w, new_subject(" 日语 ")))
        .unwrap();
    let added: Word = ledger.reader().get(id).unwrap();
    assert_eq!(added.name, "日语");
    assert!(added.sort > 290, "a new word comes last");
    let renamed = SaveWord {
        code: Some(added.code.clone()),
        ..new_subject("日本语")
    };
    ledger.change("改名", |w| save_word(w, renamed)).unwrap();
    let renamed: Word = ledger.reader().get(id).unwrap();
    assert_eq!(
        (renamed.name.as_str(), renamed.sort),
        ("日本语", added.sort)
    );
    ledger.change("删除", |w| remove_word(w, id)).unwrap();
    assert!(ledger.reader().find::<Word>(id).unwrap().is_none());
}

#[test]
fn a_word_keeps_to_its_list() {
    let mut ledger = ledger();
    for (name, part) in [
        ("语文", "已有“语文”"),
        ("  ", "请填写名称"),
        ("语文、数学", "顿号"),
        ("语 文", "已有“语文”"),
        (&"语".repeat(41), "不能超过40个字"),
        ("品德", "“品德”是“学科”中“道德与法治”的别名"),
    ] {
        let message = refused(ledger.change("新增", |w| save_word(w, new_subject(name))));
        assert!(message.contains(part), "{message}");
    }
    let taken = SaveWord {
        other_names: Some("日文，语 文".into()),
        ..new_subject("日语")
    };
    assert_eq!(
        refused(ledger.change("新增", |w| save_word(w, taken))),
        "“语文”已用于“学科”中的“语文”，请从别名中去掉它。"
    );
    let spaced = SaveWord {
        other_names: Some("日文， 日 本语、日文".into()),
        ..new_subject("日　语")
    };
    let (id, _) = ledger.change("新增", |w| save_word(w, spaced)).unwrap();
    let added: Word = ledger.reader().get(id).unwrap();
    assert_eq!(added.name, "日语");
    assert_eq!(added.other_names.as_deref(), Some("日文、日本语"));
}

#[test]
fn every_shipped_word_can_be_saved_as_it_is() {
    let mut ledger = ledger();
    for list in WordList::ALL {
        for word in shipped().list(*list) {
            let same = SaveWord {
                list: *list,
                code: Some(word.code.clone()),
                name: word.name.clone(),
                other_names: word.other_names.clone(),
                weight: word.weight,
                flag: word.flag,
                enabled: word.enabled,
                sort: Some(word.sort),
            };
            let (_, changed) = ledger.change("不变", |w| save_word(w, same)).unwrap();
            assert_eq!(changed.act, None, "{} {}", list.label(), word.name);
        }
    }
}

#[test]
fn a_word_in_use_is_disabled_not_removed() {
    let mut ledger = ledger();
    let id = Word::key(WordList::FormCategory, "lesson");
    let message = refused(ledger.change("删除", |w| remove_word(w, id)));
    assert_eq!(
        message,
        "“课例类”已用于活动形式22条，不能删除。可以停用它，停用后不再出现在选择列表中，原有记录不受影响。"
    );
    let id = Word::key(WordList::EvidenceKind, "notice");
    let message = refused(ledger.change("删除", |w| remove_word(w, id)));
    assert!(
        message.contains("活动形式93条"),
        "codes inside a packed column count: {message}"
    );
}

#[test]
fn a_form_is_added_and_checked() {
    let mut ledger = ledger();
    let form = SaveForm {
        code: None,
        name: "课堂会诊".into(),
        other_names: None,
        category: "lesson".into(),
        counts: true,
        mode: ActivityMode::Offline,
        unit: "次".into(),
        hours: Some(3.0),
        evidence: vec!["notice".into(), "signin".into()],
        suggested: vec![],
        roles: vec!["teach".into()],
        same_as: None,
        enabled: true,
        sort: None,
    };
    let (id, _) = ledger
        .change("新增", |w| save_form(w, form.clone()))
        .unwrap();
    let saved: ActivityForm = ledger.reader().get(id).unwrap();
    assert_eq!(saved.needed_evidence(), ["notice", "signin"]);
    let cases = [
        (
            SaveForm {
                name: "示范课".into(),
                ..form.clone()
            },
            "“活动形式”中已有“示范课”",
        ),
        (
            SaveForm {
                name: "另一种".into(),
                unit: " ".into(),
                ..form.clone()
            },
            "计数单位",
        ),
        (
            SaveForm {
                name: "另一种".into(),
                roles: vec!["clown".into()],
                ..form.clone()
            },
            "“活动承担”中没有“clown”，请从列表中选择",
        ),
        (
            SaveForm {
                name: "另一种".into(),
                hours: Some(-1.0),
                ..form.clone()
            },
            "默认学时",
        ),
    ];
    for (request, part) in cases {
        let message = refused(ledger.change("新增", |w| save_form(w, request)));
        assert!(message.contains(part), "{message}");
    }
}

#[test]
fn settings_are_kept_and_read_back() {
    let mut ledger = ledger();
    let changes = [
        r#"{"name": "quota.counter", "value": "active"}"#,
        r#"{"name": "quota.basis", "value": "2024年9月县教研会议纪要"}"#,
        r#"{"name": "quota.required", "value": 3}"#,
        r#"{"name": "stage.to", "value": "07-05"}"#,
        r#"{"name": "county.name", "value": " 岚溪县 "}"#,
        r#"{"name": "subjects", "value": {"stage": "primary", "codes": ["chinese", "math"]}}"#,
    ];
    for change in changes {
        let change: SettingChange = serde_json::from_str(change).unwrap();
        ledger.change("设置", |w| set_setting(w, change)).unwrap();
    }
    let kept = settings(ledger.reader(), ()).unwrap();
    assert_eq!(kept.counter, Some(Counter::Active));
    assert_eq!(kept.counter_basis, "2024年9月县教研会议纪要");
    assert_eq!(kept.required, 3);
    assert_eq!(
        kept.stage_from.to_string(),
        "09-01",
        "untouched ones keep the county scheme's value"
    );
    assert_eq!(kept.stage_to.label(), "7月5日");
    assert_eq!(kept.county_name, "岚溪县");
    assert_eq!(kept.subjects["primary"], ["chinese", "math"]);
    let undecided: SettingChange =
        serde_json::from_str(r#"{"name": "quota.counter", "value": null}"#).unwrap();
    ledger
        .change("设置", |w| set_setting(w, undecided))
        .unwrap();
    assert_eq!(settings(ledger.reader(), ()).unwrap().counter, None);
}

#[test]
fn impossible_settings_are_refused() {
    let mut ledger = ledger();
    let zero = SettingChange::Required(0);
    assert!(refused(ledger.change("设置", |w| set_setting(w, zero))).contains("1至20"));
    for text in ["13-01", "6月30日", "02-30"] {
        assert!(text.parse::<MonthDay>().is_err(), "{text}");
    }
    assert_eq!(
        "02-29"
            .parse::<MonthDay>()
            .unwrap()
            .in_year(2025)
            .to_string(),
        "2025-02-28"
    );
}

#[test]
fn a_stored_setting_that_cannot_be_read_is_known() {
    let cases = [
        ("quota.counter", "active", true),
        ("quota.counter", "undecided", true),
        ("quota.counter", "乱写", false),
        ("quota.required", "2", true),
        ("quota.required", "0", false),
        ("quota.required", "两次", false),
        ("stage.from", "09-01", true),
        ("stage.to", "6月30日", false),
        ("county.name", "乱写", true),
        ("of.a.newer.program", "乱写", true),
    ];
    for (name, value, readable) in cases {
        assert_eq!(
            setting_remedy(name, value).is_none(),
            readable,
            "{name} {value}"
        );
    }
}
