//! 1 000 generated counties, counted twice: by the program out of its ledger, and by a slow second
//! counter that was written only from the catalogue's sentences and never looks at a database.
mod chance;
mod compare;
mod county;
mod entry;
mod happenings;
mod situations;
mod slow;
mod slow_people;

use lianyan_core::Ledger;
use lianyan_core::vocabulary;

use self::situations::Situations;

const COUNTIES: u64 = 1_000;

#[test]
fn a_thousand_counties_are_counted_alike() {
    let mut ledger = Ledger::temporary().expect("a ledger to count in");
    ledger
        .change("建立资料库", |w| {
            vocabulary::install(w)?;
            entry::enter_terms(w)
        })
        .expect("the shipped lists");
    let mut situations = Situations::default();
    let mut school_terms = 0;
    let mut met = 0;
    for chunk in (0..COUNTIES).collect::<Vec<_>>().chunks(50) {
        let counties: Vec<_> = chunk.iter().map(|seed| county::generate(*seed)).collect();
        ledger
            .change("登记县", |w| {
                counties.iter().try_for_each(|c| entry::enter(w, c))
            })
            .expect("every county can be entered");
        for county in &counties {
            let rows = compare::compare(&ledger, county);
            school_terms += rows.len();
            met += rows.iter().filter(|row| row.active.value() >= 2).count();
            situations.note(county);
        }
    }
    // Counties in which nothing counts would compare alike without saying anything.
    assert!(school_terms > 5_000, "{school_terms} school-terms");
    assert!(met > school_terms / 20, "{met} of {school_terms} met");
    assert!(met < school_terms * 19 / 20, "{met} of {school_terms} met");
    situations.assert_frequent();
}
