use super::super::{Fate, fate};

/// Moved 改到12月27日 12-27
fn told(fate: &Fate) -> String {
    let to = fate.to.as_ref().map_or(String::new(), |to| {
        format!(" {}-{}", to.month.unwrap_or(0), to.day.unwrap_or(0))
    });
    format!("{:?} {}{to}", fate.kind, fate.words)
}

#[test]
fn called_off_or_moved() {
    for (text, right) in [
        ("因雪改到12月27日", "Moved 因雪改到12月27日 12-27"),
        ("因雨改期", "Moved 因雨改期"),
        ("已取消", "Cancelled 已取消"),
        ("取消", "Cancelled 取消"),
        (
            "期末复习（取消，与总结会合并）",
            "Cancelled 取消，与总结会合并",
        ),
        ("教师基本功技能展示（因暴雨取消）", "Cancelled 因暴雨取消"),
        ("推迟到5月16日", "Moved 推迟到5月16日 5-16"),
        ("延期至下周", "Moved 延期至下周"),
        ("因疫情延期", "Moved 因疫情延期"),
        ("改为线上", "-"),
        ("签到表在档案盒3", "-"),
        ("未开展", "Cancelled 未开展"),
        ("因期末考试，未开展", "Cancelled 未开展"),
        ("二实小10人，前楼6人", "-"),
        ("", "-"),
        ("调整到11.8", "Moved 调整到11.8 11-8"),
        ("提前到9月12日", "Moved 提前到9月12日 9-12"),
        ("活动因停电取消。", "Cancelled 活动因停电取消"),
        ("改为12月27日", "Moved 改为12月27日 12-27"),
        ("提前准备教案", "-"),
        ("因停电未办", "Cancelled 因停电未办"),
        ("没搞", "Cancelled 没搞"),
        ("暂缓", "Moved 暂缓"),
        ("推后一周", "Moved 推后一周"),
        ("待定", "Moved 待定"),
        ("与三月活动合并", "Cancelled 与三月活动合并"),
        ("未能按期举行", "Cancelled 未能按期举行"),
        ("改期至3月21日", "Moved 改期至3月21日 3-21"),
        ("因故取消，另行通知", "Cancelled 因故取消，另行通知"),
        ("如期开展", "-"),
        ("按计划完成", "-"),
        ("延期（时间待定）", "Moved 延期（时间待定）"),
    ] {
        let got = fate(text).map_or("-".to_owned(), |fate| told(&fate));
        assert_eq!(got, right, "{text:?}");
    }
}
