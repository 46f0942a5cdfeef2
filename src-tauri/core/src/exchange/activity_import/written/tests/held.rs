use super::super::{Held, PartWord, held};

const UNITS: [&str; 8] = [
    "二实小",
    "前楼",
    "前楼中心校",
    "石桥",
    "石桥中心校",
    "第二实验小学",
    "前楼中心小学",
    "片区",
];
/// 二实小/Host, the place, and the school it belongs to.
fn told(held: Held) -> String {
    let part = |part: Option<PartWord>| part.map_or("-".to_owned(), |part| format!("{part:?}"));
    let parts = held.parts.iter();
    let parts = parts.map(|unit| format!("{}/{}", unit.unit, part(unit.part)));
    let at = held.at.as_ref().map(|at| format!("@{at}"));
    let all = parts.chain(held.place.clone()).chain(at);
    all.collect::<Vec<_>>().join(" ")
}

#[test]
fn who_held_it_and_where() {
    for (text, right) in [
        ("二实小承办，三楼会议室", "二实小/Host 三楼会议室"),
        (
            "片区主办，二实小承办，录播室",
            "片区/Organiser 二实小/Host 录播室",
        ),
        ("二实小组织，钉钉", "二实小/Perhaps 钉钉"),
        ("二实小报告厅", "二实小报告厅 @二实小"),
        ("承办：二实小；地点：录播室", "二实小/Host 录播室"),
        (
            "主办：县教研室 承办：二实小",
            "县教研室/Organiser 二实小/Host",
        ),
        ("二实小", "二实小/-"),
        ("二实小、前楼中心校", "二实小/- 前楼中心校/-"),
        ("二实小（承办）", "二实小/Host"),
        ("由二实小承办", "二实小/Host"),
        ("承办单位：二实小", "二实小/Host"),
        ("线上", "线上"),
        ("前楼中心校承办", "前楼中心校/Host"),
        ("二实小和前楼联合承办", "二实小和前楼联合/Host"),
        ("二实小和前楼承办", "二实小/Host 前楼/Host"),
        ("二实小，录播室", "二实小/- 录播室"),
        ("腾讯会议", "腾讯会议"),
        ("地点：二实小三楼", "二实小三楼 @二实小"),
        ("二实小（录播室）", "二实小(录播室) @二实小"),
        ("", ""),
        ("主办、承办：二实小", "二实小/Organiser 二实小/Host"),
        (
            "县教研室指导，二实小承办，前楼协办",
            "县教研室/Guide 二实小/Host 前楼/CoHost",
        ),
        (
            "二实小主办，前楼中心校承办，石桥中心校协办",
            "二实小/Organiser 前楼中心校/Host 石桥中心校/CoHost",
        ),
        ("承办学校：前楼中心校", "前楼中心校/Host"),
        ("前楼中心校三楼会议室", "前楼中心校三楼会议室 @前楼中心校"),
        ("由前楼中心校牵头", "前楼中心校/Perhaps"),
        ("地点：钉钉", "钉钉"),
        ("二实小 录播室", "二实小/- 录播室"),
        ("前楼中心校/石桥中心校", "前楼中心校/- 石桥中心校/-"),
        (
            "主办：片区；承办：二实小；地点：报告厅",
            "片区/Organiser 二实小/Host 报告厅",
        ),
        ("县教师进修学校", "县教师进修学校"),
        ("石桥中心校（协办）", "石桥中心校/CoHost"),
    ] {
        let got = told(held(text, &|unit| UNITS.contains(&unit)));
        assert_eq!(got, right, "{text:?}");
    }
}
