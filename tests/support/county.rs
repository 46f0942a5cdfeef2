//! The sample county 岚溪县 as a data workbook, made from the lists in `assets/sample/csv`
//! (catalogue §9) and the few facts those leave open, which stand here as constants.
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use lianyan_core::exchange::data_workbook::SheetSpec;
use lianyan_core::exchange::tabular::{self, Cell};

use crate::plain_kinds;

/// One row of a sheet: column of the table → what stands in it.
type Line = HashMap<&'static str, Cell>;

/// What the secretary of 岚溪县 calls her schools in passing.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("GZ01", "一中"),
    ("GZ02", "二中"),
    ("CZ01", "岚中"),
    ("CZ02", "柳中"),
    ("CZ03", "城中"),
    ("CZ04", "三中"),
    ("CZ05", "实中"),
    ("CZ06", "坝中"),
    ("XX01", "二实小"),
    ("XX02", "前楼中心校"),
    ("XX03", "石桥中心校"),
    ("XX04", "城关小"),
    ("XX05", "柳河中心校"),
    ("XX06", "白塔中心校"),
    ("XX07", "一中附小"),
    ("XX08", "东坪实小"),
    ("XX09", "大坝中心校"),
    ("XX10", "岚溪实小"),
    ("XX11", "北街小"),
    ("XX12", "南溪中心校"),
];

const TERMS: &[(&str, [&str; 4])] = &[
    (
        "第一学期",
        ["2024-09-01", "2025-01-31", "2024-09-02", "2025-01-10"],
    ),
    (
        "第二学期",
        ["2025-02-01", "2025-07-31", "2025-02-17", "2025-07-04"],
    ),
];

/// Counted by 承担, twice a term, from September to June (R-001-10, R-001-17).
const SETTINGS: &[(&str, &str)] = &[
    ("county.name", "岚溪县"),
    ("quota.counter", "active"),
    ("quota.required", "2"),
    ("stage.from", "09-01"),
    ("stage.to", "06-30"),
];

/// The office that reviews plans; it is no school.
const OFFICE: &str = "JXXX";
const SCHOOL_YEAR: &str = "2024—2025学年度";
/// Held beyond the year plan (§9.6).
const UNPLANNED: &str = "A12";

/// A list of `assets/sample/csv`: rows by column name.
struct List(Vec<HashMap<String, String>>);

impl List {
    fn read(name: &str) -> Self {
        let path = folder().join("csv").join(format!("{name}.csv"));
        let bytes = std::fs::read(&path).expect("the list is in the repository");
        let book = tabular::read(name, bytes).expect("a plain csv");
        let mut rows = book.sheets[0].rows.iter();
        let head: Vec<String> = rows
            .next()
            .expect("column names")
            .cells
            .iter()
            .map(Cell::shown)
            .collect();
        List(
            rows.map(|row| {
                head.iter()
                    .cloned()
                    .zip((0..).map(|at| row.cell(at).shown()))
                    .collect()
            })
            .collect(),
        )
    }
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample")
}

/// The rows of one sheet of the workbook.
pub fn rows(spec: &SheetSpec) -> Vec<Vec<Cell>> {
    let lines = match spec.table.name {
        "organization" => organizations(),
        "community" => communities(),
        "membership" => memberships(),
        "person" => persons(),
        "posting" => postings(),
        "away" => aways(),
        "term" => terms(),
        "activity" => activities(),
        "activity_part" => hosts(),
        "activity_role" => roles(),
        "attendance" => attendance(),
        "head_count" => head_counts(),
        "evidence" => evidence(),
        "tag" => subjects(),
        "setting" => settings(),
        kind => written_out(plain_kinds::sample(kind)),
    };
    lines.into_iter().map(|line| in_order(spec, line)).collect()
}

fn in_order(spec: &SheetSpec, mut line: Line) -> Vec<Cell> {
    let cells = spec
        .columns
        .iter()
        .map(|column| line.remove(column.column).unwrap_or_default());
    let cells = cells.collect();
    assert!(
        line.is_empty(),
        "{} has no column {:?}",
        spec.name,
        line.keys()
    );
    cells
}

fn line<const N: usize>(cells: [(&'static str, &str); N]) -> Line {
    cells
        .into_iter()
        .map(|(column, text)| (column, cell(text)))
        .collect()
}

/// — is how the lists write "nothing".
fn cell(text: &str) -> Cell {
    match text {
        "" | "—" => Cell::Empty,
        _ => Cell::text(text),
    }
}

fn number(value: usize) -> Cell {
    Cell::number(value as f64)
}

fn day(text: &str) -> Cell {
    Cell::day(text.parse().expect("the lists write days as 2024-09-13"))
}

/// Punctuation as it is printed in Chinese.
fn printed(text: &str) -> String {
    text.replace(':', "：")
        .replace('(', "（")
        .replace(')', "）")
}

fn organizations() -> Vec<Line> {
    let schools = List::read("schools").0;
    let mut lines: Vec<Line> = schools
        .iter()
        .map(|school| {
            let code = school["code"].as_str();
            let short = SHORT_NAMES.iter().find(|(known, _)| *known == code);
            let name = school["name"].as_str();
            line([
                ("code", code),
                ("kind", "学校"),
                ("name", name),
                ("short_name", short.map_or("", |(_, short)| short)),
                ("stage", &school["stage"]),
                ("area", &school["area"]),
                ("rank", rank(name)),
            ])
        })
        .collect();
    lines.push(line([
        ("code", OFFICE),
        ("kind", "县教师进修学校"),
        ("name", "县教师进修学校"),
        ("short_name", "进修学校"),
    ]));
    for (at, line) in lines.iter_mut().enumerate() {
        line.insert("sort", number(at + 1));
    }
    lines
}

fn rank(name: &str) -> &'static str {
    match name {
        _ if name.ends_with("中心小学") => "中心小学",
        _ if name.ends_with("附属小学") => "附属小学",
        _ if name.contains("实验小学") => "实验小学",
        _ => "",
    }
}

fn communities() -> Vec<Line> {
    let list = List::read("communities").0;
    (1..)
        .zip(&list)
        .map(|(at, community)| {
            let rotating = community["lead_mode"] == "轮值";
            let stage = match community["type"].as_str() {
                "高中校际联盟" => "高中",
                "初中城乡" => "初中",
                _ => "小学",
            };
            let mut line = line([
                ("code", &community["id"]),
                ("name", &community["name"]),
                ("kind", &community["type"]),
                ("stage", stage),
                (
                    "lead_mode",
                    if rotating {
                        "轮值领衔"
                    } else {
                        "固定领衔"
                    },
                ),
                ("first_year", if rotating { SCHOOL_YEAR } else { "" }),
                ("reviewer", OFFICE),
            ]);
            line.insert("sort", number(at));
            line
        })
        .collect()
}

fn memberships() -> Vec<Line> {
    let mut lines = Vec::new();
    for community in List::read("communities").0 {
        let rotating = community["lead_mode"] == "轮值";
        for (at, school) in community["members_in_order"].split('|').enumerate() {
            let role = match (rotating, at, community["type"].as_str()) {
                (false, 0, _) => "领衔学校",
                (false, _, "初中城乡") => "共建学校",
                _ => "成员学校",
            };
            let mut line = line([
                ("community", &community["id"]),
                ("organization", school),
                ("role", role),
            ]);
            line.insert("seq", number(at + 1));
            line.insert("from_date", day("2024-09-01"));
            lines.push(line);
        }
    }
    lines
}

fn persons() -> Vec<Line> {
    let list = List::read("teachers").0;
    (1..)
        .zip(&list)
        .map(|(at, teacher)| {
            let mut line = line([
                ("code", &teacher["no"]),
                ("name", &teacher["name"]),
                ("sex", &teacher["sex"]),
                ("birth_month", &teacher["birth"]),
            ]);
            line.insert("sort", number(at));
            line
        })
        .collect()
}

fn postings() -> Vec<Line> {
    List::read("teachers")
        .0
        .iter()
        .map(|teacher| {
            line([
                ("person", &teacher["no"]),
                ("organization", &teacher["school"]),
                ("subject", &teacher["subject"]),
                ("post", &printed(&teacher["post"])),
                ("title", &teacher["title"]),
                ("honours", &teacher["backbone"]),
            ])
        })
        .collect()
}

/// Those who teach elsewhere for most of the year; 跟岗 of four weeks is no absence.
fn aways() -> Vec<Line> {
    let list = List::read("assignments").0;
    list.iter()
        .filter(|assignment| assignment["kind"] == "支教")
        .map(|assignment| {
            let mut line = line([
                ("person", &assignment["person"]),
                ("reason", "支教在外"),
                ("place", &assignment["to"]),
            ]);
            line.insert("from_date", day(&assignment["start"]));
            line.insert("to_date", day(&assignment["end"]));
            line
        })
        .collect()
}

fn terms() -> Vec<Line> {
    TERMS
        .iter()
        .map(|(number, days)| {
            let mut line = line([("school_year", SCHOOL_YEAR), ("number", number)]);
            for (column, text) in ["starts", "ends", "teaching_from", "teaching_to"]
                .into_iter()
                .zip(days)
            {
                line.insert(column, day(text));
            }
            line
        })
        .collect()
}

fn activities() -> Vec<Line> {
    List::read("activities")
        .0
        .iter()
        .map(|activity| {
            let (title, reason) = title(&activity["theme"]);
            let mut line = line([
                ("code", &activity["id"]),
                ("community", &activity["community"]),
                ("title", &title),
                ("form", &activity["form"]),
                ("status", status(activity)),
                ("status_reason", &reason),
                (
                    "mode",
                    if is_online(activity) {
                        "线上"
                    } else {
                        "线下"
                    },
                ),
                (
                    "planned",
                    if activity["id"] == UNPLANNED {
                        "否"
                    } else {
                        "是"
                    },
                ),
            ]);
            line.insert("day", day(&activity["date"]));
            let hours: f64 = activity["credit_hours"].parse().expect("a number");
            line.insert("hours", Cell::number(hours));
            line
        })
        .collect()
}

/// 教师基本功技能展示(因暴雨取消) → title and reason.
fn title(theme: &str) -> (String, String) {
    match theme.split_once("(因") {
        Some((title, reason)) => (
            printed(title),
            format!("因{}", reason.trim_end_matches("取消)")),
        ),
        None => (printed(theme), String::new()),
    }
}

fn is_online(activity: &HashMap<String, String>) -> bool {
    activity["form"].starts_with("网络")
}

/// What is on file is archived; the activities with a gap wait for it (§9.7).
fn status(activity: &HashMap<String, String>) -> &'static str {
    let kinds: Vec<&str> = activity["evidence"].split('|').collect();
    let needed: &[&str] = match is_online(activity) {
        true => &["通知", "线上截图", "活动记录"],
        false => &["通知", "签到表", "照片", "活动记录"],
    };
    match activity["status"].as_str() {
        "已取消" => "已取消",
        _ if needed.iter().all(|kind| kinds.contains(kind)) => "已归档",
        _ => "已开展",
    }
}

fn hosts() -> Vec<Line> {
    let host = |activity: &HashMap<String, String>| {
        line([
            ("activity", &activity["id"]),
            ("organization", &activity["host"]),
            ("part", "承办"),
        ])
    };
    List::read("activities").0.iter().map(host).collect()
}

/// 执教:T07 is a person, 执教@XX04 a school whose teacher is not named.
fn roles() -> Vec<Line> {
    let schools: HashMap<String, String> = List::read("teachers")
        .0
        .into_iter()
        .map(|mut teacher| {
            (
                teacher.remove("no").unwrap_or_default(),
                teacher.remove("school").unwrap_or_default(),
            )
        })
        .collect();
    let mut lines = Vec::new();
    for activity in List::read("activities").0 {
        for (at, role) in activity["roles"]
            .split('|')
            .filter(|role| !role.is_empty())
            .enumerate()
        {
            let (role, person, school) = match role.split_once('@') {
                Some((role, school)) => (role, "", school),
                None => {
                    let (role, person) = role.split_once(':').expect("role:person");
                    (role, person, schools[person].as_str())
                }
            };
            let mut line = line([
                ("activity", &activity["id"]),
                ("person", person),
                ("organization", school),
                ("role", role),
            ]);
            line.insert("seq", number(at + 1));
            lines.push(line);
        }
    }
    lines
}

fn attendance() -> Vec<Line> {
    List::read("attendance_P1")
        .0
        .iter()
        .map(|sign_in| {
            line([
                ("activity", &sign_in["activity"]),
                ("person", &sign_in["teacher"]),
                ("organization", &sign_in["school"]),
                ("expected", "是"),
                ("status", &sign_in["status"]),
            ])
        })
        .collect()
}

/// 第一片区 signs in by name; of the others only head counts are known (§9.4).
fn head_counts() -> Vec<Line> {
    let mut lines = Vec::new();
    for activity in List::read("activities").0 {
        if activity["community"] == "P1" {
            continue;
        }
        for count in activity["head_counts"].split_whitespace() {
            let (school, heads) = count.split_once(':').expect("school:heads");
            let mut line = line([("activity", &activity["id"]), ("organization", school)]);
            line.insert("actual", number(heads.parse().expect("a number")));
            lines.push(line);
        }
    }
    lines
}

fn evidence() -> Vec<Line> {
    let mut lines = Vec::new();
    for activity in List::read("activities").0 {
        for (at, kind) in activity["evidence"].split('|').enumerate() {
            let mut line = line([("record", &activity["id"]), ("evidence_kind", kind)]);
            line.insert("seq", number(at + 1));
            lines.push(line);
        }
    }
    lines
}

fn subjects() -> Vec<Line> {
    let mut lines = Vec::new();
    for activity in List::read("activities").0 {
        let subjects = activity["subject"]
            .split('|')
            .filter(|subject| *subject != "—");
        for (at, subject) in subjects.enumerate() {
            let mut line = line([
                ("kind", "活动"),
                ("record", &activity["id"]),
                ("list", "学科"),
                ("value", subject),
            ]);
            line.insert("seq", number(at + 1));
            lines.push(line);
        }
    }
    lines
}

/// Lines of a table written out: names of columns above, cells apart by `|`.
fn written_out(table: &'static str) -> Vec<Line> {
    let mut lines = table.trim().lines();
    let cells = |line: &'static str| line.split('|').map(str::trim);
    let columns = lines.next().unwrap_or_default();
    lines
        .map(|line| cells(columns).zip(cells(line).map(cell)).collect())
        .collect()
}

fn settings() -> Vec<Line> {
    SETTINGS
        .iter()
        .map(|(name, value)| line([("name", name), ("value", value)]))
        .collect()
}
