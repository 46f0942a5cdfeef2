//! Lists of activities as offices keep them, row by row: what is taken, what is asked.
mod amended;
mod asked;
mod files;
mod namesakes;
mod taking_in;
mod words_for_forms;

use super::*;
use crate::activities::{self, Activity};
use crate::communities::{self, Communities};
use crate::exchange::findings::{Answer, Doubt};
use crate::exchange::tabular;
use crate::exchange::tabular::samples::{Page, xlsx};
use crate::ids::CommunityId;
use crate::ledger::{Kind, Ledger};
use crate::tables::RECORDS;
use crate::{register, sample};

fn county() -> Ledger {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    ledger
}

/// The shipped county before anything took place in 第一片区.
fn county_without_activities() -> Ledger {
    let mut ledger = county();
    let area = first_area(&ledger);
    let all: Vec<Activity> = ledger
        .reader()
        .list("WHERE r.community = ?1", [area])
        .expect("a list");
    let done = ledger.change("清空", |w| {
        for (table, field) in RECORDS.fields() {
            if field.optional && matches!(field.kind, Kind::Ref("activity")) {
                let sql = format!("UPDATE {} SET {} = NULL", table.name, field.column);
                w.conn().execute(&sql, [])?;
            }
        }
        for activity in &all {
            if activity.require_open().is_err() {
                activities::reopen(w, activity.uid)?;
            }
            register::remove(w, activity.uid)?;
        }
        Ok(())
    });
    done.expect("all of them can go");
    ledger
}

fn first_area(ledger: &Ledger) -> CommunityId {
    let communities: Communities = communities::load(ledger.reader()).expect("it has some");
    communities.by_code("P1").expect("第一片区").uid
}

fn draft(ledger: &Ledger, pages: &[Page]) -> Draft {
    let book = tabular::read("活动登记册.xlsx", xlsx(pages)).expect("a sound file");
    of_workbook(ledger.reader(), book, first_area(ledger)).expect("a list of activities")
}

fn look(ledger: &Ledger, draft: &Draft) -> ActivityPreview {
    preview(ledger.reader(), draft).expect("it can be read")
}

/// A line in short: state, day, title, form, host, roles, heads; then what is asked and what is said.
fn told(line: &ActivityLine) -> String {
    let mut parts = vec![format!("{:?}", line.state)];
    for part in [
        &line.day,
        &line.title,
        &line.form,
        &line.host,
        &line.roles,
        &line.heads,
    ] {
        parts.push(part.clone());
    }
    let asked = line.doubts.iter().map(asked);
    parts.extend(asked);
    parts.extend(line.lost.iter().chain(&line.remarks).cloned());
    parts.extend(line.faults.iter().map(|fault| format!("！{fault}")));
    parts.join(" / ")
}

/// ？是哪一天？（只写了月份，没有写哪一天）[只记2024年9月，日期以后再填]
fn asked(doubt: &Doubt) -> String {
    let choices = doubt.choices.iter().map(|choice| choice.label.as_str());
    let choices = choices.collect::<Vec<_>>().join("｜");
    format!("？{}（{}）[{choices}]", doubt.question, doubt.reason)
}

const REGISTER: &str = "\
二实小校际教研登记册（2024年秋季学期）
日期|内容|类别|主办、承办及地点|主讲、执教|参加人员|备注
9月13日（周五）|学年教研活动计划部署会|工作例会|二实小承办，三楼会议室|主持：林秀英|二实小5人、前楼中心校3人、石桥中心校3人|
9月27日（周五）|三年级习作单元集体备课|集体备课|二实小承办，语文办公室|主备：周文慧、胡小兰|共11人|签到表在档案盒3
10月18日（周四）|《角的度量》示范课|示范课|片区主办，二实小承办，录播室|执教：李国栋  点评：曾庆华|二实小6 前楼中心校4 石桥中心校3 共13|
11.22晚|大单元作业设计线上研讨|线上沙龙|二实小组织，钉钉|张晓东、罗永福|全体数学教师|
12月20日|送教到前楼|送教下乡|前楼中心校承办|执教：孙倩|二实小3人、前楼6人|因雪改到12月27日
元月10日|第一学期总结会|工作例会|二实小承办|主持：林秀英|二实小4人，前楼中心校2人，石桥中心校2人|
合计|共开展6次|||||";

fn told_lines(sheet: &str, text: &str) -> Vec<String> {
    let ledger = county_without_activities();
    let draft = draft(&ledger, &[Page::of_text(sheet, text)]);
    let lines = look(&ledger, &draft).lines;
    lines
        .iter()
        .map(|line| format!("{} {}", line.place.row, told(line)))
        .collect()
}

#[test]
fn a_register_of_one_term_row_by_row() {
    assert_eq!(
        told_lines("登记册", REGISTER),
        [
            "3 Added / 2024年9月13日 / 学年教研活动计划部署会 / 工作例会 / 二实小 / 主持 林秀英 / 二实小5、前楼中心校3、石桥中心校3",
            "4 Open / 2024年9月27日 / 三年级习作单元集体备课 / 集体备课 / 二实小 / 主备 周文慧、胡小兰 /  / ？“共11人”各校记多少人？（只写了总人数，没有写各校多少人，不能分到学校）[不登记人数，以后再补]",
            "5 Open / 2024年10月18日 / 《角的度量》示范课 / 示范课 / 二实小 / 执教 李国栋；点评 曾庆华 / 二实小6、前楼中心校4、石桥中心校3 / ？是哪一天？（2024年10月18日是星期五，表里写的是星期四）[2024年10月18日｜2024年10月17日]",
            "6 Open / 2024年11月22日 / 大单元作业设计线上研讨 /  /  /  /  / ？“线上沙龙”是哪种活动形式？（活动形式词表里没有这个说法）[网络教研｜沙龙] / ？由第二实验小学承办吗？（没有写明是承办还是主办）[由第二实验小学承办｜没有写承办学校，以后再填] / ？“张晓东、罗永福”承担的是什么？（表里只有姓名，没有写主讲、执教还是主备）[都记“主讲”｜都记“执教”｜都记“主备”｜都记“点评”｜不记承担] / ？“全体数学教师”各校记多少人？（写的是应该参加的人，没有写到了多少人）[应到11人，实到不登记（第二实验小学5、前楼中心小学3、石桥中心小学3）｜应到11人，全部实到｜不登记人数，以后再补] / 只写了晚上，没有写几点，开始时间没有记",
            "7 Open / 2024年12月20日 / 送教到前楼 / 送教下乡 / 前楼中心校 / 执教 孙倩 / 二实小3 / ？是在哪一天开展的？（写着“因雪改到12月27日”）[2024年12月27日开展的｜2024年12月20日照常开展] / ？“前楼”是哪所学校？（名册里没有这个简称）[前楼中心小学｜不是学校，不记]",
            "8 Added / 2025年1月10日 / 第一学期总结会 / 工作例会 / 二实小 / 主持 林秀英 / 二实小4、前楼中心校2、石桥中心校2",
        ]
    );
}

const SUMMARY: &str = "\
2024—2025学年下学期片区活动汇总
序号|月|日|活动名称|承办学校|承担人|二实小|前楼中心校|石桥中心校|合计
1|2|28|集体备课：四年级下册“小数的意义”单元备课|石桥中心校|萧红梅、王丽娜|4|3|6|13
2|3|21|教学比武：片区青年教师教学比武|二实小|黄思敏、朱婷婷、彭佳（评委程远航、沈静）|8|4|3|16
3|6|6|成果展示：学年成果展示交流|二实小|周文慧、徐梅芳|8|4|0|12
4|″|20|技能展示：教师基本功（因暴雨取消）|石桥中心校|||||0
小计||||||20|11|9|41";

#[test]
fn a_summary_with_a_column_for_every_school() {
    assert_eq!(
        told_lines("下学期", SUMMARY),
        [
            "3 Open / 2025年2月28日 / 四年级下册“小数的意义”单元备课 / 集体备课 / 石桥中心校 /  / 二实小4、前楼中心校3、石桥中心校6 / ？“萧红梅、王丽娜”承担的是什么？（表里只有姓名，没有写主讲、执教还是主备）[按“集体备课”记“主备”｜都记“主讲”｜都记“主持”｜都记“点评”｜都记“执教”｜不记承担]",
            "4 Open / 2025年3月21日 / 片区青年教师教学比武 / 教学比武 / 二实小 / 评委 程远航、沈静 / 二实小8、前楼中心校4、石桥中心校3 / ？“黄思敏、朱婷婷、彭佳（评委程远航、沈静）”承担的是什么？（表里只有姓名，没有写主讲、执教还是主备）[按“教学比武”记“执教”｜都记“展示”｜都记“主持”｜都记“主讲”｜都记“主备”｜都记“点评”｜不记承担] / 程远航不在名册里，按所写的姓名记 / 沈静不在名册里，按所写的姓名记 / 各校人数合计是15，表里写的是16，按各校的记",
            "5 Open / 2025年6月6日 / 学年成果展示交流 / 成果展示 / 二实小 /  / 二实小8、前楼中心校4、石桥中心校0 / ？“周文慧、徐梅芳”承担的是什么？（表里只有姓名，没有写主讲、执教还是主备）[按“成果展示”记“执教”｜都记“展示”｜都记“主持”｜都记“主讲”｜都记“主备”｜都记“点评”｜不记承担]",
            "6 Open / 2025年6月20日 / 教师基本功 / 技能展示 / 石桥中心校 /  /  / ？开展了没有？（写着“因暴雨取消”）[没有开展，记为已取消｜2025年6月20日照常开展]",
        ]
    );
}

#[test]
fn an_answer_holds_for_all_cells_that_read_the_same() {
    let ledger = county_without_activities();
    let text = "\
活动台账（2024—2025学年）
日期|主题|形式|承办|参加人员
9.13|第一次|例会|二实小|二实小5人、前楼3人
9.27|第二次|例会|前楼|二实小6人、前楼4人";
    let mut draft = draft(&ledger, &[Page::of_text("台账", text)]);
    let asked = look(&ledger, &draft).lines;
    assert!(asked.iter().all(|line| line.state == LineState::Open));
    let doubt = &asked[0].doubts[0];
    let first = Answer {
        id: doubt.id.clone(),
        value: doubt.choices[0].value.clone(),
    };
    answer(ledger.reader(), &mut draft, &first).expect("it is a choice");
    let answered: Vec<String> = look(&ledger, &draft).lines.iter().map(told_short).collect();
    assert_eq!(
        answered,
        [
            "Added 二实小 二实小5、前楼中心校3",
            "Added 前楼中心校 二实小6、前楼中心校4"
        ]
    );
}

fn told_short(line: &ActivityLine) -> String {
    format!("{:?} {} {}", line.state, line.host, line.heads)
}
