//! Two of one name: asked for every place where the name stands, and told apart by the school beside it.
use super::*;
use crate::error::Result;
use crate::ids::PersonId;
use crate::ledger::Writer;
use crate::roster::{Organization, Person, Posting};

/// 李国栋 of 第二实验小学 has a namesake at a school with this 简称.
fn with_namesake_at(ledger: &mut Ledger, school: &str) {
    let namesake = |w: &Writer<'_>| -> Result<()> {
        let own: Vec<Person> = w.reader().list("WHERE r.name = '李国栋'", [])?;
        let posting: Vec<Posting> = w.reader().list("WHERE r.person = ?1", [own[0].uid])?;
        let schools: Vec<Organization> = w.reader().list("WHERE r.short_name = ?1", [school])?;
        let other = Person {
            uid: PersonId::new(),
            code: "T99".to_owned(),
            ..own[0].clone()
        };
        w.insert(&other)?;
        let organization = schools[0].uid;
        w.insert(&Posting {
            uid: Posting::key(other.uid, organization, posting[0].from_date),
            person: other.uid,
            organization,
            ..posting[0].clone()
        })
    };
    ledger.change("同名", namesake).expect("sound");
}

fn list_of(ledger: &Ledger, columns: &str, cells: &str) -> Draft {
    let text = format!(
        "2024—2025学年活动台账\n日期|主题|形式|承办|{columns}\n9.13|研讨|示范课|二实小|{cells}"
    );
    draft(ledger, &[Page::of_text("台账", &text)])
}

/// 执教 李国栋（前楼中心小学）
fn roles_of(line: &ActivityLine) -> Vec<String> {
    let roles = line.facts.iter();
    let roles = roles.filter(|fact| ["执教", "点评", "主讲"].contains(&fact.label.as_str()));
    roles
        .map(|fact| format!("{} {}", fact.label, fact.text))
        .collect()
}

#[test]
fn every_place_of_the_name_is_asked_about() {
    let mut ledger = county_without_activities();
    with_namesake_at(&mut ledger, "前楼中心校");
    let mut list = list_of(&ledger, "执教人|评课人", "李国栋|李国栋");
    let doubts = look(&ledger, &list).lines[0].doubts.clone();
    assert_eq!(
        doubts.iter().map(asked).collect::<Vec<_>>(),
        [
            "？执教的“李国栋”是哪一位？（不止一位叫这个名字）[李国栋（第二实验小学）｜李国栋（前楼中心小学）｜都不是，按所写的姓名记]",
            "？点评的“李国栋”是哪一位？（不止一位叫这个名字）[李国栋（第二实验小学）｜李国栋（前楼中心小学）｜都不是，按所写的姓名记]"
        ]
    );
    for (doubt, value) in doubts
        .iter()
        .zip(["李国栋（前楼中心小学）", "李国栋（第二实验小学）"])
    {
        let given = Answer {
            id: doubt.id.clone(),
            value: value.to_owned(),
        };
        answer(ledger.reader(), &mut list, &given).expect("a choice");
    }
    assert_eq!(
        roles_of(&look(&ledger, &list).lines[0]),
        ["执教 李国栋（前楼中心小学）", "点评 李国栋（第二实验小学）"]
    );
    // The ledger knows it from then on.
    ledger
        .change("导入活动台账", |w| apply(w, &list))
        .expect("nothing is open");
    let again = list_of(&ledger, "执教人|评课人", "李国栋|李国栋");
    assert_eq!(look(&ledger, &again).counts.same, 1);
}

#[test]
fn one_answer_may_hold_for_the_row() {
    let mut ledger = county_without_activities();
    with_namesake_at(&mut ledger, "前楼中心校");
    let mut list = list_of(&ledger, "执教人|评课人", "李国栋|李国栋");
    let first = look(&ledger, &list).lines[0].doubts[0].clone();
    let alike = first.alike.expect("it stands there twice");
    assert_eq!(alike.label, "这一行的“李国栋”都是这一位");
    let given = Answer {
        id: alike.id,
        value: first.choices[0].value.clone(),
    };
    answer(ledger.reader(), &mut list, &given).expect("a choice");
    assert_eq!(look(&ledger, &list).counts.added, 1);
}

#[test]
fn the_school_in_the_column_beside_tells_them_apart() {
    let mut ledger = county_without_activities();
    with_namesake_at(&mut ledger, "前楼中心校");
    let list = list_of(
        &ledger,
        "执教人|执教人单位|评课人|评课人单位",
        "李国栋|前楼中心校|李国栋、胡小兰|二实小、前楼中心校",
    );
    let line = look(&ledger, &list).lines.remove(0);
    assert_eq!(line.doubts, []);
    assert_eq!(
        roles_of(&line)[..2],
        ["执教 李国栋（前楼中心小学）", "点评 李国栋（第二实验小学）"]
    );
    let list = list_of(
        &ledger,
        "执教人|执教人单位",
        "李国栋|前楼中心校、石桥中心校、二实小",
    );
    let line = look(&ledger, &list).lines.remove(0);
    assert_eq!(line.state, LineState::Open);
    assert!(line.lost[0].contains("不是一一对应"), "{:?}", line.lost);
}
