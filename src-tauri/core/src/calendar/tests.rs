//! Terms, weeks and teaching days, case by case.
use chrono::NaiveDate;

use super::*;
use crate::dates::Period;
use crate::error::Error;
use crate::ids::Uid;
use crate::ledger::Ledger;
use crate::vocabulary::{SettingChange, Settings, set_setting};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn term(text: &str) -> TermRef {
    text.parse().unwrap()
}

/// The usual terms, with the national days off.
fn usual() -> Calendar {
    let Settings {
        stage_from,
        stage_to,
        ..
    } = Settings::default();
    Calendar::new(&[], &shipped::days_off().unwrap(), stage_from, stage_to)
}

/// Both terms of 2024–25 as a county really holds them.
fn entered() -> Calendar {
    let record = |number, days: [&str; 4]| Term {
        uid: Term::key(SchoolYear(2024), number),
        owner: Uid::COUNTY,
        school_year: SchoolYear(2024),
        number,
        starts: day(days[0]),
        ends: day(days[1]),
        teaching_from: day(days[2]),
        teaching_to: day(days[3]),
    };
    let terms = [
        record(
            TermNumber::First,
            ["2024-08-26", "2025-01-18", "2024-09-02", "2025-01-10"],
        ),
        record(
            TermNumber::Second,
            ["2025-02-10", "2025-07-11", "2025-02-17", "2025-07-04"],
        ),
    ];
    let Settings {
        stage_from,
        stage_to,
        ..
    } = Settings::default();
    Calendar::new(&terms, &shipped::days_off().unwrap(), stage_from, stage_to)
}

#[test]
fn every_day_belongs_to_one_term() {
    let cases = [
        ("2024-09-01", "2024-1", "2024-1"),
        ("2024-08-31", "2023-2", "2024-1"),
        ("2024-08-25", "2023-2", "2023-2"),
        ("2025-01-31", "2024-1", "2024-1"),
        ("2025-02-01", "2024-2", "2024-1"),
        ("2025-02-10", "2024-2", "2024-2"),
        ("2025-07-15", "2024-2", "2024-2"),
        ("2025-08-31", "2024-2", "2024-2"),
        ("2025-09-01", "2025-1", "2025-1"),
    ];
    for (date, usually, as_entered) in cases {
        assert_eq!(
            usual().term_of(day(date)),
            term(usually),
            "{date}, usual terms"
        );
        assert_eq!(
            entered().term_of(day(date)),
            term(as_entered),
            "{date}, terms as entered"
        );
    }
}

/// Lessons and term begin on 9 September.
fn late() -> Calendar {
    let first = Term {
        uid: Term::key(SchoolYear(2024), TermNumber::First),
        owner: Uid::COUNTY,
        school_year: SchoolYear(2024),
        number: TermNumber::First,
        starts: day("2024-09-09"),
        ends: day("2025-01-17"),
        teaching_from: day("2024-09-09"),
        teaching_to: day("2025-01-10"),
    };
    let Settings {
        stage_from,
        stage_to,
        ..
    } = Settings::default();
    Calendar::new(&[first], &[], stage_from, stage_to)
}

#[test]
fn the_school_year_begins_on_1_september_however_late_its_first_term_does() {
    let cases = [
        ("2024-08-31", "2023-2"),
        ("2024-09-01", "2024-1"),
        ("2024-09-08", "2024-1"),
        ("2024-09-09", "2024-1"),
        ("2025-01-20", "2024-1"),
    ];
    for (date, expected) in cases {
        assert_eq!(late().term_of(day(date)), term(expected), "{date}");
    }
    let year = late().year_period(SchoolYear(2024));
    assert_eq!((year.from, year.to), (day("2024-09-01"), day("2025-08-31")));
}

#[test]
fn what_counts_for_another_term_asks_on_that_terms_nearest_day() {
    let cases = [
        ("2024-08-29", Some("2024-1"), "2024-09-01"),
        ("2024-08-29", None, "2024-08-29"),
        ("2024-10-18", Some("2024-1"), "2024-10-18"),
        ("2025-01-15", Some("2024-2"), "2025-02-01"),
        ("2025-03-05", Some("2024-1"), "2025-01-31"),
        ("2025-07-02", Some("2025-1"), "2025-09-01"),
    ];
    for (date, counts_for, expected) in cases {
        let found = usual().asked_on(day(date), counts_for.map(term));
        assert_eq!(found, day(expected), "{date} for {counts_for:?}");
    }
}

#[test]
fn the_days_of_a_term_are_those_counted_to_it() {
    for calendar in [usual(), entered(), late()] {
        let year = calendar.year_period(SchoolYear(2024));
        for date in year.from.iter_days().take_while(|date| *date <= year.to) {
            let term = calendar.term_of(date);
            assert!(calendar.period(term).contains(date), "{date}");
            assert_eq!(term.school_year, SchoolYear(2024), "{date}");
        }
        let before = calendar.term_of(year.from - chrono::Days::new(1));
        assert_eq!(before, term("2023-2"));
    }
}

#[test]
fn weeks_are_numbered_from_the_first_with_lessons() {
    let cases = [
        ("2024-09-02", Some(1)),
        ("2024-09-08", Some(1)),
        ("2024-09-09", Some(2)),
        ("2024-10-11", Some(6)),
        ("2025-01-10", Some(19)),
        ("2025-01-13", None),
        ("2024-08-27", None),
        ("2025-02-17", Some(1)),
    ];
    for (date, week) in cases {
        assert_eq!(entered().week(day(date)), week, "{date}");
    }
}

#[test]
fn lessons_are_on_working_days() {
    let cases = [
        ("2024-09-13", true, "a Friday"),
        ("2024-09-14", true, "a Saturday worked for 中秋节"),
        ("2024-09-16", false, "中秋节"),
        ("2024-09-21", false, "a Saturday"),
        ("2024-10-04", false, "国庆节"),
        ("2024-10-12", true, "a Saturday worked for 国庆节"),
        ("2025-01-13", false, "after the last lesson"),
        ("2025-04-04", false, "清明节"),
        ("2025-07-04", true, "the last lesson"),
    ];
    for (date, lessons, why) in cases {
        assert_eq!(
            entered().is_teaching_day(day(date)),
            lessons,
            "{date}: {why}"
        );
    }
}

#[test]
fn the_stage_wraps_round_the_new_year() {
    let calendar = usual();
    for (date, inside) in [
        ("2024-09-01", true),
        ("2025-01-01", true),
        ("2025-06-30", true),
        ("2025-07-01", false),
        ("2025-08-31", false),
    ] {
        assert_eq!(calendar.in_stage(day(date)), inside, "{date}");
    }
}

#[test]
fn the_last_day_to_meet_a_duty_has_lessons_and_lies_in_the_stage() {
    let calendar = entered();
    let first = term("2024-1");
    assert_eq!(calendar.last_teaching_day(first), Some(day("2025-01-10")));
    assert_eq!(
        calendar.latest_day(first, 2),
        Some(day("2025-01-09")),
        "two activities need two days"
    );
    assert_eq!(
        calendar.last_teaching_day(term("2024-2")),
        Some(day("2025-06-30")),
        "not 4 July: R-001-17"
    );
    assert_eq!(calendar.latest_day(first, 500), None);
    assert_eq!(calendar.teaching_days_left(first, day("2025-01-09")), 2);
    assert_eq!(calendar.teaching_days_left(first, day("2025-01-11")), 0);
}

#[test]
fn teaching_days_are_counted_with_both_ends() {
    assert_eq!(
        entered().teaching_days_between(day("2024-09-30"), day("2024-10-12")),
        6
    );
    assert_eq!(
        entered().teaching_days_between(day("2024-10-12"), day("2024-09-30")),
        0
    );
}

#[test]
fn terms_are_spelled_and_read() {
    assert_eq!(term("2024-1").label(), "2024—2025学年度第一学期");
    assert_eq!(term("2024-2").to_string(), "2024-2");
    assert_eq!(
        serde_json::to_string(&term("2024-2")).unwrap(),
        "\"2024-2\""
    );
    for text in ["2024", "2024-3", "二〇二四-1"] {
        assert!(text.parse::<TermRef>().is_err(), "{text}");
    }
}

#[test]
fn the_shipped_days_off_are_plausible() {
    let days = shipped::days_off().unwrap();
    let mut seen = std::collections::HashSet::new();
    for off in &days {
        assert!(seen.insert(off.day), "{} twice", off.day);
        let weekend = matches!(weekday(off.day), "星期六" | "星期日");
        assert!(
            weekend || off.kind == DayKind::Holiday,
            "{} is a working day anyway",
            off.day
        );
    }
    let national = Period {
        from: day("2024-10-01"),
        to: day("2024-10-07"),
    };
    assert_eq!(
        days.iter().filter(|off| national.contains(off.day)).count(),
        7
    );
}

fn ledger() -> Ledger {
    Ledger::temporary()
        .unwrap()
        .with_clock(|| day("2024-10-11").and_hms_opt(9, 0, 0).unwrap())
}

fn first_term() -> SaveTerm {
    SaveTerm {
        term: term("2024-1"),
        starts: day("2024-08-26"),
        ends: day("2025-01-18"),
        teaching_from: day("2024-09-02"),
        teaching_to: day("2025-01-10"),
    }
}

#[test]
fn today_reads_as_in_the_head_of_the_window() {
    let mut ledger = ledger();
    ledger
        .change("学期", |w| save_term(w, first_term()))
        .unwrap();
    let today = today(ledger.reader(), ()).unwrap();
    assert_eq!(today.weekday, "星期五");
    assert_eq!(today.term_label, "2024—2025学年度第一学期");
    assert_eq!(today.week_label.as_deref(), Some("第6周"));
    assert!(today.teaching_day);
}

#[test]
fn a_year_without_rows_has_the_usual_terms() {
    let mut ledger = ledger();
    let page = year(ledger.reader(), SchoolYear(2024)).unwrap();
    assert!(page.terms.iter().all(|term| !term.entered));
    assert_eq!(page.terms[1].last_teaching_day, Some(day("2025-06-30")));
    ledger
        .change("学期", |w| save_term(w, first_term()))
        .unwrap();
    let page = year(ledger.reader(), SchoolYear(2024)).unwrap();
    assert_eq!((page.terms[0].entered, page.terms[0].weeks), (true, 19));
    assert!(!page.terms[1].entered);
}

#[test]
fn years_to_choose_from_are_those_around_today_and_those_with_terms_or_activities() {
    let mut ledger = ledger();
    let old = SaveTerm {
        term: term("2019-1"),
        starts: day("2019-09-01"),
        ends: day("2020-01-15"),
        teaching_from: day("2019-09-02"),
        teaching_to: day("2020-01-10"),
    };
    ledger.change("学期", |w| save_term(w, old)).unwrap();
    ledger
        .change("活动", |w| {
            w.conn().execute_batch(
                "INSERT INTO community (uid, owner, code, name, kind, lead_mode)
                 VALUES (randomblob(16), zeroblob(16), 'P1', '第一片区', 'primary_area', 'fixed');
                 INSERT INTO activity (uid, owner, code, community, title, form, status, mode, day)
                 SELECT randomblob(16), zeroblob(16), 'A01', c.uid, '示范课', 'demo_lesson', 'held',
                     'offline', d.day
                 FROM community c, (SELECT '2021-08-31' AS day UNION SELECT '2024-09-01') d",
            )?;
            Ok(())
        })
        .unwrap();
    let years: Vec<(i32, bool)> = years(ledger.reader(), ())
        .unwrap()
        .iter()
        .map(|year| (year.school_year.0, year.records))
        .collect();
    let expected = [
        (2025, false),
        (2024, true),
        (2023, false),
        (2020, true),
        (2019, false),
    ];
    assert_eq!(years, expected);
}

#[test]
fn impossible_terms_are_refused() {
    let mut ledger = ledger();
    let cases = [
        (
            SaveTerm {
                ends: day("2024-08-01"),
                ..first_term()
            },
            "结束日期应在开始日期之后",
        ),
        (
            SaveTerm {
                starts: day("2023-09-01"),
                ..first_term()
            },
            "请检查年份",
        ),
        (
            SaveTerm {
                teaching_to: day("2025-01-25"),
                ..first_term()
            },
            "上课的起止日期应在学期之内",
        ),
        (
            SaveTerm {
                ends: day("2025-02-05"),
                ..first_term()
            },
            "与另一学期（2025年2月1日至2025年8月31日）重叠",
        ),
    ];
    for (request, part) in cases {
        let refused = ledger
            .change("学期", |w| save_term(w, request))
            .unwrap_err()
            .to_string();
        assert!(refused.contains(part), "{refused}");
    }
}

#[test]
fn days_off_are_set_and_taken_back_in_a_stretch_each_time_as_one_act() {
    let mut ledger = ledger();
    let sports = SaveDayOff {
        from: day("2024-10-23"),
        to: day("2024-10-25"),
        kind: DayKind::Holiday,
        name: "运动会".into(),
    };
    let teaching = |ledger: &Ledger| {
        let calendar = load(ledger.reader()).unwrap();
        ["2024-10-22", "2024-10-23", "2024-10-24", "2024-10-25"]
            .map(|date| calendar.is_teaching_day(day(date)))
    };
    ledger
        .change("放假", |w| save_day_off(w, sports.clone()))
        .unwrap();
    assert_eq!(teaching(&ledger), [true, false, false, false]);
    let last_two = RemoveDaysOff {
        from: day("2024-10-24"),
        to: day("2024-10-25"),
    };
    let ((), changed) = ledger
        .change("取消", |w| remove_days_off(w, last_two))
        .unwrap();
    assert_eq!(teaching(&ledger), [true, false, true, true]);
    assert_eq!(
        changed.act.unwrap().title,
        "已取消运动会（2024年10月24日至2024年10月25日）的放假"
    );
    ledger.undo().unwrap();
    assert_eq!(
        teaching(&ledger),
        [true, false, false, false],
        "one step back"
    );
    let nothing = RemoveDaysOff {
        from: day("2024-10-21"),
        to: day("2024-10-22"),
    };
    let refused = ledger.change("取消", |w| remove_days_off(w, nothing));
    assert!(refused.unwrap_err().to_string().contains("找不到"));
    let backwards = SaveDayOff {
        to: day("2024-10-20"),
        ..sports
    };
    let refused = ledger
        .change("放假", |w| save_day_off(w, backwards))
        .unwrap_err()
        .to_string();
    assert!(refused.contains("最后一天应在第一天之后"), "{refused}");
}

#[test]
fn a_day_says_one_thing() {
    let mut ledger = ledger();
    let off = |from: &str, to: &str, kind, name: &str| SaveDayOff {
        from: day(from),
        to: day(to),
        kind,
        name: name.into(),
    };
    let autumn = off("2024-10-21", "2024-10-23", DayKind::Holiday, "秋假");
    let ((), changed) = ledger.change("放假", |w| save_day_off(w, autumn)).unwrap();
    assert_eq!(
        changed.act.unwrap().title,
        "已设置秋假（2024年10月21日至2024年10月23日）为放假"
    );
    let cases = [
        (
            off("2024-10-23", "2024-10-25", DayKind::Holiday, "运动会"),
            "2024年10月23日已设为秋假（放假）。请避开这一天，或先取消原来的安排。",
        ),
        (
            off("2024-10-30", "2024-10-30", DayKind::Teaching, "补课"),
            "2024年10月30日是星期三，本来就上课，不用设为调休上课。",
        ),
    ];
    for (request, message) in cases {
        let Error::Invalid { message: said, .. } = ledger
            .change("放假", |w| save_day_off(w, request))
            .unwrap_err()
        else {
            panic!("refused at a field");
        };
        assert_eq!(said, message);
    }
}

#[test]
fn the_stage_is_a_setting() {
    let mut ledger = ledger();
    let change = SettingChange::StageTo("07-10".parse().unwrap());
    ledger.change("设置", |w| set_setting(w, change)).unwrap();
    assert!(load(ledger.reader()).unwrap().in_stage(day("2025-07-08")));
}

#[test]
fn usual_lessons_begin_on_a_working_day() {
    let calendar = usual();
    for (year, first) in [
        (2023, "2023-09-01"),
        (2024, "2024-09-02"),
        (2018, "2018-09-03"),
    ] {
        let term = TermRef::new(SchoolYear(year), TermNumber::First);
        assert_eq!(calendar.term(term).teaching_from, day(first));
        assert_eq!(calendar.week(day(first)), Some(1));
    }
}

#[test]
fn a_day_is_named_before_something_is_put_on_it() {
    let mut ledger = ledger();
    ledger.change("新建资料库", shipped::install).unwrap();
    let camp = SaveDayOff {
        from: day("2024-11-14"),
        to: day("2024-11-14"),
        kind: DayKind::Holiday,
        name: "期中放假".to_owned(),
    };
    ledger
        .change("登记放假或调休", |w| save_day_off(w, camp))
        .unwrap();
    let cases: &[(&str, &[&str])] = &[
        ("2024-10-10", &[]),
        ("2024-10-02", &["10月2日星期三是国庆节，放假。"]),
        ("2024-10-12", &[]),
        ("2024-10-13", &["10月13日是星期日，没有课。"]),
        ("2024-11-14", &["11月14日星期四是期中放假。"]),
        (
            "2025-01-18",
            &["1月18日在第一学期最后一个教学日（1月15日）之后。"],
        ),
        (
            "2025-02-12",
            &["2月12日在第二学期开始上课（2月20日）之前。"],
        ),
        (
            "2025-07-12",
            &[
                "7月12日在第二学期最后一个教学日（6月30日）之后。",
                "7月12日不在9月1日至6月30日的实施时间内，不计入各校次数。",
            ],
        ),
        (
            "2031-10-02",
            &["10月2日星期四是国庆节，法定放假；校历里还没有登记。"],
        ),
    ];
    for (date, cautions) in cases {
        let facts = super::day(ledger.reader(), day(date)).unwrap();
        assert_eq!(facts.cautions, *cautions, "{date}");
    }
    let facts = super::day(ledger.reader(), day("2025-02-12")).unwrap();
    assert_eq!(
        (facts.term, facts.term_label.as_str()),
        (term("2024-2"), "2024—2025学年度第二学期")
    );
}
