//! Sheets of activities and of everything that hangs on them.
use crate::activities::{ActivityStatus, HalfDay, Part};
use crate::attendance::Presence;
use crate::evidence::Edition;
use crate::roster::AbsenceKind;
use crate::vocabulary::{ActivityMode, WordList};
use crate::words::{Choice, ClosedList};

use super::super::kinds::{Kind, choice};
use super::Need::{May, Must};
use super::SheetDef;

use Kind::{
    AnyRef, Code, Count, Day, Form, Hours, Integer, Moment, Month, Ref, SchoolYear, SheetName,
    TagValue, Term, Text, Time, Word, YesNo,
};

pub(super) const ACTIVITIES: &[SheetDef] = &[
    SheetDef {
        table: "activity",
        name: "活动",
        about: "教研活动。承办等单位写在“承办单位”，学科写在“标签”。",
        natural: &["code"],
        columns: &[
            ("code", Must, Code),
            ("community", Must, Ref("community")),
            ("title", Must, Text),
            ("form", Must, Form),
            ("status", Must, choice!(ActivityStatus)),
            ("status_reason", May, Text),
            ("correcting", May, YesNo),
            ("mode", Must, choice!(ActivityMode)),
            ("day", May, Day),
            ("last_day", May, Day),
            ("month", May, Month),
            ("starts", May, Time),
            ("ends", May, Time),
            ("place", May, Text),
            ("level", May, Word(WordList::ActivityLevel)),
            ("grade", May, Text),
            ("audience", May, Text),
            ("chair", May, Text),
            ("hours", May, Hours),
            ("counts", May, YesNo),
            ("counts_reason", May, Text),
            ("counts_for", May, Term),
            ("planned", May, YesNo),
            ("platform", May, Text),
            ("process", May, Text),
            ("results", May, Text),
            ("problems", May, Text),
            ("recorder", May, Text),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "activity_part",
        name: "承办单位",
        about: "活动的主办、承办、协办、指导单位，送出和接受的学校。",
        natural: &["activity", "organization", "part"],
        columns: &[
            ("activity", Must, Ref("activity")),
            ("organization", Must, Ref("organization")),
            ("part", Must, choice!(Part)),
            ("seq", May, Integer),
        ],
    },
    SheetDef {
        table: "session",
        name: "环节",
        about: "活动的议程，按顺序。",
        natural: &["activity", "seq"],
        columns: &[
            ("activity", Must, Ref("activity")),
            ("seq", Must, Integer),
            ("title", Must, Text),
            ("day", May, Day),
            ("half_day", May, choice!(HalfDay)),
            ("starts", May, Time),
            ("ends", May, Time),
            ("form", May, Form),
            ("place", May, Text),
            ("lead", May, Text),
            ("subject", May, Word(WordList::Subject)),
            ("class", May, Text),
            ("hours", May, Hours),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "activity_role",
        name: "承担",
        about: "谁在活动中执教、主讲、主备……。名册里没有的人写姓名；只知道学校的，人员和姓名都空着。单位空着，就是本人当天的单位。",
        natural: &[
            "activity",
            "session",
            "person",
            "name",
            "organization",
            "role",
        ],
        columns: &[
            ("activity", Must, Ref("activity")),
            ("session", May, Ref("session")),
            ("person", May, Ref("person")),
            ("name", May, Text),
            ("organization", May, Ref("organization")),
            ("role", Must, Word(WordList::ActivityRole)),
            ("lesson", May, Text),
            ("class", May, Text),
            ("seq", May, Integer),
        ],
    },
    SheetDef {
        table: "attendance",
        name: "签到",
        about: "按姓名的签到。单位是那一天的单位，空着就按任职填上。",
        natural: &["activity", "session", "person", "name", "organization"],
        columns: &[
            ("activity", Must, Ref("activity")),
            ("session", May, Ref("session")),
            ("person", May, Ref("person")),
            ("name", May, Text),
            ("organization", May, Ref("organization")),
            ("expected", May, YesNo),
            ("status", May, choice!(Presence)),
            ("absence", May, choice!(AbsenceKind)),
            ("signed_at", May, Moment),
            ("source", May, Word(WordList::AttendanceSource)),
            ("hours", May, Hours),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "head_count",
        name: "参加人数",
        about: "各校参加的人数，不知道姓名时用。",
        natural: &["activity", "organization"],
        columns: &[
            ("activity", Must, Ref("activity")),
            ("organization", Must, Ref("organization")),
            ("expected", May, Count),
            ("actual", Must, Count),
        ],
    },
    SheetDef {
        table: "evidence",
        name: "佐证",
        about: "活动的佐证材料。文件本身不在工作簿里，校验值指向资料库的files文件夹。",
        natural: &["activity", "kind", "seq", "title", "file_name"],
        columns: &[
            ("activity", Must, Ref("activity")),
            ("kind", Must, Word(WordList::EvidenceKind)),
            ("title", May, Text),
            ("file", May, Text),
            ("file_name", May, Text),
            ("size", May, Count),
            ("taken_on", May, Day),
            ("pieces", May, Count),
            ("paper_place", May, Text),
            ("confidential", May, YesNo),
            ("seq", May, Integer),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "tag",
        name: "标签",
        about: "记录的标签，如活动的学科、更多的活动形式、研究主题。",
        natural: &["kind", "record", "scheme", "value"],
        columns: &[
            ("kind", Must, SheetName),
            ("record", Must, AnyRef),
            ("scheme", Must, Kind::Choice(schemes)),
            ("value", Must, TagValue),
            ("seq", May, Integer),
        ],
    },
    SheetDef {
        table: "explanation",
        name: "情况说明",
        about: "缺少佐证、次数不足等的原因。",
        natural: &["kind", "record", "topic"],
        columns: &[
            ("kind", Must, SheetName),
            ("record", Must, AnyRef),
            ("topic", Must, Text),
            ("text", Must, Text),
            ("shown", May, YesNo),
        ],
    },
    SheetDef {
        table: "output",
        name: "打印登记",
        about: "打印和导出过的表格，由程序登记。",
        natural: &["form", "number", "made_at"],
        columns: &[
            ("form", Must, Text),
            ("number", May, Text),
            ("activity", May, Ref("activity")),
            ("session", May, Ref("session")),
            ("community", May, Ref("community")),
            ("school_year", May, SchoolYear),
            ("edition", May, choice!(Edition)),
            ("made_at", Must, Moment),
            ("pages", May, Count),
            ("sha256", May, Text),
            ("returned_on", May, Day),
            ("note", May, Text),
        ],
    },
];

/// Lists that tags are taken from: every editable list, and the forms of activity.
fn schemes() -> Vec<Choice> {
    let mut lists = WordList::words();
    lists.push(Choice {
        code: "form",
        label: "活动形式",
        other_names: &[],
    });
    lists
}
