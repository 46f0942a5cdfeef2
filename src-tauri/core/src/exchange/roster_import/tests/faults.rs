//! Rows that are wrong: each is named with its remedy, and goes out with its reason.
use super::*;

#[test]
fn rejected_rows_go_out_with_their_reasons() {
    let ledger = county();
    let draft = draft(&ledger, &[list(LIST)]);
    let table = rejected(ledger.reader(), &draft).expect("drawn up");
    assert_eq!(table.headings.first().map(String::as_str), Some("原行号"));
    assert_eq!(table.headings.last().map(String::as_str), Some("改法"));
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0][0], "教师第7行");
    assert!(
        table.rows[0].contains(&"1994.16".to_owned())
            && table.rows[0].contains(&"出生年月：月份应为1至12".to_owned())
    );
}

type Planted = (Vec<Put>, &'static str, &'static str);

/// Twenty rows, each wrong in its own way: the row, the column at fault, and what is said of it.
fn planted() -> Vec<Planted> {
    let good = || -> Vec<Put> {
        [
            "",
            "林可",
            "二实小",
            "女",
            "1990-05",
            "语文",
            "一级教师",
            "班主任",
            "13800001111",
            "2012.09",
        ]
        .map(Put::from)
        .to_vec()
    };
    let with = |column: usize, value: Put, name: &str| {
        let mut row = good();
        row[1] = Put::from(name);
        row[column] = value;
        row
    };
    let text = |column: usize, value: &str, name: &str| with(column, Put::from(value), name);
    let mut twin = text(1, "王丽娜", "");
    twin[4] = Put::from("1990-01");
    let mut moved = text(1, "潘志远", "");
    moved[4] = Put::from("1977-02");
    vec![
        (text(1, "", ""), "B", "没有填姓名"),
        (text(1, "李2", ""), "B", "里有“2”"),
        (text(2, "", "甲一"), "C", "没有填学校"),
        (text(2, "石桥小学", "甲二"), "C", "没有这所学校"),
        (text(3, "难", "甲三"), "D", "性别“难”"),
        (text(4, "1994.16", "甲四"), "E", "月份应为1至12"),
        (text(4, "1994", "甲五"), "E", "只有年份"),
        (text(4, "5月", "甲六"), "E", "没有四位年份"),
        (
            with(4, Put::Number(1974.1), "甲七"),
            "E",
            "可能是1月，也可能是10月",
        ),
        (with(4, Put::Unsolved, "甲八"), "E", "文件里没有它的结果"),
        (text(4, "2022-05", "甲九"), "E", "不合常理"),
        (text(4, "不详", "乙一"), "E", "看不出是哪年哪月"),
        (text(5, "奥数", "乙二"), "F", "学科里没有“奥数”"),
        (text(6, "特等教师", "乙三"), "G", "职称里没有“特等教师”"),
        (text(8, "1380000111", "乙四"), "I", "是10位"),
        (text(8, "1.38E+10", "乙五"), "I", "科学计数"),
        (text(9, "很久以前", "乙六"), "J", "看不出是哪年哪月"),
        (text(0, "T01", "乙七"), "A", "编号T01在名册中是陈立群的"),
        (twin, "E", "本校已有王丽娜"),
        (moved, "B", "城关小学也有潘志远"),
    ]
}

#[test]
fn twenty_planted_faults_are_all_named_and_nothing_is_imported() {
    let mut ledger = county();
    let head = "编号|姓名|学校|性别|出生年月|学科|职称|职务|手机|参加工作";
    let mut rows: Vec<Vec<Put>> = vec![head.split('|').map(Put::from).collect()];
    let planted = planted();
    for (at, (row, _, _)) in planted.iter().enumerate() {
        let fine: Vec<Put> = [
            "",
            &format!(
                "好{}",
                "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳戌未申酉"
                    .chars()
                    .nth(at)
                    .expect("twenty")
            ),
            "二实小",
            "男",
            "1991-07",
        ]
        .map(Put::from)
        .to_vec();
        rows.push(fine);
        rows.push(row.clone());
    }
    let draft = draft(&ledger, &[Page::new("教师", rows)]);
    let before = persons(&ledger);
    let refused = ledger
        .change("导入名册", |w| apply(w, &draft))
        .expect_err("twenty faults");
    let Error::Rejected { issues, .. } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(persons(&ledger), before, "nothing is imported");
    assert_eq!(issues.len(), 20, "{issues:#?}");
    for ((issue, (_, column, says)), at) in issues.iter().zip(&planted).zip(0..) {
        assert_eq!(
            (issue.row, issue.column.as_deref()),
            (3 + 2 * at, Some(*column)),
            "{issue:?}"
        );
        assert!(issue.message.contains(says), "{says}: {}", issue.message);
        assert!(
            issue
                .remedy
                .as_deref()
                .is_some_and(|remedy| !remedy.is_empty())
        );
    }
    assert_eq!(
        look(&ledger, &draft).counts.added,
        20,
        "the rows between are sound"
    );
}

#[test]
fn rows_written_alike_are_mended_together_and_the_rest_left_out() {
    let mut ledger = county();
    let mut draft = draft(
        &ledger,
        &[list(
            "姓名 | 学校\n白小梅 | 石桥小校\n白小兰 | 石桥小校\n白小竹 | 不知道的学校\n白小菊 | 石桥小校",
        )],
    );
    assert_eq!(look(&ledger, &draft).counts.problem, 4);
    draft.mend_alike(Mend {
        place: at(2),
        field: ListField::School,
        value: "石桥中心小学".into(),
        note: None,
    });
    let checked = look(&ledger, &draft);
    assert_eq!((checked.counts.added, checked.counts.problem), (3, 1));
    let last = persons(&ledger).iter().map(|person| person.sort).max();
    let left: Vec<Place> = checked
        .rows
        .iter()
        .filter(|row| row.state == RowState::Problem)
        .map(|row| row.place)
        .collect();
    draft.leave_out_all(left);
    let (done, _) = ledger.change("导入", |w| apply(w, &draft)).unwrap();
    assert_eq!((done.added, done.left_out.len()), (3, 1));
    let (new, _) = person(&ledger, "白小兰");
    assert!(Some(new.sort) > last, "after everybody who was there");
}

#[test]
fn what_is_no_number_or_no_title_may_be_left_empty_or_noted() {
    let ledger = county();
    let text = "姓名|单位|电话|职称\n甘若兰|石桥中心小学|同中心校|\n丘明达|石桥中心小学||讲师\n庄雪|石桥中心小学|1390001|工人\n柏一舟|石桥中心小学|13900010004|一级教师\n舒安|石桥中心小学|13900010005|二级教师";
    let preview = look(&ledger, &draft(&ledger, &[list(text)]));
    let offers = |number: u32| -> Vec<String> {
        let problems = row(&preview, number).problems.iter();
        problems
            .flat_map(|problem| problem.offers.iter().map(|offer| offer.label.clone()))
            .collect()
    };
    assert_eq!(offers(2), ["电话留空"]);
    assert_eq!(offers(3), ["职称留空，“讲师”写入备注", "职称留空"]);
    assert_eq!(
        offers(4),
        ["电话留空", "职称留空，“工人”写入备注", "职称留空"]
    );
}
