//! What an import leaves in the ledger, again and again, and taken back.
use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::*;
use crate::activities::{ActivityStatus, NewActivity, Part};
use crate::attendance;
use crate::roster::Organization;

/// Every row of every table of records.
fn dump(ledger: &Ledger) -> BTreeMap<&'static str, Vec<Vec<Value>>> {
    let tables = crate::tables::RECORDS.tables.iter().map(|table| {
        let sql = format!("SELECT * FROM {} ORDER BY uid", table.name);
        let reader = ledger.reader();
        let mut statement = reader.conn().prepare(&sql).expect("a table");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
        let rows = rows.expect("rows").map(|row| row.expect("a row"));
        (table.name, rows.collect())
    });
    tables.collect()
}

/// Takes the first choice of every question, as long as there are any; a question without one gets a day.
fn answer_all(ledger: &Ledger, draft: &mut Draft) {
    for _ in 0..20 {
        let seen = look(ledger, draft);
        let doubts = seen.lines.iter().flat_map(|line| &line.doubts);
        let Some(open) = seen
            .doubts
            .iter()
            .chain(doubts)
            .find(|doubt| doubt.is_open())
        else {
            return;
        };
        let first = open.choices.first().map(|choice| choice.value.clone());
        let taken = Answer {
            id: open.id.clone(),
            value: first.unwrap_or_else(|| "2024-10-10".to_owned()),
        };
        answer(ledger.reader(), draft, &taken).expect("a choice");
    }
    panic!("questions without end");
}

fn import(ledger: &mut Ledger, draft: &Draft) -> ActivitySummary {
    let done = ledger.change("导入活动台账", |w| apply(w, draft));
    done.expect("nothing is open").0
}

/// Activities of the area with what belongs to them.
fn stored(ledger: &Ledger) -> Vec<String> {
    let reader = ledger.reader();
    let area = first_area(ledger);
    let all: Vec<Activity> = reader
        .list("WHERE r.community = ?1 ORDER BY r.day, r.code", [area])
        .expect("a list");
    let name = |id| reader.get::<Organization>(id).expect("a school").name;
    let told = all.iter().map(|activity| {
        let parts = activities::parts(reader, activity.uid).expect("parts");
        let hosts = parts.iter().filter(|part| part.part == Part::Host);
        let hosts: Vec<String> = hosts.map(|part| name(part.organization)).collect();
        let roles = activities::roles(reader, activity.uid).expect("roles");
        let heads = attendance::head_counts(reader, activity.uid).expect("heads");
        let heads: Vec<String> = heads
            .iter()
            .map(|head| format!("{}{}", name(head.organization), head.actual))
            .collect();
        format!(
            "{} {} {} {} {:?} {} {}承担 {}",
            activity.code,
            activity.day.map_or(String::new(), |day| day.to_string()),
            activity.title,
            activity.form,
            activity.status,
            hosts.join("、"),
            roles.len(),
            heads.join("、")
        )
    });
    told.collect()
}

#[test]
fn a_register_stands_in_the_ledger_comes_in_no_second_time_and_goes_back_whole() {
    let mut ledger = county_without_activities();
    let before = dump(&ledger);
    let mut first = draft(&ledger, &[Page::of_text("登记册", REGISTER)]);
    answer_all(&ledger, &mut first);
    let summary = import(&mut ledger, &first);
    assert_eq!((summary.added, summary.changed, summary.same), (6, 0, 0));
    assert_eq!(
        summary.learned,
        ["“线上沙龙”是网络教研", "“前楼”是前楼中心小学"]
    );
    assert_eq!(
        stored(&ledger),
        [
            "P1-01 2024-09-13 学年教研活动计划部署会 joint_meeting Held 第二实验小学 1承担 第二实验小学5、前楼中心小学3、石桥中心小学3",
            "P1-02 2024-09-27 三年级习作单元集体备课 joint_prep Held 第二实验小学 2承担 ",
            "P1-03 2024-10-18 《角的度量》示范课 demo_lesson Held 第二实验小学 2承担 第二实验小学6、前楼中心小学4、石桥中心小学3",
            "P1-04 2024-11-22 大单元作业设计线上研讨 online_research Held 第二实验小学 2承担 ",
            "P1-05 2024-12-27 送教到前楼 deliver_teaching Held 前楼中心小学 1承担 第二实验小学3、前楼中心小学6",
            "P1-06 2025-01-10 第一学期总结会 joint_meeting Held 第二实验小学 1承担 第二实验小学4、前楼中心小学2、石桥中心小学2"
        ]
    );
    let after = dump(&ledger);

    let again = draft(&ledger, &[Page::of_text("登记册", REGISTER)]);
    let seen = look(&ledger, &again);
    assert_eq!(seen.counts.same, 6, "{:?}", seen.lines);
    let summary = import(&mut ledger, &again);
    assert_eq!((summary.added, summary.changed, summary.same), (0, 0, 6));
    assert_eq!(dump(&ledger), after);

    ledger.undo().expect("one step");
    assert_eq!(dump(&ledger), before);
}

#[test]
fn nothing_is_taken_in_while_something_is_open() {
    let mut ledger = county_without_activities();
    let before = dump(&ledger);
    let open = draft(&ledger, &[Page::of_text("登记册", REGISTER)]);
    let refused = ledger.change("导入活动台账", |w| apply(w, &open));
    let refused = refused.expect_err("rows are open").to_string();
    assert_eq!(refused, "“活动登记册.xlsx”有4行要看一眼，没有导入。");
    assert_eq!(dump(&ledger), before);
}

#[test]
fn what_is_there_is_filled_in_and_never_overwritten() {
    let mut ledger = county_without_activities();
    let community = first_area(&ledger);
    let day = NaiveDate::from_ymd_opt(2024, 9, 13);
    let entered = NewActivity {
        community,
        title: "部署会".to_owned(),
        form: ledger_form(&ledger, "工作例会"),
        day,
        month: None,
        host: None,
        subjects: Vec::new(),
        starts: None,
        ends: None,
        place: Some("三楼会议室".to_owned()),
        planned: true,
    };
    let (id, _) = ledger
        .change("新建", |w| activities::create(w, entered))
        .expect("it is sound");
    let text = "\
2024—2025学年活动台账
日期|主题|形式|承办|地点|主持|参加人员
9.13|学年部署会|工作例会|二实小|报告厅|林秀英|二实小5人，石桥中心校3人";
    let list = draft(&ledger, &[Page::of_text("台账", text)]);
    let line = look(&ledger, &list).lines.remove(0);
    assert_eq!((line.state, line.activity), (LineState::Changed, Some(id)));
    assert_eq!(line.filled, ["承担", "各校人数", "已开展"]);
    assert_eq!(
        line.lost,
        [
            "地点在资料库里是“三楼会议室”，台账写的是“报告厅”",
            "资料库里的主题是“部署会”"
        ]
    );
    let told = facts_of(&line);
    for kept in [
        "地点 三楼会议室",
        "状态 已开展",
        "参加人数 第二实验小学5人、石桥中心小学3人",
    ] {
        assert!(
            told.contains(&kept.to_owned()),
            "what will be stored: {told:?}"
        );
    }
    import(&mut ledger, &list);
    let again = look(&ledger, &list).lines.remove(0);
    assert_eq!((again.state, facts_of(&again)), (LineState::Same, told));
    let activity: Activity = ledger.reader().get(id).expect("it is there");
    assert_eq!(activity.status, ActivityStatus::Held);
    assert_eq!(activity.place.as_deref(), Some("三楼会议室"));
    assert!(activity.planned);
    assert_eq!(stored(&ledger).len(), 1, "none is doubled");
}

fn ledger_form(ledger: &Ledger, name: &str) -> String {
    let words = crate::vocabulary::load(ledger.reader()).expect("words");
    words.form_of(name).expect("a form").code.clone()
}

#[test]
fn a_corrected_column_is_known_the_next_time() {
    let mut ledger = county_without_activities();
    let text = "\
2024—2025学年活动台账
日期|主题|形式|承办|去向
9.13|部署会|工作例会|二实小|三楼会议室";
    let mut list = draft(&ledger, &[Page::of_text("台账", text)]);
    let unused = look(&ledger, &list).left_out;
    let unused = unused.iter().find(|left| left.id.ends_with("/E"));
    let id = unused.expect("the last column").id.clone();
    take_in_as(ledger.reader(), &mut list, &id, "地点").expect("a column");
    import(&mut ledger, &list);
    let next = text.replace("9.13", "9.20").replace("部署会", "碰头会");
    let next = draft(&ledger, &[Page::of_text("台账", &next)]);
    let line = look(&ledger, &next).lines.remove(0);
    assert!(line.facts.iter().any(|fact| fact.text == "三楼会议室"));
}

#[test]
fn one_answer_settles_all_that_are_alike() {
    let ledger = county_without_activities();
    let text = "\
2024—2025学年活动台账
日期|主题|形式|承办|承担人|参加人员
9.13|备课一|集体备课|二实小|周文慧|共10人
9.20|讲座|专题讲座|二实小|李国栋|共11人
9.27|研课|示范课|二实小|张晓东|共12人";
    let mut list = draft(&ledger, &[Page::of_text("台账", text)]);
    for value in ["usual", "-"] {
        let seen = look(&ledger, &list);
        let mut doubts = seen.lines[0].doubts.iter();
        let open = doubts.find(|doubt| doubt.is_open()).expect("a question");
        let alike = open.alike.as_ref().expect("there are others");
        let all = Answer {
            id: alike.id.clone(),
            value: value.to_owned(),
        };
        answer(ledger.reader(), &mut list, &all).expect("a choice");
    }
    let roles: Vec<String> = look(&ledger, &list)
        .lines
        .iter()
        .map(|line| format!("{:?} {}", line.state, line.roles))
        .collect();
    assert_eq!(
        roles,
        [
            "Added 主备 周文慧",
            "Added 主讲 李国栋",
            "Added 执教 张晓东"
        ]
    );
}

#[test]
fn hidden_rows_are_named_and_struck_ones_asked_about() {
    let ledger = county_without_activities();
    let mut page = Page::of_text(
        "台账",
        "\
2024—2025学年活动台账
日期|主题|形式|承办
9.13|部署会|工作例会|二实小
9.20|碰头会|工作例会|二实小",
    );
    page.filtered = vec![3];
    let list = draft(&ledger, &[page]);
    let seen = look(&ledger, &list);
    assert_eq!(seen.lines.len(), 1);
    assert_eq!(seen.left_out[0].reason, "隐藏的行");
    let mut list = list;
    take_in(&mut list, &seen.left_out[0].id, None).expect("a row");
    assert_eq!(look(&ledger, &list).counts.added, 2);
}

#[test]
fn an_answer_for_all_fits_where_it_is_a_choice() {
    let ledger = county_without_activities();
    let mut list = draft(&ledger, &[Page::of_text("登记册", REGISTER)]);
    let expected = Answer {
        id: "人数/*".to_owned(),
        value: "expected".to_owned(),
    };
    answer(ledger.reader(), &mut list, &expected).expect("row 6 has that choice");
    let lines = look(&ledger, &list).lines;
    assert_eq!(lines[3].heads, "应到11人");
    assert!(lines[1].doubts.iter().any(Doubt::is_open), "row 4 has not");
}

#[test]
fn a_row_that_an_answer_kept_out_comes_in_after_all() {
    let ledger = county_without_activities();
    let text = "\
2024—2025学年活动台账
日期|主题|形式|承办
9.13|部署会|工作例会|二实小
9.13|部署会|工作例会|二实小";
    let mut list = draft(&ledger, &[Page::of_text("台账", text)]);
    let twice = Answer {
        id: "重复/台账/4".to_owned(),
        value: "-".to_owned(),
    };
    answer(ledger.reader(), &mut list, &twice).expect("a choice");
    let left = look(&ledger, &list).left_out;
    take_in(&mut list, &left[0].id, None).expect("a row");
    assert_eq!(look(&ledger, &list).counts.added, 2);
}

#[test]
fn a_theme_that_is_only_alike_is_asked_about() {
    let mut ledger = county_without_activities();
    let first = "\
2024—2025学年活动台账
日期|主题|形式|承办
9.13|数学组集体备课|集体备课|二实小";
    let list = draft(&ledger, &[Page::of_text("台账", first)]);
    import(&mut ledger, &list);
    let other = first.replace("数学组", "语文组");
    let mut list = draft(&ledger, &[Page::of_text("台账", &other)]);
    let line = look(&ledger, &list).lines.remove(0);
    assert_eq!(line.state, LineState::Open);
    assert_eq!(
        asked(&line.doubts[0]),
        "？和资料库里的是同一项活动吗？（同一天已有主题相近的活动）[就是“数学组集体备课”（2024年9月13日）｜是另一项活动，新增]"
    );
    let another = Answer {
        id: line.doubts[0].id.clone(),
        value: "是另一项活动，新增".to_owned(),
    };
    answer(ledger.reader(), &mut list, &another).expect("a choice");
    import(&mut ledger, &list);
    assert_eq!(stored(&ledger).len(), 2);
}

fn facts_of(line: &ActivityLine) -> Vec<String> {
    let told = line.facts.iter();
    told.map(|fact| format!("{} {}", fact.label, fact.text))
        .collect()
}

/// The answer that is only chosen changes what is shown, and nothing else.
#[test]
fn an_activity_is_shown_with_an_answer_that_is_not_given_yet() {
    let ledger = county_without_activities();
    let text = "\
活动台账（2024—2025学年）
日期|主题|形式|承办|参加人员
9.13|第一次|例会|二实小|二实小5人、前楼3人";
    let list = draft(&ledger, &[Page::of_text("台账", text)]);
    let before = look(&ledger, &list);
    let line = &before.lines[0];
    let doubt = &line.doubts[0];
    let with = |value: &str| {
        let answer = Answer {
            id: doubt.id.clone(),
            value: value.to_owned(),
        };
        would_be(ledger.reader(), &list, line.place, &answer)
    };
    let heads = |line: &ActivityLine| line.heads.clone();
    assert_eq!(heads(line), "二实小5");
    let first = with(&doubt.choices[0].value).expect("it is a choice");
    assert_eq!(
        (heads(&first).as_str(), first.state),
        ("二实小5、前楼中心校3", LineState::Added)
    );
    let other = with("石桥中心小学").expect("a school");
    assert_eq!(heads(&other), "二实小5、石桥中心校3");
    assert!(with("谁也不认识").is_err());
    assert_eq!(heads(&look(&ledger, &list).lines[0]), "二实小5");
}
