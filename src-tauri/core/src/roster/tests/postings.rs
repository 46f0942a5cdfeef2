//! Where a person works: from a day on, corrected, and never nowhere.
use super::*;

#[test]
fn from_a_day_on_closes_the_former_posting_and_keeps_the_past() {
    let mut ledger = ledger();
    let (huang, first, second) = moved(&mut ledger);
    let reader = ledger.reader();
    assert_eq!(
        school_on(reader, huang, day("2025-01-31")).unwrap(),
        Some(first)
    );
    assert_eq!(
        school_on(reader, huang, day("2025-02-01")).unwrap(),
        Some(second)
    );
    let page = person(reader, huang).unwrap();
    assert_eq!(
        page.row.organization,
        Some(first),
        "today is 11 October 2024"
    );
    assert_eq!(page.postings.len(), 2);
    assert_eq!(page.postings[1].to, Some(day("2025-01-31")));
}

#[test]
fn a_correction_changes_the_past_too() {
    let mut ledger = ledger();
    let (wrong, right) = (
        school(&mut ledger, "前楼小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    let huang = enter(&mut ledger, "黄思敏", wrong);
    let corrected = SavePerson {
        uid: Some(huang),
        ..new_person("黄思敏", right)
    };
    save(&mut ledger, corrected).unwrap();
    let page = person(ledger.reader(), huang).unwrap();
    assert_eq!(page.postings.len(), 1);
    assert_eq!(
        school_on(ledger.reader(), huang, day("2015-01-01")).unwrap(),
        Some(right)
    );
    assert_eq!(page.person.owner, right.0);
    ledger
        .change("删除", |w| remove_organization(w, wrong))
        .expect("nothing is left there");
}

#[test]
fn nothing_new_leaves_the_posting_alone() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let huang = enter(&mut ledger, "黄思敏", first);
    let again = SavePerson {
        uid: Some(huang),
        from: Some(day("2025-02-01")),
        ..new_person("黄思敏", first)
    };
    save(&mut ledger, again).unwrap();
    assert_eq!(person(ledger.reader(), huang).unwrap().postings.len(), 1);
}

#[test]
fn undo_takes_a_move_back_as_a_whole() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    let huang = enter(&mut ledger, "黄思敏", first);
    let before = person(ledger.reader(), huang).unwrap();
    let moved = SavePerson {
        uid: Some(huang),
        from: Some(day("2024-10-01")),
        ..new_person("黄思敏", second)
    };
    save(&mut ledger, moved).unwrap();
    assert_ne!(person(ledger.reader(), huang).unwrap(), before);
    ledger.undo().unwrap();
    assert_eq!(person(ledger.reader(), huang).unwrap(), before);
}

#[test]
fn the_only_posting_stays() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let li = enter(&mut ledger, "李敏", first);
    let only = Posting::key(li, first, ALWAYS);
    let message = refused(ledger.change("删除", |w| remove_posting(w, only)));
    assert!(message.starts_with("李敏只有这一段任职"), "{message}");
}

#[test]
fn a_posting_is_corrected_under_its_new_key() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let li = enter(&mut ledger, "李敏", first);
    let request = SavePosting {
        uid: Some(Posting::key(li, first, ALWAYS)),
        person: li,
        organization: first,
        subjects: vec![],
        stage: None,
        post: None,
        title: None,
        honours: None,
        from: Some(day("2020-09-01")),
        to: None,
    };
    ledger.change("更正", |w| save_posting(w, request)).unwrap();
    let page = person(ledger.reader(), li).unwrap();
    assert_eq!(page.postings.len(), 1);
    assert_eq!(
        page.postings[0].uid,
        Posting::key(li, first, day("2020-09-01"))
    );
}
