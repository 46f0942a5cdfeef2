//! Holds every number the program makes of a county against the second counter's.
use std::collections::BTreeSet;

use lianyan_core::Ledger;
use lianyan_core::calendar::TermRef;
use lianyan_core::counting::{
    self, Involvement, PeopleRequest, PersonLine, QuotaRequest, QuotaRow, QuotaTable, Stretch,
    TermFormsRequest,
};
use lianyan_core::dates::{SchoolYear, TermNumber};
use lianyan_core::ids::ActivityId;
use lianyan_core::vocabulary::Counter;

use super::county::{County, YEARS, place};
use super::happenings::Activity;
use super::{slow, slow_people};

const TERMS: [TermNumber; 2] = [TermNumber::First, TermNumber::Second];

pub(crate) fn compare(ledger: &Ledger, county: &County) -> Vec<QuotaRow> {
    let request = QuotaRequest {
        school_year: SchoolYear(county.year),
        community: Some(county.community),
        counter: None,
    };
    let table = counting::quota(ledger.reader(), request).expect("the table");
    let seed = county.seed;
    assert_eq!(
        table.rows.len(),
        slow::school_terms(county),
        "county {seed}: school-terms"
    );
    let by_term = TERMS.map(|term| slow::counted(county, Some(term)));
    for row in &table.rows {
        let own = &by_term[place(row.term)];
        counts(county, own, &table, row);
    }
    totals(county, &by_term, &table);
    forms(ledger, county, &by_term);
    let year = Stretch::SchoolYear(SchoolYear(county.year));
    people(ledger, county, year, &slow::counted(county, None));
    // One term each: a thousand counties show both often enough.
    let term = TERMS[county.seed as usize / YEARS.len() % TERMS.len()];
    let stretch = Stretch::Term(TermRef::new(SchoolYear(county.year), term));
    people(ledger, county, stretch, &by_term[place(term)]);
    table.rows
}

/// The three counts of a school in a term, each with its list; and the verdict.
fn counts(county: &County, all: &[&Activity], table: &QuotaTable, row: &QuotaRow) {
    let what = format!("county {}, {}, {:?}", county.seed, row.school, row.term);
    let counters = [Counter::Host, Counter::Active, Counter::Attend];
    let counts = counters.map(|counter| {
        let counted = row.tally(counter).counted.iter();
        let found: Vec<_> = counted.map(|c| table.activities[c.activity].id).collect();
        let expected = slow::count(county, all, row.organization, counter);
        assert_eq!(found, expected, "{what}, by {}", counter.label());
        expected.len()
    });
    let applies = slow::applies(county, row.organization, row.term);
    assert_eq!(row.applies(), applies, "{what}: whether the duty applies");
    let verdict = slow::verdict(applies, counts);
    assert_eq!(
        row.weighed.verdict, verdict,
        "{what}: verdict of all readings"
    );
}

fn totals(county: &County, by_term: &[Vec<&Activity>; 2], table: &QuotaTable) {
    let community = &table.communities[0];
    for (term, totals) in TERMS.into_iter().zip([&community.first, &community.second]) {
        let found = (totals.person_times, totals.hours);
        let all = &by_term[place(term)];
        let expected = slow::totals(county, all);
        assert_eq!(
            found, expected,
            "county {}, {term:?}: person-times, hours",
            county.seed
        );
        assert_eq!(
            totals.activities as usize,
            all.len(),
            "county {}",
            county.seed
        );
    }
}

/// Forms follow the term too: every counted activity of a term stands under some form of it.
fn forms(ledger: &Ledger, county: &County, by_term: &[Vec<&Activity>; 2]) {
    let request = TermFormsRequest {
        school_year: SchoolYear(county.year),
        community: Some(county.community),
    };
    let forms = counting::forms_by_term(ledger.reader(), request).expect("forms");
    for (term, held) in TERMS.into_iter().zip(&forms[0].terms) {
        let held = held
            .held
            .iter()
            .flat_map(|form| form.activities.iter().copied());
        let held: BTreeSet<ActivityId> = held.collect();
        let counted = by_term[place(term)].iter();
        let counted: BTreeSet<ActivityId> = counted.map(|activity| activity.id).collect();
        assert_eq!(held, counted, "county {}, {term:?}: forms", county.seed);
    }
}

fn people(ledger: &Ledger, county: &County, stretch: Stretch, all: &[&Activity]) {
    let request = PeopleRequest {
        community: Some(county.community),
        stretch,
        text: None,
    };
    let what = format!("county {}, {:?}", county.seed, request.stretch);
    let lines = counting::people(ledger.reader(), request).expect("people");
    for line in &lines {
        let share = slow_people::share(county, all, line.person);
        assert_eq!((line.times, line.hours), share, "{what}: {}", line.code);
    }
    let of = |wanted: Involvement| {
        let lines = lines.iter().filter(move |line| line.involvement == wanted);
        lines.collect::<Vec<&PersonLine>>()
    };
    let never = of(Involvement::Never).into_iter();
    let never: BTreeSet<_> = never.map(|line| line.person).collect();
    assert_eq!(
        never,
        slow_people::never(county, all),
        "{what}: who never took part"
    );
    for line in of(Involvement::NoOccasion) {
        assert!(
            slow_people::is_apart(county, all, line.person),
            "{what}: {} is said apart",
            line.code
        );
        assert!(
            line.no_occasion.is_some(),
            "{what}: {} has a reason",
            line.code
        );
    }
}
