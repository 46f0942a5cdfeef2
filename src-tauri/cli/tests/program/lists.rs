//! A school's own list: what it is taken for, what is asked, and what is left out, in text and JSON alike.
use serde_json::Value;
use std::path::Path;

use crate::script::{answer, run, sample};

fn file(home: &Path, name: &str, text: &str) -> String {
    let path = home.join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

fn text(home: &Path, words: &[&str]) -> String {
    let output = run(home, words);
    let told = [output.stdout, output.stderr].concat();
    String::from_utf8(told).expect("text")
}

fn ids(answer: &Value, of: &str) -> Vec<String> {
    let entries = answer[of].as_array().expect("a list").iter();
    let id = |entry: &Value| entry["id"].as_str().expect("a name").to_owned();
    entries.map(id).collect()
}

#[test]
fn a_school_that_is_not_on_the_roster_is_asked_for_and_said_with_a_flag() {
    let (home, ledger) = sample();
    let (home, l) = (home.path(), ledger.as_str());
    let list = "新城关小学2024年教师花名册\n姓名,任教学科\n甘若兰,语文\n丘明达,数学\n";
    let list = file(home, "花名册.csv", list);
    let shown = text(home, &["import", l, &list, "--dry-run"]);
    assert!(shown.contains("全表算作哪所学校？"), "{shown}");
    assert!(shown.contains("名册中没有“新城关小学”"), "{shown}");
    assert!(
        shown.contains("--answer \"花名册/学校=学校名称\""),
        "{shown}"
    );
    let refused = run(home, &["import", l, &list]);
    assert!(!refused.status.success(), "nobody said the school");
    let preview = answer(home, &["import", l, &list, "--dry-run", "--json"]);
    assert_eq!(ids(&preview, "doubts"), ["花名册/学校"]);
    for flag in [
        ["--school", "城关小学"],
        ["--answer", "花名册/学校=城关小学"],
    ] {
        let words = [&["import", l, &list, "--dry-run", "--json"], &flag[..]].concat();
        let preview = answer(home, &words);
        assert_eq!(preview["counts"]["added"], 2);
        assert_eq!(
            preview["doubts"][0]["answer"]["label"], "城关小学",
            "and it is said again"
        );
    }
    let done = text(home, &["import", l, &list, "--school", "城关小学"]);
    assert!(
        done.contains("已导入：新增2行") && done.contains("全表算作：城关小学"),
        "{done}"
    );
}

#[test]
fn what_is_left_out_is_said_with_the_flag_that_takes_it_in() {
    let (home, ledger) = sample();
    let (home, l) = (home.path(), ledger.as_str());
    let list = "姓名,单位,岗位等级\n甘若兰,石桥中心小学,专技十级\n合计,1人,\n";
    let list = file(home, "名册.csv", list);
    let preview = answer(home, &["import", l, &list, "--dry-run", "--json"]);
    assert_eq!(ids(&preview, "leftOut"), ["名册/C", "名册/3"]);
    let shown = text(home, &["import", l, &list, "--dry-run"]);
    assert!(shown.contains("没有导入的2处"), "{shown}");
    assert!(shown.contains("--take-in \"名册/C=栏名\""), "{shown}");
    let done = answer(
        home,
        &["import", l, &list, "--take-in", "名册/C=职务", "--json"],
    );
    assert_eq!(
        (ids(&done, "leftOut"), &done["added"]),
        (vec!["名册/3".to_owned()], &Value::from(1))
    );
    let wrong = run(home, &["import", l, &list, "--take-in", "名册/99"]);
    assert!(!wrong.status.success(), "nothing of this name was left out");
}

#[test]
fn a_row_with_a_problem_is_decided_with_a_flag() {
    let (home, ledger) = sample();
    let (home, l) = (home.path(), ledger.as_str());
    let list = file(
        home,
        "改名.csv",
        "编号,姓名,单位\nT13,马晓林,第二实验小学\n",
    );
    let shown = text(home, &["import", l, &list, "--dry-run"]);
    assert!(
        shown.contains("--answer \"改名/2=是同一人，改名为马晓林\""),
        "{shown}"
    );
    let done = answer(
        home,
        &["import", l, &list, "--answer", "改名/2=是同一人", "--json"],
    );
    assert_eq!(done["changed"], 1);
}

#[test]
fn a_chain_of_messages_is_taken_for_a_list_of_teachers() {
    let (home, ledger) = sample();
    let (home, l) = (home.path(), ledger.as_str());
    let chain = "石桥中心小学教师接龙\n1. 甘若兰 语文 13900010001\n2. 丘明达 数学 13900010002\n";
    let chain = file(home, "接龙.csv", chain);
    let preview = answer(home, &["import", l, &chain, "--dry-run", "--json"]);
    assert_eq!(preview["counts"]["added"], 2);
    assert_eq!(preview["doubts"][0]["answer"]["label"], "石桥中心小学");
}

#[test]
fn an_answer_that_fits_no_question_is_named_with_the_questions_there_are() {
    let (home, ledger) = sample();
    let (home, l) = (home.path(), ledger.as_str());
    let list = "\
活动台账
日期,主题,形式,承办,参加人数
2025.1.3,单元复习研讨,读书汇报,二实小,共9人
";
    let list = file(home, "台账.csv", list);
    let kind = ["--as", "activities", "--community", "P1"];
    let shown = text(
        home,
        &[&["import", l, &list, "--dry-run"], &kind[..]].concat(),
    );
    assert!(
        shown.contains("--answer \"形式/读书汇报=…\"")
            && shown.contains("或者词表里的活动形式")
            && shown.contains("或者各校人数，如“学校=人数;学校=人数”"),
        "{shown}"
    );
    assert!(!shown.contains("可以答：。"), "{shown}");
    let words = [&["import", l, &list], &kind[..]].concat();
    let wrong = text(
        home,
        &[&words[..], &["--answer", "形式/读书=专题讲座"]].concat(),
    );
    assert!(
        wrong.contains("没有“形式/读书”这个问题，什么都没有导入。")
            && wrong.contains("\n  形式/读书汇报：“读书汇报”是哪种活动形式？可以答："),
        "{wrong}"
    );
    let heads = "人数/台账/3=第二实验小学=9";
    let done = [&words[..], &["--json", "--answer", heads]].concat();
    let done = [&done[..], &["--answer", "形式/读书汇报=专题讲座"]].concat();
    assert_eq!(answer(home, &done)["added"], 1, "in whatever order");
    let list = "\
活动台账
日期,主题,形式,承办,地点,参加人数
2024.12.30,读写结合研讨,专题讲座,二小,第二实验小学录播室,二小5人
";
    let list = file(home, "二小.csv", list);
    let words = [&["import", l, &list, "--json"], &kind[..]].concat();
    let school = ["--answer", "学校/二小=第二实验小学"];
    let done = answer(home, &[&words[..], &school].concat());
    assert_eq!(done["added"], 1, "the school settles who was the host");
}
