//! What is printed for whom: pages, columns, numbers, missing characters.
use std::io::Cursor;

use calamine::{Reader, Xlsx};

use super::*;

/// `count` invented persons, `of_a_school` from each school in turn.
fn sheet(count: usize, of_a_school: usize) -> SignInSheet {
    let people = (0..count).map(|at| Signer {
        school: format!("第{}中心小学", at / of_a_school + 1),
        name: format!("人{at}"),
        distinction: None,
        subject: "语文".into(),
        post: "教研组长".into(),
        phone: "13812341234".into(),
        remark: String::new(),
    });
    SignInSheet {
        community: "第一片区教研共同体".into(),
        title: None,
        theme: "第一学期教研共同体工作总结会".into(),
        time: "2025年1月10日（星期五）".into(),
        place: "第二实验小学".into(),
        host: "第二实验小学".into(),
        chair: "林秀英".into(),
        people: people.collect(),
        number: Some("A08-1".into()),
    }
}

fn pages(count: usize) -> usize {
    paper(&[sheet(count, 5)], &SignInOptions::default())
        .unwrap()
        .count()
}

#[test]
fn twenty_and_a_few_sign_on_one_page_and_more_go_on() {
    let cases = [
        (0, 1),
        (1, 1),
        (11, 1),
        (20, 1),
        (21, 1),
        (23, 2),
        (50, 2),
        (200, 7),
    ];
    for (people, expected) in cases {
        assert_eq!(pages(people), expected, "{people} persons");
    }
}

#[test]
fn blank_rows_asked_for_are_always_there() {
    let options = |blank_rows| SignInOptions {
        blank_rows,
        ..SignInOptions::default()
    };
    let count = |blank| paper(&[sheet(20, 5)], &options(blank)).unwrap().count();
    assert_eq!(count(0), 1);
    assert_eq!(count(40), 3, "20 persons and 40 blank rows");
}

#[test]
fn many_sheets_make_one_file() {
    let sheets = [sheet(3, 5), sheet(30, 5), sheet(3, 5)];
    assert_eq!(
        paper(&sheets, &SignInOptions::default()).unwrap().count(),
        4
    );
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_a_picture_for_each_page() {
    let options = SignInOptions::default();
    let first = paper(&[sheet(30, 7)], &options).unwrap();
    let second = paper(&[sheet(30, 7)], &options).unwrap();
    assert!(first.pdf().unwrap() == second.pdf().unwrap());
    let pictures = first.svg();
    assert_eq!(pictures.len(), 2);
    assert!(pictures.iter().all(|picture| picture.starts_with("<svg")));
}

#[test]
fn no_printing_time_stands_in_the_file() {
    let pdf = paper(&[sheet(1, 1)], &SignInOptions::default())
        .unwrap()
        .pdf()
        .unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
}

#[test]
fn names_beyond_all_fonts_are_told_with_their_row() {
    let mut rare = sheet(8, 5);
    rare.people[1].name = "徐䶮".into(); // in Noto
    rare.people[2].name = "李𡋾".into(); // beyond the first plane, in the fallback font
    rare.people[6].name = "王\u{31350}\u{31350}".into(); // extension H: in no shipped font
    let missing = missing_glyphs(&rare);
    let told: Vec<_> = missing
        .iter()
        .map(|glyphs| (glyphs.row, &*glyphs.characters))
        .collect();
    assert_eq!(told, [(Some(7), "\u{31350}")]);
    assert_eq!(
        missing[0].message,
        "第7行“王\u{31350}\u{31350}”有字库中没有的字“\u{31350}”，会印成空框，请手写补上。"
    );
}

#[test]
fn telephone_numbers_are_masked_unless_asked_for() {
    let columns = vec![
        SheetColumn::Name,
        SheetColumn::Phone,
        SheetColumn::Signature,
    ];
    let text = |full_phone| {
        let options = SignInOptions {
            columns: columns.clone(),
            full_phone,
            ..Default::default()
        };
        workbook_text(&sheet(1, 1), &options)
    };
    assert!(text(false).contains("138****1234") && !text(false).contains("13812341234"));
    assert!(text(true).contains("13812341234"));
}

#[test]
fn short_numbers_are_masked_too() {
    let cases = [
        ("", ""),
        ("8123", "****"),
        ("812345", "****2345"),
        ("0579-82212345", "057****2345"),
    ];
    for (phone, expected) in cases {
        assert_eq!(masked(phone), expected);
    }
}

#[test]
fn the_workbook_has_the_chosen_columns_and_sessions() {
    let options = SignInOptions {
        columns: vec![
            SheetColumn::Serial,
            SheetColumn::School,
            SheetColumn::Name,
            SheetColumn::Signature,
        ],
        sessions: vec!["上午".into(), "下午".into()],
        ..Default::default()
    };
    let text = workbook_text(&sheet(6, 5), &options);
    let lines: Vec<&str> = text.lines().collect();
    let head = lines
        .iter()
        .position(|line| line.starts_with("序号"))
        .unwrap();
    assert_eq!(
        lines[head..head + 2],
        ["序号|学校|姓名|签名|", "|||上午|下午"]
    );
    assert_eq!(lines[head + 2], "1|第1中心小学|人0||");
    assert_eq!(lines[head + 3], "2||人1||", "the school's name stands once");
    assert_eq!(lines[head + 7], "6|第2中心小学|人5||");
    assert!(text.contains("应到 6 人") && text.contains("表格编号：A08-1"));
}

#[test]
fn namesakes_are_told_apart_on_the_sheet() {
    let mut both = sheet(2, 5);
    for (signer, words) in both.people.iter_mut().zip(["语文", "数学"]) {
        signer.name = "安晓芳".into();
        signer.subject = words.into();
        signer.distinction = Some(Distinction {
            words: words.into(),
            is_subject: true,
            only_own_code: false,
        });
    }
    let narrow = SignInOptions {
        columns: vec![SheetColumn::Name, SheetColumn::Signature],
        ..Default::default()
    };
    let text = workbook_text(&both, &narrow);
    assert!(text.contains("安晓芳（语文）") && text.contains("安晓芳（数学）"));
    let text = workbook_text(&both, &SignInOptions::default());
    assert!(
        text.contains("安晓芳|语文"),
        "the subject stands beside it: {text}"
    );
}

fn workbook_text(sheet: &SignInSheet, options: &SignInOptions) -> String {
    let mut bytes = Vec::new();
    workbook(std::slice::from_ref(sheet), options, &mut bytes).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let range = book.worksheet_range("签到表").unwrap();
    let line = |row: &[calamine::Data]| {
        row.iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("|")
    };
    range.rows().map(line).collect::<Vec<_>>().join("\n")
}
