//! The forms there are: name, title, kinds of file, and what must be said to make one.
use serde::Serialize;
use ts_rs::TS;

/// A form that the program can make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormSpec {
    /// As commands call it: annual-workbook.
    pub name: &'static str,
    pub title: &'static str,
    /// Endings of the files it can be made as; the first is the usual one.
    pub extensions: &'static [&'static str],
    pub parameters: &'static [ParameterSpec],
}

/// Something to be said for a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ParameterSpec {
    /// As the command line calls it: community.
    pub name: &'static str,
    pub title: &'static str,
    pub required: bool,
}

const fn parameter(name: &'static str, title: &'static str, required: bool) -> ParameterSpec {
    ParameterSpec {
        name,
        title,
        required,
    }
}

const YEAR: ParameterSpec = parameter(
    "year",
    "学年，写起始的年份，如2024；不写为今天所在的学年",
    false,
);
const COMMUNITY: ParameterSpec = parameter("community", "教研共同体编号；不写为全县", false);
const EDITION: ParameterSpec = parameter("edition", "版本：报送版或自查版", false);
const TERM: ParameterSpec = parameter("term", "学期：1或2；不写为整个学年", false);
const MONTH: ParameterSpec = parameter("month", "月份，如2024-10；不写为整个学年", false);
const ACTIVITY: ParameterSpec = parameter(
    "activity",
    "活动编号，可写多个；不写为学年、学期或月份里的全部活动",
    false,
);
const SESSION: ParameterSpec = parameter("session", "环节；不写为整个活动", false);

/// Name of the annual workbook.
pub const ANNUAL_WORKBOOK: &str = "annual-workbook";
/// Name of the quota table.
pub const QUOTA_TABLE: &str = "quota-table";
/// Name of the list of activities.
pub const ACTIVITY_LIST: &str = "activity-list";
/// Name of the sign-in sheet.
pub const SIGN_IN_SHEET: &str = "sign-in-sheet";
/// Name of the data workbook.
pub const DATA_WORKBOOK: &str = "data-workbook";
/// Name of the data workbook without records, to be filled in.
pub const BLANK_DATA_WORKBOOK: &str = "blank-data-workbook";

const FORMS: &[FormSpec] = &[
    FormSpec {
        name: ANNUAL_WORKBOOK,
        title: "年度教研活动资料汇总",
        extensions: &["xlsx"],
        parameters: &[YEAR, COMMUNITY, EDITION],
    },
    FormSpec {
        name: QUOTA_TABLE,
        title: "各校每学期教研活动开展情况统计表",
        extensions: &["xlsx"],
        parameters: &[YEAR, COMMUNITY, EDITION],
    },
    FormSpec {
        name: ACTIVITY_LIST,
        title: "教研活动一览",
        extensions: &["xlsx"],
        parameters: &[YEAR, COMMUNITY, TERM],
    },
    FormSpec {
        name: SIGN_IN_SHEET,
        title: "签到表",
        extensions: &["pdf", "xlsx"],
        parameters: &[ACTIVITY, SESSION, YEAR, COMMUNITY, TERM, MONTH],
    },
    FormSpec {
        name: DATA_WORKBOOK,
        title: "数据工作簿",
        extensions: &["xlsx"],
        parameters: &[],
    },
    FormSpec {
        name: BLANK_DATA_WORKBOOK,
        title: "空白数据工作簿",
        extensions: &["xlsx"],
        parameters: &[],
    },
];

/// All of them.
pub fn forms() -> &'static [FormSpec] {
    FORMS
}

/// The form of this name.
pub fn form(name: &str) -> Option<&'static FormSpec> {
    FORMS.iter().find(|form| form.name == name)
}
