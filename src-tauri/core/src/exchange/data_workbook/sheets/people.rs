//! Sheets of schools, communities, persons and the calendar.
use crate::calendar::DayKind;
use crate::communities::LeadMode;
use crate::dates::TermNumber;
use crate::roster::{AbsenceKind, PersonStatus, Sex};
use crate::vocabulary::WordList;

use super::super::kinds::{Kind, choice};
use super::Need::{May, Must};
use super::SheetDef;

use Kind::{
    Code, Count, Day, DayOrAlways, Integer, Month, Ref, SchoolYear, Text, Word, Words, YesNo,
};

pub(super) const PEOPLE: &[SheetDef] = &[
    SheetDef {
        table: "organization",
        name: "学校",
        about: "学校，以及参加教研的其他单位。",
        natural: &["code"],
        columns: &[
            ("code", Must, Code),
            ("kind", Must, Word(WordList::OrganizationKind)),
            ("name", Must, Text),
            ("short_name", May, Text),
            ("former_names", May, Text),
            ("stage", May, Word(WordList::Stage)),
            ("area", May, Word(WordList::Area)),
            ("rank", May, Word(WordList::SchoolRank)),
            ("private", May, YesNo),
            ("parent", May, Ref("organization")),
            ("address", May, Text),
            ("principal", May, Text),
            ("liaison", May, Text),
            ("phone", May, Text),
            ("students", May, Count),
            ("classes", May, Count),
            ("strengths", May, Text),
            ("active", May, YesNo),
            ("sort", May, Integer),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "community",
        name: "教研共同体",
        about: "共同体本身；有哪些学校写在“成员学校”。",
        natural: &["code"],
        columns: &[
            ("code", Must, Code),
            ("name", Must, Text),
            ("kind", Must, Word(WordList::CommunityKind)),
            ("stage", May, Word(WordList::Stage)),
            ("lead_mode", Must, choice!(LeadMode)),
            ("first_year", May, SchoolYear),
            ("reviewer", May, Ref("organization")),
            ("supervisor", May, Ref("organization")),
            ("parent", May, Ref("community")),
            ("from_date", May, Day),
            ("to_date", May, Day),
            ("theme", May, Text),
            ("basis", May, Text),
            ("sort", May, Integer),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "membership",
        name: "成员学校",
        about: "共同体的学校、角色和起止日期；轮值的先后按顺序。",
        natural: &["community", "organization", "from_date"],
        columns: &[
            ("community", Must, Ref("community")),
            ("organization", Must, Ref("organization")),
            ("role", Must, Word(WordList::SchoolRole)),
            ("seq", Must, Integer),
            ("from_date", May, DayOrAlways),
            ("to_date", May, Day),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "lead_override",
        name: "轮值调整",
        about: "某一学年改由另一所学校领衔，及其原因。",
        natural: &["community", "school_year"],
        columns: &[
            ("community", Must, Ref("community")),
            ("school_year", Must, SchoolYear),
            ("organization", Must, Ref("organization")),
            ("reason", Must, Text),
        ],
    },
    SheetDef {
        table: "person",
        name: "人员",
        about: "人员本身；单位、学科、职称、职务写在“任职”。",
        natural: &["code"],
        columns: &[
            ("code", Must, Code),
            ("name", Must, Text),
            ("reading", May, Text),
            ("sex", May, choice!(Sex)),
            ("birth_month", May, Month),
            ("phone", May, Text),
            ("teaching_since", May, Month),
            ("status", May, choice!(PersonStatus)),
            ("sort", May, Integer),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "posting",
        name: "任职",
        about: "人员的单位、学科、职务、职称和荣誉，自哪天起、至哪天止。调动后另写一行，原来的一行写上止日。",
        natural: &["person", "organization", "from_date"],
        columns: &[
            ("person", Must, Ref("person")),
            ("organization", Must, Ref("organization")),
            ("subject", May, Words(WordList::Subject)),
            ("stage", May, Word(WordList::Stage)),
            ("post", May, Text),
            ("title", May, Word(WordList::Title)),
            ("honours", May, Text),
            ("from_date", May, DayOrAlways),
            ("to_date", May, Day),
        ],
    },
    SheetDef {
        table: "away",
        name: "离岗",
        about: "较长时间不在岗的人员及原因。",
        natural: &["person", "from_date"],
        columns: &[
            ("person", Must, Ref("person")),
            ("reason", Must, choice!(AbsenceKind)),
            ("place", May, Ref("organization")),
            ("from_date", Must, Day),
            ("to_date", May, Day),
            ("note", May, Text),
        ],
    },
    SheetDef {
        table: "term",
        name: "学期",
        about: "学期的起止日期和上课的首末两天。",
        natural: &["school_year", "number"],
        columns: &[
            ("school_year", Must, SchoolYear),
            ("number", Must, choice!(TermNumber)),
            ("starts", Must, Day),
            ("ends", Must, Day),
            ("teaching_from", Must, Day),
            ("teaching_to", Must, Day),
        ],
    },
    SheetDef {
        table: "day_off",
        name: "放假",
        about: "放假的工作日和调休上课的周末，一天一行。",
        natural: &["day"],
        columns: &[
            ("day", Must, Day),
            ("kind", Must, choice!(DayKind)),
            ("name", Must, Text),
        ],
    },
];
