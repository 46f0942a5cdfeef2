//! What a column of a roster can be, and the many names schools give it.
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exchange::tabular::{Cell, Sheet};
use crate::words::closed_list;

use super::Layout;
use super::contents::{Contradiction, contradiction};
use super::kind::{Columns, Kind};
use super::naming::{is_of_elsewhere, is_of_pupils};
use super::unnamed::columns_of_names;

closed_list! {
    /// What a list is of.
    pub enum ListKind ("kind of list") {
        Persons = "persons": "教师名册",
        Schools = "schools": "学校名册",
    }
}

closed_list! {
    /// A field that a column can fill.
    pub enum ListField ("field of a list") {
        Name = "name": "姓名",
        School = "school": "学校",
        Code = "code": "编号",
        Sex = "sex": "性别",
        BirthMonth = "birth_month": "出生年月",
        Subject = "subject": "学科",
        Title = "title": "职称",
        Post = "post": "职务",
        Honours = "honours": "荣誉",
        Phone = "phone": "电话",
        /// Short numbers and second ones: they go into 电话, behind the number itself.
        OtherPhone = "other_phone": "其他电话",
        TeachingSince = "teaching_since": "参加工作",
        Note = "note": "备注",
        SchoolName = "school_name": "学校名称",
        SchoolCode = "school_code": "学校编号",
        ShortName = "short_name": "简称",
        FormerNames = "former_names": "曾用名",
        Stage = "stage": "学段",
        Area = "area": "区域",
        Rank = "rank": "层次",
        Principal = "principal": "校长",
        Liaison = "liaison": "联络员",
        Address = "address": "地址",
        Students = "students": "学生数",
        Classes = "classes": "班级数",
    }
}

use ListField as F;

/// Names of columns, as [`super::spelled`] leaves them; the first fits best.
const PERSON_COLUMNS: &[(ListField, &[&str])] = &[
    (
        F::Name,
        &[
            "姓名",
            "教师姓名",
            "名字",
            "教师",
            "教职工姓名",
            "本人姓名",
            "真实姓名",
            "老师姓名",
            "人员姓名",
            "老师",
            "name",
        ],
    ),
    (
        F::School,
        &[
            "学校",
            "单位",
            "所在学校",
            "工作单位",
            "所在单位",
            "学校名称",
            "单位名称",
            "任教学校",
            "现工作单位",
            "现任教学校",
            "所属学校",
            "学校单位",
            "单位学校",
            "人事关系所在学校",
            "所在单位名称",
            "学校全称",
            "现学校",
            "现单位",
            "现所在学校",
            "目前学校",
            "目前单位",
            "编制所在学校",
            "编制所在单位",
        ],
    ),
    (
        F::Code,
        &[
            "编号",
            "工号",
            "教师编号",
            "人员编号",
            "教职工号",
            "教工号",
            "职工号",
            "代码",
        ],
    ),
    (F::Sex, &["性别", "男女"]),
    (
        F::BirthMonth,
        &[
            "出生年月",
            "出生日期",
            "生日",
            "出生时间",
            "出生",
            "出生年月日",
            "出生月份",
            "本人出生年月",
        ],
    ),
    (
        F::Subject,
        &[
            "学科",
            "任教学科",
            "所教学科",
            "任教科目",
            "科目",
            "教学科目",
            "主教学科",
            "现任教学科",
            "任课学科",
            "任课科目",
            "担任学科",
            "担任课程",
            "任教课程",
            "所教课程",
            "任教学科及年级",
            "任教年级及学科",
            "任教学科年级",
            "任教年级学科",
            "任教学科及班级",
            "任教班级及学科",
            "学科/年级",
            "学科年级",
            "年级学科",
            "任课",
            "教什么",
        ],
    ),
    (
        F::Title,
        &[
            "职称",
            "专业技术职务",
            "专业技术职称",
            "技术职务",
            "职称等级",
            "现有职称",
            "专业职务",
            "教师职称",
            "专技职务",
        ],
    ),
    (
        F::Post,
        &[
            "职务",
            "现任职务",
            "行政职务",
            "担任职务",
            "校内职务",
            "岗位",
            "任职",
        ],
    ),
    (
        F::Honours,
        &[
            "荣誉",
            "荣誉称号",
            "骨干称号",
            "骨干",
            "称号",
            "骨干教师",
            "骨干类别",
            "骨干级别",
            "名师骨干",
        ],
    ),
    (
        F::Phone,
        &[
            "电话",
            "手机",
            "联系电话",
            "手机号",
            "手机号码",
            "联系方式",
            "电话号码",
            "移动电话",
        ],
    ),
    (
        F::OtherPhone,
        &[
            "其他电话",
            "其它电话",
            "手机2",
            "手机号2",
            "电话2",
            "联系电话2",
            "备用电话",
            "备用手机",
            "第二联系电话",
            "短号",
            "手机短号",
            "集团短号",
            "虚拟网短号",
            "虚拟网号",
            "小号",
            "短号码",
        ],
    ),
    (
        F::TeachingSince,
        &[
            "参加工作",
            "参加工作时间",
            "参加工作年月",
            "工作时间",
            "从教时间",
            "任教时间",
            "参加工作日期",
            "从教年月",
            "参加教育工作时间",
            "入职时间",
            "首次参加工作时间",
        ],
    ),
    (F::Note, &["备注", "说明", "备考"]),
];

const SCHOOL_COLUMNS: &[(ListField, &[&str])] = &[
    (
        F::SchoolName,
        &[
            "学校名称",
            "学校",
            "单位",
            "单位名称",
            "名称",
            "校名",
            "学校全称",
            "全称",
        ],
    ),
    (
        F::SchoolCode,
        &[
            "编号",
            "学校编号",
            "学校代码",
            "代码",
            "单位编号",
            "单位代码",
            "学校标识码",
        ],
    ),
    (F::ShortName, &["简称", "学校简称", "单位简称"]),
    (F::FormerNames, &["曾用名", "原名", "原校名", "旧名"]),
    (
        F::Stage,
        &["学段", "办学层次", "学校类别", "办学类型", "学校类型"],
    ),
    (
        F::Area,
        &["区域", "城乡", "城乡类型", "所在区域", "城乡分类", "所在地"],
    ),
    (F::Rank, &["层次", "学校层次", "等级"]),
    (
        F::Principal,
        &["校长", "校长姓名", "园长", "负责人", "学校负责人"],
    ),
    (F::Liaison, &["联络员", "联系人", "联络员姓名"]),
    (
        F::Phone,
        &[
            "电话",
            "联系电话",
            "手机",
            "联络员电话",
            "联络员手机",
            "联系人电话",
            "办公电话",
            "学校电话",
        ],
    ),
    (F::Address, &["地址", "学校地址", "详细地址", "通讯地址"]),
    (
        F::Students,
        &["学生数", "学生人数", "在校生数", "在校学生数", "学生"],
    ),
    (F::Classes, &["班级数", "班数", "教学班数", "班级", "班"]),
    (F::Note, &["备注", "说明"]),
];

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Nothing but what stands in the column says so.
    Content,
    /// The name ends in a known one.
    Likely,
    /// The name is a known one.
    Sure,
    /// The user said so before, for a list with the same columns.
    Remembered,
}

impl Kind for ListKind {
    type Field = ListField;

    fn columns(self) -> Columns<ListField> {
        match self {
            ListKind::Persons => PERSON_COLUMNS,
            ListKind::Schools => SCHOOL_COLUMNS,
        }
    }

    fn main_field(self) -> ListField {
        match self {
            ListKind::Persons => ListField::Name,
            ListKind::Schools => ListField::SchoolName,
        }
    }

    fn is_of_persons(self) -> bool {
        self == ListKind::Persons
    }

    fn is_of_schools(self) -> bool {
        self == ListKind::Schools
    }

    fn is_of_others(self, heading: &str) -> bool {
        self == ListKind::Persons && (is_of_pupils(heading) || is_of_elsewhere(heading))
    }

    fn contradiction(
        self,
        field: ListField,
        cells: &[&Cell],
        earlier: usize,
    ) -> Option<Contradiction> {
        contradiction(field, cells, earlier)
    }

    fn starts_without_headings(self, sheet: &Sheet) -> Vec<usize> {
        match self {
            ListKind::Persons => columns_of_names(sheet),
            ListKind::Schools => Vec::new(),
        }
    }

    fn has_sections(self, layout: &Layout) -> bool {
        self == ListKind::Persons && layout.column_of(ListField::School).is_none()
    }
}
