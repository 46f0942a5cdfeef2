//! Awards and honours (获奖): what was won, by whom, of which level; certificates are its evidence.
use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::ids::{ActivityId, OrganizationId, PersonId, ids};
use crate::ledger::{Kind, Reader, record};
use crate::plain::plain;
use crate::vocabulary::{WordList, word};

ids! {
    /// 获奖
    AwardId,
    /// 获奖人员
    AwardWinnerId,
}

record! {
    /// An award or honour (获奖).
    pub struct Award(AwardId) {
        table: "award", label: "获奖", ownership: School, title: "r.name",
        owner: [organization],
        key: own [code],
        first_code: "HJ01",
        sheet: "获奖" = "获得的奖项和荣誉；获奖人写在“获奖人员”。",
        order: "r.won_on DESC, r.code COLLATE by_code",
        pub code: String = "编号" as Kind::Code,
        pub name: String = "名称",
        pub organization: OrganizationId = "学校",
        pub level: Option<String> = "级别" as word(WordList::AwardLevel),
        pub prize: Option<String> = "等次" as word(WordList::Prize),
        pub won_on: Option<NaiveDate> = "获奖日期",
        pub issuer: Option<String> = "颁发单位",
        pub activity: Option<ActivityId> = "相关活动",
        pub note: Option<String> = "备注" as Kind::LongText,
    }
}

record! {
    /// Who won an award (获奖人员).
    pub struct AwardWinner(AwardWinnerId) {
        table: "award_winner", label: "获奖人员", ownership: School,
        title: "coalesce((SELECT p.name FROM person p WHERE p.uid = r.person), r.name)",
        part_of: award as winners,
        owner: [award],
        key: derived [award, person, name],
        sheet: "获奖人员" = "获奖的人。名册里没有的人写姓名。",
        order: "r.seq, r.uid",
        pub award: AwardId = "获奖",
        pub person: Option<PersonId> = "人员",
        pub name: Option<String> = "姓名",
        pub seq: i64 = "顺序" or "0",
    }
}

plain! { Award, parts: AwardWinner,
    unit: "项",
    list: [won_on, name, organization, level, prize],
    form: [[name, code], [organization, won_on], [level, prize], [issuer, activity], [note]],
    filter: [organization, level, prize],
    group: level,
    year_of: won_on,
    check: somebody_won,
}

fn somebody_won(_: &Award, winners: &[AwardWinner], _: Reader<'_>) -> Result<()> {
    let nobody = |winner: &AwardWinner| winner.person.is_none() && winner.name.is_none();
    match winners.iter().any(nobody) {
        true => Err(Error::invalid(
            "winners",
            "有一行获奖人员是空的。请选择人员，或填写姓名，或删去这一行。",
        )),
        false => Ok(()),
    }
}
