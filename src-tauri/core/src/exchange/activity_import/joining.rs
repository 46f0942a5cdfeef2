//! A row and the activity it tells of, field by field: what the ledger lacks is filled in, what it says
//! otherwise stays and is told. Nothing that stands there is overwritten.
use std::collections::BTreeSet;

use crate::activities::{ActivityStatus, Part};
use crate::exchange::normal::key;
use crate::ids::OrganizationId;
use crate::vocabulary::WordList;

use super::background::Background;
use super::fates::Became;
use super::reading::Reading;
use super::stored::Stored;

/// What would be filled in, and what the two say differently.
#[derive(Debug, Default)]
pub(super) struct Joined {
    pub filled: Vec<Filled>,
    /// 地点在资料库里是“录播室”，台账写的是“报告厅”
    pub differs: Vec<String>,
}

/// A field that the ledger lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    LastDay,
    Times,
    Place,
    Hours,
    Note,
    Audience,
    Subjects,
    Parts(Part),
    Roles,
    Heads,
    Expected,
    Held,
    Cancelled,
}

impl Filled {
    pub(super) fn label(self) -> &'static str {
        match self {
            Filled::LastDay => "结束日期",
            Filled::Times => "起止时间",
            Filled::Place => "地点",
            Filled::Hours => "学时",
            Filled::Note => "备注",
            Filled::Audience => "参加对象",
            Filled::Subjects => "学科",
            Filled::Parts(part) => part.label(),
            Filled::Roles => "承担",
            Filled::Heads => "各校人数",
            Filled::Expected => "应到",
            Filled::Held => "已开展",
            Filled::Cancelled => "已取消",
        }
    }
}

impl Stored {
    /// Compares the row with what is there.
    pub(super) fn join(&self, reading: &Reading, background: &Background) -> Joined {
        let mut joined = Joined::default();
        self.join_fields(reading, background, &mut joined);
        self.join_parts(reading, background, &mut joined);
        self.join_roles(reading, background, &mut joined);
        self.join_turnout(reading, background, &mut joined);
        self.join_fate(reading, &mut joined);
        if self.activity.closed().is_some() && !joined.filled.is_empty() {
            let fields: Vec<&str> = joined.filled.iter().map(|field| field.label()).collect();
            let fields = fields.join("、");
            joined.filled.clear();
            joined.differs.push(format!("已归档，{fields}没有补充"));
        }
        joined
    }

    fn join_fields(&self, reading: &Reading, background: &Background, joined: &mut Joined) {
        let known = &self.activity;
        joined.text(
            Filled::Place,
            known.place.as_deref(),
            reading.place.as_deref(),
        );
        joined.text(Filled::Note, known.note.as_deref(), reading.note.as_deref());
        joined.text(
            Filled::Audience,
            known.audience.as_deref(),
            reading.audience.as_deref(),
        );
        let when = &reading.when;
        let times = |starts: Option<_>, ends: Option<_>| starts.map(|at| (at, ends));
        joined.value(
            Filled::Times,
            times(known.starts, known.ends),
            times(when.starts, when.ends),
        );
        joined.value(Filled::LastDay, known.last_day, when.last_day);
        let usual = background
            .words
            .form(&known.form)
            .and_then(|form| form.hours);
        joined.value(Filled::Hours, known.hours.or(usual), reading.hours);
        match (self.subjects.is_empty(), reading.subjects.is_empty()) {
            (true, false) => joined.filled.push(Filled::Subjects),
            (false, false) if self.subjects != reading.subjects => {
                joined.differs.push("学科和资料库里的不一样".to_owned());
            }
            _ => {}
        }
        if let Some(mode) = reading.mode.filter(|mode| *mode != known.mode) {
            joined.differs.push(format!(
                "方式在资料库里是“{}”，台账写的是“{}”",
                known.mode.label(),
                mode.label()
            ));
        }
        if key(&known.title) != key(&reading.title) {
            joined
                .differs
                .push(format!("资料库里的主题是“{}”", known.title));
        }
        if let Some(form) = reading.form.as_deref().filter(|form| *form != known.form) {
            joined.differs.push(format!(
                "活动形式在资料库里是“{}”，台账写的是“{}”",
                background.words.form_name(&known.form),
                background.words.form_name(form)
            ));
        }
    }

    fn join_parts(&self, reading: &Reading, background: &Background, joined: &mut Joined) {
        for (part, told) in reading.parts() {
            let known = self.of_part(part);
            let set = |list: &[OrganizationId]| list.iter().copied().collect::<BTreeSet<_>>();
            match (known.is_empty(), told.is_empty()) {
                // 主办 alone may have been meant for the host.
                (true, false) if part == Part::Organiser && reading.hosts.is_empty() => {}
                (true, false) => joined.filled.push(Filled::Parts(part)),
                (false, false) if !set(told).is_subset(&set(&known)) => {
                    let names = |list: &[OrganizationId]| {
                        let names = list.iter().map(|id| background.names.name(*id));
                        names.collect::<Vec<_>>().join("、")
                    };
                    joined.differs.push(format!(
                        "{}在资料库里是{}，台账写的是{}",
                        part.label(),
                        names(&known),
                        names(told)
                    ));
                }
                _ => {}
            }
        }
    }

    fn join_roles(&self, reading: &Reading, background: &Background, joined: &mut Joined) {
        let new = self.new_roles(reading);
        if !new.is_empty() || !reading.replaced.is_empty() {
            joined.filled.push(Filled::Roles);
        }
        for role in &reading.roles {
            let Some(known) = self.role_of(role).filter(|known| known.role != role.role) else {
                continue;
            };
            let word = |code| background.words.name(WordList::ActivityRole, code);
            joined.differs.push(format!(
                "{}在资料库里是{}，台账写的是{}",
                role.name,
                word(&known.role),
                word(&role.role)
            ));
        }
    }

    fn join_turnout(&self, reading: &Reading, background: &Background, joined: &mut Joined) {
        if !reading.expected.is_empty() && self.expected.is_empty() && self.named.is_empty() {
            joined.filled.push(Filled::Expected);
        }
        if reading.heads.is_empty() {
            return;
        }
        let lacking = self.lacking_heads(reading);
        if !lacking.is_empty() {
            joined.filled.push(Filled::Heads);
        }
        for (school, count) in &reading.heads {
            if lacking.contains(&(*school, *count)) {
                continue;
            }
            let (known, how) = match self.named.get(school) {
                Some(named) => (*named, "签到"),
                None => (self.heads.get(school).copied().unwrap_or(0), "登记"),
            };
            if known != i64::from(*count) {
                let school = background.names.name(*school);
                joined.differs.push(format!(
                    "{school}在资料库里{how}{known}人，台账写的是{count}人"
                ));
            }
        }
    }

    fn join_fate(&self, reading: &Reading, joined: &mut Joined) {
        let status = self.activity.status;
        let open = !status.is_held() && status != ActivityStatus::Cancelled;
        match (&reading.became, reading.is_held) {
            (Became::Kept, true) if open => joined.filled.push(Filled::Held),
            // Somebody has said so.
            (Became::Cancelled { .. }, _) if open || status == ActivityStatus::Held => {
                joined.filled.push(Filled::Cancelled);
            }
            (Became::Cancelled { .. }, _) if status.is_held() => joined
                .differs
                .push("资料库里已开展，台账写的是取消".to_owned()),
            (Became::Kept, true) if status == ActivityStatus::Cancelled => joined
                .differs
                .push("资料库里已取消，台账没有写取消".to_owned()),
            _ => {}
        }
    }
}

impl Joined {
    fn value<T: PartialEq>(&mut self, filled: Filled, known: Option<T>, told: Option<T>) {
        match (known, told) {
            (None, Some(_)) => self.filled.push(filled),
            (Some(known), Some(told)) if known != told => self
                .differs
                .push(format!("{}和资料库里的不一样", filled.label())),
            _ => {}
        }
    }

    fn text(&mut self, filled: Filled, known: Option<&str>, told: Option<&str>) {
        match (known, told) {
            (None, Some(_)) => self.filled.push(filled),
            (Some(known), Some(told)) if !key(known).contains(&key(told)) => {
                self.differs.push(format!(
                    "{}在资料库里是“{known}”，台账写的是“{told}”",
                    filled.label()
                ));
            }
            _ => {}
        }
    }
}
