//! The lists (台账), one file a sheet: what a line holds, and its columns in the 报送版 and the 自查版.
//!
//! Lines carry running numbers by which formulas find them: codes may repeat after a merge, numbers
//! do not. The numbers stand in hidden columns at the right: they say nothing to a reader.
pub(super) mod activities;
pub(super) mod evidence;
pub(super) mod members;
pub(super) mod quota;
pub(super) mod records;
pub(super) mod shares;
pub(super) mod sign_ins;
pub(super) mod teachers;

pub(super) use activities::ActivityRow;
pub(super) use evidence::EvidenceRow;
pub(super) use members::MemberRow;
pub(super) use quota::QuotaLine;
pub(super) use records::RecordRow;
pub(super) use shares::ShareRow;
pub(super) use sign_ins::SignInRow;
pub(super) use teachers::TeacherRow;

use super::names::{
    ACTIVITIES, EVIDENCE, MEMBERS, ONCE, QUOTA, RECORDS, SHARES, SIGN_INS, TEACHERS,
};
use super::table::{Fields, Places};
use crate::sheet::{Cell, Kind};

/// What decides about columns.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    /// Several communities: each record names its own.
    pub(super) whole_county: bool,
    /// 自查版
    pub(super) self_check: bool,
    /// The county has chosen a counter.
    pub(super) decided: bool,
    /// Somebody signed in to single sessions.
    pub(super) has_sessions: bool,
}

impl Scope {
    fn community<R>(self, fields: &mut Fields<R>, cell: for<'r> fn(&'r R, &Places) -> Cell<'r>) {
        if self.whole_county {
            fields.add("教研共同体", Kind::Place, cell).wide(20.0);
        }
    }

    /// Whether the line counts in the county's totals; one community needs no such column.
    fn once<R>(self, fields: &mut Fields<R>, cell: for<'r> fn(&'r R, &Places) -> Cell<'r>) {
        if self.whole_county {
            fields.key(ONCE, cell);
        }
    }
}

fn yes_no(yes: bool) -> Cell<'static> {
    if yes { "是" } else { "否" }.into()
}

fn one_or_none(yes: bool) -> Cell<'static> {
    Cell::Number(if yes { 1.0 } else { 0.0 })
}

/// The lists in their order, with what stands on them.
pub(super) const LISTS: [(&str, &str); 8] = [
    (MEMBERS, "成员学校的角色、联系人和学年合计"),
    (ACTIVITIES, "本学年每次教研活动一行"),
    (QUOTA, "每校每学期承办、承担任务、参加的次数"),
    (SHARES, "每校每次活动一行，统计表由此得出"),
    (SIGN_INS, "每人每次活动一行"),
    (TEACHERS, "每位教师的参加次数、学时和承担任务"),
    (RECORDS, "在程序里填写的活动记录"),
    (EVIDENCE, "每件佐证材料一行"),
];
