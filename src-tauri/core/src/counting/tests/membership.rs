//! What it changes from when to when a school was a member.
use super::super::facts::MemberSpan;
use super::super::rules::{Reason, exempt};
use super::super::tally::tally;
use super::{FIRST, calendar, day, lesson, school};
use crate::vocabulary::Counter;

#[test]
fn a_school_counts_only_on_days_of_its_membership() {
    let calendar = calendar();
    let activities = [lesson()];
    let value = |from: &str, to: Option<&str>| {
        let spans = [MemberSpan {
            from: Some(day(from)),
            to: to.map(day),
        }];
        let counted = tally(
            activities.iter().enumerate(),
            school("前楼"),
            &spans,
            Counter::Attend,
            &calendar,
        );
        (
            counted.value(),
            counted.not_counted.first().map(|n| n.reason),
        )
    };
    assert_eq!(value("2024-09-01", None), (1, None));
    assert_eq!(value("2024-10-18", Some("2024-10-18")), (1, None));
    assert_eq!(value("2024-10-19", None), (0, Some(Reason::NotMember)));
    assert_eq!(
        value("2024-09-01", Some("2024-10-17")),
        (0, Some(Reason::NotMember))
    );
}

#[test]
fn only_a_member_on_the_terms_middle_day_owes_anything() {
    // 1 September to 31 January: the middle is 16 November.
    let term = calendar().term(FIRST);
    let late = Some("学期过半后才加入，本学期不作要求。");
    let early = Some("学期过半前已退出，本学期不作要求。");
    let away = Some("学期过半时不是成员学校，本学期不作要求。");
    let always: Span2 = (None, None);
    let cases: [(&[Span2], Option<&str>); 9] = [
        (&[always], None),
        (&[(Some("2024-11-16"), None)], None),
        (&[(Some("2024-11-17"), None)], late),
        (&[(None, Some("2024-11-16"))], None),
        (&[(None, Some("2024-11-15"))], early),
        (
            &[(None, Some("2024-09-06")), (Some("2025-01-06"), None)],
            away,
        ),
        (
            &[(None, Some("2024-10-11")), (Some("2024-11-11"), None)],
            None,
        ),
        (
            &[
                (Some("2024-12-02"), Some("2024-12-13")),
                (Some("2025-01-06"), None),
            ],
            late,
        ),
        (
            &[
                (Some("2024-09-02"), Some("2024-09-13")),
                (Some("2024-10-08"), Some("2024-10-18")),
            ],
            early,
        ),
    ];
    for (spans, expected) in cases {
        let membership: Vec<_> = spans
            .iter()
            .map(|(from, to)| MemberSpan {
                from: from.map(day),
                to: to.map(day),
            })
            .collect();
        assert_eq!(exempt(&membership, term), expected, "{spans:?}");
    }
}

/// First and last day of a membership; `None`: open.
type Span2 = (Option<&'static str>, Option<&'static str>);
