use super::super::{Count, Turnout, turnout};

fn told(turnout: &Turnout) -> String {
    let count = |count: Count| match count {
        Count::Exactly(number) => format!("{number}"),
        Count::About(number) => format!("~{number}"),
        Count::Each(number) => format!("each {number}"),
    };
    let groups = turnout.groups.iter();
    let groups = groups.map(|group| {
        let number = group.count.map_or("?".to_owned(), count);
        format!("{}={number}", group.who)
    });
    let total = turnout.total.map(|total| format!("total {}", count(total)));
    groups.chain(total).collect::<Vec<_>>().join(" ")
}

#[test]
fn who_came_and_how_many() {
    for (text, right) in [
        ("前楼6人、石桥4人", "前楼=6 石桥=4"),
        (
            "二实小5人、前楼中心校3人、石桥中心校3人",
            "二实小=5 前楼中心校=3 石桥中心校=3",
        ),
        ("共11人", "total 11"),
        (
            "二实小6 前楼中心校4 石桥中心校3 共13",
            "二实小=6 前楼中心校=4 石桥中心校=3 total 13",
        ),
        (
            "二实小5人、前楼中心校6人、石桥中心校3人，共15人",
            "二实小=5 前楼中心校=6 石桥中心校=3 total 15",
        ),
        ("全体数学教师", "全体数学教师=?"),
        ("三校全体", "三校全体=?"),
        ("各校语文教师共32人", "各校语文教师=32"),
        (
            "二实小10人，前楼6人，石桥4人，共20人",
            "二实小=10 前楼=6 石桥=4 total 20",
        ),
        ("20", "total 20"),
        ("20人", "total 20"),
        ("1小6人、2小4人", "1小=6 2小=4"),
        ("第1小学5人，县3中2人，共7人", "第1小学=5 县3中=2 total 7"),
        ("6人，1小4人", "1小=4 total 6"),
        ("二实小：6；前楼：4", "二实小=6 前楼=4"),
        ("二实小(6)、前楼(4)", "二实小=6 前楼=4"),
        ("二实小6人前楼4人石桥2人", "二实小=6 前楼=4 石桥=2"),
        ("6人（二实小）、4人（前楼）", "二实小=6 前楼=4"),
        ("二实小、前楼各3人", "二实小=each 3 前楼=each 3"),
        ("各校3人", "各校=each 3"),
        ("每校2人", "每校=each 2"),
        ("各校共20人", "total 20"),
        ("约30人", "total ~30"),
        ("30余人", "total ~30"),
        ("二实小5+前楼3", "二实小=5 前楼=3"),
        ("二实小 语文组8人", "二实小=? 语文组=8"),
        ("林秀英、张晓东", "林秀英=? 张晓东=?"),
        ("校长、教导主任", "校长=? 教导主任=?"),
        ("", ""),
        ("/", ""),
        ("合计：13人", "total 13"),
        ("二实小５人，前楼３人", "二实小=5 前楼=3"),
        ("二实小5名、前楼3名", "二实小=5 前楼=3"),
        ("参加人数：二实小5人，前楼3人", "参加人数:二实小=5 前楼=3"),
        ("二实小0人、前楼3人", "二实小=0 前楼=3"),
        ("各校校长及教研组长共12人", "各校校长及教研组长=12"),
        ("前楼6\n石桥4", "前楼=6 石桥=4"),
    ] {
        let got = told(&turnout(text));
        assert_eq!(got, right, "{text:?}");
    }
}
