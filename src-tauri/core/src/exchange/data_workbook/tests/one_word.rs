//! One word for one thing: what screens say, workbooks say, and whatever the program ever wrote is
//! understood.
use crate::tables::RECORDS;
use std::collections::HashMap;

use super::super::Kind;
use super::super::convert::choice;
use super::overlaps::with_line;
use super::*;
use crate::register::ActivityState;
use crate::words::{Choice, ClosedList};

/// Words that a workbook of the program has or had, or a screen has: sheet, column, word, code.
const EVER_SAID: &[(&str, &str, &str, &str)] = &[
    ("签到", "签到情况", "出席", "present"),
    ("签到", "签到情况", "到会", "present"),
    ("签到", "签到情况", "线上出席", "online"),
    ("签到", "签到情况", "线上到会", "online"),
    ("签到", "签到情况", "迟到", "late"),
    ("签到", "签到情况", "早退", "left_early"),
    ("签到", "签到情况", "请假", "leave"),
    ("签到", "签到情况", "缺席", "absent"),
    ("签到", "签到情况", "未到", "absent"),
    ("活动", "状态", "计划中", "planned"),
    ("活动", "状态", "已通知", "notified"),
    ("活动", "状态", "已开展", "held"),
    ("活动", "状态", "待补全", "held"),
    ("活动", "状态", "待归档", "held"),
    ("活动", "状态", "已归档", "archived"),
    ("活动", "状态", "更正中", "archived"),
    ("活动", "状态", "已延期", "postponed"),
    ("活动", "状态", "已取消", "cancelled"),
    ("教研共同体", "领衔方式", "固定领衔", "fixed"),
    ("教研共同体", "领衔方式", "轮值领衔", "rotating"),
];

/// The closed list behind each column that has one.
fn lists() -> Vec<(&'static str, &'static str, Vec<Choice>)> {
    let columns = sheets(&RECORDS).into_iter().flat_map(|sheet| {
        let name = sheet.name;
        sheet.columns.into_iter().map(move |column| (name, column))
    });
    let with_list = columns.filter_map(|(sheet, column)| match column.kind {
        Kind::Choice(list) => Some((sheet, column.header, list())),
        _ => None,
    });
    with_list.collect()
}

#[test]
fn every_word_of_every_closed_list_leads_back_to_its_code() {
    let lists = lists();
    assert!(lists.len() > 10, "{}", lists.len());
    for (sheet, column, list) in lists {
        let mut meant: HashMap<&str, &str> = HashMap::new();
        for word in &list {
            for name in std::iter::once(&word.label).chain(word.other_names) {
                let before = meant.insert(name, word.code);
                assert_eq!(before, None, "{sheet} {column}: {name} means two things");
                assert_eq!(
                    choice(&list, name).ok(),
                    Some(word.code),
                    "{sheet} {column}: {name}"
                );
            }
            assert_eq!(
                choice(&list, word.code).ok(),
                Some(word.code),
                "{sheet} {column}"
            );
        }
    }
}

#[test]
fn whatever_the_program_ever_wrote_is_understood() {
    let lists = lists();
    for (sheet, column, said, code) in EVER_SAID {
        let (.., list) = lists
            .iter()
            .find(|(of, header, _)| of == sheet && header == column)
            .unwrap_or_else(|| panic!("{sheet} has a column {column}"));
        assert_eq!(
            choice(list, said).ok(),
            Some(*code),
            "{sheet} {column}: {said}"
        );
    }
}

#[test]
fn every_state_on_screen_can_be_written_into_the_workbook() {
    let lists = lists();
    let (.., statuses) = lists
        .iter()
        .find(|(sheet, column, _)| (*sheet, *column) == ("活动", "状态"))
        .expect("活动 has 状态");
    for state in ActivityState::words() {
        assert!(choice(statuses, state.label).is_ok(), "{}", state.label);
    }
}

#[test]
fn a_sign_in_in_the_words_of_the_screen_is_taken_in() {
    for (said, shown) in [
        ("到会", "到会"),
        ("出席", "到会"),
        ("未到", "未到"),
        ("缺席", "未到"),
    ] {
        let line = [
            ("活动", "A02"),
            ("姓名", "来宾甲"),
            ("单位", "XX03"),
            ("签到情况", said),
        ];
        let (mut ledger, book, preview) = with_line("签到", &line);
        assert!(preview.issues.is_empty(), "{said}: {:?}", preview.issues);
        import(&mut ledger, &book).expect("sound");
        let exported = exported(&ledger);
        let sheet = exported
            .sheets
            .iter()
            .find(|sheet| sheet.name == "签到")
            .expect("签到");
        let guest = sheet
            .rows
            .iter()
            .find(|row| row.cells.iter().any(|cell| cell.shown() == "来宾甲"));
        let cells = &guest.expect("the guest").cells;
        assert!(
            cells.iter().any(|cell| cell.shown() == shown),
            "{said}: {cells:?}"
        );
    }
}
