//! What offices call forms of activity: known at once, or offered and asked about.
use super::super::forms::likely;
use crate::ledger::Ledger;
use crate::vocabulary;

#[test]
fn words_for_forms() {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    ledger
        .change("建立资料库", vocabulary::install)
        .expect("the shipped lists");
    let words = vocabulary::load(ledger.reader()).expect("the lists");
    for (word, right) in [
        ("送课下乡", "？送教下乡"),
        ("赛课", "？教学比武｜说课｜磨课"),
        ("线上沙龙", "？网络教研｜沙龙"),
        (
            "线上教研",
            "？网络教研｜主题教研｜线下教研｜线上同步教学｜联合教研",
        ),
        (
            "云教研",
            "？网络教研｜主题教研｜联合教研｜区域教研｜联片教研",
        ),
        ("网络研讨", "？专题研讨｜网络教研｜学术研讨"),
        ("公开课", "公开课"),
        ("研讨课", "研讨课"),
        ("汇报课", "汇报课"),
        ("优质课评比", "？教学比武｜优质课"),
        (
            "教学比赛",
            "？教学比武｜教学技能比赛｜教学设计比赛｜教学反思｜教学展示",
        ),
        ("基本功大赛", "？教学比武"),
        ("听评课", "听评课"),
        ("集备", "？集体备课"),
        ("联合备课", "？集体备课｜联合教研"),
        (
            "大教研",
            "？主题教研｜联合教研｜区域教研｜联片教研｜网络教研",
        ),
        ("校际交流", "？校际观摩交流｜读书交流｜学生交流"),
        ("经验交流", "？校际观摩交流｜读书交流｜学生交流"),
        ("读书会", "？读书交流"),
        ("名师讲座", "名师讲座"),
        ("专家报告", "？专题讲座｜专家讲座"),
        ("培训", "集中培训"),
        ("岗前培训", "？集中培训｜师德培训"),
        ("工作会", "？工作会议｜工作例会｜工作坊"),
        ("推进会", "？工作会议"),
        ("碰头会", "？工作例会"),
        ("总结会", "总结会"),
        ("送教", "送教下乡"),
        ("送教上门", "？送教下乡"),
        ("结对帮扶", "？"),
        ("教研", "？主题教研｜联合教研｜区域教研｜联片教研｜网络教研"),
        ("课题研讨", "？小课题研讨｜专题研讨｜课题研究｜学术研讨"),
        ("观摩", "？观摩课｜校际观摩交流"),
        ("示范课", "示范课"),
        ("同课异构", "同课异构"),
    ] {
        let told = match words.form_of(word) {
            Some(form) => form.name.clone(),
            None => {
                let offers = likely(&words, word);
                let names = offers.iter().map(|form| form.name.as_str());
                format!("？{}", names.collect::<Vec<_>>().join("｜"))
            }
        };
        assert_eq!(told, right, "{word}");
    }
}
