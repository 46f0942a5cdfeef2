//! Which activity a list means.
use super::super::likeness::{Likeness, likeness};
use super::super::mentions::Mention;
use super::*;

/// What a heading comes to: the code, or ? with the codes that are offered, or nothing.
fn meant(ledger: &Ledger, heading: &str) -> String {
    let text = format!("名单\n姓名|学校|{heading}\n李国栋|二实小|√\n王丽娜|二实小|√");
    let seen = look(ledger, &list(ledger, &text));
    let one = seen.activities.first().map(|of| of.code.clone());
    let doubt = seen
        .doubts
        .iter()
        .find(|doubt| doubt.id.starts_with("活动/"));
    let offered = doubt.map(|doubt| {
        let codes: Vec<&str> = doubt
            .choices
            .iter()
            .map(|choice| choice.value.as_str())
            .collect();
        format!("?{} {}", codes.join(","), doubt.reason)
    });
    one.or(offered).unwrap_or_default()
}

#[test]
fn headings_as_people_write_them() {
    let ledger = county();
    for (heading, right) in [
        ("2024年10月18日", "A03"),
        ("2024.10.18", "A03"),
        ("2024-10-18示范课", "A03"),
        ("10月18日", "A03"),
        ("10.18角的度量", "A03"),
        ("10/18", "A03"),
        ("10月18日（星期五）", "A03"),
        ("10月18日（周四）", "?A03,- 日期和星期对不上"),
        (
            "10月18日 语文备课",
            "?A03,- 那一天的活动和这里写的主题对不上",
        ),
        ("10月19日", "?A03,- 台账里那一天没有活动"),
        ("2025年10月18日", "?A03,- 台账里那一天没有活动"),
        ("7月8日", ""),
        ("角的度量", "A03"),
        ("A03", "A03"),
        ("A03 角的度量", "A03"),
        ("10月 角的度量", "A03"),
        ("10月", "?A03,- 只写了月份，没有写哪一天"),
        ("1月10日总结会", "A08"),
        ("同课异构", "A04"),
        ("牛和鹅", "?A04,- 没有写日期，只能按主题找"),
        ("“双减”作业设计", "?A12,- 没有写日期，只能按主题找"),
        ("3月21日比武", "A10"),
        ("第3次", ""),
        ("5", ""),
    ] {
        assert_eq!(meant(&ledger, heading), right, "{heading}");
    }
}

#[test]
fn how_alike_titles_are() {
    let title = "构建高效课堂：《角的度量》示范课与研讨";
    for (written, right) in [
        ("构建高效课堂：《角的度量》示范课与研讨", Likeness::Same),
        ("《角的度量》示范课", Likeness::Much),
        ("角的度量", Likeness::Much),
        ("示范课", Likeness::Some),
        ("数学示范课", Likeness::Some),
        ("小数的意义", Likeness::None),
        ("课", Likeness::None),
    ] {
        assert_eq!(likeness(written, title, "示范课"), right, "{written}");
    }
}

#[test]
fn days_of_headings_in_two_lines() {
    for (pieces, right) in [
        (vec!["10月", "18"], (Some(10), Some(18))),
        (vec!["10月", "18日"], (Some(10), Some(18))),
        (vec!["10月18日", "角的度量"], (Some(10), Some(18))),
        (vec!["角的度量", "10.18"], (Some(10), Some(18))),
        (vec!["3"], (None, None)),
    ] {
        let pieces: Vec<String> = pieces.into_iter().map(str::to_owned).collect();
        let day = Mention::of_pieces(&pieces, None, false)
            .day
            .unwrap_or_default();
        assert_eq!((day.month, day.day), right, "{pieces:?}");
    }
}

/// A theme alone is enough within the year that the list names, never beyond it.
#[test]
fn a_theme_alone_is_of_the_year_of_the_list() {
    let ledger = county();
    let seen = |title: &str| {
        let text = format!("{title}||\n姓名|学校|角的度量\n李国栋|二实小|√");
        look(&ledger, &list(&ledger, &text))
    };
    assert_eq!(
        told_all(&seen("2024—2025学年参加情况")),
        ["A03 +0 =1 ≠0 ?0 -0"]
    );
    let other_year = seen("2025—2026学年参加情况");
    assert!(told_all(&other_year).is_empty());
    assert_eq!(other_year.doubts[0].choices[0].value, "A03");
}

/// 集体备课 alone is a form of many activities, not the title of the one that begins with it.
#[test]
fn a_theme_that_several_are_like_is_asked() {
    let mut ledger = county();
    let title = Activity {
        title: "集体备课研讨".to_owned(),
        ..activity(&ledger, "A02")
    };
    let other = Activity {
        form: title.form.clone(),
        ..activity(&ledger, "A12")
    };
    ledger
        .change("改名", |w| {
            w.update(&title)?;
            w.update(&other)
        })
        .expect("sound");
    let text = "姓名|学校|集体备课\n周文慧|二实小|√";
    let seen = look(&ledger, &list(&ledger, text));
    assert!(told_all(&seen).is_empty(), "{:?}", told_all(&seen));
    assert_eq!(seen.doubts[0].choices[0].value, "A02");
    let whole = "姓名|学校|集体备课研讨\n周文慧|二实小|√";
    let seen = look(&ledger, &list(&ledger, whole));
    assert_eq!(told_all(&seen), ["A02 +0 =1 ≠0 ?0 -0"]);
}
