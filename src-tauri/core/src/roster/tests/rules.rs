//! Codes, months, and which posting holds or follows.
use super::super::rules::{Step, check_overlap, posting_on, present, step_from};
use super::*;
use crate::text::next_code;

#[test]
fn the_next_code_follows_the_commonest_shape() {
    let cases: [(&[&str], &str); 7] = [
        (&[], "T001"),
        (&["T001", "T044", "T042"], "T045"),
        (&["T01", "T02", "外1"], "T03"),
        (&["T99"], "T100"),
        (&["张三", "李四"], "T001"),
        (&["2024001", "2024002"], "2024003"),
        (&["GZ01", "XX01", "XX12", "CZ01"], "XX13"),
    ];
    for (codes, next) in cases {
        assert_eq!(
            next_code(codes.iter().copied(), "T001"),
            next,
            "after {codes:?}"
        );
    }
}

#[test]
fn months_are_read_as_people_write_them() {
    let cases = [
        ("1974-03", Some("1974-03")),
        ("1974.3", Some("1974-03")),
        ("1974年3月", Some("1974-03")),
        ("197403", Some("1974-03")),
        ("1974/12", Some("1974-12")),
        (" 1974-3 ", Some("1974-03")),
        ("1974-13", None),
        ("74.3", None),
        ("1874-03", None),
        ("三月", None),
        ("1974-", None),
        ("197400", None),
        ("１９７４．３", Some("1974-03")),
        ("１９７４年３月", Some("1974-03")),
    ];
    for (text, month) in cases {
        assert_eq!(parse_month(text).as_deref(), month, "{text}");
    }
}

fn held(from: NaiveDate, to: Option<&str>) -> Posting {
    let (person, organization) = (PersonId::new(), OrganizationId::new());
    Posting {
        uid: Posting::key(person, organization, from),
        owner: organization.0,
        person,
        organization,
        subject: None,
        stage: None,
        post: None,
        title: None,
        honours: None,
        from_date: from,
        to_date: to.map(day),
    }
}

#[test]
fn a_posting_holds_from_its_first_to_its_last_day() {
    let postings = [
        held(ALWAYS, Some("2024-08-31")),
        held(day("2024-09-01"), Some("2025-01-31")),
    ];
    let at = |date: &str| posting_on(&postings, day(date)).map(|posting| posting.from_date);
    assert_eq!(at("2024-08-31"), Some(ALWAYS));
    assert_eq!(at("2024-09-01"), Some(day("2024-09-01")));
    assert_eq!(at("2025-01-31"), Some(day("2024-09-01")));
    assert_eq!(at("2025-02-01"), None);
    let last = present(&postings, day("2025-06-01")).unwrap();
    assert_eq!(
        last.from_date,
        day("2024-09-01"),
        "nothing holds: the latest is worked on"
    );
}

#[test]
fn of_two_that_hold_the_one_begun_last_is_meant() {
    let postings = [held(day("2024-09-01"), None), held(ALWAYS, None)];
    assert_eq!(
        posting_on(&postings, day("2024-10-01")).unwrap().from_date,
        day("2024-09-01")
    );
}

#[test]
fn a_change_from_a_day_follows_or_corrects() {
    let since = held(day("2024-09-01"), None);
    let postings = [since.clone()];
    assert_eq!(
        step_from(&postings, &since, day("2024-09-01")).unwrap(),
        Step::Correct
    );
    assert_eq!(
        step_from(&postings, &since, day("2025-02-01")).unwrap(),
        Step::Follow {
            last_day: day("2025-01-31")
        }
    );
    let message = refused(step_from(&postings, &since, day("2024-03-01")));
    assert!(
        message.starts_with("自2024年9月1日起另有一段任职"),
        "{message}"
    );
}

#[test]
fn postings_never_overlap() {
    let others = [held(day("2024-09-01"), Some("2025-01-31"))];
    let cases = [
        ("2025-02-01", None, true),
        ("2024-01-01", Some("2024-08-31"), true),
        ("2024-01-01", Some("2024-09-01"), false),
        ("2025-01-31", None, false),
        ("2024-01-01", None, false),
        ("2025-03-01", Some("2025-02-01"), false),
    ];
    for (from, to, allowed) in cases {
        let result = check_overlap(&others, day(from), to.map(day));
        assert_eq!(result.is_ok(), allowed, "{from} to {to:?}");
    }
}
