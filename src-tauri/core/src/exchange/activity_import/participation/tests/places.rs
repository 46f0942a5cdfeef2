//! Every sheet and every column is asked about by itself, whatever it is called.
use super::*;

/// The county with two activities on 10月18日 (A03 and A02) and two on 3月21日 (A10 and A09).
fn crowded() -> Ledger {
    let mut ledger = county();
    for (code, other) in [("A02", "A03"), ("A09", "A10")] {
        let same_day = Activity {
            day: activity(&ledger, other).day,
            ..activity(&ledger, code)
        };
        ledger
            .change("改日期", |w| w.update(&same_day))
            .expect("sound");
    }
    ledger
}

fn sheet(name: &str, person: &str) -> Page {
    Page::of_text(
        name,
        &format!("签到表||\n姓名|学校|签到\n{person}|二实小|√"),
    )
}

/// What is asked about activities: id, question, codes that are offered.
fn activities_asked(ledger: &Ledger, draft: &Draft) -> Vec<String> {
    let seen = look(ledger, draft);
    let told = |doubt: &crate::exchange::findings::Doubt| {
        let offered = doubt.choices.iter().map(|choice| choice.value.as_str());
        let offered: Vec<&str> = offered.collect();
        format!("{} {}{}", doubt.id, doubt.question, offered.join(","))
    };
    let doubts = seen.doubts.iter();
    let of_activities = doubts.filter(|doubt| doubt.id.starts_with("活动/"));
    of_activities.map(told).collect()
}

/// Traps: sheets of one title, one of which is found by its own day.
#[test]
fn an_answer_for_one_sheet_never_moves_the_people_of_another() {
    let ledger = crowded();
    let pages = [
        sheet("2024.12.13", "李国栋"),
        sheet("2024.10.18", "王丽娜"),
        sheet("2025.3.21", "周文慧"),
    ];
    let mut sheets = draft(&ledger, &pages);
    assert_eq!(
        activities_asked(&ledger, &sheets),
        [
            "活动/2024.10.18 工作表“2024.10.18”“签到表”是哪次活动？A02,A03,-",
            "活动/2025.3.21 工作表“2025.3.21”“签到表”是哪次活动？A09,A10,-",
        ]
    );
    answer(&mut sheets, "活动/2024.10.18", "A02");
    answer(&mut sheets, "活动/2025.3.21", "A10");
    let seen = look(&ledger, &sheets);
    let told: Vec<String> = seen
        .activities
        .iter()
        .map(|of| format!("{} {}", of.code, of.lines[0].name))
        .collect();
    assert_eq!(told, ["A02 王丽娜", "A06 李国栋", "A10 周文慧"]);
}

/// Traps: two columns of one day and two activities, an empty column of that day.
#[test]
fn columns_of_one_day_are_answered_apart() {
    let ledger = crowded();
    let text = "\
2024—2025学年||||
姓名|学校|10月18日|10月18日|10月18日
李国栋|二实小|√||
周文慧|二实小||√|";
    let mut table = list(&ledger, text);
    assert_eq!(
        activities_asked(&ledger, &table),
        [
            "活动/Sheet1/C 工作表“Sheet1”C列“10月18日”是哪次活动？A02,A03,-",
            "活动/Sheet1/D 工作表“Sheet1”D列“10月18日”是哪次活动？A02,A03,-",
        ]
    );
    answer(&mut table, "活动/Sheet1/C", "A03");
    answer(&mut table, "活动/Sheet1/D", "A02");
    assert_eq!(
        told_all(&look(&ledger, &table)),
        ["A02 +0 =1 ≠0 ?0 -1", "A03 +0 =1 ≠0 ?0 -1"]
    );
}

/// Two columns and one activity: the other may not be in the ledger yet.
#[test]
fn two_columns_that_come_to_one_activity_are_asked() {
    let ledger = county();
    let text = "\
2024—2025学年|||
姓名|学校|10月18日|10月18日
李国栋|二实小|√|
周文慧|二实小||√";
    let seen = look(&ledger, &list(&ledger, text));
    assert!(told_all(&seen).is_empty(), "{:?}", told_all(&seen));
    let reasons = seen.doubts.iter().map(|doubt| doubt.reason.as_str());
    assert_eq!(
        reasons.collect::<Vec<&str>>(),
        ["这张表里不止一列对上同一次活动"; 2]
    );
}

/// Two tables below each other on one sheet: the columns of one letter are of two lists.
#[test]
fn columns_of_tables_below_each_other_are_answered_apart() {
    let ledger = crowded();
    let text = "\
2024—2025学年第一学期||
姓名|学校|10月18日
李国栋|二实小|√
2024—2025学年第二学期，3月21日前后||
姓名|单位|3月21日
周文慧|二实小|√";
    let mut tables = list(&ledger, text);
    let ids = activities_asked(&ledger, &tables);
    assert_eq!(ids.len(), 2, "{ids:?}");
    answer(&mut tables, "活动/Sheet1/A2:C3/C", "A03");
    answer(&mut tables, "活动/Sheet1/A5:C6/C", "A10");
    let seen = look(&ledger, &tables);
    assert_eq!(
        seen.activities
            .iter()
            .map(|of| of.code.as_str())
            .collect::<Vec<&str>>(),
        ["A03", "A10"],
        "{:?}",
        asked(&seen)
    );
}
