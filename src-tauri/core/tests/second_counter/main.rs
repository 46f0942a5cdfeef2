//! 1 000 generated counties, counted twice: by the program out of its ledger, and by a slow second
//! counter that was written only from the catalogue's sentences and never looks at a database.
mod county;
mod entry;
mod slow;

use lianyan_core::Ledger;
use lianyan_core::counting::{self, QuotaRequest, QuotaRow};
use lianyan_core::dates::{SchoolYear, TermNumber};
use lianyan_core::vocabulary::{self, Counter};

const COUNTIES: u64 = 1_000;
const YEAR: SchoolYear = SchoolYear(2024);

#[test]
fn a_thousand_counties_are_counted_alike() {
    let mut ledger = Ledger::temporary().expect("a ledger to count in");
    ledger
        .change("建立资料库", vocabulary::install)
        .expect("the shipped lists");
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
            let rows = compare(&ledger, county);
            school_terms += rows.len();
            met += rows.iter().filter(|row| row.active.value() >= 2).count();
        }
    }
    // Counties in which nothing counts would compare alike without saying anything.
    assert!(school_terms > 5_000, "{school_terms} school-terms");
    assert!(met > school_terms / 20, "{met} of {school_terms} met");
    assert!(met < school_terms * 19 / 20, "{met} of {school_terms} met");
}

fn compare(ledger: &Ledger, county: &county::County) -> Vec<QuotaRow> {
    let request = QuotaRequest {
        school_year: YEAR,
        community: Some(county.community),
        counter: None,
    };
    let table = counting::quota(ledger.reader(), request).expect("the table");
    for row in &table.rows {
        for counter in [Counter::Host, Counter::Active, Counter::Attend] {
            let expected = slow::count(county, row.organization, row.term, counter);
            let found: Vec<_> = row
                .tally(counter)
                .counted
                .iter()
                .map(|c| table.activities[c.activity].id)
                .collect();
            assert_eq!(
                found,
                expected,
                "county {}, {}, {:?}, by {}",
                county.seed,
                row.school,
                row.term,
                counter.label()
            );
        }
        assert_eq!(
            row.applies(),
            slow::applies(county, row.organization, row.term),
            "county {}, {}, {:?}: whether the duty applies",
            county.seed,
            row.school,
            row.term
        );
    }
    let expected = slow::school_terms(county);
    assert_eq!(
        table.rows.len(),
        expected,
        "county {}: school-terms",
        county.seed
    );
    for (number, totals) in [
        (TermNumber::First, &table.communities[0].first),
        (TermNumber::Second, &table.communities[0].second),
    ] {
        let (people, hours) = slow::totals(county, number);
        assert_eq!(
            totals.person_times, people,
            "county {}: person-times",
            county.seed
        );
        assert_eq!(totals.hours, hours, "county {}: hours", county.seed);
    }
    table.rows
}
