//! The totals of the workbook, each once: how it is defined, its formula, and its value.
use super::gather::Records;
use super::names::{ACTIVITIES, EVIDENCE, MEMBERS, ONCE, SHARES, TEACHERS};
use super::table::{Places, When, text_criterion};

/// A total.
pub(super) struct Measure {
    pub(super) name: &'static str,
    pub(super) unit: &'static str,
    /// 口径, as the 数据口径 sheet prints it.
    pub(super) definition: &'static str,
    /// Where the records behind it stand.
    pub(super) source: &'static str,
    /// Falls into terms.
    pub(super) by_term: bool,
    pub(super) formula: fn(&Places, &Part<'_>) -> String,
    pub(super) value: fn(&Records, &Part<'_>) -> f64,
}

/// Which part of the records: one community, one term, or all.
#[derive(Clone, Copy, Default)]
pub(super) struct Part<'a> {
    pub(super) community: Option<&'a str>,
    pub(super) term: Option<&'a str>,
}

impl Part<'_> {
    fn holds(&self, community: &str, term: &str) -> bool {
        self.community.is_none_or(|only| only == community)
            && self.term.is_none_or(|only| only == term)
    }

    /// The conditions of `when`, and those of this part that the sheet has columns for.
    fn conditions<'w>(
        &'w self,
        places: &Places,
        sheet: &'static str,
        when: &[When<'w>],
        spelled: &'w mut Vec<(&'static str, String)>,
    ) -> Vec<When<'w>> {
        let own = [("教研共同体", self.community), ("学期", self.term)];
        for (column, only) in own {
            if let Some(only) = only.filter(|_| places.has(sheet, column)) {
                spelled.push((column, text_criterion(only)));
            }
        }
        let mut all = when.to_vec();
        all.extend(
            spelled
                .iter()
                .map(|(column, text)| (*column, text.as_str())),
        );
        all
    }

    fn sum(
        &self,
        places: &Places,
        sheet: &'static str,
        sum: &'static str,
        when: &[When<'_>],
    ) -> String {
        places.sum_ifs(
            sheet,
            sum,
            &self.conditions(places, sheet, when, &mut Vec::new()),
        )
    }

    fn count(&self, places: &Places, sheet: &'static str, when: &[When<'_>]) -> String {
        places.count_ifs(
            sheet,
            &self.conditions(places, sheet, when, &mut Vec::new()),
        )
    }

    /// Lines of schools or teachers; in the county as a whole each school and teacher once (G-47).
    fn count_once(&self, places: &Places, sheet: &'static str, when: &[When<'_>]) -> String {
        match self.community {
            None if places.has(sheet, ONCE) => self.sum(places, sheet, ONCE, when),
            _ => self.count(places, sheet, [&[("序号", SOME)], when].concat().as_slice()),
        }
    }

    fn takes(&self, community: &str, once: bool) -> bool {
        match self.community {
            None => once,
            Some(only) => only == community,
        }
    }
}

const YES: &str = "\"是\"";
const SOME: &str = "\">0\"";

pub(super) const MEASURES: &[Measure] = &[
    Measure {
        name: "成员学校",
        unit: "所",
        definition: "本学年内属于本教研共同体的学校，角色有变动的只算一所；全县合计中，参加几个共同体的学校只算一所。",
        source: MEMBERS,
        by_term: false,
        formula: |places, part| part.count_once(places, MEMBERS, &[]),
        value: |records, part| {
            let members = records.members.iter();
            count(members.filter(|row| part.takes(&row.community, row.once)))
        },
    },
    Measure {
        name: "成员学校教师",
        unit: "人",
        definition: "本学年内人事关系在成员学校的教师；全县合计中每人只算一次。",
        source: TEACHERS,
        by_term: false,
        formula: |places, part| part.count_once(places, TEACHERS, &[]),
        value: |records, part| {
            let teachers = records.teachers.iter();
            count(teachers.filter(|row| part.takes(&row.community, row.once)))
        },
    },
    Measure {
        name: "参加过活动的教师",
        unit: "人",
        definition: "成员学校教师中，签到过计入的教研活动，或者在其中承担过任务的人数；全县合计中每人只算一次。",
        source: TEACHERS,
        by_term: false,
        formula: |places, part| {
            let came = part.count_once(places, TEACHERS, &[("参加次数", SOME)]);
            let carried = [("参加次数", "0"), ("承担次数", SOME)];
            let carried = part.count_once(places, TEACHERS, &carried);
            format!("{came}+{}", carried.trim_start_matches('='))
        },
        value: |records, part| {
            let took_part = records.teachers.iter().filter(|row| row.took_part());
            count(took_part.filter(|row| part.takes(&row.community, row.once)))
        },
    },
    Measure {
        name: "计入的教研活动",
        unit: "次",
        definition: "已开展、形式属于教研活动、有两所以上学校参加、在实施时间内的活动。会议、已取消和已延期的不计入；单独设为计入或不计入的，以设定为准。",
        source: ACTIVITIES,
        by_term: true,
        formula: |places, part| part.count(places, ACTIVITIES, &[("计入", YES)]),
        value: |records, part| {
            let counted = records.activities.iter().filter(|row| row.counts);
            count(counted.filter(|row| part.holds(&row.community, row.term)))
        },
    },
    Measure {
        name: "参加人次",
        unit: "人次",
        definition: "计入的教研活动中，成员学校到会人数之和。有签到名单的按名单，没有名单的按各校报的人数；同一人参加一次活动只算一次；外单位人员、活动当天不是成员学校的人员不算，所以可能少于活动台账的总人数。",
        source: SHARES,
        by_term: true,
        formula: |places, part| {
            part.sum(
                places,
                SHARES,
                "到会人数",
                &[("计入", YES), ("学校序号", SOME)],
            )
        },
        value: |records, part| {
            let shares = records
                .shares
                .iter()
                .filter(|row| row.counts && row.member.is_some());
            let shares = shares.filter(|row| part.holds(&row.community, row.term));
            shares.map(|row| f64::from(row.people)).sum()
        },
    },
    Measure {
        name: "学时",
        unit: "学时",
        definition: "计入的教研活动中，成员学校到会人员所得学时之和。每人学时按活动设定；有环节设了学时的，按参加的环节相加，没有设学时的环节不计。",
        source: SHARES,
        by_term: true,
        formula: |places, part| part.sum(places, SHARES, "学时", &[("学校序号", SOME)]),
        value: |records, part| {
            let shares = records.shares.iter().filter(|row| row.member.is_some());
            shares
                .filter(|row| part.holds(&row.community, row.term))
                .map(|row| row.hours)
                .sum()
        },
    },
    Measure {
        name: "各校承办",
        unit: "校次",
        definition: "成员学校作为承办单位的次数之和，只数计入的教研活动。",
        source: SHARES,
        by_term: true,
        formula: |places, part| part.sum(places, SHARES, "承办", &[("学校序号", SOME)]),
        value: |records, part| {
            count(
                records
                    .shares
                    .iter()
                    .filter(|row| row.host && part.holds(&row.community, row.term)),
            )
        },
    },
    Measure {
        name: "各校承担任务",
        unit: "校次",
        definition: "成员学校承办、协办，或有教师上课、主讲、主备、点评等的次数之和，只数计入的教研活动；一所学校一次活动只算一次。",
        source: SHARES,
        by_term: true,
        formula: |places, part| part.sum(places, SHARES, "承担任务", &[("学校序号", SOME)]),
        value: |records, part| {
            count(
                records
                    .shares
                    .iter()
                    .filter(|row| row.active && part.holds(&row.community, row.term)),
            )
        },
    },
    Measure {
        name: "各校参加",
        unit: "校次",
        definition: "成员学校有人到会、有人承担任务，或者承办、协办、送出、接受的次数之和，只数计入的教研活动；一所学校一次活动只算一次。",
        source: SHARES,
        by_term: true,
        formula: |places, part| part.sum(places, SHARES, "参加", &[("学校序号", SOME)]),
        value: |records, part| {
            let came = records.shares.iter().filter(|row| row.attended);
            count(came.filter(|row| part.holds(&row.community, row.term)))
        },
    },
    Measure {
        name: "佐证材料",
        unit: "件",
        definition: "各次活动存档的佐证材料，一份文件、一份纸质材料或一份在程序里填写的活动记录为一件，附件计入页数或张数。",
        source: EVIDENCE,
        by_term: true,
        formula: |places, part| part.sum(places, EVIDENCE, "件数", &[]),
        value: |records, part| {
            let there = records.evidence.iter().filter(|row| !row.missing);
            count(there.filter(|row| part.holds(&row.community, row.term)))
        },
    },
];

fn count<T>(rows: impl Iterator<Item = T>) -> f64 {
    rows.count() as f64
}
