//! Importing lists, from the file to the roster: what is found, what is asked, what is refused.
mod claims;
mod columns;
mod faults;
mod left_out;
mod persons;
mod recognising;
mod rows;
mod schools;
mod whole_list;

use super::*;
use crate::error::Error;
use crate::exchange::headers::{Confidence, ListField, ListKind};
use crate::exchange::tabular::samples::{Page, Put, xlsx};
use crate::ids::Uid;
use crate::ledger::Ledger;
use crate::roster::{Organization, Person, Posting};
use crate::sample;

fn county() -> Ledger {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    ledger
}

fn draft(ledger: &Ledger, pages: &[Page]) -> Draft {
    open(
        ledger.reader(),
        ListKind::Persons,
        "教师花名册.xlsx",
        xlsx(pages),
    )
    .expect("a sound file")
}

fn list(text: &str) -> Page {
    Page::of_text("教师", text)
}

fn at(row: u32) -> Place {
    Place { sheet: 0, row }
}

fn is(place: Place, record: Option<Uid>) -> Decide {
    let returning = None;
    Decide {
        place,
        decision: Decision { record, returning },
    }
}

fn look(ledger: &Ledger, draft: &Draft) -> ListPreview {
    preview(ledger.reader(), draft).expect("the draft has rows")
}

fn row(preview: &ListPreview, number: u32) -> &ListRow {
    preview
        .rows
        .iter()
        .find(|row| row.place.row == number)
        .expect("a row of the file")
}

fn persons(ledger: &Ledger) -> Vec<Person> {
    ledger.reader().list("ORDER BY r.code", []).expect("read")
}

fn person(ledger: &Ledger, name: &str) -> (Person, Posting) {
    let person = persons(ledger)
        .into_iter()
        .find(|p| p.name == name)
        .expect("on the roster");
    let postings = ledger
        .reader()
        .list(
            "WHERE r.person = ?1 ORDER BY r.from_date DESC",
            [person.uid],
        )
        .expect("read");
    (
        person,
        postings
            .into_iter()
            .next()
            .expect("everybody works somewhere"),
    )
}

/// A list as a school has it: titles above, other names for columns, short and old school names.
const LIST: &str = "岚溪县第一片区教师花名册|||||||
填报单位：第二实验小学|||||||
序号|教师姓名|所在学校|出生年月|任教学科|专业技术职务|现任职务|骨干称号
1|张 晓东|二实小|1985.6|数学|一级教师|教务主任|县级骨干
2|胡小兰|前楼中心小学|1997年1月|小学语文|中小学一级教师|班主任|—
3|林可|石桥中心校|2001.02|英语|未定级||
4|朱婷婷|前楼中心小学|1994.16|语文|二级教师|班主任|
5|梁美玉|前楼中心小学|199803|数学|三级教师|班主任|
6|梁美玉|前楼中心校|1998/3/1|数学|三级教师|班主任|
7|曾庆华|石桥小学|1979-03|数学|一级教师|数学教研组长|
合计|7人||||||";
