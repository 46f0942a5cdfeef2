//! Sheets of the editable lists and the settings.
use crate::vocabulary::{ActivityMode, WordList};

use super::super::kinds::{Kind, choice};
use super::Need::{May, Must};
use super::SheetDef;

use Kind::{Code, Form, Hours, Integer, Text, Word, Words, YesNo};

pub(super) const LISTS: &[SheetDef] = &[
    SheetDef {
        table: "activity_form",
        name: "活动形式",
        about: "活动形式及其默认值。代码供程序使用，不要改。",
        natural: &["code"],
        columns: &[
            ("code", Must, Code),
            ("name", Must, Text),
            ("other_names", May, Text),
            ("category", Must, Word(WordList::FormCategory)),
            ("counts", Must, YesNo),
            ("mode", Must, choice!(ActivityMode)),
            ("unit", May, Text),
            ("hours", May, Hours),
            ("evidence", May, Words(WordList::EvidenceKind)),
            ("suggested", May, Words(WordList::EvidenceKind)),
            ("roles", May, Words(WordList::ActivityRole)),
            ("same_as", May, Form),
            ("enabled", May, YesNo),
            ("sort", May, Integer),
        ],
    },
    SheetDef {
        table: "word",
        name: "词表",
        about: "可以增减的词。代码供程序使用，不要改。",
        natural: &["list", "code"],
        columns: &[
            ("list", Must, choice!(WordList)),
            ("code", Must, Code),
            ("name", Must, Text),
            ("other_names", May, Text),
            ("weight", May, Integer),
            ("flag", May, YesNo),
            ("enabled", May, YesNo),
            ("sort", May, Integer),
        ],
    },
    SheetDef {
        table: "setting",
        name: "设置",
        about: "随资料一起带走的设置。名称供程序使用，不要改。",
        natural: &["name"],
        columns: &[("name", Must, Code), ("value", May, Text)],
    },
];
