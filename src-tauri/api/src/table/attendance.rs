//! Signing in: who was expected, who came, who was away and why.
use lianyan_core::activities::{Activity, ActivityPart, Session};
use lianyan_core::attendance::{
    self, AddUnlisted, Attendance, DetailsRequest, ExpectedChoices, MarkAllExcept, MarkSignIn, SaveLine,
    SetExpected, SetHeadCounts, SheetRequest, SignInDetail, SignInSheet, SignInTally,
};
use lianyan_core::ids::AttendanceId;
use lianyan_core::roster::{self, Organization, Person};
use lianyan_core::vocabulary::ActivityForm;
use lianyan_core::tags::Tag;
use lianyan_core::{calendar, communities, counting};

commands! { AttendanceCommands {
    Query attendance_sheet: attendance::sheet, SheetRequest => SignInSheet, of (counting::Tables, roster::Tables);
    /// Who could be expected, with the lists the program proposes.
    Query attendance_choices: attendance::choices, SheetRequest => ExpectedChoices,
        of (calendar::Tables, communities::Tables, roster::Tables,
            (Activity, ActivityForm, ActivityPart, Attendance, Tag));
    /// 签到明细: one line a person and activity.
    Query attendance_details: attendance::details, DetailsRequest => Vec<SignInDetail>,
        of (Attendance, Activity, ActivityForm, Session, Person, Organization);
    Act attendance_set_expected: "更改应到名单", attendance::set_expected, SetExpected => ();
    Act attendance_mark: "登记签到", attendance::mark, MarkSignIn => ();
    /// 全部到会，以下人员除外.
    Act attendance_mark_all_except: "登记签到", attendance::mark_all_except, MarkAllExcept => SignInTally;
    Act attendance_add_unlisted: "添加签到人员", attendance::add_unlisted, AddUnlisted => AttendanceId;
    Act attendance_save_line: "更改签到", attendance::save_line, SaveLine => ();
    Act attendance_remove_line: "删除签到", attendance::remove_line, AttendanceId => ();
    Act attendance_set_head_counts: "登记参加人数", attendance::set_head_counts, SetHeadCounts => ();
}}
