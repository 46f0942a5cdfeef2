//! The records of attendance: one line a person, and head counts where names are not known.
use chrono::NaiveDateTime;
use rusqlite::types::Value;

use crate::ids::{ActivityId, AttendanceId, HeadCountId, OrganizationId, PersonId, SessionId, Uid};
use crate::ledger::{Kind, end, record};
use crate::roster::AbsenceKind;
use crate::vocabulary::{WordList, word};
use crate::words::closed_list;

record! {
    /// One line of a sign-in sheet (签到).
    pub struct Attendance(AttendanceId) {
        table: "attendance", label: "签到", ownership: School,
        title: "coalesce((SELECT p.name FROM person p WHERE p.uid = r.person), r.name) || '（' || (SELECT a.title FROM activity a WHERE a.uid = r.activity) || '）'",
        part_of: activity,
        owner: [organization, activity],
        key: made [activity, session, person, name, organization] by Attendance::ends,
        sheet: "签到" = "按姓名的签到。单位是那一天的单位，空着就按任职填上。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.activity), (SELECT p.code FROM person p WHERE p.uid = r.person) COLLATE by_code, r.uid",
        pub activity: ActivityId = "活动",
        /// `None`: signed in once for the whole activity.
        pub session: Option<SessionId> = "环节",
        pub person: Option<PersonId> = "人员",
        /// Of someone who is not on the roster.
        pub name: Option<String> = "姓名",
        /// The school on that day (G-25); counts are taken from here, never from the roster.
        pub organization: Option<OrganizationId> = "单位",
        /// 应到 (G-37).
        pub expected: bool = "应到" or "1",
        /// `None`: 未登记.
        pub status: Option<Presence> = "签到情况",
        pub absence: Option<AbsenceKind> = "请假原因",
        pub signed_at: Option<NaiveDateTime> = "签到时间",
        /// Code of `attendance_source`.
        pub source: Option<String> = "签到来源" as word(WordList::AttendanceSource),
        /// 学时 of this line, where they differ from the activity's or the session's.
        pub hours: Option<f64> = "学时",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// How many of a school came, where names are not known (参加人数).
    pub struct HeadCount(HeadCountId) {
        table: "head_count", label: "参加人数", ownership: School,
        title: "(SELECT o.name FROM organization o WHERE o.uid = r.organization) || '（' || (SELECT a.title FROM activity a WHERE a.uid = r.activity) || '）'",
        part_of: activity,
        owner: [organization, activity],
        key: derived [activity, organization],
        sheet: "参加人数" = "各校参加的人数，不知道姓名时用。",
        order: "(SELECT a.code FROM activity a WHERE a.uid = r.activity), (SELECT o.code FROM organization o WHERE o.uid = r.organization) COLLATE by_code",
        pub activity: ActivityId = "活动",
        pub organization: OrganizationId = "单位",
        pub expected: Option<i64> = "应到人数" as Kind::Count,
        pub actual: i64 = "实到人数" as Kind::Count,
    }
}

closed_list! {
    /// Whether someone came, and how (catalogue §3.3).
    pub enum Presence ("attendance status") {
        Present = "present": "到会" | "出席" | "实到" | "已到",
        Online = "online": "线上到会" | "线上出席" | "线上参加",
        Late = "late": "迟到",
        LeftEarly = "left_early": "早退",
        Leave = "leave": "请假",
        Absent = "absent": "未到" | "缺席" | "缺勤" | "未到会",
    }
}

impl Presence {
    /// Counts as one person-time.
    pub fn came(self) -> bool {
        !matches!(self, Presence::Leave | Presence::Absent)
    }
}

impl Attendance {
    /// The key by who signs in to what: the same sign-in entered on two computers is one record.
    pub fn key(&self) -> AttendanceId {
        let who: [&[u8]; 2] = match &self.person {
            Some(person) => [person.as_bytes(), &[]],
            None => [
                self.organization
                    .as_ref()
                    .map_or(&[], OrganizationId::as_bytes),
                self.name.as_deref().unwrap_or("").as_bytes(),
            ],
        };
        AttendanceId(Uid::derived(
            "attendance",
            &[
                self.activity.as_bytes(),
                self.session.as_ref().map_or(&[], SessionId::as_bytes),
                who[0],
                who[1],
            ],
        ))
    }

    /// What the key is made of: who is on the roster is known by that alone.
    fn ends(of: &dyn Fn(&str) -> Value) -> Vec<Vec<u8>> {
        let who = match of("person") {
            Value::Null => [of("organization"), of("name")],
            person => [person, Value::Null],
        };
        let [one, two] = who;
        [of("activity"), of("session"), one, two]
            .iter()
            .map(end)
            .collect()
    }

    pub fn came(&self) -> bool {
        self.status.is_some_and(Presence::came)
    }
}

impl HeadCount {
    pub fn key(activity: ActivityId, organization: OrganizationId) -> HeadCountId {
        HeadCountId(Uid::derived(
            "head_count",
            &[activity.as_bytes(), organization.as_bytes()],
        ))
    }
}
